"""What the clerk can do with texts that came from last year's form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from models.form import Place
from models.inherited import confirmed, inherited
from ui.drafts.session import Session
from ui.editor.editor_pane import EditorPane


class InheritedCommands:
    """Confirms that texts stand for this year too, through the session."""

    def __init__(
        self, editor: EditorPane, changeable: Callable[[], Session | None]
    ) -> None:
        self._editor, self._changeable = editor, changeable

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {
            "confirm": self.confirm,
            "confirm_all": self.confirm_all,
        }

    def confirm(self) -> None:
        """Confirm where the keyboard is, and go on to the next place.

        Where it is on nothing inherited, it goes to what is.
        """
        session = self._changeable()
        if session is None:
            return
        left = _left(session)
        here = [each for each in self._editor.current_places() if each in left]
        follower = _follower(left, here)
        if here:
            session.perform(confirmed(here))
        if follower is not None:
            self._editor.go_to(follower)

    def confirm_all(self) -> None:
        """Confirm all that is left, as one step."""
        session = self._changeable()
        if session is None:
            return
        if left := _left(session):
            session.perform(confirmed(left))


def _left(session: Session) -> list[Place]:
    return list(inherited(session.filled))


def _follower(left: Sequence[Place], here: Sequence[Place]) -> Place | None:
    """Return the place after these, from the top again after the last."""
    start = left.index(here[-1]) + 1 if here else 0
    others = (each for each in (*left[start:], *left[:start]) if each not in here)
    return next(others, None)
