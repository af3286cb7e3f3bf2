"""The languages of the window: translators, and the words for what the domain names.

Source strings are English. ``pyside6-lupdate`` finds them in ``tr``, ``translate`` and
``QT_TRANSLATE_NOOP``; ``scripts/translations.py`` adds the templates of errors, which live outside Qt.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
)
from PySide6.QtGui import QKeySequence

from annotator.domain.changes import Action, Status
from annotator.domain.errors import AnnotatorError, SettingError
from annotator.domain.ports import Step
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema, in_language
from annotator.resources import resource_path
from annotator.services.wording import shipped_wording
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_log = logging.getLogger(__name__)

LANGUAGES: Final = ("de", "en")
"""The languages the window speaks."""

ERRORS_CONTEXT: Final = "errors"
"""Where the templates of ``AnnotatorError`` stand in the translation files."""

NOTICES_CONTEXT: Final = "notices"
"""Where the templates of what imports report and checks find stand in the translation files."""

_LABELLED: Final = re.compile(r"(?:(\w+): )?(\S+) “(.*)”((?: \+\d+)?)", re.DOTALL)
"""A span as the log names it: a role of it, label, excerpt, how many others."""

_COMMANDS: Final = frozenset(
    {"adjudicate", "agreement", "assign", "evaluate", "export", "feedback", "sample"}
)
"""Commands that errors name as what they are about; in a window one sees what that is."""

_ACTION_NAMES: Final[Mapping[Action, str]] = {
    Action.ADD: QT_TRANSLATE_NOOP("Steps", "Mark"),
    Action.REMOVE: QT_TRANSLATE_NOOP("Steps", "Remove"),
    Action.RELABEL: QT_TRANSLATE_NOOP("Steps", "Relabel"),
    Action.MOVE_EDGE: QT_TRANSLATE_NOOP("Steps", "Move edge"),
    Action.ADD_FRAGMENT: QT_TRANSLATE_NOOP("Steps", "Add fragment"),
    Action.REMOVE_FRAGMENT: QT_TRANSLATE_NOOP("Steps", "Cut out"),
    Action.SET_ATTRIBUTE: QT_TRANSLATE_NOOP("Steps", "Set attribute"),
    Action.SET_NOTE: QT_TRANSLATE_NOOP("Steps", "Write note"),
    Action.SET_ROLE: QT_TRANSLATE_NOOP("Steps", "Set role"),
    Action.SPLIT: QT_TRANSLATE_NOOP("Steps", "Split"),
    Action.JOIN: QT_TRANSLATE_NOOP("Steps", "Join"),
    Action.ACCEPT: QT_TRANSLATE_NOOP("Steps", "Accept"),
    Action.CORRECT: QT_TRANSLATE_NOOP("Steps", "Correct"),
    Action.REJECT: QT_TRANSLATE_NOOP("Steps", "Reject"),
    Action.FINISH: QT_TRANSLATE_NOOP("Steps", "Finish"),
    Action.REOPEN: QT_TRANSLATE_NOOP("Steps", "Reopen"),
    Action.FIX: QT_TRANSLATE_NOOP("Steps", "Put right"),
    Action.IMPORT: QT_TRANSLATE_NOOP("Steps", "Import"),
    Action.MIGRATE_SCHEMA: QT_TRANSLATE_NOOP("Steps", "Change schema"),
    Action.RESTORE: QT_TRANSLATE_NOOP("Steps", "Restore"),
}

_STATUS_NAMES: Final[Mapping[Status, str]] = {
    Status.NEW: QT_TRANSLATE_NOOP("Status", "new"),
    Status.STARTED: QT_TRANSLATE_NOOP("Status", "in work"),
    Status.DONE: QT_TRANSLATE_NOOP("Status", "done"),
}


class Language(QObject):
    """The language the program speaks; widgets hear of a change by ``LanguageChange`` events."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installed: list[QTranslator] = []
        self._code = ""

    @property
    def code(self) -> str:
        """``de`` or ``en``."""
        return self._code

    def use(self, choice: str) -> None:
        """Speak a language: ``de``, ``en`` or ``system``."""
        code = effective_language(choice)
        if code == self._code:
            return
        self._code = code
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        system = QLocale.system()
        follow = choice == "system" and _writes_as(code, system)
        QLocale.setDefault(system if follow else QLocale(code))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._install("qtbase", qt, code)
        self._install("annotator", str(resource_path("translations")), code)

    def _install(self, name: str, folder: str, code: str) -> None:
        translator = QTranslator(self)
        if translator.load(f"{name}_{code}", folder):
            self._installed.append(translator)
            QCoreApplication.installTranslator(translator)
        elif code != "en":
            _log.warning("no translation %s_%s in %s", name, code, folder)


