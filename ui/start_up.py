"""What the window opens when it starts, and what is told then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from models.definitions.definition_file import definition_faults
from models.examples import examples
from models.store.drafts import DraftsUnwritable
from ui.commands.command_sets import CommandSets
from ui.commands.fault_reports import reporting
from ui.drafts.draft_list_feed import DraftListFeed
from ui.drafts.open_draft import OpenDraft
from ui.drafts.session import Session
from ui.notices import Notices
from ui.runtime.settings import Settings


class StartUp(QObject):
    """Opens files, or the draft of the last time, or an example."""

    def __init__(
        self,
        draft: OpenDraft,
        listed: DraftListFeed,
        commands: CommandSets,
        notices: Notices,
        settings: Settings,
    ) -> None:
        super().__init__(draft)
        self._store, self._list, self._commands = draft.store, listed, commands
        self._notices, self._settings = notices, settings
        draft.opened.connect(self._on_draft_opened)
        commands.folders.moved.connect(self.start)

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Open files, or else the draft that was open last."""
        self._list.refresh()
        is_usable = self._commands.folders.check_folder()
        if paths:
            self._tell_of_files()
            self._commands.imports.open_paths(paths)
            return
        if is_usable:
            with reporting(self._notices.complain):
                self._open_last()
        self._tell_of_files()
        self._commands.folders.tidy_up()

    def _open_last(self) -> None:
        """Open what was open last; at the first start, an example."""
        try:
            draft_id = self._last_draft()
        except DraftsUnwritable:
            self._commands.opening.begin(examples()[0])
            return
        if draft_id:
            self._commands.opening.open(draft_id)

    def _last_draft(self) -> str:
        listed = self._list.summaries
        if not listed and self._store.is_empty():
            return self._store.create_examples()
        last = self._settings.text("last_draft")
        return last if last in listed else next(iter(listed), "")

    def _tell_of_files(self) -> None:
        """Tell of files that could not be read, unless a draft is told of."""
        faults = [*definition_faults(), self._settings.fault]
        sentence = "\n".join(filter(None, faults))
        if sentence and not self._notices.passing.text:
            self._notices.complain(sentence)

    def _on_draft_opened(self, session: Session) -> None:
        self._settings.put(last_draft=session.draft_id)
