"""Damaged corpora: what can be read is saved, what is lost is listed, and the new corpus proves sound."""

import random
import shutil
from contextlib import closing
from datetime import UTC, datetime

import pytest
from pysqlite3 import dbapi2 as driver

from annotator.domain.changes import (
    Action,
    NoteChanged,
    SpanAdded,
    SpanRemoved,
    Status,
    StatusChanged,
)
from annotator.domain.errors import CorpusExistsError, CorpusLockedError, NotACorpusError
from annotator.domain.ports import Access
from annotator.domain.salvaging import LossKind
from annotator.domain.workbench import Proposal
from annotator.storage.engine import PAGE_SIZE
from annotator.storage.salvage import salvage
from annotator.storage.salvage_pages import PageFile, walk
from factories import (
    ANNA,
    NOW,
    SUGGESTIONS,
    make_article,
    make_change_set,
    make_schema,
    make_span,
    make_suggestion,
)

CORPORA = ("file",)
LATER = datetime(2025, 3, 15, 9, 26, 53, tzinfo=UTC)
ARTICLES = 60


class Silent:
    def report(self, progress):
        pass


def text(n):
    return f"Artikel {n}. " + " ".join(f"Wort{n}x{m}" for m in range(150))


@pytest.fixture(scope="module")
def kept():
    """The file of a corpus of sixty articles with work, once it was made."""
    return []


@pytest.fixture
def rich(kept, stores, add, do, path):
    """A corpus of sixty articles with work."""
    if kept:
        path.write_bytes(kept[0])
        return path
    with stores.create(str(path), make_schema(), at=NOW) as store:
        work_on(store, add, do)
    kept.append(path.read_bytes())
    return path


def work_on(store, add, do):
    add(store, *(make_article(text(n), id=f"a{n}", title=f"Titel {n}") for n in range(ARTICLES)))
    for n in range(ARTICLES):
        with store.open_unit_of_work() as work:
            some = [make_suggestion(m * 9, m * 9 + 5, id=f"p{n}-{m}") for m in range(8)]
            work.annotations.replace_suggestions(f"a{n}", Proposal(tuple(some)), "p@1")
            work.commit()
        spans = [make_span(m * 7, m * 7 + 4, id=f"s{n}-{m}") for m in range(12)]
        do(store, make_change_set(*[SpanAdded(span=span) for span in spans], article=f"a{n}"))
        do(
            store,
            make_change_set(SpanRemoved(span=spans[3]), article=f"a{n}", action=Action.REMOVE),
        )
        do(
            store,
            make_change_set(
                NoteChanged(before="", after=f"Notiz {n}"),
                StatusChanged(before=Status.NEW, after=Status.DONE),
                article=f"a{n}",
            ),
        )


@pytest.fixture
def states(rich, stores):
    return contents(stores, rich)


def contents(stores, path):
    """Every set of a corpus, by article."""
    found = {}
    with stores.open(str(path), Access.READ) as store, store.open_unit_of_work() as work:
        for n in range(ARTICLES):
            if work.articles.with_id(f"a{n}"):
                own, proposed = (
                    work.annotations.get(f"a{n}", ANNA),
                    work.annotations.get(f"a{n}", SUGGESTIONS),
                )
                found[f"a{n}"] = (own.article.text, own.status, own.note, own.spans, proposed.spans)
    return found


def saved(path, tmp_path, name="new.corpus"):
    return salvage(str(path), str(tmp_path / name), make_schema(), LATER, Silent())


def pages_of(path, *tables):
    connection = driver.connect(str(path))
    roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0"))
    connection.close()
    file = PageFile(path)
    found = [number for table in tables for number, _ in walk(file, roots[table], set())]
    file.close()
    return found


def spoil(path, numbers, how=b"\0"):
    with path.open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE_SIZE)
            file.write(how * PAGE_SIZE)


def test_a_sound_corpus_is_copied_without_a_loss(rich, states, stores, tmp_path):
    result = saved(rich, tmp_path)
    assert result.losses == ()
    assert result.is_whole
    assert result.problems == ()
    assert (result.articles, result.sets, result.spans) == (60, 60, 60 * 11)
    assert contents(stores, tmp_path / "new.corpus") == states
    with stores.open(str(tmp_path / "new.corpus"), Access.WRITE) as store:
        with store.open_unit_of_work() as work:
            assert len(list(work.history.entries())) == ARTICLES * 3
        assert list(store.problems()) == []


