"""What is damaged, and what comes of it."""

from __future__ import annotations

import random
import shutil
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from damage import SECONDS, damaged, within

from annotator.domain.errors import AnnotatorError, SettingError

EXPECTED = (AnnotatorError, SettingError)
"""What may come out of using something damaged."""


@dataclass(frozen=True)
class Target:
    """Something the program reads.

    Attributes:
        name: In reports.
        make: Writes a sound file into a folder.
        use: Reads it; raises an ``AnnotatorError`` or gives back what came of it.
        look: Sees that what came of it is sound; not part of the time it may take.
        damage: How a content becomes another; most are damaged byte by byte.
        beside: Whether what lies beside the file is read with it, and now and then damaged instead of it.
        seconds: Of the processor; so long may using it take.
    """

    name: str
    make: Callable[[Path], Path]
    use: Callable[[Path], Any]
    look: Callable[[Any], None] | None = None
    damage: Callable[[bytes, random.Random], bytes] = damaged
    beside: bool = False
    seconds: float = SECONDS


@dataclass(frozen=True)
class Outcome:
    """What came of one input.

    Attributes:
        word: ``read`` or ``refused``; anything else is a failure.
        seconds: Of the processor.
    """

    word: str
    seconds: float


class Bench:
    """A target with its sound files, to be damaged and mended again and again.

    Args:
        target: What is tried.
        folder: To make the files in; it is not there yet.

    Attributes:
        path: The file that is used.
    """

    def __init__(self, target: Target, folder: Path) -> None:
        self.target = target
        self._folder = folder
        folder.mkdir()
        self.path = target.make(folder)
        found = sorted(each for each in folder.rglob("*") if each.is_file())
        self._sound = {each: each.read_bytes() for each in found}
        self._others = [each for each in found if each != self.path] if target.beside else []

    @property
    def sound(self) -> bytes:
        """What the file holds when nothing is damaged."""
        return self._sound[self.path]

    def damage(self, chance: random.Random) -> None:
        """Damage the file, or now and then one beside it."""
        # Mostly the file itself: the first byte of another one decides as much as a thousand of it.
        is_other = self._others and chance.random() < 0.2
        chosen = chance.choice(self._others) if is_other else self.path
        chosen.write_bytes(self.target.damage(self._sound[chosen], chance))

    def tried(self) -> Outcome:
        """Use the file as it is now.

        Raises:
            BaseException: What must not come out.
        """
        try:
            with within(self.target.seconds) as spent, warnings.catch_warnings():
                warnings.simplefilter("ignore", ResourceWarning)
                found = self.target.use(self.path)
        except EXPECTED as error:
            return Outcome("refused" if str(error) else "refused without a word", spent.seconds)
        if self.target.look is not None:
            self.target.look(found)
        return Outcome("read", spent.seconds)

    def keep(self, place: Path) -> None:
        """Copy everything as it is now."""
        shutil.copytree(self._folder, place, dirs_exist_ok=True)

    def mend(self) -> None:
        """Make everything sound again, and nothing else be there."""
        for each in sorted(self._folder.rglob("*"), reverse=True):
            if each.is_dir() and not each.is_symlink():
                if not any(each.iterdir()):
                    each.rmdir()
            elif each not in self._sound:
                each.unlink()
        for path, content in self._sound.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != content:
                path.unlink(missing_ok=True)
                path.write_bytes(content)
