"""Files written Doc by Doc: the same values as spaCy's own ``DocBin``, read by spaCy, checked while they are written."""

from __future__ import annotations

import zlib

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.vocab import Vocab
from srsly import msgpack

from annotator.domain.errors import FileWriteError
from annotator.formats import spacy_bin_writing
from annotator.formats.spacy_bin_writing import BinWriter
from annotator.formats.spacy_docs import DocMaker, fingerprint
from annotator.formats.spacy_tokenizer import training_language
from factories import make_schema
from structure_strategies import structured_sets

SCHEMA = make_schema()
MAKER = DocMaker(training_language("de"), SCHEMA, tuple(SCHEMA.layers))
patient = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def values(packed: bytes) -> dict:
    return msgpack.unpackb(zlib.decompress(packed), raw=False)


def written(path, docs):
    with BinWriter(path) as writer:
        for doc in docs:
            writer.add(doc, doc.text)
        writer.finish()
    return path.read_bytes()


@given(sets=st.lists(structured_sets(SCHEMA), max_size=4))
@patient
def test_it_holds_what_a_doc_bin_of_spacy_holds(sets, tmp_path_factory):
    docs = [MAKER.make(own, []) for own in sets]
    theirs = DocBin(store_user_data=True, docs=docs)
    ours = written(tmp_path_factory.mktemp("bin") / "x.spacy", docs)
    assert values(ours) == values(theirs.to_bytes())


@given(sets=st.lists(structured_sets(SCHEMA), min_size=1, max_size=4))
@patient
def test_spacy_reads_it_with_a_vocabulary_of_its_own(sets, tmp_path_factory):
    docs = [MAKER.make(own, []) for own in sets]
    path = tmp_path_factory.mktemp("bin") / "x.spacy"
    written(path, docs)
    read = DocBin(store_user_data=True).from_disk(path).get_docs(Vocab())
    assert [fingerprint(doc) for doc in read] == [fingerprint(doc) for doc in docs]


def test_nothing_else_is_left_beside_it(tmp_path):
    written(tmp_path / "x.spacy", [spacy.blank("de")("Ein Satz.")])
    assert [each.name for each in tmp_path.iterdir()] == ["x.spacy"]


def test_a_doc_that_does_not_say_its_text_is_refused(tmp_path):
    with BinWriter(tmp_path / "x.spacy") as writer, pytest.raises(RuntimeError, match="ein Satz"):
        writer.add(spacy.blank("de")("Ein Satz."), "Noch ein Satz.")


def test_a_file_larger_than_the_format_can_be_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(spacy_bin_writing, "_MOST_BYTES", 100)
    with BinWriter(tmp_path / "x.spacy") as writer:
        writer.add(spacy.blank("de")("Ein Satz."), "Ein Satz.")
        with pytest.raises(FileWriteError, match="fewer articles"):
            writer.finish()
