"""What is said to fcitx 4 and what it says, as values.

The interface org.fcitx.Fcitx.InputContext, as src/frontend/ipc of fcitx 4.2
has it.  fcitx 5 speaks it, too, for programs with old plugins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jeepney import DBusAddress, MatchRule, Message, message_bus, new_method_call

FACE = "org.fcitx.Fcitx"
CAN_PREEDIT, CAN_FORMAT, COMMITS_ITSELF = 1 << 1, 1 << 4, 1 << 5
ABILITIES = CAN_PREEDIT | CAN_FORMAT | COMMITS_ITSELF
"""What our boxes can do, of fcitx' CAPACITY flags."""

NO_UNDERLINE, HIGHLIGHT = 1 << 3, 1 << 4
"""How a piece of what is composed is to look, of fcitx' message flags."""

PRESS, RELEASE = 0, 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of what is composed."""

    text: str
    is_underlined: bool = True
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Preedit:
    """What is composed, and where its caret stands: characters, or -1."""

    pieces: tuple[Piece, ...] = ()
    caret: int = 0

    @property
    def text(self) -> str:
        """All pieces in a row."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Key:
    """A key as the X server has it, and the time in its milliseconds."""

    symbol: int
    code: int
    state: int
    kind: int
    time: int


@dataclass(frozen=True, slots=True)
class Context:
    """What fcitx keeps for one window, under a name on the bus."""

    name: str
    number: int

    @property
    def path(self) -> str:
        """Where its signals come from."""
        return f"/inputcontext_{self.number}"

    def call(self, member: str, kinds: str = "", *values: object) -> Message:
        """Return a call of one of its methods."""
        address = DBusAddress(self.path, self.name, f"{FACE}.InputContext")
        return new_method_call(address, member, kinds or None, values)

    def key(self, key: Key) -> Message:
        """Return the question whether it wants a key."""
        values = (key.symbol, key.code, key.state, key.kind, key.time)
        return self.call("ProcessKeyEvent", "uuuiu", *values)

    def caret(self, x: int, y: int, width: int, height: int) -> Message:
        """Return where the caret is, in pixels of the screen."""
        return self.call("SetCursorRect", "iiii", x, y, width, height)

    def abilities(self) -> Message:
        """Return what our boxes can do."""
        return self.call("SetCapacity", "u", ABILITIES)

    def signals(self) -> Message:
        """Return the wish to hear what it says."""
        rule = MatchRule(
            type="signal",
            interface=f"{FACE}.InputContext",
            path=self.path,
        )
        return message_bus.AddMatch(rule)


def new_context(name: str, pid: int) -> Message:
    """Return the wish for a context, which is answered with its number."""
    address = DBusAddress("/inputmethod", name, f"{FACE}.InputMethod")
    return new_method_call(address, "CreateICv3", "si", ("jibiao", pid))


def comings_and_goings(name: str) -> Message:
    """Return the wish to hear when a name on the bus has another owner."""
    rule = MatchRule(
        type="signal",
        interface=message_bus.interface,
        member="NameOwnerChanged",
        path=message_bus.object_path,
    )
    rule.add_arg_condition(0, name)
    return message_bus.AddMatch(rule)


def formatted(pieces: Sequence[tuple[str, int]], caret: int) -> Preedit:
    """Return what UpdateFormattedPreedit says; it counts bytes of UTF-8."""
    read = tuple(_piece(text, flags) for text, flags in pieces if text)
    text = "".join(piece.text for piece in read)
    return Preedit(read, _characters(text, caret))


def _piece(text: str, flags: int) -> Piece:
    return Piece(
        text,
        is_underlined=not flags & NO_UNDERLINE,
        is_marked=bool(flags & HIGHLIGHT),
    )


def plain(text: str, caret: int) -> Preedit:
    """Return what UpdatePreedit says, of older daemons."""
    return formatted([(text, 0)], caret)


def _characters(text: str, count: int) -> int:
    """Return how many of Qt's characters, of two bytes, so many bytes are."""
    if count < 0:
        return -1
    before = text.encode()[:count].decode(errors="ignore")
    return len(before.encode("utf-16-le")) // 2
