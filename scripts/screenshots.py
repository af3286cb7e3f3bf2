"""Make the pictures of the documentation anew.

    python scripts/screenshots.py [FOLDER] [--window] [--team] [--gold] [--structures]

All of them, or only some. The same sources give the same pictures: fonts, texts, clock and ids are the program's
own, and nothing is read from or written to the person's settings. Needs no display.
"""

# ruff: noqa: E402 - Qt and platformdirs look at the environment when they are loaded

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

_SCRATCH = Path(tempfile.mkdtemp(prefix="annotator-pictures-"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "UTC"
for _name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = str(_SCRATCH)

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT / "tests"))

from typing import cast

from picture_corpora import (
    BEN,
    CEM,
    DUE,
    STRUCTURES,
    Clock,
    context,
    make_corpus,
    make_gold,
    make_returned,
    make_structures,
    make_team,
    write_brat,
)
from picture_studio import SIZE, Studio
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from annotator.services.context import AppContext
from annotator.ui.dialogs.dashboard.dialog import DashboardDialog
from annotator.ui.dialogs.findings_dialog import FindingsDialog
from annotator.ui.dialogs.history.dialog import HistoryDialog
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.dialogs.reviewing.window import ReviewWindow
from annotator.ui.dialogs.search.search_dialog import SearchDialog
from annotator.ui.dialogs.team.window import TeamWindow

_WELCOME_SIZE = (1100, 720)
_BECOMES = {"Person": "entity.PER", "Firma": "entity.ORG", "Ort": "entity.LOC"}
_WIDE = (1280, 800)
_KEYS_SIZE = (940, 640)
_QUERY = "annotator:Anna quote.speaker"


def take_window(studio: Studio, parts: AppContext) -> None:
    """The main window and what belongs to the work on one article."""
    window = studio.window
    window.resize(*_WELCOME_SIZE)
    studio.look("en", "light")
    studio.take("welcome-en-light")
    window.resize(*SIZE)
    location = _SCRATCH / "nachrichten.corpus"
    make_corpus(parts, location)
    window.open_corpus(str(location))
    studio.work_a_little()
    for language, theme in (("de", "dark"), ("en", "light")):
        studio.look(language, theme)
        studio.focus_first("quote")
        studio.take(f"window-{language}-{theme}")
    window.actions_of["palette"].trigger()
    window.palette_popup.findChildren(QLineEdit)[0].setText("sug")
    studio.take("palette-en-light")
    window.palette_popup.dismiss()
    _take_export(studio)
    _take_import(studio)
    _take_keys(studio)
    studio.change_ones_mind()
    history = cast("HistoryDialog", studio.beside("history"))
    studio.take("history-en-light", history)
    history.close()
    _take_past(studio)


def _take_import(studio: Studio) -> None:
    """What another program has annotated, with labels of its own, is about to be imported."""
    folder = _SCRATCH / "from-brat"
    write_brat(folder)

    def prepare(widget: QWidget) -> None:
        dialog = cast("ImportDialog", widget)
        studio.wait(lambda: dialog.labels is not None and len(dialog.labels.boxes) > 0)
        dialog.form.done.setChecked(True)
        dialog.annotator.setEditText("Doro")
        for name, box in dialog.labels.boxes.items() if dialog.labels is not None else ():
            box.setCurrentIndex(box.findData(_BECOMES[name]))

    studio.take_dialog(
        "import-en-light", lambda: studio.window.files.import_articles([folder]), prepare
    )


def _take_keys(studio: Studio) -> None:
    """The page of keys of the preferences."""
    preferences = studio.window.preferences_window
    preferences.show("keys")
    if preferences.shown is not None:
        preferences.shown.resize(*_KEYS_SIZE)
        studio.take("preferences-keys-en-light", preferences.shown)
        preferences.shown.close()


def _take_export(studio: Studio) -> None:
    """The export window once it knows what would come of the export."""
    exporting = studio.window.files.exporting
    exporting.show()
    dialog = exporting.dialog
    if dialog is None:
        raise RuntimeError("the export window is not there")
    dialog.form.status.setCurrentIndex(dialog.form.status.findData("all"))
    dialog.form.out.setText("exports/nachrichten-spacy")
    studio.wait(lambda: not dialog.looking)
    _hide_folder(dialog)
    studio.take("export-en-light", dialog)
    exporting.end()


def _take_past(studio: Studio) -> None:
    """The article as it was before minds were changed."""
    window = studio.window
    window.actions_of["time.travel"].trigger()
    time = studio.desk.time
    studio.wait(lambda: time.timeline is not None)
    time.move_to(max(0, time.place - 5))
    time.step(1)
    studio.settle()
    studio.take("time-machine-en-light")
    time.leave()


