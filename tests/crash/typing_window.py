"""The window in a process of its own, in which somebody presses random keys until it is killed.

python typing_window.py CORPUS PIPE SEED
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "e2e")]

from journey import CTRL, LEFT, NONE, SHIFT, Person  # noqa: E402 - the path comes first
from PySide6.QtCore import Qt  # noqa: E402 - the path comes first
from PySide6.QtTest import QTest  # noqa: E402 - the path comes first
from shared import ARTICLES, Pipe, digest, word_ranges  # noqa: E402 - the path comes first

from annotator.domain.backups import BackupPolicy  # noqa: E402 - the path comes first
from annotator.storage import backups  # noqa: E402 - the path comes first

_KEYS = (
    *[(Qt.Key.Key_Return, NONE)] * 4,
    *[(Qt.Key.Key_Tab, NONE)] * 2,
    *[(Qt.Key.Key_Backspace, NONE)] * 2,
    (Qt.Key.Key_P, NONE),
    (Qt.Key.Key_O, NONE),
    (Qt.Key.Key_BracketRight, NONE),
    (Qt.Key.Key_BracketLeft, NONE),
    *[(Qt.Key.Key_Z, CTRL)] * 2,
    (Qt.Key.Key_Z, CTRL | SHIFT),
)


class Typist(Person):
    """Presses keys without looking."""

    def __init__(self, settings: Path, dice: random.Random) -> None:
        super().__init__(settings)
        self._dice = dice

    def settle(self) -> None:
        """Go on at once; sometimes pause."""
        QTest.qWait(self._dice.choice([0, 0, 1, 15]))

    def do_something(self) -> None:
        dice = self._dice
        if self.session.workbench is None or dice.random() < 0.03:
            self.desk.open_article(f"a{dice.randrange(ARTICLES)}")
            return
        if dice.random() < 0.35:
            self._mark_a_word()
            return
        if dice.random() < 0.03:
            # Done, and on to the next unfinished one.
            self.window.actions_of["article.done"].trigger()
            return
        self.view.setFocus()
        self.key(*dice.choice(_KEYS))

    def _mark_a_word(self) -> None:
        seen = self.view.visible_range()
        words = [
            each for each in word_ranges(self.session.workbench.article.text) if each.end < seen.end
        ]
        place = self._dice.choice(words or word_ranges(self.session.workbench.article.text)[:5])
        rect = self.view.position_rect(place.begin + 1)
        QTest.mouseClick(self.view.viewport(), LEFT, NONE, rect.center())
        QTest.mouseDClick(self.view.viewport(), LEFT, NONE, rect.center())
        self.view.setFocus()
        self.key(self._dice.choice([Qt.Key.Key_P, Qt.Key.Key_O, Qt.Key.Key_D]))


def main() -> None:
    path, handle, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    os.set_inheritable(
        handle, False
    )  # its worker would hold the pipe open for a while after it was killed
    backups.USUAL = BackupPolicy(commits=25)
    dice = random.Random(seed)
    pipe = Pipe(handle)
    person = Typist(path.with_suffix(f".{seed}.settings.json"), dice)
    assert person.window.open_corpus(str(path)), person.window._notice.text

    def shown(desk, changes) -> None:
        if changes is not None:
            pipe.say(done=changes.id, article=desk.article.id, state=digest(desk.own))

    def refused(_error) -> None:
        # The desk was told first: this is what a person reads.
        pipe.say(refused=person.desk.notice.text)

    person.session.workbench_changed.connect(shown)
    person.session.refused.connect(refused)
    pipe.say(ready="window")
    while True:
        person.do_something()


if __name__ == "__main__":
    main()
