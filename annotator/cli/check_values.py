"""What ``annotator check`` reports, as lines for people and as values for scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from annotator.domain.ids import AnnotatorId
from annotator.services.check import CheckReport, Reported
from annotator.services.check_fixes import FixReport
from annotator.services.shown_names import ShownNames


def called(report: CheckReport, names: ShownNames) -> CheckReport:
    """The report with people as they are called; the sets of an article in the order of that."""
    if not names.blind:
        return report
    articles = (list(rows) for _, rows in groupby(report.found, lambda row: row.checked.article))
    found = [
        row
        for rows in articles
        for row in sorted(
            (_called(row, names) for row in rows), key=lambda row: row.checked.annotator
        )
    ]
    return replace(report, found=tuple(found))


def _called(row: Reported, names: ShownNames) -> Reported:
    checked, remark = row.checked, row.remark
    whose = AnnotatorId(names.of(checked.annotator, checked.article))
    if remark is not None:
        remark = replace(remark, assignee=names.of(remark.assignee, checked.article))
    return replace(row, checked=replace(checked, annotator=whose), remark=remark)


def fixes_called(report: FixReport, names: ShownNames) -> FixReport:
    """What was put right with people as they are called."""
    return replace(
        report,
        fixed=tuple(
            replace(each, annotator=AnnotatorId(names.of(each.annotator, each.article)))
            for each in report.fixed
        ),
        left=tuple(
            replace(each, annotator=AnnotatorId(names.of(each.annotator, each.article)))
            for each in report.left
        ),
    )


def check_lines(corpus: str, report: CheckReport) -> Iterator[str]:
    """A line for each finding, by article, and how many there are."""
    last = None
    for row in report.found:
        checked, finding = row.checked, row.finding
        if checked.key != last:
            last = checked.key
            yield f"{checked.article} {checked.title} ({checked.annotator})"
        place = f"{finding.place.begin}-{finding.place.end}"
        fix = "  [fix]" if row.fixable else ""
        what = f"{finding.severity}: {finding.check.id}: {finding.text}"
        yield f"  {place} “{row.excerpt}”: {what}{fix}"
    counts = ", ".join(f"{count} × {rule}" for rule, count in report.by_rule.items())
    where = f"{report.articles} articles, {report.sets} annotation sets"
    severities = ", ".join(f"{name}: {count}" for name, count in report.by_severity.items())
    ignored = f"; ignored: {report.ignored}" if report.ignored else ""
    yield f"{corpus}: {where}; {severities}{ignored}."
    if counts:
        yield f"By check: {counts}."


def fix_lines(report: FixReport) -> Iterator[str]:
    """What was put right, and what was not."""
    yield f"Put right: {len(report.fixed)} places in {report.articles} articles."
    if report.step:
        yield f"This was the step {report.step}; each article's part of it can be undone in the window."


def left_lines(report: FixReport) -> list[str]:
    """What was left alone, and why."""
    return [f"{each.title}: “{each.excerpt}”: {each.reason}" for each in report.left]


def check_values(corpus: str, report: CheckReport, fixed: FixReport | None) -> Mapping[str, Any]:
    """The report as one JSON object."""
    return {
        "corpus": corpus,
        "articles": report.articles,
        "sets": report.sets,
        "severities": {str(name): count for name, count in report.by_severity.items()},
        "rules": report.by_rule,
        "ignored": report.ignored,
        "findings": [_row_values(row) for row in report.found],
        "fix": fix_values(fixed) if fixed is not None else None,
    }


def fix_values(report: FixReport) -> Mapping[str, Any]:
    """What was put right as JSON values."""
    return {
        "step": report.step,
        "articles": report.articles,
        "fixed": [
            {
                "article": each.article,
                "title": each.title,
                "annotator": each.annotator,
                "before": each.before,
                "after": each.after,
                "context": each.context,
            }
            for each in report.fixed
        ],
        "left": [
            {
                "article": each.article,
                "title": each.title,
                "annotator": each.annotator,
                "excerpt": each.excerpt,
                "reason": each.reason,
            }
            for each in report.left
        ],
    }


def _row_values(row: Reported) -> Mapping[str, Any]:
    finding = row.finding
    return {
        "article": row.checked.article,
        "title": row.checked.title,
        "annotator": row.checked.annotator,
        "rule": finding.check.id,
        "severity": str(finding.severity),
        "layer": finding.layer,
        "span": finding.span,
        "begin": finding.place.begin,
        "end": finding.place.end,
        "excerpt": row.excerpt,
        "text": finding.text,
        "params": dict(finding.params),
        "fixable": row.fixable,
        "assignee": row.remark.assignee if row.remark is not None else "",
    }
