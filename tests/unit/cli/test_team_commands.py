"""The commands for several annotators: what they say, their exit status, and how a package becomes a corpus."""

from __future__ import annotations

import orjson
import pytest

from annotator.domain.changes import SpanAdded, Status
from annotator.domain.ids import GOLD
from annotator.domain.ports import Access
from annotator.domain.workbench import Workbench
from factories import ANNA, BEN, make_change_set, make_set, make_span


@pytest.fixture
def said(annotator, capsys):
    """Run a command with --json and give what it prints."""

    def command(*words, status=0):
        assert annotator(*map(str, words), "--json") == status, capsys.readouterr()
        return orjson.loads(capsys.readouterr().out)

    return command


@pytest.fixture
def packed(said, tmp_path):
    said("assign", "x.corpus", "--to", "Anna,Ben", "--overlap", "100%")
    path = tmp_path / "Anna.zip"
    said("package", "x.corpus", path, "--for", "Anna")
    return path


def mark(store, span):
    store.access = Access.WRITE
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair("a0", ANNA))
        changes = make_change_set(SpanAdded(span=span), article="a0")
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()


def test_assign_says_who_got_what_and_how_far_they_are(annotator, capsys, store):
    assert (
        annotator(
            "assign", "x.corpus", "--to", "Anna, Ben", "--overlap", "34%", "--due", "2026-03-31"
        )
        == 0
    )
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "x.corpus: 3 articles in batch-1, 1 of them to everybody.",
        "Anna\t2",
        "Ben\t2",
    ]
    article = next(each for each, who in store.state.assigned if who == ANNA)
    store.state.sets[article, ANNA] = make_set(
        article=store.state.articles[article], status=Status.DONE
    )
    store.closed = True
    assert annotator("assign", "x.corpus") == 0
    assert capsys.readouterr().out.splitlines() == [
        "batch-1\tAnna\t1/2 done\tdue 2026-03-31",
        "batch-1\tBen\t0/2 done\tdue 2026-03-31",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "Anna", "--overlap", "viel"), "no share; write it as 10%"),
        (("--to", ","), "name at least one person"),
        (("--to", "gold"), "no person"),
    ],
)
def test_what_cannot_be_shared_out_is_one_line(annotator, capsys, words, told):
    assert annotator("assign", "x.corpus", *words) == 2
    assert told in capsys.readouterr().err


def test_a_package_becomes_a_corpus_and_comes_back(said, packed, context, store):
    assert said("import", "home.corpus", packed)["articles"] == 3
    mark(context.stores.stores["home.corpus"], make_span(0, 7, id="x"))
    assert said("merge", "x.corpus", packed)["sets"] == []
    back = packed.with_name("back.zip")
    assert said("package", "home.corpus", back, "--for", "Anna")["sets"] == 1
    told = said("merge", "x.corpus", back)
    assert told["counts"] == {
        "new": 1, "replaced": 0, "same": 0, "older": 0, "conflict": 0, "unknown": 0,
    }  # fmt: skip
    assert said("merge", "x.corpus", back)["counts"]["same"] == 1
    assert set(store.state.sets["a0", ANNA].spans) == {"x"}


def test_a_conflict_is_told_with_both_sides_and_exit_status_1(
    annotator, said, packed, context, store, capsys
):
    said("import", "home.corpus", packed)
    mark(context.stores.stores["home.corpus"], make_span(0, 7))
    mark(store, make_span(8, 9))
    back = packed.with_name("back.zip")
    said("package", "home.corpus", back, "--for", "Anna")
    assert annotator("merge", "x.corpus", str(back)) == 1
    captured = capsys.readouterr()
    assert captured.out == "x.corpus: 1 conflict.\n"
    assert captured.err.splitlines()[-2:] == [
        "Changed on both sides, left as it is here (1):",
        "  Titel 0: Anna has 1 spans here (2025-03-14 09:26), 1 there (2025-03-14 09:26)",
    ]


def test_open_makes_a_corpus_of_a_package_once(annotator, packed, windows, context):
    corpus = str(packed.with_suffix(".corpus"))
    assert annotator("open", str(packed)) == 0
    packed.with_suffix(".corpus").touch()
    assert annotator("open", str(packed), "--as", "Ben") == 0
    assert [(each.corpus, each.annotator) for each in windows] == [
        (corpus, "Anna"),
        (corpus, "Ben"),
    ]
    assert corpus in context.stores.stores


def test_a_package_is_imported_alone_and_never_into_a_corpus(annotator, packed, tmp_path, capsys):
    assert annotator("import", "home.corpus", str(packed), str(packed)) == 2
    assert "import it alone" in capsys.readouterr().err
    there = tmp_path / "there.corpus"
    there.touch()
    assert annotator("import", str(there), str(packed)) == 2
    assert "annotator merge" in capsys.readouterr().err


def test_adjudicate_lists_what_is_left_to_decide(annotator, said, store, capsys):
    for who, end in ((ANNA, 7), (BEN, 9)):
        spans = make_span(0, end), make_span(10, 13)
        store.state.sets["a0", who] = make_set(
            *spans, article=store.state.articles["a0"], annotator=who, status=Status.DONE
        )
    assert annotator("adjudicate", "x.corpus", "--policy", "majority") == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        "x.corpus: 1 articles, 1 spans and 0 roles agreed, 1 to decide.",
        "Left out: 2 articles, not begun by any of them.",
    ]
    assert (
        captured.err.splitlines()[-1]
        == "  Titel 0: “Artikel 0” (entity): edge – Anna: Artikel, Ben: Artikel 0"
    )
    told = said("adjudicate", "x.corpus", "--policy", "majority", status=1)
    assert told["articles"][0]["to_decide"][0]["fragments"] == {"Anna": [[0, 7]], "Ben": [[0, 9]]}
    assert not told["articles"][0]["changed"]
    assert len(store.state.sets["a0", GOLD]) == 1
