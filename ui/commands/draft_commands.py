"""What the clerk can do with whole drafts: make, throw away, take back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from models.form import Form
from models.store.draft_record import draft_title
from ui.commands.fault_reports import Tell, reporting, tell_fault
from ui.commands.unchecked import Doubtful
from ui.drafts.open_draft import OpenDraft
from ui.runtime.background import BackgroundWork

UNFINISHED = "草稿还没有存好，请稍候再关闭；再次关闭就不等它了"


class DraftCommands(QObject):
    """Changes drafts that are not open beside the window.

    A disk may take seconds for each; the window goes on meanwhile.

    Signals:
        begun: It may take a while.  arg: what, in words.
        rested: What was begun has ended, well or not.
        draft_wanted: A draft is to be opened.  arg: its id.
        removed: A draft is in the bin.  args: its id, its title.
        done: Drafts were made.  arg: what was to be said then.
        unchecked: Some of them are to be checked.  arg: Doubtfuls by id.
    """

    begun = Signal(str)
    rested = Signal()
    draft_wanted = Signal(str)
    removed = Signal(str, str)
    done = Signal(str)
    unchecked = Signal(object)

    def __init__(
        self, draft: OpenDraft, open_form: Callable[[Form], bool], tell: Tell
    ) -> None:
        super().__init__(draft)
        self._draft, self._open, self._tell = draft, open_form, tell
        self._store = draft.store
        self._background = BackgroundWork(self)
        self._background.rested.connect(self.rested)

    def make(
        self,
        forms: Sequence[Form],
        said: str = "",
        doubts: Mapping[int, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """Make drafts of forms, open the first, and then say a sentence.

        What is to be checked in some of them, by their numbers, is told too.
        """
        if len(forms) == 1:
            self._begin(forms[0], said)
        elif forms:
            self.begun.emit(f"正在存入 {len(forms)} 份草稿…")
            unseen = {
                number: Doubtful(draft_title(forms[number]), lines)
                for number, lines in doubts.items()
            }
            done = partial(self._on_made, said, unseen)
            self._start(partial(self._store.create_all, forms), done)

    def copy(self, draft_id: str) -> None:
        """Make a draft of what another holds now."""
        with reporting(self._tell):
            self.make([self._store.copy_of(self._draft.read(draft_id).form)])

    def remove(self, draft_id: str, title: str) -> None:
        """Put a draft into the bin; an open one only if it is safe."""
        if fault := self._draft.let_go_of(draft_id):
            self._tell(fault)
            return
        self.begun.emit("正在移入回收站…")
        done = partial(self._on_removed, draft_id, title)
        self._start(partial(self._store.remove, draft_id), done)

    def restore(self, draft_id: str) -> None:
        """Take a draft out of the bin, and open it."""
        self.begun.emit("正在恢复草稿…")
        done = partial(self._on_restored, draft_id)
        self._start(partial(self._store.restore, draft_id), done)

    def finish(self) -> bool:
        """Wait for what was begun, and return whether it went well."""
        return self._background.finish(partial(self._tell, UNFINISHED))

    def _start(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._background.start(work, done, self._on_failed)

    def _begin(self, form: Form, said: str) -> None:
        """Have a form opened at once; it is saved like any other."""
        # Unless the clerk stays with what cannot be saved.
        if self._open(form) and said:
            self.done.emit(said)

    def _on_made(
        self, said: str, unseen: Mapping[int, Doubtful], ids: Sequence[str]
    ) -> None:
        self._store.refresh_list()
        self.draft_wanted.emit(ids[0])
        if said:
            self.done.emit(said)
        if unseen:
            self.unchecked.emit({ids[at]: each for at, each in unseen.items()})

    def _on_removed(self, draft_id: str, title: str, _nothing: None) -> None:
        self._store.refresh_list()
        self.removed.emit(draft_id, title)

    def _on_restored(self, draft_id: str, _nothing: None) -> None:
        self._store.refresh_list()
        self.draft_wanted.emit(draft_id)

    def _on_failed(self, error: Exception) -> None:
        # Some of it may have been done.
        self._store.refresh_list()
        tell_fault(error, self._tell)
