import pytest

from annotator.domain.errors import ServerAddressError
from annotator.domain.server_address import is_server, parse


@pytest.mark.parametrize(
    ("given", "location"),
    [
        ("postgresql+psycopg://anna@host/news", "postgresql+psycopg://anna@host/news"),
        ("postgresql://anna@host:5432/news", "postgresql+psycopg://anna@host/news"),
        ("postgresql+psycopg://anna@host:6000/news", "postgresql+psycopg://anna@host:6000/news"),
        ("postgresql+psycopg://anna@[::1]/news", "postgresql+psycopg://anna@[::1]/news"),
        (
            "postgresql+psycopg://a%40b@host/my%20news?sslrootcert=/x y&sslmode=verify-ca",
            "postgresql+psycopg://a%40b@host/my%20news?sslmode=verify-ca&sslrootcert=%2Fx%20y",
        ),
        (
            "postgresql+psycopg://anna@/news?host=/run/pg",
            "postgresql+psycopg://anna@/news?host=%2Frun%2Fpg",
        ),
    ],
)
def test_a_place_has_one_address(given, location):
    assert parse(given).location == location
    assert parse(location).location == location


def test_who_is_not_named_is_the_user_of_the_system(monkeypatch):
    monkeypatch.setenv("PGUSER", "carla")
    monkeypatch.setenv("PGPORT", "6000")
    assert parse("postgresql+psycopg://host/news").key == "carla@host:6000/news"


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", ""])
def test_nothing_is_demanded_of_this_machine(host):
    assert "sslmode" not in parse(f"postgresql+psycopg://anna@{host}/news").parameters


def test_to_other_machines_the_server_has_to_prove_its_name():
    parameters = parse("postgresql+psycopg://anna@db.example.org/news").parameters
    assert (parameters["sslmode"], parameters["sslrootcert"]) == ("verify-full", "system")


def test_unless_the_address_says_otherwise():
    given = parse("postgresql+psycopg://anna@db.example.org/news?sslmode=require").parameters
    assert given["sslmode"] == "require"
    assert "sslrootcert" not in given
    own = "postgresql+psycopg://anna@db.example.org/news?sslrootcert=/own.crt"
    assert parse(own).parameters["sslrootcert"] == "/own.crt"


@pytest.mark.parametrize(
    "location",
    [
        "postgresql+psycopg://anna@host/",
        "postgresql+psycopg://anna@host",
        "postgresql+psycopg://anna@host:x/news",
        "postgresql+psycopg://anna@host/news?foo=1",
        "postgresql+psycopg://anna@host/news?sslmode",
        "postgresql+psycopg://anna@[host/news",
    ],
)
def test_what_is_no_address_is_refused(location):
    with pytest.raises(ServerAddressError):
        parse(location)


@pytest.mark.parametrize("location", ["news.corpus", "/x/postgresql.corpus", "C:\\x", "http://x/y"])
def test_other_locations_are_files(location):
    assert not is_server(location)
