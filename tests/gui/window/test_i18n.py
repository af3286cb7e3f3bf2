"""Two languages: everything is translated, current, and switched at run time."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLabel, QLineEdit, QMenu

from annotator.domain import errors
from annotator.domain.changes import Action, Status
from annotator.domain.errors import AnnotatorError, DuplicateSpanError, SettingError
from annotator.domain.schema import Schema
from annotator.resources import resource_path
from annotator.ui.actions import ACTIONS
from annotator.ui.i18n import (
    Language,
    action_name,
    current_language,
    effective_language,
    error_text,
    status_name,
    subject_text,
)

ROOT = Path(__file__).resolve().parents[3]
GERMAN = ROOT / "resources" / "translations" / "annotator_de.ts"
SAME_IN_BOTH = {
    "Annotator",
    "Person",
    "Organisation",
    "Label",
    "Test",
    "OK",
    "{message}",
    "{option}: {reason}",
    "Export",
    "Import",
    "Format",
}
# What is called with a string to translate, and which argument that is.
STRINGS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}


@pytest.fixture(scope="module")
def translations():
    path = ROOT / "scripts" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def messages():
    """``(context, source) -> translations`` of the German file."""
    found = {}
    for context in ET.parse(GERMAN).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            found[context.findtext("name"), message.findtext("source")] = forms
    return found


@pytest.fixture
def german(qapp):
    language = Language()
    language.use("de")
    yield language
    language.use("en")


def fields(text):
    """Every place to fill in: ``{name}``, ``%1``, ``%Ln``."""
    named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return named | set(re.findall(r"%(?:\d|L?n)", text))


def test_translations_are_complete_and_current(translations):
    assert list(translations.problems()) == []


def test_placeholders_are_the_same_in_both_languages(messages):
    wrong = [
        source
        for (_, source), forms in messages.items()
        for form in forms
        if fields(source) != fields(form)
    ]
    assert wrong == []


def test_counts_are_grouped_as_the_language_does(translations, german):
    for path in (translations.GERMAN, translations.ENGLISH):
        counted = [each for each in ET.parse(path).getroot().iter("message") if each.get("numerus")]  # noqa: S314 - our own file
        assert counted
        forms = [form.text or "" for each in counted for form in each.iter("numerusform")]
        assert [text for text in forms if "%n" in text] == []
        assert [
            each.findtext("source") for each in counted if "%n" in each.findtext("source")
        ] == []
    said = QCoreApplication.translate("KeyLine", "%Ln article(s) to do", "", 1364)
    assert said == "1.364 Artikel offen"


def test_every_error_has_a_german_sentence(messages):
    declared = {
        each.template
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, AnnotatorError)
    }
    assert declared <= {source for context, source in messages if context == "errors"}


def test_every_step_and_status_has_a_name(german):
    assert len({action_name(action) for action in Action}) == len(Action)
    assert {status_name(status) for status in Status} == {"neu", "in Arbeit", "fertig"}


def test_every_action_is_translated(messages):
    for spec in ACTIONS:
        assert ("Actions", spec.text) in messages
        assert ("Actions", spec.tooltip) in messages


def test_lupdate_finds_every_string_that_is_translated(messages):
    # It passes over strings in f-strings, for example.
    known = {source for _, source in messages}
    lost = []
    for path in (ROOT / "annotator" / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        # Most modules have none, and need not be parsed.
        if re.search(rf"\b({'|'.join(STRINGS)})\(", text) is None:
            continue
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = STRINGS.get(name)
            if place is None or len(node.args) <= place:
                continue
            given = node.args[place]
            # A rectangle is translated, too.
            told = given.value if isinstance(given, ast.Constant) else None
            if isinstance(told, str) and told not in known:
                lost.append(f"{path.name}:{node.lineno}: {told}")
    assert lost == []


def test_errors_speak_the_language_of_the_window(german):
    error = DuplicateSpanError(covered="Berlin", label="LOC")
    assert error_text(error) == "„Berlin“ ist schon als LOC markiert."
    german.use("en")
    assert error_text(error) == "“Berlin” is already marked as LOC."


def test_qt_speaks_german_too(german):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_a_choice_that_is_no_language_follows_the_desktop():
    assert effective_language("de") == "de"
    assert effective_language("system") in {"de", "en"}


def test_the_locale_follows_the_language(german):
    assert current_language() == "de"
    german.use("en")
    assert current_language() == "en"


def test_compiled_files_ship_with_the_program():
    for code in ("de", "en"):
        assert resource_path("translations", f"annotator_{code}.qm").stat().st_size > 100


def visible(window, kind):
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def words_of(window):
    """Every text a person can see or hear in the window."""
    found = []
    for action in window.findChildren(QAction):
        found += [action.text(), action.toolTip()]
    for menu in window.findChildren(QMenu):
        found.append(menu.title())
    for label in visible(window, QLabel):
        found += [label.text(), label.toolTip()]
    for button in visible(window, QAbstractButton):
        found += [button.text(), button.toolTip(), button.accessibleName()]
    for field in visible(window, QLineEdit):
        found += [field.placeholderText(), field.toolTip(), field.accessibleName()]
    found += [hint.text for hint in window.key_line.hint_bar.hints]
    return {text.replace("&", "").strip() for text in found if text.strip()}


def english_left(window, messages):
    sources = {source.replace("&", "") for _, source in messages}
    said = {form.replace("&", "") for forms in messages.values() for form in forms}
    return {
        text
        for text in words_of(window)
        if text in sources and text not in said and text not in SAME_IN_BOTH
    }


def test_no_english_is_left_after_switching_to_german(qtbot, window, speak, messages):
    for state in ("berlin", "q", None):
        window.desk.session.set_focus(state)
        speak("de")
        qtbot.wait(20)  # panels follow a moment after the article
        assert english_left(window, messages) == set()
        assert "Vorschlag" in " ".join(words_of(window))
        speak("en")


def test_no_english_is_left_on_the_welcome_page(qtbot, empty_window, messages):
    empty_window.preferences.remember_corpus("x.corpus")
    empty_window.set_language("de")
    qtbot.waitUntil(lambda: "Datei" in words_of(empty_window))
    assert english_left(empty_window, messages) == set()


def test_labels_and_the_article_view_follow(qtbot, window, speak):
    speak("de")
    assert window.actions_of["mark.entity.LOC"].text() == "Ort\t3"
    assert window.actions_of["layer.quote"].text() == "Zitat"
    speak("en")
    assert window.actions_of["mark.entity.LOC"].text() == "Place\t3"


def test_keys_are_written_as_on_the_keyboard_in_front(window, speak):
    speak("de")
    assert "Strg+K" in window.actions_of["palette"].toolTip()


def test_an_open_dialog_has_german_buttons(qtbot, window, speak):
    speak("de")
    window.actions_of["help.keys"].trigger()
    dialog = window.findChild(QDialogButtonBox).parentWidget()
    close = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    assert close.text().replace("&", "") == "Schließen"
    dialog.close()


def test_a_step_names_the_label_as_the_schema_does_and_quotes_as_the_language(
    schema: Schema,
) -> None:
    label = next(iter(schema.layers["entity"].labels))
    title = schema.label_title("entity", label, "de")
    before = QLocale()
    QLocale.setDefault(QLocale("de"))
    try:
        assert subject_text(f"{label} “Berlin” +2", schema) == f"{title} „Berlin“ +2"
        assert subject_text("Gone “Berlin”", schema) == "Gone „Berlin“"
        assert subject_text("A title", schema) == "A title"
        assert subject_text("gone: Gone “Berlin”", schema) == "gone: Gone „Berlin“"
        quote = schema.layers["quote"]
        role, label = next(iter(quote.roles)), next(iter(quote.labels))
        told = f"{quote.roles[role].title['de']}: {schema.label_title('quote', label, 'de')}"
        assert subject_text(f"{role}: {label} “Berlin”", schema) == f"{told} „Berlin“"
    finally:
        QLocale.setDefault(before)


def test_an_error_names_no_command_of_the_command_line():
    nothing = SettingError(option="export", reason="no article matches.")
    assert error_text(nothing) == "No article matches."
    assert error_text(SettingError(option="name", reason="is missing.")) == "name: is missing."
