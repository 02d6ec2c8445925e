"""Long work is counted on one line, which is gone in the end."""

from __future__ import annotations

import io
import os
import sys
from itertools import count

import pytest

from printing.commands.progress import Progress, counted, duration


class Terminal(io.StringIO):
    """Standard error with somebody looking on."""

    def isatty(self) -> bool:
        return True


def look_on(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of standard error, and return it."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    return terminal


def seen(terminal: Terminal) -> list[str]:
    """Return what the line showed, one after the other."""
    return [each.rstrip() for each in terminal.getvalue().split("\r")[1:]]


def progress(total: int, seconds: float) -> Progress:
    """Return the progress of things that take so many seconds each."""
    now = count(0, seconds)
    return Progress(total, "导出", lambda: next(now))


def test_the_line_tells_count_and_share_and_time_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = look_on(monkeypatch)
    with progress(4, 30) as bar:
        bar.step()
        bar.step()

    assert seen(terminal) == [
        "导出 [------------------------] 0/4  0%",
        "导出 [######------------------] 1/4  25%  还需 1 分 30 秒",
        "导出 [############------------] 2/4  50%  还需 1 分 0 秒",
        "",
        "",
    ]


def test_the_line_is_wiped_in_all_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_on(monkeypatch)
    with progress(4, 30) as bar:
        bar.step()
    columns = len(seen(terminal)[1]) + len("导出还需分秒")

    assert terminal.getvalue().endswith(f"秒\r{' ' * columns}\r")


def test_a_shorter_line_leaves_nothing_of_a_longer_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = look_on(monkeypatch)
    with progress(2, 30) as bar:
        bar.step()
        bar.step()
    last = terminal.getvalue().split("\r")[3]

    assert last.endswith("2/2  100%" + " " * 11)


def test_what_is_printed_in_between_begins_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = look_on(monkeypatch)
    with progress(2, 30) as bar:
        bar.wipe()
        print("坏.txt", file=sys.stderr)

    assert seen(terminal)[1:] == ["", "坏.txt"]


def test_quick_steps_are_not_all_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_on(monkeypatch)
    with progress(1_000, 0.01) as bar:
        for _ in range(1_000):
            bar.step()

    assert len(seen(terminal)) < 120


def test_the_time_left_is_not_guessed_too_early(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = look_on(monkeypatch)
    with progress(9, 0.5) as bar:
        bar.step()

    assert seen(terminal)[1].endswith("1/9  11%")


@pytest.mark.parametrize(
    ("columns", "line"), [(40, "导出 1/3  33%  还需 8 秒"), (12, "1/3"), (3, "")]
)
def test_a_narrow_terminal_has_a_shorter_line(
    monkeypatch: pytest.MonkeyPatch, columns: int, line: str
) -> None:
    terminal = look_on(monkeypatch)
    size = os.terminal_size((columns, 24))
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: size)
    monkeypatch.setattr(terminal, "fileno", lambda: 2)
    with progress(3, 4) as bar:
        bar.step()

    assert seen(terminal)[1] == line


def test_work_that_breaks_off_is_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_on(monkeypatch)
    with pytest.raises(ZeroDivisionError):
        list(counted((1 // each for each in (1, 0)), 2, "读取"))

    assert seen(terminal)[-1] == ""


def test_one_thing_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_on(monkeypatch)
    assert list(counted([1], 1, "读取")) == [1]
    assert terminal.getvalue() == ""


def test_nobody_looking_on_sees_no_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(counted([1, 2], 2, "读取")) == [1, 2]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "不到 1 秒"),
        (59.4, "59 秒"),
        (59.6, "1 分 0 秒"),
        (80, "1 分 20 秒"),
        (7_500, "2 小时 5 分"),
    ],
)
def test_a_length_of_time_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words
