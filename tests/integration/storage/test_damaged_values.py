"""A single value that was damaged comes up in a sentence that names table, row and kind; wherever one is read."""

from __future__ import annotations

import ast
import sys
from datetime import date
from enum import Enum
from pathlib import Path

import orjson
import pytest

import annotator.storage
from annotator.domain.changes import SpanAdded
from annotator.domain.errors import CorpusDamagedError, DamagedValueError
from annotator.domain.findings import FindingQuery
from annotator.domain.ids import SUGGESTIONS, AnnotatorId
from annotator.domain.ports import ArticleQuery, HistoryQuery
from annotator.domain.queries.needs import Needs
from annotator.storage.copying import tables
from annotator.storage.values import COLUMNS
from factories import ANNA, make_change_set, make_span

CORPORA = ("file",)
AT = "2025-01-01T00:00:00+00:00"
MADE = orjson.dumps({"origin": "person", "by": "Anna", "suggestion": "s", "at": AT}).decode()
PROPOSED = '{"origin":"rule","by":"test@1"}'
REQUEST = '{"name": "Stichprobe"}'
FRAME = '{"articles":1,"sets":1,"spans":2,"strata":{},"digest":""}'
BODY = '{"ruling":{},"signatures":[],"considered":{},"readings":{},"parents":[]}'
ROWS = {
    "people": "'Ben', '{at}'",
    "person_roles": "'Ben', 'curator'",
    "training_scores": "1, 'Anna', '{at}', 1, 1, 1",
    "batches": "'b', '{at}', '2025-01-01', 0",
    "assignments": "1, 'Anna', 'b'",
    "assignment_moves": "1, '{at}', 'Ben', 1, 'b', 'Ben', 'Anna'",
    "saved_queries": "'q', 'x', 'Anna', '{at}'",
    "questions": "'q', 1, 'Anna', '', 0, 3, ''",
    "question_messages": "'m', 'q', 'Anna', 'Ben', '{at}', 'Warum?', 0",
    "bookmarks": "'Anna', 1, '', 0, 3, '', '{at}'",
    "guidelines": "1, 'Text', 'Anna', '{at}'",
}
NAMED = {
    "findings": {
        "article": 1,
        "number": 1,
        "annotator": "Anna",
        "rule": "r",
        "severity": "error",
        "about": "s",
        "role": "",
        "layer": "entity",
        "begin": 0,
        "end": 3,
        "excerpt": "",
        "params": "{}",
        "alike": "",
        "fixable": 0,
        "ignored": 0,
        "assignee": "",
    },
    "finding_remarks": {
        "article": 1,
        "annotator": "Anna",
        "rule": "r",
        "about": "s",
        "role": "",
        "reason": None,
        "by": "Anna",
        "at": AT,
        "assignee": "Ben",
    },
    "gold_decisions": {
        "article": 1,
        "number": 1,
        "question": "q",
        "part": "",
        "layer": "entity",
        "note": "",
        "choice": "none",
        "reason": "guideline",
        "curator": "Anna",
        "at": AT,
        "step": "c",
        "standing": 1,
        "body": BODY,
    },
    "gold_cases": {
        "article": 1,
        "number": 1,
        "question": "q",
        "state": "open",
        "layer": "entity",
        "begin": 0,
        "end": 3,
        "excerpt": "",
        "parts": "",
    },
    "review_samples": {
        "id": "s",
        "name": "Stichprobe",
        "request": REQUEST,
        "frame": FRAME,
        "drawn_by": "Anna",
        "drawn_at": AT,
        "locked": 1,
    },
    "review_frames": {"article": 1, "annotator": "Anna", "sample": "s", "rev": 1},
    "review_items": {
        "sample": "s",
        "number": 1,
        "article": 1,
        "annotator": "Anna",
        "span": "s1",
        "layer": "entity",
        "label": "PER",
        "fragments": "0-3",
        "roles": 0,
        "stratum": "",
        "chance": 1.0,
    },
    "review_judgements": {
        "seq": 1,
        "sample": "s",
        "number": 1,
        "judged": "right",
        "layer": "",
        "label": "",
        "fragments": "0-3",
        "reason": "",
        "sent": "returned",
        "judged_by": "Anna",
        "judged_at": AT,
        "withdrawn": 0,
    },
    "review_signatures": {
        "seq": 1,
        "sample": "s",
        "signed_by": "Anna",
        "signed_at": AT,
        "locks": 1,
        "decision": "accept",
        "reason": "",
    },
    "spans": {
        "article": 1,
        "annotator": SUGGESTIONS,
        "id": "p1",
        "layer": "entity",
        "label": "PER",
        "begin": 0,
        "end": 6,
        "fragments": "",
        "attributes": "",
        "provenance": PROPOSED,
        "seen": 0,
        "note": "",
    },
    "decisions": {
        "article": 1,
        "annotator": "Anna",
        "signature": "entity|PER|0-6",
        "verdict": "accepted",
    },
    "arguments": {
        "article": 1,
        "annotator": "Anna",
        "ordinal": 1,
        "id": "g1",
        "role": "speaker",
        "head": "s1",
        "filler": None,
        "state": "absent",
        "provenance": PROPOSED,
    },
    "status_counts": {"annotator": "Ben", "import_id": 1, "status": "done", "articles": 1},
}
READERS = {
    "articles": lambda w: w.articles.get("a1"),
    "list": lambda w: w.articles.rows(ArticleQuery(ANNA)),
    "row": lambda w: w.articles.row("a1", ANNA),
    "counts": lambda w: w.articles.status_counts(AnnotatorId("Ben")),
    "sets": lambda w: w.annotations.pair("a1", ANNA),
    "undoable": lambda w: w.history.undoable("a1", ANNA),
    "stacks": lambda w: w.history.stacks("a1", ANNA, 5),
    "entries": lambda w: list(w.history.entries()),
    "steps": lambda w: w.history.steps(HistoryQuery()),
    "schema": lambda w: w.schemas.current(),
    "schemas": lambda w: w.schemas.versions(),
    "carried": lambda w: w.schemas.carried("c"),
    "findings": lambda w: w.findings.rows(FindingQuery()),
    "remarks": lambda w: w.findings.remarks(),
    "batches": lambda w: w.assignments.batches(),
    "free": lambda w: w.assignments.free(ArticleQuery(ANNA)),
    "standings": lambda w: w.assignments.standings(),
    "days": lambda w: w.assignments.finished_by_day(date(2000, 1, 1)),
    "moves": lambda w: w.assignments.moves(),
    "people": lambda w: w.people.all(),
    "scores": lambda w: w.people.scores(),
    "decisions": lambda w: w.gold_decisions.all(),
    "cases": lambda w: w.gold_decisions.cases(open_only=False),
    "samples": lambda w: w.reviews.samples(),
    "items": lambda w: w.reviews.items("s"),
    "judgements": lambda w: w.reviews.judgements("s"),
    "returned": lambda w: w.reviews.returned(ANNA),
    "signatures": lambda w: w.reviews.signatures("s"),
    "lock": lambda w: w.reviews.lock("a1", ANNA),
    "frame": lambda w: list(w.reviews.frame_spans(())),
    "actions": lambda w: w.reviews.action_times(),
    "given": lambda w: w.dashboard.given(),
    "dashboard spans": lambda w: list(w.dashboard.spans([1])),
    "dashboard decisions": lambda w: list(w.dashboard.decisions([1])),
    "dashboard log": lambda w: list(w.dashboard.log(0, 99)),
    "saved": lambda w: w.searches.saved(),
    "search": lambda w: w.searches._materials([1], EVERYTHING),
    "questions": lambda w: w.questions.all(),
    "bookmarks": lambda w: w.bookmarks.of(ANNA),
    "guideline": lambda w: w.guidelines.current(),
    "guidelines": lambda w: w.guidelines.versions(),
    "held": lambda w: w.sets.held(),
    "last work": lambda w: list(w.sets.last_work()),
    "of several": lambda w: w.sets.of_several(["a1"], [ANNA]),
}
EVERYTHING = Needs(text=True, sets=True, spans=True, links=True, details=True, suggestions=True)
TOLD = sorted({(each.table, each.name, str(each.kind)) for each in COLUMNS})
WITH_THE_SET = [
    *(("articles", name) for name in ("meta", "imported_at")),
    *(("spans", name) for name in ("begin", "end", "fragments", "attributes", "provenance")),
    *(("arguments", name) for name in ("state", "provenance")),
    *(("annotation_sets", "status"), ("decisions", "verdict")),
]
WRONG = {
    "a text": (b"\xff",),
    "a time": ("gestern", "2025-01-01T00:00:00", 7, b"\xff"),
    "a day": ("gestern", "2025-13-01", b"\xff"),
    "a word of a few": ("gestern", 7, b"\xff"),
    "an object in JSON": ("{", "[1]", "3", b"\xff", "[" * 5000),
    "a place in a text": ("gestern", "-", "5-1", b"\xff"),
}