def test_the_damaged_file_is_not_touched(rich, tmp_path):
    spoil(rich, [7, 9, 20])
    before = rich.read_bytes()
    saved(rich, tmp_path)
    assert rich.read_bytes() == before
    assert sorted(item.name for item in tmp_path.iterdir() if "part" in item.name) == []


@pytest.mark.parametrize("table", ["spans", "annotation_sets", "decisions", "arguments"])
def test_lost_rows_of_sets_come_back_from_the_change_log(rich, states, stores, tmp_path, table):
    spoil(rich, pages_of(rich, table))
    result = saved(rich, tmp_path)
    assert result.problems == ()
    found = contents(stores, tmp_path / "new.corpus")
    assert found.keys() == states.keys()
    # Suggestions are in no log: they have to be made again.
    assert {name: each[:4] for name, each in found.items()} == {
        name: each[:4] for name, each in states.items()
    }
    kinds = {loss.kind for loss in result.losses}
    assert LossKind.PAGES in kinds
    if table == "spans":
        assert {LossKind.FROM_LOG, LossKind.SUGGESTED} <= kinds


def test_a_lost_change_log_leaves_the_rows(rich, states, stores, tmp_path):
    spoil(rich, pages_of(rich, "change_log"))
    result = saved(rich, tmp_path)
    assert result.problems == ()
    assert contents(stores, tmp_path / "new.corpus") == states
    assert any(loss.kind is LossKind.PAGES and loss.table == "change_log" for loss in result.losses)
    with (
        stores.open(str(tmp_path / "new.corpus"), Access.READ) as store,
        store.open_unit_of_work() as work,
    ):
        entries = list(work.history.entries("a5", ANNA))
    assert [entry.change_set.action for entry in entries] == [Action.RESTORE]


def test_lost_texts_are_listed_with_the_titles_of_their_articles(rich, states, stores, tmp_path):
    (leaf,) = random.Random(3).sample(pages_of(rich, "article_texts")[1:], 1)
    spoil(rich, [leaf])
    result = saved(rich, tmp_path)
    assert result.problems == ()
    lost = [loss for loss in result.losses if loss.kind is LossKind.ARTICLE]
    found = contents(stores, tmp_path / "new.corpus")
    assert lost
    assert len(lost) + len(found) == ARTICLES
    assert all(loss.title.startswith("Titel") and loss.article not in found for loss in lost)
    assert all(found[name] == states[name] for name in found)


def test_texts_without_their_articles_are_kept_under_the_id_the_log_knows(
    rich, states, stores, tmp_path
):
    spoil(rich, pages_of(rich, "articles"))
    result = saved(rich, tmp_path)
    assert result.problems == ()
    found = contents(stores, tmp_path / "new.corpus")
    assert found == states
    assert sum(loss.kind is LossKind.ARTICLE_DATA for loss in result.losses) == ARTICLES


def test_a_lost_list_of_tables_is_made_good_by_the_looks_of_the_rows(
    rich, states, stores, tmp_path
):
    spoil(rich, [1])
    result = saved(rich, tmp_path)
    assert result.problems == ()
    assert contents(stores, tmp_path / "new.corpus") == states
    assert LossKind.LIST in {loss.kind for loss in result.losses}


def test_a_lost_inner_page_loses_no_row(rich, states, stores, tmp_path):
    inner = [pages_of(rich, table)[0] for table in ("spans", "article_texts", "change_log")]
    spoil(rich, inner)
    result = saved(rich, tmp_path)
    assert result.problems == ()
    found = contents(stores, tmp_path / "new.corpus")
    assert {name: each[:4] for name, each in found.items()} == {
        name: each[:4] for name, each in states.items()
    }


