"""What the program keeps for itself or beside a corpus, and reads again after crashes, other versions and other hands."""

from __future__ import annotations

import os
from pathlib import Path

import orjson
from PySide6.QtGui import QTextDocument
from target import Target

from annotator.bootstrap import make_context
from annotator.cli.params import Params
from annotator.cli.worker_tasks import TASKS
from annotator.domain.backups import BackupPolicy
from annotator.domain.errors import PipelineError
from annotator.nlp.statistical.model import Recogniser
from annotator.resources import resource_path
from annotator.services.corpus_pipelines import MANIFEST, pipelines_folder
from annotator.services.guideline import GuidelineDesk, place_of
from annotator.services.outbox_journal import Journal, Kept
from annotator.services.pipeline_choices import ChoicesFile, PipelineChoices
from annotator.services.tasks import NullMonitor
from annotator.storage.backups import to_remove
from annotator.storage.lock import holder_text
from annotator.storage.restoring import backups_of
from annotator.ui.actions import ACTIONS
from annotator.ui.key_files import KeyFile, read_key_file, write_key_file
from annotator.ui.keymap import KeyMap
from annotator.ui.own_state import Own, OwnState
from annotator.ui.panels.guideline import _MARKDOWN as GUIDELINE_MARKDOWN
from annotator.ui.settings import Settings, SettingsFile
from factories import ANNA, make_change_set
from fakes import FakeStore, frozen_clock
from format_files import SCHEMA

_SERVER = "postgresql+psycopg://anna@db/news"


def _settings(folder: Path) -> Path:
    file = SettingsFile(folder / "settings.json")
    file.change(
        language="de", zoom=1.25, keys={"history.undo": ("Ctrl+Alt+F12",)}, recent=("a.corpus",)
    )
    return file.path


def _use_settings(path: Path) -> None:
    for each in path.parent.glob("settings.*.json"):
        each.unlink()
    before = path.read_bytes()
    file = SettingsFile(path)
    assert isinstance(file.current, Settings)
    if file.problem is not None:
        # What a person had set is not thrown away.
        kept = [each.read_bytes() for each in path.parent.glob("settings.*.json")]
        assert kept == [before]
        raise file.problem
    KeyMap.of(ACTIONS, file.current.keys, path)


def _keys(folder: Path) -> Path:
    path = folder / "keys.json"
    write_key_file(path, KeyFile("mine", {"history.undo": ("Ctrl+Alt+F12",), "theme.dark": ()}))
    return path


def _use_keys(path: Path) -> None:
    KeyMap.of(ACTIONS, read_key_file(path).keys, path)


def _choices(folder: Path) -> Path:
    path = folder / "pipelines.json"
    choices = PipelineChoices().with_labels("de_core", "test-de", {"PER": "entity.PER"})
    ChoicesFile(path).change(lambda _: choices)
    return path


def _use_choices(path: Path) -> None:
    assert isinstance(ChoicesFile(path).read(), PipelineChoices)


# --- what a person's own window remembers ----------------------------------------------------------


def _state(folder: Path) -> Path:
    file = OwnState(folder / "own.json")
    day = {"2026-11-22": {"seconds": 3600.5, "articles": 7, "decisions": 120}}
    pace = {"on": True, "break_after": 50, "goal": 40}
    told = Own.model_validate(
        {"version_seen": "0.1.0", "tour_step": "roles", "pace": pace, "days": day}
    )
    file.path.write_text(told.model_dump_json(), "utf-8")
    return file.path


def _use_state(path: Path) -> None:
    file = OwnState(path)
    assert isinstance(file.current, Own)
    file.change(tour_step="end")
    assert OwnState(path).current.tour_step == "end"
    for day in file.current.days.values():
        assert day.minutes_per_article is None or day.minutes_per_article >= 0


def _outbox(folder: Path) -> Path:
    journal = Journal(folder, _SERVER, ANNA)
    for number in (1, 2, 3):
        journal.put(Kept(number=number, changes=make_change_set(), refused={"template": "no"}))
    journal.was_stored(1, 17)
    path = journal.path
    journal.close()
    # What another program left, that was killed, too.
    other = path.with_name(path.name.replace("-1.jsonl", "-2.jsonl"))
    other.write_bytes(path.read_bytes())
    return path


def _use_outbox(path: Path) -> None:
    journal = Journal(path.parent, _SERVER, ANNA)
    try:
        assert all(kept.number == number for number, kept in journal.entries.items())
        number = journal.highest + 1
        journal.put(Kept(number=number, changes=make_change_set()))
        journal.was_stored(number, 18)
    finally:
        journal.close()


