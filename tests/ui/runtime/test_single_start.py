"""A second start raises the first window, and hands its files over."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ui.runtime.single_start import SingleStart
from ui.runtime.socket_name import socket_name

ROOT = Path(__file__).resolve().parents[3]
ASK = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.runtime.single_start import hand_over
app = QCoreApplication([])
print(hand_over(sys.argv[1], [Path(each) for each in sys.argv[2:]]))
"""


@pytest.fixture
def name(tmp_path_factory: pytest.TempPathFactory) -> str:
    short = tmp_path_factory.mktemp("s")
    return socket_name(Path("/data"), {"XDG_RUNTIME_DIR": str(short)})


@pytest.fixture
def first(qtbot: QtBot, qapp: object, name: str) -> Iterator[SingleStart]:
    parent = QObject()
    listening = SingleStart(name, parent)
    yield listening
    listening.close()


def start(name: str, *paths: str, folder: Path = ROOT) -> subprocess.Popen[str]:
    """Start the part of a second program that looks for a first."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", ASK, name, *paths],
        stdout=subprocess.PIPE,
        text=True,
        cwd=folder,
        env=environment,
    )


def test_files_of_the_second_come_to_the_first(
    qtbot: QtBot, first: SingleStart, name: str, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.started) as heard:
        second = start(name, "表 1.txt", "/远/表.txt", folder=tmp_path)
    said, _ = second.communicate()

    assert heard.args == [(tmp_path / "表 1.txt", Path("/远/表.txt"))]
    assert said.strip() == "True"


def test_without_a_first_the_second_is_the_first(name: str) -> None:
    said, _ = start(name).communicate()

    assert said.strip() == "False"


def test_what_a_killed_program_left_is_no_first_and_gives_way(
    qtbot: QtBot, qapp: object, first: SingleStart, name: str, tmp_path: Path
) -> None:
    left = name + "-left"
    subprocess.run(
        [sys.executable, "-c", f"import socket; socket.socket(1).bind({left!r})"],
        check=True,
    )
    said, _ = start(left).communicate()
    assert said.strip() == "False"

    again = SingleStart(left, first)
    assert again.is_listening
    again.close()


def test_one_that_does_not_answer_is_no_first(name: str) -> None:
    deaf = (
        f"import socket; s = socket.socket(1); s.bind({name!r}); s.listen(); "
        "print(flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", deaf], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as listening:
        assert listening.stdout is not None
        listening.stdout.readline()
        said, _ = start(name).communicate()
        listening.terminate()

    assert said.strip() == "False"


@pytest.mark.parametrize(
    "said", [b"\n", b"{}\n", b"[1, null]\n", b"[" * 50_000 + b"\n", b"\xff\n"]
)
def test_nonsense_only_raises_the_window(
    qtbot: QtBot, first: SingleStart, name: str, said: bytes
) -> None:
    socket = QLocalSocket()
    socket.connectToServer(name)
    with qtbot.waitSignal(first.started) as heard:
        socket.write(said)

    assert heard.args == [()]
    socket.abort()


def test_endless_talk_is_cut_off(qtbot: QtBot, first: SingleStart, name: str) -> None:
    socket = QLocalSocket()
    socket.connectToServer(name)
    with qtbot.waitSignal(socket.disconnected):
        socket.write(b"x" * 200_000)

    assert first.is_listening


def test_full_folders_for_passing_files_keep_nobody_from_starting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def find_none() -> str:
        raise FileNotFoundError

    monkeypatch.setattr("tempfile.gettempdir", find_none)

    assert socket_name(Path("/data"), {}).startswith("/tmp/jibiao-")


def test_each_folder_of_drafts_has_a_window_of_its_own() -> None:
    assert socket_name(Path("/a")) != socket_name(Path("/b"))
