"""The roles of a quote or an event: what fills them, and what can be said about those that are open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.domain.argument import RoleState
from annotator.ui.appearance import UNIT, icon
from annotator.ui.models.outline_tree import Filling, Line
from annotator.ui.panels.link_button import LinkButton
from annotator.ui.panels.style import label, shortened
from annotator.ui.theme import LIGHT, Theme

_TITLE_WIDTH = 96
_LEAST_TITLE = 64
_TITLE_SHARE = 0.38
_MOST = 90


class RoleRow(QWidget):
    """One role: its name, its filler or its state, and a menu.

    Signals:
        filler_wanted: The filler, to be focused.
        fill_wanted: The role, to be filled.
        state_wanted: ``RoleState`` the role is to have.
        unlink_wanted: The ``ArgumentId`` to be taken away.
        leave_wanted: ``1`` the keyboard is to go to the next row, ``-1`` to the one before.
    """

    leave_wanted = Signal(int)

    filler_wanted = Signal(object)
    fill_wanted = Signal(str)
    state_wanted = Signal(str, object)
    unlink_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._editable = True
        self._name = ""
        self.title = label("muted", self, wrap=False)
        self.title.setFixedWidth(_TITLE_WIDTH)
        self.value = LinkButton(self)
        self.value.clicked.connect(self._on_clicked)
        self.away = QToolButton(self)
        self.away.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.away.clicked.connect(self._on_away)
        self.more = QToolButton(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = QMenu(self.more)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self.title)
        layout.addWidget(self.value, 1)
        layout.addWidget(self.away)
        layout.addWidget(self.more)

    @property
    def role(self) -> str:
        """Id of the role."""
        return self._line.key.partition("#")[0] if self._line else ""

    def show_line(
        self, line: Line, key: str, *, editable: bool, repeated: bool, guideline: str = ""
    ) -> None:
        """Show a role.

        Args:
            line: A role of the outline.
            key: Its key in the schema, shown in the tooltip.
            editable: Whether roles can be set here.
            repeated: Whether the row above is of the same role, whose name is then not said again.
            guideline: What the role is for, shown in the tooltip of its name.
        """
        self._line, self._editable = line, editable
        self._name = "" if repeated else line.title
        self._show_title()
        named = f"{line.title} [{key}]" if key else line.title
        self.title.setToolTip(f"{named}: {guideline}" if guideline else named)
        self.value.setAccessibleDescription(guideline)
        filled = line.filling is Filling.FILLED
        wanting = line.needed and line.filling is Filling.OPEN
        self.value.set_look(faint=not filled, alarming=wanting)
        words = shortened(line.words, _MOST) if filled else self._state_text(line)
        self.value.setText(words)
        self.value.setEnabled(filled or editable)
        self.value.setToolTip(
            self.tr("Go to it")
            if filled
            else self.tr("Fill this role") + (f" [{key}]" if key else "")
        )
        self.value.setAccessibleName(f"{line.title}: {words}")
        self.away.setVisible(editable and filled and line.argument is not None)
        self.away.setAccessibleName(self.tr("Take %1 away").replace("%1", line.title))
        self.away.setToolTip(self.away.accessibleName())
        self.more.setVisible(editable)
        self.more.setAccessibleName(self.tr("More about %1").replace("%1", line.title))
        self.more.setToolTip(self.more.accessibleName())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow panel the name of the role gives way to what fills it."""
        super().resizeEvent(event)
        self._show_title()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.value.set_theme(theme)
        self.away.setIcon(icon("x", theme))
        self.more.setIcon(icon("ellipsis", theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts like the space bar, Delete takes the filler away, arrows go to the next role."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.value.hasFocus():
            self.value.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.leave_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Delete and self._line and self._line.argument:
            self.unlink_wanted.emit(self._line.argument)
        else:
            super().keyPressEvent(event)

    def _show_title(self) -> None:
        room = max(_LEAST_TITLE, min(_TITLE_WIDTH, round(self.width() * _TITLE_SHARE)))
        self.title.setFixedWidth(room)
        metrics = self.title.fontMetrics()
        words = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room - 2)
        self.title.setText(words)

    def _state_text(self, line: Line) -> str:
        match line.filling:
            case Filling.IMPLICIT:
                return self.tr("implicit: not in the text")
            case Filling.ABSENT:
                return self.tr("absent: there is none")
            case _:
                return self.tr("needed") if line.needed else self.tr("open")

    def _on_clicked(self) -> None:
        if self._line is None:
            return
        if self._line.filling is Filling.FILLED:
            self.filler_wanted.emit(self._line.span)
        elif self._editable:
            self.fill_wanted.emit(self.role)

    def _on_away(self) -> None:
        if self._line is not None and self._line.argument is not None:
            self.unlink_wanted.emit(self._line.argument)

    def _fill_menu(self) -> None:
        self.menu.clear()
        line = self._line
        if line is None:
            return
        self.menu.addAction(self.tr("Fill…"), lambda: self.fill_wanted.emit(self.role))
        states = (
            (
                RoleState.IMPLICIT,
                Filling.IMPLICIT,
                self.tr("Implicit: understood, not in the text"),
            ),
            (RoleState.ABSENT, Filling.ABSENT, self.tr("Absent: there is none")),
        )
        for state, filling, words in states:
            action = self.menu.addAction(words, partial(self.state_wanted.emit, self.role, state))
            action.setEnabled(line.filling is not filling)
        if line.argument is not None:
            self.menu.addSeparator()
            argument = line.argument
            self.menu.addAction(
                self.tr("Make open again"), lambda: self.unlink_wanted.emit(argument)
            )


class RoleRows(QWidget):
    """All roles of a head; the rows are kept and used again for the next head.

    Signals:
        filler_wanted, fill_wanted, state_wanted, unlink_wanted: See ``RoleRow``.
    """

    filler_wanted = Signal(object)
    fill_wanted = Signal(str)
    state_wanted = Signal(str, object)
    unlink_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.rows: list[RoleRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, from top to bottom."""
        return tuple(widget for row in self.rows for widget in (row.value, row.more))

    def show_lines(
        self,
        lines: tuple[Line, ...],
        keys: Mapping[str, str],
        *,
        editable: bool,
        guidelines: Mapping[str, str],
    ) -> None:
        """Show the roles.

        Args:
            lines: Roles of the outline.
            keys: Keys by role, as the schema has them.
            editable: Whether roles can be set here.
            guidelines: What each role is for.
        """
        while len(self.rows) < len(lines):
            self._add_row()
        before = ""
        for row, line in zip(self.rows, lines, strict=False):
            role = line.key.partition("#")[0]
            row.show_line(
                line,
                keys.get(role, ""),
                editable=editable,
                repeated=role == before,
                guideline=guidelines.get(role, ""),
            )
            row.show()
            before = role
        for row in self.rows[len(lines) :]:
            row.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        for row in self.rows:
            row.set_theme(theme)

    def _add_row(self) -> None:
        row = RoleRow(self)
        row.set_theme(self._theme)
        row.filler_wanted.connect(self.filler_wanted)
        row.fill_wanted.connect(self.fill_wanted)
        row.state_wanted.connect(self.state_wanted)
        row.unlink_wanted.connect(self.unlink_wanted)
        row.leave_wanted.connect(partial(self._leave, len(self.rows)))
        self._layout.addWidget(row)
        self.rows.append(row)

    def _leave(self, place: int, step: int) -> None:
        wanted = place + step
        if 0 <= wanted < len(self.rows) and self.rows[wanted].isVisible():
            self.rows[wanted].value.setFocus(Qt.FocusReason.TabFocusReason)
