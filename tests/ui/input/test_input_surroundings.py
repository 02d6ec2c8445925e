"""What there is to type with is found at once, or in 40 ms not at all."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from ui.input.bus_names import bus_sockets, is_listening, owners_of_names, text_from
from ui.input.input_surroundings import ibus_address, input_plugins, look_around

pytestmark = pytest.mark.skipif(os.name == "nt", reason="daemons of Linux")

SOON_S = 0.05
X = {"DISPLAY": ":7.0", "XDG_SESSION_TYPE": "x11"}


def at(path: Path) -> dict[str, str]:
    return {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path}"}


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Path]:
    """Return the socket of a real bus of our own."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("no dbus-daemon here")
    path = tmp_path / "bus"
    line = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
    with subprocess.Popen(
        (*line, f"--address=unix:path={path}"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as daemon:
        assert daemon.stdout is not None
        daemon.stdout.readline()
        yield path
        daemon.kill()


@pytest.fixture
def hung(tmp_path: Path) -> Iterator[Path]:
    """Return a socket where somebody listens and never answers."""
    path = tmp_path / "hung"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        yield path


def test_names_come_with_the_process_behind_them(bus: Path) -> None:
    assert owners_of_names(at(bus), ("org.freedesktop.DBus", "org.fcitx.")) is not None


def test_names_that_begin_otherwise_are_left_out(bus: Path) -> None:
    assert owners_of_names(at(bus), ("org.fcitx.",)) == {}


def test_the_bus_is_found_in_the_runtime_folder(bus: Path) -> None:
    runtime = {"XDG_RUNTIME_DIR": str(bus.parent)}

    assert owners_of_names(runtime, ("org.fcitx.",)) == {}


def test_a_text_is_asked_of_whoever_has_a_name(bus: Path) -> None:
    asked = ("/", "org.freedesktop.DBus", "GetId")

    assert len(text_from(at(bus), "org.freedesktop.DBus", *asked)) == 32
    assert text_from(at(bus), "org.nobody", *asked) == ""


def test_the_second_address_is_tried_where_the_first_is_dead(bus: Path) -> None:
    given = f"unix:path={bus}-dead,guid=1;tcp:host=x;unix:path={bus},guid=2"

    assert owners_of_names({"DBUS_SESSION_BUS_ADDRESS": given}, ("no.",)) == {}


@pytest.mark.parametrize("given", ["", "autolaunch:", "unix:path=/nowhere", "?"])
def test_no_bus_is_no_answer_and_takes_no_time(given: str) -> None:
    begun = monotonic()

    assert owners_of_names({"DBUS_SESSION_BUS_ADDRESS": given}, ("org.",)) is None
    assert monotonic() - begun < SOON_S


def test_a_bus_that_hangs_is_not_waited_for(hung: Path) -> None:
    assert fastest(hung) < SOON_S


@pytest.mark.parametrize(
    "said",
    [
        b"REJECTED EXTERNAL\r\n",
        b"OK 1\r\n" + b"x" * 64,
        b"OK 1\r\n" + b"l\2\0\1" + b"\xff" * 12,
        b"OK 1\r\n" + b"l\2\0\1" + b"\0" * 12 + b"l\2\0\1\1" + b"\0" * 12,
        b"",
    ],
    ids=["rejected", "no message", "endless", "short body", "gone"],
)
def test_a_bus_that_talks_nonsense_is_no_bus(tmp_path: Path, said: bytes) -> None:
    path = tmp_path / "odd"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        thread = threading.Thread(target=answer_once, args=(listener, said))
        thread.start()

        assert owners_of_names(at(path), ("org.",)) is None
        thread.join()


def answer_once(listener: socket.socket, said: bytes) -> None:
    client, _ = listener.accept()
    with client:
        client.recv(100)
        client.sendall(said)


def fastest(path: Path) -> float:
    """Return the shortest of three times, in seconds: others work here."""
    times = []
    for _ in range(3):
        begun = monotonic()
        assert owners_of_names(at(path), ("org.",)) is None
        times.append(monotonic() - begun)
    return min(times)


def test_escaped_and_abstract_addresses_are_understood() -> None:
    given = {"DBUS_SESSION_BUS_ADDRESS": "unix:abstract=/tmp/x%2c,guid=1;unix:path=/y"}

    assert bus_sockets(given) == [b"\0/tmp/x,", b"/y"]


@pytest.mark.parametrize(
    ("display", "name"),
    [(":7.0", "m-unix-7"), (":7", "m-unix-7"), ("far:1.2", "m-far-1")],
)
def test_ibus_is_looked_for_where_qt_looks(
    tmp_path: Path, display: str, name: str
) -> None:
    machine = tmp_path / "machine-id"
    machine.write_text("m\n")
    folder = tmp_path / ".config/ibus/bus"
    folder.mkdir(parents=True)
    (folder / name).write_text("# of ibus\nIBUS_ADDRESS=unix:path=/x,guid=1\n")
    variables = {"HOME": str(tmp_path), "DISPLAY": display}

    assert ibus_address(variables, "X11", (machine,)) == "unix:path=/x,guid=1"
    assert ibus_address(variables, "Wayland", (machine,)) == ""


def test_an_address_that_ibus_left_behind_is_not_taken_for_it(hung: Path) -> None:
    assert is_listening(f"unix:path={hung}")
    assert not is_listening(f"unix:path={hung}-gone")


def test_plugins_are_those_that_lie_there(tmp_path: Path) -> None:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libibus.so").touch()

    assert look_around(X, tmp_path, "linux").plugins == ("libibus.so",)
    assert input_plugins(tmp_path / "nowhere") == []


def test_elsewhere_than_on_linux_nobody_is_asked(hung: Path, tmp_path: Path) -> None:
    assert look_around(X | at(hung), tmp_path, "win32").owners is None
