"""The window of the review desk: samples at the left; at the right the form, judging, or what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QWidget,
)

from annotator.domain.errors import AnnotatorError, SettingError
from annotator.domain.reviews import Decision, Sample, SampleRequest
from annotator.domain.schema import Schema
from annotator.services.reviewing import Reviewing
from annotator.ui.dialogs.findings_asking import ChoiceDialog
from annotator.ui.dialogs.reviewing.frame import ReviewFrame
from annotator.ui.dialogs.reviewing.wording import decision_name
from annotator.ui.i18n import error_text, number
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle, TaskName

_REQUEST: TypeAdapter[SampleRequest] = TypeAdapter(SampleRequest)


class ReviewWindow(ReviewFrame):
    """The reviewer's desk on the corpus that is open.

    Args:
        reviewing: What a reviewer does.
        worker: Where samples are drawn; nothing else should wait for it.
        corpus: The corpus.
        schema: Its schema.
        theme: Its colours.

    Signals:
        wanted: A ``Returned`` whose place is to be shown in the article.
        corrected: Annotations or locks were changed in the corpus.
    """

    wanted = Signal(object)
    corrected = Signal()

    def __init__(
        self,
        reviewing: Reviewing,
        worker: WorkerClient,
        corpus: str,
        schema: Schema,
        *,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(reviewing, schema, parent)
        self._reviewing = reviewing
        self._worker = worker
        self._corpus = corpus
        self._preview: TaskHandle | None = None
        self._preview_again = False
        self._running: TaskHandle | None = None
        self._wire()
        self.set_theme(theme)
        self.renew()

    # --- for the main window -----------------------------------------------------------------

    def renew(self) -> None:
        """Read samples and what came back anew; the sample one is at stays."""
        current = self.list.current
        try:
            samples, returned = self._reviewing.samples(), self._reviewing.returned()
        except AnnotatorError as error:
            self.say(error)
            return
        self.list.samples.show(samples)
        self.returned.show_returned(returned)
        self.returned_button.setVisible(bool(returned))
        told = self.tr("Sent back to me: %1").replace("%1", number(len(returned)))
        self.returned_button.setText(told)
        if current is not None:
            self.list.choose(current.id)
        elif samples:
            self.list.choose(samples[0].id)
        if not samples and self._pages.currentWidget() is not self.form:
            self._pages.setCurrentWidget(self.empty)

    def end(self) -> None:
        """Stop what runs, before the corpus is closed."""
        self._worker.shutdown()
        self.hide()
        self.deleteLater()

    def say(self, error: AnnotatorError) -> None:
        """Tell why something was not done."""
        self.notice.say(error_text(error))

    # --- what one does -----------------------------------------------------------------------

    def new_sample(self) -> None:
        """Show the form for another sample."""
        count = len(self._reviewing.samples()) + 1
        self._pages.setCurrentWidget(self.form)
        self.form.begin(self.tr("Sample %1").replace("%1", number(count)))

    def draw(self, request: SampleRequest) -> None:
        """Draw a sample, and begin to judge it."""
        self._start("review_draw", {"request": _values(request)}, self._on_drawn)

    def apply(self, seqs: list[int]) -> None:
        """Make corrections in the annotators' sets."""
        sample = self.list.current
        if sample is not None:
            params = {"sample": sample.id, "judgements": seqs}
            self._start("review_correct", params, self._on_corrected)

    def send_back(self, seqs: list[int]) -> None:
        """Ask the annotators to see to what is wrong."""
        sample = self.list.current
        if sample is not None and self._do(lambda: self._reviewing.send_back(sample, seqs)):
            sent = self.tr("%Ln verdict(s) sent back.", "", len(seqs))
            self.notice.say(sent, "info")
            self._show_result()

    def sign(self) -> None:
        """Ask for a remark, and sign off."""
        sample = self.list.current
        if sample is None:
            return
        question = self.tr(
            "Everything the sample was drawn from is locked then: %Ln set(s). A remark, if you like:",
            "",
            sample.frame.sets,
        )
        decision = self._reviewing.result(sample.id).decision
        if decision is not Decision.ACCEPT:
            says = self.tr("The sample says: %1.").replace("%1", decision_name(decision))
            question = f"{says} {question}"
        remark = ChoiceDialog.ask(self.tr("Sign off"), question, (), self)
        if remark is not None and self._do(lambda: self._reviewing.sign(sample, remark)):
            self._after_lock(sample)

    def unlock(self) -> None:
        """Ask why, and unlock."""
        sample = self.list.current
        if sample is None:
            return
        question = self.tr("Why is it unlocked? Who, when and why is kept.")
        reason = ChoiceDialog.ask(self.tr("Unlock"), question, (), self, required=True)
        if reason is not None and self._do(lambda: self._reviewing.unlock(sample, reason)):
            self._after_lock(sample)

    def settle(self, seqs: list[int]) -> None:
        """Say that what came back is seen to."""
        if self._do(lambda: self._reviewing.settle(seqs)):
            self.renew()

    # --- inside ------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_changed: self._on_sample())
        self.list.clicked.connect(lambda _index: self._show_sample())
        self.list.activated.connect(lambda _index: self._show_sample(keyboard=True))
        self.new_button.clicked.connect(lambda _checked=False: self.new_sample())
        self.returned_button.clicked.connect(
            lambda _checked=False: self._pages.setCurrentWidget(self.returned)
        )
        self.form.changed.connect(self._ask_preview)
        self.form.wanted.connect(self.draw)
        self.form.cancelled.connect(self._leave_form)
        self.judging.judged.connect(self._on_judged)
        self.judging.finished.connect(self._on_finished)
        self.judging.failed.connect(self.say)
        self.tabs.currentChanged.connect(lambda _place: self._on_tab())
        self.outcome.apply_wanted.connect(self.apply)
        self.outcome.return_wanted.connect(self.send_back)
        self.outcome.sign_wanted.connect(self.sign)
        self.outcome.unlock_wanted.connect(self.unlock)
        self.returned.wanted.connect(self._on_wanted)
        self.returned.settled.connect(self.settle)
        QShortcut(QKeySequence("Ctrl+N"), self, self.new_sample)
        QShortcut(QKeySequence("Ctrl+1"), self, lambda: self.tabs.setCurrentIndex(0))
        QShortcut(QKeySequence("Ctrl+2"), self, lambda: self.tabs.setCurrentIndex(1))

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except AnnotatorError as error:
            self.say(error)
            return False
        return True

    def _on_sample(self) -> None:
        if self._pages.currentWidget() is not self.form:
            self._show_sample()

    def _show_sample(self, *, keyboard: bool = False) -> None:
        sample = self.list.current
        if sample is None:
            return
        self._pages.setCurrentWidget(self.tabs)
        self.judging.show_sample(sample)
        done = sample.locked or (sample.items > 0 and sample.judged >= sample.items)
        self.tabs.setCurrentIndex(1 if done else 0)
        if done:
            self._show_result()
        elif keyboard:
            self.judging.take_keyboard()

    def _show_result(self) -> None:
        sample = self.list.current
        if sample is None:
            return
        try:
            result = self._reviewing.result(sample.id)
            judgements = list(self._reviewing.judgements(sample.id))
        except AnnotatorError as error:
            self.say(error)
            return
        self.outcome.show_result(result, judgements)

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.outcome:
            self.notice.hide()  # it says how to get here
            self._show_result()
        else:
            self.judging.take_keyboard()

    def _on_judged(self) -> None:
        sample = self.list.current
        if sample is None:
            return
        # Only the bar has moved: what is shown at the right stays as it is.
        self.list.samples.renew(replace(sample, judged=self.judging.queue.judged))

    def _on_finished(self) -> None:
        key = QKeySequence("Ctrl+2").toString(QKeySequence.SequenceFormat.NativeText)
        done = self.tr("Everything is judged. %1 shows what came of it.").replace("%1", key)
        self.notice.say(done, "info")

    def _after_lock(self, sample: Sample) -> None:
        self.renew()
        self.list.choose(sample.id)
        self._show_sample()
        self.corrected.emit()

    def _leave_form(self) -> None:
        self._pages.setCurrentWidget(self.empty)
        self._show_sample()

    def _on_wanted(self, returned: object) -> None:
        self.hide()
        self.wanted.emit(returned)

    # --- the worker --------------------------------------------------------------------------

    def _ask_preview(self) -> None:
        if self._pages.currentWidget() is not self.form:
            return
        if self._preview is not None:
            self._preview_again = True
            return
        try:
            request = self.form.request()
        except SettingError as error:
            self.form.show_problem(error_text(error))
            return
        self.form.show_counting()
        params = {"request": _values(request), "who": str(self._reviewing.who)}
        handle = self._worker.start("review_preview", self._corpus, params)
        self._preview = handle
        handle.succeeded.connect(self.form.show_preview)
        handle.failed.connect(lambda error: self.form.show_problem(error_text(error)))
        handle.finished.connect(self._on_previewed)

    def _on_previewed(self) -> None:
        self._preview = None
        if self._preview_again:
            self._preview_again = False
            self._ask_preview()

    def _start(
        self,
        task: TaskName,
        params: Mapping[str, object],
        succeeded: Callable[[Mapping[str, Any]], None],
    ) -> None:
        if self._running is not None:
            return
        asked = {"who": str(self._reviewing.who), **params}
        handle = self._worker.start(task, self._corpus, asked)
        self._running = handle
        self.form.draw_button.setEnabled(False)
        handle.succeeded.connect(succeeded)
        handle.failed.connect(self.say)
        handle.finished.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._running = None
        self.form.draw_button.setEnabled(True)

    def _on_drawn(self, values: Mapping[str, Any]) -> None:
        self._pages.setCurrentWidget(self.tabs)
        self.renew()
        self.list.choose(str(values["id"]))
        self._show_sample(keyboard=True)

    def _on_corrected(self, values: Mapping[str, Any]) -> None:
        done = self.tr("%Ln correction(s) made.", "", int(values["applied"]))
        left = list(values["left"])
        if left:
            done += f" {left[0]['title']}: {left[0]['reason']}"
        self.notice.say(done, "info")
        self._show_result()
        self.corrected.emit()


def _values(request: SampleRequest) -> Any:  # noqa: ANN401 - JSON values
    return _REQUEST.dump_python(request, mode="json")