def test_edits_that_stand_only_in_the_log_are_saved_and_a_lost_log_loses_only_them(
    rich, states, stores, do, tmp_path
):
    killed = tmp_path / "killed"
    killed.mkdir()
    with stores.open(str(rich), Access.WRITE) as store:
        do(store, make_change_set(NoteChanged(before="Notiz 4", after="danach"), article="a4"))
        for ending in ("", "-wal"):
            shutil.copy(f"{rich}{ending}", killed / f"{rich.name}{ending}")
    damaged = killed / rich.name
    assert saved(damaged, tmp_path, "one.corpus").is_whole
    assert contents(stores, tmp_path / "one.corpus")["a4"][2] == "danach"
    log = damaged.with_name(f"{damaged.name}-wal")
    content = bytearray(log.read_bytes())
    content[32 + 24 + 100] ^= 0xFF
    log.write_bytes(content)
    result = saved(damaged, tmp_path, "two.corpus")
    assert [loss.kind for loss in result.losses] == [LossKind.LOG]
    assert contents(stores, tmp_path / "two.corpus") == states
    log.unlink()
    assert saved(damaged, tmp_path, "three.corpus").problems == ()
    assert contents(stores, tmp_path / "three.corpus") == states


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_gives_what_is_left(rich, states, stores, tmp_path, share):
    content = rich.read_bytes()
    rich.write_bytes(content[: int(len(content) * share)])
    result = saved(rich, tmp_path)
    assert result.problems == ()
    assert LossKind.SHORT in {loss.kind for loss in result.losses} or share == 0.999
    assert not result.is_whole
    same_texts(contents(stores, tmp_path / "new.corpus"), states)


def same_texts(found, states):
    for name, each in found.items():
        assert each[0] == states[name][0]


def test_a_label_in_the_log_that_the_schema_does_not_have_is_a_loss(rich, stores, tmp_path):
    with closing(driver.connect(str(rich))) as connection, connection:
        connection.execute(
            """UPDATE change_log SET body = replace(body, '"PER"', '"PUR"') WHERE seq = 1"""
        )
    spoil(rich, pages_of(rich, "spans"))
    result = saved(rich, tmp_path)
    assert result.problems == ()
    assert "a0" in {loss.article for loss in result.losses}
    assert contents(stores, tmp_path / "new.corpus").keys() == {f"a{n}" for n in range(ARTICLES)}


@pytest.mark.parametrize("seed", range(12))
def test_random_damage_never_stops_the_salvage_or_gives_an_unsound_corpus(
    rich, states, stores, tmp_path, seed
):
    dice = random.Random(seed)
    content = bytearray(rich.read_bytes())
    for _ in range(dice.choice([1, 3, 10, 40])):
        at = dice.randrange(len(content) - 600)
        match dice.randrange(3):
            case 0:
                content[at] ^= 1 << dice.randrange(8)
            case 1:
                content[at : at + 512] = dice.randbytes(512)
            case _:
                page = at // PAGE_SIZE * PAGE_SIZE
                content[page : page + PAGE_SIZE] = bytes(PAGE_SIZE)
    rich.write_bytes(content)
    result = saved(rich, tmp_path)
    assert result.problems == ()
    found = contents(stores, tmp_path / "new.corpus")
    # Nothing disappears without a line.
    if found != states:
        assert result.losses
    missing = states.keys() - found.keys()
    assert missing <= {loss.article for loss in result.losses} or any(
        loss.table in {"articles", "article_texts"} or loss.kind is LossKind.STRAY
        for loss in result.losses
    )


def test_what_is_no_corpus_is_refused(tmp_path, path):
    path.write_bytes(b"no corpus at all" * 1000)
    with pytest.raises(NotACorpusError):
        saved(path, tmp_path)
    path.write_bytes(b"")
    with pytest.raises(NotACorpusError):
        saved(path, tmp_path)
    assert [item.name for item in tmp_path.iterdir() if "new.corpus" in item.name] == []


def test_nothing_is_overwritten_and_nobody_disturbed(rich, stores, tmp_path):
    (tmp_path / "new.corpus").write_text("precious")
    with pytest.raises(CorpusExistsError):
        saved(rich, tmp_path)
    with stores.open(str(rich), Access.WRITE), pytest.raises(CorpusLockedError):
        saved(rich, tmp_path, "other.corpus")
