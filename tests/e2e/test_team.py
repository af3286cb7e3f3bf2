"""Three people annotate eight articles by keys, each in a corpus made of a package; the packages are merged in the window.

What agreement says then is worked out here anew, from what the three did.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from journey import CTRL, LEFT, SHIFT, Person
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from statsmodels.stats.inter_rater import cohens_kappa, to_table

from annotator.bootstrap import make_context
from annotator.cli.main import run
from annotator.cli.program import Program
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access
from annotator.domain.schema_changes import RenameLabel
from annotator.domain.segmentation import token_bounds
from annotator.resources import resource_path
from annotator.services.agreement import AgreementRequest, measure_agreement
from annotator.services.schema_editing import SchemaEditing
from annotator.services.tasks import NullMonitor

WHO = ("Anna", "Ben", "Cem")
ARTICLES, STEPS = 8, 9
KEY = Qt.Key


@pytest.fixture
def command(tmp_path):
    """The command line, for what a script would do."""
    context = make_context()
    program = Program(lambda: context, lambda _request: 0, "0")

    def run_line(*words):
        assert run([str(word) for word in words], program) == 0

    return run_line


@pytest.fixture
def team(tmp_path, command, capsys):
    """The samples with suggestions, eight of them with everybody."""
    corpus = tmp_path / "team.corpus"
    command("import", corpus, resource_path("samples"))
    command("suggest", corpus)
    command("assign", corpus, "--to", ",".join(WHO), "--overlap", "100%", "--most", ARTICLES)
    capsys.readouterr()
    return corpus


@pytest.fixture
def sit(qtbot, tmp_path):
    """Somebody sits down at a desk of their own; leaves at the end."""
    sitting = []

    def down(who):
        QSettings().clear()
        sitting.append(Person(tmp_path / f"{who}.settings.json"))
        return sitting[-1]

    yield down
    for each in sitting:
        each.leave()


def annotate(person, who):
    """Eight articles by keys: each accepts, rejects and relabels others of the same suggestions."""
    for number in range(ARTICLES):
        person.view.setFocus()
        for step in range(STEPS):
            person.key(KEY.Key_Tab)
            if person.session.focus is None:
                break
            turn = number + step
            if who == "Ben" and turn % 4 == 0:
                person.key(KEY.Key_Backspace)
            elif who == "Cem" and turn % 3 == 0 and person.session.focused_span.layer == "entity":
                person.key(KEY.Key_M)
            else:
                person.key(KEY.Key_Return)
        if who != "Ben":
            begin, _end = person.unmarked_word()
            person.double_click(begin + 2)
            person.key(KEY.Key_P if who == "Anna" else KEY.Key_O)
        person.key(KEY.Key_Return, CTRL)


def drop_on(widget, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, middle = Qt.DropAction.CopyAction, QPointF(widget.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(middle.toPoint(), copy, mime, LEFT, none)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(middle, copy, mime, LEFT, none))


def sets_of(corpus, who):
    """What a person has finished: by text, the layer, label and fragments of every span."""
    store = make_context().stores.open(str(corpus), Access.READ)
    with store.open_unit_of_work() as work:
        given = [each.article for each in work.assignments.all(AnnotatorId(who))]
        own = [work.annotations.get(each, AnnotatorId(who)) for each in given]
    store.close()
    assert {each.status for each in own} == {Status.DONE}
    return {
        each.article.text: {
            (s.layer, s.label, tuple((f.begin, f.end) for f in s.fragments)) for s in each
        }
        for each in own
    }


def measured(corpus):
    """The numbers of the program: by layer, measure and pair."""
    store = make_context().stores.open(str(corpus), Access.READ)
    report = measure_agreement(store, AgreementRequest(times=0), NullMonitor())
    store.close()
    return {
        (line.on.value, line.layer, line.coefficient.value, line.annotators): line.value
        for line in report.lines
        if not line.name
    }


def categories(found, layer):
    """What a person says each word is, over all texts: its labels, or nothing."""
    for text in sorted(found):
        marked = [
            (begin, end, label)
            for of, label, parts in found[text]
            if of == layer
            for begin, end in parts
        ]
        for word_begin, word_end in token_bounds(text, 0, len(text)):
            over = {label for begin, end, label in marked if begin < word_end and word_begin < end}
            yield "+".join(sorted(over))


def packages_made_by(sit, team, tmp_path):
    """The one who leads makes packages for all, in the window: who that is, the team window, and the packages."""
    lead = sit("lead")
    assert lead.window.open_corpus(str(team))
    lead.key(KEY.Key_F6, CTRL)
    window = lead.window.companions["team"].dialog
    idle = lambda: not window._runner._worker.busy  # noqa: E731 - said often
    lead.wait_until(lambda: idle() and window.progress.tree.topLevelItemCount() == 1)
    window.tabs.setCurrentWidget(window.packages)
    window.packages.folder.setText(str(tmp_path / "out"))
    QTest.mouseClick(window.packages.make, LEFT)
    lead.wait_until(lambda: idle() and window.packages.made.isVisible())
    packages = {who: tmp_path / "out" / f"{who}.zip" for who in WHO}
    assert all(each.is_file() for each in packages.values())
    return lead, window, packages


def test_three_people_annotate_packages_by_keys_and_the_window_brings_them_together(
    sit, team, tmp_path, monkeypatch
):
    lead, window, packages = packages_made_by(sit, team, tmp_path)

    # Each drops a package onto the window, works through it by keys, and returns it.
    for who in WHO:
        person = sit(who)
        person.drop(packages[who])
        person.wait_until(lambda person=person: person.desk is not None)
        person.wait_for_worker()
        assert person.window.annotator == who
        panel = person.desk.article_list
        assert (panel.model.rowCount(), panel.own_work.bar.maximum()) == (ARTICLES, ARTICLES)
        annotate(person, who)
        assert panel.own_work.count.text() == "8 of 8 done"
        back = tmp_path / f"{who}-back.zip"
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_a, to=back, **_k: (str(to), "")
        )
        person.window.actions_of["package.return"].trigger()
        person.wait_for_worker()
        assert back.is_file(), person.window.task_bar.outcome
        person.window.close_corpus()

    # All three are dropped onto the team window: first seen, then merged.
    idle = lambda: not window._runner._worker.busy  # noqa: E731 - said often
    backs = [tmp_path / f"{who}-back.zip" for who in WHO]
    drop_on(window, *backs)
    lead.wait_until(lambda: idle() and window.packages.merge.isEnabled())
    assert window.packages.view.topLevelItemCount() == len(WHO)
    assert window.packages.told.text().startswith("24 new")
    QTest.mouseClick(window.packages.merge, LEFT)
    lead.wait_until(lambda: idle() and not window.packages.paths)
    lead.wait_until(lambda: window.progress.tree.topLevelItem(0).text(1) == "24 of 24")
    lead.window.close_corpus()

    # What came is what each had done at home …
    made = {who: sets_of(team, who) for who in WHO}
    for who in WHO:
        assert made[who] == sets_of(tmp_path / "out" / f"{who}.corpus", who)
    assert len({str(sorted(found.items())) for found in map(_sorted, made.values())}) == len(WHO)

    # … and agreement is what it gives, counted here: equal spans are equal, kappa is scikit-learn's.
    told = measured(team)
    common = Counter()
    marked = {who: counted(made[who]) for who in WHO}
    for one, other in combinations(WHO, 2):
        both = counted({text: made[one][text] & made[other][text] for text in made[one]})
        common.update(both)
        for layer in ("entity", "quote"):
            sizes = marked[one][layer] + marked[other][layer]
            value = told["span", layer, "f1_exact", (one, other)]
            assert value == pytest.approx(2 * both[layer] / sizes, abs=1e-9)
        words = [list(categories(made[who], "entity")) for who in (one, other)]
        kappa = told["token", "entity", "cohen_kappa", (one, other)]
        # Categories as numbers: the table wants something that can be sorted.
        names = sorted({str(each) for each in (*words[0], *words[1])})
        pairs = [[names.index(str(each)) for each in pair] for pair in zip(*words, strict=True)]
        table, _ = to_table(pairs, len(names))
        assert kappa == pytest.approx(cohens_kappa(table).kappa, abs=1e-9)
    # Every set takes part in two of the three pairs.
    sizes = 2 * sum(marked[who]["entity"] for who in WHO)
    assert told["span", "entity", "f1_exact", ()] == pytest.approx(2 * common["entity"] / sizes)


def _sorted(found):
    return {text: sorted(spans) for text, spans in found.items()}


def counted(found):
    """How many spans of each layer, over all articles."""
    return Counter(span[0] for spans in found.values() for span in spans)


def test_work_made_with_an_older_schema_is_carried_over_in_the_window(sit, team, tmp_path, command):
    """A package goes out, the schema changes here, the package comes back."""
    package = tmp_path / "Anna.zip"
    command("package", team, package, "--for", "Anna")
    anna = sit("Anna")
    anna.drop(package)
    anna.wait_until(lambda: anna.desk is not None)
    anna.wait_for_worker()
    annotate(anna, "Anna")
    anna.window.close_corpus()
    command("package", tmp_path / "Anna.corpus", tmp_path / "back.zip", "--for", "Anna")
    store = make_context().stores.open(str(team), Access.WRITE)
    edit = RenameLabel(layer="entity", label="PER", to="Person")
    SchemaEditing(store.open_unit_of_work, make_context().clock).apply((edit,), NullMonitor())
    store.close()

    lead = sit("lead")
    assert lead.window.open_corpus(str(team))
    lead.key(KEY.Key_F6, CTRL)
    window = lead.window.companions["team"].dialog
    drop_on(window, tmp_path / "back.zip")
    lead.wait_until(window.packages.merge.isEnabled)
    assert "carried over from the schema" in window.packages.view.topLevelItem(0).text(0)
    QTest.mouseClick(window.packages.merge, LEFT)
    lead.wait_until(lambda: not window.packages.paths)
    lead.window.close_corpus()
    labels = {label for spans in sets_of(team, "Anna").values() for _layer, label, _at in spans}
    assert "Person" in labels
    assert "PER" not in labels
    command("verify", team)


def test_keys_lead_through_ones_own_articles_and_back(sit, team, command):
    """Ctrl+Shift+PgDown stays within what one has been given; Ctrl+PgUp goes back."""
    anna = sit("Anna")
    assert anna.window.open_corpus(str(team))
    seen = [anna.session.workbench.article.id]
    for _ in range(ARTICLES - 1):
        anna.key(KEY.Key_PageDown, CTRL | SHIFT)
        seen.append(anna.session.workbench.article.id)
    assert len(set(seen)) == ARTICLES
    anna.key(KEY.Key_PageDown, CTRL | SHIFT)
    assert anna.session.workbench.article.id == seen[-1]
    anna.key(KEY.Key_PageUp, CTRL)
    assert anna.session.workbench.article.id == seen[-2]
