"""Results go to one place, complaints to the other."""

from __future__ import annotations

import json
import sys

import pytest

from printing.commands.console import complain, tell, tell_json
from printing.commands.progress import counted


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
