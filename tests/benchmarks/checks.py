"""All checks on a large corpus, and after one edit; held against only loading the same sets.

``python tests/benchmarks/checks.py [ARTICLES]``
"""

from __future__ import annotations

import random
import re
import resource
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from annotator.bootstrap import default_schema, make_context
from annotator.domain.changes import SpanReplaced
from annotator.domain.findings import FindingQuery
from annotator.domain.ports import Access
from annotator.domain.workbench import Workbench
from annotator.services.check import CheckRequest, check
from annotator.services.findings import renew_findings
from annotator.services.findings_desk import FindingsDesk
from annotator.services.tasks import NullMonitor
from factories import ANNA, NOW, make_article, make_change_set
from gold_samples import gold_samples, put_into
from measured import Rows, Topic, at_most

SPANS = 60
ROWS = Rows(Topic.QUALITY)
_AT_ONCE = at_most(100)
_EDITS = 15
_LETTERS = "abdegiklmnorstu"


def sets(count):
    """So many articles of sixty spans, each with other words between its names."""
    samples, rng = gold_samples(), random.Random(20_250_314)

    def other(word):
        same = rng.random() < 0.6
        return word[0] if same else "".join(rng.choices(_LETTERS, k=len(word[0])))

    for number in range(count):
        own = samples[number % len(samples)]
        spans = dict(list(own.spans.items())[:SPANS])
        arguments = {
            name: each
            for name, each in own.arguments.items()
            if each.head in spans and (each.filler is None or each.filler in spans)
        }
        text = re.sub(r"\b[a-zäöü]{5,8}\b", other, own.article.text)
        article = make_article(text, id=f"a{number}", title=f"{number} {own.article.title}")
        yield replace(own, article=article, spans=spans, arguments=arguments)


def loading(store):
    """The floor: every set is read, and nothing done with it; seconds, and those of the processor."""
    begin, worked = perf_counter(), process_time()
    with store.open_unit_of_work() as work:
        for key in work.findings.revisions():
            work.annotations.get(*key)
    return perf_counter() - begin, process_time() - worked


def of_helpers():
    """Seconds of the processor that processes have worked that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def edit(store, number):
    """Move an edge of the first span of an article, as a person would."""
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair(f"a{number}", ANNA))
        span = next(each for each in desk.own if len(each.extent) > 4 and len(each.fragments) == 1)
        part = span.fragments[0]
        after = span.model_copy(update={"fragments": (type(part)(part.begin, part.end - 1),)})
        changes = make_change_set(SpanReplaced(before=span, after=after), article=f"a{number}")
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()


def main(count):
    context, quiet = make_context(), NullMonitor()
    with (
        tempfile.TemporaryDirectory() as folder,
        context.stores.create(str(Path(folder) / "b.corpus"), default_schema(), at=NOW) as store,
    ):
        put_into(store, list(sets(count)))
        floor, bare = loading(store)
        begin, worked, helped = perf_counter(), process_time(), of_helpers()
        reopen = partial(context.stores.open, store.location, Access.READ)
        report = check(store, CheckRequest(), quiet, reopen)
        taken, worked = perf_counter() - begin, process_time() - worked
        helped = of_helpers() - helped
        what = f"{count:,} articles × {SPANS} spans"
        promise = at_most(30 * count / 10_000)
        held = {"floor": floor, "floor_is": "the same sets loaded"}
        ROWS.tell(f"all checks, {what}", taken, "s", promise=promise, **held)
        # Other work on the machine stretches the first number, not these: the longer one is what two free cores need.
        held |= {"floor": bare}
        ROWS.tell("all checks: work of this process", worked, "s", promise=promise, **held)
        ROWS.tell("all checks: work of its helpers", helped, "s", promise=promise)
        ROWS.tell("all checks: findings there", len(report.found), "")
        known, _ = renew_findings(store, None, quiet, reopen)
        times, processor = [], []
        for number in range(_EDITS):
            edit(store, number * (count // _EDITS))
            begin, worked = perf_counter(), process_time()
            known, looked = renew_findings(store, known, quiet)
            times.append(1_000 * (perf_counter() - begin))
            processor.append(1_000 * (process_time() - worked))
            if looked != 1:
                raise RuntimeError(f"{looked} sets were looked at after one edit")
        ROWS.tell(f"checks after an edit, stored, {what}", median(times), promise=_AT_ONCE)
        ROWS.tell(
            "checks after an edit: work of the processor", median(processor), promise=_AT_ONCE
        )
        ROWS.tell("checks after an edit: work, longest of all", max(processor), promise=_AT_ONCE)
        desk = FindingsDesk(store.open_unit_of_work, ANNA, lambda: NOW)
        begin = perf_counter()
        desk.rows(FindingQuery())
        ROWS.tell("first page of the inbox", 1_000 * (perf_counter() - begin), promise=_AT_ONCE)
        begin = perf_counter()
        desk.by_rule(FindingQuery(text="kolb"))
        taken = 1_000 * (perf_counter() - begin)
        ROWS.tell("counts of the inbox, by words", taken, promise=_AT_ONCE)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
