"""Places and words that no corpus can have are told in a sentence."""

from __future__ import annotations

import pytest

from annotator.domain.errors import CorpusDamagedError, StorageError
from annotator.domain.ports import Access
from annotator.storage.errors import translated
from annotator.storage.stores import Stores
from factories import NOW, make_schema


@pytest.mark.parametrize(
    "use",
    [
        lambda stores, place: stores.open(place, Access.READ),
        lambda stores, place: stores.backups(place),
        lambda stores, place: stores.create(place, make_schema(), at=NOW),
        lambda stores, place: stores.salvage(place, "new", make_schema(), at=NOW, monitor=None),
    ],
)
def test_the_null_character_is_in_no_name(use):
    with pytest.raises(StorageError, match="null character"):
        use(Stores(), "news\0.corpus")


def test_bytes_that_are_no_text_are_damage():
    with (
        pytest.raises(CorpusDamagedError, match=r"news\.corpus is damaged \(words in it"),
        translated("news.corpus"),
    ):
        b"\xf4x".decode()
