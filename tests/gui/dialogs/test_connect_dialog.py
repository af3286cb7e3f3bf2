"""Connecting to a server: what is filled in becomes an address, what is there is said, a password goes nowhere else."""

from __future__ import annotations

import pytest

from annotator.domain.errors import ServerLoginError
from annotator.domain.server_address import parse
from annotator.domain.server_state import ServerState
from annotator.services.context import AppContext
from annotator.ui.dialogs.server.connect_dialog import ConnectDialog, ConnectRequest, Purpose
from annotator.ui.dialogs.server.password import PasswordDialog
from factories import make_schema
from fakes import FakeStores, counted_ids, frozen_clock

NEWS = "postgresql+psycopg://anna@db.example.org/news"


class Stores(FakeStores):
    """A server where something is found, or which does not let one in."""

    found = ServerState("15.4", is_encrypted=True, has_database=True, has_corpus=True)
    error = None
    asked = ()

    def examine(self, location):
        self.asked = (*self.asked, location)
        if self.error is not None:
            raise self.error
        return self.found


@pytest.fixture
def context():
    return AppContext(
        stores=Stores(),
        load_suggester=lambda name: None,
        readers={},
        exporters={},
        read_schema=lambda path: make_schema(),
        default_schema=make_schema,
        clock=frozen_clock,
        new_id=counted_ids(),
        version="0.0",
    )


@pytest.fixture
def dialog(qtbot, context):
    def make(purpose=Purpose.OPEN, recent=()):
        made = ConnectDialog(context, purpose, recent)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def fill(dialog, location=NEWS):
    dialog.form.show_address(parse(location))


def test_what_is_filled_in_becomes_an_address(dialog):
    made = dialog()
    assert not made.go.isEnabled()
    made.form.host.setText("db.example.org")
    made.form.port.setValue(5433)
    made.form.database.setText("news")
    made.form.user.setText("anna")
    assert made.go.isEnabled()
    made.form.encryption.setCurrentIndex(made.form.encryption.findData("verify-ca"))
    made.form.authority.setText("/etc/ca.crt")
    location = made.request().location
    assert location == (
        "postgresql+psycopg://anna@db.example.org:5433/news"
        "?sslmode=verify-ca&sslrootcert=%2Fetc%2Fca.crt"
    )
    assert parse(location).location == location


def test_to_another_machine_the_server_has_to_prove_its_name_unless_told_otherwise(dialog):
    made = dialog()
    fill(made)
    assert made.form.address.parameters["sslmode"] == "verify-full"
    made.form.host.setText("127.0.0.1")
    assert "sslmode" not in made.form.address.parameters


def test_without_recent_addresses_none_is_offered(qtbot, context):
    made = ConnectDialog(context, Purpose.OPEN, ())
    qtbot.addWidget(made)
    made.show()
    assert made.recent.isHidden()
    made.close()


def test_a_recent_address_is_filled_in_with_everything_it_says(dialog):
    recent = f"{NEWS}?sslmode=require&target_session_attrs=read-write"
    made = dialog(recent=(recent,))
    assert made.request().location == parse(recent).location


def test_trying_says_what_is_there(qtbot, dialog, context):
    made = dialog()
    fill(made)
    made.test.click()
    qtbot.waitUntil(lambda: made.state is not None)
    assert made.outcome.text() == (
        "PostgreSQL 15.4 lets you in. The connection is encrypted. There is a corpus in this database."
    )
    assert made.go.isEnabled()
    assert not made.make.isVisible()
    assert context.stores.asked == (NEWS,)
    made.form.database.setText("other")
    assert made.state is None
    assert made.outcome.text() == ""


def test_where_there_is_no_corpus_one_can_be_made(qtbot, dialog, context):
    context.stores.found = ServerState(
        "15.4", is_encrypted=False, has_database=False, has_corpus=False
    )
    made = dialog()
    fill(made)
    made.test.click()
    qtbot.waitUntil(made.make.isVisible)
    assert "no such database yet" in made.outcome.text()
    assert not made.go.isEnabled()
    made.make.click()
    assert made.request() == ConnectRequest(NEWS, make=True)


def test_nothing_is_copied_over_a_corpus(qtbot, dialog):
    made = dialog(Purpose.COPY)
    fill(made)
    made.test.click()
    qtbot.waitUntil(lambda: made.state is not None)
    assert "already" in made.outcome.text()
    assert not made.go.isEnabled()


def test_a_typed_password_is_given_to_the_connection_and_stands_in_no_address(
    qtbot, dialog, context
):
    context.stores.error = ServerLoginError(corpus=NEWS, reason="the password is wrong")
    made = dialog()
    fill(made)
    made.form.password.setText("geheim")
    made.form.keep.setChecked(True)
    made.test.click()
    qtbot.waitUntil(lambda: "does not let this user in" in made.outcome.text())
    assert context.passwords(parse(NEWS).key, False) == ("geheim", True)
    assert context.passwords(parse(NEWS).key, True) is None
    assert "geheim" not in made.request().location
    assert "geheim" not in repr(context.passwords.__dict__)


def test_a_server_that_answers_after_the_dialog_is_gone_disturbs_nobody(qtbot, dialog, context):
    made = dialog()
    fill(made)
    made.test.click()
    made.reject()
    qtbot.waitUntil(lambda: bool(context.stores.asked))
    qtbot.wait(50)
    assert made.state is None


def test_the_password_field_shows_nothing(qtbot):
    made = PasswordDialog("anna@db.example.org:5432/news", was_wrong=True)
    qtbot.addWidget(made)
    made.field.setText("geheim")
    assert made.field.displayText() != "geheim"
