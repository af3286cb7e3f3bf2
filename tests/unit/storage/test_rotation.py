from datetime import UTC, datetime, timedelta

from annotator.domain.backups import BackupPolicy
from annotator.storage.backups import USUAL, made_at, to_remove

_START = datetime(2025, 1, 1, 8, tzinfo=UTC)


def _name(at):
    return at.strftime("%Y-%m-%dT%H%M%SZ.corpus")


def test_the_newest_of_five_days_and_four_weeks_stay():
    names = [_name(_START + timedelta(hours=6 * n)) for n in range(4 * 60)]
    kept = sorted(set(names) - set(to_remove(names)))
    times = [made_at(name) for name in kept]
    last = _START + timedelta(hours=6 * (4 * 60 - 1))
    assert times[-1] == last
    assert [t.date() for t in times[-USUAL.days :]] == [
        (last - timedelta(days=n)).date() for n in reversed(range(USUAL.days))
    ]
    assert len({t.isocalendar()[:2] for t in times}) == USUAL.weeks
    assert len(kept) <= USUAL.days + USUAL.weeks


def test_a_long_pause_removes_nothing():
    names = [_name(_START + timedelta(days=90 * n)) for n in range(4)]
    assert to_remove(names) == []


def test_files_of_other_names_are_never_removed():
    names = [_name(_START + timedelta(hours=n)) for n in range(10)]
    others = ["before-format-2-2025-01-01T080000Z.corpus", "mine.corpus", ".x.part"]
    assert not set(to_remove(names + others)) & set(others)


def test_rotating_again_removes_nothing_more():
    names = [_name(_START + timedelta(hours=7 * n)) for n in range(200)]
    kept = set(names) - set(to_remove(names))
    assert to_remove(kept) == []


def test_as_many_stay_as_the_policy_says():
    names = [_name(_START + timedelta(hours=12 * n)) for n in range(120)]
    policy = BackupPolicy(days=20, weeks=0)
    assert len(set(names) - set(to_remove(names, policy))) == 20
