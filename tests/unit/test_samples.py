"""The sample articles have the form, and show the features, that their README claims."""

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

RESOURCES = Path(__file__).parents[2] / "resources"
FOLDER = RESOURCES / "samples"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
RAW = {path.name[:2]: path.read_bytes() for path in sorted(FOLDER.glob("*.txt"))}


def normalised(raw):
    return raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")


TEXTS = {number: normalised(raw) for number, raw in RAW.items()}
BODIES = {number: text.partition("\n\n")[2] for number, text in TEXTS.items()}

DATELINE = re.compile(
    r"^(?P<places>[A-ZÄÖÜ][\w. ]*(?:/[A-ZÄÖÜ][\w. ]*)?) "
    r"\((?P<agency>[A-Za-z]+(?:-AFX)?)(?P<desk>/[a-z]{2,3})?\) (?P<dash>[–-]) "
)


def found(pattern):
    return lambda number: re.search(pattern, TEXTS[number], re.DOTALL) is not None


def in_dateline(test):
    return lambda number: test(DATELINE.match(BODIES[number]))


def without_repeated_marks(text):
    """The text without the opening marks by which a paragraph goes on with a quotation."""
    kept = []
    for paragraph in text.split("\n\n"):
        so_far = "".join(kept)
        goes_on = any(
            so_far.count(opening) > so_far.count(closing) and paragraph.startswith(opening)
            for opening, closing in ("„“", "»«")
        )
        kept.append(paragraph[1:] if goes_on else paragraph)
    return "\n\n".join(kept)


def repeats_marks(number):
    return without_repeated_marks(TEXTS[number]) != TEXTS[number]


def odd_straight_marks(number):
    return any(paragraph.count('"') % 2 for paragraph in TEXTS[number].split("\n\n"))


PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß0-9 .,:()/\n-]+")
EMOJI = "[\U0001f300-\U0001f5ff\U0001f600-\U0001f64f]"

FEATURES = {
    "byte order mark": lambda number: RAW[number].startswith(b"\xef\xbb\xbf"),
    "CRLF line ends": lambda number: b"\r\n" in RAW[number],
    "line separator U+2028": found("\u2028"),
    "no-break space": found("\u00a0"),
    "narrow no-break space": found("\u202f"),
    "soft hyphen": found(r"\w\u00ad\w"),
    "combining marks": found(r"[A-Za-z][\u0300-\u036f]"),
    "emoji": found(EMOJI),
    "emoji joined by ZWJ": found("[\U0001f466-\U0001f469]\u200d[\U0001f466-\U0001f469]"),
    "emoji with skin tone": found("[\U0001f3fb-\U0001f3ff]"),
    "flag": found("[\U0001f1e6-\U0001f1ff]{2}"),
    "marks „…“": found("„[^“]+“"),
    "nested marks „…‚…‘…“": found("„[^“]*‚[^‘“]+‘[^“]*“"),
    "nested marks »…›…‹…«": found("»[^«]*›[^‹«]+‹[^«]*«"),
    "nested marks «…‹…›…»": found("«[^»]*‹[^›»]+›[^»]*»"),
    'straight marks "…"': found('"[^"]+"'),
    "straight marks, nested \"…'…'…\"": found('"[^"]*\'[^\'"]+\'[^"]*"'),
    "quotation over paragraphs, mark repeated": repeats_marks,
    "quotation over paragraphs, mark not repeated": odd_straight_marks,
    "dateline with two places": in_dateline(lambda line: "/" in line["places"]),
    "dateline with regional desk": in_dateline(lambda line: line["desk"]),
    "dateline with hyphen": in_dateline(lambda line: line["dash"] == "-"),
    "no quotation marks, nothing but letters and plain punctuation": (
        lambda number: PLAIN.fullmatch(TEXTS[number]) is not None
    ),
}


def table(heading):
    """The rows below a heading of the README, without the two lines of the table's head."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


CHARACTER_ROWS = table("Characters and form")
LANGUAGE_ROWS = table("Language")


def readable(text):
    """As one reads it: any white space is a blank, soft hyphens do not show."""
    composed = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    return re.sub(r"\s+", " ", composed)


def test_there_are_enough_articles_numbered_without_gap():
    assert len(RAW) >= 14
    assert list(RAW) == [f"{number:02}" for number in range(1, len(RAW) + 1)]
    assert len(list(FOLDER.glob("*.txt"))) == len(RAW)


def test_names_are_number_and_slug():
    names = [path.name for path in FOLDER.glob("*.txt")]
    assert [name for name in names if not re.fullmatch(r"\d\d(-[a-z0-9]+)+\.txt", name)] == []


def test_no_article_is_there_twice():
    assert len({readable(body) for body in BODIES.values()}) == len(BODIES)
    headlines = {text.partition("\n")[0] for text in TEXTS.values()}
    assert len(headlines) == len(TEXTS)


@pytest.mark.parametrize("number", RAW)
def test_article_is_headline_blank_line_and_paragraphs(number):
    headline, blank, body = TEXTS[number].split("\n", 2)
    assert 20 <= len(headline) <= 90
    assert not headline.endswith(".")
    assert blank == ""
    assert body.endswith("\n")
    paragraphs = body.rstrip("\n").split("\n\n")
    assert len(paragraphs) >= 4
    assert all(paragraph == paragraph.strip() != "" for paragraph in paragraphs)
    assert not any("\n" in paragraph for paragraph in paragraphs)
    assert "  " not in body


@pytest.mark.parametrize("number", RAW)
def test_article_has_the_length_of_a_news_item(number):
    assert 180 <= len(TEXTS[number].split()) <= 500


@pytest.mark.parametrize("number", RAW)
def test_article_begins_with_a_dateline(number):
    assert DATELINE.match(BODIES[number])


@pytest.mark.parametrize("number", RAW)
def test_typographic_marks_are_closed(number):
    text = without_repeated_marks(TEXTS[number])
    assert text.count("„") == text.count("“")
    assert text.count("»") == text.count("«")
    assert text.count("‚") == text.count("‘")
    assert text.count("›") == text.count("‹")
    assert text.count('"') % 2 == 0


@pytest.mark.parametrize("number", sorted(set(RAW) - {"09"}))
def test_line_ends_are_plain_elsewhere(number):
    assert b"\r" not in RAW[number]


def test_line_ends_of_the_crlf_article_are_not_mixed():
    raw = RAW["09"]
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")


def test_readme_lists_every_feature_that_is_checked():
    assert [feature for feature, _ in CHARACTER_ROWS] == list(FEATURES)


@pytest.mark.parametrize(("feature", "files"), CHARACTER_ROWS)
def test_feature_is_in_exactly_the_files_named(feature, files):
    assert [number for number in RAW if FEATURES[feature](number)] == files.split()


def test_language_features_are_named_once():
    names = [feature for feature, _, _ in LANGUAGE_ROWS]
    assert len(names) == len(set(names)) >= 70


@pytest.mark.parametrize(("feature", "number", "passage"), LANGUAGE_ROWS)
def test_passage_stands_in_the_file(feature, number, passage):
    assert readable(passage) in readable(TEXTS[number]), feature


def test_every_event_type_is_shown():
    inventory = yaml.safe_load(
        (RESOURCES / "guidelines" / "event-types.yaml").read_text(encoding="utf-8")
    )
    shown = [feature for feature, _, _ in LANGUAGE_ROWS if feature.startswith("Event: ")]
    assert shown == [f"Event: {kind['id']}" for kind in inventory["types"]]


def test_git_leaves_the_bytes_alone():
    rules = (FOLDER / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "*.txt -text" in rules
