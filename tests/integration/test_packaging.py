"""The wheel: installed elsewhere, it brings its resources and starts, without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command, cwd, **more):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment.update(more)
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps"]
    run(*pip, "--no-build-isolation", "--wheel-dir", out, ROOT, cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory):
    """The interpreter of another environment; the dependencies are borrowed from this one."""
    home = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    run(*pip, "--no-index", "--no-deps", wheel, cwd=home)
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home)
    # Paths named by a .pth file do not have their own .pth files read: the editable checkout stays out.
    borrowed = Path(site.strip(), "borrowed.pth")
    borrowed.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def test_the_wheel_holds_every_resource_unchanged(wheel):
    prefix = "annotator/_resources/"
    with zipfile.ZipFile(wheel) as archive:
        packed = {
            name.removeprefix(prefix): archive.read(name)
            for name in archive.namelist()
            if name.startswith(prefix)
        }
    resources = ROOT / "resources"
    shipped = {
        path.relative_to(resources).as_posix(): path.read_bytes()
        for path in resources.rglob("*")
        if path.is_file()
    }
    shipped["CHANGELOG.md"] = (
        ROOT / "CHANGELOG.md"
    ).read_bytes()  # what is new is told in the window
    assert packed == shipped
    assert "fonts/Inter-Regular.ttf" in packed


def test_the_wheel_brings_the_licences_of_the_program_and_its_fonts(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {Path(name).name for name in archive.namelist() if ".dist-info/licenses/" in name}
    fonts = ("AtkinsonHyperlegible", "Inter", "Literata", "OpenDyslexic")
    assert names == {"LICENSE", *(f"{font}-LICENSE.txt" for font in fonts)}


def test_resources_are_found_outside_the_checkout(elsewhere, tmp_path):
    code = (
        "from annotator.resources import resource_path; print(resource_path('fonts', 'README.md'))"
    )
    found = Path(run(elsewhere, "-c", code, cwd=tmp_path).strip())
    assert found.is_relative_to(elsewhere.parents[1])
    assert found.is_file()


def test_the_installed_program_starts_outside_the_checkout(elsewhere, tmp_path):
    assert "annotator" in run(elsewhere, "-m", "annotator", "--help", cwd=tmp_path)
    assert "annotator" in run(elsewhere.with_name("annotator"), "--help", cwd=tmp_path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="freedesktop.org only")
def test_the_installed_program_puts_itself_onto_the_desktop(elsewhere, tmp_path):
    program, home = elsewhere.with_name("annotator"), {"XDG_DATA_HOME": str(tmp_path)}
    run(program, "--install-desktop", cwd=tmp_path, **home)
    entry = (tmp_path / "applications" / "annotator.desktop").read_text(encoding="utf-8")
    assert f'Exec="{program}" open %f' in entry.splitlines()
    assert "application/vnd.annotator.corpus" in entry
    run(program, "--remove-desktop", cwd=tmp_path, **home)
    assert not (tmp_path / "applications" / "annotator.desktop").exists()


def test_the_installed_program_finds_what_it_needs_to_work(elsewhere, tmp_path):
    program = elsewhere.with_name("annotator")
    run(program, "new", "news.corpus", cwd=tmp_path)
    (tmp_path / "a.txt").write_text("Titel\n\nAnna Berg kam nach Berlin.", encoding="utf-8")
    run(program, "import", "news.corpus", "a.txt", cwd=tmp_path)
    run(program, "suggest", "news.corpus", cwd=tmp_path)
    way = ("--format", "jsonl", "--set", "suggestions", "--status", "all")
    run(program, "export", "news.corpus", "out.jsonl", *way, cwd=tmp_path)
    assert "Berlin" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
