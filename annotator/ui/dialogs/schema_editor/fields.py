"""Fields of the schema editor: each shows a value, tells when a person changed it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.schema_editor.checks import is_identifier
from annotator.ui.panels.style import label

_TAG_WIDTH = 3 * UNIT
_TEXT_HEIGHT = 7 * UNIT


class Field(QWidget):
    """One value, with a sentence below it that says what is wrong.

    Args:
        name: Of the value in what is edited; also the widget's object name.

    Signals:
        changed: A person changed the value.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.name = name
        self.problem = label("error", self)
        self.problem.setObjectName(f"{name}Problem")
        self.problem.hide()
        self.content = QVBoxLayout()
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(UNIT // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(self.content)
        layout.addWidget(self.problem)

    def value(self) -> Any:  # noqa: ANN401 - whatever the schema has there
        """The value as the schema has it."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - whatever the schema has there
        """Show a value; nobody is told."""
        raise NotImplementedError

    def own_problem(self) -> str:
        """What is wrong with the value, as far as the field can tell; empty: nothing."""
        return ""

    def set_problem(self, words: str) -> None:
        """Show what is wrong, or nothing."""
        if words and words != self.problem.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    @property
    def has_problem(self) -> bool:
        """Whether something is wrong."""
        return bool(self.problem.text())

    def set_title(self, title: str) -> None:
        """Tell screen readers what it is."""
        self.setAccessibleName(title)
        for child in self.findChildren(QWidget):
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus and not child.accessibleName():
                child.setAccessibleName(title)

    def target(self) -> QWidget:
        """Where the keyboard goes when the field is chosen."""
        return self.focusProxy() or self


class LineField(Field):
    """A line of text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.edit = QLineEdit(self)
        self.edit.textEdited.connect(lambda _text: self.changed.emit())
        self.content.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def value(self) -> str:
        """The text without white space around it."""
        return self.edit.text().strip()

    def show_value(self, value: str) -> None:
        """Show a text."""
        self.edit.setText(value)


class IdField(LineField):
    """An id that must not be taken.

    Args:
        name: Of the field.
        taken: Ids that are there already.
    """

    def __init__(self, name: str, taken: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.taken = frozenset(taken)

    def own_problem(self) -> str:
        """Whether it is none, or taken."""
        if not is_identifier(self.value()):
            return QCoreApplication.translate(
                "SchemaEditor",
                "An id begins with a letter and has up to 40 letters A–Z, digits, - and _.",
            )
        if self.value() in self.taken:
            there = QCoreApplication.translate("SchemaEditor", "“%1” is there already.")
            return there.replace("%1", self.value())
        return ""


class TextsField(Field):
    """The same words in several languages.

    Args:
        name: Of the value.
        languages: Which ones are asked for.
        tall: Whether the words may have several lines.
        hint: Stands in fields that are empty.
    """

    def __init__(
        self,
        name: str,
        languages: Sequence[str],
        parent: QWidget | None = None,
        *,
        tall: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(name, parent)
        self._shown: dict[str, str] = {}
        self.edits: dict[str, QLineEdit | QPlainTextEdit] = {}
        for language in languages:
            row = QHBoxLayout()
            row.setSpacing(UNIT)
            tag = label("muted", self, wrap=False)
            tag.setText(language)
            tag.setFixedWidth(_TAG_WIDTH)
            edit = QPlainTextEdit(self) if tall else QLineEdit(self)
            if isinstance(edit, QPlainTextEdit):
                edit.setTabChangesFocus(True)
                edit.setFixedHeight(_TEXT_HEIGHT)
                edit.textChanged.connect(self._on_changed)
            else:
                edit.textEdited.connect(self._on_changed)
            edit.setObjectName(f"{name}.{language}")
            edit.setPlaceholderText(hint)
            row.addWidget(tag, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(edit, 1)
            self.content.addLayout(row)
            self.edits[language] = edit
        self._showing = False
        self.setFocusProxy(next(iter(self.edits.values())))

    def value(self) -> dict[str, str]:
        """The words by language; languages without any are left out."""
        given = {language: _text_of(edit).strip() for language, edit in self.edits.items()}
        # In the order they came, so that what is as it was is the same.
        order = dict.fromkeys((*self._shown, *given))
        words = self._shown | given
        return {language: words[language] for language in order if words[language]}

    def show_value(self, value: Mapping[str, str]) -> None:
        """Show words."""
        self._showing = True
        self._shown = dict(value)
        for language, edit in self.edits.items():
            words = value.get(language, "")
            if _text_of(edit) != words:
                edit.setText(words) if isinstance(edit, QLineEdit) else edit.setPlainText(words)
        self._showing = False

    def set_title(self, title: str) -> None:
        """Tell screen readers what it is, and in which language."""
        for language, edit in self.edits.items():
            edit.setAccessibleName(f"{title} ({language})")

    def _on_changed(self) -> None:
        if not self._showing:
            self.changed.emit()


class ChoiceField(Field):
    """One of several values.

    Args:
        name: Of the value.
        choices: Values and what they are called.
    """

    def __init__(
        self, name: str, choices: Sequence[tuple[Any, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self.box = QComboBox(self)
        self.set_choices(choices)
        self.box.activated.connect(lambda _index: self.changed.emit())
        self.content.addWidget(self.box)
        self.setFocusProxy(self.box)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these."""
        self.box.clear()
        for value, words in choices:
            self.box.addItem(words, value)

    def value(self) -> Any:  # noqa: ANN401 - as offered
        """The chosen one."""
        return self.box.currentData()

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - as offered
        """Choose one."""
        self.box.setCurrentIndex(max(0, self.box.findData(value)))


class FlagField(Field):
    """Yes or no.

    Args:
        name: Of the value.
        words: What *yes* means.
    """

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.box = QCheckBox(words, self)
        self.box.clicked.connect(lambda _on: self.changed.emit())
        self.content.addWidget(self.box)
        self.setFocusProxy(self.box)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def show_value(self, value: bool) -> None:  # noqa: FBT001 - the value of a flag
        """Tick it or not."""
        self.box.setChecked(bool(value))


class KeyField(LineField):
    """A letter or digit; another one replaces it as it is typed."""

    def __init__(self, name: str = "key", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.edit.setFixedWidth(7 * UNIT)
        self.edit.textEdited.disconnect()
        self.edit.textEdited.connect(self._on_typed)
        self.edit.setPlaceholderText("–")

    def value(self) -> str:
        """The key in capitals; empty: none."""
        return self.edit.text().strip().upper()

    def show_value(self, value: str | None) -> None:
        """Show a key."""
        self.edit.setText(value or "")

    def own_problem(self) -> str:
        """Whether it is no letter and no digit."""
        if not self.value() or (self.value().isascii() and self.value().isalnum()):
            return ""
        return QCoreApplication.translate("SchemaEditor", "A key is a letter A–Z or a digit.")

    def _on_typed(self, text: str) -> None:
        self.edit.setText(text[-1:].upper())
        self.changed.emit()


def _text_of(edit: QLineEdit | QPlainTextEdit) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
