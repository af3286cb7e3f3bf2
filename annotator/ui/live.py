"""Keeps the desk in step with a server: what others do, what waits to be stored, whether there is a connection."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.domain.news import NewsKind, Notice
from annotator.domain.schema_changes import is_same
from annotator.services.outbox_news import Happened, OutboxNews
from annotator.ui.dialogs.server.not_stored import NotStoredDialog
from annotator.ui.i18n import error_text
from annotator.ui.key_line import Storing
from annotator.ui.notice import Notice as Sentence

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow

_GATHER_MS = 150
"""Others seldom do one thing alone: an import tells of every article."""
_MOST_ROWS = 5
_LATER_MS = 500
_LISTS = frozenset({NewsKind.ARTICLES, NewsKind.ASSIGNMENTS, NewsKind.ANYTHING})


class Live(QObject):
    """Listens for the corpus on the desk; one in a file has nothing to tell."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk: Desk | None = None
        self._pending: dict[Notice, None] = {}
        self._was_down = False
        self.dialog: NotStoredDialog | None = None
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._take_up)
        window.key_line.waiting_wanted.connect(self.show_not_stored)

    def attach(self, desk: Desk) -> None:
        """Listen for the corpus of this desk from now on."""
        self._desk, self._was_down = desk, False
        self._pending.clear()
        remote = desk.corpus.remote
        if remote is not None:
            remote.told.connect(self._on_told)
            remote.happened.connect(self._on_happened)
        self._show()
        if remote is not None and remote.damage:
            desk.notice.say("\n".join(map(error_text, remote.damage)))

    def detach(self) -> None:
        """The corpus is about to be closed."""
        self._gather.stop()
        self._desk = None
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()
        self._window.key_line.set_storing(Storing())

    def show_not_stored(self) -> None:
        """Show what waits and what did not fit."""
        desk = self._desk
        if desk is None or desk.corpus.remote is None:
            if desk is not None:
                desk.notice.say(self.tr("Everything you did in this corpus is stored."), "info")
            return
        if self.dialog is None:
            remote = desk.corpus.remote
            theme = self._window.preferences.appearance.theme
            self.dialog = NotStoredDialog(remote.outbox, theme, self._window, damage=remote.damage)
        self.dialog.refresh()
        self.dialog.show()
        self.dialog.activateWindow()

    # --- the outbox --------------------------------------------------------------------------

    def _on_happened(self, news: OutboxNews) -> None:
        desk = self._desk
        if desk is None or self.sender() is not desk.corpus.remote:
            return
        self._show()
        if news.kept is None:
            return
        told = partial(self._tell_of, desk, news)
        if desk.session.heading == news.kept.changes.article:
            self._read_again(desk, told)
        else:
            told()

    def _tell_of(self, desk: Desk, news: OutboxNews) -> None:
        if news.what is Happened.REFUSED and news.error is not None:
            desk.notice.say(error_text(news.error))
        elif news.what is Happened.FITTED:
            words = self.tr(
                "You changed this article on another computer meanwhile; both changes are stored."
            )
            desk.notice.say(words, "info")

    def _show(self) -> None:
        desk = self._desk
        remote = desk.corpus.remote if desk is not None else None
        if desk is None or remote is None:
            self._window.key_line.set_storing(Storing())
            return
        outbox, is_down = remote.outbox, remote.line.is_down
        trouble = outbox.trouble
        self._window.key_line.set_storing(
            Storing(
                is_remote=True,
                is_down=is_down,
                waiting=len(outbox.waiting),
                beside=len(outbox.beside),
                trouble=error_text(trouble) if trouble is not None else "",
            )
        )
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.refresh()
        if is_down and not self._was_down:
            words = self.tr(
                "No connection to the server: what you mark here is kept on this machine and stored later."
            )
            desk.notice.say(words)
        elif self._was_down and not is_down:
            self._pending.setdefault(Notice(NewsKind.ANYTHING))
            self._gather.start()
            desk.notice.say(self.tr("The connection to the server is back."), "info")
        self._was_down = is_down

    # --- others ------------------------------------------------------------------------------

    def _on_told(self, notice: Notice) -> None:
        desk = self._desk
        remote = desk.corpus.remote if desk is not None else None
        if remote is None or self.sender() is not remote:
            return
        if notice.kind is NewsKind.LOST:
            self._show()
            return
        if notice.kind is NewsKind.ANYTHING:
            remote.outbox.hurry()
        self._pending.setdefault(notice)
        if not self._gather.isActive():
            self._gather.start()

    def _take_up(self) -> None:
        desk = self._desk
        remote = desk.corpus.remote if desk is not None else None
        if desk is None or remote is None or remote.line.is_down:
            return  # it begins anew once there is a connection
        if NewsKind.SCHEMA in {notice.kind for notice in self._pending} or (
            Notice(NewsKind.ANYTHING) in self._pending
        ):
            if QApplication.activeModalWidget() is not None:
                self._gather.start(_LATER_MS)
                return
            if self._has_another_schema(desk):
                self._pending.clear()
                self._reload()
                return
        notices, self._pending = tuple(self._pending), {}
        self._refresh_list(desk, notices)
        here = desk.session.workbench
        mine = {SUGGESTIONS, desk.corpus.annotator, None}
        if here is not None and any(
            notice.article in {here.article.id, None}
            and notice.annotator in mine
            and notice.kind in {NewsKind.SET, NewsKind.SUGGESTIONS, NewsKind.ANYTHING}
            for notice in notices
        ):
            self._read_again(desk)
        self._hint()

    def _refresh_list(self, desk: Desk, notices: tuple[Notice, ...]) -> None:
        if any(notice.kind in _LISTS for notice in notices):
            desk.article_list.reload()
            return
        mine = {SUGGESTIONS, desk.corpus.annotator, None}
        articles: set[ArticleId | None] = {
            notice.article for notice in notices if notice.annotator in mine
        }
        if None in articles or len(articles) > _MOST_ROWS:
            desk.article_list.refresh_rows()
            return
        for article in articles:
            if article is not None:
                desk.article_list.refresh_row(article)

    def _read_again(self, desk: Desk, then: Callable[[], None] | None = None) -> None:
        """Show the article as it is stored now; what is being typed comes first."""
        desk.inspector.commit()
        before = desk.session.workbench

        def shown() -> None:
            after = desk.session.workbench
            if before is not None and after is not None and before.own != after.own:
                words = self.tr(
                    "You changed this article on another computer; this is how it is now."
                )
                desk.notice.say(words, "info")
            if then is not None:
                then()

        desk.session.renew_suggestions(shown)

    def _has_another_schema(self, desk: Desk) -> bool:
        try:
            with desk.corpus.store.open_unit_of_work() as work:
                return not is_same(work.schemas.current(), desk.corpus.schema)
        except AnnotatorError:
            return False  # there will be more news with the connection

    def _reload(self) -> None:
        if self._window.reopen_corpus() and self._window.desk is not None:
            desk = self._window.desk
            words = self.tr("The schema was changed elsewhere; this is version %1.")
            desk.notice.say(words.replace("%1", str(desk.corpus.schema.version)), "info")

    def _hint(self) -> None:
        """Say in the other windows of this corpus that they may be out of date."""
        words = self.tr(
            "Others have changed something in the corpus meanwhile; read this anew to see it."
        )
        for window in QApplication.topLevelWidgets():
            if self._shows_corpus(window):
                found = window.findChild(
                    Sentence, options=Qt.FindChildOption.FindDirectChildrenOnly
                )
                sentence = found if isinstance(found, Sentence) else Sentence(window)
                sentence.set_theme(self._window.preferences.appearance.theme)
                if not sentence.isVisible():
                    sentence.say(words, "info")

    def _shows_corpus(self, window: QWidget) -> bool:
        return (
            isinstance(window, (QDialog, QMainWindow))
            and window is not self._window
            and window is not self.dialog
            and window.isVisible()
            and not window.isModal()
            and window.parentWidget() is self._window
        )
