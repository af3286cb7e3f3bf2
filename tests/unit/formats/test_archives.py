"""Archives from strangers."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import AnnotatorError, FileReadError
from annotator.formats.archives import Bounds, check_office, is_archive, unpacked
from work import counted_calls


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


def pax(name, value):
    """A member whose header says something in so many bytes."""
    member = tarfile.TarInfo("a.txt")
    member.pax_headers = {name: value}
    return member


def refused(path, *bounds):
    with pytest.raises(FileReadError) as told, unpacked(path, *bounds):
        pytest.fail("unpacked")
    return str(told.value)


def test_folders_count_as_files(tmp_path):
    inside = []
    for number in range(5):
        folder = tarfile.TarInfo(f"d{number}")
        folder.type = tarfile.DIRTYPE
        inside.append((folder, b""))
    assert "more than 3 files" in refused(tarred(tmp_path / "a.tgz", *inside), Bounds(files=3))


@pytest.mark.parametrize("ending", ["zip", "tgz"])
def test_what_grows_far_beyond_its_size_is_refused_long_before_the_bound(tmp_path, ending):
    pack = zipped if ending == "zip" else tarred
    path = pack(tmp_path / f"a.{ending}", ("zeros", b"\0" * (3 << 20)))
    told = refused(path, Bounds(total=1 << 30, ratio=20, small=1 << 20))
    assert "larger than 1 MB" in told
    text = pack(tmp_path / f"b.{ending}", ("text", b"In Berlin sagte sie, es sei gut. " * 50_000))
    with unpacked(text) as folder:
        assert files(folder)


def test_folders_that_nobody_could_take_away_again_are_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", ("a/" * 900 + "b.txt", b"x"))
    assert "more than 64 deep" in refused(path)


@pytest.mark.parametrize("value", ["x" * (1 << 20), "1" * 50_000], ids=["long", "digits"])
def test_headers_of_tar_are_short_and_make_sense(tmp_path, value):
    path = tarred(tmp_path / "a.tgz", (pax("comment", value), b"x"))
    with counted_calls() as work:
        assert "no sound archive" in refused(path)
    assert work.number < 10_000


def test_a_name_of_several_folders_and_times_with_fractions_are_usual(tmp_path):
    member = pax("mtime", "1700000000.1234567890123456789")
    member.name = "sub/" + "ä" * 120 + ".txt"
    with unpacked(tarred(tmp_path / "a.tgz", (member, b"x"))) as folder:
        assert files(folder) == {member.name: b"x"}


@pytest.mark.parametrize("ending", ["tar", "tar.gz", "tar.bz2", "tar.xz"])
def test_a_tar_of_which_something_is_missing_is_refused(tmp_path, ending):
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as archive:
        for name in ("a.txt", "b.txt"):
            member = tarfile.TarInfo(name)
            member.size = 600
            archive.addfile(member, io.BytesIO(b"x" * 600))
    whole = plain.getvalue()
    nonsense = whole[:1536] + b"?" * 512 + whole[2048:]
    pack = {"tar": bytes, "tar.gz": gzip.compress, "tar.bz2": bz2.compress, "tar.xz": lzma.compress}
    path = tmp_path / f"a.{ending}"
    for content in (nonsense, whole[:1536], whole[:2000]):
        path.write_bytes(pack[ending](content))
        assert "cut short" in refused(path) or "no sound archive" in refused(path)
    path.write_bytes(pack[ending](whole))
    with unpacked(path) as folder:
        assert set(files(folder)) == {"a.txt", "b.txt"}


def test_a_tar_that_leads_back_to_itself_ends(tmp_path):
    # A member of negative size: the next header is the same one again.
    member = tarfile.TarInfo("a.txt")
    header = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    header[124:136] = b"\xff" * 10 + b"\xfe\x00"  # -512 in base 256
    header[148:156] = b"        "
    header[148:156] = b"%06o\0 " % sum(header)
    (tmp_path / "a.tar").write_bytes(bytes(header) + bytes(1024))
    with counted_calls() as work:
        refused(tmp_path / "a.tar")
    assert work.number < 10_000


def test_a_zip_whose_directory_would_fill_the_memory_is_refused_unread(tmp_path, monkeypatch):
    path = zipped(tmp_path / "a.zip", *((f"{n:0100}.txt", b"") for n in range(1_000)))
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("opened"))
    assert "more than 100 files" in refused(path, Bounds(files=100))


@pytest.mark.parametrize("name", ["word/document.bin", "xl/sheet.dat", "a.xml"])
@pytest.mark.parametrize("encoding", ["ascii", "utf-16", "utf-32-be"])
def test_entities_in_an_office_document_are_found_whatever_the_part_is_called(
    tmp_path, name, encoding
):
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode(encoding)
    with pytest.raises(FileReadError, match="declares entities"):
        check_office(zipped(tmp_path / "a.docx", (name, bomb)))
    check_office(zipped(tmp_path / "b.docx", ("word/media/image1.svg", bomb), ("a.xml", b"<a/>")))
