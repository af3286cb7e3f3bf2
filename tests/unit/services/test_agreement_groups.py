"""Articles in groups: by day, week, running number, source and fields of the metadata."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from annotator.domain.errors import SettingError
from annotator.domain.set_reading import Held, LastWork
from annotator.services.agreement_groups import fields, groups, moments
from factories import ANNA, BEN

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)


def held(number, source="taz", **meta):
    return Held(f"a{number}", str(number), source, meta, {})


def names(found):
    return {group.name: group.articles for group in found}


def test_days_and_weeks_are_those_on_which_the_last_was_through():
    done = [MONDAY, MONDAY + timedelta(days=6), MONDAY + timedelta(days=7), None]
    articles = [held(number) for number in range(4)]
    assert names(groups("week", articles, done)) == {
        "2026-W02": (0, 1),
        "2026-W03": (2,),
        "": (3,),
    }
    assert list(names(groups("day", articles, done))) == [
        "2026-01-05",
        "2026-01-11",
        "2026-01-12",
        "",
    ]


def test_running_numbers_follow_the_time_in_equal_parts():
    done = [MONDAY + timedelta(hours=-number) for number in range(24)]
    found = groups("number", [held(number) for number in range(24)], done)
    assert [group.name for group in found] == ["1–5", "6–10", "11–15", "16–20", "21–24"]
    assert found[0].articles == (19, 20, 21, 22, 23)  # finished first
    assert sorted(at for group in found for at in group.articles) == list(range(24))


def test_what_came_in_at_once_is_numbered_as_it_stands_in_the_corpus():
    found = groups("number", [held(number) for number in range(12)], [MONDAY] * 12)
    assert [group.articles[0] for group in found] == [0, 5, 10]


def test_sources_and_fields_of_the_metadata_make_groups():
    articles = [held(0, desk="Sport"), held(1, "Zeit", desk="Politik"), held(2, desk=7), held(3)]
    assert names(groups("source", articles, [None] * 4)) == {"Zeit": (1,), "taz": (0, 2, 3)}
    by_desk = groups("meta.desk", articles, [None] * 4)
    assert names(by_desk) == {"7": (2,), "Politik": (1,), "Sport": (0,), "": (3,)}
    assert by_desk[-1].name == ""  # what is not known comes last


def test_fields_with_a_value_for_each_article_or_one_for_all_are_not_offered():
    articles = [
        held(number, "taz", url=f"u{number}", desk=f"d{number % 3}", tags=["x"])
        for number in range(60)
    ]
    assert fields(articles) == ["meta.desk"]
    assert fields([held(0), held(1, "Zeit")]) == ["source"]


def test_another_way_is_refused():
    with pytest.raises(SettingError, match=r"meta\.FIELD"):
        groups("colour", [], [])


def test_of_merged_work_it_counts_when_it_was_done():
    later = MONDAY + timedelta(days=30)
    found = moments(
        [
            LastWork("a1", ANNA, MONDAY, "c1"),
            LastWork("a1", BEN, later, f"merge-20260103T101112000000-{'0' * 32}"),
        ]
    )
    assert found["a1", ANNA] == MONDAY
    assert found["a1", BEN] == datetime(2026, 1, 3, 10, 11, 12, tzinfo=UTC)
