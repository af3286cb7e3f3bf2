"""The review desk and the inbox of a corpus on a server answer as those of the same corpus in a file."""

from __future__ import annotations

import pytest

from annotator.domain.errors import ReviewError
from annotator.domain.findings import FindingQuery
from annotator.domain.reviews import Judged, SampleRequest
from annotator.services.findings import renew_findings
from annotator.services.findings_desk import FindingsDesk
from annotator.services.reviewing import Reviewing, Said
from annotator.services.tasks import NullMonitor
from annotator.storage.stores import Stores
from factories import ANNA, NOW
from fakes import counted_ids
from gold_samples import put_into
from review_corpus import RITA, SCHEMA, marked

QUIET = NullMonitor()


@pytest.fixture(params=["file", "server"])
def store(request, server, tmp_path):
    url = server.new_url() if request.param == "server" else str(tmp_path / "x.corpus")
    with Stores().create(url, SCHEMA, at=NOW) as made:
        put_into(made, [marked(n, wrong=("kolb",) if n == 3 else ()) for n in range(5)])
        yield made
    if request.param == "server":
        server.drop(url.rpartition("/")[2])


@pytest.fixture
def desk(store):
    return Reviewing(store.open_unit_of_work, RITA, lambda: NOW, counted_ids("r"))


def test_what_was_said_since_a_judgement_is_what_holds_of_it(store, desk):
    sample = desk.draw(SampleRequest("probe", annotators=(ANNA,), size=4), QUIET)
    other = desk.draw(SampleRequest("other", annotators=(ANNA,), size=4), QUIET)
    said = [desk.judge(sample, item, Said(Judged.RIGHT)) for item in desk.items(sample.id)]
    desk.judge(other, desk.items(other.id)[0], Said(Judged.RIGHT))
    assert [each.seq for each in desk.judgements(sample.id, said[1].seq)] == [
        said[2].seq,
        said[3].seq,
    ]
    again = desk.judge(sample, desk.items(sample.id)[3], Said(Judged.SPURIOUS))
    assert [each.seq for each in desk.judgements(sample.id, said[1].seq)] == [
        said[2].seq,
        again.seq,
    ]
    desk.undo(sample)
    assert desk.judgements(sample.id, said[3].seq) == []


def test_a_sample_that_is_signed_off_takes_no_judgement_until_it_is_unlocked(store, desk):
    sample = desk.draw(SampleRequest("probe", annotators=(ANNA,), size=2), QUIET)
    first, _ = items = desk.items(sample.id)
    for item in items:
        desk.judge(sample, item, Said(Judged.RIGHT))
    desk.sign(sample)
    with pytest.raises(ReviewError, match="signed off by Rita"):
        desk.judge(sample, first, Said(Judged.SPURIOUS))
    desk.unlock(sample, "a rule changed")
    desk.judge(sample, first, Said(Judged.SPURIOUS))


def test_findings_are_found_by_words_in_upper_and_lower_case(store):
    renew_findings(store, None, QUIET)
    desk = FindingsDesk(store.open_unit_of_work, ANNA, lambda: NOW)
    every = desk.by_rule(FindingQuery())
    assert sum(every.values()) > 0
    for words in ("kolb", "KOLB", "Kolb tAG"):
        found = desk.by_rule(FindingQuery(text=words))
        assert 0 < sum(found.values()) == len(desk.rows(FindingQuery(text=words)))
    for words in ("k_lb", "100%", "kolb unsinn"):
        assert desk.by_rule(FindingQuery(text=words)) == {}
