"""How the program starts itself once more."""

import subprocess
import sys

import pytest

from annotator.own_command import is_frozen, own_command, typed_command


@pytest.fixture
def frozen(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/annotator/annotator")


@pytest.fixture
def python(tmp_path, monkeypatch):
    """A folder with a Python that seems to run this."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    return tmp_path


def test_python_runs_the_program_as_a_module(python):
    assert not is_frozen()
    assert own_command("worker") == (str(python / "python"), "-m", "annotator", "worker")


def test_a_frozen_program_is_its_own_command(frozen):
    assert is_frozen()
    assert own_command("print-page", "a.html") == (
        "/opt/annotator/annotator",
        "print-page",
        "a.html",
    )


def test_a_person_types_the_name_of_the_script_where_there_is_one(python):
    assert typed_command() == own_command()
    (python / "annotator").touch()
    assert typed_command() == (str(python / "annotator"),)


def test_a_frozen_program_lies_beside_no_script_of_its_own(tmp_path, monkeypatch):
    program = tmp_path / "annotator"
    program.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert typed_command() == (str(program),)


def test_the_command_starts_this_program():
    done = subprocess.run(own_command("--version"), capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.strip()
