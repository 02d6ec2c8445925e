"""A real window on which a monkey sits, or in which one thing is repeated.

Run as `python -m tests.faults.walker FOLDER walk SEED STEPS` or `… leaks
STEPS`; it prints figures as "name value", a line each.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from models.edits import SetText
from models.form import FORM, Place
from models.store.drafts import Drafts
from tests.ui.conftest import Clerk, clerk_of
from tests.ui.monkey import Monkey, assert_in_step
from ui.application import make_application
from ui.dialogs.page_setup import PageSetupDialog
from ui.frame import Frame
from ui.runtime.settings import Settings
from ui.runtime.shutdown import let_go_of_clipboard
from ui.widgets.theme import apply_theme
from ui.workspace import Workspace

NAME = Place(FORM, "project_name")
CHECK_EVERY = 20
CYCLE = 6


def main(folder: Path, what: str, *numbers: int) -> int:
    """Do what is asked for, and print its figures."""
    app = make_application()
    apply_theme(dark=False)
    font = app.font()
    font.setPointSize(int(os.environ.get("WALKER_POINTS", font.pointSize())))
    app.setFont(font)
    window = _window(folder)
    if what == "walk":
        _walk(window, *numbers)
    else:
        _repeat_all(window, *numbers)
    let_go_of_clipboard()
    return 0


def _window(folder: Path) -> Workspace:
    settings = Settings(folder / "config" / "settings.json")
    drafts = Drafts(folder / "data")
    window = Workspace(Frame(settings), drafts, settings, Clerk)
    window.frame.show()
    window.start()
    return window


def _walk(window: Workspace, seed: int, steps: int) -> None:
    monkey = Monkey(window, clerk_of(window), seed)
    slowest = 0.0
    for step in range(steps):
        began = time.perf_counter()
        monkey.act()
        slowest = max(slowest, time.perf_counter() - began)
        if step % CHECK_EVERY == 0:
            assert_in_step(window)
    assert window.draft.save_now() == ""
    print("slowest", slowest)


def _repeat_all(window: Workspace, steps: int) -> None:
    """Repeat edits, openings and dialogs, and print what each leaves."""
    session = window.draft.session
    assert session is not None
    drafts = [each.id for each in window.store.summaries()]

    def edit(turn: int) -> None:
        session.perform(SetText(NAME, str(turn)))

    def dialog(turn: int) -> None:
        shown = PageSetupDialog(session.form, session.definition, window.frame)
        shown.show()
        shown.deleteLater()

    def open_other(turn: int) -> None:
        window.open_draft(drafts[turn % len(drafts)])

    acts: dict[str, tuple[Callable[[int], None], int]] = {
        "edits": (edit, steps),
        "dialogs": (dialog, steps // 10),
        "openings": (open_other, steps // 10),
    }
    for name, (act, times) in acts.items():
        _repeat(name, act, times)


def _repeat(name: str, act: Callable[[int], None], times: int) -> None:
    """Do one thing so many times, and print what is left of each.

    The first half fills caches and the history; the second must be flat.
    """
    # Both counts are taken with the same one of the few drafts open.
    half = max(1, times // 2 // CYCLE * CYCLE)
    for turn in range(half):
        _do(partial(act, turn))
    memory, objects = _memory(), _objects()
    for turn in range(half):
        _do(partial(act, half + turn))
    print(f"{name}_bytes", (_memory() - memory) / half)
    print(f"{name}_objects", (_objects() - objects) / half)


def _do(act: Callable[[], None]) -> None:
    act()
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _memory() -> float:
    """Return the bytes that the process holds in memory."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _objects() -> int:
    gc.collect()
    found = [each for each in gc.get_objects() if isinstance(each, QObject)]
    return len(found) + len(QApplication.allWidgets())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:])))
