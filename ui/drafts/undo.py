"""The steps of the history: what the clerk can take back, one by one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from models.edits import Edit, SetText

Perform = Callable[[Edit], Edit]
"""Makes an edit and returns the one that undoes it."""

TYPING = 1
"""QUndoStack merges only commands with the same id, which is not -1."""


class EditCommand(QUndoCommand):
    """One step: an edit, or the edit that undoes it, whichever is next.

    It knows places and texts only, never an item of a view, and so outlives
    every one of them.

    Attributes:
        typing: Which run of typing it belongs to; the texts typed into one
            cell in one run are one step.
    """

    def __init__(self, perform: Perform, edit: Edit, typing: int) -> None:
        super().__init__()
        self._perform = perform
        self._done = self._next = edit
        self.typing = typing

    @property
    def undone_by(self) -> Edit:
        """The edit that takes this step back, once it is done."""
        return self._next

    def goes_on_from(self, first: EditCommand) -> bool:
        """Return whether this is more typing in the cell of the first."""
        mine, other = self._next, first._next
        return (
            self.typing == first.typing
            and isinstance(mine, SetText)
            and isinstance(other, SetText)
            and mine.place == other.place
        )

    # Overrides of Qt, which keep Qt's names.

    def redo(self) -> None:
        self._done, self._next = self._next, self._perform(self._next)

    def undo(self) -> None:
        self.redo()

    def id(self) -> int:
        return TYPING

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, EditCommand) or not other.goes_on_from(self):
            return False
        # Typed back to where it began: nothing is left to take back.
        self.setObsolete(other._done == self._next)
        return True
