"""Schema files: YAML that people write, with every mistake named by file, line and field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from annotator.domain.errors import FileReadError, SchemaError
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.formats.yaml_safety import LOADER, UnsafeYamlError, check_yaml, plain_values

_MAX_BYTES = 1_000_000
_MAX_NODES = 100_000

FieldPath: TypeAlias = tuple[str | int, ...]

# The messages of the schema's own checks name the place in words: "role 'cue' of layer 'quote'".
_PLACE = re.compile(
    r"(?:(?P<kind>label|role) '(?P<name>[^']+)' (?:in|of) )?layer '(?P<layer>[^']+)'"
)
_LABEL = re.compile(r"^label '(?P<name>[^']+)'")


def read_schema(path: Path) -> Schema:
    """Read a schema file.

    Args:
        path: A UTF-8 YAML file, at most 1 MB.

    Raises:
        FileReadError: If the file cannot be read at all.
        SchemaError: If it is no YAML, or no schema; names the line and the field.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise FileReadError(file=path, reason=Reason("a schema file has at most 1 MB"))
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FileReadError(file=path, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SchemaError(
            file=path, line=line, field="text", reason=Reason("is not UTF-8")
        ) from error
    return parse_schema(text, file=str(path))


def parse_schema(text: str, *, file: str) -> Schema:
    """Make a schema from the text of a schema file.

    Args:
        text: YAML.
        file: Named in errors.

    Raises:
        SchemaError: If it is no YAML, or no schema; names the line and the field.
    """
    try:
        check_yaml(text)
        root = yaml.compose(text, Loader=LOADER)
        if root is None:
            raise SchemaError(file=file, line=1, field="schema", reason=Reason("the file is empty"))
        lines = _Lines(root, file)
        data = plain_values(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        reason = error.problem or error.context or "cannot be read"
        raise SchemaError(file=file, line=line, field="YAML", reason=reason) from error
    except UnsafeYamlError as error:
        raise SchemaError(
            file=file, line=error.line + 1, field="YAML", reason=error.problem
        ) from error
    except yaml.YAMLError as error:
        raise SchemaError(file=file, line=1, field="YAML", reason=str(error)) from error
    try:
        return Schema.model_validate(data)
    except ValidationError as error:
        raise lines.error(error) from error


def schema_to_yaml(schema: Schema) -> str:
    """The schema as the text of a schema file; reading it gives an equal schema."""
    values = schema.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=100)


class _Lines:
    """Where each field of a YAML document stands; refuses what YAML would silently merge or inflate."""

    def __init__(self, root: yaml.Node, file: str) -> None:
        self._file = file
        self._lines: dict[FieldPath, int] = {}
        for count, (path, node) in enumerate(self._walk(root, ())):
            if count > _MAX_NODES:
                raise SchemaError(
                    file=file,
                    line=1,
                    field="schema",
                    reason=Reason("is too large, or refers to itself"),
                )
            self._lines.setdefault(path, node.start_mark.line + 1)

    def error(self, error: ValidationError) -> SchemaError:
        """The first mistake, with the line of the nearest field that is there."""
        # A misspelt field is also a missing one: the misspelling is what helps.
        first = min(
            error.errors(include_url=False), key=lambda each: each["type"] != "extra_forbidden"
        )
        path = self._place(first)
        known = path
        while known and known not in self._lines:
            known = known[:-1]
        return SchemaError(
            file=self._file,
            line=self._lines.get(known, 1),
            field=".".join(str(part) for part in path) or "schema",
            reason=_reason(first),
        )

    def _place(self, error: ErrorDetails) -> FieldPath:
        # "[key]" is how pydantic says that the name itself is wrong.
        path = tuple(part for part in error["loc"] if part != "[key]")
        message = error["msg"].removeprefix("Value error, ")
        if error["type"] != "value_error":
            return path
        if found := _LABEL.match(message):
            inner: FieldPath = (*path, "labels", found["name"])
            if inner in self._lines:
                return inner
        if found := _PLACE.search(message):
            inner = ("layers", found["layer"])
            if found["kind"]:
                inner = (*inner, f"{found['kind']}s", found["name"])
            if (*inner, "key") in self._lines and message.startswith("key "):
                inner = (*inner, "key")
            return inner if inner[: len(path)] == path else path
        return path

    def _walk(self, node: yaml.Node, path: FieldPath) -> Iterator[tuple[FieldPath, yaml.Node]]:
        yield path, node
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                name = str(key.value)
                if name in seen:
                    raise SchemaError(
                        file=self._file,
                        line=key.start_mark.line + 1,
                        field=".".join(str(part) for part in (*path, name)),
                        reason=Reason("is given twice"),
                    )
                seen.add(name)
                # The line of the key: that is where people look for a field.
                yield (*path, name), key
                yield from self._walk(value, (*path, name))
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                yield from self._walk(item, (*path, index))


def _reason(error: ErrorDetails) -> str:
    match error["type"]:
        case "extra_forbidden":
            return "there is no such field"
        case "missing":
            return "is missing"
        case "value_error":
            return error["msg"].removeprefix("Value error, ")
        case _:
            message = error["msg"]
            return f"{message[:1].lower()}{message[1:]}, not {error['input']!r}"[:300]
