"""What is in a corpus and its backups, in numbers."""

from __future__ import annotations

from dataclasses import replace

from annotator.bootstrap import default_schema, make_context
from annotator.domain.changes import Status
from annotator.services.restore_choices import backup_choices
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, NOW, make_article, make_set
from gold_samples import put_into


def test_an_article_that_several_people_finished_counts_once(tmp_path):
    articles = [make_article(f"Text {n}.", id=f"a{n}") for n in range(5)]
    done = {ANNA: (0, 1, 2), BEN: (2, 3)}
    sets = [
        replace(make_set(article=article, annotator=who), status=status)
        for who, finished in done.items()
        for n, article in enumerate(articles)
        for status in [Status.DONE if n in finished else Status.STARTED]
    ]
    path = str(tmp_path / "x.corpus")
    context = make_context()
    with context.stores.create(path, default_schema(), at=NOW) as store:
        put_into(store, sets)
    now = backup_choices(context, path, NullMonitor()).now
    assert now is not None
    assert (now.articles, now.finished) == (5, 4)


def test_of_one_person_every_finished_article_counts(tmp_path):
    articles = [make_article(f"Text {n}.", id=f"a{n}") for n in range(3)]
    sets = [make_set(article=each, annotator=ANNA, status=Status.DONE) for each in articles]
    path = str(tmp_path / "x.corpus")
    context = make_context()
    with context.stores.create(path, default_schema(), at=NOW) as store:
        put_into(store, sets)
    now = backup_choices(context, path, NullMonitor()).now
    assert now is not None
    assert (now.articles, now.finished) == (3, 3)
