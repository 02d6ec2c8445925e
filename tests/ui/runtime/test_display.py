"""Without a screen the program says so instead of being aborted by Qt."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from ui.runtime import display
from ui.runtime.display import display_missing


@pytest.mark.parametrize("named", ["", "nonsense", ":4711"])
def test_a_screen_that_does_not_answer_is_missing(named: str) -> None:
    assert "没有图形界面" in display_missing({"DISPLAY": named}, "linux")


def test_a_screen_that_answers_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(display, "SOCKETS", tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "X7"))
        server.listen()

        assert display_missing({"DISPLAY": ":7.0"}, "linux") == ""


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({"DISPLAY": "elsewhere:0"}, "linux"),
        ({}, "win32"),
    ],
)
def test_where_no_x_server_is_needed_none_is_asked_for(
    environment: dict[str, str], platform: str
) -> None:
    assert display_missing(environment, platform) == ""
