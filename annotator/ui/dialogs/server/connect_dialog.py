"""Asks for a server: tries it in the background, says clearly what is there, and opens, makes or copies a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError, ServerAddressError
from annotator.domain.server_address import parse
from annotator.domain.server_state import ServerState
from annotator.services.context import AppContext
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, form, words
from annotator.ui.dialogs.server.background import Background
from annotator.ui.dialogs.server.connect_form import ConnectForm
from annotator.ui.i18n import error_text

_WIDTH = 600


class Purpose(StrEnum):
    """What the server is asked for."""

    OPEN = "open"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class ConnectRequest:
    """What a person wants.

    Attributes:
        location: Address of the corpus, without a password.
        make: Whether it is to be made first.
        schema_file: Its schema then; ``None``: the default one.
    """

    location: str
    make: bool = False
    schema_file: Path | None = None


class ConnectDialog(QDialog):
    """The dialog behind ``ConnectDialog.ask``.

    Args:
        context: The program's parts.
        purpose: What the server is asked for.
        recent: Addresses one had open, the last one first.
    """

    def __init__(
        self,
        context: AppContext,
        purpose: Purpose,
        recent: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("connectDialog")
        self._context = context
        self._purpose = purpose
        self._recent = tuple(recent)
        self._job: Background[ServerState] | None = None
        self._tried = ""
        self._state: ServerState | None = None
        self._make = False
        self._schema_file: Path | None = None
        opening = purpose is Purpose.OPEN
        title = self.tr("Open corpus on a server") if opening else self.tr("Copy to a server")
        self.setWindowTitle(title)
        self._build()
        if self._recent and opening:
            self.form.show_address(parse(self._recent[0]))
        self._on_changed()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        context: AppContext,
        purpose: Purpose,
        recent: Sequence[str] = (),
    ) -> ConnectRequest | None:
        """Ask; ``None`` if the person thought better of it. The arguments are those of the class."""
        dialog = cls(context, purpose, recent, parent)
        try:
            return dialog.request() if dialog.exec() else None
        finally:
            dialog.form.password.clear()
            dialog.deleteLater()

    def request(self) -> ConnectRequest:
        """What is wanted now."""
        return ConnectRequest(self.form.address.location, self._make, self._schema_file)

    @property
    def state(self) -> ServerState | None:
        """What was found there; ``None``: it was not tried, or something is different since."""
        return self._state

    def try_it(self) -> None:
        """Connect in the background and say what is there."""
        try:
            address = parse(self.form.address.location)
        except AnnotatorError as error:
            self._say(error_text(error), is_problem=True)
            return
        if self._job is not None:
            self._job.forget()
        if typed := self.form.password.text():
            keep = self.form.keep.isChecked()
            self._context.passwords.give(address.key, typed, keep=keep)
        self._tried, self._state = address.location, None
        self._say(self.tr("Connecting…"))
        self.test.setEnabled(False)
        self._job = Background(
            lambda: self._context.stores.examine(address.location), self._on_examined
        )

    def done(self, result: int) -> None:
        """Nobody waits for the server any more."""
        if self._job is not None:
            self._job.forget()
            self._job = None
        super().done(result)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.recent = QComboBox(self)
        self.recent.setObjectName("recentServers")
        self.recent.addItem(self.tr("Another one"), "")
        for location in self._recent:
            self.recent.addItem(parse(location).key, location)
        self.recent.setCurrentIndex(1 if self._recent and self._purpose is Purpose.OPEN else 0)
        self.recent.activated.connect(self._on_recent)
        self.form = ConnectForm(self)
        self.form.changed.connect(self._on_changed)
        self.test = QPushButton(self.tr("Test connection"), self)
        self.test.setObjectName("testConnection")
        self.test.setAutoDefault(False)
        self.test.clicked.connect(self.try_it)
        self.outcome = words("", self, name="connectOutcome")
        self.outcome.setMinimumHeight(5 * UNIT)
        self.schema = QPushButton(self.tr("Schema: the usual one…"), self)
        self.schema.setAutoDefault(False)
        self.schema.clicked.connect(self._choose_schema)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.make = self.buttons.addButton(
            self.tr("Make a corpus there"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.make.clicked.connect(self._on_make)
        opening = self._purpose is Purpose.OPEN
        self.go = self.buttons.addButton(
            self.tr("Open") if opening else self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go)
        self.buttons.rejected.connect(self.reject)
        test = QHBoxLayout()
        test.addWidget(self.test)
        test.addStretch(1)
        test.addWidget(self.schema)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        if self._recent:
            rows = form()
            rows.addRow(self.tr("Opened last"), self.recent)
            layout.addLayout(rows)
        else:
            self.recent.hide()
        layout.addWidget(self.form)
        layout.addLayout(test)
        layout.addWidget(self.outcome)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.resize(_WIDTH, self.sizeHint().height())

    def _on_recent(self, _index: int) -> None:
        location = self.recent.currentData()
        if location:
            self.form.show_address(parse(location))

    def _on_changed(self) -> None:
        address = self.form.address
        if address.location != self._tried:
            self._state = None
            self._say("")
        is_complete = bool(address.database and (address.host or address.is_local))
        self.test.setEnabled(is_complete)
        self.go.setEnabled(is_complete)
        self._show_making()

    def _show_making(self) -> None:
        state, opening = self._state, self._purpose is Purpose.OPEN
        can_make = opening and state is not None and not state.has_corpus
        self.make.setVisible(can_make)
        self.schema.setVisible(can_make)
        if state is not None:
            self.go.setEnabled(state.has_corpus if opening else not state.has_corpus)

    def _on_examined(self, job: Background[ServerState]) -> None:
        if job is not self._job:
            return
        self._job = None
        self.test.setEnabled(True)
        if job.error is not None:
            self._say(error_text(job.error), is_problem=True)
            return
        self._state = job.result
        if job.result is not None:
            self._say(self._found(job.result))
        self._show_making()

    def _found(self, state: ServerState) -> str:
        said = [self.tr("PostgreSQL %1 lets you in.").replace("%1", state.version)]
        said.append(
            self.tr("The connection is encrypted.")
            if state.is_encrypted
            else self.tr("The connection is not encrypted.")
        )
        if state.has_corpus:
            said.append(
                self.tr("There is a corpus in this database.")
                if self._purpose is Purpose.OPEN
                else self.tr("There is a corpus in this database already; name another database.")
            )
        elif state.has_database:
            said.append(self.tr("There is no corpus in this database yet."))
        else:
            said.append(
                self.tr("There is no such database yet; it is made if you have the right to.")
            )
        return " ".join(said)

    def _on_make(self) -> None:
        self._make = True
        self.accept()

    def _on_go(self) -> None:
        try:
            address = parse(self.form.address.location)
        except ServerAddressError as error:
            self._say(error_text(error), is_problem=True)
            return
        if typed := self.form.password.text():
            keep = self.form.keep.isChecked()
            self._context.passwords.give(address.key, typed, keep=keep)
        self.accept()

    def _choose_schema(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Schema"), str(Path.home()), "YAML (*.yaml *.yml)"
        )
        if not name:
            return
        try:
            self._context.read_schema(Path(name))
        except AnnotatorError as error:
            self._say(error_text(error), is_problem=True)
            return
        self._schema_file = Path(name)
        self.schema.setText(self.tr("Schema: %1").replace("%1", Path(name).name))

    def _say(self, text: str, *, is_problem: bool = False) -> None:
        self.outcome.setText(text)
        self.outcome.setObjectName("problem" if is_problem else "connectOutcome")
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
