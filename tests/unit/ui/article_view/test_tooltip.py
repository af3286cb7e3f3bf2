from __future__ import annotations

from annotator.ui.article_view.items import Item, RoleMark
from annotator.ui.article_view.tooltip import Words, explain
from factories import make_machine_provenance, make_span, make_suggestion

WORDS = Words("Vorschlag", "nicht geprüft", "von {}", "Sicherheit {} %", "Notiz: {}")


def item(span, **fields):
    values = {"look": "tint", "title": "Ort", "hue": "#1f77b4", "wordings": ("Ort",)}
    values |= {"roles": (), "suggested": False, "dots": 0}
    return Item(span, **(values | fields))


def test_a_suggestion_says_who_proposed_it_why_and_how_sure():
    span = make_suggestion(0, 6, provenance=make_machine_provenance(score=0.9))
    assert explain(item(span, suggested=True), WORDS).splitlines() == [
        "Ort – Vorschlag",
        "von builtin@0.1.0 · gazetteer",
        "Sicherheit 90 %",
        "in the list of countries",
    ]


def test_an_own_span_says_its_roles_its_maker_and_its_note():
    span = make_span(0, 6, note="mehrdeutig")
    roles = (RoleMark("Sprecher", "#000000"), RoleMark("Sprecher", "#000000"))
    assert explain(item(span, roles=roles), WORDS).splitlines() == [
        "Ort · Sprecher",
        "von Anna",
        "Notiz: mehrdeutig",
    ]


def test_what_nobody_has_seen_yet_says_so():
    assert explain(item(make_span(0, 6, seen=False)), WORDS).startswith("Ort – nicht geprüft")
