"""Who works when nobody said who."""

from __future__ import annotations

import pytest

from annotator.services import people


@pytest.mark.parametrize(
    ("account", "expected"), [("anna", "anna"), ("gold", "annotator"), ("", "annotator")]
)
def test_the_account_works_unless_its_name_is_taken(monkeypatch, account, expected):
    monkeypatch.setattr(people.getpass, "getuser", lambda: account)
    assert people.default_annotator() == expected


def test_an_account_without_a_name_works_as_annotator(monkeypatch):
    def nameless():
        raise OSError("no such user")

    monkeypatch.setattr(people.getpass, "getuser", nameless)
    assert people.default_annotator() == "annotator"
