"""The pane of drafts: to search, to open, to throw away and take back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from models.store.drafts import Summary
from ui.drafts.draft_list import DraftList
from ui.widgets.composing import ComposingGuard
from ui.widgets.icons import icon
from ui.widgets.keys import ENTER
from ui.widgets.pane_bar import STRIP, PaneBar

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
        self._search, self._found = self._make_search(), _quiet_label()
        self._search.installEventFilter(self)
        # After it, for Qt asks the last one first.
        ComposingGuard(self._search)
        self._wanted = ""
        self._came_from: QWidget | None = None
        self.drafts, self.bin = DraftList("草稿"), DraftList("回收站")
        self._nothing = self._make_nothing()
        self._switch, self._back = self._make_switch(), self._make_back()
        self._connect_lists()
        self.addWidget(self._make_pane())
        self.addWidget(self._make_strip())
        self.show_bin(False)
        self.fold(False)

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
        self._name_switch()
        self._say_if_nothing()
        self._uncover()

    def reveal(self, draft_id: str) -> None:
        """Show a draft that is about to be among them, whatever is sought."""
        self._wanted = draft_id
        self._uncover()

    @property
    def found_in_words(self) -> str:
        """How many drafts were found: 找到 3 份, "" while none are sought."""
        return "" if self._found.isHidden() else self._found.text()

    def update_draft(self, summary: Summary) -> None:
        """Show what has changed in one draft."""
        self.drafts.drafts.update(summary)

    def mark(self, draft_id: str) -> None:
        """Mark the draft that is open."""
        self.drafts.mark(draft_id)

    def fold(self, is_folded: bool) -> None:
        """Become a strip, or a pane again."""
        self.setCurrentIndex(int(is_folded))
        self.setMinimumWidth(STRIP if is_folded else LEAST)
        self.setMaximumWidth(STRIP if is_folded else MOST)
        self.folded.emit(is_folded)

    def start_search(self) -> None:
        """Let the clerk type what to search for."""
        self.fold(False)
        now = QApplication.focusWidget()
        if now is not None and not self.isAncestorOf(now):
            self._came_from = now
        self._search.setFocus()
        self._search.selectAll()

    def search(self, words: str) -> None:
        """Search for words, as if they had been typed."""
        self._search.setText(words)

    def end_search(self) -> None:
        """Show all again, and give the keyboard back to whoever had it."""
        self._search.clear()
        back, self._came_from = self._came_from, None
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus()
        else:
            self._shown.setFocus()

    def show_bin(self, is_bin: bool) -> None:
        """Show the bin in place of the drafts, or the drafts again."""
        self._switch.setChecked(is_bin)
        self.bin.setVisible(is_bin)
        self.drafts.setVisible(not is_bin)
        self._back.setVisible(is_bin)
        self._bar.say("回收站" if is_bin else "草稿")
        self._name_switch()
        self._say_if_nothing()

    def restore_chosen(self) -> None:
        """Ask for the draft back that is marked in the bin."""
        if self.bin.current_id:
            self.restoring_requested.emit(self.bin.current_id)

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setPlaceholderText("搜索单位、项目、指标")
        search.setClearButtonEnabled(True)
        search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self._on_search_changed)
        return search

    def _make_nothing(self) -> QLabel:
        label = _quiet_label()
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setContentsMargins(12, 12, 12, 12)
        return label

    def _make_switch(self) -> QToolButton:
        switch = QToolButton()
        switch.setCheckable(True)
        switch.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        switch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        switch.toggled.connect(self.show_bin)
        return switch

    def _make_back(self) -> QToolButton:
        back = QToolButton()
        back.setText("恢复")
        back.setIcon(icon("undo"))
        back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.restore_chosen)
        return back

    def _make_pane(self) -> QWidget:
        pane = QFrame()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        fold = self._bar.add_button("fold", "收起草稿栏")
        fold.clicked.connect(self._on_fold_clicked)
        column.addWidget(self._bar)
        box = QVBoxLayout()
        box.setContentsMargins(8, 8, 8, 4)
        box.addWidget(self._search)
        self._found.setContentsMargins(4, 0, 4, 0)
        box.addWidget(self._found)
        self._found.hide()
        column.addLayout(box)
        column.addWidget(self._nothing)
        column.addWidget(self.drafts, 1)
        column.addWidget(self.bin, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(4, 4, 4, 4)
        foot.addWidget(self._switch)
        foot.addStretch(1)
        foot.addWidget(self._back)
        column.addLayout(foot)
        return pane

    def _make_strip(self) -> QWidget:
        strip = QFrame()
        column = QVBoxLayout(strip)
        column.setContentsMargins(4, 6, 4, 4)
        button = QToolButton()
        button.setIcon(icon("drafts"))
        button.setToolTip("展开草稿栏")
        button.setAccessibleName("展开草稿栏")
        button.clicked.connect(self._on_unfold_clicked)
        column.addWidget(button)
        column.addStretch(1)
        return strip

    def _connect_lists(self) -> None:
        self.drafts.chosen.connect(self.draft_chosen)
        self.drafts.delete_pressed.connect(self.removal_requested)
        self.drafts.menu_requested.connect(self._on_menu_requested)
        for each in (self.drafts, self.bin):
            each.escaped.connect(self._on_escaped)

    def _name_switch(self) -> None:
        is_bin = self._switch.isChecked()
        count = self.bin.drafts.count
        self._switch.setText("返回草稿" if is_bin else f"回收站（{count}）")
        self._switch.setIcon(icon("restore" if is_bin else "remove"))

    def _say_if_nothing(self) -> None:
        is_bin = self._switch.isChecked()
        is_empty = self._shown.model().rowCount() == 0
        sentence = NONE_FOUND if self._search.text().strip() else NO_DRAFTS
        self._nothing.setText(EMPTY_BIN if is_bin else sentence)
        self._nothing.setVisible(is_empty)
        is_sought = bool(self._search.text().strip())
        self._found.setText(f"找到 {self._shown.drafts.found} 份")
        self._found.setVisible(is_sought and not is_empty)

    def _on_search_changed(self, words: str) -> None:
        self.drafts.search(words)
        self.bin.search(words)
        self._say_if_nothing()

    @property
    def _shown(self) -> DraftList:
        return self.bin if self._switch.isChecked() else self.drafts

    def _uncover(self) -> None:
        """Clear a search that hides a draft just made."""
        drafts = self.drafts.drafts
        if not self._wanted or not drafts.has(self._wanted):
            return
        wanted, self._wanted = self._wanted, ""
        if not drafts.index_of(wanted).isValid():
            self._search.clear()
            self._found.setText(NOW_ALL)
            self._found.show()
            self.drafts.mark(wanted)

    def _on_escaped(self) -> None:
        if self._search.text():
            self.end_search()

    def _on_fold_clicked(self) -> None:
        self.fold(True)

    def _on_unfold_clicked(self) -> None:
        self.fold(False)

    def _on_menu_requested(self, draft_id: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wishes = {
            menu.addAction("打开"): self.draft_chosen,
            menu.addAction("复制一份"): self.copy_requested,
            menu.addAction("移入回收站"): self.removal_requested,
        }
        chosen = menu.exec(where)
        if chosen in wishes:
            wishes[chosen].emit(draft_id)

    # Overrides of Qt, which keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the search box lead into the list, and back."""
        if not isinstance(event, QKeyEvent) or watched is not self._search:
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self._shown.go_to_first()
        elif event.key() in ENTER and self._search.text().strip():
            self._open_first()
        elif event.key() == Qt.Key.Key_Escape:
            self.end_search()
        else:
            return False
        return True

    def _open_first(self) -> None:
        self._shown.go_to_first()
        if self._shown is self.drafts and self.drafts.current_id:
            self.draft_chosen.emit(self.drafts.current_id)


def _quiet_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
