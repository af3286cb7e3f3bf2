"""UIMA CAS as XMI and JSON: written, read, read by dkpro-cassis itself, and refused where it is dangerous."""

from __future__ import annotations

import re
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.errors import (
    AnnotatorError,
    FileReadError,
    FormatError,
    MissingExtraError,
    SettingError,
)
from annotator.domain.segmentation import paragraphs, tokens
from annotator.formats import extras
from annotator.formats.catalogue import companions_of, recognised
from annotator.formats.reading import NoticeKind, ReadOptions, SourceArticle
from annotator.formats.uima import UimaJsonExporter, UimaJsonReader, UimaXmiExporter, UimaXmiReader
from annotator.formats.writing import ExportItem, ExportJob, Losses, LossKind
from factories import (
    ANNA,
    QUOTE,
    SAGTE,
    SIE,
    TEXT,
    find,
    make_argument,
    make_article,
    make_schema,
    make_set,
    make_span,
)

cassis = pytest.importorskip("cassis", reason="pip install 'annotator[uima]'")

SCHEMA = make_schema()
READING = ReadOptions(schema=SCHEMA, annotator=ANNA)
BOTH = pytest.mark.parametrize(
    ("exporter", "reader"),
    [(UimaXmiExporter(), UimaXmiReader()), (UimaJsonExporter(), UimaJsonReader())],
    ids=["xmi", "json"],
)


def structure():
    """A quote whose cue has two fragments, with a speaker and an addressee that is implicit."""
    ohne = find("ohne")
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", note="a\r\n<b> & 😀")
    cue = make_span(SAGTE.begin, SAGTE.end, ohne.begin, ohne.end, layer="cue", label="cue")
    speaker = make_span(SIE.begin, SIE.end, attributes={"generic": False, "certainty": "sure"})
    sub = make_span(find("SPD").begin, find("SPD").end, label="ORG")
    return [quote, cue, speaker, sub], [
        make_argument(quote, speaker, role="speaker"),
        make_argument(quote, cue, role="cue"),
        make_argument(quote, None, role="addressee", state=RoleState.ABSENT),
    ]


def export(exporter, tmp_path, spans, arguments=(), text=TEXT, **fields):
    own = make_set(*spans, arguments=arguments, article=make_article(text), **fields)
    losses = Losses()
    job = ExportJob(tmp_path / "out", SCHEMA, tuple(SCHEMA.layers), "0")
    exporter.export([ExportItem(own.article, own)], job, losses)
    (path,) = [p for p in job.out.glob(f"*{exporter._ending}") if p.name != "manifest.json"]
    return path, losses.first


def said(spans, arguments):
    names = {s.id: s.signature for s in spans}
    return (
        sorted((s.signature, sorted(s.attributes.items()), s.note) for s in spans),
        sorted((a.role, names[a.head], a.state, names.get(a.filler, "")) for a in arguments),
    )


def loaded(path):
    if path.suffix == ".json":
        return cassis.load_cas_from_json(BytesIO(path.read_bytes()))
    types = cassis.load_typesystem(BytesIO(path.with_name("TypeSystem.xml").read_bytes()))
    return cassis.load_cas_from_xmi(BytesIO(path.read_bytes()), typesystem=types)


@BOTH
def test_a_structure_comes_back_whole(exporter, reader, tmp_path):
    spans, arguments = structure()
    path, losses = export(exporter, tmp_path, spans, arguments, status=Status.DONE, note="so")
    assert losses == []
    (article,) = reader.read(path, ReadOptions(schema=SCHEMA))
    assert (article.text, article.id, article.title) == (TEXT, "a1", make_article().title)
    found = article.annotations
    assert (found.annotator, found.status, found.note) == (ANNA, Status.DONE, "so")
    assert said(found.spans, found.arguments) == said(spans, arguments)
    assert article.notices == ()


