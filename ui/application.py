"""Starts the window: the order matters, and each step says why."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ui.display import display_missing
from ui.fault_hook import FaultHook, watch_crashes
from ui.frame import Frame
from ui.input_method import choose_input_method, input_plugins
from ui.settings import Settings, config_folder
from ui.theme import dress

NAME = "jibiao"


def run(paths: Sequence[Path]) -> int:
    """Show the window until it is closed, and return the exit code."""
    if missing := display_missing(os.environ):
        if sys.stderr is not None:
            print(missing, file=sys.stderr)
        return 1
    app = make_application()
    settings = Settings(config_folder() / "settings.json")
    scheme = settings.text("scheme")
    dress(dark=scheme == "dark" if scheme else None)
    return _show_window(app, settings, paths)


def make_application() -> QApplication:
    """Return the application, speaking Chinese and taking Chinese."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    # Qt reads these variables once, when the application is made.
    choose_input_method(os.environ, input_plugins(plugins))
    # Whatever the session says: dialogs and numbers of Qt follow this.
    QLocale.setDefault(QLocale("zh_CN"))
    app = QApplication([NAME])
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
    return app


def _show_window(app: QApplication, settings: Settings, paths: Sequence[Path]) -> int:
    hook = FaultHook(app)
    hook.install()
    watch_crashes()
    frame = Frame(settings)
    # The window paints first; the program and the drafts come after.
    frame.painted.connect(partial(_fill, app, frame, settings, hook, paths))
    frame.show()
    return app.exec()


def _fill(
    app: QApplication,
    frame: Frame,
    settings: Settings,
    hook: FaultHook,
    paths: Sequence[Path],
) -> None:
    """Put the program into the window that stands on the screen."""
    # Nearly all modules, and three quarters of the time to start.
    from models.store.drafts import Drafts
    from models.store.folders import data_folder
    from ui.ending import Ending
    from ui.workspace import Workspace

    workspace = Workspace(frame, Drafts(data_folder()), settings)
    hook.told.connect(workspace.complain)
    Ending(workspace.save_now, app).watch_session(app)
    workspace.start(paths)
