"""Installing pipeline packages with a real installer, into an environment that is thrown away."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import small_pipelines as small
from annotator.domain.errors import (
    InstallOfflineError,
    ManagedEnvironmentError,
    NoInstallerError,
    PipelineError,
    PipelineInstallError,
    TaskCancelledError,
)
from annotator.domain.pipelines import Installable
from annotator.nlp import installing
from annotator.services.tasks import NullMonitor

ROOT = Path(installing.__file__).parents[2]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """An environment of its own that sees this one's packages; its Python and its variables."""
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home / "venv")], check=True)
    packages = [path for path in sys.path if path.endswith("site-packages")]
    variables = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), *packages]),
        "XDG_CONFIG_HOME": str(home),
    }
    return home / "venv" / "bin" / "python", variables


def annotator(environment, *words):
    python, variables = environment
    command = [str(python), "-m", "annotator", "pipelines", *words]
    return subprocess.run(
        command, check=False, env=variables, capture_output=True, text=True, timeout=120
    )


def test_a_wheel_is_installed_listed_and_removed(environment, tmp_path):
    wheel = small.wheel(tmp_path, "entity_ruler")
    assert annotator(environment, "install", str(wheel)).returncode == 0
    listed = json.loads(annotator(environment, "--json").stdout)["pipelines"]
    found = next(each for each in listed if each["name"] == small.NAME)
    assert (found["kind"], found["version"], found["licence"]) == ("installed", "1.2.0", "CC0")
    assert annotator(environment, "examine", small.NAME).returncode == 0
    assert annotator(environment, "remove", small.NAME).returncode == 0
    listed = json.loads(annotator(environment, "--json").stdout)["pipelines"]
    assert [each["name"] for each in listed] == ["builtin"]


def test_the_command_is_shown_before_it_runs(environment):
    python, _ = environment
    told = json.loads(
        annotator(environment, "install", "de_core_news_md", "--dry-run", "--json").stdout
    )
    assert told["url"] == (
        "https://github.com/explosion/spacy-models/releases/download/"
        "de_core_news_md-3.8.0/de_core_news_md-3.8.0-py3-none-any.whl"
    )
    assert told["command"][:4] == [str(python), "-m", "pip", "install"]
    assert told["command"][-2:] == ["--no-deps", told["url"]]


@pytest.fixture
def no_network(monkeypatch):
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")


def test_without_a_network_one_sentence_says_what_to_do(no_network):
    with pytest.raises(InstallOfflineError, match=r"github\.com cannot be reached"):
        installing.run(installing.offer("de_core_news_sm"), NullMonitor())


def test_a_cancel_ends_the_installer_with_all_it_started(tmp_path):
    pid = tmp_path / "pid"
    script = f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(3600)"
    asked = Installable("de_x", "1", "", (sys.executable, "-c", script))

    class Impatient:
        def report(self, progress):
            if pid.exists() and pid.read_text():
                raise TaskCancelledError

    # Whoever waited for its end would wait for an hour.
    with pytest.raises(TaskCancelledError):
        installing.run(asked, Impatient())
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_progress_is_told_in_bytes_where_the_installer_says_it():
    seen = []

    class Watching:
        def report(self, progress):
            seen.append((progress.done, progress.total))

    script = "print('Collecting x'); print('Progress 10 of 40'); print('Progress 40 of 40')"
    installing.run(Installable("de_x", "1", "", (sys.executable, "-c", script)), Watching())
    assert (10, 40) in seen
    assert seen[-1] == (40, 40)


def test_a_failure_is_told_in_the_installers_own_words():
    script = "print('ERROR: no space left'); raise SystemExit(1)"
    asked = Installable("de_x", "1", "https://example.org/x.whl", (sys.executable, "-c", script))
    with pytest.raises(PipelineInstallError, match="de_x was not installed: ERROR: no space left"):
        installing.run(asked, NullMonitor())


def test_without_pip_and_uv_it_says_so(monkeypatch):
    monkeypatch.setattr(installing.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(installing.shutil, "which", lambda _name: None)
    offer = installing.offer("de_core_news_sm")
    assert "neither pip nor uv" in offer.problem
    with pytest.raises(NoInstallerError):
        installing.run(offer, NullMonitor())


def test_without_pip_uv_installs_into_this_python(monkeypatch):
    monkeypatch.setattr(installing.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(installing.shutil, "which", lambda _name: "/usr/bin/uv")
    command = installing.offer("de_core_news_sm").command
    assert command[:5] == ("uv", "pip", "install", "--python", sys.executable)


def test_a_python_of_the_system_is_left_alone(monkeypatch, tmp_path):
    (tmp_path / "EXTERNALLY-MANAGED").touch()
    monkeypatch.setattr(installing.sys, "prefix", sys.base_prefix)
    monkeypatch.setattr(installing.sysconfig, "get_path", lambda _name: str(tmp_path))
    with pytest.raises(ManagedEnvironmentError, match="pipx install annotator"):
        installing.run(installing.offer("de_core_news_sm"), NullMonitor())


@pytest.mark.parametrize("name", ["../evil", "De_Core", "https://example.org/x", "a b"])
def test_only_names_of_pipelines_are_taken(name):
    with pytest.raises(PipelineError):
        installing.offer(name)


def test_a_version_can_be_asked_for():
    assert installing.offer("de_core_news_sm-3.8.1").url.endswith(
        "/de_core_news_sm-3.8.1/de_core_news_sm-3.8.1-py3-none-any.whl"
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            {"x-1.dist-info/entry_points.txt": "[console_scripts]\nx = y:z"},
            "holds no spaCy pipeline",
        ),
        (
            {"x-1.dist-info/entry_points.txt": "[spacy_models]\nx = x", "x.pth": "import os"},
            "whenever Python starts",
        ),
    ],
)
def test_a_wheel_of_another_kind_is_refused(tmp_path, content, words):
    path = tmp_path / "x-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in content.items():
            wheel.writestr(name, text)
    with pytest.raises(PipelineError, match=words):
        installing.offer(str(path))
