"""Importing: all or nothing, nothing doubled, everything told."""

from __future__ import annotations

import gc
import os
import zipfile
from pathlib import Path

import orjson
import pytest

from annotator.cli.values import import_values
from annotator.domain.changes import Action, Status, Verdict
from annotator.domain.errors import (
    DiskFullError,
    FileReadError,
    FormatError,
    SettingError,
    TaskCancelledError,
    UnknownFormatError,
)
from annotator.domain.ids import GOLD, SUGGESTIONS, ArticleId
from annotator.domain.ports import ArticleQuery
from annotator.formats.jsonl import JsonlExporter
from annotator.formats.reading import Notice, NoticeKind, SourceArticle
from annotator.formats.tellings import Tellings
from annotator.formats.writing import ExportItem, ExportJob, Losses
from annotator.services import import_arrival
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor
from factories import (
    ANNA,
    BEN,
    NOW,
    PIPELINE,
    TEXT,
    make_argument,
    make_article,
    make_set,
    make_span,
    make_suggestion,
)
from fakes import FakeMonitor, FakeStore, corpus_of


@pytest.fixture
def folder(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Meldung {name}\nKöln (dpa) – Text.")
    return tmp_path


@pytest.fixture
def run(context, store):
    def run_import(*paths, monitor=None, **fields):
        request = ImportRequest(tuple(paths), **fields)
        return import_articles(context, store, request, monitor or NullMonitor())

    return run_import


@pytest.fixture
def exported(tmp_path, schema):
    def export(*sets, name="in.jsonl"):
        items = [
            ExportItem(own.article, own, PIPELINE if own.annotator == SUGGESTIONS else "")
            for own in sets
        ]
        job = ExportJob(tmp_path / name, schema, tuple(schema.layers), "1")
        JsonlExporter().export(items, job, Losses())
        return tmp_path / name

    return export


def titles(store):
    return [article.title for article in store.state.visible().values()]


def edited(path, change):
    record = orjson.loads(path.read_bytes())
    change(record)
    path.write_bytes(orjson.dumps(record))
    return path


class TestTexts:
    def test_a_folder_becomes_articles_in_order(self, run, store, folder):
        report = run(folder)
        assert titles(store) == ["Meldung a.txt", "Meldung b.txt", "Meldung c.txt"]
        assert list(report.articles) == list(store.state.visible())

    def test_an_article_knows_its_file_language_and_time(self, run, store, folder):
        run(folder / "a.txt")
        (article,) = store.state.visible().values()
        assert (article.source, article.language, article.imported_at) == ("a.txt", "de", NOW)

    def test_importing_again_doubles_nothing_and_says_so(self, run, store, folder):
        run(folder)
        report = run(folder)
        assert report.articles == ()
        assert len(report.of(NoticeKind.DUPLICATE)) == 3
        assert len(store.state.visible()) == 3

    def test_the_same_text_in_two_files_is_taken_once(self, run, store, folder):
        (folder / "z.txt").write_bytes((folder / "a.txt").read_bytes())
        report = run(folder)
        (notice,) = report.of(NoticeKind.DUPLICATE)
        assert notice.file.endswith("z.txt")
        assert len(store.state.visible()) == 3

    def test_line_ends_do_not_make_another_article(self, run, store, folder):
        (folder / "z.txt").write_bytes((folder / "a.txt").read_bytes().replace(b"\n", b"\r\n"))
        run(folder)
        assert len(store.state.visible()) == 3

    def test_a_broken_file_is_skipped_and_named_and_the_others_come(self, run, store, folder):
        (folder / "b.txt").write_bytes(bytes(256))
        report = run(folder)
        (notice,) = report.of(NoticeKind.SKIPPED)
        assert notice.file.endswith("b.txt")
        assert "binary" in notice.text
        assert titles(store) == ["Meldung a.txt", "Meldung c.txt"]

    def test_an_empty_file_is_skipped_and_named(self, run, folder):
        (folder / "b.txt").write_bytes(b"")
        (notice,) = run(folder).of(NoticeKind.SKIPPED)
        assert notice.text == "there is no text in it"

    def test_a_file_that_vanishes_after_it_was_found_is_skipped_and_named(self, run, store, folder):
        class Deleting(FakeMonitor):
            def report(self, progress):
                (folder / "c.txt").unlink(missing_ok=True)

        report = run(folder, monitor=Deleting())
        (notice,) = report.of(NoticeKind.SKIPPED)
        assert "No such file" in notice.text
        assert len(store.state.visible()) == 2

    def test_what_was_changed_while_reading_is_told(self, run, folder):
        (folder / "a.txt").write_bytes("Größe\x07: geändert".encode())
        (notice,) = run(folder / "a.txt").of(NoticeKind.CHANGED)
        assert notice.params["count"] == 1

    def test_files_of_another_kind_are_no_failure(self, run, folder):
        (folder / "readme.md").write_text("x")
        report = run(folder)
        assert len(report.of(NoticeKind.IGNORED)) == 1
        assert report.of(NoticeKind.SKIPPED) == ()

    def test_large_folders_come_in_chunks(self, run, store, tmp_path):
        for number in range(1_100):
            (tmp_path / f"{number}.txt").write_text(f"Artikel {number}")
        run(tmp_path)
        assert len(store.state.visible()) == 1_100
        assert store.commits == 5  # begin, two full chunks, the rest, the end

    def test_a_file_name_in_no_encoding_does_no_harm(self, run, store, tmp_path):
        (tmp_path / os.fsdecode(b"K\xf6ln.txt")).write_text("***")
        (tmp_path / os.fsdecode(b"M\xfcll.txt")).write_bytes(b"")
        report = run(tmp_path)
        (article,) = store.state.visible().values()
        assert (article.source, article.title) == ("K\ufffdln.txt", "K\ufffdln")
        assert report.notices[0].file.endswith("M\ufffdll.txt")


class TestAllOrNothing:
    @pytest.mark.parametrize("item", ["a.txt", "b.txt", "c.txt"])
    def test_a_cancelled_import_leaves_the_corpus_as_it_was(self, run, store, folder, item):
        before = corpus_of(store)
        with pytest.raises(TaskCancelledError):
            run(folder, monitor=FakeMonitor(cancel_before=item))
        assert corpus_of(store) == before
        assert store.state.articles == {}

    def test_also_after_chunks_were_written(self, run, store, tmp_path):
        for number in range(1_100):
            (tmp_path / f"{number}.txt").write_text(f"Artikel {number}")
        with pytest.raises(TaskCancelledError):
            run(tmp_path, monitor=FakeMonitor(cancel_before="449.txt"))
        assert store.state.articles == {}

    def test_a_key_press_that_interrupts_leaves_the_corpus_as_it_was(self, run, store, folder):
        class Interrupting(FakeMonitor):
            def report(self, progress):
                if progress.done == 2:
                    raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run(folder, monitor=Interrupting())
        assert store.state.articles == {}

    def test_a_full_disk_is_passed_on_and_nothing_is_visible(self, run, store, folder):
        class Filling(FakeMonitor):
            def report(self, progress):
                if progress.done == 1:
                    store.fail_with = DiskFullError(corpus="x.corpus")

        with pytest.raises(DiskFullError):
            run(folder, monitor=Filling())
        assert store.state.visible() == {}

    def test_nobody_sees_an_article_before_all_are_there(self, run, store, folder):
        seen = []

        class Looking(FakeMonitor):
            def report(self, progress):
                seen.append(len(store.state.visible()))

        run(folder, monitor=Looking())
        assert set(seen) == {0}

    @pytest.mark.parametrize(
        ("fields", "error", "words"),
        [
            ({"format": "doc"}, UnknownFormatError, "no format 'doc'; known: jsonl, text"),
            ({"encoding": "utf-9"}, SettingError, "there is no encoding"),
            ({"annotator": "gold"}, SettingError, "'gold' is no person"),
            ({"annotator": "  "}, SettingError, "is no name"),
        ],
    )
    def test_a_wrong_request_is_refused_before_anything_is_written(
        self, run, store, folder, fields, error, words
    ):
        with pytest.raises(error, match=words):
            run(folder, **fields)
        assert store.commits == 0

    def test_a_path_that_is_not_there_is_refused(self, run, store, folder):
        with pytest.raises(FileReadError, match="no such file"):
            run(folder, folder / "nowhere.txt")
        assert store.commits == 0


class TestAnnotations:
    def annotated(self, **fields):
        quote = make_span(0, 20, layer="quote", label="direct", id="q")
        person = make_span(4, 9, id="p", seen=False, note="?")
        values = {
            "status": Status.DONE,
            "decisions": {"entity|LOC|0-6": Verdict.REJECTED},
            "note": "fertig",
        }
        arguments = [
            make_argument(quote, person, id="g1"),
            make_argument(quote, None, "cue", id="g2"),
        ]
        return make_set(quote, person, arguments=arguments, **(values | fields))

    def test_an_export_comes_back_as_an_equal_corpus(self, run, store, exported):
        suggested = make_set(make_suggestion(0, 6), annotator=SUGGESTIONS)
        sets = [
            self.annotated(),
            self.annotated(annotator=BEN),
            self.annotated(annotator=GOLD),
            suggested,
        ]
        report = run(exported(*sets))
        assert corpus_of(store) == corpus_of(FakeStore(sets=sets))
        assert (len(report.articles), report.sets) == (1, 4)
        assert store.state.sources == {"a1": PIPELINE}

    def test_what_people_made_of_articles_can_count_as_finished(self, run, store, exported):
        suggested = make_set(make_suggestion(0, 6), annotator=SUGGESTIONS)
        sets = [self.annotated(status=Status.STARTED), suggested]
        run(exported(*sets), done=True)
        with store.open_unit_of_work() as work:
            assert work.annotations.get(ArticleId("a1"), ANNA).status is Status.DONE
            assert work.annotations.get(ArticleId("a1"), SUGGESTIONS).status is Status.NEW
            assert work.articles.status_counts(ANNA)[Status.DONE] == 1

    def test_each_set_is_one_change_set_that_can_be_undone(self, run, store, exported):
        run(exported(self.annotated()))
        (changes,) = store.recorded
        assert (changes.action, changes.annotator, changes.at) == (Action.IMPORT, ANNA, NOW)
        with store.open_unit_of_work() as work:
            assert work.history.undoable(changes.article, ANNA).action is Action.IMPORT

    def test_the_tally_fits_the_set(self, run, store, exported, context, monkeypatch):
        tallies = []
        monkeypatch.setattr(
            "fakes.FakeAnnotations.record",
            lambda self, changes, tally, **kwargs: tallies.append(tally),
        )
        run(exported(self.annotated()))
        assert [(tally.status, tally.spans) for tally in tallies] == [(Status.DONE, 2)]

    def test_a_second_annotator_joins_an_article_that_is_there(self, run, store, exported):
        run(exported(self.annotated()))
        report = run(exported(self.annotated(annotator=BEN), name="ben.jsonl"))
        assert (report.articles, report.sets) == ((), 1)
        assert set(store.state.sets) == {("a1", ANNA), ("a1", BEN)}

    def test_the_same_set_again_is_a_duplicate(self, run, exported):
        run(exported(self.annotated()))
        report = run(exported(self.annotated()))
        assert report.sets == 0
        assert len(report.of(NoticeKind.DUPLICATE)) == 1

    def test_work_that_is_there_is_never_overwritten(self, run, store, exported):
        run(exported(self.annotated()))
        before = corpus_of(store)
        report = run(exported(self.annotated(note="anders"), name="other.jsonl"))
        (notice,) = report.of(NoticeKind.SKIPPED)
        assert "Anna has annotations" in notice.text
        assert corpus_of(store) == before

    def test_the_article_is_found_by_its_text_not_by_its_id(self, run, store, exported):
        run(exported(self.annotated()))
        path = edited(
            exported(self.annotated(annotator=BEN), name="ben.jsonl"),
            lambda record: record.update(id="elsewhere"),
        )
        run(path)
        assert ("a1", BEN) in store.state.sets

    def test_an_id_that_is_taken_is_replaced_and_told(self, run, store, exported):
        run(exported(self.annotated()))
        other = make_set(article=make_article("Ein ganz anderer Text."))
        report = run(exported(other, name="other.jsonl"))
        (notice,) = report.of(NoticeKind.CHANGED)
        assert "belongs to another article" in notice.text
        assert len(store.state.visible()) == 2

    def test_a_name_may_be_put_in_place_of_the_files(self, run, store, exported):
        run(exported(self.annotated()), annotator="Clara")
        assert set(store.state.sets) == {("a1", "Clara")}

    def test_suggestions_stay_suggestions_whoever_imports_them(self, run, store, exported):
        run(exported(make_set(make_suggestion(0, 6), annotator=SUGGESTIONS)), annotator="Clara")
        assert set(store.state.sets) == {("a1", SUGGESTIONS)}

    def test_two_sets_cannot_both_become_claras(self, run, store, exported):
        path = exported(self.annotated(), self.annotated(annotator=BEN))
        with pytest.raises(SettingError, match=r"more than one set of Clara .*line 2"):
            run(path, annotator="Clara")
        assert store.state.articles == {}

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (
                lambda r: r["spans"][0].update(label="shouted"),
                "no label 'shouted' on layer 'quote'",
            ),
            (lambda r: r["spans"][0].update(layer="rumour"), "on layer 'rumour'"),
            (lambda r: r["arguments"][0].update(role="whisperer"), "has no role 'whisperer'"),
            (lambda r: r["spans"][1].update(attributes={"form": "x"}), "no attribute 'form'"),
        ],
    )
    def test_what_the_schema_does_not_know_stops_the_import_with_file_and_line(
        self, run, store, exported, change, words
    ):
        path = edited(exported(self.annotated()), change)
        with pytest.raises(FormatError, match=r"in\.jsonl, line 1: ") as caught:
            run(path)
        assert words in str(caught.value)
        assert store.state.articles == {}

    def test_a_broken_line_stops_the_import_and_nothing_stays(self, run, store, exported):
        path = exported(self.annotated())
        path.write_bytes(path.read_bytes() + b"{broken\n")
        with pytest.raises(FormatError, match="line 2"):
            run(path)
        assert store.state.articles == {}

    def test_a_cancel_also_keeps_sets_of_old_articles_out(self, run, store, exported, folder):
        run(exported(self.annotated()))
        before = corpus_of(store)
        path = exported(self.annotated(annotator=BEN), name="ben.jsonl")
        with pytest.raises(TaskCancelledError):
            run(path, folder / "a.txt", monitor=FakeMonitor(cancel_before="a.txt"))
        assert corpus_of(store) == before

    def test_articles_of_a_file_are_counted_while_it_is_read(self, run, exported):
        sets = [make_set(article=make_article(f"Text {n}", id=f"a{n}")) for n in range(5)]
        monitor = FakeMonitor()
        run(exported(*sets), monitor=monitor)
        assert max(report.done for report in monitor.reports if report.total is None) == 4


