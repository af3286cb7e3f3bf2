"""The window as a program: application, fonts, look and language, crash guard; then one window."""

from __future__ import annotations

import gc
import logging
import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QStyleFactory

from annotator.domain.ids import RESERVED, AnnotatorId
from annotator.domain.server_address import is_server
from annotator.resources import resource_path
from annotator.services.context import AppContext, WindowRequest
from annotator.ui.accessible.article import install as install_accessible
from annotator.ui.appearance import Appearance, ui_font
from annotator.ui.applying import annotator_of
from annotator.ui.article_view.style import load_fonts
from annotator.ui.errors_shown import CrashGuard
from annotator.ui.i18n import Language
from annotator.ui.main_window import MainWindow
from annotator.ui.one_window import OneWindow, has_come
from annotator.ui.preferences import Preferences
from annotator.ui.settings import SettingsFile
from annotator.ui.worker import WorkerClient

_log = logging.getLogger(__name__)

NAME = "annotator"
GC_THRESHOLD = (50_000, 20, 100)
"""Every edit makes an immutable state of thousands of spans anew. None of it is garbage in cycles, so looking
for that as often as Python does makes opening a long article three times slower."""
_MOST_LOG_BYTES = 2_000_000
_PICTURE_SIZE = (1440, 900)
_SETTLE_MS = 400


def run(context: AppContext, request: WindowRequest) -> int:
    """Open the window and stay until it closes.

    Args:
        context: What the program is made of.
        request: What the window is opened on.

    Returns:
        The exit status of the process.
    """
    gc.set_threshold(*GC_THRESHOLD)
    app = application()
    guard = CrashGuard(_start_log(), unattended=request.screenshot is not None)
    guard.install()
    try:
        settings = SettingsFile(platformdirs.user_config_path(NAME) / "settings.json")
        preferences = Preferences(settings, Appearance(app), Language(app), app)
        preferences.start()
        location = _location(request, preferences)
        if request.screenshot is None and location is not None and has_come(location):
            return 0
        window = MainWindow(
            context,
            _annotator(request, settings),
            preferences=preferences,
            worker=WorkerClient(app),
        )
        here = OneWindow(window)
        window.corpus_shown.connect(here.show)
        window.show()
        QTimer.singleShot(0, window, lambda: _open(window, request, location))
        status = app.exec()
        window.deleteLater()
        return status
    finally:
        guard.uninstall()


def application() -> QApplication:
    """The application object with its names, fonts and style; made once."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(NAME)
    QGuiApplication.setApplicationDisplayName("Annotator")
    QGuiApplication.setDesktopFileName(NAME)
    app = QApplication(sys.argv[:1])
    app.setStyle(QStyleFactory.create("Fusion"))
    load_fonts()
    app.setFont(ui_font())
    install_accessible()
    app.setWindowIcon(QIcon(str(resource_path("icons", "annotator.svg"))))
    return app


def _location(request: WindowRequest, preferences: Preferences) -> str | None:
    """What is to be opened: what was asked for, or what was open last if it is still there."""
    recent = preferences.current.recent
    location = request.corpus or (recent[0] if recent else None)
    if location is None or request.corpus or is_server(location) or Path(location).exists():
        return location
    return None


def _open(window: MainWindow, request: WindowRequest, location: str | None) -> None:
    window.show_problems()
    if location is not None:
        window.open_corpus(location)
    if request.screenshot is not None:
        QTimer.singleShot(_SETTLE_MS, window, lambda: _take_picture(window, request.screenshot))
        return
    window.welcoming.greet()
    if window.desk is not None:
        # spaCy takes a second to load: in the worker, after the window is there.
        window.worker.start("warm_up", window.desk.corpus.location)


def _take_picture(window: MainWindow, target: Path | None) -> None:
    if target is None:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    window.resize(*_PICTURE_SIZE)
    if window.desk is not None:
        window.desk.session.focus_next_suggestion()
    # The inspector follows when the article is painted.
    QTimer.singleShot(_SETTLE_MS, window, lambda: _save_picture(window, target))


def _save_picture(window: MainWindow, target: Path) -> None:
    saved = window.grab().save(str(target))
    if not saved:
        _log.warning("the picture cannot be written to %s", target)
    window.close()
    QCoreApplication.exit(0 if saved else 1)


def _annotator(request: WindowRequest, settings: SettingsFile) -> AnnotatorId:
    name = request.annotator
    return AnnotatorId(name) if name and name not in RESERVED else annotator_of(settings.current)


def _start_log() -> Path | None:
    """Write what the program logs to a file a person can send in; starts anew when it has grown."""
    path = platformdirs.user_log_path(NAME) / "window.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        grown = path.exists() and path.stat().st_size > _MOST_LOG_BYTES
        handler = logging.FileHandler(path, mode="w" if grown else "a", encoding="utf-8")
    except OSError as error:
        _log.info("no log file: %s", error)
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("annotator")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path
