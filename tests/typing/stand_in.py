"""A stand-in for fcitx 4: its words on the bus, and one word of Chinese.

Usage: python -m tests.typing.stand_in NAME

Letters are composed, a blank makes 你好 of "nihao" and leaves anything else
as it is, Enter puts the letters in, Esc drops them, Backspace takes one; all
other keys are not wanted.  What it hears it prints: "focus in", "focus out",
"reset", "caret X Y WIDTH HEIGHT", "key SYMBOL".  Lines on its standard input
make it "hang", and "wake" again.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable
from contextlib import suppress

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

FACE = "org.fcitx.Fcitx.InputContext"
BLANK, BACKSPACE, ENTER, ESCAPE = 0x20, 0xFF08, 0xFF0D, 0xFF1B
HEARD = {"FocusIn": "focus in", "FocusOut": "focus out", "Reset": "reset"}


class StandIn:
    """Answers as fcitx 4 does."""

    def __init__(self, name: str) -> None:
        self._bus = open_dbus_connection("SESSION")
        self._contexts = 0
        self._letters = ""
        self._acts: dict[int, Callable[[], None]] = {
            BLANK: self._choose,
            ENTER: self._put_in,
            ESCAPE: self._drop,
            BACKSPACE: self._take_one,
        }
        self._bus.send_and_get_reply(message_bus.RequestName(name))
        print("ready", flush=True)

    def serve(self) -> None:
        """Answer until standard input ends."""
        typed = sys.stdin.fileno()
        while True:
            if select.select([self._bus.sock, typed], [], [])[0] != [self._bus.sock]:
                said = os.read(typed, 100)
                if not said:
                    return
                print(said.decode().strip(), flush=True)
                if said == b"hang\n":
                    os.read(typed, 100)
            self._answer_all()

    def _answer_all(self) -> None:
        with suppress(TimeoutError):
            while True:
                self._answer(self._bus.receive(timeout=0))

    def _answer(self, call: Message) -> None:
        if call.header.message_type != MessageType.method_call:
            return
        member = call.header.fields[HeaderFields.member]
        if member == "CreateICv3":
            self._contexts += 1
            values = (self._contexts, True, 0, 0, 0, 0)
            self._bus.send(new_method_return(call, "ibuuuu", values))
        elif member == "ProcessKeyEvent":
            is_taken = int(self._press(*call.body))
            self._bus.send(new_method_return(call, "i", (is_taken,)))
        elif member == "SetCursorRect":
            print("caret", *call.body, flush=True)
        elif member in HEARD:
            print(HEARD[member], flush=True)
            self._letters = ""

    def _press(self, symbol: int, code: int, state: int, kind: int, time: int) -> bool:
        if kind:
            return False
        print("key", hex(symbol), flush=True)
        if ord("a") <= symbol <= ord("z") and not state & 0b1100:
            self._letters += chr(symbol)
            self._show()
            return True
        if symbol not in self._acts or not self._letters:
            return False
        self._acts[symbol]()
        return True

    def _choose(self) -> None:
        self._commit("你好" if self._letters == "nihao" else self._letters)

    def _put_in(self) -> None:
        self._commit(self._letters)

    def _drop(self) -> None:
        self._letters = ""
        self._show()

    def _take_one(self) -> None:
        self._letters = self._letters[:-1]
        self._show()

    def _commit(self, text: str) -> None:
        self._drop()
        self._say("CommitString", "s", (text,))

    def _show(self) -> None:
        pieces = [(self._letters, 0)] if self._letters else []
        self._say("UpdateFormattedPreedit", "a(si)i", (pieces, len(self._letters)))

    def _say(self, member: str, kinds: str, values: tuple[object, ...]) -> None:
        address = DBusAddress(f"/inputcontext_{self._contexts}", None, FACE)
        self._bus.send(new_signal(address, member, kinds, values))


if __name__ == "__main__":
    StandIn(sys.argv[1]).serve()
