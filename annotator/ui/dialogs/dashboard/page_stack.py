"""The pages one above the other, each made and drawn when one comes there: all at once hold up the window for too long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from annotator.ui.dialogs.agreement.charts import Charts
from annotator.ui.dialogs.agreement.numbers import Names, Result
from annotator.ui.dialogs.agreement.tables import chart_table
from annotator.ui.dialogs.agreement.words import Titles
from annotator.ui.dialogs.dashboard.content import Content
from annotator.ui.dialogs.dashboard.contents import Contents
from annotator.ui.dialogs.dashboard.pages import ControlShare, DashboardPage
from annotator.ui.dialogs.dashboard.words import TITLES
from annotator.ui.theme import Theme

Offered = Callable[[str], list[tuple[str, object]]]


class PageStack(QStackedWidget):
    """Shows one page of what the worker has answered.

    Args:
        titles: What layers and labels are called.
        offered: What there is to choose from above the picture of a page.
        theme: Its colours.

    Signals:
        asked: What a mark or a field asks.
        share_wanted: So many articles are to get no suggestions, in ``[0, 1)``.
        failed: The error for which a picture could not be stored.
    """

    asked = Signal(object)
    share_wanted = Signal(float)
    failed = Signal(object)

    def __init__(
        self, titles: Titles, offered: Offered, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._titles = titles
        self._offered = offered
        self._theme = theme
        self._pages: dict[str, DashboardPage] = {}
        self._stale = set(TITLES)
        self._answer: Mapping[str, Any] = {}
        self.agreement = Result({})
        self._is_measured = False

    def page(self, section: str) -> DashboardPage:
        """The page of a section."""
        if section not in self._pages:
            self._pages[section] = self._made(section)
        return self._pages[section]

    @property
    def control(self) -> ControlShare:
        """How many articles are to get no suggestions."""
        found = self.page("controls").findChild(ControlShare)
        assert isinstance(found, ControlShare)  # noqa: S101 - made with its page
        return found

    def go(self, section: str) -> None:
        """Come to a page."""
        page = self.page(section)
        self.setCurrentWidget(page)
        if section in self._stale:
            self._draw(page)

    def show_answer(self, answer: Mapping[str, Any], section: str) -> None:
        """Show what was looked up, on the page one is at; on the others when one comes there."""
        self._answer = answer
        self._stale = set(TITLES)
        self.go(section)

    def show_agreement(self, agreement: Result) -> None:
        """Show how far annotators agree."""
        self.agreement, self._is_measured = agreement, True
        self._draw(self.page("agreement"))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        for page in self._pages.values():
            page.set_theme(theme)

    # --- inside ------------------------------------------------------------------------------

    def _draw(self, page: DashboardPage) -> None:
        self._stale.discard(page.section)
        if page.section == "agreement":
            page.show_content(self._agreement_content(), known=self._is_measured)
            return
        controls = self._answer.get("controls")
        if page.section == "controls" and controls:
            self.control.show_share(float(controls["share"]))
        contents = Contents(self._answer, self._titles)
        make: Callable[[str], Content] = getattr(contents, page.section)
        page.show_content(make(page.choice_of), known=bool(self._answer))

    def _agreement_content(self) -> Content:
        charts = Charts(self.agreement, self._titles, Names())
        chart = charts.over("week", "span", self.agreement.layers(), "f1_exact")
        there = any(series.points for series in chart.series)
        return Content(chart, chart_table(chart) if there else Content().table)

    def _made(self, section: str) -> DashboardPage:
        page = DashboardPage(section, self._theme, self)
        if section == "controls":
            control = ControlShare(page)
            control.wanted.connect(self.share_wanted)
            page.extra.addWidget(control)
        offered = self._offered(section)
        if offered:
            page.offer(offered)
        page.set_theme(self._theme)
        page.asked.connect(self.asked)
        page.chosen.connect(lambda: self._draw(page))
        page.plot.failed.connect(self.failed)
        self.addWidget(page)
        return page