@pytest.fixture
def full(filled, do):
    """A corpus with a row in every table."""
    do(filled, make_change_set(SpanAdded(span=make_span(0, 6, id="s1"))))
    do(filled, make_change_set(SpanAdded(span=make_span(8, 12, id="s2"))))
    run(
        filled,
        *(
            (f"INSERT INTO {table} VALUES ({values.format(at=AT)})", ())  # noqa: S608 - ours
            for table, values in ROWS.items()
        ),
        *(
            (
                "INSERT INTO {} ({}) VALUES ({})".format(  # noqa: S608 - ours
                    table, ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
                ),
                tuple(row.values()),
            )
            for table, row in NAMED.items()
        ),
        ("UPDATE spans SET provenance = ? WHERE annotator = 'Anna'", (MADE,)),
        ("UPDATE spans SET fragments = '8-9,10-12' WHERE id = 's2'", ()),
        ("UPDATE change_log SET action = 'finish' WHERE seq = 2", ()),
        (
            """UPDATE change_log SET action = 'migrate_schema', body = '{"id":"c",' || substr(body, instr(body, '"action"')) WHERE seq = 1""",
            (),
        ),
    )
    return filled


def run(store, *statements):
    with store.open_unit_of_work() as work:
        link = work._link
        link.rows("PRAGMA foreign_keys=OFF")
        link.rows("PRAGMA ignore_check_constraints=ON")
        for statement, values in statements:
            assert link.write(statement, values), statement
        work.commit()


