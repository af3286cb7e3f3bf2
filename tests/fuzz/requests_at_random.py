"""Requests to the worker whose parameters have the right types and any values at all.

Bytes damaged at random hardly ever become a request that gets past the check of its parameters; these always do, so that what
is found lies behind the check: in services, formats and storage.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from annotator.bootstrap import make_context
from annotator.cli.params import Params
from annotator.cli.worker_tasks import TASKS
from annotator.domain.errors import SystemRefusalError
from annotator.domain.ports import Progress

_LONG = {"suggest", "warm_up", "train", "install_pipeline", "adjudication_queue"}
"""They load a pipeline, go on for minutes, or ask pip."""
NAMES = sorted(set(TASKS) - _LONG)

_WORDS = (
    *("Anna", "Ben", "gold", "suggestions", "nobody", "a1", "a2", "entity", "quote", "PER", "speaker", "direct"),
    *("jsonl", "conll2003", "spacy", "docx", "auto", "latin-1", "exact", "alpha", "kappa", "done", "new", "title"),
    *("news.corpus", "out.jsonl", "out", "none/at/all", ".", "2026-01-01", "2026-13-45", "status:done", '"Kolb', "(("),
    *("0", "-1", "1", "80/10/10", "0/0/0", "", " ", "ü\u0308", "\x00", "\u2028", "x" * 300, "{a} {0}", "%s"),
)  # fmt: skip
_NUMBERS = (-1, 0, 1, 2, 3, 7, 40)
_DEPTH = 6


class Monitor:
    """Lets everything go on."""

    def report(self, progress: Progress) -> None:
        """Note nothing."""


class AnyParams(Params):
    """Parameters that are made up when they are asked for.

    Attributes:
        asked: What was given, by name.
    """

    def __init__(self, chance: random.Random) -> None:
        super().__init__({})
        self._chance = chance
        self.asked: dict[str, object] = {}

    def _given(self, name: str, made: Callable[[], Any]) -> Any:
        return self.asked.setdefault(name, made())

    def text(self, name: str, default: str | None = None) -> str | None:
        """Any word, or none."""
        return Params({name: self._given(name, lambda: self._chance.choice(_WORDS))}).text(
            name, default
        )

    def texts(self, name: str) -> tuple[str, ...]:
        """Up to three words."""
        made = self._given(name, lambda: self._chance.choices(_WORDS, k=self._chance.randrange(4)))
        return Params({name: made}).texts(name)

    def number(self, name: str, default: int) -> int:
        """A small number."""
        return int(self._given(name, lambda: self._chance.choice((default, *_NUMBERS))))

    def flag(self, name: str) -> bool:
        """True or false."""
        return bool(self._given(name, lambda: self._chance.random() < 0.5))

    def checked(self, name: str, kind: TypeAdapter[Any]) -> Any:
        """A value that the kind's own schema allows, as far as the schema says it all; else what is refused is left out."""
        schema = kind.json_schema()
        value = self._given(name, lambda: self._like(schema, schema.get("$defs", {}), 0))
        try:
            return kind.validate_python(value)
        except ValidationError:
            return super().checked(name, kind)

    def refuse_unknown(self) -> None:
        """There is none."""

    def _like(self, schema: dict[str, Any], defs: dict[str, Any], depth: int) -> Any:  # noqa: PLR0911 - JSON
        pick = self._chance.choice
        if "$ref" in schema:
            return self._like(defs[schema["$ref"].rsplit("/", 1)[1]], defs, depth)
        if "const" in schema or "enum" in schema:
            return pick(schema.get("enum") or [schema["const"]])
        if some := schema.get("anyOf") or schema.get("oneOf"):
            return self._like(pick(some), defs, depth)
        match schema.get("type"):
            case "object":
                fields = schema.get("properties", {})
                needed = schema.get("required", ())
                made = {
                    name: self._like(field, defs, depth + 1)
                    for name, field in fields.items()
                    if name in needed or pick((True, False))
                }
                rest = schema.get("additionalProperties")
                if isinstance(rest, dict) and depth < _DEPTH:
                    made |= {pick(_WORDS): self._like(rest, defs, depth + 1)}
                return made
            case "array":
                items = schema.get("prefixItems") or [schema.get("items", {})] * pick((0, 1, 2))
                return (
                    [self._like(item, defs, depth + 1) for item in items] if depth < _DEPTH else []
                )
            case "integer" | "number":
                return pick(_NUMBERS)
            case "boolean":
                return pick((True, False))
            case "null":
                return None
        return pick(_WORDS)


def asked_at_random(name: str, corpus: Path, chance: random.Random) -> None:
    """Have the worker's task done with any parameters, in the folder of the corpus.

    Raises:
        AnnotatorError: If it refuses.
        Exception: A bug; notes name the task and the parameters.
    """
    params = AnyParams(chance)
    place = str(corpus) if chance.random() < 0.97 else chance.choice(_WORDS)
    with contextlib.chdir(corpus.parent):
        try:
            TASKS[name](make_context(), place, params, Monitor())
        except OSError as error:  # as the worker does
            raise SystemRefusalError.of(error, place) from error
        except Exception as error:
            error.add_note(f"task {name} of {place!r} with {params.asked!r}")
            raise
