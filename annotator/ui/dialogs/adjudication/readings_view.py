"""The article with the gold so far and the readings of one case below the words, each in its colour and pattern."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from annotator.domain.ids import SpanId
from annotator.domain.offsets import TextRange
from annotator.ui.article_view import ArticleView
from annotator.ui.article_view.decor import Underline
from annotator.ui.article_view.items import Item
from annotator.ui.dialogs.adjudication.annotators import pattern_of
from annotator.ui.dialogs.adjudication.display import COMMON, ELSEWHERE, READING, Shown


class ReadingsView(ArticleView):
    """Shows readings; a click on a mark leads to its case.

    Signals:
        question_wanted: The question of the mark that was clicked.
    """

    question_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingsView")
        self._shown: Shown | None = None
        self.span_activated.connect(self._on_activated)

    def show_readings(self, shown: Shown, *, anew: bool) -> None:
        """Show other readings.

        Args:
            shown: What is to be seen.
            anew: Whether it is another article.
        """
        self._shown = shown
        if anew or self._page is None:
            self.show_workbench(shown.workbench, shown.schema)
        else:
            self._page.schema = shown.schema
            self.update_workbench(shown.workbench, None)
        if shown.place is not None:
            self._bring_near(shown.place)

    @property
    def shown_article(self) -> str:
        """Id of the article that is shown; empty: none."""
        return self._page.article.id if self._page is not None else ""

    def is_reading(self, span: SpanId | None) -> bool:
        """Whether a mark is a reading, not gold."""
        return span is not None and self._shown is not None and span in self._shown.case_at

    def _bring_near(self, place: TextRange) -> None:
        """Show a stretch with words around it: where it is near an edge, a third from the top."""
        self.reveal(place)
        height, line = self.viewport().height(), self._metrics.line_height()
        top = self.position_rect(place.begin).top()
        bottom = self.position_rect(max(place.begin, place.end - 1)).bottom()
        if top < line or bottom > height - 2 * line:
            self.scroll_to(self._scroll + top - height // 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the article, then cut the lines of readings into their patterns."""
        super().paintEvent(event)
        page = self._page
        if page is None or page.is_empty or self._shown is None:
            return
        exposed = event.rect()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            for number in page.between(
                exposed.top() + self._scroll, exposed.bottom() + 1 + self._scroll
            ):
                layout = page.layout(number)
                if layout.decor is None:
                    continue
                painter.save()
                painter.translate(self._column_x, page.top_of(number) - self._scroll)
                for line, signs in zip(layout.lines, layout.decor.lines, strict=True):
                    for underline in signs.underlines:
                        self._cut(painter, line.baseline, underline)
                painter.restore()

    def _cut(self, painter: QPainter, baseline: float, underline: Underline) -> None:
        layer = underline.item.span.layer
        if layer == ELSEWHERE:
            pattern: tuple[float, ...] = (1.0, 3.0)
        elif layer.startswith(READING):
            key = layer.removeprefix(READING)
            pattern = pattern_of(key) if key != COMMON else ()
        else:
            return
        if not pattern:
            return
        metrics = self._metrics
        width = metrics.unit * 2.6 + 1
        pen = QPen(QColor(self._style.theme.page), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        # The gaps are what is painted: the line itself is there already.
        turned = (*pattern[1:], pattern[0])
        pen.setDashPattern([each * metrics.unit * 1.8 / width for each in turned])
        painter.setPen(pen)
        y = baseline + metrics.under_first + underline.level * metrics.under_step + 0.5
        start = underline.left + pattern[0] * metrics.unit * 1.8
        if start < underline.right:
            painter.drawLine(QPointF(start, y), QPointF(underline.right, y))

    def _explained(self, item: Item) -> str:
        return "" if self.is_reading(item.id) else super()._explained(item)

    def _on_activated(self, span: SpanId | None) -> None:
        if span is not None and self._shown is not None and span in self._shown.case_at:
            self.question_wanted.emit(self._shown.case_at[span])
