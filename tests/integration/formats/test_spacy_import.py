"""``.spacy`` files read: our own come back exactly, others with what they say, and damage harms nobody."""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
import spacy
import srsly
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin, SpanGroup
from spacy.tokens import Span as TokenSpan

from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import AnnotatorError, FileReadError, FormatError, SettingError
from annotator.formats.alignment import Alignment
from annotator.formats.catalogue import recognised
from annotator.formats.reading import NoticeKind, ReadOptions, SourceArticle
from annotator.formats.spacy_docbin import SpacyExporter
from annotator.formats.spacy_reading import SpacyReader
from annotator.formats.writing import ExportItem, ExportJob, Losses
from change_strategies import NOTES, SIGNATURES
from factories import ANNA, TEXT, make_schema
from structure_strategies import structured_sets

SCHEMA = make_schema()
READING = ReadOptions(schema=SCHEMA, annotator=ANNA)
BLANK = spacy.blank("de")
patient = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def exported(out, own, alignment=Alignment.STRICT):
    job = ExportJob(out, SCHEMA, tuple(SCHEMA.layers), "0", alignment=alignment)
    SpacyExporter().export([ExportItem(own.article, own)], job, Losses())
    return out / "gold.spacy"


def read(path, options=READING):
    return list(SpacyReader().read(path, options))


@patient
@given(
    own=structured_sets(SCHEMA),
    alignment=st.sampled_from(Alignment),
    status=st.sampled_from(Status),
    note=NOTES,
    decisions=st.dictionaries(st.sampled_from(SIGNATURES), st.sampled_from(Verdict)),
)
def test_an_export_of_ours_comes_back_exactly(
    tmp_path_factory, own, alignment, status, note, decisions
):
    own = replace(own, status=status, note=note, decisions=decisions)
    path = exported(tmp_path_factory.mktemp("t") / "OUT", own, alignment)
    assert recognised(path) == "spacy"
    (article,) = read(path, ReadOptions(schema=SCHEMA))
    for name in ("id", "title", "text", "language", "source", "imported_at", "meta"):
        assert getattr(article, name) == getattr(own.article, name)
    found = article.annotations
    assert {span.id: span for span in found.spans} == dict(own.spans)
    assert {each.id: each for each in found.arguments} == dict(own.arguments)
    assert (found.annotator, found.status, found.note) == (own.annotator, own.status, own.note)
    assert dict(found.decisions) == dict(own.decisions)


@pytest.fixture
def saved(tmp_path):
    def save(*docs, attrs=None):
        values = {"attrs": attrs} if attrs else {}
        path = tmp_path / "x.spacy"
        DocBin(store_user_data=True, docs=docs, **values).to_disk(path)
        return path

    return save


def foreign(text=TEXT):
    doc = BLANK(text)
    words = [token.text for token in doc]
    doc.set_ents([TokenSpan(doc, words.index("Zoë"), words.index("Zoë") + 2, label="PER")])
    return doc


def told(article):
    return {(s.layer, s.label, s.covered_text(article.text)) for s in article.annotations.spans}


def test_entities_and_groups_of_other_people_become_spans_once(saved):
    doc = foreign()
    first = doc.ents[0]
    sagte = next(token.i for token in doc if token.text == "sagte")
    doc.spans["sc"] = [
        TokenSpan(doc, first.start, first.end, label="PER"),
        TokenSpan(doc, 0, 1, label="LOC"),
    ]
    doc.spans["cue"] = [TokenSpan(doc, sagte, sagte + 1, label="cue")]
    doc.spans["empty"] = []
    doc.user_data["agency"] = "dpa"
    (article,) = read(saved(doc))
    assert told(article) == {
        ("entity", "PER", "Zoë Müller-Lüdenscheidt"),
        ("entity", "LOC", "Berlin"),
        ("cue", "cue", "sagte"),
    }
    assert (article.text, article.meta, article.annotations.annotator) == (
        TEXT,
        {"agency": "dpa"},
        ANNA,
    )
    assert article.notices == ()


def test_a_doc_that_says_nothing_of_entities_has_no_annotations(saved):
    (article,) = read(saved(BLANK(TEXT)), ReadOptions(schema=SCHEMA))
    assert article.annotations is None


def test_a_doc_that_says_there_are_none_has_an_empty_set(saved):
    doc = BLANK(TEXT)
    doc.set_ents([], default="outside")
    (article,) = read(saved(doc))
    assert article.annotations.spans == ()
    assert article.notices == ()


def test_tokens_of_which_it_says_nothing_are_told(saved):
    doc = BLANK("Zoë ging nach Genf")
    doc.set_ents([TokenSpan(doc, 0, 1, label="PER")], outside=[doc[1:2]], default="missing")
    (article,) = read(saved(doc))
    (notice,) = article.notices
    assert notice.text == "2 of 4 tokens say nothing of entities; whether there are some is open"


def test_a_file_without_entity_columns_is_read(saved):
    (article,) = read(saved(foreign(), attrs=["LEMMA"]), ReadOptions(schema=SCHEMA))
    assert (article.text, article.annotations) == (TEXT, None)


def test_labels_are_mapped_or_refused(saved):
    doc = foreign("Zoë ging nach Genf")
    doc.set_ents([TokenSpan(doc, 0, 1, label="PERSON")])
    path = saved(BLANK("Nichts."), doc)
    with pytest.raises(FormatError, match=r"x\.spacy, line 2: .*no label 'PERSON'.*--map PERSON="):
        read(path)
    _, article = read(path, ReadOptions(schema=SCHEMA, annotator=ANNA, labels={"PERSON": "PER"}))
    assert told(article) == {("entity", "PER", "Zoë")}
    with pytest.raises(SettingError, match="does not say whose"):
        read(path, ReadOptions(schema=SCHEMA, labels={"PERSON": "PER"}))


