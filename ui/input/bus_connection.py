"""A connection to the session bus on which nothing is waited for long."""

from __future__ import annotations

import select
from collections import deque
from collections.abc import Iterator, Mapping
from itertools import count
from time import monotonic

from jeepney import HeaderFields, Message, MessageFlag, MessageType, Parser, message_bus
from jeepney.io.blocking import prep_socket

from ui.input.bus_names import bus_sockets


class BusSilent(Exception):
    """Nobody answered in time, or the bus said that nobody is there.

    Attributes:
        is_refusal: Whether there was an answer, which was an error.
    """

    def __init__(self, why: object, *, is_refusal: bool = False) -> None:
        super().__init__(str(why))
        self.is_refusal = is_refusal


class BusConnection:
    """Sends calls, and keeps what else comes until somebody looks.

    Attributes:
        signals: What came and was not asked for, the oldest first.
        late: How many answers came after nobody waited for them any more.
    """

    def __init__(self, environment: Mapping[str, str], patience_s: float) -> None:
        """Connect.

        Raises:
            BusSilent: There is no bus, or it does not answer.
        """
        self._patience_s = patience_s
        self._parser, self._serials = Parser(), count(1)
        self.signals: deque[Message] = deque()
        self.late = 0
        try:
            path = bus_sockets(environment)[0].decode()
            self._socket = prep_socket(path, timeout=patience_s)
        except (OSError, IndexError, ValueError) as error:
            raise BusSilent(error) from error
        self._socket.settimeout(patience_s)
        self.ask(message_bus.Hello())

    def fileno(self) -> int:
        """Return what to wait on for more; -1 once it is closed."""
        return int(self._socket.fileno())

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def send(self, message: Message) -> None:
        """Send a call that needs no answer.

        Raises:
            BusSilent: It could not be sent.
        """
        message.header.flags = MessageFlag.no_reply_expected
        self._send(message)

    def ask(self, message: Message) -> tuple[object, ...]:
        """Send a call, and return what is answered.

        Raises:
            BusSilent: Nothing was, or that nobody is there to answer.
        """
        serial = self._send(message)
        end = monotonic() + self._patience_s
        while True:
            # All that came is sorted, for more may have come than the answer.
            answers = [self._sort(each, serial) for each in self._messages(end)]
            for answer in filter(None, answers):
                if answer.header.message_type == MessageType.error:
                    raise BusSilent(answer.body, is_refusal=True)
                return tuple(answer.body)

    def listen(self) -> None:
        """Take in what has come, without waiting.

        Raises:
            BusSilent: The bus is gone.
        """
        while select.select([self._socket], [], [], 0)[0]:
            for each in self._messages(monotonic() + self._patience_s):
                self._sort(each, 0)

    def next_signal(self) -> tuple[str, str, tuple[object, ...]]:
        """Take the oldest signal: its name, its sender, what it says."""
        signal = self.signals.popleft()
        fields = signal.header.fields
        path, member = fields[HeaderFields.path], fields[HeaderFields.member]
        return str(member), str(path), tuple(signal.body)

    def _send(self, message: Message) -> int:
        serial = next(self._serials)
        try:
            self._socket.sendall(message.serialise(serial=serial))
        except OSError as error:
            raise BusSilent(error) from error
        return serial

    def _sort(self, message: Message, serial: int) -> Message | None:
        """Return a message if it answers a call; else put it where it goes."""
        answered = message.header.fields.get(HeaderFields.reply_serial)
        if answered is not None and answered == serial:
            return message
        if message.header.message_type == MessageType.signal:
            self.signals.append(message)
        elif answered is not None:
            self.late += 1
        return None

    def _messages(self, end: float) -> Iterator[Message]:
        """Wait for more until an end, and yield what it makes whole."""
        if not select.select([self._socket], [], [], max(0.0, end - monotonic()))[0]:
            raise BusSilent("no answer in time")
        try:
            more = self._socket.recv(65536)
        except OSError as error:
            raise BusSilent(error) from error
        if not more:
            raise BusSilent("the bus hung up")
        self._parser.add_data(more)
        while (message := self._parser.get_next_message()) is not None:
            yield message