def test_the_default_text_survives_import(run, store, tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    run(tmp_path)
    (article,) = store.state.visible().values()
    assert article.text == TEXT


def test_an_archive_is_imported_under_its_own_name_and_leaves_nothing(run, store, tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "Köln (dpa) – Text.\x07")
        archive.writestr("sub/empty.txt", "")
        archive.writestr("page.odt", "?")
    report = run(path)
    assert len(report.articles) == 1
    assert {notice.file: notice.kind for notice in report.notices} == {
        f"{path}/a.txt": NoticeKind.CHANGED,
        f"{path}/sub/empty.txt": NoticeKind.SKIPPED,
        f"{path}/page.odt": NoticeKind.IGNORED,
    }


def test_a_broken_line_in_an_archive_is_named_and_nothing_is_imported(run, store, tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "Text.")
        archive.writestr("b.jsonl", '\n{"format":"annotator-jsonl-1"}')
    with pytest.raises(FormatError, match=r"x\.zip/b\.jsonl, line 2: "):
        run(path)
    assert not list(store.open_unit_of_work().__enter__().articles.ids(ArticleQuery(ANNA)))


def test_of_many_notices_the_first_of_each_kind_are_kept_and_all_are_counted(
    run, tmp_path, monkeypatch
):
    monkeypatch.setattr(import_arrival, "KEPT_NOTICES", 10)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text("Immer dieselbe Meldung.")
    (folder / "a.png").write_bytes(b"")
    report = run(folder)
    assert (report.counts, report.notices_total) == ({"ignored": 1, "duplicate": 29}, 30)
    kept = report.of(NoticeKind.DUPLICATE)
    assert [Path(each.file).name for each in kept] == [f"{n:02}.txt" for n in range(1, 11)]
    assert len(report.of(NoticeKind.IGNORED)) == 1
    told = import_values(report, 5)
    assert (len(told["notices"]), told["notices_total"], told["duplicate"]) == (5, 30, 29)


def test_notices_of_a_hundred_thousand_articles_keep_no_more_than_the_first():
    told = Tellings(import_arrival.KEPT_NOTICES)
    for number in range(100_000):
        kind = NoticeKind.CHANGED if number % 2 else NoticeKind.DOUBTFUL
        told.append(Notice(kind, f"{number}.txt", "it is {what}", {"what": number}))
    gc.collect()
    there = sum(isinstance(each, Notice) for each in gc.get_objects())
    assert there <= 2 * import_arrival.KEPT_NOTICES + 1
    assert told.counts == {"changed": 50_000, "doubtful": 50_000}
    assert [each.file for each in told.first[:3]] == ["0.txt", "1.txt", "2.txt"]


def test_what_is_in_the_corpus_already_is_not_held_until_the_end(run, exported, monkeypatch):
    sets = [
        make_set(make_span(0, 4), article=make_article(f"Text {n}", id=f"a{n}")) for n in range(20)
    ]
    path = exported(*sets)
    held = []
    finish = import_arrival.Arrival.finish

    def counting(self):
        gc.collect()
        held.append(sum(isinstance(each, SourceArticle) for each in gc.get_objects()))
        return finish(self)

    monkeypatch.setattr(import_arrival.Arrival, "finish", counting)
    run(path)
    report = run(path)
    assert report.counts == {"duplicate": 20}
    assert held[1] <= 1
