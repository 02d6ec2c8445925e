"""The form to be filled in, from its first field to its last indicator."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

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
from ui.editor.list_model import ListModel
from ui.editor.money_lines import money_title
from ui.editor.row_model import RowModel
from ui.editor.row_view import RowView
from ui.editor.section import Section
from ui.editor.tree_model import TreeModel
from ui.widgets.caret import tell_caret
from ui.widgets.cell_findings import Marks
from ui.widgets.focus_edge import FocusEdge
from ui.widgets.notice_bar import Act
from ui.widgets.offer import Offer
from ui.widgets.suggestions import Suggestions
from ui.widgets.text_box import TextBox

MARGIN = 16
SECTION_GAP = 24
DRAG_EDGE, DRAG_STEP = 32, 24
SIGHT = 16
"""Pixels kept in view above and below what has the keyboard."""


class EditorPane(QScrollArea):
    """One form on one page that scrolls: fields, tasks, money, indicators.

    It shows a form and asks for changes; it makes none.

    Signals:
        place_entered: The keyboard is on another cell.  arg: the Place.
        text_typed: The clerk typed.  args: the Place, the text.
        typing_ended: The keyboard left a cell.
        edit_requested: The clerk dragged rows.  arg: the Edit.
        list_entered: The keyboard is on a group.  arg: the key of the list
            that its rows are in, "" where there are several.
        row_requested: A row is wanted.  args: list key, position or END.
        row_begun: One is wanted that is typed into at once.  arg: list key.
        row_left_empty: A row that was begun has been left.  arg: its id.
        menu_requested: A menu for rows is wanted.  arg: QPoint on the screen.
        refused: Something could not be typed.  arg: a sentence.
    """

    place_entered = Signal(object)
    text_typed = Signal(object, str)
    typing_ended = Signal()
    edit_requested = Signal(object)
    list_entered = Signal(str)
    row_requested = Signal(str, int)
    row_begun = Signal(str)
    row_left_empty = Signal(int)
    menu_requested = Signal(QPoint)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.setAccessibleName("表格内容")
        self._views: list[RowView] = []
        self._active: RowView | None = None
        self._boxes: FieldBoxes | None = None
        FocusEdge(self)
        self._offer = Offer(self)
        self._offer.closed.connect(self._on_offer_closed)

    @property
    def active_view(self) -> RowView | None:
        """The view that had the keyboard last, unless a field has it now."""
        return self._active

    @property
    def offered(self) -> Offer:
        """What was told of the last edit, empty after the next one."""
        return self._offer

    @property
    def tree(self) -> RowView | None:
        """The first tree of indicators, None where the form has none."""
        trees = (each for each in self._views if isinstance(each.rows, TreeModel))
        return next(trees, None)

    def show_form(
        self, form: Form, definition: Definition, *, is_read_only: bool = False
    ) -> None:
        """Lay out another form."""
        page = QWidget()
        self._offer.hide()
        self._views, self._active = [], None
        self._boxes = self._make_boxes(form, page)
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SECTION_GAP)
        for section in self._sections(form, definition, self._boxes):
            section.moved.connect(self._on_section_moved)
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(page)
        self._set_tab_order(page)
        if is_read_only:
            self._lock()

    def go_to_first_empty(self) -> None:
        """Put the keyboard on the first field that has nothing in it."""
        empty = (box for box in self.findChildren(FieldBox) if not box.stored)
        box = next(empty, None)
        self.rest() if box is None else box.setFocus(Qt.FocusReason.TabFocusReason)

    def rest(self) -> None:
        """Take the keyboard where no key changes anything.

        Tab leads on to the first field.
        """
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, form: Form, edit: Edit) -> None:
        """Show the form that an edit made."""
        self._offer.hide()
        if self._boxes is not None:
            self._boxes.follow(form)
        for view in self._views:
            view.follow(form, edit)

    def set_marks(self, marks: Marks) -> None:
        """Mark the cells that have findings."""
        if self._boxes is not None:
            self._boxes.set_marks(marks)
        for view in self._views:
            view.rows.set_marks(marks)

    def offer(self, sentence: str, *acts: Act) -> None:
        """Tell of an edit, and what can be done about it until the next."""
        self._offer.tell(sentence, "hint", *acts)
        self._offer.put_at_foot(self.rect())

    def go_to(self, place: Place) -> None:
        """Put the keyboard on a cell, where it is shown."""
        if self._boxes is not None and place in self._boxes:
            _enter(self._boxes.find(place))
        for view in self._views_of(place):
            view.go_to(place)

    def show_change(self, place: Place) -> None:
        """Go to what was changed just now, and to where in it."""
        self.go_to(place)
        if self._boxes is not None and place in self._boxes:
            self._boxes.find(place).put_cursor_at_change()

    def open(self, place: Place) -> None:
        """Go to a cell and type in it."""
        self.go_to(place)
        for view in self._views_of(place):
            view.open(place)

    def current_places(self) -> tuple[Place, ...]:
        """Return where the keyboard is: a field, a cell, or several rows."""
        view = self._active
        if view is None:
            box = self.focusWidget()
            return (box.place,) if isinstance(box, FieldBox) else ()
        rows = view.choice.rows()
        if len(rows) > 1:
            keys = [column.key for column in view.rows.columns]
            return tuple(Place(row, key) for row in rows for key in keys)
        place = view.rows.place_at(view.currentIndex())
        return () if place is None else (place,)

    def view_of(self, list_key: str) -> RowView | None:
        """Return the view that shows a list, None where none does."""
        for view in self._views:
            if list_key in view.rows.lists:
                return view
        return None

    def go_to_list(self, list_key: str) -> None:
        """Put the keyboard on the group that a list's rows stand under."""
        view = self.view_of(list_key)
        if view is not None:
            view.go_to_list(list_key)

    def expand_all(self) -> None:
        """Open all groups of the trees."""
        for view in self._views:
            view.expandAll()

    def collapse_all(self) -> None:
        """Close all groups of the trees."""
        for view in self._views:
            view.collapseAll()

    def _set_tab_order(self, page: QWidget) -> None:
        """Let Tab lead from the pane through a page that came in later."""
        before: QWidget = self
        for widget in page.findChildren(QWidget):
            if isinstance(widget, FieldBox | RowView):
                QWidget.setTabOrder(before, widget)
                before = widget

    def _lock(self) -> None:
        """Let all be read and copied, but nothing typed or dragged."""
        for box in self.findChildren(TextBox):
            box.setReadOnly(True)
        for section in self.findChildren(Section):
            section.lock()
        for view in self._views:
            view.setEditTriggers(RowView.EditTrigger.NoEditTriggers)
            view.setDragDropMode(RowView.DragDropMode.NoDragDrop)
            view.empty_words = "（空）"

    def _sections(
        self, form: Form, definition: Definition, boxes: FieldBoxes
    ) -> Iterator[Section]:
        yield Section("基本情况", FieldsEditor(_plain_fields(definition), boxes))
        for block in definition.blocks:
            match block:
                case Grid() if _is_money(block, definition):
                    money = MoneyGrid(block, definition, boxes)
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

    def _make_boxes(self, form: Form, page: QWidget) -> FieldBoxes:
        boxes = FieldBoxes(form, page)
        boxes.place_entered.connect(self._on_field_entered)
        boxes.text_typed.connect(self.text_typed)
        boxes.typing_ended.connect(self.typing_ended)
        boxes.refused.connect(self.refused)
        return boxes

    def _make_view(self, rows: RowModel, name: str) -> RowView:
        view = RowView(rows)
        rows.setParent(view)
        view.setAccessibleName(name)
        rows.text_typed.connect(self.text_typed)
        rows.edit_requested.connect(self.edit_requested)
        view.entered_here.connect(self._on_view_entered)
        view.place_entered.connect(self._on_cell_entered)
        view.list_entered.connect(self._on_list_entered)
        view.row_requested.connect(self.row_requested)
        view.row_begun.connect(self.row_begun)
        view.row_left_empty.connect(self.row_left_empty)
        view.typing_ended.connect(self.typing_ended)
        view.refused.connect(self.refused)
        view.menu_requested.connect(self.menu_requested)
        view.dragged_to.connect(self._on_dragged_to)
        self._views.append(view)
        return view

    def _views_of(self, place: Place) -> Iterator[RowView]:
        for view in self._views:
            if view.rows.index_of(place).isValid():
                yield view

    def _on_field_entered(self, place: Place) -> None:
        self._active = None
        if self._boxes is not None:
            box = self._boxes.find(place)
            self._reveal(box, box.rect())
        self.place_entered.emit(place)

    def _on_view_entered(self) -> None:
        view = self.sender()
        assert isinstance(view, RowView)
        self._active = view

    def _on_cell_entered(self, place: Place) -> None:
        view = self.sender()
        assert isinstance(view, RowView)
        self._reveal(view, view.place_rect(place))
        self.place_entered.emit(place)

    def _on_list_entered(self, list_key: str) -> None:
        view = self.sender()
        assert isinstance(view, RowView)
        self._reveal(view, view.current_rect())
        self.list_entered.emit(list_key)

    def _on_offer_closed(self) -> None:
        if self._active is not None:
            self._active.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_dragged_to(self, height: int) -> None:
        """Scroll on while rows are dragged near the edge of the page."""
        view, bar = self.sender(), self.verticalScrollBar()
        assert isinstance(view, RowView)
        seen = self._height_in_page(view) + height - bar.value()
        if seen < DRAG_EDGE + view.header().height():
            bar.setValue(bar.value() - DRAG_STEP)
        elif seen > self.viewport().height() - DRAG_EDGE:
            bar.setValue(bar.value() + DRAG_STEP)

    def _reveal(self, widget: QWidget, rect: QRect) -> None:
        """Scroll as little as brings a part of a widget into sight."""
        head = widget.header().height() if isinstance(widget, RowView) else 0
        top = self._height_in_page(widget) + rect.top() - SIGHT - head
        foot = self._height_in_page(widget) + rect.bottom() + SIGHT
        bar = self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top)
        elif foot > bar.value() + self.viewport().height():
            bar.setValue(min(top, foot - self.viewport().height()))

    def _on_scrolled(self) -> None:
        for offered in self.window().findChildren(Suggestions):
            offered.hide()
        self._stick_heads()
        tell_caret()

    def _on_section_moved(self) -> None:
        for offered in self.window().findChildren(Suggestions):
            offered.follow_box()
        self._stick_heads()

    def _stick_heads(self) -> None:
        for view in self._views:
            scrolled = self.verticalScrollBar().value()
            view.extent.stick(scrolled - self._height_in_page(view))

    def _height_in_page(self, widget: QWidget) -> int:
        page = self.widget()
        return 0 if page is None else widget.mapTo(page, QPoint()).y()

    # Overrides of Qt, which keep Qt's names.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer.put_at_foot(self.rect())
        view = self._active
        place = None if view is None else view.rows.place_at(view.currentIndex())
        if view is not None and place is not None:
            self._reveal(view, view.place_rect(place))


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
        for block in definition.blocks
        if isinstance(block, Grid) and _is_money(block, definition)
        for row in block.rows
        for cell in row
    }
    return [field for field in definition.fields if field.key not in in_money]


def _is_money(grid: Grid, definition: Definition) -> bool:
    keys = [cell.field for row in grid.rows for cell in row if cell.field]
    return any(definition.field(key).part == "budget" for key in keys)
