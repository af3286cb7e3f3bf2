"""Who works on the corpus and as what, and whether those who decide may see who is who."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.people import PersonRole
from annotator.domain.ports import Clock, CorpusStore
from annotator.services.people import Team, add_person, read_team, remove_person, set_blind
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.team.command_box import CommandBox
from annotator.ui.dialogs.team.requests import people_arguments
from annotator.ui.i18n import number
from annotator.ui.panels.style import label

_ROLES = tuple(PersonRole)
_FIRST_ROLE = 1
_GIVEN = _FIRST_ROLE + len(_ROLES)
_LEARNT = _GIVEN + 1
_ROW = 30


class PeoplePage(QWidget):
    """The people of a corpus, a line each with a box for every role.

    Args:
        store: The corpus; a change of it is one small transaction.
        clock: The present.

    Signals:
        changed: Somebody was added, removed or given other roles.
        failed: An ``AnnotatorError``.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, store: CorpusStore, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("peoplePage")
        self._store = store
        self._clock = clock
        self._given: Mapping[str, int] = {}
        self._learnt: Mapping[str, Sequence[float]] = {}
        self.team = Team()
        self._is_filling = False
        self._build()
        self.renew()

    def renew(self) -> None:
        """Read who is registered."""
        try:
            self.team = read_team(self._store)
        except AnnotatorError as error:
            self.failed.emit(error)
            return
        self._fill()

    def show_progress(self, result: Mapping[str, Any]) -> None:
        """Show what everybody has been given, and how learning went."""
        given: dict[str, int] = {}
        for row in result["assigned"]:
            total = int(row["new"]) + int(row["started"]) + int(row["done"])
            given[row["annotator"]] = given.get(row["annotator"], 0) + total
        learnt: dict[str, list[float]] = {}
        for row in result["scores"]:
            learnt.setdefault(row["annotator"], []).append(float(row["f1"]))
        self._given, self._learnt = given, learnt
        self._fill()

    def add(self) -> None:
        """Register the name that is written, as an annotator."""
        name = self.name.text().strip()
        if name and self._do(lambda: add_person(self._store, name, [_ROLES[0]], self._clock)):
            self.name.clear()
            self._say(people_arguments(self._store.location, "add", name, (_ROLES[0].value,)))

    def remove(self) -> None:
        """Register the chosen person no longer; the work stays."""
        row = self.table.currentRow()
        if 0 <= row < len(self.team.people):
            name = self.team.people[row].name
            if self._do(lambda: remove_person(self._store, name)):
                self._say(people_arguments(self._store.location, "remove", name))

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        hint = self.tr(
            "Without people, everybody may do everything. As soon as somebody is registered, only annotators annotate, "
            "only curators make gold, and only reviewers sign off."
        )
        self.hint = label("muted", self)
        self.hint.setText(hint)
        self.table = self._made_table()
        self.empty = label("muted", self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setText(self.tr("Nobody is registered yet. Write a name below."))
        self.name = QLineEdit(self)
        self.name.setObjectName("personName")
        self.name.setPlaceholderText(self.tr("Name of a person"))
        self.name.returnPressed.connect(self.add)
        self.add_button = self._button(self.tr("Add"), self.add)
        self.remove_button = self._button(self.tr("Remove"), self.remove)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        self.blind = QCheckBox(
            self.tr("Curators decide blind: they see letters in place of names"), self
        )
        self.blind.setObjectName("teamBlind")
        self.blind.clicked.connect(self._on_blind)
        self.command = CommandBox(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT + 4)
        layout.addWidget(self.hint)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        layout.addLayout(row)
        layout.addWidget(self.blind)
        layout.addWidget(self.command)

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, _LEARNT + 1, self)
        table.setObjectName("peopleTable")
        table.setAccessibleName(self.tr("People"))
        table.setHorizontalHeaderLabels(
            [
                self.tr("Person"),
                self.tr("Annotator"),
                self.tr("Curator"),
                self.tr("Reviewer"),
                self.tr("Assigned"),
                self.tr("Learning"),
            ]
        )
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(_FIRST_ROLE, _LEARNT + 1):
            table.setColumnWidth(column, 14 * UNIT)
        table.itemChanged.connect(self._on_item)
        return table

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _fill(self) -> None:
        self._is_filling = True
        here = self.table.currentRow()
        self.table.setRowCount(len(self.team.people))
        for row, person in enumerate(self.team.people):
            self._put(row, 0, person.name)
            for at, role in enumerate(_ROLES):
                item = self._put(row, _FIRST_ROLE + at, "")
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                on = role in person.roles
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self._put(row, _GIVEN, number(self._given.get(person.name, 0)))
            self._put(row, _LEARNT, self._learning(person.name))
        self.table.setCurrentCell(min(here, len(self.team.people) - 1), 0)
        self.table.setVisible(bool(self.team.people))
        self.empty.setVisible(not self.team.people)
        self.remove_button.setEnabled(bool(self.team.people))
        self.blind.setChecked(self.team.blind)
        if not self.command.line.text():
            self._say(people_arguments(self._store.location, "list"))
        self._is_filling = False

    def _put(self, row: int, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.table.setItem(row, column, item)
        return item

    def _learning(self, name: str) -> str:
        scores = self._learnt.get(name, ())
        if not scores:
            return "–"
        last = scores[-10:]
        mean = round(100 * sum(last) / len(last))
        return self.tr("%1 %, %Ln article(s)", "", len(scores)).replace("%1", number(mean))

    def _on_item(self, item: QTableWidgetItem) -> None:
        at = item.column() - _FIRST_ROLE
        if self._is_filling or not 0 <= at < len(_ROLES):
            return
        person = self.team.people[item.row()]
        on = item.checkState() is Qt.CheckState.Checked
        roles = person.roles | {_ROLES[at]} if on else person.roles - {_ROLES[at]}
        if self._do(lambda: add_person(self._store, person.name, roles, self._clock)):
            told = tuple(role.value for role in _ROLES if role in roles)
            self._say(people_arguments(self._store.location, "add", person.name, told))

    def _on_blind(self, on: bool) -> None:  # noqa: FBT001 - what ``clicked`` says
        if self._do(lambda: set_blind(self._store, on=on)):
            self._say(people_arguments(self._store.location, "blind" if on else "open"))

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except AnnotatorError as error:
            self.failed.emit(error)
            self._fill()
            return False
        self.renew()
        self.changed.emit()
        return True

    def _say(self, words: Sequence[str]) -> None:
        self.command.show_command(words)
