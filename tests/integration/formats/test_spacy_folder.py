"""The spaCy export, read back with spaCy: every span where it was, everything else told."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import orjson
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin
from srsly.msgpack import msgpack_decoders, msgpack_encoders

from annotator.domain.changes import Status
from annotator.domain.errors import FileWriteError
from annotator.formats.flat_entities import flattened
from annotator.formats.spacy_docbin import SpacyExporter
from annotator.formats.spacy_docs import DocMaker, fingerprint
from annotator.formats.spacy_tokenizer import training_language
from annotator.formats.splits import Split
from annotator.formats.writing import ExportItem, ExportJob, Losses
from factories import (
    QUOTE,
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
LAYERS = tuple(SCHEMA.layers)


def over(words, **fields):
    place = find(words)
    return make_span(place.begin, place.end, **fields)


def rich_set(number=0):
    """Nested and sub-token entities, a cue with a gap, white space at an edge, a role without a filler."""
    article = make_article(f"{TEXT} Nummer {number}.", id=f"a{number}")
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q")
    sie = make_span(SIE.begin, SIE.end, layer="mention", label="mention", id="m")
    first, second = find("kündigte"), find("an.\n")
    gap = make_span(
        first.begin, first.end, second.begin, second.begin + 2, layer="cue", label="cue", id="gap"
    )
    spans = (
        over("Berlin", label="LOC", id="berlin"),
        over("Zoë Müller-Lüdenscheidt", id="whole"),
        over("Müller-Lüdenscheidt", id="inner", attributes={"generic": True}),
        over("SPD", label="ORG", id="spd"),
        over(" sagte", layer="cue", label="cue", id="loose"),
        quote,
        sie,
        gap,
    )
    arguments = (
        make_argument(quote, sie, id="g1"),
        make_argument(quote, gap, "cue", id="g2"),
        make_argument(quote, None, "addressee", id="g3"),
    )
    return make_set(*spans, arguments=arguments, article=article)


def export(out, sets, *, split=None, parts=None, layers=LAYERS):
    items = [
        ExportItem(own.article, own, part=parts[n % len(parts)] if parts else "gold")
        for n, own in enumerate(sets)
    ]
    losses = Losses()
    manifest = SpacyExporter().export(
        items, ExportJob(out, SCHEMA, layers, "0.1.0", {"set": "gold"}, split), losses
    )
    return manifest, losses.first


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def docs(path):
    return list(DocBin(store_user_data=True).from_disk(path).get_docs(spacy.blank("de").vocab))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("spacy") / "OUT"
    sets = [rich_set(number) for number in range(4)]
    manifest, losses = export(out, sets, split=Split((50, 50, 0)), parts=("train", "dev"))
    return out, manifest, losses


@pytest.fixture(scope="module")
def doc(made):
    return docs(made[0] / "train.spacy")[0]


def test_the_folder_holds_what_its_manifest_says(made):
    out, manifest, _ = made
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert there == {"manifest.json", *manifest["files"]}
    for name, told in manifest["files"].items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == told["sha256"]
    assert manifest == orjson.loads((out / "manifest.json").read_bytes())


def test_text_and_article_come_back(doc):
    own = rich_set(0)
    assert doc.text == own.article.text
    assert doc.user_data["article"] == {
        "id": "a0",
        "title": own.article.title,
        "sha256": own.article.sha256,
    }


def test_entities_are_flat_longest_first(doc):
    assert [(ent.text, ent.label_, ent.id_) for ent in doc.ents] == [
        ("Berlin", "LOC", "berlin"),
        ("Zoë Müller-Lüdenscheidt", "PER", "whole"),
    ]


def test_groups_hold_everything_on_token_borders(doc):
    assert [span.text for span in doc.spans["entity"]] == [
        "Berlin",
        "Zoë Müller-Lüdenscheidt",
        "Müller-Lüdenscheidt",
    ]
    assert [span.text for span in doc.spans["quote"]] == [QUOTE.covered_text(TEXT)]
    assert [(span.text, span.id_) for span in doc.spans["cue"]] == [
        ("kündigte", "gap"),
        ("an", "gap"),
        ("sagte", "loose"),
    ]


def test_a_role_that_is_filled_has_its_own_group(doc):
    assert [(span.text, span.label_, span.id_) for span in doc.spans["speaker"]] == [
        ("sie", "speaker", "m")
    ]
    assert "addressee" not in doc.spans  # nobody fills it


def test_the_training_group_holds_all_layers(doc):
    assert {span.label_ for span in doc.spans["sc"]} == {"LOC", "PER", "cue", "direct", "mention"}


def test_arguments_keep_role_state_and_both_ends(doc):
    told = {each["id"]: each for each in doc.user_data["arguments"]}
    assert [tuple(part) for part in told["g1"]["filler_fragments"]] == [(SIE.begin, SIE.end)]
    assert len(told["g2"]["filler_fragments"]) == 2
    assert (told["g3"]["state"], told["g3"]["filler"]) == ("implicit", None)
    assert doc.user_data["attributes"] == {"inner": {"generic": True}}


def test_every_loss_names_article_span_and_what_was_done(made):
    out, _, losses = made
    of_first = {loss.span: loss for loss in losses if loss.article == "a0"}
    assert {span: loss.kind.value for span, loss in of_first.items()} == {
        "spd": "cut_token",
        "gap": "discontinuous",
        "loose": "white_space",
        "inner": "gave_way",
    }
    assert of_first["spd"].reason == "“SPD” cuts a token of “SPD-Chefin”; it is left out"
    lines = [orjson.loads(line) for line in (out / "losses.jsonl").read_bytes().splitlines()]
    assert [line["reason"] for line in lines] == [loss.reason for loss in losses]
    place = find("SPD")
    assert lines[0]["fragments"] == [[place.begin, place.end]]


def test_an_article_without_entities_says_none_and_not_unknown(tmp_path):
    export(tmp_path / "OUT", [make_set(status=Status.DONE)])
    (empty,) = docs(tmp_path / "OUT" / "gold.spacy")
    assert {token.ent_iob_ for token in empty} == {"O"}


def test_an_article_nobody_has_begun_is_left_out(tmp_path):
    SpacyExporter().export(
        [ExportItem(make_article(), None)],
        ExportJob(tmp_path / "OUT", SCHEMA, LAYERS, "1"),
        Losses(),
    )
    assert docs(tmp_path / "OUT" / "gold.spacy") == []


def test_layers_that_are_not_exported_have_no_group(tmp_path):
    own = make_set(over("Berlin", label="LOC"))
    export(tmp_path / "OUT", [own], layers=("entity",))
    (doc,) = docs(tmp_path / "OUT" / "gold.spacy")
    assert set(doc.spans) == {"entity", "sc"}


def test_a_label_of_two_layers_trains_with_the_name_of_its_layer(tmp_path):
    layers = SCHEMA.model_dump(mode="json")["layers"]
    layers["mention"]["labels"]["PER"] = {"title": {"en": "person"}}
    schema = make_schema(layers=layers)
    maker = DocMaker(training_language("de"), schema, LAYERS)
    own = make_set(over("Berlin"), over("sie", layer="mention", label="PER"))
    doc = maker.make(own, [])
    assert {span.label_ for span in doc.spans["sc"]} == {"entity.PER", "mention.PER"}


def test_the_same_gold_gives_the_same_bytes_in_another_process_too(made, tmp_path):
    out, _, _ = made
    script = (
        "import sys; sys.path[:0] = sys.argv[2:]; from pathlib import Path\n"
        "from test_spacy_folder import export, rich_set, Split\n"
        "export(Path(sys.argv[1]), [rich_set(n) for n in range(4)],"
        " split=Split((50, 50, 0)), parts=('train', 'dev'))"
    )
    again = tmp_path / "OUT"
    here = Path(__file__).resolve().parent
    places = map(str, (again, here, *here.parents[1:3]))
    subprocess.run(
        [sys.executable, "-c", script, *places],
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )
    configs = {"config_ner.cfg", "config_spancat.cfg"}
    same = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    same -= configs | {"manifest.json"}  # which has their hashes
    assert "tokenizer/tokenizer" in same
    for name in same:
        assert (again / name).read_bytes() == (out / name).read_bytes(), name
    # The configurations name their folder; apart from that they are the same as well.
    for name in ("config_ner.cfg", "config_spancat.cfg"):
        here_text, there_text = (
            (folder / name).read_text().replace(str(folder), "") for folder in (out, again)
        )
        assert here_text == there_text


def test_the_registries_of_srsly_are_as_they_were_after_an_export(made):
    assert "get_all" not in vars(msgpack_encoders) | vars(msgpack_decoders)
    assert "numpy" in msgpack_encoders.get_all()


def test_an_export_replaces_the_one_before_it(tmp_path):
    out = tmp_path / "OUT"
    export(out, [rich_set()], split=Split((100, 0, 0)), parts=("train",))
    SpacyExporter().check_target(out)
    export(out, [rich_set()])
    assert not (out / "train.spacy").exists()
    assert (out / "gold.spacy").exists()


@pytest.mark.parametrize("name", ["model", "notes.txt"])
def test_a_folder_with_anything_else_in_it_is_refused(tmp_path, name):
    out = tmp_path / "OUT"
    export(out, [rich_set()])
    (out / name).mkdir()
    with pytest.raises(FileWriteError, match=f"{name} in it is no part of an export"):
        SpacyExporter().check_target(out)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "OUT").write_text("mine")
    with pytest.raises(FileWriteError, match="it is a file"):
        SpacyExporter().check_target(tmp_path / "OUT")


def test_a_full_disk_leaves_the_old_export(tmp_path, monkeypatch):
    out = tmp_path / "OUT"
    export(out, [rich_set()])
    before = contents(out)

    def fill(self, *args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(out), "write_bytes", fill)
    with pytest.raises(FileWriteError, match=r"OUT cannot be written: No space left"):
        export(out, [rich_set(7)])
    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["OUT"]


@pytest.mark.parametrize("pipe", ["ner", "spancat"])
def test_spacy_finds_nothing_misaligned_and_trains_from_any_folder(made, tmp_path, pipe):
    out, _, _ = made
    spacy_ = [sys.executable, "-m", "spacy"]
    config = str(out / f"config_{pipe}.cfg")
    checked = subprocess.run(
        [*spacy_, "debug", "data", config, "--no-format"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = checked.stdout + checked.stderr
    assert "Corpus is loadable" in said
    assert "Pipeline can be initialized with data" in said
    assert "misaligned" not in said.lower()
    if pipe == "ner":
        assert "No entities consisting of or starting/ending with whitespace" in said
    subprocess.run(
        [
            *spacy_,
            "train",
            config,
            "--output",
            "model",
            "--training.max_steps",
            "2",
            "--training.eval_frequency",
            "1",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    assert (tmp_path / "model" / "model-last" / "config.cfg").exists()


def test_the_command_of_the_readme_works_where_the_folder_was_moved_to(made, tmp_path):
    out, _, _ = made
    moved = tmp_path / "elsewhere"
    shutil.copytree(out, moved)
    page = (moved / "README.md").read_text(encoding="utf-8")
    command = next(
        line.split() for line in page.splitlines() if line.startswith("    python -m spacy train")
    )
    subprocess.run(
        [sys.executable, *command[1:], "--training.max_steps", "1"],
        cwd=moved,
        check=True,
        capture_output=True,
    )
    assert (tmp_path / "model-ner" / "model-last").exists()


@st.composite
def sets(draw):
    """Spans of all shapes anywhere in the default text."""
    spans = []
    for _ in range(draw(st.integers(0, 12))):
        edges = sorted(draw(st.sets(st.integers(0, len(TEXT)), min_size=2, max_size=4)))
        edges = edges[: len(edges) // 2 * 2]
        layer, label = draw(
            st.sampled_from(
                [("entity", "PER"), ("entity", "LOC"), ("quote", "direct"), ("cue", "cue")]
            )
        )
        spans.append(make_span(*edges, layer=layer, label=label))
    return make_set(*spans)


MAKER = DocMaker(training_language("de"), SCHEMA, LAYERS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sets())
def test_whatever_the_spans_are_nothing_moves_and_nothing_is_dropped_silently(own):
    losses = []
    doc = MAKER.make(own, losses)
    fingerprint(doc)
    told = {}
    for loss in losses:
        told.setdefault(loss.span, set()).add(loss.kind.value)
    in_groups = {span.id_ for layer in LAYERS for span in doc.spans[layer]}
    in_ents = {span.id_ for span in doc.ents}
    for span in own:
        kinds = told.get(span.id, set())
        pieces = [(s.start_char, s.end_char) for s in doc.spans[span.layer] if s.id_ == span.id]
        if pieces != [(part.begin, part.end) for part in span.fragments]:
            assert kinds & {"cut_token", "white_space"}
        if len(span.fragments) > 1 and pieces:
            assert "discontinuous" in kinds
        if span.layer == "entity" and span.id not in in_ents:
            assert kinds & {"cut_token", "white_space", "discontinuous", "gave_way"}
    assert in_ents <= in_groups <= set(own.spans)
    for ent in doc.ents:
        assert ent.text == ent.text.strip()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=12))
def test_flat_entities_do_not_overlap_and_each_loser_overlaps_its_winner(places):
    spans = [make_span(begin, begin + length) for begin, length in places]
    kept, gave_way = flattened(spans)
    assert len(kept) + len(gave_way) == len(spans)
    assert all(left.end <= right.begin for left, right in pairwise(kept))
    for loser, winner in gave_way:
        assert winner in kept
        assert winner.overlaps(loser)
        assert winner.end - winner.begin >= loser.end - loser.begin


def test_an_article_longer_than_a_million_characters_is_written(tmp_path):
    article = make_article("Wort " * 210_000 + "Berlin.")
    begin = article.text.index("Berlin")
    own = make_set(make_span(begin, begin + 6, label="LOC"), article=article)
    export(tmp_path / "OUT", [own])
    (doc,) = docs(tmp_path / "OUT" / "gold.spacy")
    assert [ent.text for ent in doc.ents] == ["Berlin"]
