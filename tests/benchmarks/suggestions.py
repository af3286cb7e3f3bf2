"""Quotes of the built-in pipeline on annotated Wikinews articles: message, roles, joint, types; and its speed.

``ANNOTATOR_DATA`` names the folder that holds ``quotes/dev.jsonl`` (uhh-lt/german-news-quotation-attribution-2024,
CC BY-NC-SA: measuring only). Scores are percentages. Message, roles and joint are macro averages of token overlap, as
the evaluation of that data set computes them; types are micro scores of quotes paired by at least half their tokens.
With the argument ``--rules`` a table says how each rule fares, with ``--split train`` on other articles.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from annotator.nlp.pipelines import build_builtin
from annotator.nlp.results import results_of
from measured import Rows, Topic, at_least

ROWS = Rows(Topic.SUGGESTIONS)
ROLES = ("addressee", "cue", "frame", "speaker")
# As good as a published system of rules that has a full parser, and better where that is weak.
PROMISES = {
    "message precision": at_least(75),
    "message recall": at_least(60),
    "roles F1": at_least(50),
    "joint F1": at_least(55),
    "type F1": at_least(55),
    "Direct F1": at_least(85),
}
MATCH = 0.5
TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Quote:
    """A quote as sets of token indices."""

    label: str
    rule: str
    tokens: frozenset[int]
    roles: dict[str, frozenset[int]]


def main() -> None:
    """Print the rows, or say why there are none."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--split", default="dev")
    arguments.add_argument("--rules", action="store_true")
    options = arguments.parse_args()
    place = os.environ.get("ANNOTATOR_DATA")
    path = Path(place, "quotes", f"{options.split}.jsonl") if place else None
    if path is None or not path.is_file():
        why = f"ANNOTATOR_DATA names no folder with quotes/{options.split}.jsonl, which may not be shipped"
        for name, promise in PROMISES.items():
            ROWS.skip(f"quotes: {name}", why, promise=promise)
        return
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    nlp = build_builtin()
    nlp("Die Tabellen werden beim ersten Text geladen.")
    start = time.process_time()
    docs = [nlp(article["text"]) for article in articles]
    seconds = time.process_time() - start
    words = sum(len(article["text"].split()) for article in articles)
    paired = [
        pairs(gold_quotes(article), proposed_quotes(article, doc))
        for article, doc in zip(articles, docs, strict=True)
    ]
    rows = scores([pair for article in paired for pair in article])
    for name, value in rows.items():
        ROWS.tell(f"quotes: {name}", 100 * value, "%", promise=PROMISES.get(name))
    speed = words / seconds
    ROWS.tell(
        "whole pipeline on these articles, one core", speed, "words/s", promise=at_least(5_000)
    )
    if options.rules:
        print(by_rule([pair for article in paired for pair in article]))  # noqa: T201 - asked for by people


def gold_quotes(article) -> list[Quote]:
    """What people annotated."""
    tokens = tokens_of(article)
    return [
        Quote(
            quote["type"],
            "",
            covered(tokens, quote["quote"]),
            {role: covered(tokens, quote.get(role) or []) for role in ROLES},
        )
        for quote in article["quotes"]
    ]


def proposed_quotes(article, doc) -> list[Quote]:
    """What the pipeline proposes."""
    tokens, results = tokens_of(article), results_of(doc)
    fillers = defaultdict(list)
    for link in results.links:
        fillers[link.head, link.role] += results.spans[link.filler].fragments
    return [
        Quote(
            found.label,
            found.rule,
            covered(tokens, found.fragments),
            {role: covered(tokens, fillers[index, role]) for role in ROLES},
        )
        for index, found in results.of_layer("quote")
    ]


def tokens_of(article) -> list[tuple[int, int]]:
    """The tokens of the data set, in code points."""
    return article.get("tokens") or [hit.span() for hit in TOKEN.finditer(article["text"])]


def covered(tokens, fragments) -> frozenset[int]:
    """Indices of the tokens that fragments touch."""
    return frozenset(
        index
        for index, (begin, end) in enumerate(tokens)
        if any(begin < last and first < end for first, last in fragments)
    )


