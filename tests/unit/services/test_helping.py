"""How many helpers pay, on any system and in a frozen program too."""

from __future__ import annotations

import os
import sys

import pytest

from annotator.services.helping import helpers_for


@pytest.fixture
def four_processors(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(4)), raising=False)


@pytest.mark.usefixtures("four_processors")
def test_a_small_corpus_is_done_here_and_a_large_one_is_shared():
    assert helpers_for(999, 1_000) == 0
    assert helpers_for(1_000, 1_000) == 3


@pytest.mark.usefixtures("four_processors")
def test_a_frozen_program_has_helpers_as_well(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert helpers_for(1_000, 1_000) == 3


@pytest.mark.parametrize(("processors", "helpers"), [(1, 0), (2, 1), (64, 3), (None, 0)])
def test_where_a_process_cannot_be_confined_the_processors_of_the_machine_count(
    monkeypatch, processors, helpers
):
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    assert helpers_for(1_000, 1_000) == helpers
