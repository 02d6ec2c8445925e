"""A hand types nihao and a blank, and 你好 arrives, whatever is set.

The daemons are the real ones, on a screen and a bus of their own; a test is
left out, and says so, where one of them is not installed (Debian: fcitx5,
fcitx5-chinese-addons, ibus, ibus-libpinyin, xvfb, xdotool, dbus).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.typing.desk import (
    Desk,
    Program,
    laid_out,
    missing,
    start_fcitx_5,
    start_ibus,
)

TOOLS = ("Xvfb", "xdotool", "dbus-daemon", "dbus-send")
STARTS: dict[str, tuple[str, Callable[[Desk], None]]] = {
    "fcitx 5": ("fcitx5", start_fcitx_5),
    "ibus": ("ibus-daemon", start_ibus),
}
BEGUN = {"ni hao", "nihao", "你好"}
"""What daemons show while they compose; libpinyin shows its guess."""

SETTINGS = {
    "nothing set": {},
    "fcitx": {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"},
    "ibus": {"QT_IM_MODULE": "ibus"},
    "wayland": {"QT_IM_MODULE": "wayland"},
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    if lacking := missing(*TOOLS):
        pytest.skip(f"not installed: {lacking}")
    with laid_out(tmp_path) as desk:
        yield desk


def start(desk: Desk, daemon: str) -> None:
    program, start_it = STARTS[daemon]
    if missing(program):
        pytest.skip(f"not installed: {program}")
    start_it(desk)


def type_nihao(desk: Desk, window: Program) -> None:
    desk.wake(window)
    desk.type(*"nihao")
    window.wait_for("begun", lambda begun: begun in BEGUN)
    desk.type("space")
    window.wait_for("begun", lambda begun: not begun)


@pytest.mark.parametrize("where", ["field", "cell"])
@pytest.mark.parametrize("daemon", STARTS)
def test_chinese_arrives_with_nothing_set(desk: Desk, daemon: str, where: str) -> None:
    start(desk, daemon)
    window = desk.open_window(where)

    type_nihao(desk, window)

    window.wait_for("text", lambda text: text == "你好")


@pytest.mark.parametrize("daemon", STARTS)
@pytest.mark.parametrize("setting", list(SETTINGS)[1:])
def test_chinese_arrives_whatever_is_set(
    desk: Desk, daemon: str, setting: str
) -> None:
    start(desk, daemon)
    window = desk.open_window("field", **SETTINGS[setting])

    type_nihao(desk, window)

    window.wait_for("text", lambda text: text == "你好")


@pytest.mark.parametrize("where", ["field", "cell"])
def test_our_client_serves_fcitx_5_as_it_does_fcitx_4(desk: Desk, where: str) -> None:
    start(desk, "fcitx 5")
    window = desk.open_window(where, JIBIAO_IM="fcitx4")

    type_nihao(desk, window)

    window.wait_for("text", lambda text: text == "你好")


@pytest.mark.parametrize("where", ["field", "cell"])
@pytest.mark.parametrize("setting", ["nothing set", "fcitx", "wayland"])
def test_chinese_arrives_from_a_stand_in_for_fcitx_4(
    desk: Desk, where: str, setting: str
) -> None:
    name = f"org.fcitx.Fcitx-{desk.environment['DISPLAY'].removeprefix(':')}"
    daemon = desk.start(sys.executable, "-m", "tests.typing.stand_in", name)
    daemon.wait_for("ready", lambda _: "ready" in daemon.heard)
    window = desk.open_window(where, **SETTINGS[setting])

    type_nihao(desk, window)

    window.wait_for("text", lambda text: text == "你好")
    assert window.heard["way"] == "client"


def test_latin_letters_arrive_where_there_is_no_daemon(desk: Desk) -> None:
    window = desk.open_window("field", QT_IM_MODULE="fcitx")

    desk.press_until(window, "x", "text", lambda text: text.startswith("x"))
