"""What begins the next year: new drafts from those of this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from models.filled_form import FilledForm
from models.keys import BUDGET_YEAR
from models.next_year import changes, next_year
from models.store.draft_record import about_form
from models.store.drafts import Summary
from models.store.same_draft import same_draft
from ui.commands.fault_reports import Tell, reporting
from ui.dialogs.dialogs import Dialogs
from ui.dialogs.next_year_dialog import Successor
from ui.drafts.open_draft import OpenDraft
from ui.drafts.session import Session


class NextYearCommands(QObject):
    """Copies the open draft, alone or with its set, to the next year.

    Signals:
        forms_made: Drafts are to be made, the first opened.  args: the
            Forms, a sentence for the clerk afterwards.
    """

    forms_made = Signal(object, str)

    def __init__(self, draft: OpenDraft, dialogs: Dialogs, tell: Tell) -> None:
        super().__init__(draft)
        self._draft, self._dialogs, self._tell = draft, dialogs, tell
        self._store = draft.store

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {
            "next_year": self.copy,
        }

    def copy(self) -> None:
        """Make next year's drafts, asking which where there is a choice."""
        session = self._draft.session
        if session is None:
            return
        with reporting(self._tell):
            successors = list(self._successors(session))
            if len(successors) > 1 or successors[0].exists:
                successors = list(self._dialogs.ask_next_year(successors))
            if successors:
                self._make(successors)

    def _make(self, successors: Sequence[Successor]) -> None:
        first = successors[0]
        count, year = len(successors), first.form.fields[BUDGET_YEAR]
        detail = f"，{first.detail}" if count == 1 else ""
        said = f"已新建 {count} 份 {year} 年度草稿{detail}；原来的没有改动"
        self.forms_made.emit([each.form for each in successors], said)

    def _successors(self, session: Session) -> Iterator[Successor]:
        """Yield the open draft's, then those of its set that can be read."""
        summaries = self._store.summaries()
        yield _successor(session.filled, summaries)
        for member in self._draft.members():
            with reporting(self._tell):
                yield _successor(self._draft.read(member.id), summaries)


def _successor(filled: FilledForm, summaries: Iterable[Summary]) -> Successor:
    moved = next_year(filled.form, filled.definition)
    title = about_form(moved, datetime.now()).title
    exists = same_draft(moved, summaries) is not None
    return Successor(moved, title, changes(filled.form, moved).in_words, exists)