def take_team(studio: Studio, parts: AppContext) -> None:
    """The windows beside the main one, on the work of three people."""
    location = _SCRATCH / "team.corpus"
    make_team(parts, studio.clock, location)
    studio.window.open_corpus(str(location))
    for language in ("de", "en"):
        studio.look(language, "light")
        for name in ("agreement", "adjudication", "dashboard"):
            dialog = studio.beside(name, _WIDE if name == "adjudication" else None)
            studio.take(f"{name}-{language}-light", dialog)
            dialog.close()
    findings = cast("FindingsDialog", studio.beside("findings"))
    findings.filter.annotator.setCurrentIndex(0)
    studio.take("findings-en-light", findings)
    findings.close()
    search = cast("SearchDialog", studio.beside("concordance"))
    if not search.search(_QUERY):
        raise ValueError(_QUERY)
    studio.wait(lambda: search.model.rowCount() > 0)
    for _ in range(5):
        studio.settle()
    studio.take("search-en-light", search)
    search.close()
    questions = studio.beside("questions")
    studio.take("questions-en-light", questions)
    questions.close()
    _take_review(studio)
    _take_sharing(studio, parts)


def _take_review(studio: Studio) -> None:
    """A sample that is being judged, and what came of another one."""
    review = cast("ReviewWindow", studio.beside("review"))
    model = review.list.samples
    for sample in filter(None, [model.sample(row) for row in range(model.rowCount())]):
        review.list.choose(sample.id)
        studio.settle()
        is_done = sample.judged >= sample.items
        studio.take("review-result-en-light" if is_done else "review-en-light", review)
    review.close()


def _take_sharing(studio: Studio, parts: AppContext) -> None:
    """How work is shared out, and how it comes back."""
    team = cast("TeamWindow", studio.beside("team"))
    team.tabs.setCurrentWidget(team.share)
    team.share.batch.setText("week-10")
    team.share.each.setValue(2)
    team.share.has_due.setChecked(True)
    team.share.due.setDate(QDate(DUE.year, DUE.month, DUE.day).addDays(7))
    studio.wait_for_workers()
    studio.wait(team.share.go.isEnabled)
    _hide_folder(team)
    studio.take("team-share-en-light", team)
    returned = [_SCRATCH / "back" / f"{name}.corpus" for name in (BEN, CEM)]
    returned[0].parent.mkdir()
    for who, path in zip((BEN, CEM), returned, strict=True):
        make_returned(parts, path, who)
    team.tabs.setCurrentWidget(team.packages)
    team.packages.folder.setText("packages/week-9")
    team.packages.add(returned)
    studio.wait_for_workers()
    studio.wait(team.packages.merge.isEnabled)
    _hide_folder(team)
    studio.take("team-packages-en-light", team)
    team.close()


def take_gold(studio: Studio, parts: AppContext) -> None:
    """What is counted and quoted of finished articles."""
    location = _SCRATCH / "gold.corpus"
    make_gold(parts, location)
    window = studio.window
    window.resize(*SIZE)
    window.open_corpus(str(location))
    studio.look("en", "light")
    studio.open(studio.articles()[0])
    studio.focus_first("event")
    window.actions_of["guideline"].trigger()
    studio.wait_for_workers()
    for _ in range(10):  # examples are looked for a little at a time
        studio.settle()
    studio.take("guideline-en-light")
    window.actions_of["guideline"].trigger()
    dashboard = cast("DashboardDialog", studio.beside("dashboard"))
    dashboard.show_section("labels")
    studio.wait_for_workers()
    studio.take("dashboard-labels-en-light", dashboard)
    dashboard.close()


def take_structures(studio: Studio, parts: AppContext) -> None:
    """Quotes and events as whole structures."""
    location = _SCRATCH / "gliederungen.corpus"
    make_structures(parts, location)
    window = studio.window
    window.resize(*SIZE)
    window.open_corpus(str(location))
    studio.look("en", "light")
    for name, article in studio.mark_up().items():
        focus, arcs = STRUCTURES[name]
        studio.open(article)
        studio.focus(f"{name}-{focus}")
        window.set_all_arcs(on=arcs)
        studio.take(f"structures-{name.replace('_', '-')}-en-light")
        window.set_all_arcs(on=False)


def _hide_folder(window: QWidget) -> None:
    """Where the pictures are made is nobody's business."""
    for box in window.findChildren(QPlainTextEdit):
        box.setPlainText(box.toPlainText().replace(f"{_SCRATCH}/", ""))
    for line in window.findChildren(QLineEdit):
        if line.isReadOnly():
            line.setText(line.text().replace(f"{_SCRATCH}/", ""))
            line.setCursorPosition(0)


TAKEN = {
    "--window": take_window,
    "--team": take_team,
    "--gold": take_gold,
    "--structures": take_structures,
}


def main() -> None:
    """Take all pictures, or those that are named."""
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    folder = Path(arguments[0]) if arguments else _ROOT / "docs" / "images"
    clock = Clock()
    parts = context(clock)
    studio = Studio(parts, clock, folder, _SCRATCH)
    for name, take in TAKEN.items():
        if name in sys.argv or not any(each in TAKEN for each in sys.argv):
            take(studio, parts)
    studio.close()
    shutil.rmtree(_SCRATCH, ignore_errors=True)


if __name__ == "__main__":
    main()
