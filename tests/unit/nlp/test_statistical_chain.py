"""The linear chain: probabilities against the sum over all labellings, and what its bytes hold."""

import itertools

import numpy as np
import pytest
import srsly
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.nlp.statistical.chain import Chain

TAGS = ("O", "B-PER", "I-PER", "E-PER", "S-PER", "S-LOC")
FEATURES = ("a", "b", "c", "d")
STEP = 1 / 64


def may_follow(before, here):
    if before[0] in "BI":
        return here[0] in "IE" and before[1:] == here[1:]
    return here[0] not in "IE"


def make_chain(seed=7):
    random = np.random.default_rng(seed)
    size = len(TAGS)
    transitions = random.normal(size=(size, size)).astype(np.float32)
    for i, before in enumerate(TAGS):
        for j, here in enumerate(TAGS):
            if not may_follow(before, here):
                transitions[i, j] = -30.0
    weights = random.integers(-128, 128, size=(len(FEATURES), size)).astype(np.int16)
    weights[random.random(weights.shape) < 0.3] = 0
    weights[:, 0] = 3
    return Chain(TAGS, transitions, FEATURES, weights, STEP), transitions, weights * STEP


def by_enumeration(sentence, transitions, weights, first, last, label):
    """The share of all labellings that hold the span."""
    length = last - first
    inside = [f"I-{label}"] * (length - 2)
    wanted = [f"S-{label}"] if length == 1 else [f"B-{label}", *inside, f"E-{label}"]
    total = share = 0.0
    for path in itertools.product(range(len(TAGS)), repeat=len(sentence)):
        score = sum(
            weights[FEATURES.index(name), tag]
            for token, tag in zip(sentence, path, strict=True)
            for name in token
            if name in FEATURES
        )
        score += sum(transitions[before, here] for before, here in itertools.pairwise(path))
        total += np.exp(score)
        if [TAGS[tag] for tag in path[first:last]] == wanted:
            share += np.exp(score)
    return share / total


sentences = st.lists(
    st.lists(st.sampled_from((*FEATURES, "unknown")), max_size=4), min_size=1, max_size=4
)


@settings(max_examples=25, deadline=None)
@given(sentences, st.integers(0, 9))
def test_the_probability_of_a_span_is_its_share_of_all_labellings(sentence, seed):
    chain, transitions, weights = make_chain(seed)
    lattice = chain.lattice(sentence)
    size = len(sentence)
    for first, last in itertools.combinations(range(size + 1), 2):
        for label in ("PER", "LOC"):
            expected = (
                by_enumeration(sentence, transitions, weights, first, last, label)
                if label == "PER" or last - first == 1
                else 0.0
            )
            assert lattice.probability(first, last, label) == pytest.approx(expected, abs=1e-6)


@settings(max_examples=50, deadline=None)
@given(sentences, st.integers(0, 9), st.sampled_from((0.05, 0.2, 0.5)))
def test_all_spans_above_the_least_probability_are_found(sentence, seed, least):
    chain, _, _ = make_chain(seed)
    lattice = chain.lattice(sentence)
    expected = {
        (first, last, label)
        for first, last in itertools.combinations(range(len(sentence) + 1), 2)
        for label in ("PER", "LOC")
        if lattice.probability(first, last, label) >= least
    }
    found = chain.segments(sentence, least)
    assert {(each.first, each.last, each.label) for each in found} == expected
    for each in found:
        assert each.probability == pytest.approx(
            lattice.probability(each.first, each.last, each.label)
        )


def test_a_long_sentence_neither_overflows_nor_underflows():
    chain, _, _ = make_chain()
    found = chain.segments([["a", "b", "c", "d"]] * 3_000, 0.01)
    assert found
    assert all(0 < each.probability <= 1 + 1e-9 for each in found)


def test_bytes_hold_the_whole_chain():
    chain, _, _ = make_chain()
    again = Chain.from_bytes(chain.to_bytes())
    assert again.to_bytes() == chain.to_bytes()
    sentence = [["a"], ["b", "d"], ["c"]]
    assert again.segments(sentence, 0.0) == chain.segments(sentence, 0.0)


def test_evidence_names_the_feature_that_speaks_most_for_the_tag():
    weights = np.zeros((4, len(TAGS)), dtype=np.int16)
    weights[1, 4] = 10
    weights[2, 4] = 20
    weights[3, 4] = -5
    chain = Chain(TAGS, np.zeros((6, 6), dtype=np.float32), FEATURES, weights, 0.5)
    assert chain.evidence(["a", "b", "c", "d", "unknown"], "S-PER") == [
        (10.0, "c"),
        (5.0, "b"),
        (0.0, "a"),
        (-2.5, "d"),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"version": 99},
        {"features": "a\nb"},
        {"columns": b"\xff" * 4},
        {"weights": b""},
        {"tags": [str(number) for number in range(200)]},
    ],
)
def test_damaged_weights_are_refused(change):
    chain, _, _ = make_chain()
    content = srsly.msgpack_loads(chain.to_bytes())
    with pytest.raises(ValueError, match="weights"):
        Chain.from_bytes(srsly.msgpack_dumps({**content, **change}))
