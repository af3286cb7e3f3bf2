"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import errno

import pytest

from annotator.domain.errors import FileWriteError
from annotator.formats.atomic import whole_file, whole_folder

FULL = OSError(errno.ENOSPC, "No space left on device")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def write_file_and_fail(path, error):
    with whole_file(path) as stream:
        stream.write(b"new")
        raise error


def write_folder_and_fail(path, error):
    with whole_folder(path) as folder:
        (folder / "new").write_bytes(b"2")
        raise error


def test_a_file_appears_when_the_block_ends(tmp_path):
    path = tmp_path / "a"
    with whole_file(path) as stream:
        stream.write(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a"]


def test_an_error_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(KeyError):
        write_file_and_fail(path, KeyError("bug"))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_full_disk_is_named_and_the_old_file_stays(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(FileWriteError, match="a cannot be written: No space left"):
        write_file_and_fail(path, FULL)
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with (
        pytest.raises(FileWriteError, match="No such file or directory"),
        whole_file(tmp_path / "nowhere" / "a"),
    ):
        pass


def test_the_new_file_is_as_public_as_any(tmp_path):
    with whole_file(tmp_path / "a") as stream:
        stream.write(b"x")
    (tmp_path / "b").write_bytes(b"x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_folder_takes_the_place_of_the_old_one(tmp_path):
    path = tmp_path / "out"
    path.mkdir()
    (path / "old").write_bytes(b"1")
    with whole_folder(path) as folder:
        (folder / "new").write_bytes(b"2")
    assert names(path) == ["new"]
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("error", [FULL, KeyError("bug")])
def test_an_error_leaves_the_old_folder(tmp_path, error):
    path = tmp_path / "out"
    path.mkdir()
    (path / "old").write_bytes(b"1")
    expected = FileWriteError if isinstance(error, OSError) else KeyError
    with pytest.raises(expected):
        write_folder_and_fail(path, error)
    assert names(path) == ["old"]
    assert names(tmp_path) == ["out"]


def test_a_folder_is_made_with_those_above_it(tmp_path):
    with whole_folder(tmp_path / "a" / "b") as folder:
        (folder / "new").write_bytes(b"2")
    assert (tmp_path / "a" / "b" / "new").exists()


def test_if_the_new_folder_cannot_take_its_place_the_old_one_returns(tmp_path, monkeypatch):
    path = tmp_path / "out"
    path.mkdir()
    (path / "old").write_bytes(b"1")
    real = type(path).rename

    def refuse(self, target):
        if self.suffix == ".tmp":
            raise OSError(errno.EIO, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(type(path), "rename", refuse)
    with pytest.raises(FileWriteError, match="Input/output"), whole_folder(path) as folder:
        (folder / "new").write_bytes(b"2")
    assert names(path) == ["old"]
    assert names(tmp_path) == ["out"]
