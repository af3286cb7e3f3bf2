"""The package format: comes back equal, has the same bytes, and nothing odd gets in."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import date

import pytest

from annotator.domain.assignments import Assignment, Batch
from annotator.domain.errors import FileReadError, PackageError
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.formats.package import (
    GrownSet,
    PackageContent,
    opened_package,
    write_package,
)
from annotator.formats.package_kind import is_package
from annotator.formats.writing import ExportItem
from factories import ANNA, NOW, make_article, make_schema, make_set, make_span, make_suggestion

A1 = ArticleId("a1")


def content(**fields):
    values = {
        "annotator": ANNA,
        "schema": make_schema(),
        "batches": (Batch("first", NOW, date(2025, 4, 1)),),
        "assignments": (Assignment(A1, ANNA, "first"),),
        "sets": (GrownSet(article=A1, annotator=ANNA, changed_at=NOW, grew_from=("abc",)),),
        "guideline": "# Richtlinie\n",
    }
    return PackageContent(**(values | fields))


def items():
    article = make_article()
    yield ExportItem(article, None)
    yield ExportItem(article, make_set(make_suggestion(0, 6), annotator=SUGGESTIONS), "p@1")
    yield ExportItem(article, make_set(make_span(0, 6, id="s1")))


@pytest.fixture
def path(tmp_path):
    out = tmp_path / "Anna.zip"
    write_package(out, content(), items(), "1.0")
    return out


def rewritten(path, change):
    """The same package with its files changed by hand."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = path.with_name("changed.zip")
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out


def test_what_is_written_comes_back(path):
    with opened_package(path) as found:
        assert found.content == content()
        assert [each.annotations and each.annotations.annotator for each in found.articles()] == [
            None, SUGGESTIONS, ANNA,
        ]  # fmt: skip
        assert found.manifest["for"] == ANNA
        assert found.manifest["articles"] == 1
        folder = found.folder
    assert not folder.exists()


def test_the_share_of_blind_controls_comes_back(tmp_path):
    out = tmp_path / "Anna.zip"
    write_package(out, content(controls=0.1), items(), "1.0")
    with opened_package(out) as found:
        assert found.content.controls == 0.1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_packages_of_before_have_no_controls_and_are_read(path, number):
    def of_before(files):
        work = json.loads(files["work.json"])
        del work["controls"]
        files["work.json"] = json.dumps(work).encode()
        manifest = json.loads(files["manifest.json"])
        manifest["format"] = f"annotator-package-{number}"
        manifest["files"]["work.json"]["sha256"] = hashlib.sha256(files["work.json"]).hexdigest()
        files["manifest.json"] = json.dumps(manifest).encode()

    with opened_package(rewritten(path, of_before)) as found:
        assert found.content == content()


@pytest.mark.parametrize("share", [-0.1, 1, "much"])
def test_a_share_that_is_none_is_refused(path, share):
    def odd(files):
        work = json.loads(files["work.json"])
        files["work.json"] = json.dumps(work | {"controls": share}).encode()
        manifest = json.loads(files["manifest.json"])
        manifest["files"]["work.json"]["sha256"] = hashlib.sha256(files["work.json"]).hexdigest()
        files["manifest.json"] = json.dumps(manifest).encode()

    with (
        pytest.raises(PackageError, match="controls"),
        opened_package(rewritten(path, odd)),
    ):
        pass


def test_the_same_content_gives_the_same_bytes(path, tmp_path):
    again = tmp_path / "again.zip"
    write_package(again, content(), [*items()], "1.0")
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(again) as other:
        for name in ("schema.yaml", "work.json", "guideline.md"):
            assert one.read(name) == other.read(name)
        assert [each.date_time for each in one.infolist()] == [(1980, 1, 1, 0, 0, 0)] * 5


def test_nothing_is_written_over(path):
    before = path.read_bytes()
    with pytest.raises(PackageError, match="there already"):
        write_package(path, content(), items(), "1.0")
    assert path.read_bytes() == before


def test_a_package_is_known_from_other_archives(path, tmp_path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "Text")
    text = tmp_path / "text.zip"
    text.write_text("kein Archiv")
    assert is_package(path)
    assert not any(map(is_package, (other, text, tmp_path / "missing.zip", tmp_path)))


def spoil(files):
    files["articles.jsonl"] = files["articles.jsonl"].replace(b"s1", b"s2")


def add(files):
    files["evil.sh"] = b"rm"


def of_tomorrow(files):
    files["manifest.json"] = files["manifest.json"].replace(
        b"annotator-package-4", b"annotator-package-9"
    )


def without_work(files):
    del files["work.json"]
    manifest = json.loads(files["manifest.json"])
    del manifest["files"]["work.json"]
    files["manifest.json"] = json.dumps(manifest).encode()


def without_manifest(files):
    del files["manifest.json"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (spoil, r"articles.jsonl in it was changed or damaged"),
        (add, r"does not name what is in it \(evil.sh\)"),
        (of_tomorrow, "annotator-package-9"),
        (without_work, "work.json is missing"),
        (without_manifest, "no package of this program"),
    ],
)
def test_what_is_not_as_it_was_written_is_refused_in_one_sentence(path, change, told):
    with pytest.raises(PackageError, match=told), opened_package(rewritten(path, change)):
        pass


def test_names_that_lead_out_of_the_archive_are_refused(path):
    def lead_out(files):
        files["../evil"] = b"x"

    with pytest.raises(FileReadError, match="leads out"), opened_package(rewritten(path, lead_out)):
        pass


def test_half_a_file_is_refused(path):
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises((FileReadError, PackageError)), opened_package(path):
        pass
