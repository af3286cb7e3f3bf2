"""``annotator dashboard``: how far and how fast the work goes, and what becomes of suggestions."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from annotator.cli.called import dashboard_called
from annotator.cli.commands import Corpus, Json, Reveal
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.domain.ports import Access
from annotator.services import corpora
from annotator.services.dashboard import DashboardDesk
from annotator.services.dashboard_values import Dashboard, RateRow
from annotator.services.people import default_annotator
from annotator.services.shown_names import names_for


def dashboard_command(
    ctx: typer.Context, *, corpus: Corpus, reveal: Reveal = False, json: Json = False
) -> int:
    """Show progress, speed, label balance, what became of suggestions, blind controls and open findings.

    What each number means is in docs/dashboard.md.
    """
    context = program_of(ctx).context
    with (
        corpora.opened(context, corpus, Access.READ) as store,
        monitored("Reading") as monitor,
    ):
        with store.open_unit_of_work() as work:
            names = names_for(work, default_annotator(), reveal=reveal)
        found = dashboard_called(DashboardDesk().look(store, monitor), names)
    Output(as_json=json).result(_lines(found), found.values())
    return 0


def _lines(found: Dashboard) -> Iterator[str]:
    yield "progress\tbatch\tnew\tin work\tdone"
    for row in found.progress:
        yield f"{row.person}\t{row.batch or '–'}\t{row.new}\t{row.started}\t{row.done}"
    yield "speed\tarticles\thours\tarticles/hour\tspans/hour"
    for each in found.speed:
        if not each.period:
            hour = f"{_told(each.articles_an_hour)}\t{_told(each.spans_an_hour)}"
            yield f"{each.person}\t{each.articles}\t{each.seconds / 3600:.2f}\t{hour}"
    balance = found.balance
    yield f"finished gold\t{balance.texts} articles, spaCy wants {balance.few_texts}"
    for label in balance.labels:
        few = "" if label.spans >= balance.few_examples else f"\tfewer than {balance.few_examples}"
        yield f"{label.layer}.{label.label}\t{label.spans}{few}"
    yield "suggestions\taccepted\tcorrected\trejected"
    for kind in found.acceptance:
        counts = f"{kind.accepted}\t{kind.corrected}\t{kind.rejected}"
        yield f"{kind.by} {kind.name or '–'}\t{counts}"
    yield "accepted in under a second\tof"
    for quick in found.quick:
        yield f"{quick.person}\t{quick.quick}\t{quick.accepted}"
    controls = found.controls
    yield f"blind controls\t{controls.share:.0%}\t{controls.done_without} finished, {controls.done_with} with suggestions"
    for rate in controls.rates:
        if rate.difference is not None and not rate.label:
            yield _rate_line(rate)
    yield f"findings\topen\tarticles\t({found.unchecked} sets not checked)"
    for finding in found.findings:
        yield f"{finding.severity} {finding.rule}\t{finding.findings}\t{finding.articles}"


def _rate_line(rate: RateRow) -> str:
    interval = "" if rate.low is None else f" [{_told(rate.low)}; {_told(rate.high)}]"
    rates = f"{_told(rate.rate_with)}\t{_told(rate.rate_without)}"
    return f"{rate.layer or 'all'}\t{rates}\t{_told(rate.difference)}{interval}"


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
