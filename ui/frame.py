"""The window before anything is in it: menus, tools and empty panes.

It is light on imports, for it stands on the screen before the rest of the
program is even loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QToolBar, QWidget

from ui.actions import (
    NEED_CHANGE,
    NEED_FORM,
    REDO,
    UNDO,
    commands,
    fill_menu_bar,
    fill_tool_bar,
    make_actions,
    row_menu,
)
from ui.runtime.settings import Settings
from ui.widgets.pane_bar import STRIP, PaneBar
from ui.widgets.plain import plain_label, stacked
from ui.widgets.program import PROGRAM
from ui.window_memory import (
    DRAFTS_WIDTH,
    pane_sizes,
    restore_size,
    starts_folded,
    with_drafts_at,
)

STRETCH = (0, 50, 50)
"""How drafts, editor and paper share what a larger window brings."""


class Frame(QMainWindow):
    """Has its size, its colours and its bars, and three seats for panes.

    Attributes:
        actions_by_name: What menus and keys do, by the command's name.
        status: The words at the foot.
        seats: Holds drafts, editor and paper; empty panes at first.
        leave: Asked before it closes; False keeps it open.

    Signals:
        shown: It is about to be seen, and has its width.
        painted: It stands on the screen, for the first time.
        activated: The clerk came back to it.
        files_dropped: Files were dragged here.  arg: their paths, a tuple.
    """

    shown = Signal()
    painted = Signal()
    activated = Signal()
    files_dropped = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.actions_by_name = make_actions(self)
        self.status, self.seats = plain_label(), QSplitter()
        self.leave: Callable[[], bool] = _always
        self._is_painted = False
        self._drafts_width = DRAFTS_WIDTH
        self.setWindowTitle(PROGRAM)
        self.setAcceptDrops(True)
        self._add_bars()
        self._add_seats()
        self.enable_actions(has_form=False, can_change=False)
        self.actions_by_name["preview"].setChecked(True)
        restore_size(self, settings)

    def seat(self, panes: Sequence[QWidget]) -> None:
        """Put drafts, editor and paper where empty panes were."""
        # Not replaceWidget: it leaves the pane to Python, which drops it.
        empty = [self.seats.widget(place) for place in range(self.seats.count())]
        for pane in panes:
            self.seats.addWidget(pane)
        for each in filter(None, empty):
            each.setParent(None)
            each.deleteLater()
        self._share_stretch()

    def share_width(self, *, is_folded: bool) -> None:
        """Give the panes the widths that they had, as far as there is room."""
        width, settings = self.width(), self._settings
        self.seats.setSizes(pane_sizes(width, is_folded=is_folded, settings=settings))

    def fold_drafts(self, *, is_folded: bool) -> None:
        """Give the drafts the width of a strip, or the one they had before.

        A splitter leaves a pane its place, however narrow that becomes.
        """
        sizes = self.seats.sizes()
        if not sum(sizes):
            return
        if is_folded and sizes[0] > STRIP:
            self._drafts_width = sizes[0]
        wanted = STRIP if is_folded else self._drafts_width
        self.seats.setSizes(with_drafts_at(wanted, sizes))

    def enable_actions(self, *, has_form: bool, can_change: bool) -> None:
        """Let only those be chosen that have something to act on."""
        for name in NEED_FORM:
            self.actions_by_name[name].setEnabled(has_form)
        for name in NEED_CHANGE:
            self.actions_by_name[name].setEnabled(can_change)
        for name in (UNDO, REDO):
            self.actions_by_name[name].setEnabled(False)

    @property
    def row_actions(self) -> list[QAction]:
        """Those whose keys are for rows, while the editor has the keyboard."""
        in_rows = (command.name for command in commands() if command.in_rows)
        return [self.actions_by_name[name] for name in in_rows]

    def show_row_menu(self, where: QPoint) -> None:
        """Show what can be done with rows, in a menu at a point."""
        row_menu(self, self.actions_by_name).popup(where)

    def come_forward(self) -> None:
        """Stand over all other windows, with the keyboard."""
        state = self.windowState() & ~Qt.WindowState.WindowMinimized
        self.setWindowState(state | Qt.WindowState.WindowActive)
        self.raise_()
        self.activateWindow()

    def _add_bars(self) -> None:
        fill_menu_bar(self, self.actions_by_name)
        bar = QToolBar("工具栏")
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        fill_tool_bar(bar, self.actions_by_name)
        self.addToolBar(bar)
        self.status.setContentsMargins(12, 0, 12, 0)
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().setSizeGripEnabled(False)

    def _add_seats(self) -> None:
        backdrop = QWidget()
        backdrop.setBackgroundRole(QPalette.ColorRole.Dark)
        backdrop.setAutoFillBackground(True)
        editor, paper = stacked(PaneBar(), QWidget()), stacked(PaneBar("纸面"), backdrop)
        for seat in (QWidget(), editor, paper):
            self.seats.addWidget(seat)
        self.seats.setHandleWidth(1)
        self.seats.setChildrenCollapsible(False)
        self._share_stretch()
        self.setCentralWidget(self.seats)

    def _share_stretch(self) -> None:
        for place, stretch in enumerate(STRETCH):
            self.seats.setStretchFactor(place, stretch)

    # Overrides of Qt, which keep Qt's names.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_painted:
            self.windowHandle().installEventFilter(self)
        self.share_width(is_folded=starts_folded(self.width(), self._settings))
        self.shown.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = self.windowHandle()
        if event.type() == QEvent.Type.Expose and window.isExposed():
            self._is_painted = True
            window.removeEventFilter(self)
            # Qt paints as it deals with this event, so that is done by then.
            QTimer.singleShot(0, self.painted.emit)
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        is_other = event.type() == QEvent.Type.ActivationChange
        if is_other and self._is_painted and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.leave():
            super().closeEvent(event)
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
        self.files_dropped.emit(tuple(paths))
        event.acceptProposedAction()


def _always() -> bool:
    return True
