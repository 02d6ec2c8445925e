"""Starts the window: the order matters, and each step says why."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale

from models.store.folders import config_folder, data_folder
from ui.frame import Frame
from ui.input.input_method import choose, prepare
from ui.input.input_surroundings import look_around
from ui.runtime.display import display_missing
from ui.runtime.fault_hook import FaultHook, watch_crashes
from ui.runtime.garbage import GarbageCollector
from ui.runtime.qt_application import Application
from ui.runtime.qt_words import translators
from ui.runtime.settings import Settings
from ui.runtime.socket_name import is_in_use, socket_name
from ui.widgets.theme import apply_theme

NAME = "jibiao"
PATIENCE_S = 5
"""So long a thread may still wait for a disk once the window is closed."""


def run(paths: Sequence[Path]) -> int:
    """Show the window until it is closed, and return the exit code."""
    if missing := display_missing(os.environ):
        if sys.stderr is not None:
            print(missing, file=sys.stderr)
        return 1
    app = make_application()
    if _is_handed_over(paths):
        return 0
    settings = Settings(config_folder() / "settings.json")
    scheme = settings.text("scheme")
    apply_theme(dark=scheme == "dark" if scheme else None)
    return _show_window(app, settings, paths)


def _is_handed_over(paths: Sequence[Path]) -> bool:
    """Return whether a window that is open already does what is wanted."""
    name = socket_name(data_folder())
    if not is_in_use(name):
        return False
    # Qt's part for this takes a while to import, and is rarely needed.
    from ui.runtime.single_start import hand_over

    return hand_over(name, paths)


def make_application() -> Application:
    """Return the application, speaking Chinese and taking Chinese."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    # Qt reads these variables once, when the application is made.
    found = look_around(os.environ, plugins)
    choice = choose(found)
    prepare(os.environ, choice)
    # Whatever the session says: dialogs and numbers of Qt follow this.
    QLocale.setDefault(QLocale("zh_CN"))
    app = Application([NAME], found, choice)
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME)
    for translator in translators(app):
        app.installTranslator(translator)
    return app


def _show_window(app: Application, settings: Settings, paths: Sequence[Path]) -> int:
    GarbageCollector(app)
    hook = FaultHook(app)
    hook.install()
    watch_crashes()
    frame = Frame(settings)
    # The window paints first; the program and the drafts come after.
    frame.painted.connect(partial(_fill, app, frame, settings, hook, paths))
    frame.show()
    code = app.exec()
    # What could not be saved the clerk has given up, or saved elsewhere.
    from ui.runtime.shutdown import end_within, let_go_of_clipboard

    let_go_of_clipboard()
    end_within(PATIENCE_S, code)
    return code


def _fill(
    app: Application,
    frame: Frame,
    settings: Settings,
    hook: FaultHook,
    paths: Sequence[Path],
) -> None:
    """Put the program into the window that stands on the screen."""
    # Nearly all modules, and three quarters of the time to start.
    from models.store.drafts import Drafts
    from ui.runtime.shutdown import Shutdown
    from ui.runtime.single_start import SingleStart
    from ui.workspace import Workspace

    workspace = Workspace(frame, Drafts(data_folder()), settings)
    hook.caught.connect(workspace.complain)
    app.serve_typing(workspace.complain)
    end = partial(_end, workspace.let_go)
    Shutdown(workspace.draft.save_now, app, end).watch_session(app)
    single = SingleStart(socket_name(data_folder()), app)
    single.started.connect(workspace.start_again)
    workspace.start(paths)


def _end(let_go: Callable[[], object], number: int) -> None:
    """End the process for a signal, with nothing left behind."""
    from ui.runtime.shutdown import end_process

    let_go()
    end_process(number)
