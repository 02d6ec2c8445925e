"""What the clerk can do to have all drafts twice, and to get them back."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from models.values.visible import path_in_words
from printing.file_name import numbered
from ui.commands.fault_reports import Tell, reporting, tell_fault
from ui.dialogs.dialogs import Dialogs
from ui.dialogs.file_kinds import BACK_UP
from ui.drafts.open_draft import OpenDraft
from ui.runtime.background import BackgroundWork
from ui.runtime.settings import Settings

if TYPE_CHECKING:
    from models.store.backup_writing import BackedUp
    from models.store.restoring import Restored

FOLDER = "back_up_folder"
UNFINISHED = "备份或恢复还没有做完，请稍候再关闭；再次关闭就不等它了"


class BackUpCommands(QObject):
    """Writes all drafts to one file, and puts those of a file among them.

    Signals:
        begun: It may take a while.  arg: what, in words.
        rested: What was begun has ended, well or not.
        ended: It is done.  arg: a sentence for the clerk.
    """

    begun = Signal(str)
    rested = Signal()
    ended = Signal(str)

    def __init__(
        self, draft: OpenDraft, dialogs: Dialogs, settings: Settings, tell: Tell
    ) -> None:
        super().__init__(draft)
        self._draft, self._dialogs = draft, dialogs
        self._store = draft.store
        self._settings, self._tell = settings, tell
        self._background = BackgroundWork(self)
        self._background.rested.connect(self.rested)

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        return {
            "back_up": self.back_up,
            "restore_back_up": self.restore,
        }

    def back_up(self) -> None:
        """Ask where to, and write all drafts to one file."""
        name = f"绩表备份_{date.today().isoformat()}{BACK_UP.suffix}"
        asked = self._folder() / name
        path = self._dialogs.ask_path("备份全部草稿", BACK_UP, asked)
        if path is None:
            return
        self._settings.put(**{FOLDER: str(path.parent)})
        self._draft.save_now()
        self.begun.emit("正在备份全部草稿…")
        path = _free(path)
        done = partial(self._on_backed_up, path)
        self._start(partial(self._store.back_up, path), done)

    def restore(self) -> None:
        """Ask for a back-up, and put its drafts among those there are."""
        path = self._dialogs.ask_file("从备份恢复", BACK_UP, self._folder())
        if path is None:
            return
        self._settings.put(**{FOLDER: str(path.parent)})
        self._draft.save_now()
        self.begun.emit("正在从备份恢复…")
        self._start(partial(self._store.restore_from, path), self._on_restored)

    def finish(self) -> bool:
        """Wait for what was begun, and return whether it went well."""
        return self._background.finish(partial(self._tell, UNFINISHED))

    def _start(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._background.start(work, done, self._on_failed)

    def _folder(self) -> Path:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        otherwise = documents if os.path.isdir(documents) else Path.home()
        return self._settings.known_folder(FOLDER, otherwise)

    def _on_backed_up(self, path: Path, done: BackedUp) -> None:
        counted = f"备份了 {done.drafts} 份草稿、{done.versions} 个版本"
        said = f"{counted}，已读回核对：{path_in_words(path)}"
        if done.left_out:
            said += f"。有 {len(done.left_out)} 份草稿含读不出来的版本，那些版本没有进备份"
        self.ended.emit(said)

    def _on_restored(self, done: Restored) -> None:
        with reporting(self._tell):
            self._draft.follow_store()
        self.ended.emit(restored_in_words(done))

    def _on_failed(self, error: Exception) -> None:
        tell_fault(error, self._tell)


def restored_in_words(done: Restored) -> str:
    """Return what came out of a back-up, the kinds that did not left out."""
    parts = (
        (done.new, "新增 {} 份"),
        (done.continued, "接续 {} 份"),
        (done.versions, "补回旧版本 {} 份"),
        (done.copies, "另存副本 {} 份"),
        (done.there, "本来就有 {} 份"),
    )
    counted = "，".join(words.format(count) for count, words in parts if count)
    return f"恢复完成：{counted or '备份里没有草稿'}；原有的草稿都没有被替换"


def _free(path: Path) -> Path:
    """Return the path, with a number where it is taken."""
    names = (numbered(path.name, number) for number in count(1))
    paths = map(path.with_name, names)
    return next(each for each in paths if not os.path.lexists(each))
