"""How many suggestions wait for a decision, kept exact in the table so that lists need not count.

The counts are worked out from what is stored and not from what the caller saw: a pipeline may have
proposed anew while an article was on somebody's desk.
"""

from __future__ import annotations

from annotator.domain.changes import (
    ChangeSet,
    DecisionChanged,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
)
from annotator.domain.ids import SUGGESTIONS, AnnotatorId
from annotator.storage.link import Link

# Above this many claims in one action, counting anew is faster than asking for each.
_FEW = 16

_SAME_CLAIM = 'layer = ? AND label = ? AND "begin" = ? AND "end" = ? AND fragments = ?'
# The suggestions of one article lie side by side. An expression in place of the layer keeps the database from the index
# of kinds, by which it would look up each suggestion of the same kind on its own: three times as long.
_PROPOSED = """
SELECT count(*) FROM spans WHERE article = ? AND annotator = ?
  AND "begin" = ? AND "end" = ? AND fragments = ? AND label = ? AND layer || '' = ?"""
_IS_CLOSED = f"""
SELECT EXISTS (SELECT 1 FROM decisions WHERE article = ? AND annotator = ? AND signature = ?)
OR EXISTS (SELECT 1 FROM spans WHERE article = ? AND annotator = ? AND {_SAME_CLAIM})"""  # noqa: S608 - a constant
_CLAIMS = (
    'SELECT layer, label, "begin", "end", fragments FROM spans WHERE article = ? AND annotator = ?'
)
_PUT_SUGGESTED = "UPDATE articles SET suggestion_count = ? WHERE seq = ?"
_OTHER_SETS = "SELECT annotator FROM annotation_sets WHERE article = ? AND annotator <> ?"
_PUT_OPEN = "UPDATE annotation_sets SET open_suggestions = ? WHERE article = ? AND annotator = ?"
_DECIDED = "SELECT signature FROM decisions WHERE article = ? AND annotator = ?"


class OpenCount:
    """The number of open suggestions of one set across the changes of one action.

    Make it before the changes are written, ask it afterwards.
    """

    def __init__(
        self, link: Link, key: tuple[int, AnnotatorId], changes: ChangeSet, before: int
    ) -> None:
        self._link = link
        self._key = key
        self._before = before
        touched = {sign for change in changes.changes for sign in _touched(change)}
        self._recount = len(touched) > _FEW
        self._proposed: list[tuple[str, int, bool]] = []
        if not self._recount:
            for signature in touched:
                layer, label, *place = _claim(signature)
                (count,) = link.row(_PROPOSED, (key[0], SUGGESTIONS, *place, label, layer))
                if count:
                    self._proposed.append((signature, count, self._is_closed(signature)))

    def after(self) -> int:
        """The count with the changes written."""
        if self._recount:
            return count_open(self._link, *self._key)
        count = self._before
        for signature, proposed, was_closed in self._proposed:
            count += proposed * (int(was_closed) - int(self._is_closed(signature)))
        return count

    def _is_closed(self, signature: str) -> bool:
        values = (*self._key, signature, *self._key, *_claim(signature))
        return bool(self._link.row(_IS_CLOSED, values)[0])


def count_open(link: Link, article: int, annotator: AnnotatorId) -> int:
    """Count the open suggestions of one set from its rows."""
    closed = {signature for (signature,) in link.rows(_DECIDED, (article, annotator))}
    own = {tuple(row) for row in link.rows(_CLAIMS, (article, annotator))}
    proposed = link.rows(_CLAIMS, (article, SUGGESTIONS))
    return sum(row not in own and _signature(*row) not in closed for row in map(tuple, proposed))


def renew_open_counts(link: Link, article: int, suggested: int) -> None:
    """Count anew for every set of an article whose suggestions are other ones now.

    Args:
        link: The transaction.
        article: Key of the article.
        suggested: How many suggestions it has.
    """
    link.write(_PUT_SUGGESTED, (suggested, article))
    for (annotator,) in link.rows(_OTHER_SETS, (article, SUGGESTIONS)):
        link.write(_PUT_OPEN, (count_open(link, article, annotator), article, annotator))


def _touched(change: object) -> tuple[str, ...]:
    match change:
        case SpanAdded(span=span) | SpanRemoved(span=span):
            return (span.signature,)
        case SpanReplaced(before=before, after=after):
            return (before.signature, after.signature)
        case DecisionChanged(signature=signature):
            return (signature,)
        case _:
            return ()


def _claim(signature: str) -> tuple[str, str, int, int, str]:
    """The columns that say the same as a signature."""
    layer, label, parts = signature.split("|")
    begin, end = parts.split("-", 1)[0], parts.rsplit("-", 1)[1]
    return (layer, label, int(begin), int(end), parts if "," in parts else "")


def _signature(layer: str, label: str, begin: int, end: int, gaps: str) -> str:
    return f"{layer}|{label}|{gaps or f'{begin}-{end}'}"
