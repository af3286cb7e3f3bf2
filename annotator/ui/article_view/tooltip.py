"""What the tooltip of a span says: label, state, maker, reason, confidence. Plain text."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.ui.article_view.items import Item

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a tooltip in the language of the window; ``{}`` takes the value."""

    suggestion: str
    unseen: str
    by: str
    score: str
    note: str


def explain(item: Item, words: Words, refers_to: str = "") -> str:
    """The lines of the tooltip of an item.

    Args:
        item: What is explained.
        words: The words of the window.
        refers_to: The name its mention chain leads to.
    """
    provenance = item.span.provenance
    lines = [" · ".join((item.title, *dict.fromkeys(role.title for role in item.roles)))]
    if item.suggested:
        lines[0] += f" – {words.suggestion}"
    elif not item.span.seen:
        lines[0] += f" – {words.unseen}"
    if refers_to:
        lines.append(f"→ {refers_to}")
    source = provenance.by
    if provenance.rule:
        source += f" · {provenance.rule}"
    lines.append(words.by.format(source))
    if provenance.score is not None:
        lines.append(words.score.format(round(provenance.score * 100)))
    if provenance.why:
        lines.append(provenance.why)
    if item.span.note:
        lines.append(words.note.format(item.span.note))
    return "\n".join(line[:_LONGEST] for line in lines)
