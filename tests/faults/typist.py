"""A real window in which somebody types, to be killed or told to end.

Run as `python -m tests.faults.typist FOLDER [dialog]`; each line says what
has been typed, at which time, and what the status bar called saved.
"""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from models.definitions.definition_file import definitions
from models.filled_form import blank_form
from models.form import FORM, Place
from models.store.drafts import Drafts
from ui.application import make_application
from ui.drafts.session import Session
from ui.frame import Frame
from ui.runtime.settings import Settings
from ui.runtime.shutdown import Shutdown, end_process
from ui.workspace import Workspace

NAME = Place(FORM, "project_name")
BETWEEN_KEYS_MS = 40
KEYS_IN_A_ROW, PAUSE_MS = 12, 1_200
"""A clerk types for a while, and then thinks for a while."""


def main(folder: Path, *, has_dialog: bool) -> int:
    """Type until something ends it."""
    app = make_application()
    settings = Settings(folder / "config" / "settings.json")
    window = Workspace(Frame(settings), Drafts(folder / "data"), settings)
    Shutdown(window.draft.save_now, app, end_process)
    window.frame.show()
    begun = window.store.summaries()
    if begun:
        window.open_draft(begun[0].id)
    else:
        window.begin_draft(blank_form(definitions()["project_form_2026"], "2026"))
    assert window.draft.session is not None
    typist = Typist(window.draft.session)
    typist.go_on()
    if has_dialog:
        QTimer.singleShot(0, partial(_ask, window.frame))
    return app.exec()


class Typist:
    """Types one number after the other into the name of the project."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._number = int(session.form.text(NAME) or 0)
        session.saved.connect(self._on_saved)

    def go_on(self) -> None:
        """Type the next number, and again after a while."""
        self._number += 1
        self._session.type_text(NAME, str(self._number))
        _say("typed", self._number)
        is_pause = self._number % KEYS_IN_A_ROW == 0
        QTimer.singleShot(PAUSE_MS if is_pause else BETWEEN_KEYS_MS, self.go_on)

    def _on_saved(self) -> None:
        if self._session.is_saved:
            _say("saved", self._number)


def _ask(frame: Frame) -> None:
    box = QMessageBox(frame)
    box.setText("？")
    box.exec()


def _say(what: str, number: int) -> None:
    # One write, so that a killed program says all of it or nothing.
    os.write(1, f"{what} {number} {time.monotonic()}\n".encode())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), has_dialog="dialog" in sys.argv))
