"""Drives the window of an installed program with real keys, from the welcome page to an exported article; tells when what was there.

Usage: try_window.py SYSTEM [--look SECONDS] [--pictures FOLDER] [--home HOME] [--user NUMBER]

SYSTEM is the root of a system in which the program is installed and HOME is a folder without settings or corpora; ``DISPLAY``
is a screen whose socket is seen in there. Needs root (chroot), xdotool and ImageMagick outside, nothing inside.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

PATIENCE_S = 60.0
POLL_S = 0.1
CORPUS = Path(".local/share/annotator/samples.corpus")
ARTICLES = 19
SUGGESTED = "SELECT count(*) FROM annotation_sets WHERE annotator = 'suggestions'"
SHOWN = "SELECT coalesce(sum(articles), 0) FROM imports WHERE state = 'complete'"
DECIDED = "SELECT count(*) FROM decisions"
BY_HAND = "SELECT count(*) FROM change_log WHERE action = 'add'"
DONE = "SELECT count(*) FROM annotation_sets WHERE status = 'done'"
OWN = "SELECT spans FROM annotation_sets WHERE status = 'done'"
OPEN = (
    "SELECT open_suggestions FROM annotation_sets WHERE article = 1 AND annotator <> 'suggestions'"
)


class Trial:
    """The program in its system, somebody before it, and a clock that runs from its start.

    Args:
        asked: What was asked for on the command line.
    """

    def __init__(self, asked: argparse.Namespace) -> None:
        self.home = Path("/", asked.home)
        self.outside = Path(asked.system, asked.home.lstrip("/"))
        self._asked = asked
        self._number = 0
        self.program: subprocess.Popen[bytes] | None = None
        self._began = time.monotonic()

    def command(self, *words: str) -> list[str]:
        """A command inside, as a person without rights."""
        user = self._asked.user
        inside = ["chroot", f"--userspec={user}:{user}", self._asked.system, "/usr/bin/env", "-i"]
        variables = [f"HOME={self.home}", f"DISPLAY={os.environ['DISPLAY']}", "LC_ALL=C.UTF-8"]
        return [*inside, "PATH=/usr/bin:/bin", *variables, *words]

    def start(self) -> None:
        """Start the program; from now on the clock runs."""
        self._began = time.monotonic()
        self.program = subprocess.Popen(self.command("annotator"))  # noqa: S603 - the command of this file

    def tell(self, what: str) -> None:
        """Say when something was there, and take a picture of it."""
        print(f"{time.monotonic() - self._began:7.1f} s  {what}", flush=True)
        if self._asked.pictures is not None:
            self._number += 1
            name = self._asked.pictures / f"{self._number:02}.png"
            subprocess.run(["import", "-window", "root", str(name)], check=True)  # noqa: S603, S607 - a picture

    def wait(self, what: str, there: Callable[[], bool]) -> None:
        """Wait for something and say when it was there."""
        end = time.monotonic() + PATIENCE_S
        while not there():
            if self.program is not None and self.program.poll() is not None:
                sys.exit(f"The program ended before: {what}.")
            if time.monotonic() > end:
                self.tell(f"not there: {what}")
                sys.exit(1)
            time.sleep(POLL_S)
        self.tell(what)

    def keys(self, *keys: str) -> None:
        """Press keys, one after the other."""
        subprocess.run(["xdotool", "key", "--delay", "120", *keys], check=True)  # noqa: S603, S607 - its keys

    def write(self, text: str) -> None:
        """Type."""
        subprocess.run(["xdotool", "type", "--delay", "60", text], check=True)  # noqa: S603, S607 - its keys

    def titles(self) -> list[str]:
        """Of all windows on the screen."""
        words = ["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"]
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - a fixed command
        return done.stdout.splitlines()

    def count(self, query: str) -> int:
        """What the corpus says; nothing while it is not there."""
        path = self.outside / CORPUS
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as corpus:
                return int((corpus.execute(query).fetchone() or [0])[0])
        except sqlite3.OperationalError:  # it is being made
            return 0

    def look(self) -> None:
        """What a person needs before the next key."""
        time.sleep(self._asked.look)


def main() -> int:
    """Go the whole way; 0 if the article that was finished has been exported."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("system")
    parser.add_argument("--look", type=float, default=0.3)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--home", required=True)
    parser.add_argument("--user", type=int, default=65534)
    trial = Trial(parser.parse_args())
    trial.start()
    try:
        walk(trial)
    finally:
        if trial.program is not None:
            trial.program.terminate()
            trial.program.wait(timeout=30)
    return 0


def walk(trial: Trial) -> None:
    """From the welcome page to an exported article."""
    trial.wait("the welcome page", lambda: "Annotator" in trial.titles())
    time.sleep(1)
    trial.keys("Return")
    trial.wait("articles in the list", lambda: trial.count(SHOWN) == ARTICLES)
    trial.wait("suggestions for all of them", lambda: trial.count(SUGGESTED) == ARTICLES)
    time.sleep(2)
    trial.keys("Tab")
    trial.look()
    trial.tell("the first suggestion has the focus")
    accept(trial)
    before = trial.count(BY_HAND)
    trial.keys("Escape", "ctrl+End", "shift+Left", "p")
    trial.wait("a word marked by hand", lambda: trial.count(BY_HAND) > before)
    trial.keys("ctrl+Return")
    trial.wait("the article is done", lambda: trial.count(DONE) == 1)
    trial.keys("ctrl+e")
    trial.wait("the window of the export", lambda: any("xport" in each for each in trial.titles()))
    trial.look()
    trial.keys("Return")
    trial.wait("the article is exported", lambda: exported(trial) is not None)
    check(trial)


def exported(trial: Trial) -> Path | None:
    """The manifest of an export that is through: it is written last."""
    return next(trial.outside.glob("**/exports/*/manifest.json"), None)


def check(trial: Trial) -> None:
    """The corpus is sound, and what was exported is one article with everything that was accepted."""
    verified = subprocess.run(  # noqa: S603 - the program
        trial.command("annotator", "verify", str(trial.home / CORPUS)),
        capture_output=True,
        text=True,
        check=False,
    )
    if verified.returncode:
        sys.exit(verified.stdout + verified.stderr)
    manifest = exported(trial)
    found = json.loads(manifest.read_text(encoding="utf-8")) if manifest is not None else {}
    spans = trial.count(OWN)
    if found.get("articles") != 1 or not spans:
        sys.exit(f"Exported were {found.get('articles')} articles; the corpus has {spans} spans.")
    trial.tell(
        f"one article with {spans} spans is in the corpus, which is sound, and in {manifest}"
    )


def accept(trial: Trial) -> None:
    """Accept what is proposed until nothing is open."""
    pressed = 0
    while not pressed or trial.count(OPEN):
        before = trial.count(DECIDED)
        trial.keys("Return")
        pressed += 1
        end = time.monotonic() + PATIENCE_S
        while trial.count(DECIDED) == before:
            if time.monotonic() > end:
                trial.tell(f"key {pressed} accepted nothing")
                sys.exit(1)
            time.sleep(POLL_S / 4)
        trial.look()
    trial.tell(f"no suggestion is open, {pressed} keys")


if __name__ == "__main__":
    sys.exit(main())