@BOTH
def test_cassis_loads_and_saves_it_and_it_still_says_the_same(exporter, reader, tmp_path):
    spans, arguments = structure()
    path, _ = export(exporter, tmp_path, spans, arguments)
    cas = loaded(path)
    assert cas.sofa_string == TEXT
    assert cas.typecheck() == []
    (quote,) = cas.select("webanno.custom.Quote")
    assert quote.get_covered_text() == QUOTE.covered_text(TEXT)
    assert [(link.role, link.target.get_covered_text()) for link in quote.roles.elements] == [
        ("speaker", "sie"),
        ("cue", "sagte"),
    ]
    again = cas.to_json() if path.suffix == ".json" else cas.to_xmi()
    path.write_text(again, "utf-8")
    (article,) = reader.read(path, ReadOptions(schema=SCHEMA))
    found = article.annotations
    assert said(found.spans, found.arguments) == said(spans, arguments)


def test_sentences_and_tokens_cover_the_text(tmp_path):
    path, _ = export(UimaXmiExporter(), tmp_path, [])
    cas = loaded(path)
    segmentation = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
    words = [(each.begin, each.end) for each in cas.select(segmentation + "Token")]
    ours = [
        (each.begin, each.end) for line in paragraphs(TEXT) for each in tokens(TEXT, *astuple(line))
    ]
    assert words == ours
    sentences = cas.select(segmentation + "Sentence")
    covered = {n for each in sentences for n in range(each.begin, each.end)}
    assert all(TEXT[n].isspace() for n in set(range(len(TEXT))) - covered)
    assert not any(each.get_covered_text() != each.get_covered_text().strip() for each in sentences)


def astuple(place):
    return place.begin, place.end


@BOTH
def test_the_same_gold_gives_the_same_bytes(exporter, reader, tmp_path):
    spans, arguments = structure()
    one, _ = export(exporter, tmp_path / "a", spans, arguments)
    other, _ = export(exporter, tmp_path / "b", spans, arguments)
    assert one.read_bytes() == other.read_bytes()


def test_what_xml_cannot_hold_is_told(tmp_path):
    text = "Zoë\x0bging\ufffeheim."
    spans = [make_span(0, 3, note="bell \x07", id="s")]
    path, losses = export(UimaXmiExporter(), tmp_path, spans, text=text)
    assert [(loss.kind, loss.span) for loss in losses] == [
        (LossKind.WHITE_SPACE, ""),
        (LossKind.REMARK, "s"),
    ]
    (article,) = UimaXmiReader().read(path, READING)
    assert article.text == "Zoë ging heim."
    assert [s.note for s in article.annotations.spans] == ["bell \ufffd"]


@BOTH
def test_it_is_found_out_with_what_belongs_to_it(exporter, reader, tmp_path):
    path, _ = export(exporter, tmp_path, [])
    assert recognised(path) == exporter.name
    assert path.with_name("articles.jsonl") in companions_of(tuple(path.parent.iterdir()))


def foreign(**more):
    """A CAS as other programs make it, with CRLF line ends and annotations of all sorts."""
    types = cassis.TypeSystem()
    annotation = "uima.tcas.Annotation"
    made = {}
    for name, features in {
        "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS": ["PosValue"],
        "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity": ["value", "identifier"],
        "custom.Span": ["label"],
    }.items():
        made[name] = types.create_type(name, annotation)
        for feature in features:
            types.create_feature(made[name], feature, "uima.cas.String")
    dependency = types.create_type(
        "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency", annotation
    )
    for end in ("Governor", "Dependent"):
        types.create_feature(dependency, end, annotation)
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = more.get("text", "😀 Zoë\r\nging.")
    pos, entity, span = made.values()
    cas.add_all(
        [
            pos(begin=2, end=5, PosValue="NE"),
            one := entity(begin=2, end=5, value="PER"),
            other := span(begin=7, end=11, label=more.get("label", "direct")),
            span(begin=3, end=3, label="direct"),
            dependency(begin=2, end=5, Governor=one, Dependent=other),
            dependency(begin=0, end=1, Governor=one, Dependent=cas.get_document_annotation()),
        ]
    )
    return types, cas


