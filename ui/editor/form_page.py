"""The page of one form: its sections, from the fields to the indicators."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.definitions.definition import (
    Definition,
    Field,
    Grid,
    IndicatorBlock,
    ListBlock,
)
from models.edit_names import row_name
from models.edits import Edit
from models.form import Form, Place
from models.place_names import INDICATORS
from ui.editor.field_boxes import FieldBox, FieldBoxes
from ui.editor.fields_editor import FieldsEditor, MoneyGrid
from ui.editor.money_lines import money_title
from ui.editor.rows.list_model import ListModel
from ui.editor.rows.row_model import RowModel
from ui.editor.rows.row_view import RowView
from ui.editor.rows.tree_model import TreeModel
from ui.editor.section import Section
from ui.widgets.cell_findings import FindingsByPlace
from ui.widgets.text_box import TextBox

MARGIN = 16
SECTION_GAP = 24


class FormPage(QWidget):
    """One form laid out to be filled in; it follows the form edit by edit.

    Attributes:
        boxes: The boxes of its fields.
        views: The views of its rows, from the top down.
        sections: What it consists of, from the top down.
    """

    def __init__(self, form: Form, definition: Definition) -> None:
        super().__init__()
        self.boxes = FieldBoxes(form, self)
        self.views: list[RowView] = []
        self.sections = list(self._sections(form, definition))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SECTION_GAP)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)

    def follow(self, form: Form, edit: Edit) -> None:
        """Show the form that an edit made."""
        self.boxes.follow(form)
        for view in self.views:
            view.follow(form, edit)

    def set_findings(self, findings: FindingsByPlace) -> None:
        """Mark the cells that have findings."""
        self.boxes.set_findings(findings)
        for view in self.views:
            view.rows.set_findings(findings)

    def go_to(self, place: Place) -> None:
        """Put the keyboard on a cell, where it is shown."""
        if place in self.boxes:
            _enter(self.boxes.find(place))
        for view in self._views_of(place):
            view.go_to(place)

    def show_change(self, place: Place) -> None:
        """Go to what was changed just now, and to where in it."""
        self.go_to(place)
        if place in self.boxes:
            self.boxes.find(place).put_cursor_at_change()

    def open(self, place: Place) -> None:
        """Go to a cell and type in it."""
        self.go_to(place)
        for view in self._views_of(place):
            view.open(place)

    def view_of(self, list_key: str) -> RowView | None:
        """Return the view that shows a list, None where none does."""
        shown = (view for view in self.views if list_key in view.rows.lists)
        return next(shown, None)

    def first_empty(self) -> FieldBox | None:
        """Return the first field that has nothing in it, None without one."""
        empty = (box for box in self.findChildren(FieldBox) if not box.stored)
        return next(empty, None)

    def lead_on_from(self, before: QWidget) -> None:
        """Let Tab lead from a widget through a page that came in later."""
        for widget in self.findChildren(QWidget):
            if isinstance(widget, FieldBox | RowView):
                QWidget.setTabOrder(before, widget)
                before = widget

    def lock(self) -> None:
        """Let all be read and copied, but nothing typed or dragged."""
        for box in self.findChildren(TextBox):
            box.setReadOnly(True)
        for section in self.sections:
            section.lock()
        for view in self.views:
            view.setEditTriggers(RowView.EditTrigger.NoEditTriggers)
            view.setDragDropMode(RowView.DragDropMode.NoDragDrop)
            view.empty_words = "（空）"

    def _views_of(self, place: Place) -> Iterator[RowView]:
        for view in self.views:
            if view.rows.index_of(place).isValid():
                yield view

    def _sections(self, form: Form, definition: Definition) -> Iterator[Section]:
        fields = _plain_fields(definition)
        yield Section("基本情况", FieldsEditor(fields, self.boxes))
        for block in definition.tables:
            match block:
                case Grid() if _is_money(block, definition):
                    money = MoneyGrid(block, definition, self.boxes)
                    yield Section(_one_line(money_title(block)) or "资金", money)
                case ListBlock():
                    yield self._list_section(block, form, definition)
                case IndicatorBlock():
                    yield from self._tree_sections(block, form)

    def _list_section(
        self, block: ListBlock, form: Form, definition: Definition
    ) -> Section:
        view = self._make_view(ListModel(block, form), block.name)
        kind = row_name(block.list, definition)
        view.empty_words = f"还没有{kind}，按 Enter 或直接打字添加"
        add_name = f"添加{kind}"
        section = Section(_one_line(block.side) or block.name, view, add_name)
        section.add_requested.connect(view.request_row_at_end)
        return section

    def _tree_sections(self, block: IndicatorBlock, form: Form) -> Iterator[Section]:
        for band in block.bands:
            name = f"{INDICATORS}（{block.band_name(band)}）" if band else INDICATORS
            view = self._make_view(TreeModel(block, form, band), name)
            yield Section(_one_line(block.side) or name, view)

    def _make_view(self, rows: RowModel, name: str) -> RowView:
        view = RowView(rows)
        rows.setParent(view)
        view.setAccessibleName(name)
        self.views.append(view)
        return view


def _enter(box: FieldBox) -> None:
    """Put the keyboard into a field, as Tab does but for long texts.

    Who was led there has not asked to write a whole paragraph anew.
    """
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    box.put_cursor_at_end() if box.takes_lines else box.selectAll()


def _one_line(label: str) -> str:
    """Return a label that is printed in several lines as a heading."""
    return label.replace("\n", "")


def _plain_fields(definition: Definition) -> list[Field]:
    """Return the fields that no money block asks for."""
    in_money = {
        cell.field
        for block in definition.tables
        if isinstance(block, Grid) and _is_money(block, definition)
        for row in block.rows
        for cell in row
    }
    return [field for field in definition.fields if field.key not in in_money]


def _is_money(grid: Grid, definition: Definition) -> bool:
    keys = [cell.field for row in grid.rows for cell in row if cell.field]
    return any(definition.field(key).part == "budget" for key in keys)
