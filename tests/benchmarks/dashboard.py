"""The dashboard of 10,000 articles × 60 spans, at first and after one edit; held against only fetching the same rows.

``python tests/benchmarks/dashboard.py [ARTICLES]``
"""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time

import pysqlite3

from annotator.bootstrap import default_schema, make_context
from annotator.domain.arriving import ArrivingSet
from annotator.domain.changes import NoteChanged, Status
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access
from annotator.services.dashboard import DashboardDesk
from annotator.services.dashboard_values import Question, Section
from annotator.services.tasks import NullMonitor
from factories import NOW, make_article, make_change_set, make_set, make_span
from measured import Rows, Topic, at_most

ROWS = Rows(Topic.QUALITY)

SPANS = 60
PEOPLE = tuple(map(AnnotatorId, ("Anna", "Ben", "Cem", "Dana")))
TEXT = "Die Ministerin Anna Berg sagte am Montag in Berlin, der Haushalt werde gekürzt. " * 25
LABELS = ("PER", "LOC", "ORG", "MISC")
MADE = json.dumps(
    {
        "origin": "rule",
        "by": "builtin@1.0",
        "rule": "gazetteer",
        "score": 0.93,
        "why": "in the list of people and places, written with a capital letter",
    }
)
BODY = json.dumps({"changes": [{"kind": "span_added", "span": {"note": "x" * 600}}]})


def fill(place, count):
    """Articles with finished sets, each span taken over one after the other, every two seconds."""
    with (
        make_context().stores.create(str(place), default_schema(), at=NOW) as store,
        store.open_unit_of_work() as work,
    ):
        number = work.imports.begin("benchmark", NOW)
        for begin in range(0, count, 200):
            articles = [
                make_article(f"{at} {TEXT}", id=f"a{at}", title=f"Tag {at}")
                for at in range(begin, min(begin + 200, count))
            ]
            work.imports.add(number, articles)
            sets = [
                make_set(
                    *(
                        make_span(30 * at, 30 * at + 9, id=f"s{at}", label=LABELS[at % 4])
                        for at in range(SPANS)
                    ),
                    article=article,
                    annotator=PEOPLE[place % 4],
                    status=Status.DONE,
                )
                for place, article in enumerate(articles)
            ]
            arriving = [ArrivingSet(own, f"i{own.article.id}", NOW) for own in sets]
            work.imports.add_sets(number, arriving)
        work.imports.finish(number)
        work.commit()
    raw = pysqlite3.connect(place)
    accepted = """'{"origin":"person","by":"' || annotator || '","at":"' || ? || '","rule":"gazetteer",
    "score":0.93,"why":"in the list of people and places","suggestion":"' || id || '"}'"""
    for at in range(SPANS):
        moment = (NOW + timedelta(seconds=2 * at)).isoformat()
        raw.execute(f"UPDATE spans SET provenance = {accepted} WHERE id = ?", (moment, f"s{at}"))  # noqa: S608 - a constant
    raw.execute(
        "INSERT INTO annotation_sets SELECT article, 'suggestions', 'new', spans, 0, '', 1 FROM annotation_sets"
    )
    raw.execute(
        """INSERT INTO spans SELECT article, 'suggestions', id, layer, label, "begin", "end", fragments,
        attributes, ?, 0, note FROM spans""",
        (MADE,),
    )
    raw.execute(
        """INSERT INTO decisions SELECT article, annotator,
        layer || '|' || label || '|' || "begin" || '-' || "end",
        CASE ("begin" / 30) % 10 WHEN 0 THEN 'rejected' WHEN 1 THEN 'corrected' ELSE 'accepted' END
        FROM spans WHERE annotator <> 'suggestions'"""
    )
    raw.execute("UPDATE articles SET suggestion_source = 'builtin@1.0'")
    raw.executemany(
        """INSERT INTO change_log (kind, article, annotator, action, subject, "at", body)
        VALUES ('do', ?, ?, ?, '', ?, ?)""",
        (
            (
                article + 1,
                PEOPLE[article % 200 % 4],
                "finish" if at == SPANS else "accept",
                (NOW + timedelta(seconds=150 * article + 2 * at)).isoformat(),
                BODY,
            )
            for article in range(count)
            for at in range(SPANS + 1)
        ),
    )
    raw.commit()
    raw.close()


def fetching(place):
    """The floor: every row that is looked at comes out of the file, and nothing is done with it."""
    raw = pysqlite3.connect(place)
    begin = perf_counter()
    for sql in (
        "SELECT article, annotator, layer, label, provenance FROM spans",
        "SELECT article, annotator, signature, verdict FROM decisions",
        'SELECT seq, article, annotator, action, kind, "at" FROM change_log',
    ):
        for _ in raw.execute(sql):
            pass
    raw.close()
    return perf_counter() - begin


def main(count):
    quiet, what = NullMonitor(), f"{count:,} articles × {SPANS} spans"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "b.corpus"
        fill(place, count)
        floor = fetching(place)
        with make_context().stores.open(str(place), Access.WRITE) as store:
            desk = DashboardDesk()
            begin, worked = perf_counter(), process_time()
            first = desk.look(store, quiet)
            taken, worked = perf_counter() - begin, process_time() - worked
            promise = at_most(5 * count / 10_000)
            held = {"floor": floor, "floor_is": "the same rows fetched"}
            ROWS.tell(f"dashboard, {what}", taken, "s", promise=promise, **held)
            ROWS.tell("dashboard: work of the processor", worked, "s", promise=promise)
            decided = sum(row.decided for row in first.acceptance if row.by == "source")
            if decided != count * SPANS:
                raise RuntimeError(f"{decided} decisions of {count * SPANS}")
            with store.open_unit_of_work() as work:
                own, _ = work.annotations.pair("a0", PEOPLE[0])
                change = NoteChanged(before="", after="geändert")
                changes = make_change_set(change, article="a0", annotator=PEOPLE[0])
                work.annotations.record(changes, work.articles.row("a0", PEOPLE[0]).tally)
                work.commit()
                del own
            begin = perf_counter()
            desk.look(store, quiet)
            ROWS.tell(
                f"dashboard after an edit, {what}", perf_counter() - begin, "s", promise=at_most(2)
            )
            if desk.facts.renewed != 1:
                raise RuntimeError(f"{desk.facts.renewed} sets were read after one edit")
            begin = perf_counter()
            desk.behind(Question(Section.SUGGESTIONS, {"by": "rule", "name": "gazetteer"}))
            taken = 1_000 * (perf_counter() - begin)
            ROWS.tell("dashboard: articles behind a rule", taken, promise=at_most(500))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
