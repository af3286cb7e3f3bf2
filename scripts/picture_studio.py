"""The window as a photographer has it: opened without a display, put into a state, its pictures taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from picture_corpora import ANNA, STRUCTURES, Clock
from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from small_png import save_small

import marked_up
from annotator.domain.changes import Action, ArgumentAdded, ChangeSet, SpanAdded, Status
from annotator.domain.ids import ArticleId, ChangeSetId, SpanId
from annotator.domain.ports import ArticleQuery
from annotator.domain.workbench import Workbench
from annotator.services.context import AppContext
from annotator.ui.app import application
from annotator.ui.appearance import Appearance
from annotator.ui.desk import Desk
from annotator.ui.i18n import Language
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.settings import SettingsFile
from annotator.ui.worker import WorkerClient

SIZE = (1440, 900)
_DECIDED = 14
_PATIENCE = 200
_SETTLE_MS = 120


class Studio:
    """The window, as a photographer has it.

    Args:
        parts: The program's parts.
        clock: Theirs.
        folder: Where the pictures go.
        scratch: Where settings and corpora are.
    """

    def __init__(self, parts: AppContext, clock: Clock, folder: Path, scratch: Path) -> None:
        self.folder, self.scratch, self.clock = folder, scratch, clock
        folder.mkdir(parents=True, exist_ok=True)
        app = application()
        app.setCursorFlashTime(0)
        QSettings().clear()
        self.preferences = Preferences(
            SettingsFile(scratch / "settings.json"), Appearance(app), Language(app), app
        )
        self.preferences.file.change(language="en", theme="light")
        self.preferences.start()
        self.worker = WorkerClient(app)
        self.window = MainWindow(parts, ANNA, preferences=self.preferences, worker=self.worker)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()

    @property
    def desk(self) -> Desk:
        """The desk of the corpus that is open."""
        if self.window.desk is None:
            raise RuntimeError("no corpus is open")
        return self.window.desk

    # --- the camera --------------------------------------------------------------------------

    def look(self, language: str, theme: str) -> None:
        """Speak a language and wear a theme."""
        self.preferences.file.change(language=language, theme=theme)
        self.preferences.start()
        self.settle()

    def settle(self) -> None:
        """Let everything that was put off happen."""
        QTest.qWait(_SETTLE_MS)

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait for something.

        Raises:
            TimeoutError: If it does not happen.
        """
        for _ in range(_PATIENCE):
            self.settle()
            if until():
                return
        raise TimeoutError

    def is_busy(self) -> bool:
        """Whether a worker of the window still has something to do."""
        workers = self.window.findChildren(WorkerClient)
        return any(worker.busy for worker in (self.worker, *workers))

    def wait_for_workers(self) -> None:
        """Wait until no worker has anything to do, and nothing follows from what it did."""
        for _ in range(2):
            self.wait(lambda: not self.is_busy())

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Take a picture."""
        self.settle()
        path = self.folder / f"{name}.png"
        save_small((widget or self.window).grab().toImage(), path)
        print(path)

    def take_dialog(
        self, name: str, ask: Callable[[], object], prepare: Callable[[QWidget], object]
    ) -> None:
        """Take a picture of a dialog that ``ask`` opens and ``prepare`` fills in, and cancel it."""

        def shoot() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                raise RuntimeError(f"no dialog for {name}")
            prepare(dialog)
            self.take(name, dialog)
            dialog.close()

        QTimer.singleShot(2 * _SETTLE_MS, shoot)
        ask()

    def beside(self, name: str, size: tuple[int, int] | None = None) -> QWidget:
        """A window beside the main one, opened anew, once it shows what it has to.

        Args:
            name: Of its action.
            size: Other than its own.
        """
        companion = self.window.companions[name]
        companion.end()
        self.window.actions_of[name].trigger()
        self.wait(lambda: getattr(companion, "dialog", None) is not None)
        dialog = getattr(companion, "dialog", None)
        if not isinstance(dialog, QWidget):
            raise TypeError(name)
        if size is not None:
            dialog.resize(*size)
        self.wait(dialog.isVisible)
        self.wait_for_workers()
        return dialog

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # --- states ------------------------------------------------------------------------------

    def work_a_little(self) -> None:
        """Some articles are done, one is begun: the first half of its suggestions is decided."""
        session, articles = self.desk.session, self.articles()
        for number, status in ((3, Status.DONE), (4, Status.DONE), (5, Status.STARTED)):
            session.open(articles[number])
            session.set_status(status)
        self.open(articles[0])
        session.focus_next_suggestion()
        for _ in range(_DECIDED):
            self.clock.go_on(0.1)
            session.accept()
        suggestions = session.workbench.open_suggestions if session.workbench else ()
        for quote in [s.id for s in suggestions if s.layer == "quote"][:2]:
            self.clock.go_on(0.2)
            session.set_focus(quote)
            session.accept()

    def change_ones_mind(self) -> None:
        """Later: a name has another label, which is undone, another one is taken away, and a remark is written."""
        session = self.desk.session
        own = session.workbench.own if session.workbench else ()
        names = sorted((s for s in own if s.layer == "entity"), key=lambda s: s.fragments[0].begin)
        other = next(each for each in names if each.label == "MISC")
        steps: list[Callable[[], object]] = [
            lambda: session.relabel("LOC" if names[0].label != "LOC" else "ORG"),
            session.undo,
            lambda: session.set_focus(other.id),
            session.reject_or_remove,
            lambda: session.set_note("The list of ships is in the annex."),
        ]
        self.clock.go_on(95)
        session.set_focus(names[0].id)
        for step in steps:
            self.clock.go_on(2)
            step()
            self.settle()

    def articles(self) -> list[ArticleId]:
        """The articles of the corpus, in order."""
        with self.desk.corpus.store.open_unit_of_work() as work:
            return list(work.articles.ids(ArticleQuery(ANNA)))

    def open(self, article: ArticleId) -> None:
        """Put an article on the desk."""
        self.desk.open_article(article)
        self.settle()

    def focus(self, span: str) -> None:
        """Put the focus on a span."""
        self.desk.session.set_focus(SpanId(span))
        self.settle()

    def focus_first(self, layer: str) -> None:
        """Focus the first own span of a layer that has roles filled."""
        session = self.desk.session
        own = session.workbench.own if session.workbench else None
        heads = [s.id for s in own if s.layer == layer and own.arguments_of(s.id)] if own else []
        session.set_focus(heads[0] if heads else None)
        self.settle()

    def mark_up(self) -> dict[str, ArticleId]:
        """Mark in each article what its file says; the articles by name of the file."""
        session = self.desk.session
        with self.desk.corpus.store.open_unit_of_work() as work:
            articles = {
                name: article
                for article in work.articles.ids(ArticleQuery(ANNA))
                for name in STRUCTURES
                if work.articles.get(article).text == marked_up.read(name, session.schema).text
            }
        for name, article in articles.items():
            self.open(article)
            if not session.carry_out(partial(self._step, self._marked(name))):
                raise RuntimeError(f"nothing was marked in {name}")
        return articles

    def _marked(self, name: str) -> list[SpanAdded | ArgumentAdded]:
        found = marked_up.read(name, self.desk.session.schema)
        spans = {span.id: SpanId(f"{name}-{span.id}") for span in found.spans}
        added = [
            SpanAdded(span=span.model_copy(update={"id": spans[span.id]})) for span in found.spans
        ]
        links = [
            ArgumentAdded(
                argument=link.model_copy(
                    update={
                        "id": f"{name}-{link.id}",
                        "head": spans[link.head],
                        "filler": spans[link.filler] if link.filler else None,
                    }
                )
            )
            for link in found.arguments
        ]
        return [*added, *links]

    def _step(self, changes: list[SpanAdded | ArgumentAdded], on_desk: Workbench) -> ChangeSet:
        return ChangeSet(
            id=ChangeSetId(f"{on_desk.article.id}-marked"),
            action=Action.ADD,
            subject=on_desk.article.title,
            article=on_desk.article.id,
            annotator=ANNA,
            at=self.clock(),
            changes=tuple(changes),
        )