def _writes_as(code: str, system: QLocale) -> bool:
    """Whether numbers and dates of the desktop go with the words: its language, and not the formats of no language."""
    short = QLocale.FormatType.ShortFormat
    of_nobody = system.dateFormat(short) == QLocale.c().dateFormat(short)
    return system.language() is QLocale(code).language() and not of_nobody


def effective_language(choice: str) -> str:
    """The language a setting means: the desktop's if it says so and the window speaks it, else English."""
    if choice in LANGUAGES:
        return choice
    wanted = (tag.split("-")[0] for tag in QLocale.system().uiLanguages())
    return next((tag for tag in wanted if tag in LANGUAGES), "en")


def current_language() -> str:
    """The language of the window, for texts that are data, such as the titles of labels."""
    return QLocale().name().split("_")[0]


def error_text(error: AnnotatorError) -> str:
    """The sentence of an error in the language of the window."""
    said = _said(error.params)
    if error.template == SettingError.template and said.get("option") in _COMMANDS:
        reason = str(said["reason"])
        return reason[:1].upper() + reason[1:]
    return QCoreApplication.translate(ERRORS_CONTEXT, error.template).format(**said)


def sent_text(sent: Mapping[str, Any], context: str = NOTICES_CONTEXT) -> str:
    """What the worker reports, in the language of the window; as it was sent where its words do not fit together.

    Args:
        sent: ``template`` and ``params``, and the sentence as ``text`` or ``reason``.
        context: Where its template stands in the translation files.
    """
    try:
        made = Reason.of(sent)
        template = QCoreApplication.translate(context, made.template)
        return template.format(**_said(made.params))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return str(sent.get("reason") or sent.get("text") or "")


def _said(params: Mapping[str, object]) -> dict[str, object]:
    """Parameters with the reasons among them in the language of the window."""
    return {
        name: _reason_text(value) if isinstance(value, Reason) else value
        for name, value in params.items()
    }


def _reason_text(reason: Reason) -> str:
    template = QCoreApplication.translate(NOTICES_CONTEXT, reason.template)
    if template == reason.template:  # some are errors of their own
        template = QCoreApplication.translate(ERRORS_CONTEXT, reason.template)
    return template.format(**_said(reason.params))


def rule_title(rule: str) -> str:
    """What the rule of a provenance is called in the language of the window; an unknown one by its id."""
    return shipped_wording().title(rule, current_language())


def reason_text(why: str) -> str:
    """Why something was proposed, in the language of the window; what an older version wrote, as it is."""
    return shipped_wording().sentence(why, current_language())


def notice_text(template: str, params: Mapping[str, object]) -> str:
    """What an import reports about a file, or a check about a span, in the language of the window."""
    return QCoreApplication.translate(NOTICES_CONTEXT, template).format(**_said(params))


def action_name(action: Action) -> str:
    """What undo and redo call an action."""
    return QCoreApplication.translate("Steps", _ACTION_NAMES[action])


def status_name(status: Status) -> str:
    """What a status is called."""
    return QCoreApplication.translate("Status", _STATUS_NAMES[status])


def step_name(step: Step, schema: Schema | None = None) -> str:
    """What undo or redo would act on, e.g. *Accept: Person “Berlin”*."""
    name = action_name(step.action)
    return f"{name}: {subject_text(step.subject, schema)}" if step.subject else name


def subject_text(subject: str, schema: Schema | None) -> str:
    """What a step was done to, as the log has it, with the label's name and quotation marks of the language.

    Args:
        subject: Of a change set.
        schema: Names the labels; ``None``: they are shown by their ids.
    """
    found = _LABELLED.fullmatch(subject)
    if found is None:
        return subject
    role, label, excerpt, more = found.groups()
    holders = [
        layer
        for layer in (schema.layers.values() if schema is not None else ())
        if label in layer.labels and (role is None or role in layer.roles)
    ]
    title = holders[0].labels[label].title if holders else {}
    called = in_language(title, current_language()) or label
    if role is not None:
        filled = in_language(holders[0].roles[role].title, current_language()) if holders else ""
        called = f"{filled or role}: {called}"
    return f"{called} {quoted(excerpt)}{more}"


def number(value: int) -> str:
    """A whole number as the language groups its digits."""
    return QLocale().toString(value)


def key_text(key: str) -> str:
    """A key as it is written on this desktop, e.g. *Strg+Z*.

    Args:
        key: As a portable text, ``Ctrl+Z``.
    """
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def quoted(words: str) -> str:
    """Words in the quotation marks of the language of the window."""
    language = current_language()
    return QLocale(language if language in LANGUAGES else "en").quoteString(words)


def decimal(value: float, places: int = 1) -> str:
    """A number with as many decimals, as the language writes it."""
    return QLocale().toString(value, "f", places)
