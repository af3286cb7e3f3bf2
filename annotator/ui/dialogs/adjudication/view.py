"""What the adjudication window shows of an article and of the disagreement one is at; decides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.schema import Schema
from annotator.quality.cases import Case
from annotator.services.adjudication_article import DeskArticle
from annotator.services.adjudication_own import GoldAnnotationService
from annotator.ui.article_view import ViewStyle
from annotator.ui.dialogs.adjudication.annotators import DIRECT
from annotator.ui.dialogs.adjudication.display import overlaid
from annotator.ui.dialogs.adjudication.frame import AdjudicationFrame
from annotator.ui.dialogs.adjudication.hints import by_hand_hints, deciding_hints
from annotator.ui.dialogs.adjudication.style import dialog_style
from annotator.ui.i18n import current_language, error_text, number
from annotator.ui.keymap import KeyMap
from annotator.ui.theme import Theme
from annotator.ui.worker import WorkerClient


class AdjudicationView(AdjudicationFrame):
    """The parts of the window, filled: all readings of an article laid over each other or side by side."""

    def __init__(
        self,
        schema: Schema,
        service: GoldAnnotationService,
        worker: WorkerClient,
        corpus: str,
        keys: KeyMap,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(schema, service, worker, corpus, keys, parent)
        self._schema = schema
        self._article: DeskArticle | None = None
        self._question: str | None = None
        self._blind = False
        self._style = ViewStyle(language=current_language())

    @property
    def article(self) -> DeskArticle | None:
        """What is shown."""
        return self._article

    @property
    def case(self) -> Case | None:
        """The disagreement one is at."""
        if self._article is None or self._question is None:
            return None
        return self._article.cases.find(self._question)

    @property
    def is_by_hand(self) -> bool:
        """Whether the gold set is worked on by hand."""
        return self._pages.currentWidget() is self.own

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._style = replace(self._style, theme=theme)
        self.setStyleSheet(dialog_style(theme))
        self.panel.set_theme(theme)
        self.queue.set_theme(theme)
        self.notice.set_theme(theme)
        self._show_style()

    def set_type(self, **values: Any) -> None:  # noqa: ANN401 - fields of ``ViewStyle``
        """Set the article in another type, or with other distances."""
        self._style = replace(self._style, **values)
        self._show_style()

    def say(self, error: AnnotatorError) -> None:
        """Tell why something was not done."""
        self.notice.say(error_text(error))

    # --- inside ------------------------------------------------------------------------------

    def _take(self, opened: DeskArticle, question: str | None, *, anew: bool) -> None:
        self._article = opened
        there = opened.cases.find(question) if question is not None else None
        cases = opened.open_cases or opened.cases.cases
        first = cases[0].question if cases else None
        self._question = there.question if there is not None else first
        self._show(anew=anew)
        self._take_keyboard()

    def _show(self, *, anew: bool, keep: bool = False) -> None:
        article, case = self._article, self.case
        if article is None:
            self.heading.setText("")
            return
        self.heading.setText(" ".join(article.article.title.split()))
        self.queue.show_article(article, self._question)
        cases = article.cases.cases
        open_ones = [each.question for each in article.open_cases]
        place = QCoreApplication.translate("AdjudicationDialog", "%1 open of %2 disagreements")
        words = place.replace("%1", number(len(open_ones))).replace("%2", number(len(cases)))
        self.panel.show_case(article, case, words, blind=self._blind, keep=keep)
        self._show_views(anew=anew)
        self._show_progress()
        self._show_hints()

    def _show_views(self, *, anew: bool) -> None:
        article, case = self._article, self.case
        if article is None or self.is_by_hand:
            return
        if self.side_button.isChecked():
            if anew:
                self.columns.show_article(article, blind=self._blind)
            self.columns.show_case(article, case)
            return
        shown = overlaid(article, case, self._schema, current_language(), blind=self._blind)
        self.readings.show_readings(shown, anew=self._is_other(article))

    def _is_other(self, article: DeskArticle) -> bool:
        """Whether the view shows another article."""
        return self.readings.shown_article != article.article.id

    def _toggle_side(self) -> None:
        self.side_button.setChecked(not self.side_button.isChecked())
        self._show_side()

    def _show_side(self) -> None:
        beside = self.side_button.isChecked()
        self._pages.setCurrentWidget(self.columns if beside else self.readings)
        self._show_views(anew=True)

    def _show_style(self) -> None:
        self.readings.set_style(self._style)
        self.columns.set_style(self._style)
        self.own.set_style(self._style)
        self.feedback.set_theme(self._style.theme)
        if self._article is not None:
            self._show(anew=True)

    def _show_hints(self) -> None:
        if self.is_by_hand:
            self.hints.show_hints(by_hand_hints())
            return
        keys = "".join(self._article.keys)[: len(DIRECT)] if self._article is not None else ""
        self.hints.show_hints(deciding_hints("  ".join(keys)))

    def _take_keyboard(self) -> None:
        self.panel.table.setFocus(Qt.FocusReason.OtherFocusReason)
