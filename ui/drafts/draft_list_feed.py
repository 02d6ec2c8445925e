"""Carries the list of drafts from the store to the pane that shows it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from models.store.drafts import DraftFault, Summary
from ui.drafts.draft_watch import DraftWatch
from ui.drafts.drafts_pane import DraftsPane
from ui.drafts.open_draft import OpenDraft


class DraftListFeed(QObject):
    """Keeps the pane in step with the store and with the open draft.

    Attributes:
        summaries: The drafts on show, by their ids, the latest first.

    Signals:
        failed: The folder cannot be read.  arg: a sentence.
    """

    failed = Signal(str)

    def __init__(self, draft: OpenDraft, pane: DraftsPane) -> None:
        super().__init__(draft)
        self._draft, self._store, self._pane = draft, draft.store, pane
        self._watch = DraftWatch(self)
        self.summaries: Mapping[str, Summary] = {}
        self._store.list_changed.connect(self.refresh)
        self._watch.moved.connect(self._store.look_again)

    def refresh(self) -> None:
        """Show the drafts that are in the folder now."""
        self._watch.watch(self._store.folder / "drafts")
        try:
            self._store.read_list()
            removed = self._store.removed()
        except DraftFault as fault:
            self.failed.emit(str(fault))
            return
        listed = self._store.listed
        self.summaries = {each.id: each for each in listed}
        self._pane.show_drafts(listed, removed, self._draft.id)

    def follow_draft(self) -> None:
        """Show of the open draft what was just saved."""
        before = self.summaries.get(self._draft.id)
        if before is None:
            self.refresh()
            return
        summary = self._draft.current_summary(before)
        self.summaries = {**self.summaries, summary.id: summary}
        self._pane.update_draft(summary)
