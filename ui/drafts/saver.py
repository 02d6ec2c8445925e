"""Writes drafts beside the window: one thread, and the latest form wins."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from threading import Lock
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from models.form import Form
from models.log import note_fault
from models.store.drafts import DraftFault, Drafts, NewerVersion, SavedDraft
from ui.runtime.signal_guard import SignalGuard

T = TypeVar("T")

UNFINISHED = "磁盘没有响应，最后的改动还没有写入草稿，请稍候再试"
UNEXPECTED = "保存时出现意外，最后的改动还没有写入草稿，请另存为新草稿"


class SavingFailed(DraftFault):
    """A fault of our own; it has been noted in the log."""

    def __init__(self) -> None:
        super().__init__(UNEXPECTED)


class Saver(QObject):
    """Saves drafts one after the other on one worker thread.

    Of the forms that wait for one draft only the latest is written, so a
    slow disk never makes a queue.  Whatever else changes the store has to
    go through do(), so that one thread does all the writing.

    Signals:
        saved: A form is safe on the disk.  args: draft id, Form, datetime.
        failed: It is not.  args: draft id, the DraftFault or NewerVersion.
    """

    saved = Signal(str, object, object)
    failed = Signal(str, object)

    def __init__(self, drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._guard = SignalGuard(self)
        self._thread = ThreadPoolExecutor(1, "saving")
        self._lock = Lock()
        self._waiting: dict[str, Form] = {}
        self._generations: dict[str, int] = {}
        self._last: Future[str] | None = None

    def expect(self, draft_id: str, generation: int) -> None:
        """Refuse to write over what others save after this generation."""
        self._generations[draft_id] = generation

    def expected(self, draft_id: str) -> int | None:
        """Return the generation of a draft that was read or written last."""
        return self._generations.get(draft_id)

    def save(self, draft_id: str, form: Form) -> None:
        """Have a form written soon; what waited for the draft is dropped."""
        with self._lock:
            self._waiting[draft_id] = form
        self._last = self._thread.submit(self._save, draft_id)

    def finish(self, seconds: float = 5) -> str:
        """Wait until all is written; return "" or what went wrong."""
        if self._last is None:
            return ""
        wait([self._last], seconds)
        return self._last.result() if self._last.done() else UNFINISHED

    def do(self, work: Callable[[], T]) -> T:
        """Change the store on the worker's thread, and return the result.

        Raises:
            DraftFault: What the work raises.
        """
        return self._thread.submit(work).result()

    def keep(self, draft_id: str, reason: str) -> None:
        """Have what is saved last kept for good, as a version."""
        self._last = self._thread.submit(self._keep, draft_id, reason)

    def _keep(self, draft_id: str, reason: str) -> str:
        try:
            kept = self._drafts.keep_version(draft_id, reason)
        except (DraftFault, NewerVersion) as fault:
            return self._fail(draft_id, fault)
        self._generations[draft_id] = kept.generation
        return ""

    def _save(self, draft_id: str) -> str:
        with self._lock:
            form = self._waiting.pop(draft_id, None)
        if form is None:
            return ""
        try:
            saved = self._write(draft_id, form)
        except DraftFault as fault:
            return self._fail(draft_id, fault)
        except Exception as error:
            note_fault(error)
            return self._fail(draft_id, SavingFailed())
        tell = partial(self.saved.emit, draft_id, form, saved.saved_at)
        self._guard.through(tell)
        return ""

    def _write(self, draft_id: str, form: Form) -> SavedDraft:
        expected = self._generations.get(draft_id)
        saved = self._drafts.save(draft_id, form, after=expected)
        self._generations[draft_id] = saved.generation
        return saved

    def _fail(self, draft_id: str, fault: DraftFault | NewerVersion) -> str:
        self._guard.through(partial(self.failed.emit, draft_id, fault))
        return str(fault)
