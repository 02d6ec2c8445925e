"""Starts the window: the order matters, and each step says why."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from models.store.drafts import Drafts
from models.store.folders import data_folder
from ui.display import display_missing
from ui.ending import Ending
from ui.fault_hook import FaultHook, watch_crashes
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
    # Later than Qt: the window pulls in everything else.
    from ui.window import MainWindow

    hook = FaultHook(app)
    hook.install()
    watch_crashes()
    window = MainWindow(Drafts(data_folder()), settings)
    hook.told.connect(window.complain)
    Ending(window.save_now, app).watch_session(app)
    window.show()
    # The window paints first; drafts and files come after.
    QTimer.singleShot(0, partial(window.start, tuple(paths)))
    return app.exec()
