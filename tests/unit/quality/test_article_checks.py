"""Checks of whole articles, of edges at a dateline and of triggers: a planted error is found, what is right stays quiet."""

from __future__ import annotations

import pytest

from annotator.bootstrap import default_schema
from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.quality.checks import article_findings, findings
from annotator.quality.finding import Reading
from annotator.quality.repairs import Drop, Mark, Refit, Relabel, Unlink, Unset
from factories import make_argument, make_article, make_set, make_span

SCHEMA = default_schema()
SPEECH = "„Wir haben das alles lange vor dem Sommer geprüft und verworfen“"
TEXT = (
    "Neue Regeln\n\n"
    "BERLIN/BONN (dpa) – Der Bund verhängte Strafen. Angela Merkel schwieg, Merkels Sprecher auch.\n\n"
    f"{SPEECH}, sagte sie in Bonn. „Kurz und gut“, hieß es.\n\n"
    "Rom reagierte. Später sprach Merkel in Rom.\n"
)
ARTICLE = make_article(TEXT)


def over(words, *, layer="entity", label="PER", nth=0, **fields):
    begin = -1
    for _ in range(nth + 1):
        begin = TEXT.index(words, begin + 1)
    return make_span(begin, begin + len(words), layer=layer, label=label, **fields)


def told(*spans, arguments=(), check=None, **fields):
    """What the checks of the whole article find."""
    reading = Reading(make_set(*spans, arguments=arguments, article=ARTICLE, **fields), SCHEMA)
    found = article_findings(reading)
    return [f for f in found if check is None or f.check.id == check]


def about(span, *others, check, arguments=()):
    own = make_set(span, *others, arguments=arguments, article=ARTICLE)
    return [f for f in findings(own, SCHEMA) if f.check.id == check and f.span == span.id]


def repairs(finding, *spans, arguments=()):
    own = make_set(*spans, arguments=arguments, article=ARTICLE)
    return finding.repairs(Reading(own, SCHEMA))


class TestUnmarkedSpeech:
    def test_long_speech_without_a_quote(self):
        quote = over("„Kurz und gut“", layer="quote", label="Direct")
        (found,) = told(quote, check="unmarked-speech")
        assert found.about is None
        assert found.place.covered_text(TEXT) == SPEECH
        assert repairs(found, quote) == (Mark("quote", "Direct", (found.place,)),)

    def test_quiet_where_a_quote_touches_it(self):
        assert told(over(SPEECH, layer="quote", label="Direct"), check="unmarked-speech") == []

    def test_short_stretches_are_titles(self):
        found = told(over(SPEECH, layer="quote", label="Direct"), status=Status.DONE)
        assert [f for f in found if f.check.id == "unmarked-speech"] == []

    def test_nobody_has_begun_with_quotes(self):
        assert told(over("Bonn", label="LOC"), check="unmarked-speech") == []
        assert len(told(status=Status.DONE, check="unmarked-speech")) == 1


class TestUnresolvedSpeaker:
    def pieces(self, pronoun="sie in"):
        quote = over(SPEECH, layer="quote", label="Direct")
        begin = TEXT.index("sie in")
        speaker = make_span(begin, begin + 3, layer="mention", label="Mention")
        return quote, speaker

    def test_a_pronoun_that_leads_nowhere(self):
        quote, sie = self.pieces()
        found = told(quote, sie, arguments=[make_argument(quote, sie)], check="unresolved-speaker")
        assert [f.about for f in found] == [sie]

    def test_quiet_where_it_leads_to_a_name(self):
        quote, sie = self.pieces()
        name = over("Angela Merkel")
        links = [make_argument(quote, sie), make_argument(sie, name, "antecedent")]
        assert told(quote, sie, name, arguments=links, check="unresolved-speaker") == []

    @pytest.mark.parametrize("state", [RoleState.IMPLICIT, RoleState.ABSENT])
    def test_quiet_where_somebody_said_that_there_is_none(self, state):
        quote, sie = self.pieces()
        links = [make_argument(quote, sie), make_argument(sie, None, "antecedent", state=state)]
        assert told(quote, sie, arguments=links, check="unresolved-speaker") == []


class TestOtherLabel:
    def test_the_rarer_label_is_told(self):
        spans = [over("Bonn", label="LOC"), over("Rom", label="LOC")]
        wrong = over("Rom", nth=1, label="PER")
        third = over("Rom", label="LOC", id="again")
        (found,) = told(
            *spans[:1], third, wrong, over("Bonn", nth=0, label="LOC"), check="other-label"
        )
        assert found.about == wrong
        assert repairs(found, wrong) == (Relabel(wrong, "LOC"),)

    def test_a_capital_may_be_a_place_and_a_government(self):
        spans = [over("Rom", label="ORG"), over("Rom", nth=1, label="LOC")]
        assert told(*spans, check="other-label") == []


