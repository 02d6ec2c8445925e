"""What fills the window: drafts, editor and paper, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
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
    Summary,
)
from models.values.visible import path_in_words
from printing.file_name import export_file_name
from ui.actions import REDO, UNDO, commands, row_menu
from ui.commands.back_up_commands import BackUpCommands
from ui.commands.clipboard_commands import ClipboardCommands
from ui.commands.draft_commands import DraftCommands
from ui.commands.exports import EXPORTS
from ui.commands.fault_reports import told
from ui.commands.file_commands import FileCommands
from ui.commands.folder_commands import FolderCommands
from ui.commands.help_commands import HelpCommands
from ui.commands.import_commands import ImportCommands
from ui.commands.next_year_commands import NextYearCommands
from ui.commands.unchecked import Unchecked
from ui.commands.version_commands import VersionCommands
from ui.commands.view_commands import ViewCommands
from ui.dialogs.dialogs import Dialogs
from ui.drafts.draft_store import DraftStore
from ui.drafts.draft_watch import DraftWatch
from ui.drafts.drafts_pane import DraftsPane
from ui.drafts.open_draft import OpenDraft
from ui.drafts.session import Session
from ui.form_panes import FormPanes
from ui.frame import Frame
from ui.notices import Notices
from ui.runtime.settings import Settings
from ui.status import (
    amount_in_words,
    left_blank_in_words,
    problems_in_words,
    saved_in_words,
)
from ui.welcome_page import WelcomePage
from ui.widgets.notice_bar import Act
from ui.widgets.pane_bar import PaneBar
from ui.widgets.plain import stacked
from ui.widgets.program import PROGRAM
from ui.window_memory import remember_size, starts_folded

MESSAGE_MS = 6_000
RULER_NAME = "绩表打印测试页"
LEAST_EDITOR = 400
WELCOME, FORM = 0, 1


class Workspace(QObject):
    """Joins panes, menus and the words around the open draft.

    Attributes:
        frame: The window that it fills.
        store, draft: The drafts, and that of them that is open.
        panes: Editor, paper and findings of the open draft.
        drafts_pane, notices: The list of drafts; the lines over the editor.
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
        self.frame = frame
        self._settings, self.dialogs = settings, dialogs(frame)
        self.store = DraftStore(drafts, self)
        self.draft = OpenDraft(self.store, self)
        self._watch = DraftWatch(self)
        self.notices = Notices(self.draft)
        self.complain = self.notices.complain
        self.unchecked = Unchecked(self.notices, self.open_draft)
        self.panes = FormPanes(self.draft.others, self)
        self.whole = DraftCommands(self.draft, self.begin_draft, self.complain)
        self.files = FileCommands(self.draft, self.dialogs, settings, self.complain)
        self.imports = ImportCommands(self.draft, self.dialogs, self.complain)
        self.versions = VersionCommands(self.draft, self.dialogs, self.complain)
        self.next_year = NextYearCommands(self.draft, self.dialogs, self.complain)
        self.back_ups = BackUpCommands(
            self.draft, self.dialogs, settings, self.complain
        )
        self.folders = FolderCommands(
            self.draft, self.dialogs, settings, self.back_ups.restore
        )
        self.drafts_pane = DraftsPane()
        self.actions_by_name = frame.actions_by_name
        self._view = ViewCommands(
            frame, self.drafts_pane, self.panes.paper, settings
        )
        self._clipboard = ClipboardCommands(self.panes.rows, self)
        self._help = HelpCommands(frame, self.store, self.dialogs)
        self._title_bar = PaneBar()
        self._middle, self._welcome = QStackedWidget(), WelcomePage()
        self._summaries: dict[str, Summary] = {}
        self._left_blank = ""
        self._doing: dict[QObject | None, str] = {}
        self._compose()
        self._connect()
        self._connect_actions()
        self._on_draft_closed()

    @property
    def status_in_words(self) -> str:
        """What stands at the foot of the window."""
        return self.frame.status.text()

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Open files, or else the draft that was open last."""
        self._refresh_list()
        is_usable = self.folders.look()
        if paths:
            self._tell_of_files()
            self.imports.open_paths(paths)
            return
        if is_usable:
            with told(self.complain):
                self._open_last()
        self._tell_of_files()
        self.folders.tidy_up()

    def start_again(self, paths: Sequence[Path]) -> None:
        """Come to the front, and open files that a later start named."""
        state = self.frame.windowState() & ~Qt.WindowState.WindowMinimized
        self.frame.setWindowState(state | Qt.WindowState.WindowActive)
        self.frame.raise_()
        self.frame.activateWindow()
        if paths:
            self.imports.open_paths(paths)

    def open_again(self) -> None:
        """Start over, in the folder of drafts as it is now."""
        self.start()

    def open_draft(self, draft_id: str) -> None:
        """Open a draft, once the one that is open is safe."""
        session = self.draft.session
        if session is not None and session.draft_id == draft_id:
            return
        if self._may_leave():
            with told(self.complain):
                self._open(draft_id)
        self.drafts_pane.mark(self.draft.id)

    def begin_draft(self, form: Form) -> bool:
        """Open a form as a new draft, once the one that is open is safe.

        Return whether it is open.
        """
        if self._may_leave():
            with told(self.complain):
                self.draft.begin(form)
                return True
        return False

    def let_go(self) -> None:
        """Let go of the open draft if it is safe, before the process ends."""
        if self.draft.session is None or self.draft.session.is_saved:
            self.draft.close()

    # Putting the window together.

    def _compose(self) -> None:
        middle = self._compose_middle()
        self.frame.seat((self.drafts_pane, middle, self.panes.paper))
        if self.frame.isVisible():
            self._on_frame_shown()

    def _compose_middle(self) -> QWidget:
        for height in self._settings.numbers("findings", 1):
            self.panes.findings_bar.limit_height(height)
        form = stacked(self.panes.editor, self.panes.findings_bar)
        self._middle.addWidget(self._welcome)
        self._middle.addWidget(form)
        bars = self._title_bar, self.notices.standing, self.notices.passing
        middle = stacked(*bars, self._middle)
        middle.setMinimumWidth(LEAST_EDITOR)
        return middle

    def _connect(self) -> None:
        self.frame.shown.connect(self._on_frame_shown)
        self.frame.files_dropped.connect(self.imports.open_paths)
        self.frame.leave = self._leave
        self.panes.changed.connect(self._say_all)
        self.panes.editor.menu_requested.connect(self._on_menu_requested)
        self.panes.editor.refused.connect(self._say)
        self.panes.rows.pasting.told.connect(self._on_pasted)
        self.panes.rows.pasting.undone.connect(self.notices.withdraw)
        self._welcome.new_requested.connect(self.files.begin_form)
        self._welcome.open_requested.connect(self.files.ask_and_open)
        self.drafts_pane.draft_chosen.connect(self.open_draft)
        self.drafts_pane.removal_requested.connect(self._remove_draft)
        self.drafts_pane.restoring_requested.connect(self.whole.restore)
        self.drafts_pane.copy_requested.connect(self.whole.copy)
        self.whole.draft_wanted.connect(self.open_draft)
        self.whole.removed.connect(self._on_removed)
        self.whole.done.connect(self._say)
        self.whole.unchecked.connect(self.unchecked.tell)
        for slow in (self.whole, self.imports, self.back_ups):
            slow.begun.connect(self._on_begun)
            slow.rested.connect(self._on_rested)
        self._connect_draft()
        self.files.paths_chosen.connect(self.imports.open_paths)
        self.imports.forms_made.connect(self.whole.make)
        self.files.form_begun.connect(self.begin_draft)
        self.files.exported.connect(self._on_exported)
        self.files.handed_out.connect(self._on_handed_out)
        self.files.noted.connect(self._on_noted)
        self.files.kept.connect(self._on_kept)
        self.versions.forms_made.connect(self.whole.make)
        self.versions.done.connect(self._say)
        self.next_year.forms_made.connect(self.whole.make)
        self.back_ups.ended.connect(self._on_backed_up)
        self.folders.troubled.connect(self.notices.tell_trouble)
        self.folders.settled.connect(self.notices.settle)
        self.folders.moved.connect(self.open_again)
        self.notices.offer(
            copy=("另存为新草稿", self._copy_open_draft),
            look=("看看各个版本", self.versions.look),
            retry=(
                ("再试一次", self._save),
                ("存到别处…", self.files.keep_elsewhere),
            ),
        )

    def _connect_draft(self) -> None:
        self.draft.opened.connect(self._on_draft_opened)
        self.draft.closed.connect(self._on_draft_closed)
        self.store.list_changed.connect(self._refresh_list)
        self.draft.outdated.connect(self._show_again)
        self._watch.moved.connect(self.store.look_again)
        self.frame.activated.connect(self.store.look_again)

    def _connect_actions(self) -> None:
        parts = self._file_acts(), self._form_acts(), self._view.acts, self._help.acts
        for acts in parts:
            for name, act in acts.items():
                self.actions_by_name[name].triggered.connect(act)
        # Their keys are for rows only while the editor has the keyboard.
        for command in commands():
            if command.in_rows:
                self.panes.editor.addAction(self.actions_by_name[command.name])

    def _file_acts(self) -> dict[str, Callable[..., object]]:
        return {
            "new": self.files.begin_form,
            "open": self.files.ask_and_open,
            "save": self._save,
            "copy_draft": self._copy_open_draft,
            "next_year": self.next_year.copy,
            "versions": self.versions.look,
            "keep_version": self.versions.keep,
            "export_pdf": self._export_pdf,
            **{
                name: partial(self.files.export_as, export)
                for name, export in EXPORTS.items()
            },
            "page_setup": self._set_page_up,
            "print": self._print,
            "print_ruler": self._print_ruler,
            "back_up": self.back_ups.back_up,
            "restore_back_up": self.back_ups.restore,
            "quit": self.frame.close,
            "search": self.drafts_pane.start_search,
        }

    def _form_acts(self) -> dict[str, Callable[..., object]]:
        rows, bar = self.panes.rows, self.panes.findings_bar
        return {
            UNDO: self.panes.undo,
            REDO: self.panes.redo,
            **self._clipboard.acts,
            "paste_table": self.imports.paste_table,
            "confirm": self.panes.inherited.confirm,
            "confirm_all": self.panes.inherited.confirm_all,
            "add_below": rows.add_below,
            "add_above": rows.add_above,
            "duplicate": rows.duplicate,
            "remove": rows.remove,
            "clear": rows.clear,
            "fill": rows.fill,
            "move_up": rows.move_up,
            "move_down": rows.move_down,
            "expand": self.panes.editor.expand_all,
            "collapse": self.panes.editor.collapse_all,
            "findings": bar.toggle,
            "next_finding": bar.go_to_next,
            "last_finding": bar.go_to_last,
            "fix": self.panes.fix_current,
        }

    def _tell_of_files(self) -> None:
        """Tell of files that could not be read, unless a draft is told of."""
        faults = [*definition_faults(), self._settings.fault]
        sentence = "\n".join(filter(None, faults))
        if sentence and not self.notices.passing.text:
            self.complain(sentence)

    # The draft that is open.

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
        if not self._summaries and self.store.is_empty():
            return self.store.create_examples()
        last = self._settings.text("last_draft")
        return last if last in self._summaries else next(iter(self._summaries), "")

    def _open(self, draft_id: str) -> None:
        try:
            self.draft.open(draft_id)
        except DraftDamaged as fault:
            restore = ("从备份恢复…", self.back_ups.restore)
            self.complain(str(fault), restore)

    def _show_again(self) -> None:
        """Show a draft that somebody else edits as it is saved by now."""
        with told(self.complain):
            self._open(self.draft.id)

    def _on_draft_opened(self, session: Session) -> None:
        self._middle.setCurrentIndex(FORM)
        self.panes.show(session)
        session.unsaved.connect(self._say_status)
        session.saved.connect(self._on_session_saved)
        session.refused.connect(self._say)
        session.save_failed.connect(self._on_save_failed)
        self._connect_history(session)
        self._enable_actions()
        self._say_all()
        self._settings.put(last_draft=session.draft_id)
        self.drafts_pane.reveal(session.draft_id)
        self.notices.tell_about_draft()

    def _on_draft_closed(self) -> None:
        self._middle.setCurrentIndex(WELCOME)
        self.panes.clear()
        self._enable_actions()
        self._say_all()

    def _connect_history(self, session: Session) -> None:
        history = session.history
        history.canUndoChanged.connect(self.actions_by_name[UNDO].setEnabled)
        history.canRedoChanged.connect(self.actions_by_name[REDO].setEnabled)
        history.undoTextChanged.connect(self._on_undo_text_changed)
        history.redoTextChanged.connect(self._on_redo_text_changed)
        history.indexChanged.connect(self.panes.rows.pasting.follow)
        self._on_undo_text_changed("")
        self._on_redo_text_changed("")

    def _enable_actions(self) -> None:
        has_form, can_change = self.panes.session is not None, self.panes.can_change
        self.frame.enable_actions(has_form=has_form, can_change=can_change)

    def _on_session_saved(self) -> None:
        self._say_status()
        self.notices.settle()
        before = self._summaries.get(self.draft.id)
        if before is None:
            self._refresh_list()
            return
        summary = self.draft.current_summary(before)
        self._summaries[summary.id] = summary
        self.drafts_pane.update_draft(summary)

    def _on_save_failed(self, fault: DraftFault | NewerVersion) -> None:
        self._say_status()
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
        at_work = self.files, self.back_ups, self.whole
        is_written = all(each.finish() for each in at_work)
        if not is_written or not self._may_leave():
            return False
        remember_size(self.frame, self.frame.seats, self._settings)
        bar = self.panes.findings_bar
        self._settings.put(
            folded=self.drafts_pane.is_folded, findings=[bar.most_height]
        )
        self.draft.close()
        return True

    # Commands of the menus that no pane has.

    def _save(self) -> None:
        if self.draft.session is not None:
            self.draft.session.save()
            self._say_status()

    def _copy_open_draft(self) -> None:
        if self.draft.session is None:
            return
        form = self.store.copy_of(self.draft.session.form)
        # What cannot be saved is in the copy: there is nothing to ask.
        if self.draft.save_now():
            self.draft.close()
        self.begin_draft(form)

    def _export_pdf(self) -> None:
        self.files.export_pdf(self.panes.paper.sheet)

    def _print(self) -> None:
        # The system's printers take a moment to import, and few print at once.
        from ui.printer.print_job import ask_and_print

        session = self.draft.session
        if session is None:
            return
        name = export_file_name(session.form, session.definition, "")
        printed = ask_and_print(self.frame, self.panes.paper.sheet, name)
        if printed:
            self.draft.keep_version("打印")
            self._say(printed)
            self._on_handed_out()

    def _print_ruler(self) -> None:
        from ui.printer.print_job import ask_and_print
        from ui.printer.ruler_page import ruler_sheet

        self._say(ask_and_print(self.frame, ruler_sheet(), RULER_NAME))

    def _set_page_up(self) -> None:
        session = self.panes.changeable()
        if session is None:
            return
        edit = self.dialogs.ask_page_setup(session.form, session.definition)
        if edit is not None:
            session.perform(edit, "页面设置")

    def _on_pasted(self, sentence: str, acts: Sequence[Act]) -> None:
        self.notices.tell(sentence, *acts)

    def _on_backed_up(self, sentence: str) -> None:
        if not self.store.is_empty():
            self.folders.remember()
        self.notices.tell(sentence)

    def _on_kept(self, path: Path) -> None:
        self._say(f"已存到 {path_in_words(path)}")

    def _on_exported(self, path: Path) -> None:
        self._say(f"已导出到 {path_in_words(path)}")

    def _on_handed_out(self) -> None:
        """Tell what a form lacks that goes out as it is."""
        self._left_blank = left_blank_in_words(self.panes.call_due())
        if self._left_blank:
            self.notices.tell(self._left_blank)

    def _on_noted(self, sentences: str) -> None:
        self.notices.tell("\n".join(filter(None, (self._left_blank, sentences))))

    def _remove_draft(self, draft_id: str) -> None:
        self.whole.remove(draft_id, self._summaries[draft_id].title)

    def _on_removed(self, draft_id: str, title: str) -> None:
        back = ("恢复", partial(self.whole.restore, draft_id))
        self.notices.tell(f"“{title}”已移入回收站", back)

    def _refresh_list(self) -> None:
        with told(self.complain):
            self._show_drafts_in_list()

    def _show_drafts_in_list(self) -> None:
        self._watch.watch(self.store.folder / "drafts")
        self.store.read_list()
        listed = self.store.listed
        self._summaries = {each.id: each for each in listed}
        self.drafts_pane.show_drafts(listed, self.store.removed(), self.draft.id)

    def _on_frame_shown(self) -> None:
        is_folded = starts_folded(self.frame.width(), self._settings)
        # First unfolded: folding notes the width to come back to.
        self.drafts_pane.fold(is_folded=False)
        self.frame.share_width(is_folded=False)
        self.drafts_pane.fold(is_folded=is_folded)
        self.frame.share_width(is_folded=is_folded)

    # What is said where.

    def _say(self, sentence: str) -> None:
        self.frame.statusBar().showMessage(sentence, MESSAGE_MS)

    def _on_begun(self, sentence: str) -> None:
        """Say what is being done, for as long as it is."""
        self._doing[self.sender()] = sentence
        self.frame.statusBar().showMessage(sentence)

    def _on_rested(self) -> None:
        said = self._doing.pop(self.sender(), "")
        if said and self.frame.statusBar().currentMessage() == said:
            self.frame.statusBar().clearMessage()

    def _say_all(self) -> None:
        title = self.panes.paper.sheet.title if self.panes.session else ""
        # It stays where the notice is closed, for typing changes nothing.
        is_shown_only = self.panes.session is not None and not self.panes.can_change
        self._title_bar.say(f"{title}（只能查看）" if is_shown_only else title)
        # Qt takes a lone [*] for the place of its mark of change.
        shown = title.replace("[*]", "[*][*]")
        self.frame.setWindowTitle(f"{shown} - {PROGRAM}" if shown else PROGRAM)
        self._say_status()

    def _say_status(self) -> None:
        session = self.panes.session
        if session is None:
            self.frame.status.setText("")
            return
        parts = (
            saved_in_words(session),
            self.panes.paper.pages_in_words,
            problems_in_words(self.panes.findings_bar.findings),
            amount_in_words(session.form, session.definition),
        )
        self.frame.status.setText("　·　".join(filter(None, parts)))

    def _on_undo_text_changed(self, name: str) -> None:
        _name_step(self.actions_by_name[UNDO], "撤销", name, "(&U)")

    def _on_redo_text_changed(self, name: str) -> None:
        _name_step(self.actions_by_name[REDO], "重做", name, "(&R)")

    def _on_menu_requested(self, where: QPoint) -> None:
        row_menu(self.frame, self.actions_by_name).popup(where)


def _name_step(action: QAction, verb: str, name: str, mnemonic: str) -> None:
    """Name what a step would undo, with & shown as it stands."""
    plain = name.replace("&", "&&")
    action.setText(f"{verb} {plain}{mnemonic}" if name else f"{verb}{mnemonic}")
    action.setIconText(verb)
