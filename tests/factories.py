"""Makers of domain objects for tests: everything has a default, so that a test names only what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count, pairwise

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import Argument, RoleState
from annotator.domain.article import Article
from annotator.domain.changes import Action, Change, ChangeSet, Status, Verdict
from annotator.domain.ids import (
    SUGGESTIONS,
    AnnotatorId,
    ArgumentId,
    ArticleId,
    ChangeSetId,
    SpanId,
)
from annotator.domain.offsets import TextRange, normalise_text
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench

NOW = datetime(2025, 3, 14, 9, 26, 53, tzinfo=UTC)
"""The present of all tests."""

ANNA = AnnotatorId("Anna")
BEN = AnnotatorId("Ben")
PIPELINE = "builtin@0.1.0"

TEXT = normalise_text(
    "\ufeffBerlin/Genf 🇨🇭 (dpa) – Die SPD-Chefin Zoë Müller-Lüdenscheidt kündigte am 3.\u00a0März "
    "einen Rücktritt an.\r\n\r\n"
    "„Ich habe gehört: ‚Das geht nicht.‘ Also gehe ich 👩🏽\u200d🚒“, sagte sie der EU-Kommission in "
    "Cafe\u0301s von Bru\u0308ssel.\r"
    "»Warum?«, fragte René 😀 – laut Reuters ohne Antwort."
)
"""Emoji (flag, skin tone, joined), CRLF and CR made LF, NBSP, combining marks, nested quotation marks."""

SAGTE = TextRange(TEXT.index("sagte"), TEXT.index("sagte") + len("sagte"))
QUOTE = TextRange(TEXT.index("„"), TEXT.index("“") + 1)
SIE = TextRange(TEXT.index(" sie ") + 1, TEXT.index(" sie ") + 4)

_numbers = count(1)


def fresh_id(prefix: str) -> str:
    """An id nobody else has in this run, e.g. ``s17``."""
    return f"{prefix}{next(_numbers)}"


def find(covered: str, text: str = TEXT) -> TextRange:
    """Where the words first stand in the text."""
    begin = text.index(covered)
    return TextRange(begin, begin + len(covered))


def make_article(text: str = TEXT, **fields: object) -> Article:
    """An article, ``a1`` unless told otherwise."""
    values: dict[str, object] = {
        "id": ArticleId("a1"),
        "title": "Zoë Müller-Lüdenscheidt tritt zurück 😀",
        "language": "de",
        "imported_at": NOW,
        "source": "beispiel.txt",
        "meta": {"agency": "dpa"},
        "text": text,
    }
    return Article(**(values | fields))


def make_provenance(by: str = ANNA, **fields: object) -> Provenance:
    """A person's work at ``NOW``."""
    values: dict[str, object] = {"origin": Origin.PERSON, "by": by, "at": NOW}
    return Provenance(**(values | fields))


def make_machine_provenance(**fields: object) -> Provenance:
    """A rule's proposal; without a time, as all machine work."""
    values: dict[str, object] = {
        "origin": Origin.RULE,
        "by": PIPELINE,
        "rule": "gazetteer",
        "score": 0.9,
        "why": "in the list of countries",
    }
    return Provenance(**(values | fields))


def make_span(*offsets: int, **fields: object) -> Span:
    """A span: ``make_span(2, 5)``, with a gap ``make_span(2, 5, 9, 11)``; an entity ``PER`` by Anna.

    Args:
        offsets: Begin and end of each fragment, code points.
        fields: Anything else of ``Span``.
    """
    pairs = list(pairwise(offsets or (0, 6)))[::2]
    values: dict[str, object] = {
        "id": SpanId(str(fields.get("id") or fresh_id("s"))),
        "layer": "entity",
        "label": "PER",
        "fragments": tuple(TextRange(begin, end) for begin, end in pairs),
        "provenance": make_provenance(),
    }
    return Span(**(values | fields))


def make_suggestion(*offsets: int, **fields: object) -> Span:
    """A proposed span, not seen by a person."""
    values: dict[str, object] = {"provenance": make_machine_provenance(), "seen": False}
    return make_span(*offsets, **(values | fields))


def make_argument(
    head: Span | str, filler: Span | str | None = None, role: str = "speaker", **fields: object
) -> Argument:
    """An argument; without a filler the role is ``implicit``."""
    values: dict[str, object] = {
        "id": ArgumentId(str(fields.get("id") or fresh_id("g"))),
        "role": role,
        "head": head.id if isinstance(head, Span) else head,
        "filler": filler.id if isinstance(filler, Span) else filler,
        "provenance": make_provenance(),
        "state": RoleState.IMPLICIT if filler is None else RoleState.MARKED,
    }
    return Argument(**(values | fields))


