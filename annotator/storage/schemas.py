"""The repository of schema versions, and where their labels are in use."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from annotator.domain.changes import Action, ChangeSet
from annotator.domain.errors import SchemaChangedError
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.news import NewsKind, Notice
from annotator.domain.ports import LogEntry, LogKind, StoredSchema
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import SchemaEdit, schema_edits
from annotator.storage.link import Link
from annotator.storage.values import made_of, times

_NEWEST = "SELECT seq, body FROM schema_versions ORDER BY seq DESC LIMIT 1"
_ALL = "SELECT seq, body, stored_at, edits FROM schema_versions ORDER BY seq"
_STORE = "INSERT INTO schema_versions (schema_id, version, stored_at, body) VALUES (?, ?, ?, ?)"
_STORE_EDITS = "UPDATE schema_versions SET edits = ? WHERE seq = ?"

# One pass over spans and decisions for all labels of a layer: there are few, and neither has an index.
_SETS_WITH = """
SELECT article, annotator FROM spans WHERE layer = ? AND label IN ({labels})
UNION SELECT article, annotator FROM decisions WHERE {signatures}"""
_NAMED = """
SELECT id FROM articles
WHERE seq = ? AND import_id NOT IN (SELECT id FROM imports WHERE state = 'running')"""
# The id is the first field of a change set; no index is worth its space for so rare a question.
_CARRIED = """
SELECT seq, body FROM change_log
WHERE action = ? AND kind = 'do' AND substr(body, 1, ?) = ? ORDER BY annotator <> ?, seq"""
_LABELS_USED = "SELECT DISTINCT layer, label FROM spans"
_ROLES_USED = """
SELECT DISTINCT s.layer, a.role FROM arguments a
JOIN spans s ON s.article = a.article AND s.annotator = a.annotator AND s.id = a.head"""


class SqlSchemas:
    """``SchemaRepository`` on a link."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._seen: int | None = None

    def current(self) -> Schema:
        """The newest version.

        Raises:
            CorpusDamagedError: If there is none, or it is not what was written.
        """
        row = self._link.row(_NEWEST)
        if row is None:
            return self._read("", 0)
        seq, body = row
        self._seen = seq
        return self._read(body, seq)

    def store(self, schema: Schema, at: datetime, edits: Sequence[SchemaEdit] = ()) -> int:
        """Append a version, and what led to it; its number.

        Nobody else writes from here on until the end of the transaction, so that annotations can be carried over.

        Raises:
            SchemaChangedError: If there is a newer version than the one that was read in this transaction.
        """
        # Alone: what others are about to write may use what the new version lacks.
        self._link.begin(alone=True)
        if self._seen is not None and (newest := self._link.row(_NEWEST))[0] != self._seen:
            raise SchemaChangedError(version=self._read(newest[1], newest[0]).version)
        seq = self._link.insert(
            _STORE, (schema.id, schema.version, at.isoformat(), schema.model_dump_json())
        )
        if edits:
            told = schema_edits.dump_json(tuple(edits)).decode()
            self._link.write(_STORE_EDITS, (told, seq))
        self._seen = seq
        self._link.tell(Notice(NewsKind.SCHEMA))
        return seq

    def versions(self) -> Sequence[StoredSchema]:
        """Every version that was ever current, oldest first."""
        found = [
            self._stored(seq, body, at, edits) for seq, body, at, edits in self._link.rows(_ALL)
        ]
        self._seen = found[-1].seq if found else None
        return found

    def sets_with(
        self, labels: Collection[tuple[str, str]]
    ) -> Sequence[tuple[ArticleId, AnnotatorId]]:
        """The sets with a span or a decision of these labels; suggestions first in each article."""
        found: set[tuple[int, str]] = set()
        for layer in sorted({layer for layer, _ in labels}):
            of_layer = sorted(label for other, label in labels if other == layer)
            prefixes = [f"{layer}|{label}|" for label in of_layer]
            statement = _SETS_WITH.format(
                labels=", ".join("?" * len(of_layer)),
                signatures=" OR ".join(["substr(signature, 1, ?) = ?"] * len(prefixes)),
            )
            cuts = tuple(value for prefix in prefixes for value in (len(prefix), prefix))
            found.update(self._link.rows(statement, (layer, *of_layer, *cuts)))
        return list(self._named(sorted(found, key=_suggestions_first)))

    def carried(self, change_set: ChangeSetId) -> Sequence[LogEntry]:
        """What was first done under this id, suggestions before the sets of people."""
        begin = f'{{"id":"{change_set}",'
        rows = self._link.rows(
            _CARRIED, (Action.MIGRATE_SCHEMA.value, len(begin), begin, SUGGESTIONS)
        )
        corpus = self._link.corpus
        return [
            LogEntry(seq, LogKind.DO, _CARRIED_BODY.of(body, corpus, seq)) for seq, body in rows
        ]

    def unknown_in(self, schema: Schema) -> Sequence[str]:
        """What is in use and the schema lacks, as ``layer.label`` or ``layer.role``, sorted."""
        layers = schema.layers
        labels = [
            f"{layer}.{label}"
            for layer, label in self._link.rows(_LABELS_USED)
            if layer not in layers or label not in layers[layer].labels
        ]
        roles = [
            f"{layer}.{role}"
            for layer, role in self._link.rows(_ROLES_USED)
            if layer not in layers or role not in layers[layer].roles
        ]
        return sorted({*labels, *roles})

    def _named(self, keys: Sequence[tuple[int, str]]) -> Iterator[tuple[ArticleId, AnnotatorId]]:
        for seq, annotator in keys:
            row = self._link.row(_NAMED, (seq,))
            if row is not None:
                yield ArticleId(row[0]), AnnotatorId(annotator)

    def _stored(self, seq: int, body: str, at: str, edits: str | None) -> StoredSchema:
        corpus = self._link.corpus
        led_here = _EDITS.of(edits, corpus, seq) if edits else ()
        return StoredSchema(seq, self._read(body, seq), _STORED_AT.of(at, corpus, seq), led_here)

    def _read(self, body: str, seq: int) -> Schema:
        return _BODY.of(body, self._link.corpus, seq)


def _suggestions_first(key: tuple[int, str]) -> tuple[int, bool, str]:
    return (key[0], key[1] != SUGGESTIONS, key[1])


@lru_cache(maxsize=8)
def _schema(body: str) -> Schema:
    return Schema.model_validate_json(body)


_BODY = made_of("schema_versions", "body", _schema)
_STORED_AT = times("schema_versions", "stored_at")
_EDITS = made_of("schema_versions", "edits", schema_edits.validate_json)
_CARRIED_BODY = made_of("change_log", "body", ChangeSet.model_validate_json)
