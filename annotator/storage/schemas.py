"""The repository of schema versions."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from pydantic import ValidationError

from annotator.domain.schema import Schema
from annotator.storage.errors import damaged
from annotator.storage.link import Link

_NEWEST = "SELECT body FROM schema_versions ORDER BY seq DESC LIMIT 1"
_STORE = "INSERT INTO schema_versions (schema_id, version, stored_at, body) VALUES (?, ?, ?, ?)"


class SqlSchemas:
    """``SchemaRepository`` on a link."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def current(self) -> Schema:
        """The newest version.

        Raises:
            CorpusDamagedError: If there is none, or it is not what was written.
        """
        row = self._link.row(_NEWEST)
        try:
            return _schema(row[0] if row else "")
        except ValidationError as error:
            raise damaged(self._link.corpus, "its schema cannot be read") from error

    def store(self, schema: Schema, at: datetime) -> None:
        """Append a version."""
        self._link.insert(
            _STORE, (schema.id, schema.version, at.isoformat(), schema.model_dump_json())
        )


@lru_cache(maxsize=8)
def _schema(body: str) -> Schema:
    return Schema.model_validate_json(body)
