"""Which suggestions one wants to see and decide about: by label, score, and who or what made them."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from annotator.domain.span import Span


class SuggestionFilter(BaseModel):
    """What is let through; what is empty lets everything through.

    Attributes:
        layers: All labels of these layers.
        labels: And these labels, as ``layer.label``.
        least: Least score, in ``[0, 1]``; above 0 it keeps out what has no score.
        sources: Everything by these makers, as ``pipeline@version``.
        rules: And what these rules made; the maker's name stands for rules without one.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    layers: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    least: float = Field(default=0.0, ge=0.0, le=1.0)
    sources: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()

    @property
    def is_active(self) -> bool:
        """Whether anything may be kept out."""
        return self != EVERYTHING

    def admits(self, suggestion: Span) -> bool:
        """Whether a suggestion is let through."""
        if self.layers or self.labels:
            named = f"{suggestion.layer}.{suggestion.label}"
            if suggestion.layer not in self.layers and named not in self.labels:
                return False
        made = suggestion.provenance
        if self.least and (made.score is None or made.score < self.least):
            return False
        if not self.sources and not self.rules:
            return True
        return made.by in self.sources or rule_of(suggestion) in self.rules


def rule_of(suggestion: Span) -> str:
    """The rule that made a suggestion; who made it if that says no more."""
    return suggestion.provenance.rule or suggestion.provenance.by


EVERYTHING: Final = SuggestionFilter()
