"""The real window in a process of its own, with the keyboard on one place.

Usage: python -m tests.typing.window FOLDER field|cell|search

It prints a line for each change: "way WAY", "window NUMBER" for xdotool,
"begun TEXT" for what is being composed, "text TEXT" for
what stands there, "caret X Y HEIGHT" in pixels of the screen.  It ends with
its standard input.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from models.cells import Cells
from models.examples import examples
from models.form import FORM, Form, Place, RowList
from models.store.drafts import Drafts
from ui.application import make_application
from ui.frame import Frame
from ui.runtime.settings import Settings
from ui.widgets.text_box import TextBox
from ui.widgets.theme import apply_theme
from ui.workspace import Workspace

LOOK_MS = 20
FIELD = Place(FORM, "project_name")
SIZE = 1300, 700


class Watch(QObject):
    """Tells what changed since it looked last."""

    def __init__(self, window: Workspace, where: str) -> None:
        super().__init__(window)
        self._window, self._where = window, where
        self._told: dict[str, str] = {}
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self._look)
        timer.start()

    def _look(self) -> None:
        frame, widget = self._window.frame, QApplication.focusWidget()
        self._tell("window", str(int(frame.winId())))
        if not frame.isActiveWindow() or widget is None:
            return
        self._tell("text", self._text())
        boxes = frame.findChildren(TextBox)
        self._tell("begun", "".join(each.preedit for each in boxes))
        notice = self._window.notices.passing
        self._tell("said", notice.text if notice.isVisible() else "")
        caret = QGuiApplication.inputMethod().cursorRectangle().toRect()
        at = frame.windowHandle().mapToGlobal(caret.topLeft())
        self._tell("caret", f"{at.x()} {at.y()} {caret.height()}")

    def _text(self) -> str:
        widget, session = QApplication.focusWidget(), self._window.draft.session
        if isinstance(widget, QLineEdit):
            return widget.text()
        assert session is not None
        form = session.form
        return form.text(FIELD if self._where == "field" else cell(form))

    def _tell(self, name: str, text: str) -> None:
        if self._told.get(name) != text:
            self._told[name] = text
            print(name, text, flush=True)


def cell(form: Form) -> Place:
    """Return the name of the first indicator."""
    return Place(form.lists[0].rows[0].id, "name")


def emptied(form: Form) -> Form:
    """Return a form with nothing where it is going to be typed."""
    first, *others = form.lists
    row = replace(first.rows[0], cells=Cells({**first.rows[0].cells, "name": ""}))
    rows = RowList(first.key, (row, *first.rows[1:]))
    fields = Cells({**form.fields, FIELD.key: ""})
    return replace(form, fields=fields, lists=(rows, *others))


def open_window(folder: Path) -> Workspace:
    """Show the window on a form of its own."""
    drafts = Drafts(folder / "drafts")
    drafts.create(emptied(examples()[0]))
    frame = Frame(Settings(folder / "settings.json"))
    frame.resize(*SIZE)
    frame.show()
    window = Workspace(frame, drafts, Settings(folder / "settings.json"))
    window.start()
    return window


def put_keyboard(window: Workspace, where: str) -> None:
    """Put the keyboard on the place to type at."""
    session = window.draft.session
    assert session is not None
    if where == "search":
        window.drafts_pane.start_search()
    else:
        editor = window.panes.editor
        editor.go_to(FIELD if where == "field" else cell(session.form))


def main() -> int:
    """Show the window until standard input ends."""
    folder, where = Path(sys.argv[1]), sys.argv[2]
    app = make_application()
    print("way", app.choice.way, flush=True)
    apply_theme(dark=None)
    window = open_window(folder)
    put_keyboard(window, where)
    app.serve_typing(window.complain)
    Watch(window, where)
    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read, app)
    notifier.activated.connect(app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
