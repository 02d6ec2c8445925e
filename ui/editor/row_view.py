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
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
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
from ui.editor.begun_row import BegunRow
from ui.editor.cell_delegate import CellDelegate
from ui.editor.column_head import ColumnHead
from ui.editor.roles import Role
from ui.editor.row_choice import RowChoice, chooses_more
from ui.editor.row_dragging import BESIDE, landing_line, paint_landing, tag
from ui.editor.row_extent import RowExtent
from ui.editor.row_model import THIRD, RowModel
from ui.editor.row_painter import GUTTER, PLUS_WIDTH, RowPainter, RowState
from ui.editor.row_steps import RowSteps
from ui.widgets.caret import RECTANGLES, moved, place_for_input, tell_caret
from ui.widgets.composing import PRESSES, hold
from ui.widgets.text_box import ENTER, PAD_X, PAD_Y, TextBox

Trigger = QTreeView.EditTrigger

LEVELS = 3
BACK_TO_CELL = (Qt.Key.Key_Right, Qt.Key.Key_Escape)
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
        self._hovered = QPersistentModelIndex()
        self.empty_words = ""
        self._landing = QRect()
        self.choice = RowChoice(self, model)
        self._steps = RowSteps(self, model)
        self.extent = RowExtent(self, model, self._steps)
        self._begun = BegunRow(self, model, self._steps)
        self._shows_rows = False
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
        self._stood: tuple[str, int] | None = None
        model.layoutAboutToBeChanged.connect(self._on_layout_changing)
        model.layoutChanged.connect(self._on_layout_changed)
        self.expandAll()

    @property
    def rows(self) -> RowModel:
        """The model on show."""
        return self._rows

    def follow(self, form: Form, edit: Edit) -> None:
        """Show the form that an edit made, with the frame's row chosen."""
        stood = self._rows.list_at(self.currentIndex())
        had_frame = self.currentIndex().isValid()
        self._rows.follow(form, edit)
        current = self.currentIndex()
        if not current.isValid() and had_frame and stood is not None:
            current = self._rows.row_index(*stood)
        if current.isValid() and not self.selectionModel().isSelected(current):
            self.choice.choose(current)
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
        self.setIndentation(GUTTER if self._is_flat else GUTTER // LEVELS)
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

    @property
    def _is_flat(self) -> bool:
        return not self._rows.group_index(self._rows.lists[0]).isValid()

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
        self._stood = self._rows.list_at(self.currentIndex())

    def _on_layout_changed(self) -> None:
        """Fit the view to many rows that came or went in one step.

        The keyboard goes to what stands where its row stood.
        """
        self.extent.fit_columns()
        if self._stood is not None and not self.currentIndex().isValid():
            where = self._rows.row_index(*self._stood)
            self.choice.choose(where)

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
        target = self._rows.list_at(index)
        if x < GUTTER:
            self.setExpanded(index, not self.isExpanded(index))
        elif target is not None and x > self.viewport().width() - PLUS_WIDTH:
            self.row_requested.emit(target[0], END)
        else:
            return False
        return True

    def _hover(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(0)
        if first != self._hovered:
            self._hovered = QPersistentModelIndex(first)
            self.viewport().update()

    def _state(self, index: QModelIndex) -> RowState:
        is_chosen = self.selectionModel().isSelected(index)
        is_current = self.currentIndex().siblingAtColumn(0) == index
        is_group = self._rows.place_at(index) is None
        return RowState(
            width=self.viewport().width(),
            is_open=self.isExpanded(index),
            is_hovered=self._hovered == index,
            is_chosen=is_chosen and (self._shows_rows or is_group),
            is_active=self.hasFocus() or self.state() == self.State.EditingState,
            is_framed=is_current and (self._shows_rows or is_group),
            current=self._framed_column() if is_current else -1,
        )

    def _framed_column(self) -> int:
        return -1 if self._shows_rows else self.currentIndex().column()

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
        self._shows_rows = self.choice.are_rows
        super().paintEvent(event)
        if not self._landing.isEmpty():
            painter = QPainter(self.viewport())
            paint_landing(painter, self._landing, self.palette())
            painter.end()
        if self._rows.is_empty:
            painter = QPainter(self.viewport())
            self._painter.paint_empty(
                painter, self.extent.empty_rect(), self.empty_words, self
            )
            painter.end()

    def drawRow(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        first = self._rows.index(index.row(), 0, index.parent())
        state = self._state(first)
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
        self._let_compose()
        self.tell_place()

    def _let_compose(self) -> None:
        """Let input methods begin a word on a group: a row begins with it."""
        may_change = self._begun.may_change
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, may_change)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._let_compose()
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
        if event.type() in PRESSES:
            # Until its first word is chosen the open box has no keyboard.
            box = self._open_box()
            if box is not None and box.is_composing and hold(event, box):
                return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() or event.commitString():
            self._begun.begin()
        super().inputMethodEvent(event)
        tell_caret()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query not in RECTANGLES:
            return super().inputMethodQuery(query)
        place_for_input(self)
        box = self._open_box()
        if box is not None:
            return moved(box.inputMethodQuery(query), box.mapTo(self, QPoint(0, 0)))
        cell = self.visualRect(self.currentIndex()).adjusted(PAD_X, PAD_Y, 0, 0)
        size = QSize(1, self.fontMetrics().height())
        return QRect(self.viewport().mapTo(self, cell.topLeft()), size)

    def _open_box(self) -> TextBox | None:
        box = self.indexWidget(self.currentIndex())
        return box if isinstance(box, TextBox) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain and index.isValid():
            self._press_enter(index)
        elif self._rows.is_empty and plain and event.key() in (*ENTER, Qt.Key.Key_Down):
            self.row_requested.emit(self._rows.lists[0], END)
        elif event.key() == Qt.Key.Key_Tab and self._begun.ends_at(index):
            self._begun.go_past(index)
        elif _is_typing(event) and self._begun.begin():
            super().keyPressEvent(event)
        elif self._turns_group(event, index):
            self.setExpanded(index, event.key() == Qt.Key.Key_Right)
        elif plain and self._turns_to_row(event.key(), index):
            self.choice.mean_row()
        elif plain and event.key() in BACK_TO_CELL and self.choice.are_rows:
            self.choice.mean_cell()
        else:
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

    def _turns_to_row(self, key: int, index: QModelIndex) -> bool:
        """Return whether a key goes from the first cell on to the number."""
        is_first = index.column() == 0 and self._rows.place_at(index) is not None
        return is_first and key == Qt.Key.Key_Left and not self.choice.are_rows

    def _turns_group(self, event: QKeyEvent, index: QModelIndex) -> bool:
        is_group = index.isValid() and self._rows.place_at(index) is None
        return is_group and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)

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
            self._mean_what_was_pressed(event, where.x() < GUTTER)

    def _mean_what_was_pressed(self, event: QMouseEvent, is_number: bool) -> None:
        self.tell_place()
        if is_number:
            self.choice.mean_row()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.choice.mean_frame()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        where = event.position().toPoint()
        self._show_landing(self._landing_at(where) if event.isAccepted() else QRect())
        self.dragged_to.emit(self.viewport().y() + where.y())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_landing(QRect())

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._show_landing(QRect())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag a tag with the mouse: rows drawn over rows can't be read."""
        rows = self.choice.rows()
        if not rows:
            return
        key = self._rows.columns[0].key
        places = [Place(each, key) for each in rows]
        drag = QDrag(self)
        drag.setMimeData(self._rows.mimeData([self._rows.index_of(e) for e in places]))
        drag.setPixmap(tag(self._rows.form.text(places[0]), len(rows), self))
        drag.setHotSpot(BESIDE)
        drag.exec(Qt.DropAction.MoveAction)
        self._show_landing(QRect())

    def _landing_at(self, where: QPoint) -> QRect:
        """Return what to mark where rows would land: a line, or a group."""
        index = self.indexAt(where)
        row = self.visualRect(index if index.isValid() else self._steps.lowest())
        row = QRect(0, row.top(), self.viewport().width(), row.height())
        is_group = index.isValid() and self._rows.place_at(index) is None
        return row if is_group else landing_line(row, where)

    def _show_landing(self, landing: QRect) -> None:
        if landing != self._landing:
            self._landing = landing
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.follow_font()
            self.scheduleDelayedItemsLayout()


def _is_typing(event: QKeyEvent) -> bool:
    """Return whether a key writes something."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_held = held not in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    text = event.text()
    return not is_held and text.isprintable() and bool(text.strip())
