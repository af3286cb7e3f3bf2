"""The set-up's search for system libraries: what is asked of the linker, and what is advised."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "system_libraries.py"


@pytest.fixture
def script():
    spec = importlib.util.spec_from_file_location("system_libraries", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ldd_says(script, monkeypatch, tmp_path):
    def say(*missing):
        listing = "".join(f"\\t{name} => not found\\n" for name in missing)
        ldd = tmp_path / "ldd"
        ldd.write_text(f"#!/bin/sh\nprintf '{listing}\\tlibc.so.6 => /lib/libc.so.6\\n'\n")
        ldd.chmod(0o755)
        monkeypatch.setattr(
            script.shutil, "which", lambda name: str(ldd) if name == "ldd" else None
        )

    return say


def test_only_what_the_linker_does_not_find_is_missing_and_named_once(script, ldd_says):
    ldd_says("libGL.so.1", "libEGL.so.1", "libGL.so.1")
    assert script.missing_libraries([SCRIPT]) == ["libEGL.so.1", "libGL.so.1"]


@pytest.mark.parametrize(
    ("window", "environment", "expected"),
    [
        (False, {"DISPLAY": ":0"}, ["offscreen"]),
        (True, {}, ["offscreen"]),
        (True, {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["offscreen", "xcb"]),
        (True, {"WAYLAND_DISPLAY": "wayland-0"}, ["offscreen", "wayland"]),
    ],
)
def test_a_display_asks_for_its_plugin_and_a_test_run_never_does(
    script, monkeypatch, window, environment, expected
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert script.platforms(window=window) == expected


def test_two_libraries_of_one_package_are_one_package(script):
    both = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1"]
    assert script.packages_for(both) == ["libegl1", "libglib2.0-0"]


def test_on_debian_the_advice_is_the_exact_command(script, monkeypatch):
    monkeypatch.setattr(script.shutil, "which", lambda name: "/usr/bin/apt-get")
    advice = script.advice(["libEGL.so.1", "libGL.so.1"])
    command = "apt-get install --yes --no-install-recommends libegl1 libgl1"
    assert f"  sudo apt-get update && sudo {command}" in advice.splitlines()


def test_elsewhere_the_advice_names_the_libraries(script, monkeypatch):
    monkeypatch.setattr(script.shutil, "which", lambda name: None)
    advice = script.advice(["libEGL.so.1"])
    assert "libEGL.so.1" in advice
    assert "apt-get" not in advice


def test_nothing_is_installed_for_anybody_but_root(script, monkeypatch):
    monkeypatch.setattr(script.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(script.os, "geteuid", lambda: 1000)
    assert not script.may_install(["libEGL.so.1"])
    monkeypatch.setattr(script.os, "geteuid", lambda: 0)
    assert script.may_install(["libEGL.so.1"])
    assert not script.may_install(["libunknown.so.7"])


def test_the_installed_qt_is_looked_at(script):
    names = {path.name for path in script.qt_files(window=False)}
    assert {"libQt6Gui.so.6", "libqoffscreen.so"} <= names
