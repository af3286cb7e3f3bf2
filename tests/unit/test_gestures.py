"""The simulated annotator of tests/benchmarks/gestures.py takes what the window takes."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

TEXT = (
    "Die Ministerin Anna Berg aus Kiel sagte am Montag, die Lage sei ernst. Sie werde bald handeln."
)


@pytest.fixture(scope="module")
def benchmark():
    path = Path(__file__).parents[1] / "benchmarks" / "gestures.py"
    spec = importlib.util.spec_from_file_location("gestures_benchmark", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def text(benchmark):
    return benchmark.Text(TEXT, None)


def words(text, covered):
    begin = TEXT.index(covered)
    return text.words([(begin, begin + len(covered))])


@pytest.fixture
def quote(benchmark, text):
    def make(covered, label="Indirect", **fillers):
        filled = dict.fromkeys(benchmark.ROLES, ())
        filled |= {role: (words(text, each),) for role, each in fillers.items()}
        return benchmark.Quote(label, words(text, covered), filled)

    return make


@pytest.fixture
def simulation(benchmark, text):
    def make(*gold, offered=(), keyboard=False):
        known = {words(text, each) for each in offered}
        return benchmark.Simulation(text, gold, frozenset(), keyboard=keyboard, offered=known)

    return make


SAID = "die Lage sei ernst"
WANTED = {"speaker": "Die Ministerin Anna Berg aus Kiel", "cue": "sagte"}


def test_a_right_suggestion_takes_one_gesture(quote, simulation):
    assert simulation(quote(SAID, **WANTED)).repaired(0, quote(SAID, **WANTED)) == 1


def test_by_hand_each_part_is_selected_and_named(quote, simulation):
    # The quote: a selection, Q, its type; the speaker and the cue: a selection and a key each.
    assert simulation(quote(SAID, **WANTED)).by_hand(0) == 7


def test_an_edge_is_dragged_with_the_mouse_however_far_it_has_to_go(quote, simulation):
    narrow = WANTED | {"speaker": "Die Ministerin Anna"}

    # One drag, which takes the quote over and leaves the focus on it; Enter for the next.
    assert simulation(quote(SAID, **WANTED)).repaired(0, quote(SAID, **narrow)) == 2


def test_with_the_keyboard_an_edge_takes_a_key_a_word(quote, simulation):
    narrow = WANTED | {"speaker": "Die Ministerin Anna"}

    found = simulation(quote(SAID, **WANTED), keyboard=True).repaired(0, quote(SAID, **narrow))

    assert found == 1 + 2 + 3


def test_another_filler_is_chosen_while_the_quote_is_taken_over(quote, simulation):
    other = WANTED | {"speaker": "Montag"}
    offered = [WANTED["speaker"]]

    # F4, Enter for the speaker, Enter for the first in the list, Tab to go on.
    found = simulation(quote(SAID, **WANTED), offered=offered).repaired(0, quote(SAID, **other))

    assert found == 4


def test_the_speaker_of_the_quote_before_takes_one_key(quote, simulation):
    gold = quote(SAID, **WANTED), quote("Sie werde bald handeln", speaker=WANTED["speaker"])

    assert simulation(*gold).repaired(1, quote("Sie werde bald handeln", speaker="Montag")) == 2


def test_another_frame_takes_a_selection_and_its_key(quote, simulation):
    gold = quote(SAID, frame="Die Ministerin Anna Berg aus Kiel sagte am Montag")

    assert simulation(gold).repaired(0, quote(SAID, frame="Sie werde")) == 3


def test_a_filler_of_several_quotes_is_repaired_once(benchmark, quote, simulation):
    gold = quote(SAID, **WANTED), quote("Sie werde bald handeln", speaker=WANTED["speaker"])
    narrow = {"speaker": "Die Ministerin Anna Berg"}
    proposed = [quote(SAID, **WANTED | narrow), quote("Sie werde bald handeln", **narrow)]

    found = benchmark.simulate(simulation(*gold), proposed)

    assert found["Indirect"].suggested == 2 + 1


def test_a_wrong_suggestion_takes_one_gesture(benchmark, quote, simulation):
    found = benchmark.simulate(simulation(), [quote(SAID)])

    assert found[benchmark.WRONG].suggested == 1
