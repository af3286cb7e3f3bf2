"""A difference between one's own annotations and the gold set, said in one friendly sentence."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.domain.schema import Schema, in_language
from annotator.domain.span import Span
from annotator.quality.differences import Difference, DifferenceKind
from annotator.ui.choices import role_title
from annotator.ui.i18n import current_language
from annotator.ui.panels.style import shortened

_MOST = 60


class FeedbackWords(QObject):
    """Says differences in the language of the window; gold is what the reference has.

    Args:
        schema: Names labels, roles and attributes.
    """

    def __init__(self, schema: Schema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema

    def sentence(self, difference: Difference, text: str) -> str:
        """What is different.

        Args:
            difference: Where the two differ.
            text: Of the article.
        """
        template = self._template(difference)
        ours, theirs = difference.candidate, difference.reference
        span = theirs or ours or difference.head
        values = difference.values or ("", "")
        named = {
            "%label": self._label(span),
            "%words": _words(span, text),
            "%head": _words(difference.head, text),
            "%role": self._role(difference),
            "%mine": _words(ours, text),
            "%gold": self._value(difference, values[0]),
            "%own": self._value(difference, values[1]),
        }
        for name, words in named.items():
            template = template.replace(name, words)
        return template

    def _template(self, difference: Difference) -> str:
        kind = DifferenceKind
        return {
            kind.MISSED: self.tr("Not marked yet: %label “%words”"),
            kind.SPURIOUS: self.tr("Not in the gold set: %label “%words”"),
            kind.LABEL: self.tr("“%words” is %gold in the gold set, you chose %own"),
            kind.FRAGMENTS: self.tr("Other edges in the gold set: “%words” for your “%mine”"),
            kind.ATTRIBUTE: self.tr("%role of “%words”: %gold in the gold set, you chose %own"),
            kind.STATE: self.tr("%role of “%head”: %gold in the gold set, you left it %own"),
            kind.FILLER_MISSED: self.tr("%role of “%head” is “%words” in the gold set"),
            kind.FILLER_SPURIOUS: self.tr("%role of “%head”: “%words” is not in the gold set"),
            kind.FILLER_FRAGMENTS: self.tr(
                "%role of “%head” has other edges in the gold set: “%words” for your “%mine”"
            ),
        }[difference.kind]

    def _label(self, span: Span | None) -> str:
        if span is None:
            return ""
        return self._schema.label_title(span.layer, span.label, current_language())

    def _role(self, difference: Difference) -> str:
        if difference.head is not None:
            return role_title(self._schema, difference.head, difference.name, current_language())
        layer = self._schema.layers.get(difference.layer)
        attribute = layer.attributes.get(difference.name) if layer is not None else None
        title = in_language(attribute.title, current_language()) if attribute is not None else ""
        return title or difference.name

    def _value(self, difference: Difference, value: str) -> str:
        if difference.kind is DifferenceKind.LABEL:
            return self._schema.label_title(difference.layer, value, current_language())
        if difference.kind is DifferenceKind.STATE:
            return {
                "marked": self.tr("marked"),
                "implicit": self.tr("implicit"),
                "absent": self.tr("absent"),
            }.get(value, self.tr("open"))
        return value or self.tr("nothing")


def _words(span: Span | None, text: str) -> str:
    return shortened(span.covered_text(text), _MOST) if span is not None else ""
