"""What the review desk calls things."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from annotator.domain.reviews import (
    Decision,
    Judged,
    Method,
    ReviewItem,
    ReviewUnit,
    Sample,
    Signature,
    StratifyBy,
)
from annotator.domain.schema import Schema, in_language
from annotator.quality.estimates import Estimate
from annotator.ui.i18n import current_language, quoted
from annotator.ui.translatable import QT_TRANSLATE_NOOP

JUDGED: Final = {
    Judged.RIGHT: QT_TRANSLATE_NOOP("Reviewing", "Right"),
    Judged.EDGE: QT_TRANSLATE_NOOP("Reviewing", "Edge"),
    Judged.LABEL: QT_TRANSLATE_NOOP("Reviewing", "Label"),
    Judged.ROLE: QT_TRANSLATE_NOOP("Reviewing", "Role"),
    Judged.SPURIOUS: QT_TRANSLATE_NOOP("Reviewing", "Nothing there"),
    Judged.MISSING: QT_TRANSLATE_NOOP("Reviewing", "Missing"),
    Judged.COMPLETE: QT_TRANSLATE_NOOP("Reviewing", "Complete"),
}
_DECISIONS: Final = {
    Decision.ACCEPT: QT_TRANSLATE_NOOP("Reviewing", "Accept"),
    Decision.REJECT: QT_TRANSLATE_NOOP("Reviewing", "Reject"),
    Decision.NOT_YET: QT_TRANSLATE_NOOP("Reviewing", "Not yet"),
}
UNITS: Final = {
    ReviewUnit.SPAN: QT_TRANSLATE_NOOP("Reviewing", "Spans"),
    ReviewUnit.ARTICLE: QT_TRANSLATE_NOOP("Reviewing", "Whole articles"),
}
METHODS: Final = {
    Method.RANDOM: QT_TRANSLATE_NOOP("Reviewing", "random"),
    Method.STRATIFIED: QT_TRANSLATE_NOOP("Reviewing", "stratified"),
    Method.RISK: QT_TRANSLATE_NOOP("Reviewing", "by risk"),
}
STRATA: Final = {
    StratifyBy.LABEL: QT_TRANSLATE_NOOP("Reviewing", "Label"),
    StratifyBy.ANNOTATOR: QT_TRANSLATE_NOOP("Reviewing", "Annotator"),
    StratifyBy.SOURCE: QT_TRANSLATE_NOOP("Reviewing", "Source"),
}


def told(source: str) -> str:
    """A phrase of this page in the language of the window."""
    return QCoreApplication.translate("Reviewing", source)


def decision_name(decision: Decision | None) -> str:
    """What a decision is called; nothing for none."""
    return told(_DECISIONS[decision]) if decision is not None else ""


def kind_title(schema: Schema, layer: str, label: str) -> str:
    """What people call a label, a layer, or all of them."""
    language = current_language()
    if not layer:
        return told(QT_TRANSLATE_NOOP("Reviewing", "All together"))
    known = schema.layers.get(layer)
    title = (in_language(known.title, language) if known else "") or layer
    if not label:
        return title
    if known is None or label not in known.labels:
        return f"{title}: {label}"
    return f"{title}: {schema.label_title(layer, label, language)}"


def stratum_title(schema: Schema, name: str, by: StratifyBy) -> str:
    """What people call a stratum."""
    if not name:
        return told(QT_TRANSLATE_NOOP("Reviewing", "All together"))
    if by is StratifyBy.LABEL:
        layer, _, label = name.partition(".")
        return kind_title(schema, layer, label)
    return name


def _day(at: datetime) -> str:
    """The date as the language writes it."""
    day = QDate(at.year, at.month, at.day)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)


def percent(share: float, digits: int = 1) -> str:
    """A share as the language writes per cent."""
    return f"{QLocale().toString(100 * share, 'f', digits)} %"


def estimate_text(estimate: Estimate | None) -> str:
    """A share and its interval, as *94.0 % (88.1–97.2)*; a dash where nothing is known."""
    if estimate is None or estimate.share is None:
        return "–"
    low, high = (QLocale().toString(100 * end, "f", 1) for end in estimate.interval)
    return f"{percent(estimate.share)} ({low}–{high})"


def sample_line(sample: Sample) -> str:
    """What a sample is, on one line."""
    request = sample.request
    when = _day(sample.at)
    return f"{told(UNITS[request.unit])}, {told(METHODS[request.method])} · {when}"


def signed_line(signature: Signature) -> str:
    """Who signed or unlocked, when and why."""
    when = _day(signature.at)
    line = told(
        QT_TRANSLATE_NOOP("Reviewing", "Signed off by %1 on %2: %3")
        if signature.locks
        else QT_TRANSLATE_NOOP("Reviewing", "Unlocked by %1 on %2")
    )
    line = line.replace("%1", signature.by).replace("%2", when)
    line = line.replace("%3", decision_name(signature.decision))
    return f"{line} – {signature.reason}" if signature.reason else line


def item_title(schema: Schema, item: ReviewItem, covered: str) -> str:
    """What is to be judged: label and words, or the article."""
    if item.is_article:
        return told(QT_TRANSLATE_NOOP("Reviewing", "The whole article: is anything missing?"))
    return f"{kind_title(schema, item.layer, item.label)} {quoted(covered)}"
