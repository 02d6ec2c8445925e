"""All that the clerk can do, one set for each thing that it is done to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from models.form import Form
from ui.commands.back_up_commands import BackUpCommands
from ui.commands.clipboard_commands import ClipboardCommands
from ui.commands.draft_commands import DraftCommands
from ui.commands.fault_reports import Tell
from ui.commands.file_commands import FileCommands
from ui.commands.folder_commands import FolderCommands
from ui.commands.help_commands import HelpCommands
from ui.commands.import_commands import ImportCommands
from ui.commands.next_year_commands import NextYearCommands
from ui.commands.print_commands import PrintCommands
from ui.commands.row_commands import RowCommands
from ui.commands.version_commands import VersionCommands
from ui.commands.view_commands import ViewCommands
from ui.dialogs.dialogs import Dialogs
from ui.drafts.drafts_pane import DraftsPane
from ui.drafts.open_draft import OpenDraft
from ui.frame import Frame
from ui.paper.paper_pane import PaperPane
from ui.runtime.settings import Settings


class Panes(NamedTuple):
    """What commands act on."""

    rows: RowCommands
    paper: PaperPane
    drafts: DraftsPane


class Asking(NamedTuple):
    """How commands ask, remember answers, and complain."""

    dialogs: Dialogs
    settings: Settings
    tell: Tell


class CommandSets:
    """Makes the sets, and puts what they do under the commands' names.

    Attributes:
        files, imports, back_ups, printing: From and to files and paper.
        drafts, versions, next_year: What is done to drafts.
        folders: The folder of all drafts.
    """

    def __init__(
        self,
        frame: Frame,
        draft: OpenDraft,
        panes: Panes,
        asking: Asking,
        open_form: Callable[[Form], bool],
    ) -> None:
        rows, paper, drafts_pane = panes
        dialogs, settings, tell = asking
        self.files = FileCommands(draft, paper, dialogs, settings, tell)
        self.imports = ImportCommands(draft, dialogs, tell)
        self.back_ups = BackUpCommands(draft, dialogs, settings, tell)
        self.printing = PrintCommands(frame, draft, paper)
        self.drafts = DraftCommands(draft, open_form, tell)
        self.versions = VersionCommands(draft, dialogs, tell)
        self.next_year = NextYearCommands(draft, dialogs, tell)
        restore = self.back_ups.restore
        self.folders = FolderCommands(draft, dialogs, settings, restore)
        self._view = ViewCommands(frame, drafts_pane, paper, settings)
        self._clipboard = ClipboardCommands(rows, draft)
        self._help = HelpCommands(frame, draft.store, dialogs)

    @property
    def slow(self) -> tuple[DraftCommands, ImportCommands, BackUpCommands]:
        """Those that say when they begin and when they rest."""
        return self.drafts, self.imports, self.back_ups

    def finish(self) -> bool:
        """Wait for what was begun, and return whether all of it went well."""
        return all(each.finish() for each in (self.files, self.back_ups, self.drafts))

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        sets = (
            *(self.files, self.imports, self.printing, self.back_ups),
            *(self.versions, self.next_year),
            *(self._view, self._clipboard, self._help),
        )
        return {name: act for each in sets for name, act in each.acts.items()}
