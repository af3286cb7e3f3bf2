"""What ``annotator salvage`` and the tasks of the worker say of what was saved and what was lost."""

from pathlib import Path

import orjson
import pytest

from annotator.cli.params import Params
from annotator.cli.recovery_tasks import RECOVERY_TASKS, salvage_values
from annotator.domain.salvaging import TEMPLATES, Loss, LossKind, Salvaged
from annotator.ui.dialogs.restore.words import loss_text

LOSSES = (
    Loss(LossKind.ARTICLE, article="a7", title="Wahl in Genf"),
    Loss(LossKind.FROM_LOG, article="a8", title="Streik", annotator="Anna"),
)


@pytest.fixture
def damaged(context, monkeypatch):
    """Lets the next salvage end as a test wants it."""

    def ends(*losses, problems=()):
        saved = Salvaged("new.corpus", 3, 2, 17, losses, problems)
        monkeypatch.setattr(
            context.stores, "salvage", lambda *_args, **_kwargs: saved, raising=False
        )

    return ends


def test_a_whole_corpus_ends_with_status_0(annotator, damaged, capsys):
    damaged(LOSSES[1])
    assert annotator("salvage", "x.corpus", "new.corpus") == 0
    said = capsys.readouterr()
    assert said.out == (
        "new.corpus: 3 articles, 2 annotation sets with 17 spans were saved; nothing is lost.\n"
    )
    assert "Made anew (1):" in said.err


def test_every_loss_has_a_line_and_the_status_is_1(annotator, damaged, capsys):
    damaged(*LOSSES)
    assert annotator("salvage", "x.corpus", "new.corpus") == 1
    said = capsys.readouterr()
    assert "nothing is lost" not in said.out
    assert "Article a7 (“Wahl in Genf”) is lost: its text cannot be read." in said.err


def test_scripts_get_the_same(annotator, damaged, capsys):
    damaged(*LOSSES, problems=("still wrong",))
    assert annotator("salvage", "x.corpus", "new.corpus", "--json") == 1
    told = orjson.loads(capsys.readouterr().out)
    assert (told["articles"], told["whole"], told["problems"]) == (3, False, ["still wrong"])
    assert [(each["kind"], each["lost"]) for each in told["losses"]] == [
        ("article", True),
        ("from_log", False),
    ]


def test_a_corpus_that_is_there_is_not_overwritten(annotator, store, capsys):
    assert annotator("salvage", "damaged.corpus", store.location) == 2
    assert "is there already; choose another name" in capsys.readouterr().err


def test_the_worker_looks_into_backups_that_cannot_be_read(context, store):
    store.backups = [Path("gone.corpus")]

    class Monitor:
        def report(self, progress):
            assert progress.total == 1

    found = RECOVERY_TASKS["backups"](context, store.location, Params({}), Monitor())
    assert found["now"]["articles"] == len(store.state.articles)
    (backup,) = found["backups"]
    assert backup["contents"] is None
    assert "There is no corpus at gone.corpus" in backup["reason"]


@pytest.mark.parametrize("kind", LossKind)
def test_the_window_says_of_a_loss_what_the_command_line_says(kind):
    loss = Loss(kind, 3, "spans", "a1", "Titel", "Anna")
    (values,) = salvage_values(Salvaged("x", 0, 0, 0, (loss,)))["losses"]
    assert loss_text(values) == values["text"] == str(loss)
    assert TEMPLATES.keys() == set(LossKind)
