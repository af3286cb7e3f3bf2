"""What is marked and what became of suggestions: label balance, acceptance, open findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from annotator.domain.changes import Status
from annotator.domain.ids import GOLD
from annotator.domain.schema import Schema
from annotator.quality.finding import Severity
from annotator.services.dashboard_facts import DashboardFacts, Decided, Key, gold_of
from annotator.services.dashboard_values import (
    AcceptanceRow,
    BalanceRows,
    LabelCount,
    OpenFindings,
    Question,
)
from annotator.services.preflight import FEW_EXAMPLES, FEW_TEXTS, TOO_FEW_TEXTS


def balance_rows(facts: DashboardFacts, schema: Schema) -> BalanceRows:
    """How many examples of each label there are, as an export of the gold would take them."""
    spans: Counter[tuple[str, str]] = Counter()
    articles: Counter[tuple[str, str]] = Counter()
    unfinished: Counter[tuple[str, str]] = Counter()
    texts = 0
    for own in gold_of(facts).values():
        if own.status is Status.DONE:
            texts += 1
            spans.update(own.kinds)
            articles.update(own.kinds.keys())
        else:
            unfinished.update(own.kinds)
    labels = tuple(
        LabelCount(name, label, *(counts[name, label] for counts in (spans, articles, unfinished)))
        for name, layer in schema.layers.items()
        for label in layer.labels
    )
    return BalanceRows(labels, texts, FEW_EXAMPLES, TOO_FEW_TEXTS, FEW_TEXTS)


def behind_labels(facts: DashboardFacts, asked: Question) -> Iterator[tuple[Key, float]]:
    """The articles with finished gold that have a label, with how often they do."""
    kind = (asked["layer"], asked["label"])
    holders = facts.holders()
    for article, own in gold_of(facts).items():
        if own.status is Status.DONE and own.kinds[kind]:
            who = GOLD if GOLD in holders[article] else holders[article][0]
            yield (article, who), float(own.kinds[kind])


def acceptance_rows(facts: DashboardFacts) -> tuple[AcceptanceRow, ...]:
    """By source, by rule, by label; of each the most decided first."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (_, who), own in facts.sets.items():
        if who == GOLD:
            continue
        for decided, times in own.decided.items():
            for by, name in named(decided):
                counts[by, name][decided[4]] += times
    rows = [
        AcceptanceRow(by, name, found["accepted"], found["corrected"], found["rejected"])
        for (by, name), found in counts.items()
    ]
    order = ("source", "rule", "label")
    return tuple(sorted(rows, key=lambda row: (order.index(row.by), -row.decided, row.name)))


def named(decided: Decided) -> tuple[tuple[str, str], ...]:
    """Under which names a decision counts."""
    source, rule, layer, label, _ = decided
    return ("source", source), ("rule", rule), ("label", f"{layer}.{label}")


def behind_suggestions(facts: DashboardFacts, asked: Question) -> Iterator[tuple[Key, float]]:
    """The articles with decisions of a kind, with how many they have; ``verdict`` empty: any."""
    wanted = (asked["by"], asked["name"])
    for key, own in facts.sets.items():
        if key[1] == GOLD or asked["person"] not in {"", key[1]}:
            continue
        found = sum(
            times
            for decided, times in own.decided.items()
            if asked["verdict"] in {"", decided[4]} and wanted in named(decided)
        )
        if found:
            yield key, float(found)


def finding_rows(facts: DashboardFacts) -> tuple[OpenFindings, ...]:
    """The gravest first, then the most frequent."""
    times: Counter[tuple[str, str]] = Counter()
    articles: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for article, _, rule, severity, found in facts.findings:
        times[severity, rule] += found
        articles[severity, rule].add(article)
    gravity = [each.value for each in Severity]
    return tuple(
        OpenFindings(severity, rule, count, len(articles[severity, rule]))
        for (severity, rule), count in sorted(
            times.items(), key=lambda item: (gravity.index(item[0][0]), -item[1], item[0][1])
        )
    )


def behind_findings(facts: DashboardFacts, asked: Question) -> Iterator[tuple[Key, float]]:
    """The articles with open findings of a severity, of a check."""
    for article, who, rule, severity, times in facts.findings:
        if asked["severity"] in {"", severity} and asked["rule"] in {"", rule}:
            yield (article, who), float(times)
