"""The form to be filled in, from its first field to its last indicator."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from models.definitions.definition import Definition
from models.edits import Edit
from models.form import Form, Place
from ui.editor.field_boxes import FieldBox, FieldBoxes
from ui.editor.form_page import FormPage
from ui.editor.page_scroll import PageScroll
from ui.editor.rows.row_view import RowView
from ui.editor.rows.tree_model import TreeModel
from ui.widgets.cell_findings import FindingsByPlace
from ui.widgets.focus_edge import FocusEdge
from ui.widgets.notice_bar import Act
from ui.widgets.offer import Offer


class EditorPane(QScrollArea):
    """One form on one page that scrolls: fields, tasks, money, indicators.

    It shows a form and asks for changes; it makes none.

    Attributes:
        offered: What was told of the last edit, empty after the next one.

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
        self.setAccessibleName("表格内容")
        self._scroll = PageScroll(self)
        self._page: FormPage | None = None
        self._active: RowView | None = None
        FocusEdge(self)
        self.offered = Offer(self)
        self.offered.closed.connect(self._on_offer_closed)

    @property
    def active_view(self) -> RowView | None:
        """The view that had the keyboard last, unless a field has it now."""
        return self._active

    @property
    def tree(self) -> RowView | None:
        """The first tree of indicators, None where the form has none."""
        trees = (view for view in self._views if isinstance(view.rows, TreeModel))
        return next(trees, None)

    def show_form(
        self, form: Form, definition: Definition, *, can_change: bool = True
    ) -> None:
        """Lay out another form."""
        self.offered.hide()
        self._page, self._active = FormPage(form, definition), None
        self._connect(self._page)
        self._scroll.show(self._page)
        self._page.lead_on_from(self)
        if not can_change:
            self._page.lock()

    def go_to_first_empty(self) -> None:
        """Put the keyboard on the first field that has nothing in it."""
        box = None if self._page is None else self._page.first_empty()
        self.rest() if box is None else box.setFocus(Qt.FocusReason.TabFocusReason)

    def rest(self) -> None:
        """Take the keyboard where no key changes anything.

        Tab leads on to the first field.
        """
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, form: Form, edit: Edit) -> None:
        """Show the form that an edit made."""
        self.offered.hide()
        if self._page is not None:
            self._page.follow(form, edit)

    def set_findings(self, findings: FindingsByPlace) -> None:
        """Mark the cells that have findings."""
        if self._page is not None:
            self._page.set_findings(findings)

    def refuse(self, sentence: str) -> None:
        """Say why nothing is done where the keyboard is."""
        self.refused.emit(sentence)

    def offer(self, sentence: str, *acts: Act) -> None:
        """Tell of an edit, and what can be done about it until the next."""
        self.offered.tell(sentence, "hint", *acts)
        self.offered.put_at_foot(self.rect())

    def go_to(self, place: Place) -> None:
        """Put the keyboard on a cell, where it is shown."""
        if self._page is not None:
            self._page.go_to(place)

    def show_change(self, place: Place) -> None:
        """Go to what was changed just now, and to where in it."""
        if self._page is not None:
            self._page.show_change(place)

    def open(self, place: Place) -> None:
        """Go to a cell and type in it."""
        if self._page is not None:
            self._page.open(place)

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
        return None if self._page is None else self._page.view_of(list_key)

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

    @property
    def _views(self) -> Sequence[RowView]:
        return () if self._page is None else self._page.views

    def _connect(self, page: FormPage) -> None:
        boxes = page.boxes
        boxes.place_entered.connect(partial(self._on_field_entered, boxes))
        boxes.text_typed.connect(self.text_typed)
        boxes.typing_ended.connect(self.typing_ended)
        boxes.refused.connect(self.refused)
        for view in page.views:
            self._connect_view(view)

    def _connect_view(self, view: RowView) -> None:
        view.rows.text_typed.connect(self.text_typed)
        view.rows.edit_requested.connect(self.edit_requested)
        view.entered_here.connect(partial(self._on_view_entered, view))
        view.place_entered.connect(partial(self._on_cell_entered, view))
        view.list_entered.connect(partial(self._on_list_entered, view))
        view.row_requested.connect(self.row_requested)
        view.row_begun.connect(self.row_begun)
        view.row_left_empty.connect(self.row_left_empty)
        view.typing_ended.connect(self.typing_ended)
        view.refused.connect(self.refused)
        view.menu_requested.connect(self.menu_requested)
        view.dragged_to.connect(partial(self._scroll.drag_on, view))

    def _on_field_entered(self, boxes: FieldBoxes, place: Place) -> None:
        self._active = None
        box = boxes.find(place)
        self._scroll.reveal(box, box.rect())
        self.place_entered.emit(place)

    def _on_view_entered(self, view: RowView) -> None:
        self._active = view

    def _on_cell_entered(self, view: RowView, place: Place) -> None:
        self._scroll.reveal(view, view.place_rect(place))
        self.place_entered.emit(place)

    def _on_list_entered(self, view: RowView, list_key: str) -> None:
        self._scroll.reveal(view, view.current_rect())
        self.list_entered.emit(list_key)

    def _on_offer_closed(self) -> None:
        if self._active is not None:
            self._active.setFocus(Qt.FocusReason.OtherFocusReason)

    # Overrides of Qt, which keep Qt's names.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.offered.put_at_foot(self.rect())
        view = self._active
        place = None if view is None else view.rows.place_at(view.currentIndex())
        if view is not None and place is not None:
            self._scroll.reveal(view, view.place_rect(place))
