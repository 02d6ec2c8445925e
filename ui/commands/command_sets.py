"""All that the clerk can do, one set for each thing that it is done to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ui.commands.back_up_commands import BackUpCommands
from ui.commands.draft_commands import DraftCommands
from ui.commands.file_commands import FileCommands
from ui.commands.folder_commands import FolderCommands
from ui.commands.help_commands import HelpCommands
from ui.commands.import_commands import ImportCommands
from ui.commands.next_year_commands import NextYearCommands
from ui.commands.open_draft_commands import OpenDraftCommands
from ui.commands.print_commands import PrintCommands
from ui.commands.rows.cell_commands import CellCommands
from ui.commands.rows.clipboard_commands import ClipboardCommands
from ui.commands.rows.paste_commands import PasteCommands
from ui.commands.step_names import StepNames
from ui.commands.version_commands import VersionCommands
from ui.commands.view_commands import ViewCommands
from ui.dialogs.dialogs import Dialogs
from ui.drafts.drafts_pane import DraftsPane
from ui.drafts.open_draft import OpenDraft
from ui.frame import Frame
from ui.notices import Notices
from ui.paper.paper_pane import PaperPane
from ui.runtime.settings import Settings


class Panes(NamedTuple):
    """What commands act on."""

    cells: CellCommands
    pasting: PasteCommands
    paper: PaperPane
    drafts: DraftsPane


class Asking(NamedTuple):
    """How commands ask, remember answers, and complain."""

    dialogs: Dialogs
    settings: Settings
    notices: Notices


class CommandSets:
    """Makes the sets, and puts what they do under the commands' names.

    Attributes:
        files, imports, back_ups, printing: From and to files and paper.
        drafts, versions, next_year: What is done to drafts.
        opening: Which draft is open, and that it is safe.
        folders: The folder of all drafts.
        pasting: What is pasted into rows.
    """

    def __init__(
        self,
        frame: Frame,
        draft: OpenDraft,
        panes: Panes,
        asking: Asking,
    ) -> None:
        cells, self.pasting, paper, drafts_pane = panes
        dialogs, settings, notices = asking
        tell = notices.complain
        self.files = FileCommands(draft, paper, dialogs, settings, tell)
        self.imports = ImportCommands(draft, dialogs, tell)
        self.back_ups = BackUpCommands(draft, dialogs, settings, tell)
        self.printing = PrintCommands(frame, draft, paper, dialogs)
        restore = self.back_ups.restore
        self.opening = OpenDraftCommands(draft, dialogs, notices, restore)
        self.drafts = DraftCommands(draft, self.opening.begin, tell)
        self.versions = VersionCommands(draft, dialogs, tell)
        self.next_year = NextYearCommands(draft, dialogs, tell)
        self.folders = FolderCommands(draft, dialogs, settings, restore)
        self._view = ViewCommands(frame, drafts_pane, paper, settings)
        self._clipboard = ClipboardCommands(cells, self.pasting, draft)
        self._help = HelpCommands(frame, draft.store, dialogs)
        StepNames(frame.actions_by_name, draft)
        self._connect()

    @property
    def slow(self) -> tuple[DraftCommands, ImportCommands, BackUpCommands]:
        """Those that say when they begin and when they rest."""
        return self.drafts, self.imports, self.back_ups

    def finish(self) -> bool:
        """Wait for what was begun, and return whether all of it went well."""
        sets = (self.files, self.back_ups, self.drafts)
        return all([each.finish() for each in sets])

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        sets = (
            *(self.files, self.imports, self.printing, self.back_ups),
            *(self.opening, self.versions, self.next_year),
            *(self._view, self._clipboard, self._help),
        )
        return {name: act for each in sets for name, act in each.acts.items()}

    def _connect(self) -> None:
        """Let what one set makes be taken on by another."""
        for maker in (self.imports, self.versions, self.next_year):
            maker.forms_made.connect(self.drafts.make)
        self.files.paths_chosen.connect(self.imports.open_paths)
        self.files.form_begun.connect(self.opening.begin)
        self.drafts.draft_wanted.connect(self.opening.open)
        self.back_ups.ended.connect(self.folders.remember)
