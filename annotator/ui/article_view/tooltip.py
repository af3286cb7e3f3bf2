"""What the tooltip of a span says: label, state, maker, reason, confidence. Plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.argument import RoleState
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.structures import End

_LONGEST = 400
_MOST_ROLES = 8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a tooltip in the language of the window; ``{}`` takes the value."""

    suggestion: str
    unseen: str
    by: str
    score: str
    note: str
    implicit: str = ""
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an item besides its span.

    Attributes:
        layer: What people call its layer.
        refers_to: The name its mention chain leads to.
        ends: Its roles.
        fills: Roles it fills and the words of their heads.
        attributes: What is set of them.
        rule: What the rule that proposed it is called.
        why: The evidence, in the language of the window.
    """

    layer: str = ""
    refers_to: str = ""
    ends: Sequence[End] = ()
    fills: Sequence[tuple[str, str]] = ()
    attributes: Sequence[str] = ()
    rule: str = ""
    why: str = ""


_NOTHING = Facts()


def explain(item: Item, words: Words, facts: Facts = _NOTHING) -> str:
    """The lines of the tooltip of an item.

    Args:
        item: What is explained.
        words: The words of the window.
        facts: What is known besides.
    """
    provenance = item.span.provenance
    roles = dict.fromkeys(role.title for role in item.roles)
    lines = [" · ".join(dict.fromkeys((item.title, facts.layer or item.title, *roles)))]
    if item.suggested:
        lines[0] += f" – {words.suggestion}"
    elif not item.span.seen:
        lines[0] += f" – {words.unseen}"
    if facts.refers_to:
        lines.append(f"→ {facts.refers_to}")
    lines += [f"{end.role}: {_filler(end, words)}" for end in facts.ends[:_MOST_ROLES]]
    lines += [f"{role} ← {head}" for role, head in facts.fills[:_MOST_ROLES]]
    lines += facts.attributes
    source = provenance.by
    if provenance.rule:
        source += f" · {facts.rule or provenance.rule}"
    lines.append(words.by.format(source))
    if provenance.score is not None:
        lines.append(words.score.format(round(provenance.score * 100)))
    if provenance.why:
        lines.append(facts.why or provenance.why)
    if item.span.note:
        lines.append(words.note.format(item.span.note))
    return "\n".join(line[:_LONGEST] for line in lines)


def _filler(end: End, words: Words) -> str:
    if end.state is RoleState.IMPLICIT:
        return words.implicit
    return words.absent if end.state is RoleState.ABSENT else end.name
