"""annotator adjudicate and feedback: dry runs, a trusted annotator, and no name where deciding is blind."""

from __future__ import annotations

import orjson
import pytest

from annotator.domain.changes import Status
from annotator.domain.ids import GOLD, AnnotatorId
from annotator.domain.people import Person, PersonRole
from factories import ANNA, BEN, make_article, make_set, make_span
from fakes import FakeStore

CEM = AnnotatorId("Cem")


@pytest.fixture
def store(schema):
    article = make_article("Artikel 0 von heute", id="a0", title="Titel 0")
    ends = {ANNA: 7, BEN: 9, CEM: 13}
    sets = [
        make_set(make_span(0, end), article=article, annotator=who, status=Status.DONE)
        for who, end in ends.items()
    ]
    found = FakeStore(schema, sets=sets, location="x.corpus")
    found.closed = True
    return found


@pytest.fixture
def say(annotator, capsys):
    def said(*words):
        capsys.readouterr()
        status = annotator(*map(str, words))
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return said


def blind(store):
    with store.open_unit_of_work() as work:
        work.people.set_blind(on=True)
        work.commit()


def test_a_dry_run_changes_nothing(say, store):
    status, out, _ = say("adjudicate", "x.corpus", "--policy", "majority", "--dry-run")
    assert status == 1
    assert "nothing was changed" in out
    assert ("a0", GOLD) not in store.state.sets


def test_a_trusted_annotator_settles_it(say, store):
    status, _, _ = say("adjudicate", "x.corpus", "--policy", "trusted", "--trusted", "Ben")
    assert status == 0
    assert [span.end for span in store.state.sets["a0", GOLD]] == [9]


def test_trusting_nobody_is_refused_and_names_the_remedy(say):
    status, _, err = say("adjudicate", "x.corpus", "--policy", "trusted")
    assert status == 2
    assert "--trusted" in err


def test_blind_output_has_letters_for_names(say, store):
    blind(store)
    for more in ((), ("--json",)):
        status, out, err = say("adjudicate", "x.corpus", "--policy", "majority", *more)
        assert status == 1
        for name in ("Anna", "Ben", "Cem"):
            assert name not in out + err
    told = orjson.loads(out)
    assert told["articles"][0]["annotators"] == ["A", "B", "C"]
    assert set(told["articles"][0]["to_decide"][0]["readings"]) == {"A", "B", "C"}


def test_only_curators_once_people_have_roles(say, store):
    store.state.people[ANNA] = Person(ANNA, frozenset({PersonRole.CURATOR}))
    status, _, err = say("adjudicate", "x.corpus", "--policy", "majority", "--as", "Ben")
    assert (status, "no curator" in err) == (2, True)
    assert say("adjudicate", "x.corpus", "--policy", "majority", "--as", "Anna")[0] == 1


def test_feedback_of_a_blind_corpus_has_to_be_asked_for(say, store, tmp_path):
    say("adjudicate", "x.corpus", "--policy", "trusted", "--trusted", "Ben")
    blind(store)
    status, out, err = say("feedback", "x.corpus")
    assert (status, "--reveal" in err) == (2, True)
    assert "Anna" not in out + err
    page = tmp_path / "anna.html"
    status, out, _ = say(
        "feedback", "x.corpus", "--reveal", "--annotator", "Anna", "--html", page, "--json"
    )
    assert status == 0
    assert orjson.loads(out)["sheets"][0]["corrections"][0]["own"] == "PER “Artikel”"
    assert "<h2>Anna</h2>" in page.read_text()
