"""What fills the window: drafts, editor and paper, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.form import Form
from models.store.drafts import Drafts
from ui.commands.command_sets import Asking, CommandSets, Panes
from ui.commands.outcomes import Outcomes
from ui.dialogs.dialogs import Dialogs
from ui.drafts.draft_list_feed import DraftListFeed
from ui.drafts.draft_store import DraftStore
from ui.drafts.drafts_pane import DraftsPane
from ui.drafts.open_draft import OpenDraft
from ui.drafts.session import Session
from ui.form_panes import FormPanes
from ui.frame import Frame
from ui.middle import Middle
from ui.notices import Notices
from ui.pane_memory import PaneMemory
from ui.runtime.settings import Settings
from ui.start_up import StartUp
from ui.status import Status
from ui.widgets.plain import stacked


class Workspace(QObject):
    """Joins panes, menus and the words around the open draft.

    Attributes:
        frame: The window that it fills.
        store, draft: The drafts, and that of them that is open.
        panes: Editor, paper and findings of the open draft.
        drafts_pane, notices: The list of drafts; the lines over the editor.
        status: The words around the form.
        commands: What the clerk can do.
        dialogs: What is asked in dialogs.
        actions_by_name: What menus and keys do, by the command's name.
    """

    def __init__(
        self,
        frame: Frame,
        drafts: Drafts,
        settings: Settings,
        dialogs: Callable[[QWidget], Dialogs] = Dialogs,
    ) -> None:
        super().__init__(frame)
        self.frame, self.actions_by_name = frame, frame.actions_by_name
        self.dialogs = dialogs(frame)
        self.store = DraftStore(drafts, self)
        self.draft = OpenDraft(self.store, self)
        self.notices, self.drafts_pane = Notices(self.draft), DraftsPane()
        self.panes = FormPanes(self.draft, self)
        self.status = Status(frame, self.panes.paper, self.panes.findings_bar)
        cells, pasting = self.panes.cells, self.panes.pasting
        acted_on = Panes(cells, pasting, self.panes.paper, self.drafts_pane)
        asking = Asking(self.dialogs, settings, self.notices)
        self.commands = CommandSets(frame, self.draft, acted_on, asking)
        self._list = DraftListFeed(self.draft, self.drafts_pane)
        self._middle = self._seat_panes()
        bar = self.panes.findings_bar
        self._memory = PaneMemory(frame, self.drafts_pane, bar, settings)
        self._connect_frame()
        self._connect_panes()
        self._connect_draft()
        self._connect_actions()
        Outcomes(self.commands, self.notices, self.status, self.panes.call_due)
        given = self.draft, self._list, self.commands, self.notices, settings
        self._start_up = StartUp(*given)
        self._on_draft_closed()

    @property
    def status_in_words(self) -> str:
        """What stands at the foot of the window."""
        return self.frame.status.text()

    def complain(self, sentence: str) -> None:
        """Tell of something that failed."""
        self.notices.complain(sentence)

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Open files, or else the draft that was open last."""
        self._start_up.start(paths)

    def start_again(self, paths: Sequence[Path]) -> None:
        """Come to the front, and open files that a later start named."""
        self.frame.come_forward()
        if paths:
            self.commands.imports.open_paths(paths)

    def open_draft(self, draft_id: str) -> None:
        """Open a draft, once the one that is open is safe."""
        self.commands.opening.open(draft_id)

    def begin_draft(self, form: Form) -> bool:
        """Open a form as a new draft, and return whether it is open."""
        return self.commands.opening.begin(form)

    def let_go(self) -> None:
        """Let go of the open draft if it is safe, before the process ends."""
        if self.draft.session is None or self.draft.session.is_saved:
            self.draft.close()

    # Putting the window together.

    def _seat_panes(self) -> Middle:
        bars = self.status.title_bar, self.notices.standing, self.notices.passing
        form = stacked(self.panes.editor, self.panes.findings_bar)
        middle = Middle(bars, form)
        self.frame.seat((self.drafts_pane, middle, self.panes.paper))
        return middle

    def _connect_frame(self) -> None:
        self.frame.leave = self._leave
        self.frame.files_dropped.connect(self.commands.imports.open_paths)
        self.frame.activated.connect(self.store.look_again)

    def _connect_panes(self) -> None:
        commands, editor, drafts = self.commands, self.panes.editor, self.drafts_pane
        self.panes.changed.connect(self.status.say_all)
        editor.menu_requested.connect(self.frame.show_row_menu)
        editor.refused.connect(self.status.say)
        self._middle.welcome.new_requested.connect(commands.files.begin_form)
        self._middle.welcome.open_requested.connect(commands.files.ask_and_open)
        drafts.draft_chosen.connect(commands.opening.open)
        drafts.removal_requested.connect(self._on_removal_requested)
        drafts.restoring_requested.connect(commands.drafts.restore)
        drafts.copy_requested.connect(commands.drafts.copy)
        commands.opening.decided.connect(drafts.mark)

    def _connect_draft(self) -> None:
        self.draft.opened.connect(self._on_draft_opened)
        self.draft.closed.connect(self._on_draft_closed)
        self._list.failed.connect(self.complain)

    def _connect_actions(self) -> None:
        for acts in (self.commands.acts, self.panes.acts):
            for name, act in acts.items():
                self.actions_by_name[name].triggered.connect(act)
        self.panes.editor.addActions(self.frame.row_actions)

    # The draft that is open, and what it is among.

    def _on_draft_opened(self, session: Session) -> None:
        self._middle.show_form()
        self.panes.show(session)
        session.saved.connect(self._list.follow_draft)
        self.frame.enable_actions(has_form=True, can_change=session.can_change)
        self.status.show(session)
        self.drafts_pane.reveal(session.draft_id)
        self.notices.follow(session)

    def _on_draft_closed(self) -> None:
        self._middle.show_welcome()
        self.panes.clear()
        self.frame.enable_actions(has_form=False, can_change=False)
        self.status.show(None)

    def _on_removal_requested(self, draft_id: str) -> None:
        title = self._list.summaries[draft_id].title
        self.commands.drafts.remove(draft_id, title)

    def _leave(self) -> bool:
        """Return whether the window may close, with all put away."""
        if not self.commands.finish() or not self.commands.opening.may_leave():
            return False
        self._memory.remember()
        self.draft.close()
        return True
