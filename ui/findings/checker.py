"""Looks a form over a moment after it was changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from models.definitions.definition import Definition
from models.filled_form import FilledForm
from models.form import Form
from models.rules import check_set

PAUSE_MS = 150

Others = Callable[[Form], Sequence[FilledForm]]
"""Returns the other forms of the set that a form belongs to."""


class Checker(QObject):
    """Runs the rules when the clerk pauses, never at every key.

    Signals:
        checked: The rules have been run.  arg: the Findings, a tuple.
    """

    checked = Signal(object)

    def __init__(self, others: Others, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._others = others
        self._asked: FilledForm | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.check_now)

    def check_soon(self, form: Form, definition: Definition) -> None:
        """Look a form over, unless another one comes in a moment."""
        self._asked = FilledForm(form, definition)
        self._pause.start()

    def check_now(self) -> None:
        """Look over what was asked for last."""
        self._pause.stop()
        if self._asked is not None:
            others = self._others(self._asked.form)
            self.checked.emit(check_set([self._asked, *others])[0])
