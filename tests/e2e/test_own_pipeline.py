"""A pipeline from a folder: loaded through the window, its labels mapped, its suggestions in the database."""

from journey import Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import small_pipelines as small
from annotator.bootstrap import make_context
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.ports import Access, ArticleQuery
from annotator.ui.dialogs.pipelines import PipelinesDialog


def stored(corpus):
    """Suggested entities as the file has them, with who proposed them."""
    store = make_context().stores.open(str(corpus), Access.READ)
    try:
        with store.open_unit_of_work() as work:
            (row,) = work.articles.rows(ArticleQuery(SUGGESTIONS))
            own = work.annotations.get(row.id, SUGGESTIONS)
            return {
                (span.covered_text(own.article.text), span.label, span.provenance.by)
                for span in own.spans.values()
                if span.layer == "entity"
            }
    finally:
        store.close()


def choose_with_keys(box, words):
    """Go down a list until the entry is there."""
    box.setFocus()
    while box.currentText() != words:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"no entry {words!r}"


def test_a_folder_is_loaded_mapped_and_suggests(tmp_path):
    folder = small.packaged(
        tmp_path / "model", "ner", init="from . import extra", extra="CALLED = True\n"
    )
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(f"Aus Hameln\n\n{small.TEXT}\n", encoding="utf-8")
    corpus = tmp_path / "c.corpus"
    person = Person(tmp_path / "settings.json")
    assert person.window.open_corpus(str(corpus), make=True)
    person.drop(texts)
    person.wait_until(lambda: person.session.workbench is not None)
    person.wait_for_worker()

    person.window.actions_of["pipelines"].trigger()
    dialog = person.window.findChild(PipelinesDialog)
    person.wait_for_worker()
    dialog.add_folder(str(folder))
    person.wait_for_worker()
    person.wait_until(dialog.details.trust.isVisible)
    assert "extra.py" in dialog.details.findings.text()
    assert not dialog.use_button.isEnabled()
    QTest.mouseClick(dialog.details.trust, Qt.MouseButton.LeftButton)
    person.wait_until(dialog.use_button.isEnabled)
    choose_with_keys(dialog.details.labels.boxes["FIRM"], "Entity: Organisation")
    choose_with_keys(dialog.details.entities, "only its own")
    QTest.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    dialog.close()
    person.settle()

    person.window.actions_of["suggest.article"].trigger()
    person.wait_for_worker()
    source = f"de_tiny_news@{small.VERSION}"
    assert source in person.window.task_bar.outcome.summary
    person.leave()
    found = stored(corpus)
    assert {by for _, _, by in found} == {source}
    assert {("Jutta Brinkhoff", "PER", source), ("die Rhyner Tabak", "ORG", source)} <= found
