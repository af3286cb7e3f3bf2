"""What the worker does for the team window, on a real corpus: answers that JSON can hold, and nothing written in a dry run."""

from __future__ import annotations

from datetime import date

import orjson
import pytest

from annotator.bootstrap import make_context
from annotator.cli.params import Params
from annotator.cli.team_tasks import TEAM_TASKS
from annotator.domain.changes import Action, SpanAdded, Status, StatusChanged
from annotator.domain.errors import SettingError
from annotator.domain.ids import GOLD
from annotator.domain.ports import Access, ArticleQuery
from annotator.domain.workbench import Workbench
from annotator.services.tasks import NullMonitor
from factories import ANNA, NOW, make_article, make_change_set, make_span


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def corpus(context, tmp_path):
    location = str(tmp_path / "team.corpus")
    store = context.stores.create(location, context.default_schema(), at=NOW)
    with store.open_unit_of_work() as work:
        number = work.imports.begin("x", NOW)
        articles = [
            make_article(f"Text {n}", id=f"a{n}", meta={"agency": f"x{n % 2}"}) for n in range(6)
        ]
        work.imports.add(number, articles)
        work.imports.finish(number)
        work.commit()
    yield location
    store.close()


@pytest.fixture
def run(context, corpus):
    def run_task(task, location=None, **params):
        told = TEAM_TASKS[task](context, location or corpus, Params(params), NullMonitor())
        return orjson.loads(orjson.dumps(told, default=str))

    return run_task


def finish(context, location, who, number, *, spans=1):
    store = context.stores.open(location, Access.LENT)
    with store.open_unit_of_work() as work:
        article = list(work.articles.ids(ArticleQuery(who)))[number]
        desk = Workbench(*work.annotations.pair(article, who))
        added = [SpanAdded(span=make_span(n, n + 2)) for n in range(spans)]
        changes = make_change_set(
            *added,
            StatusChanged(before=desk.own.status, after=Status.DONE),
            article=article,
            annotator=who,
            action=Action.FINISH,
            at=context.clock(),
        )
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()
    store.close()


def test_sharing_out_is_shown_before_it_is_done(run):
    asked = {"to": ["Anna", "Ben"], "overlap": 50, "by": "agency", "most": 4, "due": "2026-01-31"}
    told = run("assign", dry_run=True, **asked)
    assert told["by_person"] == {"Anna": 3, "Ben": 3}
    assert (told["articles"], told["shared"], told["left"]) == (4, 2, 2)
    assert told["by_value"] == {"x0": 2, "x1": 2}
    assert run("team_progress")["assigned"] == []
    assert run("assign", **asked) == told
    rows = run("team_progress")["assigned"]
    assert [(row["annotator"], row["new"], row["due"]) for row in rows] == [
        ("Anna", 3, "2026-01-31"),
        ("Ben", 3, "2026-01-31"),
    ]


def test_of_a_field_with_many_values_the_commonest_are_told(run, context, corpus):
    store = context.stores.open(corpus, Access.LENT)
    with store.open_unit_of_work() as work:
        number = work.imports.begin("y", NOW)
        many = [make_article(f"Mehr {n}", id=f"b{n}", meta={"author": str(n)}) for n in range(40)]
        work.imports.add(number, many)
        work.imports.finish(number)
        work.commit()
    store.close()
    told = run("assign", to=["Anna"], by="author", dry_run=True)
    assert (len(told["by_value"]), told["values"], told["articles"]) == (30, 41, 46)
    assert told["by_value"][""] == 6


def test_it_says_what_is_free_and_what_it_can_be_spread_by(run, context, corpus):
    finish(context, corpus, GOLD, 0)
    assert run("team_fields") == {"free": 6, "gold": 1, "fields": ["agency", "source"]}
    run("assign", to=["Anna"], training=True)
    assert run("team_fields")["free"] == 5


def test_progress_tells_how_quick_everybody_is(run, context, corpus):
    run("assign", to=["Anna"])
    finish(context, corpus, ANNA, 0)
    finish(context, corpus, ANNA, 1)
    told = run("team_progress")
    today = context.clock().date().isoformat()
    assert told["finished"] == [{"annotator": "Anna", "day": today, "articles": 2}]
    assert told["assigned"][0]["done"] == 2


def test_moving_is_shown_before_it_is_done_and_written_down(run):
    run("assign", to=["Anna"], batch="b")
    asked = {"batch": "b", "by": "Dora", "from": "Anna", "to": "Ben", "most": 2}
    told = run("move_work", dry_run=True, **asked)
    assert told == {
        "batch": "b",
        "moved": [{"from": "Anna", "to": "Ben", "articles": 2}],
        "left": {"Anna": 4, "Ben": 2},
    }
    assert run("team_progress")["moves"] == []
    assert run("move_work", **asked) == told
    moves = run("team_progress")["moves"]
    assert [(each["from"], each["to"], each["by"]) for each in moves] == [
        ("Anna", "Ben", "Dora")
    ] * 2


def test_packages_go_out_are_opened_worked_on_and_merged(run, context, corpus, tmp_path):
    run("assign", to=["Anna", "Ben"], overlap=100)
    made = run("package_all", folder=str(tmp_path / "out"))["packages"]
    assert [each["for"] for each in made] == ["Anna", "Ben"]
    home = str(tmp_path / "Anna.corpus")
    assert run("open_package", home, package=made[0]["package"]) == {"corpus": home}
    finish(context, home, ANNA, 0, spans=2)
    back = str(tmp_path / "back.zip")
    assert run("package", home, out=back, **{"for": "Anna"})["packages"][0]["sets"] == 1
    finish(context, corpus, ANNA, 0)

    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"no zip")
    looked = run("merge", paths=[back, str(broken)], dry_run=True)
    assert [each["package"] for each in looked["broken"]] == [str(broken)]
    (package,) = looked["packages"]
    assert package["counts"]["conflict"] == 1
    (each,) = package["sets"]
    assert (each["here"]["spans"], each["there"]["spans"]) == (1, 2)
    decision = {"article": each["article"], "annotator": "Anna", "resolution": "take"}
    merged = run("merge", paths=[back], decisions=[decision])["packages"][0]
    assert merged["sets"][0]["resolution"] == "take"
    again = run("merge", paths=[back], dry_run=True)["packages"][0]
    assert again["counts"]["same"] == 1


@pytest.mark.parametrize(
    ("task", "params"),
    [
        ("merge", {}),
        ("merge", {"paths": ["x.zip"], "decisions": [{"article": "a", "annotator": "b"}]}),
        ("assign", {"to": ["Anna"], "due": "soon"}),
        ("assign", {"to": ["Anna"], "no_such": 1}),
        ("move_work", {"batch": "b"}),
    ],
)
def test_wrong_requests_are_refused(run, task, params):
    with pytest.raises(SettingError):
        run(task, **params)


def test_a_day_is_a_day(run):
    run("assign", to=["Anna"], due=date(2026, 1, 31).isoformat())
    assert run("team_progress")["assigned"][0]["due"] == "2026-01-31"
