"""Results go to one place, complaints and progress to the other."""

from __future__ import annotations

import io
import json
import sys

import pytest

from printing.console import complain, counted, tell, tell_json


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
    """Return what each line of a terminal showed, one after the other."""
    return terminal.getvalue().split("\r")[1:]


def test_results_and_complaints_go_apart(capsys: pytest.CaptureFixture[str]) -> None:
    tell("结果")
    complain("问题")

    assert capsys.readouterr() == ("结果\n", "问题\n")


def test_json_keeps_its_characters(capsys: pytest.CaptureFixture[str]) -> None:
    tell_json({"单位": "𠮷"})

    assert json.loads(capsys.readouterr().out) == {"单位": "𠮷"}


def test_a_program_without_streams_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    tell("结果")
    complain("问题")

    assert list(counted([1, 2], 2, "读取")) == [1, 2]


def test_long_work_is_counted_and_wiped_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = look_on(monkeypatch)

    assert list(counted("甲乙", 2, "读取")) == ["甲", "乙"]
    assert seen(terminal) == ["读取 1/2", "读取 2/2", " " * 12, ""]


def test_work_that_breaks_off_is_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_on(monkeypatch)
    with pytest.raises(ZeroDivisionError):
        list(counted((1 // each for each in (1, 0)), 2, "读取"))

    assert seen(terminal) == ["读取 1/2", " " * 12, ""]


def test_one_thing_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_on(monkeypatch)
    list(counted([1], 1, "读取"))

    assert terminal.getvalue() == ""


def test_nobody_looking_on_sees_no_count(capsys: pytest.CaptureFixture[str]) -> None:
    list(counted([1, 2], 2, "读取"))

    assert capsys.readouterr().err == ""
