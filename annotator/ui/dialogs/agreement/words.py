"""What measures, groups and disagreements are called in the window, and numbers as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.schema import Schema, in_language
from annotator.ui.dialogs.agreement.numbers import Names, Question
from annotator.ui.i18n import current_language
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_CONTEXT = "Agreement"
UNKNOWN: Final = "–"

_ON: Final[Mapping[str, str]] = {
    "span": QT_TRANSLATE_NOOP("Agreement", "Spans"),
    "argument": QT_TRANSLATE_NOOP("Agreement", "Fillers of roles"),
    "state": QT_TRANSLATE_NOOP("Agreement", "States of roles"),
    "structure": QT_TRANSLATE_NOOP("Agreement", "Whole structures"),
    "token": QT_TRANSLATE_NOOP("Agreement", "Words"),
    "type": QT_TRANSLATE_NOOP("Agreement", "Labels of the same place"),
    "unit": QT_TRANSLATE_NOOP("Agreement", "Stretches of text"),
}
_MEASURES: Final[Mapping[str, str]] = {
    "f1_exact": QT_TRANSLATE_NOOP("Agreement", "F1 exact"),
    "f1_overlap": QT_TRANSLATE_NOOP("Agreement", "F1 overlap"),
    "f1_partial": QT_TRANSLATE_NOOP("Agreement", "F1 partial"),
    "observed": QT_TRANSLATE_NOOP("Agreement", "Observed"),
    "cohen_kappa": QT_TRANSLATE_NOOP("Agreement", "Cohen’s κ"),
    "fleiss_kappa": QT_TRANSLATE_NOOP("Agreement", "Fleiss’ κ"),
    "krippendorff_alpha": QT_TRANSLATE_NOOP("Agreement", "Krippendorff’s α"),
    "krippendorff_alpha_u": QT_TRANSLATE_NOOP("Agreement", "Krippendorff’s α_U"),
}
_BY: Final[Mapping[str, str]] = {
    "day": QT_TRANSLATE_NOOP("Agreement", "Day"),
    "week": QT_TRANSLATE_NOOP("Agreement", "Week"),
    "number": QT_TRANSLATE_NOOP("Agreement", "Running number"),
    "source": QT_TRANSLATE_NOOP("Agreement", "Source"),
}
_ABOUT: Final[Mapping[str, str]] = {
    "existence": QT_TRANSLATE_NOOP("Agreement", "marked or not"),
    "edge": QT_TRANSLATE_NOOP("Agreement", "edges"),
    "label": QT_TRANSLATE_NOOP("Agreement", "label"),
    "role": QT_TRANSLATE_NOOP("Agreement", "role"),
}
_LEFT_OUT: Final[Mapping[str, str]] = {
    "only one of them has annotated it": QT_TRANSLATE_NOOP(
        "Agreement", "only one of them has annotated it"
    ),
    "not finished by two of them": QT_TRANSLATE_NOOP("Agreement", "not finished by two of them"),
    "not begun by any of them": QT_TRANSLATE_NOOP("Agreement", "not begun by any of them"),
}


def tr(text: str) -> str:
    """A text of this window, in the language of the window."""
    return QCoreApplication.translate(_CONTEXT, text)


def on_name(on: str) -> str:
    """What was agreed on."""
    return tr(_ON[on])


def measure_name(measure: str) -> str:
    """A measure."""
    return tr(_MEASURES[measure]) if measure else ""


def by_name(by: str) -> str:
    """How articles are put into groups."""
    return tr(_BY[by]) if by in _BY else by.removeprefix("meta.")


def about_name(about: str) -> str:
    """On what people do not agree."""
    return tr(_ABOUT[about])


def left_out_name(reason: str) -> str:
    """Why an article does not count."""
    return tr(_LEFT_OUT[reason]) if reason in _LEFT_OUT else reason


def everyone() -> str:
    """All people together."""
    return tr(QT_TRANSLATE_NOOP("Agreement", "Everyone"))


def nothing() -> str:
    """What somebody called what they did not mark."""
    return tr(QT_TRANSLATE_NOOP("Agreement", "(nothing)"))


def pair_name(pair: tuple[str, ...], names: Names) -> str:
    """Between whom."""
    return " – ".join(names.listed(pair)) if pair else everyone()


def decimal(value: float | None, digits: int = 3) -> str:
    """A number as people of the window's language write it."""
    return UNKNOWN if value is None else QLocale().toString(value, "f", digits)


def whole(value: float) -> str:
    """A number of things."""
    return QLocale().toString(round(value))


class Titles:
    """What the schema calls its layers, labels and roles.

    Args:
        schema: Of the corpus.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    @property
    def layers(self) -> tuple[str, ...]:
        """The names of the layers, in the order of the schema."""
        return tuple(self._schema.layers)

    def layer(self, layer: str) -> str:
        """A layer."""
        found = self._schema.layers.get(layer)
        return (in_language(found.title, current_language()) if found else "") or layer

    def name(self, layer: str, name: str) -> str:
        """A label or a role of a layer; categories made of several say so as they are."""
        found = self._schema.layers.get(layer)
        if found is None:
            return name
        if name in found.labels:
            return self._schema.label_title(layer, name, current_language())
        role = found.roles.get(name)
        return (in_language(role.title, current_language()) if role else "") or name

    def hue(self, layer: str, name: str) -> str:
        """The colour of a label; of what is no label, that of its layer."""
        found = self._schema.layers.get(layer)
        if found is None:
            return ""
        return self._schema.colour(layer, name) if name in found.labels else found.colour

    def question(self, asked: Question, names: Names) -> str:
        """Which number is meant, in one line."""
        parts = [self.layer(asked.layer)]
        if asked.labels:
            called = (self.name(asked.layer, each) if each else nothing() for each in asked.labels)
            return " · ".join([*parts, " / ".join(called), pair_name(asked.between, names)])
        if asked.name:
            parts.append(self.name(asked.layer, asked.name))
        parts += [on_name(asked.on), measure_name(asked.measure)]
        return " · ".join([*parts, pair_name(asked.between, names)])
