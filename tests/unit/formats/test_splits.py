"""Splits: by article, for good, and never an empty part where there is enough."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import text_hash
from annotator.domain.errors import SettingError
from annotator.formats.splits import Split, assign, parse_split


def hashes(count, prefix="article"):
    return [text_hash(f"{prefix} {number}") for number in range(count)]


def test_a_split_is_read_as_people_write_it():
    split = parse_split(" 80/10/10 ", seed=3)
    assert (split.shares, split.seed, str(split)) == ((80, 10, 10), 3, "80/10/10")


@pytest.mark.parametrize("text", ["", "80/20", "80/10/11", "0.8/0.1/0.1", "a/b/c", "-10/100/10"])
def test_what_is_no_split_is_refused_with_an_example(text):
    with pytest.raises(SettingError, match=r"--split: .*80/10/10"):
        parse_split(text)


def test_large_corpora_get_the_shares_that_were_asked_for():
    found = Counter(assign(hashes(5_000), parse_split("80/10/10")).values())
    assert found["train"] == pytest.approx(4_000, abs=120)
    assert found["dev"] == pytest.approx(500, abs=90)


def test_another_seed_gives_another_split():
    first, second = (assign(hashes(50), parse_split("50/50/0", seed)) for seed in (0, 1))
    assert first != second


def test_articles_stay_where_they_are_when_others_come():
    split = parse_split("80/10/10")
    before, after = assign(hashes(200), split), assign(hashes(400), split)
    assert {sha: after[sha] for sha in before} == before


def test_a_part_of_nothing_gets_nothing():
    assert set(assign(hashes(300), parse_split("50/50/0")).values()) == {"train", "dev"}


@given(
    st.integers(0, 40),
    st.integers(0, 1_000),
    st.sampled_from([(80, 10, 10), (50, 50, 0), (98, 1, 1)]),
)
def test_no_wanted_part_stays_empty_if_there_are_articles_enough(count, seed, shares):
    split = Split(shares, seed)
    found = assign(hashes(count, f"seed {seed}"), split)
    assert set(found.values()) <= set(split.parts)
    assert len(found) == count
    if count >= len(split.parts):
        assert set(found.values()) == set(split.parts)


def test_the_order_of_the_articles_does_not_matter():
    split = parse_split("34/33/33")
    assert assign(hashes(3), split) == assign(hashes(3)[::-1], split)
