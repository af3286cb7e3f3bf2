"""Finding what to import."""

from __future__ import annotations

import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from annotator.domain.errors import FileReadError
from annotator.formats.reading import NoticeKind
from annotator.services.files import ARCHIVE, find_files, opened


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b10.txt",
        "b9.txt",
        "A.TXT",
        "sub/c.txt",
        "corpus.jsonl",
        "notes.md",
        ".hidden.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(
            '{"format":"annotator-jsonl-1"}' if name == "corpus.jsonl" else "x"
        )
    return tmp_path


def names(files, folder):
    return [file.path.relative_to(folder).as_posix() for file in files]


def test_a_folder_is_searched_to_the_bottom_in_natural_order(folder):
    files, _ = find_files([folder])
    assert names(files, folder) == ["A.TXT", "b9.txt", "b10.txt", "corpus.jsonl", "sub/c.txt"]


def test_the_ending_says_the_format(folder):
    files, _ = find_files([folder])
    assert {file.format for file in files if file.path.suffix == ".jsonl"} == {"jsonl"}
    assert {file.format for file in files if file.path.suffix != ".jsonl"} == {"text"}


def test_what_is_left_aside_is_told(folder):
    _, notices = find_files([folder])
    told = {notice.file.rpartition("/")[2]: notice for notice in notices}
    assert set(told) == {"notes.md", ".hidden.txt"}
    assert {notice.kind for notice in notices} == {NoticeKind.IGNORED}
    assert "hidden" in told[".hidden.txt"].text


def test_a_file_that_is_named_is_taken_whatever_its_ending(folder):
    files, notices = find_files([folder / "notes.md"])
    assert [(file.path.name, file.format) for file in files] == [("notes.md", "text")]
    assert notices == []


def test_a_format_that_is_named_holds_for_all(folder):
    files, _ = find_files([folder / "notes.md"], "jsonl")
    assert files[0].format == "jsonl"


def test_what_lies_beside_files_of_the_format_that_is_named_is_left_aside(tmp_path):
    for name in ("gold.spacy", "config_ner.cfg", "README.md"):
        (tmp_path / name).write_bytes(b"x")
    files, notices = find_files([tmp_path], "spacy")
    assert [(file.path.name, file.format) for file in files] == [("gold.spacy", "spacy")]
    assert {(Path(each.file).name, each.kind) for each in notices} == {
        ("config_ner.cfg", NoticeKind.IGNORED),
        ("README.md", NoticeKind.IGNORED),
    }


def test_a_path_given_twice_is_taken_once(folder):
    files, _ = find_files([folder / "A.TXT", folder / "A.TXT"])
    assert len(files) == 1


def test_a_path_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileReadError, match="there is no such file or folder"):
        find_files([tmp_path / "nowhere"])


@pytest.mark.parametrize("content", [[], ["picture.png"]])
def test_a_folder_without_texts_is_refused_in_one_sentence(tmp_path, content):
    for name in content:
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(FileReadError, match="no file to import in it") as caught:
        find_files([tmp_path])
    assert "\n" not in str(caught.value)


def test_a_link_to_its_own_folder_is_not_followed(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    files, _ = find_files([tmp_path])
    assert names(files, tmp_path) == ["a.txt"]


def test_a_path_the_system_refuses_is_named(tmp_path):
    with pytest.raises(FileReadError, match="File name too long"):
        find_files([tmp_path / ("x" * 300)])


def packed(path, **content):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in content.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return path


def test_an_archive_is_its_files_under_its_own_name(tmp_path):
    path = packed(tmp_path / "x.zip", b_txt="B", sub__a_html="<p>", c_xyz="?", d_zip="PK")
    files, notices = find_files([path])
    assert [(file.path, file.format) for file in files] == [(path, ARCHIVE)]
    with ExitStack() as stack:
        inside, aside = opened(files, "auto", stack)
        assert [(each.path.name, each.format) for each in inside] == [
            ("b.txt", "text"),
            ("a.html", "html"),
        ]
        assert inside[1].named(str(inside[1].path)) == f"{path}/sub/a.html"
        unpacked_to = inside[0].unpacked_to
    assert not unpacked_to.exists()
    assert notices == []
    assert {notice.file: notice.text.partition(" file")[0][:20] for notice in aside} == {
        f"{path}/c.xyz": "is no .ann/.bio/.con",
        f"{path}/d.zip": "is an archive in an ",
    }


def test_an_archive_with_nothing_to_import_is_refused(tmp_path):
    files, _ = find_files([packed(tmp_path / "x.zip", c_xyz="?")])
    with (
        ExitStack() as stack,
        pytest.raises(FileReadError, match=r"x\.zip .*no file to import in it"),
    ):
        opened(files, "auto", stack)
