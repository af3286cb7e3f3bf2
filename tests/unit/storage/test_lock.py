import os
import socket

import pytest

from annotator.domain.errors import CorpusLockedError
from annotator.storage.lock import WriterLock, holder_text


def test_the_holder_is_named_with_process_and_machine():
    card = '{"host": "rechner", "pid": 4711, "since": "2025-03-14T09:26:53+00:00"}'
    assert holder_text(card).startswith("process 4711 on rechner, since 2025-03-14 ")


@pytest.mark.parametrize(
    "card",
    [
        *("", "{", "[]", "null", '{"host": "a"}', '{"pid": []}', '{"host": ' + "[" * 100_000),
        '{"pid": 1, "host": "a", "since": "0001-01-01T00:00:00+14:00"}',
        '{"pid": 1e400, "host": "a", "since": "2025-03-14T09:26:53+00:00"}',
    ],
    ids=range(9),
)
def test_a_card_that_cannot_be_read_is_an_unknown_process(card):
    assert holder_text(card) == "an unknown process"


def test_a_second_writer_is_refused_with_the_name_of_the_first(tmp_path):
    path = tmp_path / "news.corpus"
    first, second = WriterLock(path), WriterLock(path)
    first.acquire()
    with pytest.raises(CorpusLockedError) as refused:
        second.acquire()
    assert f"process {os.getpid()} on {socket.gethostname()}" in str(refused.value)
    first.release()
    second.acquire()
    second.release()


def test_a_lock_is_given_up_twice_without_harm(tmp_path):
    lock = WriterLock(tmp_path / "news.corpus")
    lock.acquire()
    lock.release()
    lock.release()
    assert not (tmp_path / "news.corpus-holder").exists()
