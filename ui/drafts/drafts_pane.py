"""The pane of drafts: to search, to open, to throw away and take back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QStackedWidget, QWidget

from models.store.drafts import Summary
from ui.drafts.bin_foot import BinFoot
from ui.drafts.draft_list import DraftList
from ui.drafts.draft_search import DraftSearch
from ui.drafts.folded_strip import FoldedStrip
from ui.widgets.pane_bar import STRIP, PaneBar
from ui.widgets.plain import flush_column, plain_label

LEAST, MOST = 176, 400
"""The width of the pane, in pixels."""

NO_DRAFTS = "还没有草稿。\n按 Ctrl+N 新建一份，或把文件拖到窗口里。"
NONE_FOUND = "没有找到。\n换一个词，或清空搜索框。"
EMPTY_BIN = "回收站是空的。"
NOW_ALL = "搜索词里没有新草稿，已清空搜索"


class DraftsPane(QStackedWidget):
    """Two lists, one at a time: the drafts, and the bin; or a mere strip.

    It changes no draft; the window does.

    Attributes:
        drafts, bin: The lists.

    Signals:
        draft_chosen: A draft is to be opened.  arg: its id.
        removal_requested: A draft is to go into the bin.  arg: its id.
        restoring_requested: A draft is to come back.  arg: its id.
        copy_requested: A copy of a draft is wanted.  arg: its id.
        folded: The pane became a strip, or a pane again.  arg: whether.
    """

    draft_chosen = Signal(str)
    removal_requested = Signal(str)
    restoring_requested = Signal(str)
    copy_requested = Signal(str)
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = PaneBar("草稿")
        self._search, self._foot = DraftSearch(_quiet_label()), BinFoot()
        self._wanted = ""
        self.drafts, self.bin = DraftList("草稿"), DraftList("回收站")
        self._nothing = _nothing_label()
        self._strip = FoldedStrip()
        self._connect()
        self.addWidget(self._make_pane())
        self.addWidget(self._strip)
        self.show_bin(is_bin=False)
        self.fold(is_folded=False)

    @property
    def is_folded(self) -> bool:
        """Whether only the strip is shown."""
        return self.currentIndex() == 1

    @property
    def hint(self) -> str:
        """What an empty list says, "" where it is not empty."""
        return "" if self._nothing.isHidden() else self._nothing.text()

    def show_drafts(
        self, summaries: Sequence[Summary], removed: Sequence[Summary], current: str
    ) -> None:
        """Show the drafts, and those in the bin; one of them is open."""
        self.drafts.show_drafts(summaries, current)
        self.bin.show_drafts(removed)
        self._foot.name(self.bin.drafts.count)
        self._say_if_nothing()
        self._uncover()

    def reveal(self, draft_id: str) -> None:
        """Show a draft that is about to be among them, whatever is sought."""
        self._wanted = draft_id
        self._uncover()

    @property
    def found_in_words(self) -> str:
        """How many drafts were found: 找到 3 份, "" while none are sought."""
        return self._search.said

    def update_draft(self, summary: Summary) -> None:
        """Show what has changed in one draft."""
        self.drafts.drafts.update(summary)

    def mark(self, draft_id: str) -> None:
        """Mark the draft that is open."""
        self.drafts.mark(draft_id)

    def fold(self, *, is_folded: bool) -> None:
        """Become a strip, or a pane again."""
        self.setCurrentIndex(int(is_folded))
        self.setMinimumWidth(STRIP if is_folded else LEAST)
        self.setMaximumWidth(STRIP if is_folded else MOST)
        self.folded.emit(is_folded)

    def start_search(self) -> None:
        """Let the clerk type what to search for."""
        self.fold(is_folded=False)
        self._search.begin(self)

    def search(self, words: str) -> None:
        """Search for words, as if they had been typed."""
        self._search.seek(words)

    def show_bin(self, *, is_bin: bool) -> None:
        """Show the bin in place of the drafts, or the drafts again."""
        self._foot.switch(is_bin=is_bin)
        self.bin.setVisible(is_bin)
        self.drafts.setVisible(not is_bin)
        self._bar.say("回收站" if is_bin else "草稿")
        self._foot.name(self.bin.drafts.count)
        self._say_if_nothing()

    def restore_chosen(self) -> None:
        """Ask for the draft back that is marked in the bin."""
        if self.bin.current_id:
            self.restoring_requested.emit(self.bin.current_id)

    def _make_pane(self) -> QWidget:
        pane = QFrame()
        column = flush_column(pane)
        fold = self._bar.add_button("fold", "收起草稿栏")
        fold.clicked.connect(self._on_fold_pressed)
        column.addWidget(self._bar)
        column.addWidget(self._search)
        column.addWidget(self._nothing)
        column.addWidget(self.drafts, 1)
        column.addWidget(self.bin, 1)
        column.addWidget(self._foot)
        return pane

    def _connect(self) -> None:
        self.drafts.chosen.connect(self.draft_chosen)
        self.drafts.delete_pressed.connect(self.removal_requested)
        self.drafts.menu_requested.connect(self._on_menu_requested)
        for each in (self.drafts, self.bin):
            each.escaped.connect(self._search.end_if_begun)
        self._search.words_changed.connect(self._on_search_changed)
        self._search.list_wanted.connect(self._on_list_wanted)
        self._search.first_wanted.connect(self._on_first_wanted)
        self._search.opening_wanted.connect(self._on_opening_wanted)
        self._foot.switched.connect(self._on_switched)
        self._foot.restoring_pressed.connect(self.restore_chosen)
        self._strip.pressed.connect(self._on_fold_pressed)

    def _say_if_nothing(self) -> None:
        is_sought = bool(self._search.words)
        is_empty = self._shown.model().rowCount() == 0
        sentence = NONE_FOUND if is_sought else NO_DRAFTS
        self._nothing.setText(EMPTY_BIN if self._foot.is_bin else sentence)
        self._nothing.setVisible(is_empty)
        found = f"找到 {self._shown.drafts.found} 份"
        self._search.say(found if is_sought and not is_empty else "")

    def _on_search_changed(self, words: str) -> None:
        self.drafts.search(words)
        self.bin.search(words)
        self._say_if_nothing()

    @property
    def _shown(self) -> DraftList:
        return self.bin if self._foot.is_bin else self.drafts

    def _uncover(self) -> None:
        """Clear a search that hides a draft just made."""
        drafts = self.drafts.drafts
        if not self._wanted or not drafts.has(self._wanted):
            return
        wanted, self._wanted = self._wanted, ""
        if not drafts.index_of(wanted).isValid():
            self._search.clear()
            self._search.say(NOW_ALL)
            self.drafts.mark(wanted)

    def _on_fold_pressed(self) -> None:
        self.fold(is_folded=not self.is_folded)

    def _on_menu_requested(self, draft_id: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wishes = {
            menu.addAction("打开"): self.draft_chosen.emit,
            menu.addAction("复制一份"): self.copy_requested.emit,
            menu.addAction("移入回收站"): self.removal_requested.emit,
        }
        chosen = menu.exec(where)
        if chosen in wishes:
            wishes[chosen](draft_id)

    def _on_switched(self, is_bin: bool) -> None:
        self.show_bin(is_bin=is_bin)

    def _on_list_wanted(self) -> None:
        self._shown.setFocus()

    def _on_first_wanted(self) -> None:
        self._shown.go_to_first()

    def _on_opening_wanted(self) -> None:
        self._shown.go_to_first()
        if self._shown is self.drafts and self.drafts.current_id:
            self.draft_chosen.emit(self.drafts.current_id)


def _nothing_label() -> QLabel:
    label = _quiet_label()
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(12, 12, 12, 12)
    return label


def _quiet_label() -> QLabel:
    label = plain_label(wraps=True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
