"""A filter of suggestions in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.schema import Schema, in_language
from annotator.domain.suggestion_filter import SuggestionFilter
from annotator.ui.i18n import current_language, rule_title


def percent(score: float | None) -> str:
    """A score as people read it; a dash for none."""
    if score is None:
        return "–"
    return f"{QLocale().toString(round(100 * score))}\u202f%"


def filter_words(only: SuggestionFilter, schema: Schema) -> str:
    """What a filter lets through, e.g. *Quote, Person · from 70 % · by gazetteer*; empty if everything."""
    language = current_language()
    what = [
        in_language(layer.title, language) or name
        for name, layer in schema.layers.items()
        if name in only.layers
    ]
    what += [
        schema.label_title(name, label, language)
        for name, layer in schema.layers.items()
        for label in layer.labels
        if f"{name}.{label}" in only.labels
    ]
    known = {
        *schema.layers,
        *(f"{n}.{each}" for n, la in schema.layers.items() for each in la.labels),
    }
    # A schema may have lost what a filter names; the filter must not look wider than it is.
    what += sorted((only.layers | only.labels) - known)
    parts = [", ".join(what)] if what else []
    if only.least:
        words = QCoreApplication.translate("SuggestionFilter", "from %1")
        parts.append(words.replace("%1", percent(only.least)))
    makers = [*sorted(only.sources), *sorted(map(rule_title, only.rules))]
    if makers:
        words = QCoreApplication.translate("SuggestionFilter", "by %1")
        parts.append(words.replace("%1", ", ".join(makers)))
    return "  ·  ".join(parts)
