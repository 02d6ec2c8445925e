"""A list of drafts with the words to search it by."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from models.store.drafts import Summary
from ui.drafts.draft_delegate import DraftDelegate
from ui.drafts.drafts_model import DraftsModel
from ui.widgets.focus_edge import FocusEdge
from ui.widgets.keys import ENTER


class DraftList(QListView):
    """Drafts under their headings; the one that is open is marked.

    Signals:
        chosen: A draft was clicked, or Enter pressed on it.  arg: its id.
        delete_pressed: The key Del was.  arg: the id of the draft.
        menu_requested: A menu is wanted.  args: id, QPoint on the screen.
        escaped: The key Esc was pressed.
    """

    chosen = Signal(str)
    delete_pressed = Signal(str)
    menu_requested = Signal(str, QPoint)
    escaped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = DraftsModel(self)
        self._marked = ""
        self.setModel(self._drafts)
        self.setItemDelegate(DraftDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        FocusEdge(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self._on_clicked)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    @property
    def drafts(self) -> DraftsModel:
        """The model on show."""
        return self._drafts

    @property
    def current_id(self) -> str:
        """The draft that is marked, or ""."""
        return self._id_at(self.currentIndex())

    def show_drafts(self, summaries: Iterable[Summary], current: str = "") -> None:
        """Show these drafts with one of them marked."""
        self._drafts.show(summaries)
        self.mark(current)

    def search(self, words: str) -> None:
        """Show only the drafts that hold each of the words."""
        # What a search hides, or leads away from, is open all the same.
        current = self._marked or self.current_id
        self._drafts.search(words)
        self.setCurrentIndex(self._drafts.index_of(current))

    def go_to_first(self) -> None:
        """Put the keyboard on the first draft, if there is one."""
        for row in range(self._drafts.rowCount()):
            index = self._drafts.index(row)
            if self._id_at(index):
                self.setFocus()
                self.setCurrentIndex(index)
                return

    def mark(self, draft_id: str) -> None:
        """Mark a draft, or none while it is not shown."""
        self._marked = draft_id
        self.setCurrentIndex(self._drafts.index_of(draft_id))

    def _id_at(self, index: QModelIndex) -> str:
        summary = self._drafts.summary_at(index)
        return summary.id if summary else ""

    def _on_clicked(self, index: QModelIndex) -> None:
        if draft_id := self._id_at(index):
            self.chosen.emit(draft_id)

    def _on_menu_requested(self, where: QPoint) -> None:
        if draft_id := self._id_at(self.indexAt(where)):
            self.menu_requested.emit(draft_id, self.viewport().mapToGlobal(where))

    # Overrides of Qt, which keep Qt's names.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.current_id and event.key() in ENTER:
            self.chosen.emit(self.current_id)
        elif self.current_id and event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit(self.current_id)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
