"""One window per folder of drafts: a second start raises the first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.runtime.socket_name import is_in_use

MOST_BYTES = 100_000
PATIENCE_MS = 1_000
HEARD = b"ok\n"


def hand_over(name: str, paths: Sequence[Path]) -> bool:
    """Have the window that listens open the files; False where none does.

    One that does not answer within a second counts as none, and so does a
    socket that another user put there.
    """
    if not is_in_use(name):
        return False
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    message = json.dumps([str(Path.cwd() / each) for each in paths])
    socket.write(message.encode() + b"\n")
    heard = socket.waitForReadyRead(PATIENCE_MS)
    return heard and socket.readAll().data() == HEARD


class SingleStart(QObject):
    """Listens for later starts.

    Signals:
        started: The program was started again.  arg: its files, a tuple.
    """

    started = Signal(object)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._heard: dict[QLocalSocket, bytes] = {}
        if not self._server.listen(name) and is_in_use(name):
            # What is left of a program that was killed.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def is_listening(self) -> bool:
        """Whether later starts come here."""
        return self._server.isListening()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        self._heard[socket] = b""
        socket.readyRead.connect(partial(self._on_heard, socket))
        socket.disconnected.connect(partial(self._on_disconnected, socket))

    def _on_heard(self, socket: QLocalSocket) -> None:
        self._heard[socket] += socket.readAll().data()
        message = self._heard[socket]
        if len(message) > MOST_BYTES:
            socket.abort()
        elif message.endswith(b"\n"):
            socket.write(HEARD)
            socket.flush()
            self.started.emit(_paths(message))

    def _on_disconnected(self, socket: QLocalSocket) -> None:
        self._heard.pop(socket, None)
        socket.deleteLater()


def _paths(message: bytes) -> tuple[Path, ...]:
    """Return the files in what another start said, none in anything else."""
    try:
        said = json.loads(message)
    except (ValueError, RecursionError):
        return ()
    given = said if isinstance(said, list) else []
    return tuple(Path(each) for each in given if isinstance(each, str) and each)
