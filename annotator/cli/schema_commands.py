"""``annotator schema``: show the schema of a corpus, change it, and take the last change back."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.cli.values import schema_change_values
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access, CorpusStore
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import AdoptSchema, SchemaEdit
from annotator.domain.schema_effect import Effect
from annotator.domain.schema_renaming import Division, renaming_edits, splitting_edits
from annotator.formats.atomic import whole_file
from annotator.formats.schema_yaml import schema_to_yaml
from annotator.services import corpora
from annotator.services.context import AppContext
from annotator.services.schema_editing import Preview, SchemaEditing

_DIVISION = re.compile(r"([^:=]+):([^:=]+)=([^:=]+):([^:=]+)")

app = typer.Typer(
    name="schema",
    help="Show or change the schema of a corpus.",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command("show")
def show_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT.yaml", help="File to make; else printed.")
    ] = None,
    version: Annotated[
        int | None, typer.Option("--version", min=1, help="An earlier version it had.")
    ] = None,
    json: Json = False,
) -> int:
    """Write the schema as a file that “schema apply” and “new --schema” take."""
    context = program_of(ctx).context
    with corpora.opened(context, corpus, Access.READ) as store:
        schema = _current(store) if version is None else _version(store, version)
    text = schema_to_yaml(schema)
    output = Output(as_json=json)
    values = {"schema": schema.id, "schema_version": schema.version}
    if out is not None:
        if out.exists():
            raise SettingError(option=str(out), reason="it is there already; choose another name.")
        with whole_file(out) as stream:
            stream.write(text.encode())
        line = f"{out}: schema {schema.id} version {schema.version}."
        output.result([line], values | {"out": str(out)})
    elif json:
        output.result([], values | {"definition": schema.model_dump(mode="json")})
    else:
        sys.stdout.write(text)
    return 0


@app.command("apply")
def apply_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    new: Annotated[Path, typer.Argument(metavar="NEW.yaml", help="The schema it shall have.")],
    rename: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OLD=NEW",
            help="A label or role that is called otherwise now, as PER=PERSON or "
            "quote.speaker=source; several may become one; repeatable.",
        ),
    ] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OLD:ATTRIBUTE=VALUE:NEW",
            help="Spans of a label with this value get a label of their own, as "
            "LOC:form=adjective:ADJ; repeatable.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be touched.")
    ] = False,
    json: Json = False,
) -> int:
    """Give a corpus another schema and carry its annotations over.

    What the new schema lacks goes, unless --rename or --split says what it is called now. All of it is one step
    that “schema undo” takes back.
    """
    context = program_of(ctx).context
    wanted = context.read_schema(new)
    access = Access.READ if dry_run else Access.WRITE
    with (
        corpora.opened(context, corpus, access) as store,
        monitored("Changing the schema") as monitor,
    ):
        present = _current(store)
        edits = _edits(present, wanted, rename or (), split or ())
        editing = _editing(context, store)
        if dry_run:
            done = editing.preview(edits, monitor)
        else:
            done = editing.apply(edits, monitor, on=present)
    lines = [_headline(corpus, done, dry_run=dry_run), *_lines(done)]
    Output(as_json=json).result(lines, schema_change_values(corpus, done, dry_run=dry_run))
    return 0


@app.command("undo")
def undo_command(ctx: typer.Context, *, corpus: Corpus, json: Json = False) -> int:
    """Take the last change of the schema back, with everything it did to annotations."""
    context = program_of(ctx).context
    with (
        corpora.opened(context, corpus, Access.WRITE) as store,
        monitored("Changing the schema back") as monitor,
    ):
        schema = _editing(context, store).undo(monitor)
    line = f"{corpus}: schema {schema.id} is version {schema.version} again."
    values = {"corpus": corpus, "schema": schema.id, "schema_version": schema.version}
    Output(as_json=json).result([line], values)
    return 0


def _editing(context: AppContext, store: CorpusStore) -> SchemaEditing:
    return SchemaEditing(store.open_unit_of_work, context.clock)


def _current(store: CorpusStore) -> Schema:
    with store.open_unit_of_work() as work:
        return work.schemas.current()


def _version(store: CorpusStore, version: int) -> Schema:
    with store.open_unit_of_work() as work:
        kept = [each.schema for each in work.schemas.versions()]
    found = [schema for schema in kept if schema.version == version]
    if not found:
        known = ", ".join(map(str, sorted({schema.version for schema in kept})))
        raise SettingError(option="--version", reason=f"there is no {version}; known: {known}.")
    return found[-1]


def _edits(
    present: Schema, wanted: Schema, renames: Sequence[str], splits: Sequence[str]
) -> list[SchemaEdit]:
    pairs: list[tuple[str, str]] = []
    for text in renames:
        old, equals, new = text.partition("=")
        if not (old and equals and new):
            raise SettingError(option="--rename", reason=f"{text!r} is not of the form OLD=NEW.")
        pairs.append((old, new))
    divisions: list[Division] = []
    for text in splits:
        parts = _DIVISION.fullmatch(text)
        if parts is None:
            reason = f"{text!r} is not of the form OLD:ATTRIBUTE=VALUE:NEW."
            raise SettingError(option="--split", reason=reason)
        divisions.append(Division(*parts.groups()))
    first, left = splitting_edits(present, wanted, divisions, pairs)
    state = present
    for edit in first:
        state = edit.apply(state)
    return [*first, *renaming_edits(state, wanted, left), AdoptSchema(definition=wanted)]


def _headline(corpus: str, done: Preview, *, dry_run: bool) -> str:
    before, after = done.before, done.after
    verb = "would become" if dry_run else "is now"
    return (
        f"{corpus}: schema {before.id} version {before.version} {verb} {after.id} "
        f"version {after.version}."
    )


def _lines(done: Preview) -> list[str]:
    if not (done.people or done.suggested or done.breaches):
        return ["No annotation is touched."]
    lines = [f"Articles: {done.articles}."]
    if done.annotators:
        lines.append(f"Annotators: {', '.join(done.annotators)}.")
    lines += [f"Annotations: {_told(done.people)}."] if done.people else []
    lines += [f"Suggestions: {_told(done.suggested)}."] if done.suggested else []
    if done.breaches:
        lines.append(
            f"{done.breaches} spans or arguments do not keep the new constraints; they stay as they are."
        )
    return lines


def _told(effect: Effect) -> str:
    counts = {
        "spans relabelled": effect.relabelled,
        "spans removed": effect.removed,
        "spans with other attributes": effect.altered,
        "arguments changed": effect.reassigned,
        "arguments removed": effect.unlinked,
        "decisions carried over or removed": effect.decisions,
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)
