import pytest

from annotator.storage.link import Lock
from annotator.storage.server.locks import CORPUS, PRESENCE, key_of, key_of_lock
from annotator.storage.server.texts import converted, returning


def test_placeholders_become_those_of_psycopg():
    assert (
        converted("SELECT 1 WHERE a LIKE '%x' AND b = ?")
        == "SELECT 1 WHERE a LIKE '%%x' AND b = %s"
    )


def test_an_insertion_gives_back_the_key_of_the_row():
    assert returning("\nINSERT INTO imports (source) VALUES (?)").endswith('RETURNING "id"')
    assert returning("insert into change_log (kind) VALUES (?)").endswith('RETURNING "seq"')
    with pytest.raises(ValueError, match="no insertion"):
        returning("SELECT 1")


def test_locks_never_change_their_numbers():
    # Programs of different versions work on one corpus.
    assert key_of("importing") == 4733713664312557989
    keys = {
        PRESENCE,
        CORPUS,
        *(key_of_lock(kind, "") for kind in Lock),
        key_of_lock(Lock.ANNOTATOR, "x"),
    }
    assert len(keys) == 2 + len(Lock) + 1
    assert all(-(2**63) <= key < 2**63 for key in keys)
