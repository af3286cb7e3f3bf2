"""Train from gold in the window: choose, watch, compare, and take into use or not.

The dialog does not hold up the window, and it has a worker of its own: suggesting goes on while it trains.
Closing it while it trains only puts it away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.ports import Progress
from annotator.domain.schema import Schema
from annotator.services.training_news import News, Stage, read_news
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN
from annotator.ui.dialogs.training_form import TrainingForm
from annotator.ui.dialogs.training_plot import TrainingPlot
from annotator.ui.dialogs.training_result import TrainingResult
from annotator.ui.i18n import decimal, error_text, number
from annotator.ui.panels.style import label, panel_style
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle

_SIZE = (700, 520)
_LEAP = 20


class TrainingDialog(QDialog):
    """Trains a pipeline on the gold of the corpus that is open.

    Args:
        worker: Where it is trained; nothing else should wait for it.
        corpus: The corpus.
        schema: Its schema.
        bases: Pipelines to build on: what ``--base`` takes, and how it is called.
        use: Takes a pipeline of the corpus into use, by name. Raises ``AnnotatorError``.
        theme: Its colours.

    Signals:
        used: The name of the pipeline that is in use from now on.
    """

    used = Signal(str)

    def __init__(
        self,
        worker: WorkerClient,
        corpus: str,
        schema: Schema,
        bases: Sequence[tuple[str, str]],
        use: Callable[[str], None],
        *,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("trainingDialog")
        self.setWindowTitle(self.tr("Train from gold"))
        self.resize(*_SIZE)
        self._worker = worker
        self._corpus = corpus
        self._use = use
        self._handle: TaskHandle | None = None
        self._result: Mapping[str, Any] = {}
        self._stage: tuple[Stage, int] | None = None
        self._done = 0
        self.form = TrainingForm(schema, bases, self)
        self.plot = TrainingPlot(self)
        self.outcome = TrainingResult(schema, self)
        self._build()
        self.set_theme(theme)
        self.renew()

    @property
    def corpus(self) -> str:
        """The corpus it is about."""
        return self._corpus

    @property
    def training(self) -> bool:
        """Whether it trains."""
        return self._handle is not None

    def renew(self) -> None:
        """Ask again and count the gold anew, unless it trains or shows what came of it."""
        if not self.training and self._pages.currentWidget() is not self.outcome:
            self._show_form()
            self._count()

    def start(self) -> None:
        """Begin to train what is chosen."""
        if not self.form.is_ready() or self._handle is not None:
            return
        self.begin(self.form.params())

    def begin(self, params: Mapping[str, object]) -> None:
        """Begin to train.

        Args:
            params: Of the worker's task ``train``.
        """
        self.problem.hide()
        self.plot.clear()
        self._stage, self._done = None, 0
        handle = self._worker.start("train", self._corpus, params)
        self._handle = handle
        handle.progressed.connect(self._on_progress)
        handle.succeeded.connect(self._on_trained)
        handle.failed.connect(self._on_failed)
        handle.cancelled.connect(self._show_form)
        handle.finished.connect(self._on_finished)
        self.words.setText(self.tr("Getting ready…"))
        self.bar.setRange(0, 0)
        self._pages.setCurrentWidget(self._running)
        self._show_buttons()

    def cancel(self) -> None:
        """Stop training; nothing is left behind."""
        if self._handle is not None:
            self.words.setText(self.tr("Cancelling…"))
            self.cancel_button.setEnabled(False)
            self._handle.cancel()

    def take(self) -> None:
        """Take the new pipeline into use."""
        name = str(self._result.get("name", ""))
        try:
            self._use(name)
        except AnnotatorError as error:
            self._say(error)
            return
        self.used.emit(name)
        self.hide()
        self._show_form()

    def keep(self) -> None:
        """Leave the present pipeline in use; the new one stays among those of the corpus."""
        self.hide()
        self._show_form()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(f"{panel_style(theme)}\n#problem {{ color: {theme.error}; }}")
        self.plot.set_theme(theme)

    def end(self) -> None:
        """Stop everything, before the corpus is closed."""
        self._worker.shutdown()
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        """Put it away; what runs goes on."""
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put it away; what runs goes on."""
        event.ignore()
        self.hide()

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.words = label("muted", self)
        self.words.setObjectName("trainingWords")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self._running = QWidget(self)
        column = QVBoxLayout(self._running)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addWidget(self.plot, 1)
        self._pages = QStackedWidget(self)
        for page in (self.form, self._running, self.outcome):
            self._pages.addWidget(page)
        self.problem = label("", self)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.start_button = self._button(self.tr("Train"), self.start)
        self.cancel_button = self._button(self.tr("Stop training"), self.cancel)
        self.use_button = self._button(self.tr("Use it"), self.take)
        self.use_button.setToolTip(
            self.tr("From now on it makes the suggestions; all articles get new ones.")
        )
        self.keep_button = self._button(self.tr("Keep the present one"), self.keep)
        self.close_button = self._button(self.tr("Close"), self.reject)
        self.buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        for button in (self.start_button, self.use_button, self.keep_button):
            self.buttons.addButton(button, role.ActionRole)
        self.buttons.addButton(self.cancel_button, role.ResetRole)
        self.buttons.addButton(self.close_button, role.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.form.changed.connect(self._show_buttons)

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def _count(self) -> None:
        """Ask how much gold there is."""
        handle = self._worker.start("gold_size", self._corpus)
        handle.succeeded.connect(self.form.show_gold)
        handle.failed.connect(self._say)

    def _show_form(self) -> None:
        self._pages.setCurrentWidget(self.form)
        self._show_buttons()

    def _show_buttons(self) -> None:
        page = self._pages.currentWidget()
        self.start_button.setVisible(page is self.form)
        self.start_button.setEnabled(self.form.is_ready() and self._handle is None)
        self.start_button.setDefault(page is self.form)
        self.cancel_button.setVisible(page is self._running)
        self.cancel_button.setEnabled(self._handle is not None)
        for button in (self.use_button, self.keep_button):
            button.setVisible(page is self.outcome)
        better = bool(self._result.get("better"))
        self.use_button.setDefault(page is self.outcome and better)
        self.keep_button.setDefault(page is self.outcome and not better)
        self.close_button.setText(
            self.tr("Put away") if page is self._running else self.tr("Close")
        )

    def _on_progress(self, progress: Progress) -> None:
        news = read_news(progress.item)
        # Before the first update the bar shows what is prepared; without end where nobody knows how long that takes.
        first = news is not None and not progress.done
        self.bar.setRange(0, news.of if news is not None and first else progress.total or 0)
        self.bar.setValue(news.count if news is not None and first else progress.done)
        if news is None or not progress.total:
            return
        if self.cancel_button.isEnabled():
            self.words.setText(self._news_words(news))
        if news.loss is not None or news.score is not None:
            self._plot_news(progress, progress.total, news)

    def _plot_news(self, progress: Progress, total: int, news: News) -> None:
        at = progress.done / total
        stage = (news.stage, news.share)
        # A training that stops early leaves a gap; the worker does not send every step, so small ones mean nothing.
        leap = progress.done - self._done > max(_LEAP, total // 200)
        if stage != self._stage or leap:
            self.plot.begin_line()
            self._stage = stage
        self._done = progress.done
        if news.score is not None:
            self.plot.add_score(at, news.score)
        if news.loss is not None:
            self.plot.add_loss(at, news.loss)

    def _news_words(self, news: News) -> str:
        match news.stage:
            case Stage.LOADING:
                words = self.tr("Loading the pipeline that is built on…")
            case Stage.READING:
                words = self.tr("Reading the gold…")
            case Stage.MEASURING:
                words = self.tr("Measuring on articles it has not seen…")
            case Stage.SCORING:
                words = self.tr("Looking how well it does by now…")
            case Stage.WEIGHING:
                words = self.tr("Weighing what was learned against the rules…")
            case Stage.CURVE:
                words = self.tr("Learning from %1 % of the gold…").replace("%1", str(news.share))
            case _:
                words = self.tr("Learning…")
        if news.of:
            words = f"{words} {self._how_far(news)}"
        if news.score is None:
            return words
        score = self.tr("trained parts alone: F1 %1").replace("%1", decimal(100 * news.score))
        return f"{words} {score}"

    def _how_far(self, news: News) -> str:
        learns = news.stage in {Stage.LEARNING, Stage.CURVE}
        words = self.tr("update %1 of at most %2") if learns else self.tr("article %1 of %2")
        words = words.replace("%1", number(news.count)).replace("%2", number(news.of))
        if news.rounds:
            turn = self.tr("round %1 of %2")
            turn = turn.replace("%1", number(news.round)).replace("%2", number(news.rounds))
            words = f"{words}, {turn}"
        return words

    def _on_trained(self, result: Mapping[str, Any]) -> None:
        self._result = result
        self.outcome.show_result(result)
        self._pages.setCurrentWidget(self.outcome)
        self.show()

    def _on_failed(self, error: AnnotatorError) -> None:
        self._show_form()
        self._say(error)
        self.show()

    def _on_finished(self) -> None:
        self._handle = None
        self._show_buttons()

    def _say(self, error: AnnotatorError) -> None:
        self.problem.setText(error_text(error))
        self.problem.show()