def dice(one: frozenset[int], other: frozenset[int]) -> float:
    """Token F1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def pairs(gold: list[Quote], proposed: list[Quote]) -> list[tuple[Quote | None, Quote | None]]:
    """Gold and proposed quotes one to one, best overlap first, the same label before another; then what is left."""
    ranked = sorted(
        (
            (-(overlap + 0.01 * (one.label == other.label)), row, column)
            for row, one in enumerate(gold)
            for column, other in enumerate(proposed)
            if (overlap := dice(one.tokens, other.tokens)) > 0
        ),
    )
    found: dict[int, int] = {}
    for _, row, column in ranked:
        if row not in found and column not in found.values():
            found[row] = column
    left = set(range(len(proposed))) - set(found.values())
    return [
        *((one, proposed[found[row]] if row in found else None) for row, one in enumerate(gold)),
        *((None, proposed[column]) for column in sorted(left)),
    ]


def is_match(gold: Quote | None, proposed: Quote | None) -> bool:
    """Whether a pair shares at least half of its tokens."""
    return gold is not None and proposed is not None and dice(gold.tokens, proposed.tokens) >= MATCH


def scores(all_pairs) -> dict[str, float]:
    """Every score by its name."""
    precision, recall = defaultdict(list), defaultdict(list)
    counts: Counter[str] = Counter()
    for gold, proposed in all_pairs:
        for part in ("message", *ROLES):
            one, other = tokens(gold, part), tokens(proposed, part)
            if other:
                precision[part].append(len(one & other) / len(other))
            if one:
                recall[part].append(len(one & other) / len(one))
        for side, quote in (("gold", gold), ("proposed", proposed)):
            if quote is not None:
                counts[side] += 1
                counts[f"{side} {quote.label}"] += 1
        if is_match(gold, proposed) and gold.label == proposed.label:
            counts["right"] += 1
            counts[f"right {gold.label}"] += 1
    rows: dict[str, float] = {}
    for name, parts in (
        ("message", ("message",)),
        ("roles", ROLES),
        ("joint", ("message", *ROLES)),
    ):
        p = mean([value for part in parts for value in precision[part]])
        r = mean([value for part in parts for value in recall[part]])
        rows |= {f"{name} precision": p, f"{name} recall": r, f"{name} F1": harmonic(p, r)}
    rows["type F1"] = f1(counts["right"], counts["proposed"], counts["gold"])
    for label in sorted(key[5:] for key in counts if key.startswith("gold ")):
        right, proposed, gold = (counts[f"{k} {label}"] for k in ("right", "proposed", "gold"))
        rows[f"{label} F1"] = f1(right, proposed, gold)
    return rows


def tokens(quote: Quote | None, part: str) -> frozenset[int]:
    """The tokens of the quote itself or of one of its roles."""
    if quote is None:
        return frozenset()
    return quote.tokens if part == "message" else quote.roles[part]


def mean(values: list[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def harmonic(precision: float, recall: float) -> float:
    """F1 of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def f1(right: int, proposed: int, gold: int) -> float:
    """F1 of counts."""
    return 2 * right / (proposed + gold) if proposed + gold else 0.0


def by_rule(all_pairs) -> str:
    """How often each rule proposes, how often that matches, and how often the roles are right then."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    missed: Counter[str] = Counter()
    for gold, proposed in all_pairs:
        hit = is_match(gold, proposed)
        if gold is not None and not hit:
            missed[gold.label] += 1
        if proposed is None:
            continue
        row = table[f"{proposed.label}/{proposed.rule}"]
        row["proposed"] += 1
        if hit:
            row["match"] += 1
            row["label"] += gold.label == proposed.label
            for role in ROLES:
                one, other = gold.roles[role], proposed.roles[role]
                row[role] += (not one and not other) or dice(one, other) >= MATCH
    columns = ("proposed", "match", "label", *ROLES)
    lines = ["| rule | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, row in sorted(table.items(), key=lambda item: -item[1]["proposed"]):
        lines.append(f"| {name} | " + " | ".join(str(row[column]) for column in columns) + " |")
    lines.append("\nMissed: " + ", ".join(f"{label} {n}" for label, n in missed.most_common()))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