def read_all(store):
    """What came up, by reader."""
    found = {}
    for name, read in READERS.items():
        with store.open_unit_of_work() as work:
            try:
                read(work)
            except CorpusDamagedError as error:
                found[name] = error
    return found


def test_the_corpus_that_is_damaged_here_is_sound_before(full):
    assert read_all(full) == {}


@pytest.mark.parametrize(("table", "name", "kind"), TOLD)
def test_a_damaged_value_is_told_with_its_table_and_kind(full, table, name, kind):
    for wrong in planted(name, kind):
        run(full, (f'UPDATE {table} SET "{name}" = ?', (wrong,)))  # noqa: S608 - ours
        errors = read_all(full).values()
        told = [each for each in errors if isinstance(each, DamagedValueError)]
        mine = [
            str(each)
            for each in told
            if (each.params["table"], each.params["kind"]) == (table, kind)
        ]
        assert mine, (wrong, errors)
        assert all(
            f"of the table {table} should hold {kind}, and does not" in each for each in mine
        )
        assert all("annotator verify" in each and "annotator salvage" in each for each in mine)


def planted(name, kind):
    if name == "begin":
        return [-1, 99_999, "gestern"]
    if (name, kind) == ("provenance", "a time"):
        return [MADE.replace(AT, "gestern")]
    if (name, kind) == ("at", "a day"):
        return ["gestern"]
    return WRONG[kind]


@pytest.mark.parametrize(("table", "name"), WITH_THE_SET)
@pytest.mark.parametrize("wrong", ["gestern", -7, b"\xff", "[1]"])
def test_damage_in_an_article_or_a_set_is_told_by_whoever_reads_it(full, table, name, wrong):
    run(full, (f'UPDATE {table} SET "{name}" = ?', (wrong,)))  # noqa: S608 - ours
    errors = read_all(full)
    assert {"sets", "articles"} & set(errors), errors


# --- nobody else reads values ----------------------------------------------------------------------

STORAGE = Path(annotator.storage.__file__).parent
ELSEWHERE = {
    "values.py": "the place where they are read",
    "lock.py": "reads a card beside the corpus, not a column",
    "server/news.py": "reads what a server sends, not a column",
    "arrivals.py": "reads what it is about to write",
    "salvage_articles.py": "takes what can be read of a damaged corpus and counts the rest",
    "salvage_sets.py": "takes what can be read of a damaged corpus and counts the rest",
}
READING = {"fromisoformat", "loads", "model_validate", "fragments_of"}
CHECKED = {
    "mapping.py": {"model_validate_json", "TextRange"},
    "gold_decisions.py": {"model_validate"},
    "schemas.py": {"model_validate_json"},
    "queries.py": {"TextRange"},
}
"""Inside what a column reads with, or where whoever calls turns the error into that of a damaged corpus."""
WORDS = {
    each.__name__
    for module in [
        value for name, value in sys.modules.items() if name.startswith("annotator.domain")
    ]
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, Enum)
}
OF_OUR_OWN = {"Lock"}
"""Also the name of something that is no word of a few."""


def readings():
    for path in sorted(STORAGE.rglob("*.py")):
        where = path.relative_to(STORAGE).as_posix()
        if where in ELSEWHERE or where.startswith("migrations/"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                bare = name in READING | (WORDS - OF_OUR_OWN) | {"TextRange"}
                bare = bare or name.endswith("validate_json")
                if bare and name not in CHECKED.get(where, ()):
                    yield f"{where}:{node.lineno}: {name}"
            # A function that is handed on, too: ``map(datetime.fromisoformat, …)``.
            elif isinstance(node, ast.Attribute) and node.attr == "fromisoformat":
                yield f"{where}:{node.lineno}: {node.attr}"


def test_values_are_read_in_one_place():
    assert list(readings()) == []


def test_every_column_of_times_is_one_that_is_read_or_known_to_be_read_by_nobody():
    read = {(each.table, each.name) for each in COLUMNS}
    columns = {
        (table.name, column.name)
        for table in tables()
        for column in table.columns
        if column.name in {"at", "due"} or column.name.endswith("_at")
    }
    assert columns - read == {
        ("articles", "imported_at"),  # in ``to_article``, see ``WITH_THE_SET``
        ("corpus_info", "created_at"),
        ("imports", "started_at"),
        ("people", "added_at"),
    }
