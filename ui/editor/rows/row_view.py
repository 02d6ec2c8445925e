"""Rows to be filled in, shown as high as they are: the page around scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QFrame,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from models.edits import Edit
from models.form import Form, Place
from models.row_edits import END
from ui.editor.rows.begun_row import BegunRow
from ui.editor.rows.cell_delegate import CellDelegate
from ui.editor.rows.column_head import ColumnHead
from ui.editor.rows.kept_frame import KeptFrame
from ui.editor.rows.roles import Role
from ui.editor.rows.row_choice import RowChoice, chooses_more
from ui.editor.rows.row_composing import RowComposing
from ui.editor.rows.row_data import THIRD
from ui.editor.rows.row_dragging import RowDragging
from ui.editor.rows.row_extent import RowExtent
from ui.editor.rows.row_keys import KeyAct, Standing, key_act
from ui.editor.rows.row_model import RowModel
from ui.editor.rows.row_painter import GUTTER, RowPainter, group_button
from ui.editor.rows.row_states import RowStates
from ui.editor.rows.row_steps import RowSteps
from ui.widgets.caret import RECTANGLES, tell_caret
from ui.widgets.text_box import TextBox

Trigger = QTreeView.EditTrigger

LEVELS = 3
REPLACING = (Trigger.AnyKeyPressed, Trigger.AllEditTriggers)
"""A letter, or Tab and Enter from the cell before: all text is chosen."""


class RowView(QTreeView):
    """A tree or a table of rows, edited in place and without a scroll bar.

    Attributes:
        choice: What a command would act on.
        extent: How much room its rows take.
        empty_words: What is said where there is neither a row nor a group.

    Signals:
        place_entered: The keyboard is on another cell.  arg: the Place.
        list_entered: The keyboard is on a group.  arg: the key of the list
            that its rows are in, "" where there are several.
        row_requested: A row is wanted.  args: list key, position or END.
        row_begun: One is wanted that is typed into at once.  arg: list key.
        row_left_empty: A row that was begun has been left.  arg: its id.
        typing_ended: An editor closed.
        entered_here: The keyboard came into the view.
        menu_requested: A menu for the rows is wanted.  arg: screen QPoint.
        dragged_to: Rows are dragged over the view.  arg: the height in it.
        refused: Something could not be typed.  arg: a sentence.
    """

    place_entered = Signal(object)
    list_entered = Signal(str)
    row_requested = Signal(str, int)
    row_begun = Signal(str)
    row_left_empty = Signal(int)
    typing_ended = Signal()
    entered_here = Signal()
    menu_requested = Signal(QPoint)
    dragged_to = Signal(int)
    refused = Signal(str)

    def __init__(self, model: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.empty_words = ""
        self.choice = RowChoice(self, model)
        self._frame = KeptFrame(self, model, self.choice)
        self._composing = RowComposing(self)
        self._steps = RowSteps(self, model)
        self.extent = RowExtent(self, model, self._steps)
        self._states = RowStates(self, model, self.choice)
        self._dragging = RowDragging(self, model, self._steps)
        self._begun = BegunRow(self, model, self._steps)
        self._delegate = CellDelegate(self, model, self.extent.cell_width)
        self._painter = RowPainter(self._delegate)
        self.setHeader(ColumnHead(self))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up_look()
        self._set_up_keys()
        self._begun.row_requested.connect(self.row_requested)
        self._begun.row_begun.connect(self.row_begun)
        self._begun.row_left_empty.connect(self.row_left_empty)
        self._delegate.refused.connect(self.refused)
        self._delegate.closeEditor.connect(self._on_editor_closed)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        model.layoutAboutToBeChanged.connect(self._on_layout_changing)
        model.layoutChanged.connect(self._on_layout_changed)
        self.expandAll()

    @property
    def rows(self) -> RowModel:
        """The model on show."""
        return self._rows

    def follow(self, form: Form, edit: Edit) -> None:
        """Show the form that an edit made, with the frame's row chosen."""
        self._frame.follow(form, edit)
        if self.state() != self.State.EditingState:
            self.extent.fit_columns()

    def request_row_at_end(self) -> None:
        """Ask for a row at the end of the last list."""
        self.row_requested.emit(self._rows.lists[-1], END)

    def tell_place(self) -> None:
        """Tell which cell or group the keyboard is on."""
        place = self._rows.place_at(self.currentIndex())
        if place is not None:
            self.place_entered.emit(place)
            return
        found = self._rows.list_at(self.currentIndex())
        self.list_entered.emit("" if found is None else found[0])

    def go_to(self, place: Place) -> None:
        """Put the keyboard on a cell."""
        self._go_to_index(self._rows.index_of(place))

    def go_to_list(self, list_key: str) -> None:
        """Put the keyboard where a row would be added to a list."""
        last = len(self._rows.form.rows(list_key)) - 1
        group = self._rows.group_index(list_key)
        if not group.isValid() and last >= 0:
            group = self._rows.row_index(list_key, last)
        self._go_to_index(group)

    def current_rect(self) -> QRect:
        """Return where the keyboard is, in this view's coordinates."""
        if self._rows.is_empty:
            return self.extent.empty_rect().translated(self.viewport().pos())
        rect = self.visualRect(self.currentIndex())
        return rect.translated(self.viewport().pos())

    def open(self, place: Place) -> None:
        """Go to a cell and type in it."""
        self.go_to(place)
        self.edit(self._rows.index_of(place), Trigger.EditKeyPressed, None)

    def place_rect(self, place: Place) -> QRect:
        """Return where a cell is, in this view's coordinates."""
        rect = self.visualRect(self._rows.index_of(place))
        return rect.translated(self.viewport().pos())

    def _go_to_index(self, index: QModelIndex) -> None:
        self._steps.open_groups(index)
        self.choice.choose(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_up_look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        has_groups = self._rows.group_index(self._rows.lists[0]).isValid()
        self.setIndentation(GUTTER // LEVELS if has_groups else GUTTER)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setAutoScroll(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _set_up_keys(self) -> None:
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTreeView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(True)
        self.setEditTriggers(
            Trigger.DoubleClicked
            | Trigger.EditKeyPressed
            | Trigger.AnyKeyPressed
        )
        self.setDragDropMode(QTreeView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def _take_frame(self) -> None:
        """Put the frame somewhere, for keys that go nowhere are lost."""
        if self.currentIndex().isValid():
            return
        first = self._steps.first()
        if first.isValid():
            self.choice.choose(first)

    def _on_editor_closed(self) -> None:
        # Only now: no column gets narrower while somebody types in it.
        self.extent.fit_columns()
        self.typing_ended.emit()

    def _on_menu_requested(self, where: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(where))

    def _on_layout_changing(self) -> None:
        self._frame.note()

    def _on_layout_changed(self) -> None:
        """Fit the view to many rows that came or went in one step."""
        self.extent.fit_columns()
        self._frame.restore()

    def _press_enter(self, index: QModelIndex) -> None:
        target = self._rows.list_at(index)
        if self._rows.place_at(index) is not None:
            self.edit(index, Trigger.AllEditTriggers, None)
        elif target is not None:
            self.row_requested.emit(target[0], END)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _press_group(self, index: QModelIndex, x: int) -> bool:
        """Return whether a click on a group was on one of its buttons."""
        target, width = self._rows.list_at(index), self.viewport().width()
        button = group_button(x, width, takes_rows=target is not None)
        if button == "arrow":
            self.setExpanded(index, not self.isExpanded(index))
        elif button == "plus" and target is not None:
            self.row_requested.emit(target[0], END)
        return button != ""

    def _standing(self, event: QKeyEvent) -> Standing:
        """Return where a key finds the keyboard: the end is sought for Tab."""
        index = self.currentIndex()
        is_cell = self._rows.place_at(index) is not None
        is_tab = event.key() == Qt.Key.Key_Tab
        return Standing(
            is_cell=is_cell,
            is_group=index.isValid() and not is_cell,
            is_first=index.column() == 0,
            is_at_end=is_tab and self._begun.ends_at(index),
            are_rows=self.choice.are_rows,
            is_empty=self._rows.is_empty,
        )

    # Overrides of Qt, which keep Qt's names.

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            # Frames, counts and + stand still, which Qt would move along.
            self.viewport().update()

    def selectionCommand(
        self,
        index: QModelIndex | QPersistentModelIndex,
        event: QEvent | None = None,
    ) -> QItemSelectionModel.SelectionFlag:
        """Choose what the frame goes to, unless it is to choose more."""
        command = self.choice.command(event)
        return super().selectionCommand(index, event) if command is None else command

    def paintEvent(self, event: QPaintEvent) -> None:
        self._states.begin()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._dragging.paint(painter)
        if self._rows.is_empty:
            empty = self.extent.empty_rect()
            self._painter.paint_empty(painter, empty, self.empty_words, self)
        painter.end()

    def drawRow(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        first = self._rows.index(index.row(), 0, index.parent())
        state = self._states.of(first)
        if first.data(Role.LEVEL) == THIRD:
            cells = self.extent.cell_rects(option.rect.top(), option.rect.height())
            self._painter.paint_row(painter, option, first, state, cells)
        else:
            self._painter.paint_group(painter, option, first, state)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.extent.fit_height()
        self.extent.stick_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.extent.fit_columns()

    def dataChanged(
        self,
        top_left: QModelIndex | QPersistentModelIndex,
        bottom_right: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        super().dataChanged(top_left, bottom_right, list(roles))
        columns = range(top_left.column(), bottom_right.column() + 1)
        self.extent.fit_widened(columns)
        self.extent.fit_height()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.choice.mean_frame()
        self._composing.allow(may_change=self._begun.may_change)
        self.tell_place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._composing.allow(may_change=self._begun.may_change)
        self.viewport().update()
        self.entered_here.emit()
        # A click says itself where it goes, and nothing may scroll before.
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._take_frame()
            self.tell_place()

    def edit(  # type: ignore[override]
        self,
        index: QModelIndex | QPersistentModelIndex,
        trigger: QTreeView.EditTrigger,
        event: QEvent | None,
    ) -> bool:
        if self.choice.is_by_number and trigger == Trigger.DoubleClicked:
            return False
        self._delegate.replaces = trigger in REPLACING
        is_open = super().edit(index, trigger, event)  # type: ignore[arg-type]
        box = self.indexWidget(index)
        if is_open and isinstance(box, TextBox) and trigger != Trigger.AnyKeyPressed:
            box.offer()
        return is_open

    def moveCursor(
        self, action: QTreeView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        there = self._steps.moved(self.currentIndex(), action)
        return super().moveCursor(action, modifiers) if there is None else there

    def event(self, event: QEvent) -> bool:
        return self._composing.holds(event) or super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() or event.commitString():
            self._begun.begin()
        super().inputMethodEvent(event)
        tell_caret()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query not in RECTANGLES:
            return super().inputMethodQuery(query)
        return self._composing.caret(query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        match key_act(event, self._standing(event)):
            case KeyAct.ENTER:
                self._press_enter(index)
            case KeyAct.ADD_FIRST:
                self.request_row_at_end()
            case KeyAct.PASS_END:
                self._begun.go_past(index)
            case KeyAct.TYPE if self._begun.begin():
                super().keyPressEvent(event)
            case KeyAct.TURN_GROUP:
                self.setExpanded(index, event.key() == Qt.Key.Key_Right)
            case KeyAct.MEAN_ROW:
                self.choice.mean_row()
            case KeyAct.MEAN_CELL:
                self.choice.mean_cell()
            case _:
                with self.choice.moving(is_more=chooses_more(event)):
                    super().keyPressEvent(event)

    def closeEditor(
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        index = self.currentIndex()
        goes_on = hint == QAbstractItemDelegate.EndEditHint.EditNextItem
        if not goes_on or not self._begun.ends_at(index):
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self._begun.go_past(index)

    def keyboardSearch(self, search: str) -> None:
        """Search nothing: a letter typed on a group must not jump away."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        index = self.indexAt(where)
        is_group = index.isValid() and self._rows.place_at(index) is None
        if not is_group or not self._press_group(index.siblingAtColumn(0), where.x()):
            shift = Qt.KeyboardModifier.ShiftModifier
            with self.choice.moving(is_more=bool(event.modifiers() & shift)):
                super().mousePressEvent(event)
            self.tell_place()
            if where.x() < GUTTER:
                self.choice.mean_row()
            elif event.button() == Qt.MouseButton.LeftButton:
                self.choice.mean_frame()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._states.hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        where = event.position().toPoint()
        self._dragging.move_to(where) if event.isAccepted() else self._dragging.leave()
        self.dragged_to.emit(self.viewport().y() + where.y())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._dragging.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._dragging.leave()

    def startDrag(self, actions: Qt.DropAction) -> None:
        self._dragging.start(self.choice.rows())

    def leaveEvent(self, event: QEvent) -> None:
        self._states.hover(QModelIndex())
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.follow_font()
            self.scheduleDelayedItemsLayout()
