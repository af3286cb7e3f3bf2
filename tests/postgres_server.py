"""A real PostgreSQL server for tests: made by initdb, on loopback and a socket, gone afterwards."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
_OLDEST = 15
_USERS = ("postgres", "nobody")
OWNER = "owner"


def in_files(test):
    """Mark a test of what only files have."""
    test.CORPORA = ("file",)
    return test


WHY_NOT = (
    "no PostgreSQL 15 or newer here (initdb and pg_ctl on PATH or in /usr/lib/postgresql/*/bin); "
    "on Debian: apt-get install --no-install-recommends postgresql"
)


def binaries() -> Path | None:
    """The folder with the newest server of this machine that is new enough."""
    found = [path for place in _PLACES for path in Path("/").glob(place.lstrip("/"))]
    on_path = shutil.which("pg_ctl")
    if on_path is not None:
        found.append(Path(on_path).resolve().parent)
    versions = [(version, path) for path in found if (version := _version(path)) >= _OLDEST]
    return max(versions)[1] if versions else None


def _version(folder: Path) -> int:
    if not all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres")):
        return 0
    said = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=False
    )
    return int("".join(said.stdout.split()[2:3]).split(".")[0] or 0)


class Server:
    """A running server; trusts whoever connects from this machine unless told otherwise."""

    def __init__(self, folder: Path, place: Path, port: int, user: str | None) -> None:
        self._binaries = folder
        self.place = place
        self.data = place / "data"
        self.port = port
        self._user = user
        self._made = 0

    @classmethod
    def make(cls, *options: str) -> Server:
        """Make and start one.

        Args:
            options: Lines of its configuration.
        """
        folder = binaries()
        if folder is None:
            pytest.skip(WHY_NOT)
        user = None
        if os.geteuid() == 0:
            names = {entry.pw_name for entry in pwd.getpwall()}
            user = next((name for name in _USERS if name in names), None)
            if user is None:
                pytest.skip(
                    "PostgreSQL does not run as root, and there is no user postgres or nobody"
                )
        # Not below pytest's folder: that one only its owner may enter.
        place = Path(tempfile.mkdtemp(prefix="annotator-pg-"))
        if user is not None:
            shutil.chown(place, user)
        server = cls(folder, place, _free_port(), user)
        subprocess.run(["cp", "-a", _new_data(folder, user), server.data], check=True)
        lines = [
            "listen_addresses = '127.0.0.1'",
            f"port = {server.port}",
            f"unix_socket_directories = '{place}'",
            "max_connections = 120",
            "shared_buffers = 32MB",
            *options,
        ]
        with (server.data / "postgresql.auto.conf").open("a") as file:
            file.write("\n".join(lines) + "\n")
        server.start()
        return server

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        self._run("pg_ctl", "-D", self.data, "-l", self.place / "log", "-w", "-t", "60", "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it: ``fast`` breaks off what runs, ``immediate`` is a crash."""
        self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-m", mode, "stop")

    def remove(self) -> None:
        """Stop it, if it runs, and remove everything."""
        pid = self.data / "postmaster.pid"
        if pid.exists():
            self.stop("immediate")
        shutil.rmtree(self.place, ignore_errors=True)

    def url(self, database: str, user: str = OWNER, options: str = "") -> str:
        """Address of a corpus on it."""
        return f"postgresql+psycopg://{user}@127.0.0.1:{self.port}/{database}{options}"

    def new_url(self) -> str:
        """Address of a corpus that is not there."""
        self._made += 1
        return self.url(f"corpus_{self._made}")

    @property
    def owner(self) -> str:
        """Who may do everything."""
        return OWNER

    def want_passwords(self) -> None:
        """Trust nobody on loopback any more; the socket stays open to tests."""
        lines = [
            "local all all trust",
            "host all all 127.0.0.1/32 scram-sha-256",
            "host all all ::1/128 scram-sha-256",
        ]
        self._configure(lines, [])

    def use_certificate(self, key: Path, certificate: Path) -> None:
        """Offer encryption."""
        for source in (key, certificate):
            target = self.data / source.name
            shutil.copyfile(source, target)
            target.chmod(0o600)
            if self._user is not None:
                shutil.chown(target, self._user)
        self._configure([], ["ssl = on"])

    def _configure(self, access: list[str], options: list[str]) -> None:
        if access:
            (self.data / "pg_hba.conf").write_text("\n".join(access) + "\n")
        with (self.data / "postgresql.auto.conf").open("a") as file:
            file.write("\n".join(["", *options, ""]))
        self.stop()
        self.start()

    def execute(self, statement: str, database: str = "postgres", user: str = OWNER) -> list[tuple]:
        """Run a statement, with all rights unless as somebody else."""
        import psycopg  # noqa: PLC0415 - part of an extra

        with psycopg.connect(
            host=str(self.place), port=self.port, dbname=database, user=user, autocommit=True
        ) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def copy(self, database: str, name: str) -> None:
        """Make a database like another one."""
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{database}" STRATEGY file_copy')

    def drop(self, database: str) -> None:
        """Remove a database, whoever is connected to it."""
        self.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def _run(self, name: str, *arguments: object) -> None:
        environment = {**os.environ, "LC_ALL": "C", "LANG": "C"}
        done = subprocess.run(
            [self._binaries / name, *map(str, arguments)],
            user=self._user,
            cwd="/",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if name == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if name == "initdb" else subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            log = self.place / "log"
            said = log.read_text()[-2000:] if log.exists() else ""
            raise RuntimeError(f"{name}: {(done.stdout or b'').decode()}{said}")


@cache
def _new_data(folder: Path, user: str | None) -> Path:
    """Data of a server that never ran, made once in a process: copying is ten times faster than making."""
    place = Path(tempfile.mkdtemp(prefix="annotator-pg-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    if user is not None:
        shutil.chown(place, user)
    maker = Server(folder, place, 0, user)
    who = ("-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-locale")
    maker._run("initdb", "-D", maker.data, *who, "--no-sync")
    return maker.data


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
