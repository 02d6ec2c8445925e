"""What the clerk can do when the folder of drafts is not as it should be."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.store.drafts import Drafts, DraftsUnreadable
from models.store.folders import (
    choice_lost,
    choose_data_folder,
    forget_choice,
    is_choice_lost,
)
from models.values.visible import path_in_words
from ui.dialogs.dialogs import Dialogs
from ui.drafts.open_draft import OpenDraft
from ui.runtime.background import BackgroundWork
from ui.runtime.settings import Settings
from ui.widgets.notice_bar import Act

SEEN = "drafts_seen"
"""The folder in which there were drafts when the program ran last."""


class FolderCommands(QObject):
    """Looks after the folder, and never takes a lost one for a new one.

    Signals:
        troubled: Something is the matter.  args: a sentence, and the Acts.
        settled: Nothing is the matter any more.
        moved: Drafts are kept in another folder now.
    """

    troubled = Signal(str, object)
    settled = Signal()
    moved = Signal()

    def __init__(
        self,
        draft: OpenDraft,
        dialogs: Dialogs,
        settings: Settings,
        restore: Callable[[], object],
    ) -> None:
        super().__init__(draft)
        self._draft, self._dialogs, self._settings = draft, dialogs, settings
        self._store = draft.store
        self._restore = restore
        self._background = BackgroundWork(self)

    def check_folder(self) -> bool:
        """Return whether drafts may be opened here, and tell why not.

        Whether any can be saved is looked at beside the window.
        """
        try:
            is_empty = self._store.is_empty()
        except DraftsUnreadable as fault:
            self._tell_unusable(f"{fault}。")
            return False
        if is_empty and (lost := self._lost_sentence()):
            self.troubled.emit(lost, self._lost_acts())
            return False
        self.settled.emit()
        if not is_empty:
            self._settings.put(**{SEEN: str(self._store.folder)})
        check = self._store.check_writable
        self._background.start(check, _nothing, self._on_unwritable)
        return True

    def remember(self) -> None:
        """Note that there are drafts here, if there are."""
        if not self._store.is_empty():
            self._settings.put(**{SEEN: str(self._store.folder)})

    def tidy_up(self) -> None:
        """Delete, beside the window, what nobody can want any more."""
        self._background.start(self._store.tidy_up, self._on_thinned, _nothing)

    def choose(self) -> None:
        """Ask for another folder, and keep drafts there from now on."""
        folder = self._dialogs.ask_folder("草稿存到哪个文件夹", Path.home())
        if folder is not None:
            self._move_to(folder)

    def begin_anew(self) -> None:
        """Go on without the drafts that were here, as the clerk wishes."""
        self._settings.put(**{SEEN: ""})
        if is_choice_lost(self._settings.folder):
            with suppress(OSError):
                forget_choice(self._settings.folder)
        self.settled.emit()
        self.moved.emit()

    def _move_to(self, folder: Path) -> None:
        try:
            choose_data_folder(folder, self._settings.folder)
        except OSError:
            noted = path_in_words(self._settings.folder)
            said = f"记不住这个选择（“{noted}”写不进去），只在这次运行中有效"
            self.troubled.emit(f"{said}。", ())
        else:
            self.settled.emit()
        self._draft.close()
        self._store.move_to(Drafts(folder))
        self.moved.emit()

    def _lost_sentence(self) -> str:
        """Return why there may be drafts that are not seen here, or ""."""
        folder, config = self._store.folder, self._settings.folder
        shown = path_in_words(folder)
        if is_choice_lost(config):
            return f"{choice_lost(config)}；“{shown}”里没有草稿。"
        if self._settings.text(SEEN) != str(folder):
            return ""
        if os.path.isdir(folder / "drafts"):
            return f"草稿文件夹“{shown}”里原来有草稿，现在一份也没有了。"
        return f"找不到草稿文件夹“{shown}”，它可能在没有接好的移动硬盘或网络盘上。"

    def _lost_acts(self) -> tuple[Act, ...]:
        return (
            ("再找一次", self.moved.emit),
            ("从备份恢复…", self._restore),
            ("另选文件夹…", self.choose),
            ("从头开始", self.begin_anew),
        )

    def _on_thinned(self, count: int) -> None:
        if count:
            self._draft.follow_store()

    def _on_unwritable(self, error: Exception) -> None:
        self._tell_unusable(f"{error}。现在填的内容还能打印和导出，但没有保存。")

    def _tell_unusable(self, sentence: str) -> None:
        acts = ("再试一次", self.moved.emit), ("另选文件夹…", self.choose)
        self.troubled.emit(sentence, acts)


def _nothing(ended: object) -> None:
    """Say nothing: all is well, or will be tried again."""
