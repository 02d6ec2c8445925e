"""Writes drafts beside the window: one thread, and the latest form wins."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from threading import Lock

from PySide6.QtCore import QObject, Signal

from models.form import Form

Save = Callable[[str, Form], datetime]
"""Writes a form as the draft with this id, and returns when.

Its errors are the store's own, each a sentence for the clerk.
"""

log = logging.getLogger(__name__)


class Saver(QObject):
    """Saves drafts one after the other on one worker thread.

    Of the forms that wait for one draft only the latest is written, so a
    slow disk never makes a queue.

    Signals:
        saved: A form is safe on the disk.  args: draft id, Form, datetime.
        failed: It is not.  args: draft id, a sentence for the clerk.
    """

    saved = Signal(str, object, object)
    failed = Signal(str, str)

    def __init__(
        self, save: Save, faults: type[Exception], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._write, self._faults = save, faults
        self._thread = ThreadPoolExecutor(1, "saving")
        self._lock = Lock()
        self._waiting: dict[str, Form] = {}
        self._last: Future[str] | None = None

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
        if not self._last.done():
            return "磁盘没有响应，草稿还没有写完"
        return self._last.result()

    def _save(self, draft_id: str) -> str:
        with self._lock:
            form = self._waiting.pop(draft_id, None)
        if form is None:
            return ""
        try:
            saved_at = self._write(draft_id, form)
        except self._faults as fault:
            return self._fail(draft_id, str(fault))
        except Exception:
            log.exception("saving draft %s", draft_id)
            return self._fail(draft_id, "保存时出现意外，草稿还没有写入磁盘")
        self.saved.emit(draft_id, form, saved_at)
        return ""

    def _fail(self, draft_id: str, message: str) -> str:
        self.failed.emit(draft_id, message)
        return message
