"""Coefficients on nominal judgements: against published examples and against other libraries."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from annotator.quality.agreement_patterns import Patterns

# Random tables with krippendorff 0.9.0, scikit-learn 1.9.1, nltk 3.10.4 and statsmodels; None: not judged.
REFERENCE = json.loads(Path(__file__).with_name("reference_agreement.json").read_text("utf-8"))


def counted(table):
    found = Counter(map(tuple, table))
    return Patterns(list(found)), np.array(list(found.values()), dtype=float)


@pytest.mark.parametrize("case", REFERENCE)
class TestAgainstOtherLibraries:
    def test_alpha_is_that_of_krippendorff(self, case):
        patterns, counts = counted(case["table"])
        assert patterns.alpha(counts) == pytest.approx(case["krippendorff_alpha"])

    def test_cohen_is_that_of_scikit_learn(self, case):
        patterns, counts = counted(case["table"])
        for pair, expected in case["cohen"].items():
            chosen = patterns.of(*map(int, pair.split(",")))
            assert chosen.cohen(counts) == pytest.approx(expected)

    def test_without_gaps_all_others_agree_too(self, case):
        patterns, counts = counted(case["table"])
        if "nltk_alpha" in case:
            assert patterns.fleiss(counts) == pytest.approx(case["statsmodels_fleiss"])
            assert patterns.alpha(counts) == pytest.approx(case["nltk_alpha"])
            assert patterns.observed(counts) == pytest.approx(case["nltk_observed"])


def test_fleiss_1971_psychiatric_diagnoses_as_wikipedia_prints_the_method():
    # Fleiss' worked example as it is usually printed: ten subjects, fourteen raters, five categories; kappa 0.210.
    votes = [
        (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
    ]  # fmt: skip
    table = [
        [name for name, count in zip("12345", row, strict=True) for _ in range(count)]
        for row in votes
    ]
    patterns, counts = counted(table)
    assert patterns.fleiss(counts) == pytest.approx(0.210, abs=5e-4)


def test_krippendorff_2011_with_gaps():
    # Computing Krippendorff's alpha-reliability, example C: four observers, twelve units, gaps; nominal alpha 0.743.
    rows = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."]  # fmt: skip
    judged = [[None if each == "." else each for each in row.split()] for row in rows]
    patterns, counts = counted(zip(*judged, strict=True))
    assert patterns.alpha(counts) == pytest.approx(0.743, abs=5e-4)


def test_krippendorff_1995_text_cut_in_two_ways():
    # On the reliability of unitizing continuous data, figure 1 A, as 24 coded segments: kappa 0.385, alpha 0.329.
    one = "001111111100001111110000"
    other = "000011110000000110000000"
    patterns, counts = counted(zip(one, other, strict=True))
    assert patterns.cohen(counts) == pytest.approx(0.385, abs=1e-3)
    assert patterns.alpha(counts) == pytest.approx(0.329, abs=1e-3)


def test_one_category_alone_says_nothing():
    patterns, counts = counted([("A", "A"), ("A", "A")])
    assert patterns.observed(counts) == 1
    for measure in (patterns.alpha, patterns.fleiss, patterns.cohen):
        assert np.isnan(measure(counts))


def test_units_that_one_alone_judged_do_not_count():
    patterns, counts = counted([("A", "A", None), ("B", None, None), ("B", None, "A")])
    assert patterns.units(counts) == 2
    assert patterns.observed(counts) == 0.5


def test_collapsed_asks_for_one_category_alone():
    patterns, counts = counted([("A", "B"), ("B", "C"), ("C", "B"), ("A", "A")])
    assert patterns.collapsed("A").observed(counts) == 0.75


def test_many_samples_at_one_go_are_the_same_as_one_by_one():
    patterns, counts = counted([("A", "B"), ("B", "B"), ("A", "A"), ("C", None)])
    samples = np.array([counts, counts * 3, counts + np.array([0, 5, 0, 0])])
    for measure in (patterns.alpha, patterns.fleiss, patterns.cohen, patterns.observed):
        assert measure(samples) == pytest.approx(np.array([measure(each) for each in samples]))