def test_what_has_no_place_is_told(saved):
    doc = foreign()
    doc.cats = {"POLITIK": 1.0}
    Doc.set_extension("weight", default=None, force=True)
    Doc.set_extension("table", default=None, force=True)
    try:
        doc._.weight = 0.5
        doc._.table = {"a": [1]}
        path = saved(doc)
    finally:
        Doc.remove_extension("weight")
        Doc.remove_extension("table")
    (article,) = read(path)
    assert article.meta == {"weight": 0.5}
    assert [notice.text for notice in article.notices] == [
        "categories of the whole text have no place here: POLITIK; left out",
        "user data that are no plain values: table; left out",
    ]


def test_words_without_known_blanks_are_told(saved):
    doc = Doc(BLANK.vocab, words=["Zoë", "ging", "."])
    doc.set_ents([TokenSpan(doc, 0, 1, label="PER")])
    (article,) = read(saved(doc))
    assert article.text == "Zoë ging ."
    assert "does not say where blanks are" in article.notices[0].text


def test_line_ends_and_marks_of_a_doc_are_normalised_with_its_offsets(saved):
    doc = BLANK("\ufeffAm Abend\r\nging Zoë")
    doc.set_ents([TokenSpan(doc, len(doc) - 1, len(doc), label="PER")])
    (article,) = read(saved(doc))
    assert told(article) == {("entity", "PER", "Zoë")}
    assert article.text == "Am Abend\nging Zoë"


def test_an_empty_file_is_told(saved):
    (notice,) = read(saved())
    assert notice.kind is NoticeKind.SKIPPED


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        zlib.compress(b"x"),
        zlib.compress(srsly.msgpack_dumps([1])),
        BLANK.tokenizer.to_bytes(),
    ],
)
def test_what_is_no_docbin_is_refused(tmp_path, content):
    (tmp_path / "x.spacy").write_bytes(content)
    with pytest.raises(FileReadError, match=r"x\.spacy cannot be read: it is "):
        read(tmp_path / "x.spacy")


def test_a_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("annotator.formats.spacy_bins.MAX_UNPACKED", 1 << 20)
    (tmp_path / "x.spacy").write_bytes(zlib.compress(b"\0" * (8 << 20)))
    with pytest.raises(FileReadError, match="larger than 1 MB"):
        read(tmp_path / "x.spacy")


def test_a_truncated_file_is_refused(saved):
    path = saved(foreign())
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(FileReadError, match="cut short"):
        read(path)


def altered(path, change):
    message = srsly.msgpack_loads(zlib.decompress(path.read_bytes()))
    change(message)
    path.write_bytes(zlib.compress(srsly.msgpack_dumps(message)))
    return path


def test_a_span_beyond_the_text_is_an_error_and_no_read_beyond_memory(saved):
    doc = foreign()
    doc.spans["sc"] = [TokenSpan(doc, 0, 1, label="PER")]
    group = SpanGroup(doc, name="sc", spans=list(doc.spans["sc"])).to_bytes()
    far = srsly.msgpack_loads(group)
    far["spans"][0] = far["spans"][0][:24] + (10**6).to_bytes(4, "big") * 4

    def change(message):
        message["span_groups"][0] = srsly.msgpack_dumps({srsly.msgpack_dumps(far): ["sc"]})

    with pytest.raises(FormatError, match="line 1: this Doc is not sound"):
        read(altered(saved(doc), change))


def test_a_pickle_in_user_data_is_not_run(saved, tmp_path):
    class Evil:
        def __reduce__(self):
            return (open, (str(tmp_path / "owned"), "w"))

    pickled = np.array([Evil()], dtype=object).dumps()
    array = {b"nd": True, b"type": "|O", b"kind": b"O", b"shape": (1,), b"data": pickled}

    def change(message):
        message["user_data"][0] = srsly.msgpack_dumps({"x": array})

    (article,) = read(altered(saved(foreign()), change))
    assert "user data that are no plain values: x" in article.notices[0].text
    assert not (tmp_path / "owned").exists()


def test_a_record_that_does_not_fit_its_text_is_refused(tmp_path):
    from factories import make_set  # noqa: PLC0415 - one test's need

    path = exported(tmp_path / "OUT", make_set())

    def change(message):
        data = srsly.msgpack_loads(message["user_data"][0])
        data["record"] = data["record"].replace('"sha256":"', '"sha256":"0')
        message["user_data"][0] = srsly.msgpack_dumps(data)

    with pytest.raises(FormatError, match=r"gold\.spacy, line 1: sha256"):
        read(altered(path, change))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_rubbish_inside_a_sound_envelope_gives_an_error_or_spans_inside_the_text(saved, data):
    doc = foreign()
    doc.spans["cue"] = [TokenSpan(doc, 2, 4, label="cue")]
    path = saved(doc, foreign("Zoë ging"))
    plain = bytearray(zlib.decompress(path.read_bytes()))
    for _ in range(data.draw(st.integers(1, 4))):
        plain[data.draw(st.integers(0, len(plain) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(zlib.compress(bytes(plain)))
    with suppress(AnnotatorError):
        for article in read(path):
            if isinstance(article, SourceArticle) and article.annotations:
                assert all(span.end <= len(article.text) for span in article.annotations.spans)
