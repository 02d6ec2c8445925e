"""A desk with nobody at it: a screen, a bus, daemons, a hand that types."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60
"""For each step, on a machine that has other things to do."""

PROFILE = """
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=pinyin
Layout=
[GroupOrder]
0=Default
"""
"""fcitx 5 with pinyin alone, so that no key has to switch it on."""


class Late(AssertionError):
    """Something did not come in time."""


class Program:
    """A process whose lines are read as they come."""

    def __init__(self, line: Sequence[str], environment: Mapping[str, str]) -> None:
        self.line = line
        self._process = subprocess.Popen(
            line,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        self._pipe = self._process.stdout.fileno()
        self._rest = b""
        self.heard: dict[str, str] = {}
        self.listeners: list[Callable[[str], object]] = []

    @property
    def pid(self) -> int:
        return self._process.pid

    def first_line(self) -> str:
        """Return the first line that it prints."""
        end = monotonic() + PATIENCE_S
        while monotonic() < end:
            for line in self._lines(end - monotonic()):
                return line
        raise Late(f"{self.line[0]} said nothing")

    def hears(self, name: str, is_it: Callable[[str], bool] = bool) -> bool:
        """Return whether what was last said of a name is as wanted."""
        return is_it(self.heard.get(name, ""))

    def wait_for(self, name: str, is_it: Callable[[str], bool] = bool) -> str:
        """Return what was last said of a name, once it is as wanted."""
        end = monotonic() + PATIENCE_S
        while not self.hears(name, is_it):
            if monotonic() > end:
                raise Late(f"{self.line[0]} said only {self.heard}")
            self.listen(end - monotonic())
        return self.heard[name]

    def listen(self, seconds: float) -> None:
        """Take in what it says next, if it says anything so soon."""
        for line in self._lines(seconds):
            for listener in self.listeners:
                listener(line)
            said, _, text = line.partition(" ")
            self.heard[said] = text

    def tell(self, line: str) -> None:
        """Write a line to its standard input."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def stop(self) -> None:
        """End it, and wait until it is gone."""
        self._process.kill()
        self._process.communicate()

    def _lines(self, seconds: float) -> list[str]:
        """Return the whole lines that have come, waiting for one so long."""
        if not select.select([self._pipe], [], [], max(0, seconds))[0]:
            return []
        more = os.read(self._pipe, 4096)
        if not more:
            raise Late(f"{self.line[0]} ended, having said {self.heard}")
        *lines, self._rest = (self._rest + more).split(b"\n")
        return [line.decode() for line in lines]


class Desk:
    """One screen and one bus, and what was started on them.

    Attributes:
        folder: The home of whoever sits here.
        environment: The variables of the session.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._programs: list[Program] = []
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_SESSION_TYPE": "x11",
            "QT_QPA_PLATFORM": "xcb",
            "GSETTINGS_BACKEND": "memory",
            "NO_AT_BRIDGE": "1",
            "LC_ALL": "C.UTF-8",
        }

    def start(self, *line: str, **more: str) -> Program:
        """Start a program on this desk."""
        program = Program(line, {**self.environment, **more})
        self._programs.append(program)
        return program

    def do(self, *line: str) -> str:
        """Run a program to its end, and return what it printed."""
        done = subprocess.run(
            line,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        return done.stdout

    def type(self, *keys: str) -> None:
        """Press keys, for whatever has the keyboard."""
        self.do("xdotool", "key", "--delay", "20", *keys)

    def names(self) -> str:
        """Return the names on the bus, as the bus prints them."""
        return self.do(
            *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus"),
            *("/", "org.freedesktop.DBus.ListNames"),
        )

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait for something that nobody tells of."""
        end = monotonic() + PATIENCE_S
        while not is_so():
            if monotonic() > end:
                raise Late(what)

    def open_window(self, where: str, **more: str) -> Program:
        """Open the real window, with the keyboard on an empty place."""
        return self.start(
            *(sys.executable, "-m", "tests.typing.window", str(self.folder), where),
            **more,
        )

    def wake(self, window: Program) -> None:
        """Press keys until the daemon takes them; leave nothing of them.

        It learns of the window some moments after the window is there.
        """
        self.press_until(window, "a", "begun", bool)
        self.press_until(window, "Escape", "begun", _is_empty)
        self.press_until(window, "BackSpace", "text", _is_empty)

    def press_until(
        self, window: Program, key: str, name: str, is_it: Callable[[str], bool]
    ) -> None:
        """Press a key again and again until the window says what is wanted."""
        end = monotonic() + PATIENCE_S
        number = window.wait_for("window")
        self.do("xdotool", "windowfocus", "--sync", number)
        while not window.hears(name, is_it):
            if monotonic() > end:
                raise Late(f"pressed {key}, and the window said {window.heard}")
            self.do("xdotool", "key", key)
            window.listen(0.3)

    def clear(self) -> None:
        """End all that was started, the last first."""
        for program in reversed(self._programs):
            program.stop()


@contextmanager
def laid_out(folder: Path) -> Iterator[Desk]:
    """Lay out a desk, and clear it afterwards."""
    desk = Desk(folder)
    try:
        screen = desk.start(
            *("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"),
            *("-nolisten", "tcp"),
        )
        desk.environment["DISPLAY"] = f":{screen.first_line()}"
        bus = desk.start("dbus-daemon", "--session", "--nofork", "--print-address=1")
        desk.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.first_line()
        yield desk
    finally:
        desk.clear()


def start_fcitx_5(desk: Desk) -> None:
    """Start fcitx 5 with pinyin."""
    config = desk.folder / ".config/fcitx5"
    config.mkdir(parents=True)
    (config / "profile").write_text(PROFILE)
    desk.start("fcitx5", "--disable=wayland,notifications,cloudpinyin")
    desk.wait_until(
        lambda: "org.freedesktop.portal.IBus" in desk.names(), "fcitx 5 on the bus"
    )


def start_ibus(desk: Desk) -> None:
    """Start ibus with the engine libpinyin."""
    desk.start("ibus-daemon", "--xim", "--panel=disable", "--emoji-extension=disable")
    desk.wait_until(
        lambda: "libpinyin" in desk.do("ibus", "list-engine"), "ibus with libpinyin"
    )
    desk.do("ibus", "engine", "libpinyin")


def _is_empty(text: str) -> bool:
    return not text


def missing(*programs: str) -> str:
    """Return which programs are not to be had here, as words."""
    return ", ".join(each for each in programs if shutil.which(each) is None)
