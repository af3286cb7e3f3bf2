"""Splits: by article, for good, with an eye on labels, and never an empty part where there is enough."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.domain.article import text_hash
from annotator.domain.errors import SettingError
from annotator.formats.splits import PARTS, Candidate, Split, _Placing, assign, parse_split


def candidates(count, prefix="article", **fields):
    return [
        Candidate(f"{prefix} {number}", text_hash(f"{prefix} {number}"), **fields)
        for number in range(count)
    ]


LABELS = st.frozensets(st.sampled_from(["entity.PER", "entity.LOC", "quote.direct"]), max_size=3)


@st.composite
def mixed(draw, most=40):
    """Articles with labels, some of them near-duplicates of earlier ones."""
    found = []
    for number in range(draw(st.integers(0, most))):
        group = draw(st.sampled_from([f"a{number}", "a0", "a1"])) if number > 1 else f"a{number}"
        sha = text_hash(f"{draw(st.integers(0, 9))} {number}")
        found.append(Candidate(f"a{number}", sha, draw(LABELS), group))
    return found


def test_a_split_is_read_as_people_write_it():
    split = parse_split(" 80/10/10 ", seed=3)
    assert (split.shares, split.seed, str(split)) == ((80, 10, 10), 3, "80/10/10")


@pytest.mark.parametrize("text", ["", "80/20", "80/10/11", "0.8/0.1/0.1", "a/b/c", "-10/100/10"])
def test_what_is_no_split_is_refused_with_an_example(text):
    with pytest.raises(SettingError, match=r"--split: .*80/10/10"):
        parse_split(text)


def test_large_corpora_get_the_shares_that_were_asked_for():
    found = Counter(assign(candidates(5_000), parse_split("80/10/10")).values())
    assert found["train"] == pytest.approx(4_000, abs=120)
    assert found["dev"] == pytest.approx(500, abs=90)


def test_each_label_gets_the_shares_that_were_asked_for():
    rare = candidates(60, "rare", labels=frozenset({"event.attack", "entity.PER"}))
    split = parse_split("80/10/10")
    articles = [*candidates(500, labels=frozenset({"entity.PER"})), *rare]
    for seed in range(10):
        found = assign(articles, Split(split.shares, seed))
        of_rare = Counter(found[each.id] for each in rare)
        assert of_rare["train"] == pytest.approx(48, abs=3)
        assert of_rare["dev"] == pytest.approx(6, abs=2)
        assert of_rare["test"] == pytest.approx(6, abs=2)


def test_another_seed_gives_another_split():
    first, second = (assign(candidates(50), parse_split("50/50/0", seed)) for seed in (0, 1))
    assert first != second


def test_near_duplicates_stay_in_one_part():
    alike = [
        Candidate(f"copy {number}", text_hash(str(number)), group="copy 0") for number in range(9)
    ]
    for seed in range(10):
        found = assign([*candidates(50), *alike], parse_split("34/33/33", seed))
        assert len({found[each.id] for each in alike}) == 1


@given(mixed(), mixed(), st.integers(0, 50))
def test_articles_stay_where_they_are_when_others_come(before, after, seed):
    later = [
        Candidate(f"b{number}", each.sha256, each.labels, each.group)
        for number, each in enumerate(after)
    ]
    split = Split((60, 20, 20), seed)
    assume(not _was_filled(before, split))
    first, both = assign(before, split), assign([*before, *later], split)
    if not _was_filled([*before, *later], split):
        assert {article: both[article] for article in first} == first


def _was_filled(articles, split):
    """Whether a part would have stayed empty: only in a handful of articles."""
    placing = _Placing(split, {})
    for each in articles:
        placing.place(each)
    return set(placing.parts.values()) != set(PARTS)


@given(mixed(), mixed(), st.data())
def test_what_was_placed_before_stays_whatever_else_changed(before, more, data):
    split = Split((60, 20, 20))
    kept = assign(before, split)
    newly = [Candidate(f"b{n}", each.sha256, each.labels) for n, each in enumerate(more)]
    relabelled = [Candidate(each.id, each.sha256, data.draw(LABELS), each.group) for each in before]
    found = assign([*newly, *relabelled], split, kept)
    assert {article: found[article] for article in kept} == kept


def test_a_part_that_is_wanted_no_more_keeps_nobody():
    found = assign(candidates(9), Split((50, 50, 0)), {"article 1": "test", "article 2": "dev"})
    assert set(found.values()) == {"train", "dev"}
    assert found["article 2"] == "dev"


def test_a_part_of_nothing_gets_nothing():
    assert set(assign(candidates(300), parse_split("50/50/0")).values()) == {"train", "dev"}


@given(
    mixed(),
    st.integers(0, 1_000),
    st.sampled_from([(80, 10, 10), (50, 50, 0), (98, 1, 1)]),
)
def test_no_wanted_part_stays_empty_if_there_are_groups_enough(articles, seed, shares):
    split = Split(shares, seed)
    found = assign(articles, split)
    assert set(found.values()) <= set(split.parts)
    assert set(found) == {each.id for each in articles}
    groups = {each.group for each in articles}
    assert all(
        len({found[each.id] for each in articles if each.group == name}) == 1 for name in groups
    )
    if len(groups) >= len(split.parts):
        assert set(found.values()) == set(split.parts)
