"""Feedback as pages: a sheet as HTML to hand to an annotator, and notes as Markdown to append to the guideline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from annotator.domain.gold_decisions import ReasonCode
from annotator.quality.confusion import NOTHING, categories
from annotator.services.feedback import Correction, Gap, Sheet

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em;
  color: #1d1b18; background: #fdfcf9; }
h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; } h3 { font-size: 1em; }
table { border-collapse: collapse; margin: .5em 0; } td, th { padding: .25em .6em; text-align: left;
  border-bottom: 1px solid #dedad1; vertical-align: top; } td.n { text-align: right; }
td.same { background: #dcefe2; } td.other { background: #f8e3d9; } mark { background: #ffe9a8; }
.why { color: #66615a; } .big { font-size: 1.3em; }
@media (prefers-color-scheme: dark) { body { color: #e8e5de; background: #1b1c1f; }
  td, th { border-color: #383b41; } mark { background: #6b5512; color: inherit; }
  td.same { background: #1f4a31; } td.other { background: #5a3023; } .why { color: #a5a29b; } }
"""

REASONS = {
    ReasonCode.GUIDELINE: "gap in the guideline",
    ReasonCode.AMBIGUOUS: "the text allows both",
    ReasonCode.SLIP: "slip",
    ReasonCode.OTHER: "other",
    None: "no reason given",
}


def sheet_page(sheets: Sequence[Sheet], title: str) -> str:
    """The sheets as one HTML page without anything from elsewhere.

    Args:
        sheets: One or several.
        title: What the page is called.
    """
    body = "".join("".join(_sheet(sheet)) for sheet in sheets)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>{body}</body></html>\n"
    )


def guideline_notes(gaps: Iterable[Gap]) -> str:
    """Cases that the guideline does not decide, as Markdown to append to it; by layer."""
    by_layer: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_layer.setdefault(gap.layer, []).append(gap)
    lines: list[str] = []
    for layer, found in sorted(by_layer.items()):
        lines += [f"## Decided cases: {layer}", ""]
        for gap in found:
            lines += [*_note(gap), ""]
    return "\n".join(lines)


def _sheet(sheet: Sheet) -> Iterator[str]:
    share = f"{100 * sheet.kept / sheet.spans:.0f} %" if sheet.spans else "–"
    yield f"<h2>{escape(sheet.annotator)}</h2>"
    yield (
        f'<p><span class="big">{share}</span> of {sheet.spans} spans are gold as they were marked; '
        f"{sheet.articles} articles, {len(sheet.corrections)} corrections.</p>"
    )
    reasons = ((REASONS[reason], count) for reason, count in sheet.by_reason.most_common())
    kinds = ((str(kind).replace("_", " "), count) for kind, count in sheet.by_kind.most_common())
    yield "<table><tr><th>Why</th><th></th></tr>" + _counts(reasons) + "</table>"
    yield "<table><tr><th>What</th><th></th></tr>" + _counts(kinds) + "</table>"
    for what, matrices in (("labels", sheet.confusion.labels), ("roles", sheet.confusion.roles)):
        for layer, counts in sorted(matrices.items()):
            yield f"<h3>{escape(layer)}: {what} (rows: gold, columns: {escape(sheet.annotator)})</h3>"
            yield _matrix(counts)
    title = ""
    for each in sheet.corrections:
        if each.title != title:
            yield ("</table>" if title else "") + f"<h3>{escape(each.title)}</h3><table>"
            title = each.title
        yield _correction(each)
    yield "</table>" if title else ""


def _correction(each: Correction) -> str:
    cut = each.excerpt
    words = f"{escape(cut.before)}<mark>{escape(cut.words)}</mark>{escape(cut.after)}"
    why = REASONS[each.reason] if each.reason else ("decided" if each.decided else "voted")
    note = f": {escape(each.note)}" if each.note else ""
    kind = str(each.difference.kind).replace("_", " ")
    return (
        f"<tr><td>{escape(kind)}</td><td>{words}</td>"
        f"<td>{escape(each.own)} → <b>{escape(each.gold)}</b></td>"
        f'<td class="why">{why}{note}</td></tr>'
    )


def _counts(rows: Iterable[tuple[str, int]]) -> str:
    return "".join(f'<tr><td>{escape(name)}</td><td class="n">{n}</td></tr>' for name, n in rows)


def _matrix(counts: Counter[tuple[str, str]]) -> str:
    names = categories(counts)
    head = "".join(f"<th>{escape(name) or 'none'}</th>" for name in names)
    rows = []
    for gold in names:
        cells = "".join(_cell(gold, own, counts[gold, own]) for own in names)
        rows.append(f"<tr><th>{escape(gold) or 'none'}</th>{cells}</tr>")
    return f"<table><tr><th></th>{head}</tr>{''.join(rows)}</table>"


def _cell(gold: str, own: str, count: int) -> str:
    if not count:
        return '<td class="n"></td>'
    kind = "same" if gold == own != NOTHING else "other"
    return f'<td class="n {kind}">{count}</td>'


def _note(gap: Gap) -> Iterator[str]:
    yield f"* {_plain(gap.excerpt.before)}**{_plain(gap.excerpt.words)}**{_plain(gap.excerpt.after)}"
    yield f"  ({_plain(gap.title)})"
    for reading in gap.readings:
        yield f"  * {_plain(reading) or 'not marked'}"
    outcome = _plain(gap.outcome) or "not marked"
    note = f" {_plain(gap.note)}" if gap.note else ""
    yield f"  * Decided: **{outcome}**.{note}"


def _plain(words: str) -> str:
    """Words in which Markdown finds nothing to set."""
    line = " ".join(words.split(" ")).replace("\n", " ")
    for sign in ("\\", "*", "_", "`", "[", "]", "<", ">", "#"):
        line = line.replace(sign, f"\\{sign}")
    return line
