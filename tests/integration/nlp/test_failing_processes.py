"""A pipeline in several processes that raises, ends its process or is killed: never waited for, told in one sentence."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest
import spacy
from spacy.language import Language

from annotator.bootstrap import make_context
from annotator.domain.errors import PipelineError
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.domain.ports import SuggestRequest
from annotator.formats.schema_yaml import read_schema
from annotator.nlp.suggester import SpacySuggester
from annotator.resources import resource_path
from annotator.services.suggest import SuggestionRequest, suggest
from annotator.services.tasks import NullMonitor
from factories import make_article
from fakes import FakeStore

SCHEMA = read_schema(resource_path("schemas", "news-de.yaml"))
# What a batch of these becomes does not fit into a pipe: whoever waits for a reader waits for ever.
LONG = "Gestern traf Jutta Brinkhoff in Hameln die Rhyner Tabak. " * 80


@Language.component("test_stumbles")
def stumbles(doc):
    if "wirft" in doc.text:
        raise RuntimeError("boom")
    if "endet" in doc.text:
        os._exit(3)
    if "getötet" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc


@pytest.fixture(autouse=True)
def nobody_is_left():
    others = set(multiprocessing.active_children())
    yield
    assert set(multiprocessing.active_children()) <= others


@pytest.fixture
def suggester():
    nlp = spacy.blank("de")
    nlp.add_pipe("test_stumbles")
    return SpacySuggester(nlp, name="stumbling", version="1", schema=SCHEMA)


@pytest.fixture
def context(suggester):
    return replace(make_context(), load_suggester=lambda _use, _schema: suggester)


FAILURES = [
    ("wirft", "it failed (boom)"),
    ("endet", "ended by itself (exit status 3)"),
    ("getötet", "was killed by signal 9"),
]


@pytest.mark.parametrize(("word", "reason"), FAILURES)
@pytest.mark.parametrize("place", [0, 45, 199])
def test_the_error_says_what_became_of_the_process(suggester, word, reason, place):
    texts = [
        (ArticleId(str(number)), f"{LONG} {word}" if number == place else LONG)
        for number in range(200)
    ]
    with pytest.raises(PipelineError, match="stumbling@1") as caught:
        list(suggester.suggest(texts, SuggestRequest(jobs=2)))
    assert reason in str(caught.value)


@pytest.mark.parametrize(("word", "reason"), FAILURES)
def test_only_the_article_at_fault_is_skipped_and_it_is_named(context, word, reason):
    articles = [
        make_article(
            f"{LONG} {word} {n}" if n in {3, 70} else f"{LONG} {n}", id=f"a{n}", title=f"Titel {n}"
        )
        for n in range(90)
    ]
    store = FakeStore(SCHEMA, articles=articles)
    report = suggest(context, store, SuggestionRequest(jobs=2), NullMonitor())
    assert [each.title for each in report.failures] == ["Titel 3", "Titel 70"]
    assert all(reason in each.reason for each in report.failures)
    assert report.articles == 88
    assert sum(annotator == SUGGESTIONS for _, annotator in store.state.sets) == 88


def test_a_process_that_is_killed_from_outside_costs_no_article(context):
    articles = [make_article(f"{LONG} {n}", id=f"a{n}", title=f"Titel {n}") for n in range(300)]
    store = FakeStore(SCHEMA, articles=articles)
    others = set(multiprocessing.active_children())
    killed = []

    class Killing(NullMonitor):
        def report(self, progress):
            running = set(multiprocessing.active_children()) - others
            if progress.done >= 70 and not killed and running:
                killed.append(min(running, key=lambda process: process.pid))
                os.kill(killed[0].pid, signal.SIGKILL)

    report = suggest(context, store, SuggestionRequest(jobs=2), Killing())
    assert killed
    assert (report.articles, report.failures) == (300, ())


def test_processes_end_when_whoever_asked_is_killed(tmp_path):
    def ask():
        nlp = spacy.blank("de")
        nlp.add_pipe("test_stumbles")
        made = SpacySuggester(nlp, name="x", version="1", schema=SCHEMA)
        texts = ((ArticleId(str(number)), LONG) for number in range(10_000))
        for done, _ in enumerate(made.suggest(texts, SuggestRequest(jobs=2))):
            if done == 40:
                running = [str(process.pid) for process in multiprocessing.active_children()]
                (tmp_path / "running").write_text(" ".join(running), encoding="utf-8")
                os.kill(os.getpid(), signal.SIGKILL)

    asking = multiprocessing.get_context("fork").Process(target=ask)
    asking.start()
    guard = Timer(60, asking.kill)
    guard.start()
    asking.join()
    guard.cancel()
    left = {int(each) for each in (tmp_path / "running").read_text(encoding="utf-8").split()}
    assert len(left) == 2
    for _ in range(600):
        left = {each for each in left if is_alive(each)}
        if not left:
            break
        signal.sigtimedwait([], 0.1)
    assert not left


def is_alive(pid):
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"