def saved(tmp_path, types, cas):
    (tmp_path / "TypeSystem.xml").write_text(types.to_xml(), "utf-8")
    (tmp_path / "x.xmi").write_text(cas.to_xmi(), "utf-8")
    (tmp_path / "x.json").write_text(cas.to_json(), "utf-8")
    return tmp_path / "x.xmi", tmp_path / "x.json"


def test_a_foreign_cas_is_read_and_what_has_no_place_is_told(tmp_path):
    xmi, json = saved(tmp_path, *foreign())
    for path, reader in ((xmi, UimaXmiReader()), (json, UimaJsonReader())):
        (article,) = reader.read(path, READING)
        assert article.text == "😀 Zoë\nging."
        found = [
            (s.layer, s.label, s.covered_text(article.text)) for s in article.annotations.spans
        ]
        assert sorted(found) == [("entity", "PER", "Zoë"), ("quote", "direct", "ging")]
        told = {n.text for n in article.notices if n.kind is NoticeKind.SKIPPED}
        assert told == {
            "3–3 is no place in a text of 11 characters; left out",
            "the layer POS has no place here; left out: 1",
            "the layer Dependency has no place here; left out: 2",
        }


def test_elements_of_a_chain_lead_to_the_one_before(tmp_path):
    layers = SCHEMA.model_dump(mode="json")
    layers["layers"]["mention"]["roles"] = {
        "antecedent": {"title": {"en": "refers to"}, "fillers": ["mention"], "chain": True}
    }
    types = cassis.TypeSystem()
    link = types.create_type("webanno.custom.MentionLink", "uima.tcas.Annotation")
    types.create_feature(link, "next", link)
    types.create_feature(link, "referenceType", "uima.cas.String")
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = "Zoë kam, als sie konnte."
    later = link(begin=13, end=16, referenceType="mention")
    cas.add_all([link(begin=0, end=3, referenceType="mention", next=later), later])
    xmi, json = saved(tmp_path, types, cas)
    options = ReadOptions(schema=type(SCHEMA).model_validate(layers), annotator=ANNA)
    for path, reader in ((xmi, UimaXmiReader()), (json, UimaJsonReader())):
        (article,) = reader.read(path, options)
        spans = {s.id: s.covered_text(article.text) for s in article.annotations.spans}
        (argument,) = article.annotations.arguments
        assert (argument.role, spans[argument.head], spans[argument.filler]) == (
            "antecedent",
            "sie",
            "Zoë",
        )


def test_an_unknown_label_stops_the_import_and_names_the_remedy(tmp_path):
    xmi, _ = saved(tmp_path, *foreign(label="Ironie"))
    with pytest.raises(FormatError, match="no label 'Ironie'; say what it is with --map Ironie="):
        list(UimaXmiReader().read(xmi, READING))
    options = ReadOptions(schema=SCHEMA, annotator=ANNA, labels={"Ironie": "quote.indirect"})
    (article,) = UimaXmiReader().read(xmi, options)
    assert {s.label for s in article.annotations.spans} == {"PER", "indirect"}


def test_somebody_must_say_whose_work_it_is(tmp_path):
    xmi, _ = saved(tmp_path, *foreign())
    with pytest.raises(SettingError, match="does not say whose"):
        list(UimaXmiReader().read(xmi, ReadOptions(schema=SCHEMA)))


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(9))
    + "]><a>&a8;</a>"
)
EXTERNAL = '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize("name", ["x.xmi", "TypeSystem.xml"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BOMB, "line 1: declares a document type"),
        (EXTERNAL, "line 2: declares a document type"),
        (EXTERNAL.encode("utf-16"), "line 2: declares a document type"),
        ("<a>" * 100_000, "line 1: is nested more than 64 levels"),
        ("<a>\n<b>", "line 2: is no XML"),
        ("", "line 1: is no XML"),
        (b"\xff\x00", "line 1: is no XML"),
    ],
    ids=["bomb", "external", "utf16", "deep", "cut", "empty", "rubbish"],
)
def test_dangerous_and_broken_xml_is_refused(tmp_path, name, content, reason):
    xmi, _ = saved(tmp_path, *foreign())
    wrong = tmp_path / name
    wrong.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(FormatError, match=f"{name}, {reason}"):
        list(UimaXmiReader().read(xmi, READING))


