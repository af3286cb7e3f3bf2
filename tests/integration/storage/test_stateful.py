"""Random work on a real file equals the same work on a model in memory."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import Access, LogKind
from annotator.domain.workbench import Proposal, Workbench
from annotator.storage.corpus_file import SqliteCorpusStores
from change_strategies import LABELS, change_sets
from factories import ANNA, NOW, make_article, make_schema, make_suggestion

TEXT = "Ein kurzer Text 😀 mit „Zitat“ und Cafe\u0301."


class Corpus(RuleBasedStateMachine):
    """One annotator, one article: edits, undo, redo, new suggestions, reopening."""

    @initialize()
    def make(self):
        self.folder = Path(tempfile.mkdtemp())
        self.stores = SqliteCorpusStores()
        self.store = self.stores.create(str(self.folder / "x.corpus"), make_schema(), at=NOW)
        article = make_article(TEXT)
        with self.store.open_unit_of_work() as work:
            number = work.imports.begin("x", NOW)
            work.imports.add(number, [article])
            work.imports.finish(number)
            work.commit()
        self.desk = Workbench(AnnotationSet(article, ANNA), AnnotationSet(article, SUGGESTIONS))
        self.done = []
        self.undone = []

    def _record(self, changes, kind=LogKind.DO, of=None):
        self.desk = self.desk.apply(changes)
        with self.store.open_unit_of_work() as work:
            seq = work.annotations.record(changes, self.desk.tally, kind=kind, of=of)
            work.commit()
        return seq

    @rule(data=st.data())
    def edit(self, data):
        changes = data.draw(change_sets(self.desk.own))
        self.done.append((self._record(changes), changes))
        self.undone.clear()

    @precondition(lambda self: self.done)
    @rule()
    def undo(self):
        seq, changes = self.done.pop()
        self._record(changes.inverted(), LogKind.UNDO, seq)
        self.undone.append((seq, changes))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self):
        seq, changes = self.undone.pop()
        self._record(changes, LogKind.REDO, seq)
        self.done.append((seq, changes))

    @rule(places=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(LABELS)), max_size=6))
    def propose(self, places):
        proposed = [make_suggestion(n, n + 2, layer=a, label=b) for n, (a, b) in places]
        with self.store.open_unit_of_work() as work:
            work.annotations.replace_suggestions("a1", Proposal(tuple(proposed)), "p@1")
            work.commit()
        fresh = AnnotationSet(
            self.desk.article, SUGGESTIONS, spans={span.id: span for span in proposed}
        )
        self.desk = self.desk.with_suggestions(fresh)

    @rule()
    def reopen(self):
        self.store.close()
        self.store = self.stores.open(str(self.folder / "x.corpus"), Access.WRITE)

    @invariant()
    def the_file_says_the_same(self):
        if not hasattr(self, "desk"):
            return
        with self.store.open_unit_of_work() as work:
            own, suggestions = work.annotations.pair("a1", ANNA)
            assert own == self.desk.own
            assert list(own.arguments) == list(self.desk.own.arguments)
            assert suggestions == self.desk.suggestions
            assert work.articles.row("a1", ANNA).tally == self.desk.tally
            undoable = work.history.undoable("a1", ANNA)
            redoable = work.history.redoable("a1", ANNA)
        assert (undoable and undoable.seq) == (self.done[-1][0] if self.done else None)
        assert (redoable and redoable.seq) == (self.undone[-1][0] if self.undone else None)

    def teardown(self):
        if hasattr(self, "store"):
            # The random links do not keep to the roles of the schema.
            problems = [p for p in self.store.problems() if "unknown here" not in p]
            self.store.close()
            assert problems == []
            shutil.rmtree(self.folder)


TestCorpus = Corpus.TestCase
TestCorpus.settings = settings(
    max_examples=20, stateful_step_count=20, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
