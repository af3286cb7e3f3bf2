"""Menu entry, icon and file type in the folder of a person."""

import configparser
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from annotator.cli import desktop_entry
from annotator.domain.errors import DesktopError

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="freedesktop.org only")


@linux
def test_everything_is_written_where_the_desktop_looks_and_goes_away_again(tmp_path):
    written = desktop_entry.install(tmp_path)
    assert {str(path.relative_to(tmp_path)) for path in written} == {
        "applications/annotator.desktop",
        "mime/packages/annotator.xml",
        "icons/hicolor/scalable/apps/annotator.svg",
    }
    assert set(desktop_entry.remove(tmp_path)) == set(written)
    assert not any(path.exists() for path in written)
    assert desktop_entry.remove(tmp_path) == []


@linux
def test_the_entry_starts_this_installation_and_takes_corpora(tmp_path, monkeypatch):
    monkeypatch.setattr(desktop_entry, "typed_command", lambda: ("/opt/my folder/100%/annotator",))
    desktop_entry.install(tmp_path)
    entry = configparser.RawConfigParser()
    entry.optionxform = str
    entry.read(tmp_path / "applications" / "annotator.desktop", "utf-8")
    section = entry["Desktop Entry"]
    assert section["Exec"] == '"/opt/my folder/100%%/annotator" open %f'
    assert section["TryExec"] == "/opt/my folder/100%/annotator"
    types = ET.parse(tmp_path / "mime/packages/annotator.xml").getroot()  # noqa: S314 - our own file
    (mime,) = types
    assert mime.get("type") == section["MimeType"].rstrip(";")


@linux
@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed"
)
def test_the_entry_is_valid(tmp_path):
    desktop_entry.install(tmp_path)
    done = subprocess.run(
        ["desktop-file-validate", tmp_path / "applications" / "annotator.desktop"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_special_characters_of_a_path_are_escaped_twice():
    assert desktop_entry.quoted('/a"b$c') == '"/a\\\\"b\\\\$c"'


def test_a_relative_data_home_does_not_count(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", "somewhere")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert desktop_entry.data_home() == tmp_path / ".local" / "share"


@linux
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(DesktopError, match="was not told"):
        desktop_entry.install(tmp_path)


def test_other_systems_are_told(monkeypatch, tmp_path):
    monkeypatch.setattr(desktop_entry.sys, "platform", "win32")
    with pytest.raises(DesktopError, match="win32 keeps no desktop entries"):
        desktop_entry.install(tmp_path)
