"""The competing structures of a case as cards: who says the same shares one, what differs stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.ids import AnnotatorId
from annotator.domain.schema import Schema
from annotator.quality.cases import Case
from annotator.quality.verdicts import About
from annotator.services.adjudication_article import DeskArticle
from annotator.ui.appearance import TEXT_FAMILY, UNIT
from annotator.ui.dialogs.adjudication.annotators import hue_of
from annotator.ui.dialogs.adjudication.wording import answer_text, label_name, part_name
from annotator.ui.panels.style import label, shortened
from annotator.ui.theme import Theme, blend, hue_colours

_MOST = 180


@dataclass(frozen=True)
class Reading:
    """One card.

    Attributes:
        keys: Who say so, the first one's key decides.
        names: What they are called.
        title: The label; empty: nothing is marked.
        words: What is covered.
        lines: Attributes and roles: name, what is said, whether others say something else.
        edges_differ: Whether others have other edges.
        label_differs: Whether others have another label.
        whole: All words, for a tooltip.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    title: str
    words: str
    lines: tuple[tuple[str, str, bool], ...]
    edges_differ: bool
    label_differs: bool
    whole: str


def readings_of(desk: DeskArticle, case: Case, schema: Schema) -> list[Reading]:
    """The readings of a case, each once, by key."""
    found: list[Reading] = []
    seen: set[AnnotatorId] = set()
    for who in desk.keys.values():
        if who in seen:
            continue
        same = [other for other in desk.keys.values() if other in case.agreeing(who)]
        seen.update(same)
        found.append(_reading(desk, case, schema, same))
    return found


def _reading(desk: DeskArticle, case: Case, schema: Schema, who: Sequence[AnnotatorId]) -> Reading:
    keys = tuple(desk.key_of(each) for each in who)
    names = tuple(desk.shown[each] for each in who)
    span = case.spans.get(who[0])
    if span is None:
        return Reading(keys, names, "", "", (), False, False, "")
    words = span.covered_text(desk.article.text)
    lines = tuple(
        (
            part_name(row.part, case.layer, schema),
            answer_text(row, row.answers.get(who[0]), case.layer, schema),
            row.differs,
        )
        for row in case.rows
        if row.about in {About.ATTRIBUTE, About.ROLE}
    )
    edge, name = case.row(About.EDGE), case.row(About.LABEL)
    return Reading(
        keys,
        names,
        label_name(case.layer, span.label, schema),
        shortened(words, _MOST),
        lines,
        edge is not None and edge.differs,
        name is not None and name.differs,
        words,
    )


class ReadingCard(QFrame):
    """One reading; a click takes it.

    Signals:
        taken: The key of the reading.
    """

    taken = Signal(str)

    def __init__(
        self,
        reading: Reading,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        is_gold: bool = False,
        blind: bool = False,
    ) -> None:
        super().__init__(parent)
        self.reading = reading
        self.setObjectName("readingCard")
        self.setProperty("gold", is_gold)
        self._theme = theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT + 4, UNIT - 2, UNIT, UNIT - 2)
        layout.setSpacing(3)
        layout.addLayout(self._head(blind=blind))
        if reading.title:
            self._add_words(layout)
            self._add_lines(layout)
        colours = hue_colours(hue_of(reading.keys[0]), theme)
        width = 2 if is_gold else 1
        self.setStyleSheet(
            f"#readingCard {{ background: {theme.page}; border: {width}px solid "
            f"{theme.success if is_gold else theme.line}; border-left: 5px solid {colours.border}; "
            f"border-radius: 5px; }}"
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = [", ".join(reading.names), reading.title or self.tr("not marked"), reading.whole]
        self.setAccessibleName(". ".join(filter(None, told)))
        self.setToolTip(shortened(reading.whole, 4 * _MOST))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take it."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.taken.emit(self.reading.keys[0])

    def _head(self, *, blind: bool) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(4)
        for key in self.reading.keys:
            head.addWidget(key_cap(key, self._theme, self))
        if not blind:
            names = label("muted", self)
            names.setText(", ".join(self.reading.names))
            head.addWidget(names, 1)
        else:
            head.addStretch(1)
        title = label("", self, wrap=False)
        title.setText(self.reading.title or self.tr("not marked"))
        colour = self._theme.warning if self.reading.label_differs else self._theme.text
        if not self.reading.title:
            colour = self._theme.muted
        title.setStyleSheet(f"font-weight: 600; color: {colour};")
        head.addWidget(title)
        return head

    def _add_words(self, layout: QVBoxLayout) -> None:
        words = label("", self)
        words.setText(self.reading.words)
        colour = self._theme.warning if self.reading.edges_differ else self._theme.text
        words.setStyleSheet(f'font-family: "{TEXT_FAMILY}"; font-size: 14px; color: {colour};')
        layout.addWidget(words)

    def _add_lines(self, layout: QVBoxLayout) -> None:
        if not self.reading.lines:
            return
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        for number, (name, said, differs) in enumerate(self.reading.lines):
            what = label("muted", self, wrap=False)
            what.setText(name)
            answer = label("", self)
            answer.setText(shortened(said, _MOST // 2))
            if differs:
                answer.setStyleSheet(f"color: {self._theme.warning}; font-weight: 600;")
            grid.addWidget(what, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(answer, number, 1)
        layout.addLayout(grid)


def key_cap(key: str, theme: Theme, parent: QWidget) -> QLabel:
    """A key as a small coloured cap."""
    colours = hue_colours(hue_of(key), theme)
    cap = label("", parent, wrap=False)
    cap.setText(key)
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cap.setFixedSize(20, 18)
    cap.setStyleSheet(
        f"font-weight: 700; border-radius: 4px; color: {colours.ink}; background: {colours.chip}; "
        f"border: 1px solid {blend(colours.border, theme.page, 0.7)};"
    )
    return cap
