"""The guideline beside the article: goes to what has the focus, is searched, and shows examples from the corpus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.searching import Hit
from annotator.services.guideline import Examples, GuidelineDesk, place_of, varied
from annotator.ui.appearance import TEXT_FAMILY, UNIT, icon
from annotator.ui.dialogs.whats_new import LocalBrowser, set_headings
from annotator.ui.i18n import current_language
from annotator.ui.panels.guideline_examples import ExampleRow
from annotator.ui.panels.style import MARGIN, label, panel_style
from annotator.ui.session import EditorSession
from annotator.ui.theme import LIGHT, Theme, blend

MOST_EXAMPLES = 3
_MOST_LOOKED_AT = 60
_FOLLOW_MS = 120
_MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class GuidelinePanel(QWidget):
    """Shows the guideline of the corpus; takes the outline's place, so that the text does not move.

    Signals:
        example_wanted: A ``Hit`` to go to.
        closed: It is not to be shown any longer.
        failed: An ``AnnotatorError``.
    """

    example_wanted = Signal(object)
    closed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        session: EditorSession,
        desk: GuidelineDesk,
        parent: QWidget | None = None,
        *,
        theme: Theme = LIGHT,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("guidelinePanel")
        self._session, self._desk = session, desk
        self._theme = LIGHT
        self._shown: tuple[str, str] = ("", "")
        self._looking: Examples | None = None
        self._found: list[Hit] = []
        self.rows: list[ExampleRow] = []
        self._build()
        self._follow_timer = QTimer(self)
        self._follow_timer.setSingleShot(True)
        self._follow_timer.setInterval(_FOLLOW_MS)
        self._follow_timer.timeout.connect(self._follow)
        self._look_timer = QTimer(self)
        self._look_timer.timeout.connect(self._look_further)
        session.focus_changed.connect(lambda _span: self._wait())
        session.workbench_changed.connect(lambda *_change: self._wait())
        session.article_opened.connect(lambda _desk: self._wait())
        self.set_theme(theme)
        self.retranslate()
        self.hide()

    # --- what it shows -----------------------------------------------------------------------

    def load(self) -> None:
        """Read the guideline anew."""
        try:
            text = self._desk.text(self._session.schema, current_language())
        except AnnotatorError as error:
            self.failed.emit(error)
            return
        document = self.browser.document()
        document.setMarkdown(text, _MARKDOWN)
        self._set_type(document)
        self._shown = ("", "")
        self._follow()

    def go_to(self, layer: str, label_id: str) -> bool:
        """Show the section of a label; whether there is one."""
        heads = list(self._headings())
        place = place_of([head.text() for head in heads], self._session.schema, layer, label_id)
        if place is None:
            return False
        self.browser.setTextCursor(QTextCursor(heads[place]))
        bar = self.browser.verticalScrollBar()
        bar.setValue(bar.value() + self.browser.cursorRect().top() - UNIT // 2)
        return True

    @property
    def section(self) -> str:
        """The heading one is at."""
        block = self.browser.textCursor().block()
        while block.isValid() and not block.blockFormat().headingLevel():
            block = block.previous()
        return block.text()

    def find_next(self, *, backwards: bool = False) -> bool:
        """Go to the next place that has what is written in the search field; whether there is one."""
        words = self.field.text()
        self._mark_found(words)
        if not words:
            return False
        flag = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        if self.browser.find(words, flag):
            return True
        end = QTextCursor.MoveOperation.End if backwards else QTextCursor.MoveOperation.Start
        self.browser.moveCursor(end)
        return self.browser.find(words, flag)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.setStyleSheet(
            panel_style(theme) + f"#guidelineText {{ background: {theme.page}; border: 0;"
            f" border-top: 1px solid {theme.line}; }}"
            f"#guidelineExamples {{ border-top: 1px solid {theme.line}; }}"
        )
        self.more.setIcon(icon("ellipsis", theme))
        self.close_button.setIcon(icon("x", theme))
        for row in self.rows:
            row.set_theme(theme)
        self._set_type(self.browser.document())
        self._mark_found(self.field.text())

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.setAccessibleName(self.tr("Guideline"))
        self._title.setText(self.tr("Guideline"))
        self.field.setPlaceholderText(self.tr("Find in the guideline"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.browser.setAccessibleName(self.tr("Guideline"))
        self.more.setToolTip(self.tr("More about the guideline"))
        self.close_button.setToolTip(self.tr("Close the guideline"))
        for button in (self.more, self.close_button):
            button.setAccessibleName(button.toolTip())
        self._examples_title.setText(self.tr("Examples from this corpus"))
        self._say_none()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.isVisible():
                self.load()
        super().changeEvent(event)

    def open(self) -> None:
        """Show it, at what has the focus."""
        if not self.isVisible():
            self.show()
            # Once it has its width.
            QTimer.singleShot(0, self, self.load)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self._title = label("heading", self, wrap=False)
        self.more = QToolButton(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.more.setMenu(menu)
        self.close_button = QToolButton(self)
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, UNIT, UNIT, 0)
        top.setSpacing(UNIT // 2)
        top.addWidget(self._title, 1)
        top.addWidget(self.more)
        top.addWidget(self.close_button)
        self.field = QLineEdit(self)
        self.field.setObjectName("guidelineField")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self.find_next)
        searching = QHBoxLayout()
        searching.setContentsMargins(MARGIN, UNIT // 2, MARGIN, UNIT)
        searching.addWidget(self.field)
        self.browser = LocalBrowser(self)
        self.browser.setObjectName("guidelineText")
        self.browser.setMinimumHeight(16 * UNIT)
        self.browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._examples = QWidget(self)
        self._examples.setObjectName("guidelineExamples")
        self._examples_title = label("heading", self._examples)
        self._none = label("muted", self._examples)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        below = QVBoxLayout(self._examples)
        below.setContentsMargins(MARGIN, UNIT, MARGIN, UNIT)
        below.setSpacing(2)
        below.addWidget(self._examples_title)
        below.addWidget(self._none)
        below.addLayout(self._rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(searching)
        layout.addWidget(self.browser, 1)
        layout.addWidget(self._examples)
        self._examples.hide()

    def _headings(self) -> list[QTextBlock]:
        found, block = [], self.browser.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block)
            block = block.next()
        return found

    def _set_type(self, document: QTextDocument) -> None:
        """What stands in code marks is an example: set as the article is, on a tint."""
        whole = QTextCursor(document)
        whole.beginEditBlock()  # else the page is laid out anew after each of hundreds of changes
        self._mark_examples(document)
        set_headings(document, self.browser.font())
        whole.endEditBlock()

    def _mark_examples(self, document: QTextDocument) -> None:
        theme = self._theme
        example = QTextCharFormat()
        example.setFontFamilies([TEXT_FAMILY])
        example.setFontFixedPitch(False)
        example.setBackground(QColor(blend(theme.accent, theme.page, 0.14)))
        block = document.begin()
        while block.isValid():
            walk = block.begin()
            while not walk.atEnd():
                fragment = walk.fragment()
                kind = fragment.charFormat()
                if kind.fontFixedPitch() or kind.fontFamilies() == [TEXT_FAMILY]:
                    cursor = QTextCursor(document)
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(
                        fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor
                    )
                    cursor.mergeCharFormat(example)
                walk += 1
            block = block.next()

    def _wait(self) -> None:
        if self.isVisible():
            self._follow_timer.start()

    def _follow(self) -> None:
        span = self._session.focused_span
        if span is None or (span.layer, span.label) == self._shown:
            return
        self._shown = (span.layer, span.label)
        self.go_to(*self._shown)
        self._look_for_examples(*self._shown)

    def _look_for_examples(self, layer: str, label_id: str) -> None:
        self._found = []
        self._show_rows([])
        try:
            self._looking = self._desk.examples(self._session.schema, layer, label_id)
        except AnnotatorError as error:
            self._looking = None
            self.failed.emit(error)
            return
        self._examples.show()
        self._look_timer.start(0)

    def _look_further(self) -> None:
        looking = self._looking
        if looking is None or not self.isVisible():
            self._look_timer.stop()
            return
        try:
            self._found += looking.step()
        except AnnotatorError as error:
            self._looking = None
            self._look_timer.stop()
            self.failed.emit(error)
            return
        if looking.is_over or len(self._found) >= _MOST_LOOKED_AT:
            self._looking = None
            self._look_timer.stop()
            self._show_rows(varied(self._found, MOST_EXAMPLES))
            self._say_none()

    def _show_rows(self, hits: list[Hit]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for hit in hits:
            row = ExampleRow(hit, self._examples)
            row.set_theme(self._theme)
            row.wanted.connect(self.example_wanted)
            self._rows.addWidget(row)
            self.rows.append(row)
        self._none.hide()

    def _say_none(self) -> None:
        self._none.setText(
            self.tr("None yet: they come from gold sets and from articles you have finished.")
        )
        self._none.setVisible(not self.rows and self._looking is None)

    def _on_typed(self, words: str) -> None:
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        if words:
            self.find_next()
        else:
            self._mark_found("")

    def _mark_found(self, words: str) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        document = self.browser.document()
        cursor = document.find(words) if words else QTextCursor()
        look = QTextCharFormat()
        look.setBackground(QColor(blend(self._theme.warning, self._theme.page, 0.3)))
        while not cursor.isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
            cursor = document.find(words, cursor)
        self.browser.setExtraSelections(marks)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction(self.tr("Use a Markdown file as guideline…"), self._choose)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Guideline"), "", self.tr("Markdown (*.md *.markdown *.txt)")
        )
        if name:
            self.use_file(name)

    def use_file(self, name: str) -> None:
        """Take a file as the guideline of the corpus."""
        try:
            self._desk.replace(Path(name))
        except AnnotatorError as error:
            self.failed.emit(error)
            return
        self.load()
