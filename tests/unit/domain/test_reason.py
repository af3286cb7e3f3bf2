"""Reasons: sentences that remember what they were made of."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import asdict, dataclass

import orjson

from annotator.cli.values import error_values
from annotator.domain.errors import SettingError
from annotator.domain.reason import Reason
from annotator.ui.worker_protocol import rebuilt_error

INNER = Reason("{count} not done", count=3)
OUTER = Reason("no article fits ({why}).", why=INNER)


@dataclass
class Holder:
    reason: Reason


def test_it_is_the_sentence():
    assert OUTER == "no article fits (3 not done)."
    assert orjson.dumps({"reason": OUTER}) == b'{"reason":"no article fits (3 not done)."}'


def test_copies_remember_what_it_was_made_of():
    for copy in (deepcopy(OUTER), asdict(Holder(OUTER))["reason"], Reason.of(OUTER.values())):
        assert (copy, copy.template, copy.params["why"].template) == (
            OUTER,
            OUTER.template,
            INNER.template,
        )


def test_an_error_of_the_worker_brings_its_reasons_along():
    sent = orjson.loads(orjson.dumps(error_values(SettingError(option="export", reason=OUTER))))
    error = rebuilt_error(sent)
    assert str(error) == "export: no article fits (3 not done)."
    assert error.params["reason"].params["why"].params == {"count": 3}


def test_a_reason_that_does_not_fit_together_is_told_as_it_was_sent():
    told = {"type": "SettingError", "text": "as it was", "params": {"option": "x"}}
    told["params"]["reason"] = {"template": "{lost}", "params": {}}
    assert "as it was" in str(rebuilt_error(told))