def test_xmi_without_its_types_says_what_is_missing(tmp_path):
    xmi, _ = saved(tmp_path, *foreign())
    (tmp_path / "TypeSystem.xml").unlink()
    with pytest.raises(FileReadError, match=r"there is no TypeSystem\.xml beside it"):
        list(UimaXmiReader().read(xmi, READING))


def test_types_that_do_not_fit_are_refused(tmp_path):
    xmi, _ = saved(tmp_path, *foreign())
    (tmp_path / "TypeSystem.xml").write_text(cassis.TypeSystem().to_xml(), "utf-8")
    with pytest.raises(FormatError, match=r"is no CAS that can be read .*POS"):
        list(UimaXmiReader().read(xmi, READING))


@pytest.mark.parametrize(
    ("place", "refused"), [("end", False), ("inside", True)], ids=["outside", "inside"]
)
def test_offsets_outside_are_told_and_inside_a_character_refused(tmp_path, place, refused):
    xmi, _ = saved(tmp_path, *foreign())
    new = 'end="999"' if place == "end" else 'begin="1" end="6"'
    old = 'end="6"' if place == "end" else 'begin="3" end="6"'
    content = xmi.read_text("utf-8")
    before, tag, after = content.partition("NamedEntity ")
    xmi.write_text(before + tag + after.replace(old, new, 1), "utf-8")
    if refused:
        with pytest.raises(FormatError, match="the offset 1 lies inside a character"):
            list(UimaXmiReader().read(xmi, READING))
    else:
        (article,) = UimaXmiReader().read(xmi, READING)
        assert any("2–999 is no place in a text" in notice.text for notice in article.notices)


def test_a_missing_library_is_one_sentence_with_the_command(tmp_path, monkeypatch):
    def missing(name):
        raise ImportError(name)

    xmi, json = saved(tmp_path, *foreign())
    monkeypatch.setattr(extras, "import_module", missing)
    sentence = re.escape("pip install 'annotator[uima]'")
    for path, reader in ((xmi, UimaXmiReader()), (json, UimaJsonReader())):
        with pytest.raises(MissingExtraError, match=sentence):
            list(reader.read(path, READING))
    with pytest.raises(MissingExtraError, match=sentence):
        export(UimaXmiExporter(), tmp_path, [])
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [('"begin" : 3', '"begin" : "x"'), ('"sofaString" : "', '"sofaString" : 7, "x" : "')],
)
def test_json_with_words_for_numbers_is_refused(tmp_path, old, new):
    _, cas = foreign()
    path = tmp_path / "x.json"
    content = cas.to_json().replace(": ", ":").replace(":", " : ")
    assert old in content
    path.write_text(content.replace(old, new), "utf-8")
    with pytest.raises(FormatError, match="is no CAS that can be read"):
        list(UimaJsonReader().read(path, READING))


@given(st.data())
def test_damaged_files_give_an_error_or_spans_inside_the_text(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("fuzz")
    xmi, json = saved(folder, *foreign())
    path, reader = data.draw(st.sampled_from([(xmi, UimaXmiReader()), (json, UimaJsonReader())]))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        wide = data.draw(st.integers(0, 40))
        content[at : at + wide] = data.draw(st.sampled_from([b"", b"9", b'"', b"-1", b"null"]))
    path.write_bytes(content)
    found = []
    with suppress(AnnotatorError):
        found = list(reader.read(path, READING))
    for article in found:
        if isinstance(article, SourceArticle):
            assert all(span.end <= len(article.text) for span in article.annotations.spans)
