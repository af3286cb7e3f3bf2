import os

import pytest

from annotator.domain.errors import CorpusExistsError
from annotator.storage.placing import put_in_place


def _no_links(*_):
    raise PermissionError(1, "this file system knows no links")


@pytest.mark.parametrize("link", [os.link, _no_links])
def test_a_finished_file_gets_its_name_but_takes_none(tmp_path, monkeypatch, link):
    monkeypatch.setattr(os, "link", link)
    part, place = tmp_path / "part", tmp_path / "place"
    part.write_text("new")
    put_in_place(part, place)
    assert [item.name for item in tmp_path.iterdir()] == ["place"]
    part.write_text("other")
    with pytest.raises(CorpusExistsError):
        put_in_place(part, place)
    assert place.read_text() == "new"
