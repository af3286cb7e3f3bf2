"""Where a corpus on a server is: the fields of its address, each with what it is for."""

from __future__ import annotations

import getpass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.server_address import DEFAULT_PORT, Address
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import add_beside, form
from annotator.ui.dialogs.server.password import PasswordField
from annotator.ui.number_fields import NumberField

_ROOT = "sslrootcert"
_MODE = "sslmode"


class ConnectForm(QWidget):
    """Host, port, database, user, encryption and password.

    Signals:
        changed: The address is another one now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._others: tuple[tuple[str, str], ...] = ()
        self._build()

    @property
    def address(self) -> Address:
        """What is filled in."""
        options = dict(self._others)
        if mode := self.encryption.currentData():
            options[_MODE] = mode
        if self.authority.text().strip():
            options[_ROOT] = str(Path(self.authority.text().strip()).expanduser())
        return Address(
            host=self.host.text().strip(),
            port=self.port.value(),
            database=self.database.text().strip(),
            user=self.user.text().strip() or getpass.getuser(),
            options=tuple(sorted(options.items())),
        )

    def show_address(self, address: Address) -> None:
        """Fill in what is known."""
        options = dict(address.options)
        mode, authority = options.pop(_MODE, ""), options.pop(_ROOT, "")
        self._others = tuple(options.items())
        with QSignalBlocker(self):
            self.host.setText(address.host)
            self.port.setValue(address.port)
            self.database.setText(address.database)
            self.user.setText(address.user)
            self.encryption.setCurrentIndex(max(0, self.encryption.findData(mode)))
            self.authority.setText(authority)
        self.changed.emit()

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.host = self._field("serverHost", "db.example.org")
        self.port = NumberField(self)
        self.port.setObjectName("serverPort")
        self.port.setAccessibleName(self.tr("Port"))
        self.port.setRange(1, 65_535)
        self.port.setValue(DEFAULT_PORT)
        self.port.setGroupSeparatorShown(False)
        self.port.valueChanged.connect(lambda _port: self.changed.emit())
        self.database = self._field("serverDatabase", "news")
        self.user = self._field("serverUser", getpass.getuser())
        self.encryption = QComboBox(self)
        self.encryption.setObjectName("serverEncryption")
        for mode, words in (
            ("", self.tr("As it should be: encrypted and checked, except on this machine")),
            ("verify-full", self.tr("Encrypted, the server proves its name")),
            ("verify-ca", self.tr("Encrypted, the server's authority is checked")),
            ("require", self.tr("Encrypted, but anybody could pretend to be the server")),
            ("disable", self.tr("Not encrypted: everybody between can read it")),
        ):
            self.encryption.addItem(words, mode)
        self.encryption.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.authority = self._field("serverAuthority", self.tr("those this machine trusts"))
        self.authority.setToolTip(
            self.tr("File with the certificate of the authority that vouches for the server.")
        )
        self.password = PasswordField(self)
        self.password.setPlaceholderText(self.tr("from the keyring, if it is there"))
        self.keep = QCheckBox(self.tr("Keep it in the keyring of this system"), self)
        self.keep.setObjectName("keepPassword")
        self.keep.setToolTip(
            self.tr("Only there; the program writes no password to a file of its own or to a log.")
        )
        rows = form()
        place = QHBoxLayout()
        place.setSpacing(UNIT)
        place.addWidget(self.host, 1)
        place.addWidget(self.port)
        add_beside(rows, self.tr("Server and port"), place, self.host)
        rows.addRow(self.tr("Database"), self.database)
        rows.addRow(self.tr("User"), self.user)
        rows.addRow(self.tr("Encryption"), self.encryption)
        add_beside(rows, self.tr("Authority"), self._beside(self.authority), self.authority)
        rows.addRow(self.tr("Password"), self.password)
        rows.addRow("", self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(rows)

    def _field(self, name: str, hint: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setObjectName(name)
        made.setPlaceholderText(hint)
        made.textChanged.connect(lambda _text: self.changed.emit())
        return made

    def _beside(self, field: QLineEdit) -> QHBoxLayout:
        button = QPushButton(self.tr("Choose…"), self)
        button.setAutoDefault(False)
        button.clicked.connect(self._choose_authority)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(field, 1)
        row.addWidget(button)
        return row

    def _choose_authority(self) -> None:
        words = self.tr("Certificates")
        name, _ = QFileDialog.getOpenFileName(
            self, words, self.authority.text(), f"{words} (*.crt *.pem);;* (*)"
        )
        if name:
            self.authority.setText(name)
