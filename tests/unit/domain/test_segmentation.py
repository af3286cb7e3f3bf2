"""Segmentation agrees with spaCy's German tokenizer and keeps quotations and abbreviations whole."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.segmentation import paragraphs, sentences, token_bounds, tokens
from work import calls

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"

OWN_TEXT = """BERLIN (dpa) – Die EU-Kommission hat am Dienstag, dem 18. November, neue US-Zölle kritisiert.
„Das ist z. B. für Dr. Meier, den SPD-Chef, nicht hinnehmbar“, sagte sie; rd. 3,5 Mrd. Euro (rund 50%) fehlten.
»Wir verhandeln weiter«, hieß es. Der 2. Vorsitzende – Karl-Heinz Abel – schwieg: kein Wort!
Die Bürger:innen zahlten 10km weit, um 19:30 Uhr, auf www.beispiel.de/start und an a.b@beispiel.de.
'Nein', meinte er. "Doch!" Die Müller & Söhne GmbH wuchs 3-4 % (2020/2021), so die F.A.Z. am 18.11.2023.
St. Georgen, Str. 5, usw.; etc. Das war's… Oder nicht? ‚Kaum‘, sagte George W. Bush.
"""


def covered(ranges, text):
    return [item.covered_text(text) for item in ranges]


def token_texts(text):
    return covered(tokens(text, 0, len(text)), text)


def sentence_texts(text):
    return covered(sentences(text, 0, len(text)), text)


def test_paragraphs_are_lines_with_content_and_without_their_newline():
    text = "Titel\n\n  Zweiter Absatz. \n \t\nDritter"
    assert covered(paragraphs(text), text) == ["Titel", "  Zweiter Absatz. ", "Dritter"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US-Sonderbeauftragter", ["US-Sonderbeauftragter"]),
        ("„Nein“, sagte", ["„", "Nein", "“", ",", "sagte"]),
        ("z. B. Dr. Ott", ["z.", "B.", "Dr.", "Ott"]),
        ("am 18. November 2023.", ["am", "18.", "November", "2023", "."]),
        ("die AfD.", ["die", "AfD", "."]),
        ("rd. 5\u00a0Mrd. Euro", ["rd.", "5", "Mrd.", "Euro"]),
        ("Gut 👍🏽! Los", ["Gut", "👍🏽", "!", "Los"]),
        ("🇩🇪🇫🇷 👨‍👩‍👧!", ["🇩🇪", "🇫🇷", "👨‍👩‍👧", "!"]),
        ("Cafe\u0301.", ["Cafe\u0301", "."]),
        ("»SPD-Chef«", ["»", "SPD-Chef", "«"]),
        ("(e.V.)", ["(", "e.V.", ")"]),
        ("50%", ["50", "%"]),
    ],
)
def test_tokens_of_german_news_text(text, expected):
    assert token_texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BERLIN (dpa) – Der Rat tagt. Er berät.", ["BERLIN (dpa) – Der Rat tagt.", "Er berät."]),
        ("„Was?“, fragte er. Stille.", ["„Was?“, fragte er.", "Stille."]),
        ("„Was?“ fragte er. Stille.", ["„Was?“ fragte er.", "Stille."]),
        ("»Geht!« Er ging.", ["»Geht!«", "Er ging."]),
        ('"Gut." Sie kam.', ['"Gut."', "Sie kam."]),
        (
            "Er rief: „Halt. Stehen bleiben.“ „Nein.“",
            ["Er rief: „Halt.", "Stehen bleiben.“", "„Nein.“"],
        ),
        ("‚Gut.‘ Sie kam.", ["‚Gut.‘", "Sie kam."]),
        ("Am 18. November kam er. Das war gut.", ["Am 18. November kam er.", "Das war gut."]),
        ("Er war 18. Die Polizei kam.", ["Er war 18.", "Die Polizei kam."]),
        ("Es war 2023. Berlin wartete.", ["Es war 2023.", "Berlin wartete."]),
        ("Dr. Ott aus St. Pölten kam.", ["Dr. Ott aus St. Pölten kam."]),
        ("George W. Bush kam z. B. Montag.", ["George W. Bush kam z. B. Montag."]),
        ("Rd. 5 Mrd. Euro fehlen. Gut.", ["Rd. 5 Mrd. Euro fehlen.", "Gut."]),
        ("Es kostet 5 Mrd. Das ist viel.", ["Es kostet 5 Mrd.", "Das ist viel."]),
        ("Papst Paul II. Er starb.", ["Papst Paul II.", "Er starb."]),
        ("Das ist rund. Der Ball auch.", ["Das ist rund.", "Der Ball auch."]),
        ("(Er kam.) Dann ging er.", ["(Er kam.)", "Dann ging er."]),
        ("Und dann … nichts. Ende.", ["Und dann … nichts.", "Ende."]),
        ("Titel\nText eins. Text zwei.", ["Titel", "Text eins.", "Text zwei."]),
        ("Sie konzentrieren sich.Yoon kam.", ["Sie konzentrieren sich.", "Yoon kam."]),
    ],
)
def test_sentence_borders(text, expected):
    assert sentence_texts(text) == expected


def test_ranges_count_from_the_start_of_the_text_not_of_the_stretch():
    text = "Eins zwei. Drei vier."
    assert covered(tokens(text, 11, 21), text) == ["Drei", "vier", "."]
    assert covered(sentences(text, 11, 21), text) == ["Drei vier."]


def boundary_agreement(text):
    own = {edge for pair in token_bounds(text, 0, len(text)) for edge in pair}
    doc = spacy.blank("de").make_doc(text)
    theirs = {
        edge for token in doc if not token.is_space for edge in (token.idx, token.idx + len(token))
    }
    return len(own & theirs) / len(own | theirs)


def test_token_boundaries_are_those_of_the_german_tokenizer():
    texts = [OWN_TEXT, *(path.read_text("utf-8") for path in sorted(SAMPLES.rglob("*.txt")))]
    for text in texts:
        assert boundary_agreement(text) >= 0.98


TRICKY = st.text(
    alphabet=st.one_of(
        st.sampled_from("aBäß1.,:;!?-–/„“»«\"'‚‘()… \u00a0\n€%👍🏽🇩🇪\u0301\u200d\ufe0f"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@given(TRICKY)
def test_tokens_are_ordered_disjoint_and_cover_what_is_not_space(text):
    found = tokens(text, 0, len(text))
    assert all(left.end <= right.begin for left, right in pairwise(found))
    inside = {offset for item in found for offset in range(item.begin, item.end)}
    assert inside == {offset for offset, char in enumerate(text) if not char.isspace()}


@given(TRICKY)
def test_no_token_border_separates_a_mark_from_its_base(text):
    for left, right in pairwise(tokens(text, 0, len(text))):
        if left.end == right.begin:
            assert unicodedata.category(text[right.begin])[0] != "M"


@given(TRICKY)
def test_sentences_are_ordered_trimmed_and_cover_what_is_not_space(text):
    found = sentences(text, 0, len(text))
    assert all(left.end <= right.begin for left, right in pairwise(found))
    assert all(piece == piece.strip() and piece for piece in covered(found, text))
    inside = {offset for item in found for offset in range(item.begin, item.end)}
    assert {offset for offset, char in enumerate(text) if not char.isspace()} <= inside


@pytest.mark.parametrize("unit", ["(", "a", "a.", ".", "a.B,", "😀", "🇩", '"', "a. "])
def test_the_work_grows_with_a_very_long_line_and_no_faster(unit):
    def work(size):
        text = unit * (size // len(unit))
        return calls(lambda: (tokens(text, 0, size), sentences(text, 0, size)))

    assert work(40_000) < 5 * work(10_000)
    # An expression that looks at all that follows for each character would need minutes here.
    text = unit * (200_000 // len(unit))
    assert tokens(text, 0, len(text))
    assert sentences(text, 0, len(text))
