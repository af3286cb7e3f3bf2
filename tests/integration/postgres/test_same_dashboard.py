"""The dashboard of a corpus on a server is the one of the same corpus in a file."""

from __future__ import annotations

from dataclasses import replace

from annotator.bootstrap import default_schema
from annotator.services.dashboard import DashboardDesk
from annotator.services.findings import renew_findings
from annotator.services.tasks import NullMonitor
from annotator.storage.stores import Stores
from dashboard_corpus import play
from factories import NOW

QUIET = NullMonitor()


def test_what_people_did_is_counted_alike(server, tmp_path):
    url = server.new_url()
    found = []
    try:
        for place in (str(tmp_path / "c.corpus"), url):
            with Stores().create(place, default_schema(), at=NOW) as store:
                play(store, articles=7)
                renew_findings(store, None, QUIET)
                found.append(DashboardDesk().look(store, QUIET))
    finally:
        server.drop(url.rpartition("/")[2])
    in_file, on_server = found
    assert in_file.progress
    assert replace(on_server, findings=()) == replace(in_file, findings=())
    assert set(on_server.findings) == set(in_file.findings)
