"""Joins the draft that is open to the panes that show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from models.edit_names import edit_place
from models.edits import Edit, NoteLastYear
from models.findings import Finding
from models.form import Form, Place
from printing.page import Sheet
from ui.actions import REDO, UNDO
from ui.commands.rows.cell_commands import CellCommands
from ui.commands.rows.inherited_commands import InheritedCommands
from ui.commands.rows.paste_commands import PasteCommands
from ui.commands.rows.row_commands import RowCommands
from ui.drafts.draft_list import DraftList
from ui.drafts.open_draft import OpenDraft
from ui.drafts.session import Session
from ui.editor.editor_pane import EditorPane
from ui.findings.checker import Checker
from ui.findings.findings_bar import FindingsBar
from ui.paper.paper_pane import PaperPane
from ui.widgets.cell_findings import findings_by_place

SHEET_RULE = "sheet"
"""The rule of what the layout has to tell."""


class FormPanes(QObject):
    """Carries wishes from the panes to the session, and changes back.

    Attributes:
        editor, paper, findings_bar: The panes; each knows only its part.
        rows, cells: What can be done with the rows that have the keyboard,
            and with one cell of them.
        pasting: What pasting does there, and says.
        inherited: What can be done with texts that came from last year.
        session: The draft on show, None while there is none.
        is_due: Whether it was printed or exported as it is, so that what is
            missing counts as a fault.

    Signals:
        changed: Something that the window tells about is different now.
    """

    changed = Signal()

    def __init__(self, draft: OpenDraft, parent: QObject) -> None:
        super().__init__(parent)
        self.editor, self.paper = EditorPane(), PaperPane()
        self.findings_bar = FindingsBar()
        editor, changeable = self.editor, draft.changeable
        self.rows = RowCommands(editor, changeable, self.undo)
        self.cells = CellCommands(editor, self.rows, changeable)
        self.pasting = PasteCommands(editor, changeable, self.undo)
        self.inherited = InheritedCommands(editor, changeable)
        self._changeable = changeable
        self.session: Session | None = None
        self.is_due = False
        self._missing: tuple[Finding, ...] = ()
        self._checker = Checker(draft.others, self)
        self._last_edit: Edit | None = None
        self._connect_editor()
        self._connect_paper()
        self.findings_bar.finding_chosen.connect(self._on_finding_chosen)
        self.findings_bar.fix_requested.connect(self.fix)
        self._checker.checked.connect(self._on_checked)

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {
            UNDO: self.undo,
            REDO: self.redo,
            "fix": self.fix_current,
            "expand": self.editor.expand_all,
            "collapse": self.editor.collapse_all,
            "findings": self.findings_bar.toggle,
            "next_finding": self.findings_bar.go_to_next,
            "last_finding": self.findings_bar.go_to_last,
            **self.rows.acts,
            **self.cells.acts,
            **self.inherited.acts,
        }

    def show(self, session: Session) -> None:
        """Show a draft from its first page."""
        self.session, self.is_due = session, False
        session.form_changed.connect(self._on_form_changed)
        session.history.indexChanged.connect(self.pasting.follow)
        form, definition = session.form, session.definition
        self.editor.show_form(form, definition, can_change=session.can_change)
        self.paper.show_form(form, definition)
        self.paper.preview.go_to_start()
        self._begin_at(session)
        self._checker.check_soon(form, definition)
        self._checker.check_now()

    def _begin_at(self, session: Session) -> None:
        """Put the keyboard where a key does no harm.

        In a new form that is its first empty field.  A list of drafts that
        has the keyboard keeps it: the next draft may be wanted, or none.
        """
        is_blank = session.saved_at is None and not any(session.form.all_rows())
        focus = QApplication.focusWidget()
        if is_blank:
            self.editor.go_to_first_empty()
        elif not isinstance(focus, DraftList):
            self.editor.rest()

    def clear(self) -> None:
        """Show no draft."""
        self.session = None
        self.paper.clear()
        self.findings_bar.show_findings(())

    def call_due(self) -> tuple[Finding, ...]:
        """Take what is missing for a fault from now on, and return it."""
        self.is_due = True
        self._checker.check_now()
        return self._missing

    def undo(self) -> None:
        """Take the last step back, and go where it shows."""
        session = self._changeable()
        if session is not None:
            session.undo()
            self._go_to_last_edit(session)

    def redo(self) -> None:
        """Make the step again that was taken back, and go where it shows."""
        session = self._changeable()
        if session is not None:
            session.redo()
            self._go_to_last_edit(session)

    def fix(self, finding: Finding) -> None:
        """Put right what was found, as one step."""
        if self.session is not None and finding.fix is not None:
            is_all = isinstance(finding.fix, NoteLastYear)
            self.session.perform(finding.fix, "" if is_all else "修正")
            self._checker.check_now()

    def fix_current(self) -> None:
        """Put right the finding that is marked in the list."""
        finding = self.findings_bar.current
        if finding is not None:
            self.fix(finding)

    def _connect_editor(self) -> None:
        editor = self.editor
        editor.place_entered.connect(self.paper.preview.highlight)
        editor.text_typed.connect(self._on_text_typed)
        editor.typing_ended.connect(self._on_typing_ended)
        editor.edit_requested.connect(self._on_edit_requested)
        editor.list_entered.connect(self.paper.preview.highlight)
        editor.row_requested.connect(self.rows.add)
        editor.row_begun.connect(self.rows.begin)
        editor.row_left_empty.connect(self.rows.take_back)

    def _connect_paper(self) -> None:
        preview = self.paper.preview
        preview.place_clicked.connect(self.editor.go_to)
        preview.place_double_clicked.connect(self.editor.open)
        preview.blank_clicked.connect(self.editor.go_to_list)
        preview.blank_double_clicked.connect(self.rows.add_to_cell)
        self.paper.pages_changed.connect(self.changed)

    def _on_form_changed(self, form: Form, edit: Edit) -> None:
        session = self.session
        if session is None:
            return
        self._last_edit = edit
        self.editor.follow(form, edit)
        self.paper.show_form(form, session.definition)
        self._checker.check_soon(form, session.definition)
        self.changed.emit()

    def _on_text_typed(self, place: Place, text: str) -> None:
        if self.session is not None:
            self.session.type_text(place, text)

    def _on_typing_ended(self) -> None:
        if self.session is not None:
            self.session.end_typing()

    def _on_edit_requested(self, edit: Edit) -> None:
        if self.session is not None:
            self.session.perform(edit)

    def _on_finding_chosen(self, finding: Finding) -> None:
        if finding.place is not None:
            self.editor.go_to(finding.place)
        elif finding.list:
            self.editor.go_to_list(finding.list)

    def _on_checked(self, findings: Sequence[Finding]) -> None:
        if self.session is None:
            return
        self._missing = tuple(each for each in findings if each.is_missing)
        shown = [replace(each, is_missing=False) for each in findings]
        if not self.is_due:
            shown = list(findings)
        faults = [each for each in shown if not each.is_missing]
        found = findings_by_place(faults)
        self.editor.set_findings(found)
        self.paper.preview.set_findings(found)
        about_sheet = sheet_findings(self.paper.sheet)
        self.findings_bar.show_findings([*shown, *about_sheet])
        self.changed.emit()

    def _go_to_last_edit(self, session: Session) -> None:
        if self._last_edit is None:
            return
        place = edit_place(self._last_edit, session.form, session.definition)
        if place is not None:
            self.editor.show_change(place)


def sheet_findings(sheet: Sheet) -> tuple[Finding, ...]:
    """Return the notices of a sheet as hints about the whole form."""
    return tuple(
        Finding(SHEET_RULE, "hint", "纸面", notice) for notice in sheet.notices
    )
