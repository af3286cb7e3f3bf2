"""Windows that show the work of all open for curators and reviewers only, once somebody is registered."""

import pytest

from annotator.domain.people import PersonRole
from annotator.services.people import add_person
from factories import ANNA
from fakes import frozen_clock


@pytest.mark.parametrize("name", ["agreement", "dashboard"])
def test_who_only_annotates_is_told_why_a_window_stays_closed(qtbot, window, store, name):
    add_person(store, str(ANNA), [PersonRole.ANNOTATOR], frozen_clock)
    window.companions[name].show()  # loads what draws the plots first
    qtbot.waitUntil(lambda: "works independently" in window.desk.notice.text)
    assert window.companions[name].dialog is None
