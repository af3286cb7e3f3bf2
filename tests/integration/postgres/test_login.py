"""Passwords and certificates: from where they come, and that they go nowhere else."""

import logging
import shutil
import subprocess

import keyring
import pytest
from keyring.backend import KeyringBackend

from annotator.domain.errors import ConnectionLostError, ServerLoginError, StorageError
from annotator.domain.ports import Access
from annotator.domain.server_address import parse
from annotator.storage.server.corpus import ServerCorpusStores
from annotator.storage.server.passwords import SERVICE, Passwords
from factories import NOW, make_schema
from postgres_server import Server

SECRET = "ge heim'\\ß"  # noqa: S105 - of a server that is gone a minute later


class Ring(KeyringBackend):
    """The system's keyring, in memory."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture
def ring(monkeypatch):
    """An empty keyring in the place of the system's."""
    before = keyring.get_keyring()
    made = Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def guarded():
    """A server that wants passwords, and has a certificate for ``localhost``."""
    server = Server.make("fsync = off", "password_encryption = 'scram-sha-256'")
    escaped = SECRET.replace("'", "''")
    server.execute(f"ALTER ROLE {server.owner} PASSWORD '{escaped}'")
    server.want_passwords()
    yield server
    server.remove()


@pytest.fixture(autouse=True)
def _no_password_from_elsewhere(monkeypatch, tmp_path):
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))


def asking(*answers):
    """Stores that ask a person who answers like this, and what that person was asked."""
    asked, left = [], list(answers)

    def ask(place, was_wrong):
        asked.append((place, was_wrong))
        return left.pop(0) if left else None

    return ServerCorpusStores(Passwords(ask)), asked


@pytest.fixture
def url(guarded):
    stores, _ = asking((SECRET, False))
    address = guarded.new_url()
    stores.create(address, make_schema(), at=NOW).close()
    yield address
    guarded.drop(address.rpartition("/")[2])


def test_without_a_password_one_is_told(url, ring):
    stores, asked = asking()
    with pytest.raises(ServerLoginError, match="password"):
        stores.open(url, Access.READ)
    assert asked == [(parse(url).key, False)]


def test_a_person_is_asked_until_it_is_right_and_once_only(url, ring, caplog):
    caplog.set_level(logging.DEBUG)
    stores, asked = asking(("falsch", False), (SECRET, False))
    with stores.open(url, Access.WRITE) as store, store.open_unit_of_work() as work:
        assert work.schemas.current() == make_schema()
    assert [wrong for _, wrong in asked] == [False, True]
    assert ring.kept == {}
    assert SECRET not in caplog.text
    assert SECRET not in store.location


def test_the_keyring_keeps_it_if_that_is_wanted(url, ring):
    asking((SECRET, True))[0].open(url, Access.READ).close()
    assert ring.kept == {(SERVICE, parse(url).key): SECRET}
    stores, asked = asking()
    stores.open(url, Access.READ).close()
    assert asked == []


def test_a_password_of_the_keyring_that_is_old_is_asked_for_again(url, ring):
    ring.kept[SERVICE, parse(url).key] = "alt"
    stores, asked = asking((SECRET, True))
    stores.open(url, Access.READ).close()
    assert asked == [(parse(url).key, True)]
    assert ring.kept == {(SERVICE, parse(url).key): SECRET}


def test_pgpassword_and_the_password_file_are_respected(url, ring, monkeypatch, tmp_path):
    stores, asked = asking()
    monkeypatch.setenv("PGPASSWORD", SECRET)
    stores.open(url, Access.READ).close()
    monkeypatch.delenv("PGPASSWORD")
    file = tmp_path / "pgpass"
    escaped = SECRET.replace("\\", "\\\\").replace(":", "\\:")
    file.write_text(f"127.0.0.1:*:*:*:{escaped}\n", "utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    stores.open(url, Access.READ).close()
    assert asked == []


def test_no_error_repeats_a_password(url, ring):
    stores, _ = asking(*[("falsch geheim", False)] * 5)
    with pytest.raises(StorageError) as refused:
        stores.open(url, Access.READ)
    shown = [str(refused.value), repr(refused.value.__cause__), repr(refused.value.params)]
    assert not any("falsch geheim" in each for each in shown)


@pytest.fixture(scope="module")
def authority(guarded, tmp_path_factory):
    """The certificate of the server, for the name ``localhost``."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "server.key", folder / "server.crt"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext"
    subprocess.run(
        [*command.split(), "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    guarded.use_certificate(key, certificate)
    return certificate


class TestCertificates:
    """To other machines a connection is encrypted, and the server proves who it is."""

    def opened(self, url, options):
        stores, _ = asking((SECRET, False))
        with stores.open(url + options, Access.READ) as store:
            link = store.link()
            try:
                return link.row("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")[0]
            finally:
                link.close()

    def test_the_right_server_is_believed(self, authority, url):
        local = url.replace("127.0.0.1", "localhost")
        assert self.opened(local, f"?sslmode=verify-full&sslrootcert={authority}") is True

    def test_one_of_another_name_is_not(self, authority, url):
        with pytest.raises(ConnectionLostError, match="does not match host name"):
            self.opened(url, f"?sslmode=verify-full&sslrootcert={authority}")

    def test_nor_one_that_nobody_vouches_for(self, authority, url):
        local = url.replace("127.0.0.1", "localhost")
        with pytest.raises(ConnectionLostError, match="certificate verify failed"):
            self.opened(local, "?sslmode=verify-full")
