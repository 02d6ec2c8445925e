"""Where exceptions end: at the slot that began the action, as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from models.definitions.definition_file import DefinitionMissing
from models.log import note_fault
from models.next_year import YearUnknown
from models.reading import Unreadable
from models.store.drafts import DraftFault, NewerVersion
from ui.commands.chosen_file import FileUnwritable

Tell = Callable[[str], None]
"""Shows the clerk one sentence about something that failed."""

EXPECTED = (
    DraftFault,
    NewerVersion,
    DefinitionMissing,
    Unreadable,
    FileUnwritable,
    YearUnknown,
)
UNEXPECTED = "出了意外，这一步没有做完；已填的内容都在，请再试一次"


@contextmanager
def reporting(tell: Tell) -> Iterator[None]:
    """Tell what goes wrong inside, and go on after it."""
    try:
        yield
    except EXPECTED as fault:
        tell(str(fault))


def tell_fault(error: Exception, tell: Tell) -> None:
    """Tell what went wrong on another thread."""
    if isinstance(error, EXPECTED):
        tell(str(error))
    else:
        note_fault(error)
        tell(UNEXPECTED)
