"""The guided tour without its window: its steps as data, its corpus, and whether what a step waits for has come about."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from annotator.domain.argument import Argument
from annotator.domain.article import Article
from annotator.domain.changes import Status
from annotator.domain.ids import ArgumentId, ArticleId, SpanId
from annotator.domain.offsets import Fragments, TextRange, covered_text
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.span import Span
from annotator.domain.workbench import Proposal, Workbench
from annotator.resources import read_yaml
from annotator.services import corpora
from annotator.services.context import AppContext

SOURCE = "tour@1"
_ARTICLE = ArticleId("tour")
Area = Literal["article", "list", "inspector", "outline", "key line", "guideline"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Point(_Part):
    """What a step points at.

    Attributes:
        words: Of the article.
        area: Of the window.
    """

    words: str = ""
    area: Area | None = None


class Until(_Part):
    """What a step waits for; everything that is given has to hold. The file of the steps explains each."""

    focus: str = ""
    marked: tuple[str, str] | None = None
    decided: str = ""
    not_marked: str = ""
    role: tuple[str, str] | None = None
    selected: str = ""
    undone: bool = False
    guideline: bool = False
    done: bool = False


class Step(_Part):
    """One step.

    Attributes:
        id: By which it is remembered.
        say: What to do, by language.
        otherwise: What is said when something else was done, by language.
        point: Where to look.
        until: What is waited for; ``None``: one goes on by hand.
    """

    id: str
    say: dict[str, str]
    otherwise: dict[str, str] = Field(default_factory=dict, alias="else")
    point: Point = Point()
    until: Until | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the window shows at a moment, as far as steps look at it.

    Attributes:
        bench: What is on the desk; ``None``: nothing.
        focus: The span in focus.
        selection: What is selected.
        can_redo: Whether something was undone last.
        guideline: Whether the guideline is shown.
    """

    bench: Workbench | None
    focus: Span | None = None
    selection: Fragments = ()
    can_redo: bool = False
    guideline: bool = False


_STEPS: TypeAdapter[tuple[Step, ...]] = TypeAdapter(tuple[Step, ...])


def steps() -> tuple[Step, ...]:
    """The steps that ship."""
    return _STEPS.validate_python(read_yaml("tour", "steps.yaml"))


def holds(until: Until, seen: Seen) -> bool:
    """Whether everything a step waits for has come about."""
    bench = seen.bench
    if bench is None:
        return False
    given = until.model_dump(exclude_defaults=True)
    return all(_CHECKS[name](until, seen, bench) for name in given)


def _focus(until: Until, seen: Seen, bench: Workbench) -> bool:
    return seen.focus is not None and _words(bench, seen.focus) == until.focus


def _marked(until: Until, seen: Seen, bench: Workbench) -> bool:
    del seen
    return any((s.label, _words(bench, s)) == until.marked for s in bench.own)


def _decided(until: Until, seen: Seen, bench: Workbench) -> bool:
    del seen
    return all(_words(bench, each) != until.decided for each in bench.open_suggestions)


def _not_marked(until: Until, seen: Seen, bench: Workbench) -> bool:
    del seen
    return all(_words(bench, each) != until.not_marked for each in bench.own)


def _role(until: Until, seen: Seen, bench: Workbench) -> bool:
    del seen
    return any(
        (each.role, _words(bench, bench.own.spans[each.filler])) == until.role
        for each in bench.own.arguments.values()
        if each.filler is not None
    )


def _selected(until: Until, seen: Seen, bench: Workbench) -> bool:
    if not seen.selection:
        return False
    return covered_text(seen.selection, bench.article.text).strip() == until.selected


_CHECKS: Mapping[str, Callable[[Until, Seen, Workbench], bool]] = {
    "focus": _focus,
    "marked": _marked,
    "decided": _decided,
    "not_marked": _not_marked,
    "role": _role,
    "selected": _selected,
    "undone": lambda _until, seen, _bench: seen.can_redo,
    "guideline": lambda _until, seen, _bench: seen.guideline,
    "done": lambda _until, _seen, bench: bench.own.status is Status.DONE,
}


def place_of(words: str, text: str) -> TextRange | None:
    """Where the words a step points at stand; the heading of the article does not count."""
    begin = text.find(words, text.find("\n") + 1)
    return TextRange(begin, begin + len(words)) if begin >= 0 else None


def make_corpus(context: AppContext, location: Path) -> None:
    """Make the corpus of the tour anew: one article with suggestions, in a folder that holds nothing else.

    Raises:
        StorageError: If it cannot be written.
    """
    throw_away(location)
    location.parent.mkdir(parents=True, exist_ok=True)
    values = read_yaml("tour", "article.yaml")
    store = corpora.create(context, str(location))
    try:
        article = Article(
            id=_ARTICLE,
            title=values["title"],
            text=values["text"],
            language=values["language"],
            imported_at=context.clock(),
            source=values["source"],
        )
        with store.open_unit_of_work() as work:
            number = work.imports.begin(values["source"], context.clock())
            work.imports.add(number, [article])
            work.annotations.replace_suggestions(article.id, _proposal(values), SOURCE)
            work.imports.finish(number)
            work.commit()
    finally:
        store.close()


def throw_away(location: Path) -> None:
    """Remove the corpus of the tour with everything beside it."""
    shutil.rmtree(location.parent, ignore_errors=True)


def _proposal(values: Mapping[str, Any]) -> Proposal:
    text = values["text"]
    spans = {each["id"]: _span(each, text) for each in values["spans"]}
    arguments = [
        Argument(
            id=ArgumentId(f"{each['head']}-{each['role']}"),
            role=each["role"],
            head=spans[each["head"]].id,
            filler=spans[each["filler"]].id,
            provenance=spans[each["head"]].provenance,
        )
        for each in values["roles"]
    ]
    return Proposal(tuple(spans.values()), tuple(arguments))


def _span(values: Mapping[str, Any], text: str) -> Span:
    begin = -1
    for _ in range(values.get("at", 1)):
        begin = text.index(values["words"], begin + 1)
    return Span(
        id=SpanId(values["id"]),
        layer=values["layer"],
        label=values["label"],
        fragments=(TextRange(begin, begin + len(values["words"])),),
        provenance=Provenance(origin=Origin.RULE, by=SOURCE, rule="tour", score=values["score"]),
    )


def _words(bench: Workbench, span: Span) -> str:
    return span.covered_text(bench.article.text)
