"""Damaged files of every kind the program reads, a few of each; ``make fuzz`` goes on for minutes."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# Scripts that are run, no package.
sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))

import sound
from damage import SECONDS, TooLong, within
from everything import EVERYTHING
from readers import READERS
from target import Bench, Target

from annotator.domain.errors import FormatError
from annotator.formats.catalogue import FORMATS
from annotator.formats.reading import SourceArticle, SourceSet
from factories import ANNA, make_span
from format_files import SCHEMA

FEW = 12
MORE = {"schema": 50, "queries": 50, "package-inside": 50, "settings": 50, "keys": 50}


@pytest.mark.parametrize("target", EVERYTHING, ids=lambda each: each.name)
def test_a_damaged_file_is_refused_in_a_sentence_or_is_sound(target, qapp, caplog):
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(target, Path(scratch) / target.name)
        target.use(bench.path)  # libraries are loaded
        bench.mend()
        assert bench.tried().word == "read"

        @settings(
            max_examples=MORE.get(target.name, FEW),
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        )
        @given(st.integers(0, 2**32))
        def damage(seed):
            bench.mend()
            bench.damage(random.Random(seed))
            assert bench.tried().word in {"read", "refused"}

        damage()
    caplog.clear()


def test_every_reader_there_is_is_fuzzed():
    assert {each.name for each in READERS} == {each.name for each in FORMATS if each.reader}


def test_every_target_is_called_otherwise_and_may_take_no_more_than_a_second():
    names = [each.name for each in EVERYTHING]
    assert len(set(names)) == len(names)
    assert SECONDS == 1.0
    assert {each.seconds for each in EVERYTHING} == {SECONDS}


def test_what_takes_longer_is_ended_and_not_taken_for_a_damaged_file():
    def busy():
        until = time.process_time() + 5
        while time.process_time() < until:
            try:
                sum(range(1_000))
            except Exception:  # noqa: BLE001 - as a careless reader might
                return

    begun = time.process_time()
    with pytest.raises(TooLong), within(0.2):
        busy()
    assert time.process_time() - begun < 4


def test_what_no_alarm_can_end_is_found_when_it_is_over():
    numbers = range(3_000_000)
    with pytest.raises(TooLong), within(0.001):
        sum(numbers)


def test_waiting_takes_no_time_of_the_processor():
    with within(0.2) as spent:
        time.sleep(0.4)
    assert spent.seconds < 0.2


def test_a_refusal_without_a_word_and_a_bug_are_failures(tmp_path):
    def silent(_path):
        raise _SilentError

    def broken(_path):
        raise IndexError

    def made(folder):
        path = folder / "x"
        path.write_text("x", "utf-8")
        return path

    assert Bench(Target("silent", made, silent), tmp_path / "a").tried().word not in {
        "read",
        "refused",
    }
    with pytest.raises(IndexError):
        Bench(Target("broken", made, broken), tmp_path / "b").tried()


class _SilentError(FormatError):
    def __init__(self):
        super().__init__(file="", line=1, reason="")

    def __str__(self):
        return ""


def _read(*spans, text="Ein Wort in Genf"):
    own = SourceSet(annotator=ANNA, spans=spans)
    return [SourceArticle(file="x", title="x", text=text, annotations=own)]


def test_offsets_that_are_wrong_are_found(tmp_path, monkeypatch):
    path = tmp_path / "x.jsonl"
    path.touch()
    check = lambda items: sound.check_offsets("jsonl", path, SCHEMA, items)  # noqa: E731 - said often
    check(_read(make_span(4, 8)))
    check(_read(make_span(3, 9)))  # white space at its edges is told as doubtful
    with pytest.raises(AssertionError):
        check(_read(make_span(4, 40)))
    with pytest.raises(AssertionError):
        check(_read(make_span(0, 3, id="s"), make_span(4, 8, id="s")))
    with pytest.raises(AssertionError):
        check(_read(text="Ein\r\nWort"))
    # And so is what does not come back as it went.
    monkeypatch.setattr(sound, "check_there_and_back", _fails)
    with pytest.raises(ZeroDivisionError):
        check(_read(make_span(4, 8)))


def _fails(*_):
    raise ZeroDivisionError