def make_change_set(*changes: Change, **fields: object) -> ChangeSet:
    """A change set of Anna on ``a1``."""
    values: dict[str, object] = {
        "id": ChangeSetId(fresh_id("c")),
        "action": Action.ADD,
        "subject": "PER “Berlin”",
        "article": ArticleId("a1"),
        "annotator": ANNA,
        "at": NOW,
        "changes": changes,
    }
    return ChangeSet(**(values | fields))


def make_set(
    *spans: Span,
    arguments: Iterable[Argument] = (),
    article: Article | None = None,
    annotator: AnnotatorId = ANNA,
    status: Status = Status.NEW,
    decisions: dict[str, Verdict] | None = None,
    note: str = "",
) -> AnnotationSet:
    """Anna's set of the default article."""
    return AnnotationSet(
        article=article or make_article(),
        annotator=annotator,
        status=status,
        spans={span.id: span for span in spans},
        arguments={argument.id: argument for argument in arguments},
        decisions=decisions or {},
        note=note,
    )


def make_workbench(
    own: AnnotationSet | None = None, suggested: Iterable[Span] = (), **fields: object
) -> Workbench:
    """Anna's desk; ``fields`` go to the set of suggestions."""
    own = own or make_set()
    return Workbench(
        own=own,
        suggestions=make_set(*suggested, article=own.article, annotator=SUGGESTIONS, **fields),
    )


def make_schema(**fields: object) -> Schema:
    """A small schema with every kind of layer: entity, mention, quote, cue and event."""
    values: dict[str, object] = {
        "id": "test-de",
        "version": 1,
        "title": {"en": "Test", "de": "Test"},
        "language": "de",
        "layers": _LAYERS,
    }
    return Schema.model_validate(values | fields)


_ROLES = {
    "speaker": {
        "title": {"en": "speaker", "de": "Sprecher"},
        "key": "S",
        "fillers": ["entity", "mention"],
    },
    "cue": {"title": {"en": "cue", "de": "Signal"}, "key": "V", "fillers": ["cue"]},
    "addressee": {
        "title": {"en": "addressee", "de": "Adressat"},
        "fillers": ["entity", "mention"],
        "cardinality": "*",
    },
}

_LAYERS = {
    "entity": {
        "title": {"en": "Entity", "de": "Entität"},
        "colour": "#1f77b4",
        "overlap": "nested",
        "labels": {
            "PER": {"title": {"en": "Person", "de": "Person"}, "key": "1"},
            "ORG": {"title": {"en": "Organisation", "de": "Organisation"}, "key": "2"},
            "LOC": {"title": {"en": "Place", "de": "Ort"}, "key": "3", "colour": "#2ca02c"},
        },
        "attributes": {
            "certainty": {
                "title": {"en": "certainty", "de": "Sicherheit"},
                "values": {"sure": {"en": "sure"}, "doubtful": {"en": "doubtful"}},
                "default": "sure",
            },
            "generic": {"title": {"en": "generic", "de": "generisch"}, "kind": "flag"},
        },
    },
    "mention": {
        "title": {"en": "Mention", "de": "Erwähnung"},
        "colour": "#7f7f7f",
        "look": "underline",
        "labels": {"mention": {"title": {"en": "mention", "de": "Erwähnung"}}},
    },
    "cue": {
        "title": {"en": "Cue", "de": "Signal"},
        "colour": "#ff7f0e",
        "key": "C",
        "overlap": "none",
        "discontinuous": True,
        "look": "underline",
        "labels": {"cue": {"title": {"en": "cue", "de": "Signal"}}},
    },
    "quote": {
        "title": {"en": "Quote", "de": "Zitat"},
        "colour": "#9467bd",
        "key": "Q",
        "discontinuous": True,
        "look": "bar",
        "labels": {
            "direct": {"title": {"en": "direct", "de": "direkt"}, "key": "D"},
            "indirect": {"title": {"en": "indirect", "de": "indirekt"}, "key": "I"},
        },
        "roles": _ROLES,
    },
    "event": {
        "title": {"en": "Event", "de": "Ereignis"},
        "colour": "#d62728",
        "key": "E",
        "discontinuous": True,
        "look": "trigger",
        "labels": {
            "Resignation": {
                "title": {"en": "Resignation", "de": "Rücktritt"},
                "roles": {"agent": "{1}", "time": "?"},
            },
            "Attack": {"title": {"en": "Attack", "de": "Angriff"}},
        },
        "roles": {
            "agent": {"title": {"en": "agent", "de": "Handelnder"}, "fillers": ["entity"]},
            "place": {"title": {"en": "place", "de": "Ort"}, "fillers": ["entity"]},
            "time": {"title": {"en": "time", "de": "Zeit"}, "fillers": ["mention", "entity"]},
        },
    },
}
