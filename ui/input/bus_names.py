"""Who is on the session bus, asked before Qt starts.

Three questions in the wire format of the D-Bus specification ("Message
Protocol").  jeepney would put them, too, and takes three times as long to
be imported as they take in all; it is for those who have more to say.
"""

from __future__ import annotations

import os
import re
import socket
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from time import monotonic
from typing import TypeVar

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
PATIENCE_S = 0.04
"""A bus answers within 1 ms; no start waits longer than this for one."""

BUS = "org.freedesktop.DBus"
BUS_PATH = "/org/freedesktop/DBus"
RETURN, ERROR = 2, 3
T = TypeVar("T")
MOST_BYTES = 1 << 20
"""Of one message: the names on a desktop take some 10 kB."""


def owners_of_names(
    environment: Mapping[str, str], beginnings: Iterable[str]
) -> dict[str, int] | None:
    """Return who owns each name that begins so; None where no bus answers.

    The owners are numbers of processes: fcitx 5 has four connections.
    """
    wanted = tuple(beginnings)
    return _first_answer(environment, lambda talk: talk.owners(wanted))


def text_from(
    environment: Mapping[str, str], name: str, path: str, face: str, member: str
) -> str:
    """Return the text that somebody's method returns, "" for none."""
    asked = (name, path, face, member)
    return _first_answer(environment, lambda talk: talk.text(*asked)) or ""


def _first_answer(
    environment: Mapping[str, str], ask: Callable[[_Talk], T]
) -> T | None:
    """Return what the first bus that answers says, None where none does."""
    end = monotonic() + PATIENCE_S
    for path in bus_sockets(environment):
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
                talk = _Talk(client, end)
                talk.greet(path)
                return ask(talk)
        except (OSError, ValueError, struct.error):
            continue
    return None


def is_listening(address: str) -> bool:
    """Return whether somebody listens at an address of D-Bus."""
    for path in unix_sockets(address):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
            # Local ones are connected at once, or have a queue that is full.
            client.settimeout(PATIENCE_S / 8)
            try:
                client.connect(path)
                return True
            except OSError:
                continue
    return False


def bus_sockets(environment: Mapping[str, str]) -> list[bytes]:
    """Return the sockets where the session bus may listen."""
    if given := environment.get(ADDRESS):
        return list(unix_sockets(given))
    runtime = environment.get("XDG_RUNTIME_DIR")
    return [os.fsencode(f"{runtime}/bus")] if runtime else []


def unix_sockets(address: str) -> Iterator[bytes]:
    """Yield the Unix sockets in an address of D-Bus, which may be several."""
    for each in address.split(";"):
        transport, _, rest = each.strip().partition(":")
        pairs = dict(part.partition("=")[::2] for part in rest.split(","))
        if transport == "unix" and pairs.get("path"):
            yield _unescaped(pairs["path"])
        elif transport == "unix" and pairs.get("abstract"):
            yield b"\0" + _unescaped(pairs["abstract"])


def _unescaped(value: str) -> bytes:
    # As urllib.parse would, which takes longer to load than all of this.
    return re.sub(
        rb"%([0-9a-fA-F]{2})",
        lambda found: bytes.fromhex(found[1].decode()),
        os.fsencode(value),
    )


