"""The pages of numbers and pictures, and what is chosen above them: one thing, one layer, one measure, one pair."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.agreement.charts import Charts
from annotator.ui.dialogs.agreement.numbers import MAIN, Names, Result
from annotator.ui.dialogs.agreement.pages import Page, PlotPage, TablePage, choice, offer
from annotator.ui.dialogs.agreement.tables import articles_table, numbers_table
from annotator.ui.dialogs.agreement.words import (
    Titles,
    by_name,
    measure_name,
    on_name,
    pair_name,
)
from annotator.ui.theme import Theme


class Shown(QWidget):
    """Shows a result, page by page.

    Args:
        titles: What the schema calls things.
        theme: Its colours.

    Signals:
        asked: A ``Question`` whose articles are wanted, or the id of an article.
        page_changed: Another page is looked at.
    """

    asked = Signal(object)
    page_changed = Signal()

    def __init__(self, titles: Titles, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._result = Result({})
        self._names = Names()
        self._stale: set[Page] = set()
        self._make_pages(theme)
        self._build()

    @property
    def page(self) -> Page:
        """The page one looks at."""
        return self.pages[self.tabs.currentIndex()]

    @property
    def page_name(self) -> str:
        """What it is called."""
        picture = self.page.picture
        shown = self.tabs.tabText(self.tabs.currentIndex()).replace("&", "")
        return picture.accessibleName() if picture is not None else shown

    def show_result(self, result: Result, names: Names) -> None:
        """Show other numbers; what was chosen stays chosen, if it is still there.

        Args:
            result: The numbers.
            names: What people are called.
        """
        self._result, self._names = result, names
        offer(self.on, [(on_name(each), each) for each in result.on()])
        layers: list[tuple[str, object]] = [(self.tr("All layers"), "")]
        layers += [(self._titles.layer(each), each) for each in result.layers()]
        offer(self.layer, layers)
        pairs: list[tuple[str, object]] = [(pair_name((), names), ())]
        pairs += sorted((pair_name(pair, names), pair) for pair in result.pairs)
        offer(self.between, pairs)
        offer(self.by, [(by_name(each), each) for each in result.series])
        self._offer_measures()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        for page in self.pages:
            page.set_theme(theme)

    # --- inside ------------------------------------------------------------------------------

    def _offer_measures(self) -> None:
        on = self._on()
        measures = self._result.measures(on)
        keep = self.measure.currentData()
        chosen = keep if keep in measures else MAIN.get(on, "f1_exact")
        offer(self.measure, [(measure_name(each), each) for each in measures], chosen)
        self._show_pages()

    def _show_pages(self) -> None:
        """Draw the page one looks at; the others when one comes there."""
        self._stale = set(self.pages)
        self._show_page()

    def _show_page(self) -> None:
        page = self.page
        if page in self._stale:
            self._stale.discard(page)
            self._draw(page)

    def _draw(self, page: Page) -> None:
        result, titles, names = self._result, self._titles, self._names
        charts = Charts(result, titles, names)
        on, layer, measure = self._on(), self._layer(), str(self.measure.currentData() or "")
        between = tuple(self.between.currentData() or ())
        only = self.layer.currentData() or None
        what = f"{titles.layer(layer)}: {on_name(on)}"
        if page is self.numbers:
            table = numbers_table(result, on, only, between, titles, names)
            self.numbers.view.show_table(table)
        elif page is self.articles:
            self.articles.view.show_table(articles_table(result, names), stretched=0)
        elif page is self.by_label:
            title = f"{what}, {measure_name(measure)}, {pair_name(between, names)}"
            self.by_label.show_chart(charts.by_label(on, layer, measure, between), title)
        elif page is self.by_pair:
            own = self._measure_of(on, of_pairs=True)
            title = f"{what}, {measure_name(own)}"
            self.by_pair.show_chart(charts.by_pair(on, layer, own), title)
        elif page is self.confused:
            title = f"{titles.layer(layer)}: {pair_name(between, names)}"
            self.confused.show_chart(charts.confused(layer, between), title)
        else:
            self._draw_over(charts, on, [only] if only else result.layers())

    def _draw_over(self, charts: Charts, on: str, layers: list[str]) -> None:
        measure = self._measure_of(on, of_pairs=False)
        by = str(self.by.currentData() or "")
        title = f"{on_name(on)}, {measure_name(measure)}"
        self.over.show_chart(charts.over(by, on, layers, measure), title)

    def _on_page(self) -> None:
        self._show_page()
        self.page_changed.emit()

    def _on_by(self) -> None:
        self._stale.add(self.over)
        self._show_page()

    def _on(self) -> str:
        return str(self.on.currentData() or "span")

    def _layer(self) -> str:
        """The layer of the pictures that show one alone: the first, where all are chosen."""
        chosen = self.layer.currentData()
        return str(chosen or next(iter(self._result.layers()), ""))

    def _measure_of(self, on: str, *, of_pairs: bool) -> str:
        """What is chosen, or what stands for it: of pairs there is Cohen's kappa, of everyone there is Fleiss'."""
        measure = str(self.measure.currentData() or "")
        known = {
            each.question.measure
            for each in self._result.of(on=on, name="")
            if bool(each.question.between) is of_pairs
        }
        return measure if measure in known else MAIN.get(on, "f1_exact")

    def _make_pages(self, theme: Theme) -> None:
        hint = self.tr("A click on a number shows the articles behind it.")
        self.numbers = TablePage(self.tr("Numbers"), hint, self)
        self.by_label = PlotPage(self.tr("By label"), hint, theme, self)
        self.by_pair = PlotPage(self.tr("By pair"), hint, theme, self)
        self.over = PlotPage(self.tr("Over time"), hint, theme, self)
        self.confused = PlotPage(
            self.tr("Confusions"),
            self.tr("What one called the row, the other called the column; a click shows where."),
            theme,
            self,
        )
        self.articles = TablePage(
            self.tr("Articles"), self.tr("A click shows where they do not agree."), self
        )
        self.by = choice(self.tr("How articles are put into groups"), self.over)
        self.over.row.addWidget(self.by)
        titles = {
            self.tr("&Numbers"): self.numbers,
            self.tr("By &label"): self.by_label,
            self.tr("By &pair"): self.by_pair,
            self.tr("Over &time"): self.over,
            self.tr("Con&fusions"): self.confused,
            self.tr("&Articles"): self.articles,
        }
        self.pages: list[Page] = list(titles.values())
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        for title, page in titles.items():
            self.tabs.addTab(page, title)
            page.asked.connect(self.asked)

    def _build(self) -> None:
        self.on = choice(self.tr("What is compared"), self)
        self.layer = choice(self.tr("Layer"), self)
        self.measure = choice(self.tr("Measure"), self)
        self.between = choice(self.tr("Between whom"), self)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for each in (self.on, self.layer, self.measure, self.between):
            row.addWidget(each)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(row)
        layout.addWidget(self.tabs, 1)
        self.on.currentIndexChanged.connect(lambda _at: self._offer_measures())
        for each in (self.layer, self.measure, self.between):
            each.currentIndexChanged.connect(lambda _at: self._show_pages())
        self.by.currentIndexChanged.connect(lambda _at: self._on_by())
        self.tabs.currentChanged.connect(lambda _at: self._on_page())
