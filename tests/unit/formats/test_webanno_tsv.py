"""WebAnno TSV 3.3: written, read, and read as INCEpTION writes it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError, FormatError
from annotator.domain.ids import ArticleId
from annotator.formats.catalogue import companions_of, recognised
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle
from annotator.formats.webanno_tsv import WebannoTsvExporter, WebannoTsvReader
from annotator.formats.webanno_tsv_cells import (
    escaped_text,
    escaped_value,
    numbered,
    parted,
    unescaped,
)
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

SCHEMA = make_schema()
READING = ReadOptions(schema=SCHEMA, annotator=ANNA)


def entity(place, label="PER", **fields):
    return make_span(place.begin, place.end, layer="entity", label=label, **fields)


def structure():
    """A quote whose cue has two fragments, with a speaker and an addressee that is implicit."""
    ohne = find("ohne")
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", note="a|b_c[3]\n->;\\")
    cue = make_span(SAGTE.begin, SAGTE.end, ohne.begin, ohne.end, layer="cue", label="cue")
    speaker = entity(SIE, attributes={"generic": True, "certainty": "doubtful"})
    return [quote, cue, speaker], [
        make_argument(quote, speaker, role="speaker"),
        make_argument(quote, cue, role="cue"),
        make_argument(quote, None, role="addressee", state=RoleState.IMPLICIT),
    ]


def export(tmp_path, spans, arguments=(), text=TEXT, **fields):
    own = make_set(*spans, arguments=arguments, article=make_article(text), **fields)
    losses = Losses()
    job = ExportJob(tmp_path / "out", SCHEMA, tuple(SCHEMA.layers), "0")
    WebannoTsvExporter().export([ExportItem(own.article, own)], job, losses)
    (path,) = job.out.glob("*.tsv")
    return path, losses.first


def rows(path):
    """The cells behind the words, by the words."""
    lines = [line.split("\t") for line in path.read_text("utf-8").split("\n")]
    return {cells[0]: cells[1:-1] for cells in lines if len(cells) > 3}


def said(spans, arguments):
    names = {s.id: s.signature for s in spans}
    return (
        sorted((s.signature, sorted(s.attributes.items()), s.note) for s in spans),
        sorted((a.role, names[a.head], a.state, names.get(a.filler, "")) for a in arguments),
    )


def read_one(path, **options):
    values = {"schema": SCHEMA, "annotator": ANNA} | options
    (article,) = WebannoTsvReader().read(path, ReadOptions(**values))
    return article


def covered(article):
    return [(s.label, s.covered_text(article.text)) for s in article.annotations.spans]


def test_a_structure_comes_back_whole(tmp_path):
    spans, arguments = structure()
    path, losses = export(tmp_path, spans, arguments, status=Status.DONE, note="so")
    assert losses == []
    article = read_one(path, annotator=None)
    assert (article.text, article.id, article.title) == (TEXT, "a1", make_article().title)
    found = article.annotations
    assert (found.annotator, found.status, found.note) == (ANNA, Status.DONE, "so")
    assert said(found.spans, found.arguments) == said(spans, arguments)
    assert article.notices == ()


def test_without_what_lies_beside_the_offsets_are_the_same(tmp_path):
    spans, arguments = structure()
    path, _ = export(tmp_path, spans, arguments)
    path.with_name("articles.jsonl").unlink()
    article = read_one(path)
    assert said(article.annotations.spans, article.annotations.arguments) == said(spans, arguments)
    assert len(article.text) == len(TEXT)
    assert [n.text for n in article.notices] == [
        "white space between sentences is not in the file; line ends stand for it"
    ]


def test_the_file_looks_as_the_guide_says(tmp_path):
    text = "Zoë 😊 ging. Sie kam."
    spans = [
        make_span(0, 10, layer="entity", label="PER"),
        make_span(6, 8, layer="entity", label="LOC"),
        make_span(12, 15, layer="entity", label="ORG"),
    ]
    path, _ = export(tmp_path, spans, text=text)
    assert path.read_text("utf-8") == (
        "#FORMAT=WebAnno TSV 3.3\n"
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value\n\n\n"
        "#Text=Zoë 😊 ging.\n"
        "1-1\t0-3\tZoë\tPER[1]\t\n"
        "1-2\t4-6\t😊\tPER[1]\t\n"
        "1-3\t7-11\tging\tPER[1]\t\n"
        "1-3.1\t7-9\tgi\tLOC\t\n"
        "1-4\t11-12\t.\t_\t\n\n"
        "#Text=Sie kam.\n"
        "2-1\t13-16\tSie\tORG\t\n"
        "2-2\t17-20\tkam\t_\t\n"
        "2-3\t20-21\t.\t_\t\n"
    )


def test_roles_are_slots_that_point_to_numbered_annotations(tmp_path):
    spans, arguments = structure()
    path, _ = export(tmp_path, spans, arguments)
    header = path.read_text("utf-8").splitlines()[:6]
    slots = "ROLE_webanno.custom.Quote:roles_webanno.custom.QuoteRolesLink|uima.tcas.Annotation"
    assert any(line.endswith(slots) for line in header)
    assert "#T_RL=webanno.custom.CueContinuation|BT_webanno.custom.Cue" in header
    first = rows(path)["2-1"]
    assert "speaker;cue[1]" in first
    assert "3-8[4];3-7[2]" in first


def test_white_space_at_edges_is_left_out_and_told(tmp_path):
    spans = [entity(find(" sie "), id="loose"), make_span(2, 3, id="blank")]
    path, losses = export(tmp_path, spans, text=TEXT.replace("Ber", "B  "))
    assert [(loss.kind, loss.span) for loss in losses] == [
        (LossKind.WHITE_SPACE, "blank"),
        (LossKind.WHITE_SPACE, "loose"),
    ]
    assert covered(read_one(path)) == [("PER", "sie")]


def test_the_type_system_names_every_type_in_use(tmp_path):
    spans, arguments = structure()
    path, _ = export(tmp_path, spans, arguments)
    tree = ET.parse(path.with_name("TypeSystem.xml"))  # noqa: S314 - our own file
    space = "{http://uima.apache.org/resourceSpecifier}"
    there = {each.findtext(f"{space}name") for each in tree.iter(f"{space}typeDescription")}
    used = {
        line.partition("=")[2].split("|")[0]
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("#T_")
    }
    assert used <= there


def test_an_export_is_found_out_and_read_with_what_lies_beside(tmp_path):
    path, _ = export(tmp_path, [entity(SIE)])
    assert recognised(path) == "webanno-tsv"
    beside = tuple(path.with_name(name) for name in ("articles.jsonl", "TypeSystem.xml"))
    assert companions_of((path, *beside)) == frozenset(beside)


@pytest.fixture
def write(tmp_path):
    def file(content):
        path = tmp_path / "x.tsv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return file


HEAD = "#FORMAT=WebAnno TSV 3.3\n"
NE = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value\n"


def test_inceptions_own_layers_are_left_out_and_counted(write):
    content = (
        f"{HEAD}#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue\n{NE}"
        "#T_RL=de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency|DependencyType"
        "|BT_de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS\n\n\n"
        "#Sentence.id=s1\n#Text=Ms. Haag plays\n"
        "1-1\t0-3\tMs.\tNNP\tPER[1]|ORG[2]\tSUBJ\t1-3\t\n1-2\t4-8\tHaag\tNNP\tPER[1]\tSBJ\t1-3\t\n"
        "1-3\t9-14\tplays\tVBD\t_\tP|ROOT\t1-1|1-3\t\n"
    )
    article = read_one(write(content))
    assert sorted(covered(article)) == [("ORG", "Ms."), ("PER", "Ms. Haag")]
    told = [n.text for n in article.notices if n.kind is NoticeKind.SKIPPED]
    assert told == [
        "the layer POS has no place here; left out: 3",
        "the layer Dependency has no place here; left out: 4",
    ]


def test_slots_of_the_guide_become_roles(write):
    content = (
        f"{HEAD}#T_SP=webanno.custom.Event|FE|ROLE_webanno.custom.Event:Roles_webanno.custom.EventRolesLink"
        f"|de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\n{NE}\n\n"
        "#Text=Bob auctioned the clock\n1-1\t0-3\tBob\t_\t_\t_\tPER\n"
        "1-2\t4-13\tauctioned\ttransaction\tseller;goods\t1-1;1-3[4]\t_\n"
        "1-3\t14-17\tthe\t_\t_\t_\tclock[4]\n1-4\t18-23\tclock\t_\t_\t_\tclock[4]\n"
    )
    mapping = {
        "clock": "entity.ORG",
        "transaction": "event.Attack",
        "seller": "agent",
        "goods": "place",
    }
    article = read_one(write(content), labels=mapping)
    spans = {s.id: s.covered_text(article.text) for s in article.annotations.spans}
    assert [(a.role, spans[a.filler]) for a in article.annotations.arguments] == [
        ("agent", "Bob"),
        ("place", "the clock"),
    ]


def test_chains_become_links_from_a_mention_to_the_one_before(write):
    content = (
        f"{HEAD}#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation\n"
        "\n\n#Text=Der Mann sah sich .\n1-1\t0-3\tDer\tpr[1]\tcoref->1-1\n1-2\t4-8\tMann\tpr[1]\tcoref->1-1\n"
        "1-3\t9-12\tsah\t_\t_\n1-4\t13-17\tsich\tpr[1]\t*->1-2\n1-5\t18-19\t.\t_\t_\n"
    )
    article = read_one(write(content), labels={"pr": "mention.mention"})
    assert covered(article) == [("mention", "Der Mann"), ("mention", "sich")]
    # The layer of this schema has no role for chains: that is told, not guessed.
    (notice,) = [n for n in article.notices if n.kind is NoticeKind.SKIPPED]
    assert "is left out: layer 'mention' has no such role" in notice.text


def with_chains():
    """The schema, its mentions leading to the one before."""
    layers = SCHEMA.model_dump(mode="json")
    layers["layers"]["mention"]["roles"] = {
        "antecedent": {"title": {"en": "refers to"}, "fillers": ["mention"], "chain": True}
    }
    return type(SCHEMA).model_validate(layers)


@pytest.mark.parametrize("turned", [True, False])
def test_the_columns_of_a_chain_stand_in_either_order(write, turned):
    columns = ["referenceType", "referenceRelation"]
    cells = [("*[1]", "*->1-1"), ("*[1]", "*->1-2"), ("_", "_")]
    if turned:
        columns.reverse()
        cells = [tuple(reversed(each)) for each in cells]
    places = ["1-1\t0-3\tSie", "1-2\t4-8\tsah\\", "1-3\t9-10\t."]
    rows = [f"{place}\t{one}\t{other}\t" for place, (one, other) in zip(places, cells, strict=True)]
    head = f"{HEAD}#T_CH=webanno.custom.MentionLink|{'|'.join(columns)}\n\n\n#Text=Sie sah\\\\ .\n"
    labels = {"MentionLink": "mention.mention"}
    article = read_one(write(head + "\n".join(rows)), schema=with_chains(), labels=labels)
    spans = {s.id: s.covered_text(article.text) for s in article.annotations.spans}
    (link,) = article.annotations.arguments
    assert (link.role, spans[link.head], spans[link.filler]) == ("antecedent", "sah\\", "Sie")


def test_stacked_sub_tokens_as_inception_writes_them(write):
    content = (
        f"{HEAD}{NE}\n\n#Text=aaaaaa bbbbbb cccccc\n1-1\t0-6\taaaaaa\tPER[1]|ORG[2]\t\n"
        "1-1.1\t3-6\taaa\tLOC[3]\t\n1-2\t7-13\tbbbbbb\tORG[2]|LOC[3]\t\n1-2.1\t7-10\tbbb\tPER[1]\t\n"
        "1-2.2\t10-10\t\tPER\t\n1-3\t14-20\tcccccc\t_\t\n1-3.1\t14-17\tccc\tLOC[3]\t\n"
    )
    article = read_one(write(content))
    assert sorted(covered(article)) == [
        ("LOC", "aaa bbbbbb ccc"),
        ("ORG", "aaaaaa bbbbbb"),
        ("PER", "aaaaaa bbb"),
    ]
    told = [n.text for n in article.notices if n.kind is NoticeKind.SKIPPED]
    assert told == ["10–10 is no place in a text of 20 characters; left out"]


def test_relations_follow_both_numbers(write):
    layer = "#T_RL=webanno.custom.Relation|label|BT_webanno.custom.Quote\n"
    content = (
        f"{HEAD}#T_SP=webanno.custom.Quote|label\n{layer}\n\n#Text=A b c\n"
        "1-1\t0-1\tA\tdirect\t_\t_\n1-2\t2-3\tb\t_\t_\t_\n"
        "1-3\t4-5\tc\tindirect[1]|direct[2]\tspeaker\t1-1[0_2]\n"
    )
    schema = SCHEMA.model_dump(mode="json")
    schema["layers"]["quote"]["roles"]["speaker"]["fillers"] = ["quote"]
    article = read_one(write(content), schema=type(SCHEMA).model_validate(schema))
    spans = {s.id: (s.label, s.begin) for s in article.annotations.spans}
    (argument,) = article.annotations.arguments
    assert (spans[argument.head], spans[argument.filler]) == (("direct", 0), ("direct", 4))


def test_relations_between_tokens_have_no_place_and_are_told(write):
    base = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
    content = (
        f"{HEAD}{NE}#T_RL=webanno.custom.Relation|value|BT_{base}\n\n\n"
        "#Text=Zoë kam\n1-1\t0-3\tZoë\tPER\t_\t_\t\n1-2\t4-7\tkam\t_\tsubj\t1-1\t\n"
    )
    article = read_one(write(content))
    assert covered(article) == [("PER", "Zoë")]
    assert "the layer Relation has no place here; left out: 1" in [n.text for n in article.notices]


def test_offsets_may_be_code_points_which_is_told(write):
    content = f"{HEAD}{NE}\n\n#Text=😊 Zoë\n1-1\t0-1\t😊\t_\n1-2\t2-5\tZoë\tPER\n"
    article = read_one(write(content))
    assert covered(article) == [("PER", "Zoë")]
    assert any("code points" in notice.text for notice in article.notices)


def test_a_layer_may_be_left_out_by_its_name(write):
    content = f"{HEAD}#T_SP=webanno.custom.Stil|\n\n\n#Text=Zoë\n1-1\t0-3\tZoë\t*\n"
    with pytest.raises(FormatError, match=r"no label 'Stil'.*--map Stil="):
        read_one(write(content))
    article = read_one(write(content), labels={"Stil": ""})
    assert article.annotations.spans == ()
    assert any("layer Stil" in notice.text for notice in article.notices)


def test_sentences_of_several_lines_and_crlf_line_ends(write):
    content = f"{HEAD}{NE}\n\n#Text=Zoë\n#Text=ging\\t.\n1-1\t0-3\tZoë\tPER\n1-2\t4-8\tging\t_\n"
    article = read_one(write(content.replace("\n", "\r\n")))
    assert article.text == "Zoë\nging\t."
    assert covered(article) == [("PER", "Zoë")]


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        ("#Text=Zoë\n1-1\t0-3\tZoë", 4, "has 3 columns, the header says 4"),
        ("#Text=Zoë\n1-1\t0-4\tZoë\tPER", 4, "at 0–4 of the text does not stand “Zoë”"),
        ("#Text=Zoë\n1-1\t0-3\tZoe\tPER", 4, "does not stand “Zoe”"),
        ("#Text=Zoë\n1-1\tx-3\tZoë\tPER", 4, "the number and the place of a token"),
        ("1-1\t0-3\tZoë\tPER", 3, "before the text of its sentence"),
        ("#Text=Zoë\n1-1\t0-3\tZoë\tPerson", 4, "no label 'entity.Person'"),
        ("#T_XX=a|b\n", 3, "'XX' is no kind of layer"),
        ("#T_RL=a|b\n", 3, "no base type"),
        ("#T_CH=a|b\n", 3, "without its two columns"),
        ("#Text=Zoë\n1-1\t999999999-999999999\tZoë\t_", 4, "does not stand"),
    ],
)
def test_a_broken_line_is_named(write, body, line, reason):
    path = write(f"{HEAD}{NE}{body}\n")
    with pytest.raises(FormatError, match=rf"x\.tsv, line {line}: .*{reason}"):
        read_one(path)


def test_a_reference_to_nothing_is_named(write):
    content = (
        f"{HEAD}#T_SP=webanno.custom.Quote|label|ROLE_webanno.custom.Quote:r_webanno.custom.QuoteRLink"
        "|uima.tcas.Annotation\n\n\n#Text=Zoë\n1-1\t0-3\tZoë\tdirect\tspeaker\t7-1[9]\n"
    )
    with pytest.raises(FormatError, match=r"line 6: points to 7-1\[9\], where nothing is"):
        read_one(write(content))


def test_another_text_beside_is_refused(tmp_path):
    path, _ = export(tmp_path, [entity(SIE)])
    beside = path.with_name("articles.jsonl")
    beside.write_bytes(beside.read_bytes().replace(b"Die SPD", b"Der SPD"))
    with pytest.raises(FormatError, match=r"line \d+: “Die” does not stand in the text beside"):
        read_one(path)


@pytest.mark.parametrize("content", [b"\xff\xfe", HEAD.encode() + b"#Text=\xe4\n", b"#FORMAT=1\n"])
def test_another_encoding_or_format_is_refused(write, content):
    with pytest.raises(FormatError, match=r"x\.tsv, line \d: is"):
        read_one(write(content))


def test_a_file_without_text_is_told(write):
    (notice,) = WebannoTsvReader().read(write(HEAD + NE), READING)
    assert isinstance(notice, Notice)
    assert notice.text == "there is no text in it"


@given(st.text())
def test_escapes_come_back(words):
    assert unescaped(escaped_value(words)) == words
    assert unescaped(escaped_text(words)) == words
    for separator in "|;":
        cell = f"{escaped_value(words)}{separator}{escaped_value(words)}[7]"
        one, other = parted(cell, separator)
        assert (unescaped(one), numbered(other)) == (words, (one, "7"))
    assert numbered(escaped_value(words)) == (escaped_value(words), "")


LINES = st.sampled_from(
    [
        "#FORMAT=WebAnno TSV 3.3",
        NE.strip(),
        "#T_CH=a.Link|referenceType|referenceRelation",
        "#T_RL=b.R|BT_a",
        "",
        "#Text=Zoë 😊",
        "1-1\t0-3\tZoë\tPER\t_\t_\t_",
        "1-2\t4-6\t😊\tPER[1]|PER[2]\tPER[1]\t*->1-1\t1-1[1_2]",
        "1-2.1\t4-5\t\t_\tPER\tx->1-2\t1-2.1",
        "1-2\t4-6\t😊\t[]|[1]|*\t|\t->\t]",
    ]
)


@given(st.lists(LINES, max_size=9).map("\n".join).map(str.encode) | st.binary(max_size=120))
def test_rubbish_gives_an_error_or_spans_inside_the_text(tmp_path_factory, rubbish):
    path = tmp_path_factory.mktemp("fuzz") / "x.tsv"
    path.write_bytes(rubbish)
    found = []
    with suppress(AnnotatorError):
        found = list(WebannoTsvReader().read(path, READING))
    for article in found:
        if isinstance(article, SourceArticle):
            assert all(span.end <= len(article.text) for span in article.annotations.spans)


def test_articles_of_one_title_get_files_of_their_own(tmp_path):
    items = [
        ExportItem(own.article, own)
        for own in (
            make_set(article=make_article("Zoë ging.", id=ArticleId(name))) for name in ("a", "b")
        )
    ]
    job = ExportJob(tmp_path / "out", SCHEMA, tuple(SCHEMA.layers), "0")
    WebannoTsvExporter().export(items, job, Losses())
    files = sorted(job.out.glob("*.tsv"))
    assert {read_one(path).id for path in files} == {"a", "b"}
