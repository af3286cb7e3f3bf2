"""Settings: what was set comes back; a broken file is kept aside and told."""

from __future__ import annotations

import json

import pytest

from annotator.ui.settings import RECENT_CORPORA, Settings, SettingsFile


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_without_a_file_the_defaults_hold(path):
    settings = SettingsFile(path)
    assert settings.current == Settings()
    assert settings.problem is None
    assert not path.exists()


def test_what_was_set_comes_back(path):
    SettingsFile(path).change(language="de", zoom=1.5, keys={"palette": ["Ctrl+P"]})
    again = SettingsFile(path).current
    assert (again.language, again.zoom, again.keys) == ("de", 1.5, {"palette": ("Ctrl+P",)})


def test_what_is_only_remembered_is_written_when_saved(path):
    settings = SettingsFile(path)
    settings.remember(settings.current.at_article("x.corpus", "a1"))
    assert not path.exists()
    settings.save()
    assert SettingsFile(path).current.last_article == {"x.corpus": "a1"}


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"language": "xx"}',
        '{"zoom": 99}',
        "\udcff".encode("utf-8", "replace").decode() + "{",
    ],
)
def test_a_broken_file_is_kept_aside_and_told(path, text):
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    settings = SettingsFile(path)
    assert settings.current == Settings()
    assert str(path) in str(settings.problem)
    kept = path.with_suffix(".broken.json")
    assert kept.read_text(encoding="utf-8") == text
    settings.change(language="de")
    assert SettingsFile(path).current.language == "de"


def test_a_file_that_is_no_text_is_kept_aside(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00")
    assert SettingsFile(path).problem is not None


def test_the_setting_at_fault_is_named(path):
    path.parent.mkdir()
    path.write_text('{"zoom": "large"}', encoding="utf-8")
    assert "zoom" in str(SettingsFile(path).problem)


def test_settings_of_a_later_version_do_no_harm(path):
    path.parent.mkdir()
    path.write_text(json.dumps({"theme": "dark", "unheard_of": 1}), encoding="utf-8")
    settings = SettingsFile(path)
    assert settings.current.theme == "dark"
    assert settings.problem is None


def test_a_place_that_cannot_be_written_is_told_and_the_setting_holds(tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    settings.problem = None
    settings.change(theme="dark")
    assert settings.current.theme == "dark"
    assert "cannot be written" in str(settings.problem)


def test_no_half_written_file_is_left(path, monkeypatch):
    settings = SettingsFile(path)
    settings.change(theme="dark")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    settings.change(theme="light")
    assert settings.problem is not None
    assert SettingsFile(path).current.theme == "dark"
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_the_last_opened_corpus_comes_first_and_only_some_are_kept():
    settings = Settings()
    for number in range(RECENT_CORPORA + 3):
        settings = settings.with_corpus(f"{number}.corpus").at_article(f"{number}.corpus", "a")
    settings = settings.with_corpus("5.corpus")
    assert settings.recent[0] == "5.corpus"
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_CORPORA
    assert set(settings.last_article) <= set(settings.recent)


def test_a_corpus_that_is_gone_is_forgotten():
    assert Settings(recent=("a", "b")).without_corpus("a").recent == ("b",)