# --- beside a corpus -------------------------------------------------------------------------------


def _lock_card(folder: Path) -> Path:
    path = folder / "holder"
    card = {"host": "desk-7", "pid": 4711, "since": "2026-11-22T12:00:00+00:00"}
    path.write_text(orjson.dumps(card).decode(), "utf-8")
    return path


def _use_lock_card(path: Path) -> None:
    assert holder_text(path.read_bytes().decode("utf-8", "replace"))


def _backups(folder: Path) -> Path:
    path = folder / "names.txt"
    names = [
        f"2026-{month:02}-{day:02}T120000Z.corpus" for month in (10, 11) for day in range(1, 9)
    ]
    path.write_text("\n".join((*names, "before-format-8.corpus", "mine.corpus")), "utf-8")
    return path


def _use_backups(path: Path) -> None:
    names = path.read_bytes().split(b"\n")
    gone = to_remove([os.fsdecode(each) for each in names], BackupPolicy())
    assert "mine.corpus" not in gone
    folder = path.parent / "news.corpus.backups"
    folder.mkdir(exist_ok=True)
    for name in {each for each in names if 0 < len(each) < 200 and not set(each) & set(b"/\0")}:
        if name not in {b".", b".."}:
            (Path(os.fsdecode(folder)) / os.fsdecode(name)).touch()
    found = backups_of(str(path.parent / "news.corpus"))
    assert [each.made for each in found] == sorted((each.made for each in found), reverse=True)


def _trained(folder: Path) -> Path:
    home = pipelines_folder(str(folder / "news.corpus")) / "gold-1"
    home.mkdir(parents=True)
    told = {"new_f1": 0.81, "old_f1": 0.7, "articles": 40, "made": "2026-11-22T12:00:00Z"}
    (home / MANIFEST).write_bytes(orjson.dumps(told))
    return home / MANIFEST


def _use_trained(path: Path) -> None:
    corpus = str(path.parents[2] / "news.corpus")
    found = TASKS["pipelines"](make_context(), corpus, Params({}), NullMonitor())
    orjson.dumps(found)


def _recogniser(folder: Path) -> Path:
    Recogniser.from_disk(resource_path("pipelines", "entities")).to_disk(folder / "model")
    return folder / "model" / "settings.json"


def _use_recogniser(path: Path) -> None:
    try:
        Recogniser.from_disk(path.parent)
    except (
        ValueError,
        KeyError,
    ) as error:  # what it says it raises; who loads it tells it in a sentence
        raise PipelineError(pipeline="entities", reason=str(error) or "damaged") from error


# --- guidelines ------------------------------------------------------------------------------------


def _guideline(folder: Path) -> Path:
    path = folder / "guideline.md"
    path.write_text(
        "# Wie wir annotieren\n\n## Personen (`PER`)\n\n* *Kolb* ja\n* `er` nein\n\n> laut ihm\n\n"
        "| A | B |\n|---|---|\n| 1 | [2](https://example.org) |\n\n![Bild](file:///etc/passwd)\n\n"
        "### direct – wörtlich\n\n<b>fett</b> &amp; ~~weg~~\n\n```\nCode\n```\n- [x] getan\n",
        "utf-8",
    )
    return path


def _use_guideline(path: Path) -> None:
    store = FakeStore(SCHEMA)
    desk = GuidelineDesk(store.open_unit_of_work, ANNA, frozen_clock)
    desk.replace(path)
    document = QTextDocument()
    document.setMarkdown(desk.text(SCHEMA, "de"), GUIDELINE_MARKDOWN)
    blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
    heads = [each.text() for each in blocks if each.blockFormat().headingLevel()]
    for layer, label in (("entity", "PER"), ("quote", "direct")):
        place = place_of(heads, SCHEMA, layer, label)
        assert place is None or 0 <= place < len(heads)


OWN_FILES = (
    Target("settings", _settings, _use_settings),
    Target("keys", _keys, _use_keys),
    Target("pipeline-choices", _choices, _use_choices),
    Target("own-state", _state, _use_state),
    Target("outbox", _outbox, _use_outbox, beside=True),
    Target("lock-card", _lock_card, _use_lock_card),
    Target("backup-names", _backups, _use_backups),
    Target("trained-pipelines", _trained, _use_trained),
    Target("recogniser", _recogniser, _use_recogniser, beside=True),
    Target("guideline", _guideline, _use_guideline),
)
"""Everything that is no corpus."""
