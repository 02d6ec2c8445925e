"""Notices that another program made or deleted drafts."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLE_MS = 700
"""A draft is a folder first, and its file a moment later that depends on the
disk.  This is a guess, so it is looked several times."""

LOOKS = 3
"""After so many looks what was begun is done, or was given up."""


class DraftWatch(QObject):
    """Watches the folder of all drafts, as the system tells it to.

    It does not see what goes on inside a draft, nor on another machine: for
    that the window looks when it is come back to.

    Signals:
        moved: Drafts came or went, and it has been quiet since.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._pause = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._pause.timeout.connect(self._on_settled)
        self._looks = 0

    def watch(self, folder: Path) -> None:
        """Watch a folder and no other, as soon as it is there."""
        watched = self._watcher.directories()
        if watched == [str(folder)]:
            return
        if watched:
            self._watcher.removePaths(watched)
        if os.path.isdir(folder):
            self._watcher.addPath(str(folder))

    def _on_changed(self) -> None:
        self._looks = LOOKS
        self._pause.start()

    def _on_settled(self) -> None:
        self.moved.emit()
        self._looks -= 1
        if self._looks:
            self._pause.start()
