"""The arcs of what has the focus, drawn where lines leave room anyway, so that no word moves with the focus.

They run between the lines, come down to labels and up to words, and go beside the column to lines farther
away. What is out of view is told by bands at the upper and lower edge of the view.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from annotator.domain.ids import SpanId
from annotator.ui.article_view.page import Page
from annotator.ui.article_view.paint_context import PaintContext
from annotator.ui.article_view.planning import Foot, Plan, Stub, planned
from annotator.ui.article_view.seen_lines import SeenLines
from annotator.ui.article_view.shapes import chip_width, color, moved, pen
from annotator.ui.article_view.structures import DOWN, UP, Structure
from annotator.ui.article_view.style import Metrics
from annotator.ui.article_view.wire_painting import add_bracket
from annotator.ui.article_view.wiring import settle
from annotator.ui.theme import hue_colours

_MORE = "+{}"


@dataclass(frozen=True, slots=True)
class FocusArcs:
    """What is in view of the structure in focus.

    Attributes:
        structure: Which.
        seen: The lines in view.
        plan: Where its parts are on them.
    """

    structure: Structure
    seen: SeenLines
    plan: Plan

    @property
    def away(self) -> list[Stub]:
        """What is out of view, and roles that nothing fills."""
        found = list(self.plan.stubs)
        if self.plan.away:
            head = self.structure.head
            words = (f"{self.plan.away} {head.title}: {self.structure.name}",)
            found.append(Stub(-1, words, head.hue, head.id, self.plan.away))
        return found


def focus_arcs(page: Page, structure: Structure, scroll: int, height: int) -> FocusArcs:
    """Where the parts of a structure are in a viewport of this height."""
    reach = band_height(page.metrics)
    at_end = scroll + height >= page.height
    seen = SeenLines(page, scroll, reach if scroll > 0 else 0, height if at_end else height - reach)
    room = page.room(seen.begin, seen.end, len(seen.rows))
    plan = planned(structure, seen, room, aside=True)
    if not plan.away and not plan.stubs and not plan.feet:
        plan.away = UP if structure.head.span.begin < seen.begin else DOWN
    settle([plan], [row.signs for row in seen.rows])
    return FocusArcs(structure, seen, plan)


def paint_focus_arcs(
    painter: QPainter, context: PaintContext, arcs: FocusArcs, height: int
) -> None:
    """Paint the arcs behind the words; the painter stands at the viewport's corner."""
    metrics, plan, rows = context.metrics, arcs.plan, arcs.seen.rows
    rail = context.column_width + 2 * metrics.bar_step + 2 * metrics.rail_step
    leaving = {stub.line for stub in plan.stubs if stub.arrow}
    lines, ends = QPainterPath(), QPainterPath()
    heights: list[float] = []
    for region in sorted({foot.region for foot in plan.feet}):
        row = rows[region]
        y = row.top - metrics.unit * 0.5
        feet = [foot for foot in plan.feet if foot.region == region]
        stems = [(foot.x, _end_of(foot, arcs, metrics), foot.end is None) for foot in feet]
        xs = [foot.x for foot in feet]
        right = max(xs)
        if region in plan.railed or region in leaving or plan.away:
            right = rail
            heights.append(y)
        if len(stems) > 1 or right > max(xs):
            add_bracket(lines, ends, metrics, y, (min(xs), right), stems)
    if heights:
        arrows = {stub.arrow for stub in plan.stubs} | {plan.away}
        upper = 0.0 if UP in arrows else min(heights)
        lower = float(height) if DOWN in arrows else max(heights)
        lines.moveTo(rail, upper)
        lines.lineTo(rail, lower)
    colours = hue_colours(arcs.structure.head.hue, context.theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    with moved(painter, context.column_x, 0):
        dash = "dashed" if arcs.structure.head.suggested else ""
        painter.setPen(pen(colours.border, metrics.unit * 1.8, 1.0, dash))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(lines)
        painter.fillPath(ends, color(colours.border))


def _end_of(foot: Foot, arcs: FocusArcs, metrics: Metrics) -> float:
    row = arcs.seen.rows[foot.line]
    if foot.stem == "up":
        return row.baseline + metrics.descent
    chips = (c for c in row.signs.chips if c.x <= foot.x <= c.x + c.width)
    lanes = max((chip.lane + 1 for chip in chips), default=0)
    return row.baseline - metrics.ascent - lanes * metrics.lane


def band_height(metrics: Metrics) -> int:
    """Height of a band that tells what is out of view."""
    return metrics.chip + 2 * max(3, round(4 * metrics.unit))


@dataclass(frozen=True, slots=True)
class Pill:
    """A word about an end out of view, and where it stands in the viewport.

    Attributes:
        rect: Where.
        text: What it says.
        hue: ``#rrggbb`` of the role.
        target: The span one goes to by clicking it; ``None`` if there is none.
    """

    rect: QRectF
    text: str
    hue: str
    target: SpanId | None


@dataclass(frozen=True, slots=True)
class Band:
    """A band at an edge of the view."""

    rect: QRectF
    pills: tuple[Pill, ...]


def bands(context: PaintContext, arcs: FocusArcs, width: int, height: int) -> list[Band]:
    """The bands that are needed: above, below or none."""
    found = []
    reach = band_height(context.metrics)
    for wanted, top in (((UP,), 0), ((DOWN, ""), height - reach)):
        stubs = [stub for stub in arcs.away if stub.arrow in wanted]
        if stubs:
            rect = QRectF(0, top, width, reach)
            found.append(Band(rect, tuple(_pills(context, stubs, rect))))
    return found


def _pills(context: PaintContext, stubs: list[Stub], rect: QRectF) -> list[Pill]:
    """As many as there is room for; the last one counts the others."""
    metrics = context.metrics
    found: list[Pill] = []
    x = float(context.column_x)
    room = rect.right() - metrics.bar_step
    for place, stub in enumerate(stubs):
        rest = len(stubs) - place - 1
        spare = chip_width(metrics, _MORE.format(rest), 0) + metrics.bar_step if rest else 0.0
        fitting = (w for w in stub.wordings if x + chip_width(metrics, w, 0) + spare <= room)
        words = next(fitting, None)
        target = stub.target if stub.arrow else None
        if words is None:
            words, target = _MORE.format(rest + 1), None
        box = QRectF(x, rect.center().y() - metrics.chip / 2, 0, metrics.chip)
        box.setWidth(chip_width(metrics, words, 0))
        found.append(Pill(box, words, stub.hue, target))
        if target is None and stub.arrow:
            break
        x = box.right() + metrics.bar_step
    return found


def paint_bands(painter: QPainter, context: PaintContext, found: list[Band]) -> None:
    """Paint the bands above everything else."""
    metrics, theme = context.metrics, context.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for band in found:
        painter.fillRect(band.rect, color(theme.panel))
        edge = band.rect.bottom() if band.rect.top() <= 0 else band.rect.top()
        painter.setPen(pen(theme.line, metrics.unit))
        painter.drawLine(QPointF(band.rect.left(), edge), QPointF(band.rect.right(), edge))
        for pill in band.pills:
            colours = hue_colours(pill.hue, theme)
            dash = "" if pill.target else "dashed"
            painter.setPen(pen(colours.border, metrics.unit, 0.8, dash))
            painter.setBrush(color(colours.chip if pill.target else theme.panel))
            radius = metrics.unit * 3
            painter.drawRoundedRect(pill.rect, radius, radius)
            painter.setFont(metrics.chip_font if pill.target else metrics.mark_font)
            painter.setPen(color(colours.ink))
            painter.drawText(pill.rect, Qt.AlignmentFlag.AlignCenter, pill.text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
