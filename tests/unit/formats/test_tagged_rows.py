"""CoNLL-2003 and GermEval 2014: written, read, and what becomes of what they cannot hold."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError, FormatError, SettingError
from annotator.formats.catalogue import recognised
from annotator.formats.conll import ConllExporter, ConllReader
from annotator.formats.germeval import GermevalExporter, GermevalReader
from annotator.formats.iob import Scheme, spans_of, tags
from annotator.formats.reading import NoticeKind, ReadOptions, SourceArticle
from annotator.formats.rebuilding import placed, rebuilt
from annotator.formats.writing import ExportItem, ExportJob, Losses, LossKind
from factories import ANNA, QUOTE, TEXT, find, make_article, make_schema, make_set, make_span

SCHEMA = make_schema()
ZOE = find("Zoë Müller-Lüdenscheidt")
FORMATS = [(ConllExporter(), ConllReader()), (GermevalExporter(), GermevalReader())]


def entity(place, label="PER", **fields):
    return make_span(place.begin, place.end, layer="entity", label=label, **fields)


def written(exporter, tmp_path, *spans, text=TEXT, **fields):
    """The rows of an export of one article, and the losses."""
    article = make_article(text)
    own = make_set(*spans, article=article, **fields)
    losses = Losses()
    job = ExportJob(tmp_path / "out", SCHEMA, tuple(SCHEMA.layers), "0")
    exporter.export([ExportItem(article, own)], job, losses)
    (rows,) = [p for p in job.out.iterdir() if p.suffix in {".conll", ".tsv"}]
    return rows, losses.first


def read(reader, path, **options):
    return list(reader.read(path, ReadOptions(schema=SCHEMA, **options)))


@pytest.mark.parametrize(("exporter", "reader"), FORMATS)
def test_flat_entities_come_back_where_they_stood(exporter, reader, tmp_path):
    spans = [entity(find("Berlin"), "ORG"), entity(ZOE), entity(find("Reuters"), "ORG")]
    rows, losses = written(exporter, tmp_path, *spans, status=Status.DONE, note="zum Artikel")
    assert losses == []
    (article,) = read(reader, rows)
    assert (article.annotations.status, article.annotations.note) == (Status.DONE, "zum Artikel")
    assert (article.text, article.id, article.title) == (TEXT, "a1", make_article().title)
    assert article.annotations.annotator == ANNA
    found = [(s.label, s.fragments) for s in article.annotations.spans]
    assert found == [(s.label, s.fragments) for s in spans]


def test_conll_looks_as_the_shared_task_had_it(tmp_path):
    text = "Die Zoë aus Genf kam. René ging."
    spans = [entity(find("Zoë", text)), entity(find("René", text))]
    rows, _ = written(ConllExporter(), tmp_path, *spans, text=text)
    assert rows.read_text("utf-8") == (
        "-DOCSTART- -X- O O\n\nDie -X- _ O\nZoë -X- _ B-PER\naus -X- _ O\nGenf -X- _ O\nkam -X- _ O\n"
        ". -X- _ O\n\nRené -X- _ B-PER\nging -X- _ O\n. -X- _ O\n\n"
    )


def test_germeval_has_two_levels_and_says_the_form(tmp_path):
    text = "Die Zoë Berlin AG kam."
    spans = [
        entity(find("Zoë Berlin AG", text), "ORG"),
        entity(find("Zoë Berlin", text), "PER"),
        entity(find("Berlin", text), "ORG"),
    ]
    rows, losses = written(GermevalExporter(), tmp_path, *spans, text=text)
    assert [line.split("\t")[1:] for line in rows.read_text("utf-8").splitlines()[1:-1]] == [
        ["Die", "O", "O"],
        ["Zoë", "B-ORG", "B-PER"],
        ["Berlin", "I-ORG", "I-PER"],
        ["AG", "I-ORG", "O"],
        ["kam", "O", "O"],
        [".", "O", "O"],
    ]
    assert [(loss.kind, loss.text) for loss in losses] == [(LossKind.GAVE_WAY, "Berlin")]


def test_iob1_begins_a_span_only_where_two_touch(tmp_path):
    text = "Zoë René kam"
    spans = [entity(find("Zoë", text)), entity(find("René", text))]
    rows, _ = written(ConllExporter(Scheme.IOB1), tmp_path, *spans, text=text)
    assert [line.split()[-1] for line in rows.read_text("utf-8").split("\n\n")[1].splitlines()] == [
        "I-PER",
        "B-PER",
        "O",
    ]
    (article,) = read(ConllReader(), rows)
    assert [s.covered_text(text) for s in article.annotations.spans] == ["Zoë", "René"]


@pytest.mark.parametrize("exporter", [ConllExporter(), GermevalExporter()])
def test_what_has_no_place_is_lost_by_name(exporter, tmp_path):
    spans = [
        entity(find("SPD"), "ORG", id="sub"),
        make_span(QUOTE.begin, QUOTE.end, layer="quote", label="Direct", id="quote"),
        entity(find("sie"), id="remark", note="wirklich?"),
    ]
    _, losses = written(exporter, tmp_path, *spans)
    assert Counter((loss.kind, loss.span) for loss in losses) == Counter(
        [
            (LossKind.CUT_TOKEN, "sub"),
            (LossKind.OTHER_LAYER, "quote"),
            (LossKind.REMARK, "remark"),
        ]
    )


def test_a_span_over_a_sentence_border_holds_the_sentence_together(tmp_path):
    text = "Er ging. Sie kam."
    rows, losses = written(ConllExporter(), tmp_path, entity(find("ging. Sie", text)), text=text)
    assert losses == []
    (article,) = read(ConllReader(), rows)
    assert [s.covered_text(text) for s in article.annotations.spans] == ["ging. Sie"]


@pytest.mark.parametrize(
    ("name", "content", "place", "reason"),
    [
        ("x.conll", "Zoë B-PER\nkam\n", 2, "has 1 columns, the lines before have 2"),
        ("x.conll", "Zoë\n", 1, "has one column"),
        ("x.conll", "Zoë B-PER\nkam Verb\n", 1, "'Verb' is no tag"),
        ("x.conll", "Zoë B-Person\n", 1, "no label 'Person'.*--map Person="),
        ("x.tsv", "1\tZoë\tB-PER\n", 1, "number, token, outer and inner"),
        ("x.tsv", "eins\tZoë\tB-PER\tO\n", 1, "number, token, outer and inner"),
        ("x.tsv", "# q\n1\tZoë\tPER\tO\n", 2, "'PER' is no tag"),
    ],
)
def test_a_broken_line_is_named(tmp_path, name, content, place, reason):
    path = tmp_path / name
    path.write_text(content, "utf-8")
    reader = ConllReader() if path.suffix == ".conll" else GermevalReader()
    with pytest.raises(FormatError, match=rf"line {place}: .*{reason}"):
        read(reader, path, annotator=ANNA)


def test_another_encoding_is_named_and_can_be_given(tmp_path):
    path = tmp_path / "x.conll"
    path.write_bytes("Zoë B-PER\n".encode("latin-1"))
    with pytest.raises(FormatError, match="line 1: is not in utf-8; name its encoding"):
        read(ConllReader(), path, annotator=ANNA)
    (article,) = read(ConllReader(), path, annotator=ANNA, encoding="latin-1")
    assert article.text == "Zoë"
    with pytest.raises(SettingError, match="there is no 'klingon'"):
        read(ConllReader(), path, annotator=ANNA, encoding="klingon")


def test_somebody_must_say_whose_work_it_is(tmp_path):
    path = tmp_path / "x.conll"
    path.write_text("Zoë B-PER\n", "utf-8")
    with pytest.raises(SettingError, match="does not say whose"):
        read(ConllReader(), path)


def test_a_text_that_does_not_fit_its_tokens_is_refused(tmp_path):
    rows, _ = written(ConllExporter(), tmp_path, entity(ZOE))
    beside = rows.with_name("articles.jsonl")
    record = orjson.loads(beside.read_bytes())
    beside.write_bytes(orjson.dumps(record | {"text": "Ganz anders."}) + b"\n")
    with pytest.raises(FormatError, match=r"token 'Berlin.* does not stand at 0"):
        read(ConllReader(), rows)
    beside.write_bytes(b'{"file": 3}\n')
    with pytest.raises(FormatError, match=r"articles\.jsonl, line 1: says nothing of an article"):
        read(ConllReader(), rows)


def test_foreign_germeval_gets_a_text_an_article_for_each_source_and_forms(tmp_path):
    path = tmp_path / "dev.tsv"
    path.write_text(
        "#\thttp://a [2010]\n1\tDer\tO\tO\n2\tZoësche\tB-PERderiv\tO\n3\tRat\tO\tO\n4\t.\tO\tO\n\n"
        "#\thttp://a [2010]\n1\t„\tO\tO\n2\tJa\tO\tO\n3\t“\tO\tO\n\n"
        "#\thttp://b [2011]\n1\tEU-Rat\tB-ORGpart\tO\n",
        "utf-8",
    )
    assert recognised(path) == "germeval"
    first, second = read(GermevalReader(), path, annotator=ANNA)
    assert (first.text, first.source) == ("Der Zoësche Rat. „Ja“", "http://a [2010]")
    assert second.text == "EU-Rat"
    (span,) = first.annotations.spans
    assert (span.label, span.covered_text(first.text)) == ("PER", "Zoësche")
    kinds = [(notice.kind, notice.text.split(";")[0]) for notice in first.notices]
    assert (NoticeKind.CHANGED, "the text was rebuilt from its tokens") in kinds
    # This schema knows no form: that is told, too.
    assert any("attribute 'form'" in text for _, text in kinds)


def test_files_are_recognised(tmp_path):
    rows, _ = written(ConllExporter(), tmp_path, entity(ZOE))
    assert recognised(rows) == "conll"
    other, _ = written(GermevalExporter(), tmp_path / "g", entity(ZOE))
    assert recognised(other) == "germeval"


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(1, 3), st.sampled_from(["PER", "LOC"])), max_size=6
    ),
    st.sampled_from(Scheme),
)
def test_any_row_of_spans_survives_both_schemes(gaps, scheme):
    spans, at = [], 0
    for gap, length, label in gaps:
        spans.append((range(at + gap, at + gap + length), label))
        at += gap + length
    assert list(spans_of(tags(at + 1, spans, scheme))) == spans


@pytest.mark.parametrize(
    "row",
    [
        ["B-PER", "E-PER", "S-PER", "O"],
        ["B-PER", "L-PER", "U-PER", "O"],
        ["B-PER", "E-PER", "W-PER", "O"],
        ["B-PER", "I-PER", "B-PER", "O"],
        ["I-PER", "I-PER", "B-PER", "O"],
    ],
)
def test_the_schemes_of_others_are_read(row):
    assert list(spans_of(row)) == [(range(2), "PER"), (range(2, 3), "PER")]


@given(
    st.lists(st.lists(st.sampled_from(["Ja", "„", "“", ",", '"', "(", ")", "»", "«", "👩🏽‍🚒"])))
)
def test_a_rebuilt_text_has_its_tokens_where_it_says(sentences):
    text, places = rebuilt(sentences)
    assert [[p.covered_text(text) for p in row] for row in places] == sentences
    assert placed(text, sentences) == places


@given(st.binary(max_size=200), st.sampled_from(FORMATS))
@example(b"\x1c", FORMATS[0])
def test_rubbish_gives_an_error_or_spans_inside_the_text(tmp_path_factory, rubbish, formats):
    path = tmp_path_factory.mktemp("fuzz") / "x.tsv"
    path.write_bytes(rubbish)
    found = []
    with suppress(AnnotatorError):
        found = read(formats[1], path, annotator=ANNA)
    for article in found:
        if isinstance(article, SourceArticle):
            assert all(span.end <= len(article.text) for span in article.annotations.spans)
