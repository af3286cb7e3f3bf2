"""Archives from strangers."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import AnnotatorError, FileReadError
from annotator.formats.archives import Bounds, is_archive, unpacked


def zipped(path, *members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def tarred(path, *members):
    with tarfile.open(path, "w:gz") as archive:
        for info, content in members:
            member = tarfile.TarInfo(info) if isinstance(info, str) else info
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "made", [lambda p, *m: zipped(p / "a.zip", *m), lambda p, *m: tarred(p / "a.tgz", *m)]
)
def test_what_is_in_it_is_there_for_the_time_of_the_block(tmp_path, made):
    path = made(tmp_path, ("a.txt", b"A"), ("sub/b.ann", b"B"))
    assert is_archive(path)
    with unpacked(path) as folder:
        assert files(folder) == {"a.txt": b"A", "sub/b.ann": b"B"}
    assert not folder.exists()


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/x", "a/../../b", "..\\out.txt", "C:\\x", "C:x"]
)
def test_a_name_that_leads_out_is_refused(tmp_path, name):
    for path in (
        zipped(tmp_path / "a.zip", (name, b"x")),
        tarred(tmp_path / "a.tgz", (name, b"x")),
    ):
        with (
            pytest.raises(FileReadError, match="leads out of the archive"),
            unpacked(path) as folder,
        ):
            pytest.fail(f"unpacked into {folder}")
    assert {path.name for path in tmp_path.iterdir()} == {"a.zip", "a.tgz"}


def test_links_are_refused(tmp_path):
    link = tarfile.TarInfo("link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    in_zip = zipfile.ZipInfo("link")
    in_zip.create_system, in_zip.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    for path in (
        tarred(tmp_path / "a.tgz", (link, b"")),
        zipped(tmp_path / "a.zip", (in_zip, b"/etc/passwd")),
    ):
        with pytest.raises(FileReadError, match="link or a device"), unpacked(path):
            pytest.fail("unpacked")


def test_a_bomb_is_refused_while_it_unpacks(tmp_path):
    path = zipped(tmp_path / "a.zip", ("zeros", b"\0" * (4 << 20)))
    with pytest.raises(FileReadError, match="larger than 1 MB"), unpacked(path, Bounds(9, 1 << 20)):
        pytest.fail("unpacked")


def test_too_many_files_are_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", *((f"{n}.txt", b"") for n in range(4)))
    with pytest.raises(FileReadError, match="more than 3 files"), unpacked(path, Bounds(files=3)):
        pytest.fail("unpacked")


def test_the_same_name_twice_is_refused(tmp_path):
    path = tarred(tmp_path / "a.tgz", ("a.txt", b"1"), ("a.txt", b"2"))
    with pytest.raises(FileReadError, match="is in it twice"), unpacked(path):
        pytest.fail("unpacked")


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_a_damaged_archive_is_an_error_with_a_name_and_nothing_else(tmp_path, data):
    make = data.draw(st.sampled_from(["a.zip", "a.tgz"]))
    pack = zipped if make == "a.zip" else tarred
    path = pack(tmp_path / make, ("a.txt", b"Text " * 40), ("b.txt", b"mehr"))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        with unpacked(path) as folder:
            assert folder.is_dir()
    except AnnotatorError as error:
        assert str(path) in str(error)  # noqa: PT017 - either outcome is right
