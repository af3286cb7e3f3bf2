"""The query language as text: what is a query and what is only words, errors with their column, and back to text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.errors import QueryError, QueryMisspeltError
from annotator.domain.queries import parser, scanner
from annotator.domain.queries.parser import LAYERS, is_words, parse
from annotator.domain.queries.printing import printed
from annotator.domain.queries.tree import (
    And,
    Condition,
    Named,
    Not,
    Op,
    Or,
    Pattern,
    Phrase,
    Range,
    Regex,
    Related,
    Relation,
    Word,
    all_of,
    any_of,
)

# --- trees as the parser makes them ------------------------------------------------------------------

NAMES = st.sampled_from(["speaker", "target", "medium", "cue", "form", "x-y", "Größe", "and", "in"])
TEXT = st.text(
    st.one_of(st.sampled_from('ab*Ä.:=<>/\\()[],"„“”»« \n\t😀'), st.characters(codec="utf-8")),
    min_size=1,
    max_size=8,
)
WORDS = st.one_of(TEXT, st.sampled_from(["and", "OR", "nicht", "in", "label:PER", "entity.PER"]))
PLAIN = st.text("abc019-:", min_size=1, max_size=5)


def is_regex(pattern):
    """Whether it stands between slashes as it is; backslashes have examples below."""
    return pattern == pattern.strip() and "\\" not in pattern


words = st.builds(Word, WORDS)
phrases = st.builds(Phrase, st.text(max_size=8))
regexes = st.builds(Regex, TEXT.filter(is_regex))
ranges = st.one_of(
    st.builds(Range, PLAIN, PLAIN), st.builds(Range, st.just(""), PLAIN), st.builds(Range, PLAIN, st.just(""))
)  # fmt: skip
LAYER = st.sampled_from([*sorted(LAYERS), "*"])
KIND = st.sampled_from(["", "PER", "W*", "speaker", "Weapons-Test"])
FIELD = st.sampled_from(["label", "score", "date", "meta.agency", "quote.medium", "status"])
OP = st.sampled_from(Op)


def conditions(names, values):
    found = st.lists(values, min_size=1, max_size=3).map(tuple)
    return st.builds(Condition, names, OP, found)


@st.composite
def patterns(draw, depth=2):
    inside = draw(st.none() | trees(depth - 1, inside=True)) if depth else None
    return Pattern(draw(LAYER), draw(KIND), inside)


def trees(depth=2, *, inside=False):
    values = st.one_of(words, phrases, regexes, ranges)
    if inside and depth:
        values = st.one_of(values, patterns(depth - 1))
    leaves = [words, phrases, regexes, patterns(max(0, depth - 1))]
    leaves += [conditions(NAMES if inside else FIELD, values)]
    if depth:
        sides = patterns(depth - 1)
        leaves.append(st.builds(Related, sides, st.sampled_from(Relation), sides))
    if inside:
        leaves.append(st.builds(Named, st.sampled_from(["speaker", "medium", "x-y"])))
    one = st.one_of(leaves)
    if not depth:
        return one
    deeper = trees(depth - 1, inside=inside)
    several = st.lists(deeper, min_size=2, max_size=3)
    return st.one_of(one, several.map(all_of), several.map(any_of), st.builds(Not, deeper))


@given(trees())
def test_what_is_printed_reads_as_the_same_tree(tree):
    assert parse(printed(tree)) == tree


@given(st.text(max_size=60))
@example("(((((" * 30)
@example("not " * 100 + "label:PER")
@example("label:PER \ud800")
@example("quote[speaker: quote[speaker: quote[")
def test_whatever_is_typed_is_a_tree_or_an_error_with_a_place(text):
    try:
        tree = parse(text)
    except QueryError as error:
        assert 1 <= error.column <= len(text) + 1  # noqa: PT017 - whether it raises depends on the text
        assert str(error).startswith(f"Column {error.column}: ")  # noqa: PT017 - whether it raises depends on the text
    else:
        assert tree is None or parse(printed(tree)) == tree


PIECES = st.sampled_from(
    'label: score> PER 0.8 ( ) [ ] quote entity . , .. and OR NOT in before " /a/ / : = != \\ speaker Wort'.split()
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=14))
def test_pieces_of_queries_in_any_order_are_a_tree_or_an_error_with_a_place(pieces):
    test_whatever_is_typed_is_a_tree_or_an_error_with_a_place.hypothesis.inner_test(
        "".join(piece + blank for piece, blank in pieces)
    )


# --- words stay words -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["Kim and Trump", "Rock 'n' Roll (dpa)", "10:30 Uhr", "http://x.y/z", "a/b /c", "[sic]", "dpa.de",
     "Spiel: Satz", "quote", "not for sale", "x > y", "„Ich gehe“ sagte", '"offen', "50 % = viel", "*"],
)  # fmt: skip
def test_what_people_have_always_typed_stays_words(text):
    assert is_words(parse(text))


@pytest.mark.parametrize(
    ("bare", "bracketed"),
    [
        ("quote contains entity.PER", "quote[] contains entity.PER[]"),
        ('Quote  within event["x"]', 'quote[] in event["x"]'),
        ("entity.PER in quote", "entity.PER[] in quote[]"),
        ("Wort entity.PER before event und mehr", "Wort entity.PER[] before event[] und mehr"),
        ("(label:PER or quote contains entity.W*)", "(label:PER or quote[] contains entity.W*[])"),
        ("quote[speaker: x and cue in entity.PER]", "quote[speaker: x and cue[] in entity.PER[]]"),
        ("* in quote.frame", "*[] in quote.frame[]"),
    ],
)
def test_beside_a_relation_to_a_pattern_a_bare_layer_is_one_too(bare, bracketed):
    assert parse(bare) == parse(bracketed)


@pytest.mark.parametrize(
    "text", ["quote contains entity", "event in quote", "quote in Berlin", "frame before sunrise"]
)
def test_two_bare_layers_are_words(text):
    assert is_words(parse(text))


@pytest.mark.parametrize(
    "text",
    ["\\quote contains entity.PER", "quote \\contains entity.PER", "quote containsentity.PER"],
)
def test_a_bare_layer_beside_anything_else_stays_a_word(text):
    tree = parse(text)
    assert isinstance(tree, And)
    assert tree.parts[0] == Word("quote")


def test_nothing_typed_is_no_tree():
    assert parse("  \n ") is None


def test_a_backslash_or_quotation_marks_make_words_of_a_part_of_a_query():
    assert parse(r"\label:PER") == Word("label:PER")
    assert parse('"label:PER"') == Phrase("label:PER")
    assert parse(r'"sagte \"nein\""') == Phrase('sagte "nein"')


# --- queries ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("titel:Kim", Condition("title", Op.HAS, (Word("Kim"),))),
        ("Stand: fertig", Condition("status", Op.HAS, (Word("fertig"),))),
        ("score>=0.8", Condition("score", Op.LEAST, (Word("0.8"),))),
        ("date:2026-03..2026-04", Condition("date", Op.HAS, (Range("2026-03", "2026-04"),))),
        ("label:PER, ORG", Condition("label", Op.HAS, (Word("PER"), Word("ORG")))),
        ("ENTITY.per", Pattern("entity", "per")),
        ("quote[]", Pattern("quote")),
        ("a b OR label:PER", Or((And((Word("a"), Word("b"))), Condition("label", Op.HAS, (Word("PER"),))))),
        ("a UND NICHT label:PER", And((Word("a"), Not(Condition("label", Op.HAS, (Word("PER"),)))))),
        ("/\\d+ (Tote|Verletzte)/", Regex("\\d+ (Tote|Verletzte)")),
        ("/a\\/b/", Regex("a/b")),
        ("entity.LOC within quote.frame",
         Related(Pattern("entity", "LOC"), Relation.IN, Pattern("quote", "frame"))),
        ("quote[not speaker]", Pattern("quote", "", Not(Named("speaker")))),
        ('quote[speaker: entity.PER["M*"], entity.ORG]',
         Pattern("quote", "", Condition("speaker", Op.HAS,
                 (Pattern("entity", "PER", Phrase("M*")), Pattern("entity", "ORG"))))),
    ],
)  # fmt: skip
def test_a_query_is_read(text, tree):
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("lable:PER", 1, "did you mean 'label'?"),
        ("Kim lable:PER", 5, "did you mean 'label'?"),
        ("qoute[speaker]", 1, "did you mean 'quote'?"),
        ("label:", 7, "a value is missing"),
        ("label: )", 8, "a value is missing"),
        ("label:PER )", 11, "expected the end or a further condition, not “)”"),
        ("(label:PER", 11, ") is missing"),
        ("quote[speaker", 14, "] is missing"),
        ("label:PER OR", 13, "a word, a field or a pattern is missing"),
        ("label:PER ]", 11, "not “]”"),
    ],
)
def test_an_error_says_where_and_what_was_expected(text, column, said):
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert raised.value.column == column
    assert said in str(raised.value)


def test_an_unknown_field_far_from_all_others_is_a_word():
    assert is_words(parse("Kilometer:12"))
    with pytest.raises(QueryMisspeltError):
        parse("stauts:done")


def test_layers_of_another_schema_make_patterns():
    assert parse("opinion.Good", frozenset({"opinion"})) == Pattern("opinion", "Good")
    assert is_words(parse("opinion.Good"))


@pytest.mark.parametrize(
    "text", ["Kolb", "Kim and Trump (dpa)", 'Kolb "in Berlin" „aus Genf“', "a  b"]
)
def test_words_alone_are_read_as_the_grammar_reads_them(text):
    assert parse(text) == parser._parser().parse(scanner.tokens(text, parser.LAYERS))


@pytest.fixture
def no_parser():
    parser._made.cache_clear()
    assert not parser.is_prepared()


def test_words_alone_need_no_parser(no_parser):
    parse('Kim and Trump "in Berlin"')
    assert not parser.is_prepared()


def test_the_parser_can_be_made_before_it_is_needed(no_parser):
    parser.prepare()
    assert parser.is_prepared()
    made = parser._parser()
    parse("status:done or Kim")
    assert parser._parser() is made
