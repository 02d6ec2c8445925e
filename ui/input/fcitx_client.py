"""Serves fcitx 4, for which Qt has no plugin, over the session bus.

Keys are asked about one after the other, so that they stay in order.  A
daemon that does not answer is asked no more until it does: what is typed
meanwhile arrives as it was typed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QWindow,
)
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.input.bus_connection import BusConnection, BusSilent
from ui.input.fcitx_events import forwarded_key, preedit_event
from ui.input.fcitx_messages import (
    PRESS,
    RELEASE,
    Context,
    Key,
    Preedit,
    comings_and_goings,
    formatted,
    new_context,
    plain,
)

PATIENCE_S = 3.0
"""fcitx answers in milliseconds; for the first letter it reads its words,
which took 1.9 s where 14 programs waited for two cores."""

HUNG = "输入法没有响应，打的字先照原样输入；它恢复以后会自动接上"
GONE = "输入法没有运行，现在打不出中文；启动输入法以后会自动接上"

EventType = QEvent.Type
KEYS = {
    **dict.fromkeys((EventType.ShortcutOverride, EventType.KeyPress), PRESS),
    EventType.KeyRelease: RELEASE,
}


class FcitxClient(QObject):
    """Hands keys to fcitx first, and puts in what it makes of them.

    Signals:
        failed: Chinese cannot be typed for now.  arg: a sentence.
    """

    failed = Signal(str)

    def __init__(
        self,
        app: QApplication,
        name: str,
        environment: Mapping[str, str],
        patience_s: float = PATIENCE_S,
    ) -> None:
        super().__init__(app)
        self._app, self._name, self._environment = app, name, environment
        self._patience_s = patience_s
        self._bus: BusConnection | None = None
        self._notifier: QSocketNotifier | None = None
        self._context: Context | None = None
        self._window: QWindow | None = None
        self._target: QObject | None = None
        self._preedit = Preedit()
        self._asked: tuple[int, int] | None = None
        self._is_taken = self._has_failed = False
        self._caret: tuple[int, ...] = ()
        self._acts: dict[str, Callable[..., None]] = {
            "CommitString": self._commit,
            "UpdateFormattedPreedit": self._compose_formatted,
            "UpdatePreedit": self._compose_plain,
            "DeleteSurroundingText": self._delete,
            "ForwardKey": self._forward,
            "NameOwnerChanged": self._follow_owner,
        }

    def stop(self) -> None:
        """Let go of windows and bus."""
        self._on_window_changed(None)
        self._target = self._context = None
        if self._bus is not None and self._notifier is not None:
            self._app.focusWindowChanged.disconnect(self._on_window_changed)
            self._app.focusObjectChanged.disconnect(self._on_object_changed)
            self._notifier.setEnabled(False)
            self._bus.close()
        self._bus = None

    @property
    def is_served(self) -> bool:
        """Whether the daemon answers."""
        return self._context is not None

    def start(self) -> None:
        """Connect, and serve whatever has the keyboard from now on."""
        try:
            bus = BusConnection(self._environment, self._patience_s)
            bus.ask(comings_and_goings(self._name))
        except BusSilent:
            self._fail(GONE)
            return
        self._bus, readable = bus, QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(bus.fileno(), readable, self)
        self._notifier.activated.connect(self._on_bus_spoke)
        self._app.focusWindowChanged.connect(self._on_window_changed)
        self._app.focusObjectChanged.connect(self._on_object_changed)
        method = QGuiApplication.inputMethod()
        method.cursorRectangleChanged.connect(self._tell_caret)
        self._renew()
        self._on_window_changed(QGuiApplication.focusWindow())
        self._on_object_changed(QGuiApplication.focusObject())

    # The daemon.

    def _renew(self) -> None:
        """Have a context made, as after every start of the daemon."""
        assert self._bus is not None
        try:
            number, *_ = self._bus.ask(new_context(self._name, os.getpid()))
            assert isinstance(number, int)
            context = Context(self._name, number)
            self._bus.ask(context.signals())
            self._bus.send(context.abilities())
        except BusSilent as silent:
            self._fail(GONE if silent.is_refusal else HUNG)
            return
        self._context, self._has_failed, self._caret = context, False, ()
        if self._target is not None:
            self._say("FocusIn")
            self._tell_caret()

    def _say(self, member: str) -> None:
        """Tell the daemon something that needs no answer."""
        if self._bus is None or self._context is None:
            return
        try:
            self._bus.send(self._context.call(member))
        except BusSilent:
            self._fail(HUNG)

    def _fail(self, sentence: str) -> None:
        """Go on without the daemon, and say so, but once."""
        self._context = None
        self._show(Preedit())
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(sentence)

    def _on_bus_spoke(self) -> None:
        assert self._bus is not None
        try:
            self._bus.listen()
        except BusSilent:
            # A bus that is gone would be announced without end.
            assert self._notifier is not None
            self._notifier.setEnabled(False)
            self._fail(GONE)
            return
        self._heed()
        if self._bus.late and self._context is None:
            self._bus.late = 0
            # It answers what it was asked long ago: it is with us again.
            self._renew()

    def _heed(self) -> None:
        """Do what the daemon said, in its order."""
        assert self._bus is not None
        while self._bus.signals:
            member, path, body = self._bus.next_signal()
            is_ours = self._context is not None and path == self._context.path
            if member in self._acts and (is_ours or member == "NameOwnerChanged"):
                self._acts[member](*body)

    def _follow_owner(self, name: str, before: str, after: str) -> None:
        if name != self._name:
            return
        if before:
            self._fail(GONE)
        if after:
            self._renew()

    # What has the keyboard.

    def _on_window_changed(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def _on_object_changed(self, target: QObject | None) -> None:
        self._finish()
        takes = target is not None and _takes_text(target)
        self._target = target if takes else None
        self._say("FocusIn" if takes else "FocusOut")
        self._tell_caret()

    def _tell_caret(self) -> None:
        """Tell where the caret is now, for the list of candidates."""
        window, context = QGuiApplication.focusWindow(), self._context
        if window is None or context is None or self._bus is None:
            return
        if self._target is None or _caret(window) == self._caret:
            return
        self._caret = _caret(window)
        try:
            self._bus.send(context.caret(*self._caret))
        except BusSilent:
            self._fail(HUNG)

    # Keys.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in KEYS and isinstance(event, QKeyEvent):
            return self._offer(event)
        if event.type() == EventType.MouseButtonPress:
            self._finish()
        return False

    def _offer(self, event: QKeyEvent) -> bool:
        """Return whether the daemon takes a key.

        It is asked before the window's shortcuts are looked through, and
        the same key is not asked about again when it comes as a key.
        """
        if self._target is None or self._context is None:
            return False
        if QApplication.activePopupWidget() is not None:
            return False
        which = (event.nativeScanCode(), event.timestamp())
        if event.type() != EventType.KeyPress or which != self._asked:
            self._is_taken = self._ask(event)
        self._asked = which if event.type() == EventType.ShortcutOverride else None
        if self._is_taken:
            event.accept()
        return self._is_taken

    def _ask(self, event: QKeyEvent) -> bool:
        assert self._bus is not None and self._context is not None
        key = Key(
            event.nativeVirtualKey(),
            event.nativeScanCode(),
            event.nativeModifiers(),
            KEYS[event.type()],
            event.timestamp() & 0xFFFFFFFF,
        )
        try:
            (taken,) = self._bus.ask(self._context.key(key))
        except BusSilent as silent:
            self._fail(GONE if silent.is_refusal else HUNG)
            return False
        # What it put in for this key comes before the key itself.
        self._heed()
        return bool(taken)

    # What the daemon makes of them.

    def _commit(self, text: str) -> None:
        self._preedit = Preedit()
        event = QInputMethodEvent()
        event.setCommitString(text)
        self._put(event)

    def _compose_formatted(self, pieces: list[tuple[str, int]], caret: int) -> None:
        self._show(formatted(pieces, caret))

    def _compose_plain(self, text: str, caret: int) -> None:
        self._show(plain(text, caret))

    def _show(self, preedit: Preedit) -> None:
        if preedit != self._preedit:
            self._preedit = preedit
            self._put(preedit_event(preedit))

    def _finish(self) -> None:
        """Put in what is being composed as it is, and begin anew."""
        if text := self._preedit.text:
            self._commit(text)
            self._say("Reset")

    def _delete(self, offset: int, count: int) -> None:
        event = QInputMethodEvent()
        event.setCommitString("", offset, count)
        self._put(event)

    def _forward(self, symbol: int, state: int, kind: int) -> None:
        self._put(forwarded_key(symbol, state, kind))

    def _put(self, event: QEvent) -> None:
        # A box may go while something is composed in it.
        if self._target is not None and isValid(self._target):
            QApplication.sendEvent(self._target, event)


def _takes_text(target: QObject) -> bool:
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(target, query)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled))


def _caret(window: QWindow) -> tuple[int, ...]:
    """Return where the caret is, in the screen's own pixels."""
    caret = QGuiApplication.inputMethod().cursorRectangle().toRect()
    at, scale = window.mapToGlobal(caret.topLeft()), window.devicePixelRatio()
    numbers = (at.x(), at.y(), caret.width(), caret.height())
    return tuple(round(each * scale) for each in numbers)
