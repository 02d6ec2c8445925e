"""What fills the window: drafts, editor and paper, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.definitions.definition_file import definition_faults
from models.examples import examples
from models.form import Form
from models.store.drafts import (
    DraftDamaged,
    DraftFault,
    Drafts,
    DraftsUnwritable,
    NewerVersion,
)
from ui.actions import commands, row_menu
from ui.commands.command_sets import Asking, CommandSets, Panes
from ui.commands.fault_reports import reporting
from ui.commands.handing_out import HandingOut
from ui.commands.step_names import StepNames
from ui.commands.unchecked import Unchecked
from ui.dialogs.dialogs import Dialogs
from ui.drafts.draft_list_feed import DraftListFeed
from ui.drafts.draft_store import DraftStore
from ui.drafts.drafts_pane import DraftsPane
from ui.drafts.open_draft import OpenDraft
from ui.drafts.session import Session
from ui.form_panes import FormPanes
from ui.frame import Frame
from ui.notices import Notices
from ui.runtime.settings import Settings
from ui.status import Status
from ui.welcome_page import WelcomePage
from ui.widgets.notice_bar import Act
from ui.widgets.plain import stacked
from ui.window_memory import remember_size, starts_folded

LEAST_EDITOR = 400
WELCOME, FORM = 0, 1


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
        self._settings, self.dialogs = settings, dialogs(frame)
        self.store = DraftStore(drafts, self)
        self.draft = OpenDraft(self.store, self)
        self.notices, self.drafts_pane = Notices(self.draft), DraftsPane()
        self.panes = FormPanes(self.draft.others, self)
        self.status = Status(frame, self.panes.paper, self.panes.findings_bar)
        acted_on = Panes(self.panes.rows, self.panes.paper, self.drafts_pane)
        asking = Asking(self.dialogs, settings, self.complain)
        draft, begin = self.draft, self.begin_draft
        self.commands = CommandSets(frame, draft, acted_on, asking, begin)
        self._list = DraftListFeed(self.draft, self.drafts_pane)
        self._unchecked = Unchecked(self.notices, self.open_draft)
        self._step_names = StepNames(frame.actions_by_name)
        self._middle, self._welcome = QStackedWidget(), WelcomePage()
        self._compose()
        self._connect_panes()
        self._connect_commands()
        self._connect_draft()
        self._connect_actions()
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
        self._list.refresh()
        is_usable = self.commands.folders.look()
        if paths:
            self._tell_of_files()
            self.commands.imports.open_paths(paths)
            return
        if is_usable:
            with reporting(self.complain):
                self._open_last()
        self._tell_of_files()
        self.commands.folders.tidy_up()

    def start_again(self, paths: Sequence[Path]) -> None:
        """Come to the front, and open files that a later start named."""
        state = self.frame.windowState() & ~Qt.WindowState.WindowMinimized
        self.frame.setWindowState(state | Qt.WindowState.WindowActive)
        self.frame.raise_()
        self.frame.activateWindow()
        if paths:
            self.commands.imports.open_paths(paths)

    def open_draft(self, draft_id: str) -> None:
        """Open a draft, once the one that is open is safe."""
        if draft_id == self.draft.id:
            return
        if self._may_leave():
            with reporting(self.complain):
                self._open(draft_id)
        self.drafts_pane.mark(self.draft.id)

    def begin_draft(self, form: Form) -> bool:
        """Open a form as a new draft, once the one that is open is safe.

        Return whether it is open.
        """
        if self._may_leave():
            with reporting(self.complain):
                self.draft.begin(form)
                return True
        return False

    def let_go(self) -> None:
        """Let go of the open draft if it is safe, before the process ends."""
        if self.draft.session is None or self.draft.session.is_saved:
            self.draft.close()

    # Putting the window together.

    def _compose(self) -> None:
        for height in self._settings.numbers("findings", 1):
            self.panes.findings_bar.limit_height(height)
        form = stacked(self.panes.editor, self.panes.findings_bar)
        self._middle.addWidget(self._welcome)
        self._middle.addWidget(form)
        bars = self.status.title_bar, self.notices.standing, self.notices.passing
        middle = stacked(*bars, self._middle)
        middle.setMinimumWidth(LEAST_EDITOR)
        self.frame.seat((self.drafts_pane, middle, self.panes.paper))
        if self.frame.isVisible():
            self._on_frame_shown()

    def _connect_panes(self) -> None:
        files, drafts = self.commands.files, self.commands.drafts
        self.frame.shown.connect(self._on_frame_shown)
        self.frame.files_dropped.connect(self.commands.imports.open_paths)
        self.frame.activated.connect(self.store.look_again)
        self.frame.leave = self._leave
        self.panes.changed.connect(self.status.say_all)
        self.panes.editor.menu_requested.connect(self._on_menu_requested)
        self.panes.editor.refused.connect(self.status.say)
        self.panes.rows.pasting.told.connect(self._on_pasted)
        self.panes.rows.pasting.undone.connect(self.notices.withdraw)
        self._welcome.new_requested.connect(files.begin_form)
        self._welcome.open_requested.connect(files.ask_and_open)
        self.drafts_pane.draft_chosen.connect(self.open_draft)
        self.drafts_pane.removal_requested.connect(self._remove_draft)
        self.drafts_pane.restoring_requested.connect(drafts.restore)
        self.drafts_pane.copy_requested.connect(drafts.copy)

    def _connect_commands(self) -> None:
        made = self.commands
        for maker in (made.imports, made.versions, made.next_year):
            maker.forms_made.connect(made.drafts.make)
        for slow in made.slow:
            self.status.follow_work(slow.begun, slow.rested)
        made.drafts.draft_wanted.connect(self.open_draft)
        made.drafts.removed.connect(self._on_removed)
        made.drafts.done.connect(self.status.say)
        made.drafts.unchecked.connect(self._unchecked.tell)
        made.files.paths_chosen.connect(made.imports.open_paths)
        made.files.form_begun.connect(self.begin_draft)
        made.versions.done.connect(self.status.say)
        made.back_ups.ended.connect(self._on_backed_up)
        made.folders.troubled.connect(self.notices.tell_trouble)
        made.folders.settled.connect(self.notices.settle)
        made.folders.moved.connect(self._start_anew)
        due = self.panes.call_due
        HandingOut(made.files, made.printing, self.notices, self.status, due)
        self.notices.offer(
            copy=("另存为新草稿", self._copy_open_draft),
            look=("看看各个版本", made.versions.look),
            retry=(
                ("再试一次", self._save),
                ("存到别处…", made.files.keep_elsewhere),
            ),
        )

    def _connect_draft(self) -> None:
        self.draft.opened.connect(self._on_draft_opened)
        self.draft.closed.connect(self._on_draft_closed)
        self.draft.outdated.connect(self._show_again)
        self._list.failed.connect(self.complain)

    def _connect_actions(self) -> None:
        for acts in (self._acts, self.commands.acts, self.panes.acts):
            for name, act in acts.items():
                self.actions_by_name[name].triggered.connect(act)
        # Their keys are for rows only while the editor has the keyboard.
        for command in commands():
            if command.in_rows:
                self.panes.editor.addAction(self.actions_by_name[command.name])

    @property
    def _acts(self) -> Mapping[str, Callable[..., object]]:
        return {
            "save": self._save,
            "copy_draft": self._copy_open_draft,
            "page_setup": self._set_page_up,
            "quit": self.frame.close,
            "search": self.drafts_pane.start_search,
        }

    def _tell_of_files(self) -> None:
        """Tell of files that could not be read, unless a draft is told of."""
        faults = [*definition_faults(), self._settings.fault]
        sentence = "\n".join(filter(None, faults))
        if sentence and not self.notices.passing.text:
            self.complain(sentence)

    # The draft that is open.

    def _start_anew(self) -> None:
        self.start()

    def _open_last(self) -> None:
        """Open what was open last; at the first start, an example."""
        try:
            draft_id = self._last_draft()
        except DraftsUnwritable:
            self.begin_draft(examples()[0])
            return
        if draft_id:
            self.open_draft(draft_id)

    def _last_draft(self) -> str:
        listed = self._list.summaries
        if not listed and self.store.is_empty():
            return self.store.create_examples()
        last = self._settings.text("last_draft")
        return last if last in listed else next(iter(listed), "")

    def _open(self, draft_id: str) -> None:
        try:
            self.draft.open(draft_id)
        except DraftDamaged as fault:
            restore = ("从备份恢复…", self.commands.back_ups.restore)
            self.notices.complain(str(fault), restore)

    def _show_again(self) -> None:
        """Show a draft that somebody else edits as it is saved by now."""
        with reporting(self.complain):
            self._open(self.draft.id)

    def _on_draft_opened(self, session: Session) -> None:
        self._middle.setCurrentIndex(FORM)
        self.panes.show(session)
        session.unsaved.connect(self.status.say_standing)
        session.saved.connect(self._on_session_saved)
        session.refused.connect(self.status.say)
        session.save_failed.connect(self._on_save_failed)
        session.history.indexChanged.connect(self.panes.rows.pasting.follow)
        self._step_names.follow(session.history)
        self.frame.enable_actions(has_form=True, can_change=session.can_change)
        self.status.show(session)
        self._settings.put(last_draft=session.draft_id)
        self.drafts_pane.reveal(session.draft_id)
        self.notices.tell_about_draft()

    def _on_draft_closed(self) -> None:
        self._middle.setCurrentIndex(WELCOME)
        self.panes.clear()
        self.frame.enable_actions(has_form=False, can_change=False)
        self.status.show(None)

    def _on_session_saved(self) -> None:
        self.status.say_standing()
        self.notices.settle()
        self._list.follow_draft()

    def _on_save_failed(self, fault: DraftFault | NewerVersion) -> None:
        self.status.say_standing()
        self.notices.tell_unsaved(fault)

    def _may_leave(self) -> bool:
        """Return whether the open draft is safe, or the clerk lets it go."""
        while fault := self.draft.save_now():
            answer = self.dialogs.ask_about_unsaved(fault)
            if answer != "save":
                return answer == "discard"
        return True

    def _leave(self) -> bool:
        """Return whether the window may close, with all put away."""
        if not self.commands.finish() or not self._may_leave():
            return False
        remember_size(self.frame, self.frame.seats, self._settings)
        bar = self.panes.findings_bar
        self._settings.put(
            folded=self.drafts_pane.is_folded, findings=[bar.most_height]
        )
        self.draft.close()
        return True

    # What no set of commands has.

    def _save(self) -> None:
        if self.draft.session is not None:
            self.draft.session.save()
            self.status.say_standing()

    def _copy_open_draft(self) -> None:
        if self.draft.session is None:
            return
        form = self.store.copy_of(self.draft.session.form)
        # What cannot be saved is in the copy: there is nothing to ask.
        if self.draft.save_now():
            self.draft.close()
        self.begin_draft(form)

    def _set_page_up(self) -> None:
        session = self.panes.changeable()
        if session is None:
            return
        edit = self.dialogs.ask_page_setup(session.form, session.definition)
        if edit is not None:
            session.perform(edit, "页面设置")

    def _remove_draft(self, draft_id: str) -> None:
        title = self._list.summaries[draft_id].title
        self.commands.drafts.remove(draft_id, title)

    def _on_removed(self, draft_id: str, title: str) -> None:
        back = ("恢复", partial(self.commands.drafts.restore, draft_id))
        self.notices.tell(f"“{title}”已移入回收站", back)

    def _on_pasted(self, sentence: str, acts: Sequence[Act]) -> None:
        self.notices.tell(sentence, *acts)

    def _on_backed_up(self, sentence: str) -> None:
        if not self.store.is_empty():
            self.commands.folders.remember()
        self.notices.tell(sentence)

    def _on_frame_shown(self) -> None:
        is_folded = starts_folded(self.frame.width(), self._settings)
        # First unfolded: folding notes the width to come back to.
        self.drafts_pane.fold(is_folded=False)
        self.frame.share_width(is_folded=False)
        self.drafts_pane.fold(is_folded=is_folded)
        self.frame.share_width(is_folded=is_folded)

    def _on_menu_requested(self, where: QPoint) -> None:
        row_menu(self.frame, self.actions_by_name).popup(where)