class _Talk:
    """Asks a bus, until an end in seconds of the monotonic clock."""

    def __init__(self, client: socket.socket, end: float) -> None:
        self._client, self._end = client, end
        self._heard = b""
        self._calls = 0

    def greet(self, path: bytes) -> None:
        """Connect as the user who runs this."""
        self._set_limit()
        self._client.connect(path)
        user = str(os.getuid()).encode().hex()
        self._client.sendall(f"\0AUTH EXTERNAL {user}\r\n".encode())
        if not self._take_line().startswith(b"OK"):
            raise ValueError("not let in")
        self._client.sendall(b"BEGIN\r\n")
        self._call("Hello")
        self._reply()

    def owners(self, beginnings: tuple[str, ...]) -> dict[str, int]:
        """Return who owns each name that begins so."""
        self._call("ListNames")
        all_names = _strings(self._reply())
        names = [each for each in all_names if each.startswith(beginnings)]
        for name in names:
            self._call("GetConnectionUnixProcessID", name)
        answers = [(name, self._reply()) for name in names]
        # For a name that was given up meanwhile there is an error, no owner.
        return {name: _number(body) for name, body in answers if body}

    def text(self, name: str, path: str, face: str, member: str) -> str:
        """Return the text that a method of somebody returns."""
        self._calls += 1
        self._client.sendall(_message(self._calls, (name, path, face, member)))
        return _string(self._reply())

    def _call(self, member: str, argument: str = "") -> None:
        self._calls += 1
        method = (BUS, BUS_PATH, BUS, member)
        self._client.sendall(_message(self._calls, method, argument))

    def _reply(self) -> bytes:
        """Return what the next call that is unanswered was answered with.

        The bus answers in order; only signals may come between.
        """
        while True:
            kind, body = self._take_message()
            if kind in (RETURN, ERROR):
                return body if kind == RETURN else b""

    def _take_message(self) -> tuple[int, bytes]:
        self._need(16)
        order = "<" if self._heard[:1] == b"l" else ">"
        length, _, fields = struct.unpack_from(f"{order}3I", self._heard, 4)
        start = _aligned(16 + fields, 8)
        if order == ">" or start + length > MOST_BYTES:
            # The bus of a machine speaks in the order of its own bytes, and
            # none that Qt runs on has the big end first.
            raise ValueError("no message of a bus")
        self._need(start + length)
        kind, body = self._heard[1], self._heard[start : start + length]
        self._heard = self._heard[start + length :]
        return kind, body

    def _take_line(self) -> bytes:
        while b"\r\n" not in self._heard:
            self._hear()
        line, _, self._heard = self._heard.partition(b"\r\n")
        return line

    def _need(self, count: int) -> None:
        while len(self._heard) < count:
            self._hear()

    def _hear(self) -> None:
        self._set_limit()
        more = self._client.recv(65536)
        if not more or len(self._heard) > MOST_BYTES:
            raise ConnectionResetError
        self._heard += more

    def _set_limit(self) -> None:
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError
        self._client.settimeout(left)


def _message(
    serial: int, method: tuple[str, str, str, str], argument: str = ""
) -> bytes:
    """Return a call, with a text as its argument or none.

    The method is somebody's name, a path, an interface and a member.
    """
    name, path, face, member = method
    body = _text(argument) if argument else b""
    fields = [
        (1, "o", _text(path)),
        (2, "s", _text(face)),
        (3, "s", _text(member)),
        (6, "s", _text(name)),
    ]
    if argument:
        fields.append((8, "g", b"\1s\0"))
    head = b""
    for code, kind, value in fields:
        head = _padded(head, 8) + bytes([code, 1]) + kind.encode() + b"\0" + value
    fixed = struct.pack("<4B3I", ord("l"), 1, 0, 1, len(body), serial, len(head))
    return _padded(fixed + head, 8) + body


def _text(text: str) -> bytes:
    raw = text.encode()
    return struct.pack("<I", len(raw)) + raw + b"\0"


def _strings(body: bytes) -> Iterator[str]:
    """Yield the texts of an array that is all of a body."""
    (length,) = struct.unpack_from("<I", body)
    at, end = 4, 4 + length
    while at < end:
        yield _string(body[at:])
        (size,) = struct.unpack_from("<I", body, at)
        at = _aligned(at + 4 + size + 1, 4)


def _string(body: bytes) -> str:
    (size,) = struct.unpack_from("<I", body)
    return body[4 : 4 + size].decode()


def _number(body: bytes) -> int:
    (number,) = struct.unpack_from("<I", body)
    return int(number)


def _aligned(at: int, to: int) -> int:
    return -(-at // to) * to


def _padded(raw: bytes, to: int) -> bytes:
    return raw.ljust(_aligned(len(raw), to), b"\0")