class TestUnmarkedName:
    def test_the_same_name_elsewhere_without_a_mark(self):
        (found,) = told(over("Rom", label="LOC"), check="unmarked-name")
        assert found.place.begin == TEXT.rindex("Rom")
        assert repairs(found) == (Mark("entity", "LOC", (found.place,)),)

    def test_the_genitive_is_the_same_name(self):
        last = make_span(TEXT.rindex("Merkel"), TEXT.rindex("Merkel") + 6)
        found = told(last, over("Angela Merkel"), check="unmarked-name")
        assert [f.place.covered_text(TEXT) for f in found] == ["Merkels"]

    def test_quiet_inside_a_longer_name_and_where_all_are_marked(self):
        spans = [over("Rom", label="LOC"), over("Rom", nth=1, label="LOC")]
        assert told(*spans, check="unmarked-name") == []

    def test_a_place_in_the_dateline_is_the_same_name(self):
        place = make_span(TEXT.index("in Bonn") + 3, TEXT.index("in Bonn") + 7, label="LOC")
        found = told(place, check="unmarked-name")
        assert [f.place.covered_text(TEXT) for f in found] == []
        # *BONN* has four letters and may be an abbreviation; longer ones are the same name.


class TestDateline:
    def test_a_span_that_runs_over_it(self):
        wrong = over("BONN (dpa) – Der Bund", label="ORG")
        (found,) = about(wrong, check="over-dateline")
        (repair,) = repairs(found, wrong)
        assert isinstance(repair, Refit)
        assert repair.fragments[0].covered_text(TEXT) == "Der Bund"

    def test_names_inside_and_behind_it_are_right(self):
        for span in (over("BERLIN", label="LOC"), over("dpa", label="ORG"), over("Bund")):
            assert about(span, check="over-dateline") == []


class TestEvents:
    def event(self):
        return over("reagierte", layer="event", label="Sanction")

    def test_a_trigger_far_from_all_its_arguments(self):
        trigger, agent = self.event(), over("Bund", label="ORG")
        links = [make_argument(trigger, agent, "agent")]
        (found,) = about(trigger, agent, arguments=links, check="trigger-alone")
        assert found.params["paragraphs"] == 2

    def test_quiet_where_one_stands_beside_it(self):
        trigger, agent, near = self.event(), over("Bund", label="ORG"), over("Rom", label="ORG")
        links = [make_argument(trigger, agent, "agent"), make_argument(trigger, near, "target")]
        assert about(trigger, agent, near, arguments=links, check="trigger-alone") == []

    def test_a_place_that_acts(self):
        trigger, place = self.event(), over("Rom", label="LOC")
        links = [make_argument(trigger, place, "agent")]
        assert len(about(trigger, place, arguments=links, check="place-acts")) == 1

    def test_an_organisation_may_act(self):
        trigger, agent = self.event(), over("Rom", label="ORG")
        links = [make_argument(trigger, agent, "agent")]
        assert about(trigger, agent, arguments=links, check="place-acts") == []


class TestRepairs:
    def test_white_space_is_cut_off(self):
        loose = over(" Merkel ")
        (found,) = about(loose, check="white-space-edge")
        (repair,) = repairs(found, loose)
        assert repair.fragments[0].covered_text(TEXT) == "Merkel"

    def test_punctuation_is_cut_off(self):
        loose = over("Strafen.", label="MISC")
        (found,) = about(loose, check="punctuation-edge")
        (repair,) = repairs(found, loose)
        assert repair.fragments[0].covered_text(TEXT) == "Strafen"

    def test_a_cut_word_is_made_whole(self):
        cut = over("erkel")
        (found,) = about(cut, check="cut-token")
        (repair,) = repairs(found, cut)
        assert repair.fragments[0].covered_text(TEXT) == "Merkel"

    def test_the_second_of_two_equal_spans_goes(self):
        one, other = over("Rom", id="a"), over("Rom", id="b")
        (found,) = about(other, one, check="twice")
        assert repairs(found, one, other) == (Drop(other),)

    def test_it_stays_where_something_hangs_on_it_or_the_label_differs(self):
        one, other = over("Rom", id="a", label="LOC"), over("Rom", id="b", label="ORG")
        (found,) = about(other, one, check="twice")
        assert repairs(found, one, other) == ()
        twin = over("Rom", id="c", label="LOC")
        trigger = self_event = over("reagierte", layer="event", label="Sanction")
        links = [make_argument(trigger, twin, "agent")]
        (found,) = about(twin, one, self_event, arguments=links, check="twice")
        assert repairs(found, one, twin, trigger, arguments=links) == ()

    def test_an_impossible_value_is_forgotten(self):
        span = over("Rom", label="LOC", attributes={"form": "nickname"})
        (found,) = about(span, check="unknown-attribute")
        assert repairs(found, span) == (Unset(span, "form"),)

    def test_marks_are_taken_in(self):
        bare = over(SPEECH[1:-1], layer="quote", label="Direct")
        (found,) = about(bare, check="marks-outside")
        (repair,) = repairs(found, bare)
        assert repair.fragments[0].covered_text(TEXT) == SPEECH

    def test_the_state_goes_where_a_filler_is(self):
        quote = over(SPEECH, layer="quote", label="Direct")
        name = over("Angela Merkel")
        said = make_argument(quote, None, state=RoleState.IMPLICIT)
        links = [make_argument(quote, name), said]
        (found,) = about(quote, name, arguments=links, check="role-contradicts")
        assert repairs(found, quote, name, arguments=links) == (Unlink(said),)

    def test_only_a_person_knows_who_speaks(self):
        quote = over(SPEECH, layer="quote", label="Direct")
        (found,) = about(quote, check="no-speaker")
        assert repairs(found, quote) == ()
