"""What came of adjudication, for people and for scripts; in a blind corpus without a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.quality.cases import Case
    from annotator.services.adjudication import AdjudicatedArticle, AdjudicationReport


def adjudication_lines(corpus: str, report: AdjudicationReport) -> list[str]:
    """The result in a few lines."""
    spans, roles, added, removed = (
        sum(getattr(each, what) for each in report.articles)
        for what in ("spans", "arguments", "added", "removed")
    )
    lines = [
        (
            f"{corpus}: {len(report.articles)} articles, {spans} spans and {roles} roles agreed, "
            f"{report.open} to decide."
        )
    ]
    if report.request.dry_run:
        lines.append(
            f"{added} gold spans would be added, {removed} taken away; nothing was changed."
        )
    return lines + [
        f"Left out: {count} articles, {why}." for why, count in sorted(report.left_out.items())
    ]


def open_lines(report: AdjudicationReport) -> list[str]:
    """What people have to decide, one line each."""
    return [
        _line(each, case)
        for each in report.articles
        for case in each.cases.cases
        if case.state.waits
    ]


def adjudication_values(report: AdjudicationReport, most: int | None = None) -> dict[str, Any]:
    """The result as JSON.

    Args:
        report: What came of it.
        most: At most so many articles one by one; the sums are of all. ``None``: all.
    """
    return {
        "policy": report.request.policy.value,
        "dry_run": report.request.dry_run,
        "to_decide": report.open,
        "spans": sum(each.spans for each in report.articles),
        "arguments": sum(each.arguments for each in report.articles),
        "added": sum(each.added for each in report.articles),
        "removed": sum(each.removed for each in report.articles),
        "count": len(report.articles),
        "left_out": report.left_out,
        "articles": [_article(each) for each in _first(report.articles, most)],
    }


def _article(each: AdjudicatedArticle) -> dict[str, Any]:
    return {
        "article": each.article.id,
        "title": each.article.title,
        "annotators": sorted(each.shown.values()),
        "spans": each.spans,
        "arguments": each.arguments,
        "changed": each.changed,
        "added": each.added,
        "removed": each.removed,
        "to_decide": [_case(each, case) for case in each.cases.cases if case.state.waits],
    }


def _case(each: AdjudicatedArticle, case: Case) -> dict[str, Any]:
    return {
        "question": case.question,
        "state": case.state.value,
        "layer": case.layer,
        "parts": list(case.open_parts),
        "readings": {
            each.shown[who]: case.spans[who].covered_text(each.article.text)
            if who in case.spans
            else None
            for who in sorted(case.voters, key=lambda who: each.shown[who])
        },
        "fragments": {
            each.shown[who]: [[part.begin, part.end] for part in span.fragments]
            for who, span in case.spans.items()
        },
        "answers": {
            row.part: {
                each.shown[who]: answer.words
                or (answer.state.value if answer.state else answer.key)
                for who, answer in row.answers.items()
            }
            for row in case.rows
            if row.part in case.open_parts
        },
    }


def _line(each: AdjudicatedArticle, case: Case) -> str:
    covered = case.longest.covered_text(each.article.text)
    order = sorted(case.voters, key=lambda who: each.shown[who])
    told: list[str] = []
    for row in case.rows:
        if row.part in case.open_parts:
            answers = ((who, row.answers.get(who)) for who in order)
            said = ", ".join(
                f"{each.shown[who]}: {(answer.words if answer else '') or '–'}"
                for who, answer in answers
            )
            told.append(f"{row.part} – {said}")
    title = " ".join(each.article.title.split())
    return f"{title}: “{covered}” ({case.layer}): {'; '.join(told)}"


def _first(
    articles: Sequence[AdjudicatedArticle], most: int | None
) -> Sequence[AdjudicatedArticle]:
    return articles if most is None else articles[:most]
