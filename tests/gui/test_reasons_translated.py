"""Reasons inside errors and losses are said in the language of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from annotator.domain.errors import FormatError, SettingError, UnknownLabelError
from annotator.domain.reason import Reason
from annotator.ui.i18n import error_text, sent_text

WORDS = {
    ("notices", "no article fits ({why})."): "kein Artikel passt ({why}).",
    ("notices", "{count} not done"): "{count} nicht fertig",
    ("errors", "The schema has no label {label!r} on layer {layer!r}."): "Kein Label {label!r}.",
}


class Words(QTranslator):
    def translate(self, context, source, disambiguation=None, n=-1):
        return WORDS.get((context, source), source)

    def isEmpty(self):  # noqa: N802 - Qt asks
        return False


@pytest.fixture(autouse=True)
def german(qapp):
    translator = Words()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_a_reason_within_a_reason_of_an_error():
    why = Reason("{count} not done", count=3)
    error = SettingError(option="export", reason=Reason("no article fits ({why}).", why=why))
    assert error_text(error) == "Kein Artikel passt (3 nicht fertig)."


def test_an_error_that_is_the_reason_of_another_one():
    inner = UnknownLabelError(layer="entity", label="X")
    reason = Reason(inner.template, **inner.params)
    assert error_text(FormatError(file="a", line=1, reason=reason)).endswith("Kein Label 'X'.")


def test_what_the_worker_sends_of_a_loss():
    sent = {"template": "{count} not done", "params": {"count": 2}, "reason": "2 not done"}
    assert sent_text(sent) == "2 nicht fertig"
    assert sent_text({"reason": "as sent", "text": "covered"}) == "as sent"
