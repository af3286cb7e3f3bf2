"""Wire copies are recognised."""

from __future__ import annotations

import random

from annotator.formats.near_duplicates import near_duplicates


def words(seed, count=150):
    chosen = random.Random(seed)
    return [f"wort{chosen.randrange(900)}" for _ in range(count)]


def text(seed, count=150):
    return " ".join(words(seed, count))


def test_a_copy_with_small_changes_is_a_near_duplicate():
    copy = "Berlin (dpa) – " + text(1).replace("wort1", "WORT1") + " Mehr dazu später."
    found = near_duplicates([("a", text(1)), ("b", text(2)), ("c", copy)])
    assert found.group == {"a": "a", "b": "b", "c": "a"}
    assert found.earlier == {"c": ("a",)}


def test_a_shortened_copy_is_one_too_and_half_of_another_story_is_not():
    own = words(1)
    found = near_duplicates(
        [("a", " ".join(own)), ("b", " ".join(own[:110])), ("c", " ".join(own[:60] + words(3)))]
    )
    assert found.group == {"a": "a", "b": "a", "c": "c"}


def test_an_article_that_joins_two_groups_goes_to_the_earlier_and_names_both():
    first, second = words(1, 100), words(2, 100)
    bridge = first[:80] + second[:80]
    found = near_duplicates(
        [("a", " ".join(first[:80])), ("b", " ".join(second[:80])), ("c", " ".join(bridge))]
    )
    # Two thirds of neither is in it, but half of it is in each, as far as runs of words go.
    assert found.group["b"] == "b"
    assert found.group["c"] in {"a", "c"}
    assert set(found.earlier.get("c", ())) <= {"a", "b"}


def test_what_was_found_stays_when_others_come():
    articles = [(f"a{n}", text(n % 7, 100 + n)) for n in range(30)]
    before, after = near_duplicates(articles[:15]), near_duplicates(articles)
    assert {key: after.group[key] for key in before.group} == before.group
    assert {key: after.earlier[key] for key in before.earlier} == before.earlier


def test_short_and_empty_texts_do_no_harm():
    found = near_duplicates(
        [("a", ""), ("b", "Nur drei Worte"), ("c", "nur DREI worte!"), ("d", "…")]
    )
    assert found.group == {"a": "a", "b": "b", "c": "b", "d": "a"}
