"""Import, export and again, on real corpus files."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from annotator.bootstrap import make_context
from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import FormatError, TaskCancelledError
from annotator.domain.ids import GOLD, SUGGESTIONS, AnnotatorId
from annotator.domain.ports import Access, ArticleQuery
from annotator.services import corpora
from annotator.services.export import ExportRequest, export
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor
from factories import (
    ANNA,
    BEN,
    QUOTE,
    SIE,
    make_argument,
    make_article,
    make_machine_provenance,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
)
from fakes import FakeMonitor, FakeStore


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def opened(context, tmp_path):
    """Opens a corpus in the test's folder, making it if it is not there."""

    def open_corpus(name, access=Access.WRITE):
        location = str(tmp_path / name)
        if not (tmp_path / name).exists():
            context.stores.create(location, make_schema(), at=datetime.now(UTC)).close()
        return corpora.opened(context, location, access)

    return open_corpus


def rich_sets():
    article = make_article()
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q", note="😀")
    sie = make_span(SIE.begin, SIE.end, layer="mention", label="mention", id="m", seen=False)
    gap = make_span(2, 5, 9, 11, layer="cue", label="cue", id="c")
    person = make_span(
        12, 20, id="p", attributes={"generic": True}, provenance=make_machine_provenance()
    )
    arguments = (make_argument(quote, sie, id="g1"), make_argument(quote, None, "cue", id="g2"))
    return (
        make_set(
            quote,
            sie,
            gap,
            person,
            arguments=arguments,
            status=Status.DONE,
            decisions={"entity|PER|0-6": Verdict.REJECTED},
            note="fertig",
        ),
        make_set(person, annotator=BEN, status=Status.STARTED),
        make_set(quote, annotator=GOLD),
        make_set(
            make_suggestion(0, 6, id="s1"), make_suggestion(12, 20, id="s2"), annotator=SUGGESTIONS
        ),
        make_set(article=make_article("Ein zweiter Text, leer.", id="a2"), annotator=SUGGESTIONS),
        make_set(article=make_article("Ein dritter Text.", id="a3"), annotator=BEN),
    ), article


def read_back(store):
    found = {}
    with store.open_unit_of_work() as work:
        for article in work.articles.ids(ArticleQuery(ANNA)):
            for annotator in (*work.annotations.annotators_of(article), SUGGESTIONS):
                found[article, annotator] = work.annotations.get(article, AnnotatorId(annotator))
    return found


@pytest.fixture
def exported(context, tmp_path):
    """A JSONL file with everything, written from memory."""
    sets, _ = rich_sets()
    untouched = make_article("Niemand hat begonnen.", id="a4")
    path = tmp_path / "all.jsonl"
    store = FakeStore(make_schema(), sets=sets, articles=[untouched])
    export(context, store, ExportRequest(path, "jsonl"), NullMonitor())
    return path


def test_everything_of_a_corpus_goes_through_a_file_and_comes_back(
    context, opened, exported, tmp_path
):
    sets, _ = rich_sets()
    with opened("first.corpus") as store:
        report = import_articles(context, store, ImportRequest((exported,)), NullMonitor())
        assert report.notices == ()
        first = read_back(store)
        for own in sets:
            assert first[own.article.id, own.annotator] == own
        export(context, store, ExportRequest(tmp_path / "1.jsonl", "jsonl"), NullMonitor())
        assert list(store.problems()) == []
    with opened("second.corpus") as store:
        request = ImportRequest((tmp_path / "1.jsonl",))
        import_articles(context, store, request, NullMonitor())
        assert read_back(store) == first
        export(context, store, ExportRequest(tmp_path / "2.jsonl", "jsonl"), NullMonitor())
        assert list(store.problems()) == []
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_open_suggestions_are_counted_after_import(context, opened, exported):
    with opened("x.corpus") as store:
        import_articles(context, store, ImportRequest((exported,)), NullMonitor())
        with store.open_unit_of_work() as work:
            rows = {each.id: each for each in work.articles.rows(ArticleQuery(ANNA))}
    # Anna rejected the first suggestion and marked the second herself.
    assert rows["a1"].tally.status is Status.DONE
    assert rows["a1"].tally.open_suggestions == 0


def test_importing_twice_changes_nothing(context, opened, exported):
    with opened("x.corpus") as store:
        import_articles(context, store, ImportRequest((exported,)), NullMonitor())
        before = read_back(store)
        report = import_articles(context, store, ImportRequest((exported,)), NullMonitor())
        assert (report.articles, report.sets) == ((), 0)
        assert read_back(store) == before


def test_a_cancelled_import_leaves_the_corpus_unchanged(context, opened, exported, tmp_path):
    for number in range(450):
        (tmp_path / f"{number}.txt").write_text(f"Artikel {number}")
    with opened("x.corpus") as store:
        import_articles(context, store, ImportRequest((exported,)), NullMonitor())
        before = read_back(store)
        texts = ImportRequest(tuple(sorted(tmp_path.glob("*.txt"))))
        with pytest.raises(TaskCancelledError):
            import_articles(context, store, texts, FakeMonitor(cancel_at=430))
        assert read_back(store) == before
        assert list(store.problems()) == []
        assert len(import_articles(context, store, texts, NullMonitor()).articles) == 450


def test_a_refused_import_leaves_the_corpus_unchanged(context, opened, exported):
    exported.write_bytes(exported.read_bytes().replace(b'"label":"mention"', b'"label":"rumour"'))
    with opened("x.corpus") as store:
        with pytest.raises(FormatError, match="no label 'rumour'"):
            import_articles(context, store, ImportRequest((exported,)), NullMonitor())
        assert read_back(store) == {}
        assert list(store.problems()) == []


def test_a_second_annotator_joins_from_another_file(context, opened, tmp_path):
    first, second, *_ = rich_sets()[0]
    for own, name in ((first, "anna.jsonl"), (second, "ben.jsonl")):
        store = FakeStore(make_schema(), sets=[own])
        export(context, store, ExportRequest(tmp_path / name, "jsonl"), NullMonitor())
    with opened("x.corpus") as store:
        for name in ("anna.jsonl", "ben.jsonl"):
            import_articles(context, store, ImportRequest((tmp_path / name,)), NullMonitor())
        found = read_back(store)
        assert found["a1", ANNA] == first
        assert found["a1", BEN] == second


def test_an_export_may_be_made_while_the_corpus_is_open_for_writing(
    context, opened, exported, tmp_path
):
    with opened("x.corpus") as store:
        import_articles(context, store, ImportRequest((exported,)), NullMonitor())
        with opened("x.corpus", Access.READ) as reading:
            request = ExportRequest(tmp_path / "o.jsonl", "jsonl")
            report = export(context, reading, request, NullMonitor())
    assert report.manifest["articles"] == 4
