"""Every check finds a planted error and stays quiet where nothing is wrong."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from annotator.bootstrap import default_schema
from annotator.domain.argument import RoleState
from annotator.domain.changes import SpanReplaced
from annotator.quality.checks import (
    ALL,
    ARTICLE_CHECKS,
    BY_ID,
    CHECKS,
    KnownFindings,
    article_findings,
    findings,
    findings_about,
)
from annotator.quality.finding import ArticleCheck, Check, Reading, Severity
from factories import find, make_argument, make_article, make_change_set, make_set, make_span
from gold_samples import gold_samples

SCHEMA = default_schema()
TEXT = (
    "Der Rat teilte am Montag mit, er prüfe das. Er kommt aus Bonn.\n\n"
    "„Das genügt“, sagte die Richterin Anna Kolb zu ihm. Das war alles.\n\n"
    "Die EU-Kommission verhängte Strafen gegen die AG. Alle schwiegen.\n\n"
    "Ohne Zeichen gesagt. Ende.\n\n"
    "»Halb gesagt, sagte Kolb. (Rhein) Cafe\u0301 offen.\n"
)
ARTICLE = make_article(TEXT)


def over(words, *, layer="entity", label="PER", after=0, **fields):
    """A span over the words, which stand in the text after ``after``; `` … `` makes a gap."""
    offsets = []
    for part in words.split(" … "):
        begin = TEXT.index(part, after)
        after = begin + len(part)
        offsets += [begin, after]
    return make_span(*offsets, layer=layer, label=label, **fields)


def quote(words, label="Direct", **fields):
    return over(words, layer="quote", label=label, **fields)


def cue(words):
    return over(words, layer="cue", label="Cue")


def mention(words):
    return over(words, layer="mention", label="Mention")


def event(words, label="Sanction", **fields):
    return over(words, layer="event", label=label, **fields)


def rules(*spans, arguments=(), about=None):
    """The ids of the checks that fire; on one span, or anywhere."""
    found = findings(make_set(*spans, arguments=arguments, article=ARTICLE), SCHEMA)
    return sorted({f.check.id for f in found if about is None or f.span == about.id})


def filled(head, **roles):
    """Arguments of a head: a span fills the role, a ``RoleState`` says why nothing does."""
    return [
        make_argument(head, None, role, state=what)
        if isinstance(what, RoleState)
        else make_argument(head, what, role)
        for role, what in roles.items()
    ]


def complete(head, *others, **roles):
    """What fires on a head with these roles."""
    fillers = [what for what in roles.values() if not isinstance(what, RoleState)]
    unique = {span.id: span for span in (*fillers, *others)}.values()
    return rules(head, *unique, arguments=filled(head, **roles), about=head)


class TestClaims:
    def test_a_layer_the_schema_lacks(self):
        assert rules(over("Rat", layer="weather", label="RAIN")) == ["unknown-layer"]

    def test_a_label_the_schema_lacks(self):
        assert rules(over("Rat", label="ANIMAL")) == ["unknown-label"]

    def test_no_type(self):
        assert rules(event("verhängte", label="")) == ["no-type"]

    def test_an_attribute_value_the_schema_lacks(self):
        assert rules(over("Anna Kolb", attributes={"form": "nickname"})) == ["unknown-attribute"]
        assert rules(over("Anna Kolb", attributes={"form": "name"})) == []

    def test_a_gap_where_none_may_be(self):
        assert rules(over("Anna … ihm")) == ["gap"]

    def test_a_gap_where_one_may_be(self):
        head = quote("er prüfe das", label="Indirect")
        signal = cue("teilte … mit")
        spans = [head, signal, over("Rat", label="ORG")]
        arguments = filled(head, speaker=spans[2], cue=signal)
        assert rules(*spans, arguments=arguments) == []

    def test_a_forbidden_overlap(self):
        crossing = [over("Richterin Anna"), over("Anna Kolb", id="later")]
        assert rules(*crossing, about=crossing[1]) == ["overlap"]
        assert rules(*crossing, about=crossing[0]) == []

    def test_nesting_is_no_overlap(self):
        assert rules(over("Anna Kolb"), over("Kolb")) == []

    def test_the_same_words_twice(self):
        one, other = over("Bonn", label="LOC", id="a"), over("Bonn", label="ORG", id="b")
        found = findings(make_set(one, other, article=ARTICLE), SCHEMA)
        assert [(f.check.id, f.span, f.params["other_label"]) for f in found] == [
            ("twice", "b", "LOC")
        ]

    def test_one_word_may_name_two_events(self):
        spans = [event("verhängte", label="Attack"), event("verhängte", label="Disaster")]
        assert rules(*spans) == []

    def test_the_same_event_twice(self):
        spans = [event("verhängte", label="Attack"), event("verhängte", label="Attack")]
        assert rules(*spans) == ["twice"]

    def test_a_cue_without_a_quote(self):
        assert rules(cue("sagte")) == ["serves-nothing"]


class TestEdges:
    def test_white_space_at_an_edge(self):
        assert rules(over(" Bonn", label="LOC")) == ["white-space-edge"]

    @pytest.mark.parametrize("words", ["Bonn.", "(Rhein", "„Das genügt“", "Rhein)", "(Rhein)"])
    def test_punctuation_at_an_edge(self, words):
        assert rules(over(words, label="MISC")) == ["punctuation-edge"]

    @pytest.mark.parametrize("words", ["Bonn", "Anna Kolb", "EU-Kommission"])
    def test_no_punctuation_at_an_edge(self, words):
        assert rules(over(words)) == []

    def test_the_full_stop_of_a_clause_belongs_to_it(self):
        head = quote("Das war alles.", label="FreeIndirect")
        assert complete(head, speaker=over("Anna Kolb")) == []

    def test_the_mark_after_a_name_in_marks_is_no_edge(self):
        article = make_article("Das Magazin „Blatt“ schreibt.")
        name = find("Magazin „Blatt“", article.text)
        own = make_set(make_span(name.begin, name.end, label="ORG"), article=article)
        assert findings(own, SCHEMA) == ()

    def test_an_abbreviation_keeps_its_dot(self):
        article = make_article("Sie kam um 9 Uhr vorm. nach St. Gallen.")
        name = find("St.", article.text)
        own = make_set(make_span(name.begin, name.end, label="LOC"), article=article)
        assert findings(own, SCHEMA) == ()

    def test_a_part_of_a_word(self):
        (found,) = findings(make_set(over("EU", label="ORG"), article=ARTICLE), SCHEMA)
        assert (found.check.id, found.severity) == ("cut-token", Severity.HINT)
        assert found.text == "“EU” is only a part of the word “EU-Kommission”."

    def test_a_part_of_a_word_that_is_meant(self):
        assert rules(over("EU", label="ORG", attributes={"form": "part"})) == []

    def test_half_a_character(self):
        assert rules(over("Cafe", label="MISC")) == ["cut-character", "cut-token"]

    def test_a_name_over_the_end_of_a_sentence(self):
        assert rules(over("ihm. Das")) == ["crosses-sentence"]
        assert rules(over("alles.\n\nDie")) == ["crosses-sentence"]

    def test_a_long_trigger(self):
        head = event("verhängte Strafen gegen die AG", label="Disaster")
        assert complete(head) == ["long-trigger"]


class TestRoles:
    def test_a_direct_quote_without_a_speaker_is_a_warning_not_an_error(self):
        head = quote("„Das genügt“")
        own = make_set(head, cue("sagte"), article=ARTICLE)
        own = make_set(*own, arguments=filled(head, cue=own.in_reading_order[1]), article=ARTICLE)
        (found,) = findings(own, SCHEMA)
        assert (found.check.id, found.severity) == ("no-speaker", Severity.WARNING)

    @pytest.mark.parametrize("state", [RoleState.IMPLICIT, RoleState.ABSENT])
    def test_a_speaker_may_be_implicit_or_absent(self, state):
        assert complete(quote("„Das genügt“"), speaker=state, cue=cue("sagte")) == []

    def test_a_required_role_that_is_open(self):
        assert complete(quote("„Das genügt“"), speaker=over("Anna Kolb")) == ["open-role"]
        assert complete(event("verhängte"), agent=over("EU-Kommission")) == ["open-role"]

    @pytest.mark.parametrize("label", ["Reported", "FreeIndirect", "IndirectFreeIndirect"])
    def test_some_types_need_no_cue_and_may_have_one(self, label):
        head = quote("Das war alles.", label=label)
        assert complete(head, speaker=over("Anna Kolb")) == []
        assert complete(head, speaker=over("Anna Kolb"), cue=cue("sagte")) == []

    def test_too_many_fillers(self):
        head = quote("Das war alles.", label="Reported")
        first, second = cue("sagte"), cue("teilte")
        arguments = [
            *filled(head, speaker=over("Anna Kolb", id="anna"), cue=first),
            make_argument(head, second, "cue"),
        ]
        spans = [head, first, second, over("Anna Kolb", id="anna")]
        assert rules(*spans, arguments=arguments, about=head) == ["filler-count"]

    def test_a_state_beside_a_filler(self):
        head, anna = quote("Das war alles.", label="Reported"), over("Anna Kolb")
        arguments = [
            make_argument(head, anna, "speaker"),
            make_argument(head, None, "speaker", state=RoleState.ABSENT),
        ]
        assert rules(head, anna, arguments=arguments) == ["role-contradicts"]

    def test_a_role_the_type_does_not_take(self):
        head = event("verhängte", label="Disaster")
        assert complete(head, agent=over("EU-Kommission")) == ["unknown-role"]

    def test_a_filler_of_the_wrong_layer(self):
        head = quote("„Das genügt“")
        assert complete(head, speaker=over("Anna Kolb"), cue=mention("sagte")) == ["filler-layer"]

    def test_the_same_filler_twice(self):
        head, anna = quote("Das war alles.", label="Reported"), over("Anna Kolb")
        arguments = [make_argument(head, anna, "speaker") for _ in range(2)]
        assert rules(head, anna, arguments=arguments) == ["same-filler"]

    def test_a_filler_far_away(self):
        head = quote("Ohne Zeichen gesagt.", label="Reported")
        assert complete(head, speaker=mention("Der Rat")) == ["far-filler"]
        assert complete(head, speaker=over("EU-Kommission", label="ORG")) == []

    def test_a_chain_may_span_the_article(self):
        short = over("Kolb", after=TEXT.index("Halb"))
        assert complete(short, antecedent=over("Bonn")) == []


class TestQuotes:
    def all_roles(self, head, **roles):
        return complete(head, **({"speaker": over("Anna Kolb"), "cue": cue("sagte")} | roles))

    def test_direct_speech_with_its_marks(self):
        assert self.all_roles(quote("„Das genügt“")) == []

    def test_direct_speech_without_marks(self):
        assert self.all_roles(quote("Ohne Zeichen gesagt.")) == ["no-marks"]

    def test_indirect_speech_has_no_marks(self):
        assert self.all_roles(quote("Ohne Zeichen gesagt.", label="Indirect")) == []

    def test_marks_left_outside(self):
        assert self.all_roles(quote("Das genügt")) == ["marks-outside"]

    @pytest.mark.parametrize("words", ["„Das genügt", "»Halb gesagt", "Das genügt“"])
    def test_a_mark_is_missing(self, words):
        assert self.all_roles(quote(words), speaker=RoleState.IMPLICIT, cue=RoleState.ABSENT) == [
            "unbalanced-marks"
        ]

    @pytest.mark.parametrize(
        ("text", "fires"),
        [
            ("„Ja“, sagte sie, „nein.“", False),
            ("„Ja, sagte sie, nein.“", False),
            ("„Ja.\n\n„Nein.“", False),
            ("»Ja«, sagte sie, nein.«", True),
        ],
    )
    def test_the_marks_of_a_quote_in_two_parts(self, text, fires):
        article = make_article(text)
        first = text.index("a") + 1 + text[text.index("a") + 1 :].startswith(("“", "«"))
        second = text.lower().index("nein")
        second -= text[second - 1] == "„"
        head = make_span(0, first, second, len(text), layer="quote", label="Direct")
        arguments = filled(head, speaker=RoleState.ABSENT, cue=RoleState.ABSENT)
        found = findings(make_set(head, arguments=arguments, article=article), SCHEMA)
        assert [f.check.id for f in found] == ["unbalanced-marks"] * fires

    def test_a_speaker_inside_the_direct_speech(self):
        assert self.all_roles(quote("„Das genügt“"), speaker=mention("Das genügt")) == [
            "speaker-inside"
        ]

    def test_a_cue_inside_the_direct_speech(self):
        assert self.all_roles(quote("„Das genügt“"), cue=cue("genügt")) == ["cue-inside"]

    def test_a_speaker_inside_a_report(self):
        head = quote("Die EU-Kommission verhängte Strafen", label="Reported")
        assert complete(head, speaker=over("EU-Kommission", label="ORG")) == []

    def test_a_place_does_not_speak(self):
        head = quote("er prüfe das", label="Indirect")
        place = over("Bonn", label="LOC")
        assert complete(head, speaker=place, cue=cue("teilte … mit")) == ["speaker-kind"]

    def test_a_cue_outside_the_frame(self):
        head, signal = quote("„Das genügt“"), cue("sagte")
        outside = over("zu ihm", layer="frame", label="Frame")
        inside = over("sagte die Richterin Anna Kolb", layer="frame", label="Frame")
        assert self.all_roles(head, cue=signal, frame=outside) == ["cue-outside-frame"]
        assert self.all_roles(head, cue=signal, frame=inside) == []


def test_nothing_is_wrong_with_nothing():
    assert findings(make_set(article=ARTICLE), SCHEMA) == ()


def test_findings_come_in_reading_order_the_gravest_first():
    bad = [over("EU", label="ANIMAL", id="late"), over(" Bonn.", label="LOC", id="early")]
    found = findings(make_set(*bad, article=ARTICLE), SCHEMA)
    assert [(f.span, f.check.id) for f in found] == [
        ("early", "white-space-edge"),
        ("early", "punctuation-edge"),
        ("late", "unknown-label"),
        ("late", "cut-token"),
    ]


def test_the_findings_of_a_span_are_those_of_the_set_about_it():
    bad = [over("EU", label="ANIMAL"), over(" Bonn.", label="LOC"), quote("„Das genügt“")]
    own = make_set(*bad, article=ARTICLE)
    together = [found for span in own for found in findings_about(span, Reading(own, SCHEMA))]
    assert tuple(together) == findings(own, SCHEMA)


def test_known_findings_follow_every_change():
    quoted, anna = quote("„Das genügt“", id="q"), over("Anna Kolb", id="anna")
    other = over("Bonn", label="LOC", id="bonn")
    steps = [
        make_set(quoted, anna, other, article=ARTICLE),
        make_set(
            quoted, anna, other, arguments=[make_argument(quoted, anna, id="g")], article=ARTICLE
        ),
        make_set(quoted, anna, other, over("Bonn", id="twin"), article=ARTICLE),
    ]
    bigger = anna.model_copy(update={"fragments": over(" Anna Kolb").fragments})
    steps.append(steps[0].apply(make_change_set(SpanReplaced(before=anna, after=bigger))))
    known = KnownFindings(SCHEMA)
    for own in steps:
        whole = article_findings(Reading(own, SCHEMA))
        assert sorted(map(str, known.renewed(own))) == sorted(
            map(str, (*findings(own, SCHEMA), *whole))
        )


def test_known_findings_look_again_only_at_what_changed(monkeypatch):
    anna, bonn = over("Anna Kolb", id="anna"), over("Bonn", label="LOC", id="bonn")
    own = make_set(anna, bonn, article=ARTICLE)
    known = KnownFindings(SCHEMA)
    known.renewed(own)
    looked = []
    monkeypatch.setattr(
        "annotator.quality.checks._about", lambda _r, span, _c: looked.append(span.id) or ()
    )
    changed = bonn.model_copy(update={"label": "ORG"})
    known.renewed(own.apply(make_change_set(SpanReplaced(before=bonn, after=changed))))
    assert looked == ["bonn"]


def test_many_spans_are_looked_at_in_several_goes():
    bad = [over(" Bonn.", label="LOC"), over("EU", label="ANIMAL"), quote("„Das genügt“")]
    own = make_set(*bad, article=ARTICLE)
    known = KnownFindings(SCHEMA)
    assert known.looked_at(own, most=1) is None
    assert known.looked_at(own, most=1) is None
    assert known.looked_at(own, most=1) == findings(own, SCHEMA)
    assert known.looked_at(own, most=0) == findings(own, SCHEMA)


def _asserted():
    """The literals of all assertions of these tests, but for those that say that something is not there."""
    found = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Assert):
                continue
            if any(isinstance(each, ast.NotIn) for each in ast.walk(node)):
                continue
            found |= {each.value for each in ast.walk(node) if isinstance(each, ast.Constant)}
    return found


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.id)
def test_every_check_has_a_test_that_finds_a_planted_error(check):
    assert len(BY_ID) == len(ALL)
    assert check.id in _ASSERTED


_ASSERTED = _asserted()
SAMPLES = gold_samples()


@pytest.mark.parametrize("check", [*CHECKS, *ARTICLE_CHECKS], ids=lambda check: check.id)
def test_every_check_stays_quiet_on_what_is_annotated_well(check):
    """Those of many articles at once are held against the same samples in test_check_planted.py."""
    own_checks = [check] if isinstance(check, Check) else []
    whole_checks = [check] if isinstance(check, ArticleCheck) else []
    for own in SAMPLES:
        reading = Reading(own, SCHEMA)
        assert findings(own, SCHEMA, own_checks, reading=reading) == ()
        assert article_findings(reading, whole_checks) == ()


PAGE = (Path(__file__).parents[3] / "docs" / "quality.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.id)
def test_the_documentation_has_the_check_as_it_is(check):
    row = re.search(rf"^\| `{check.id}` \| (\w+) \| (.+?) \|", PAGE, re.MULTILINE)
    assert row is not None, f"docs/quality.md has no row for {check.id}"
    assert (row[1], row[2]) == (check.severity.value, check.template)


def test_the_documentation_has_no_check_that_is_gone():
    assert set(re.findall(r"^\| `([a-z-]+)` \| (?:error|warning|hint) ", PAGE, re.MULTILINE)) == {
        *BY_ID
    }


def test_of_thousands_of_spans_upon_each_other_each_is_compared_with_the_nearest_only():
    text = "Wort " * 500
    spans = [make_span(n, len(text) - n - 1, id=f"n{n:04}") for n in range(1_000)]
    reading = Reading(make_set(*spans, article=make_article(text)), default_schema())
    near = [span.id for span in reading.earlier(spans[-1])]
    assert near == [f"n{n:04}" for n in range(998, 948, -1)]
    assert [span.id for span in reading.earlier(spans[2])] == ["n0001", "n0000"]
