"""Whatever a command refuses, it says what of, what is wrong, what to do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import printing
from models.store.draft_faults import FormTooLarge
from printing.commands.batch import work_on
from printing.commands.console import Refused
from printing.commands.sources import BatchItem

FOLDER = Path(printing.__path__[0])
REFUSING = ("Refused", "WorkersLost", "_lost", "complaint")
"""What is called with a sentence; self._lost() puts the cluster before it."""
PASSED_ON = ("{error}", "{reason}")
"""What somebody else has worded to its end."""
WHAT_TO_DO = ("请", "可用")


def sentences() -> Iterator[tuple[str, str]]:
    """Yield who refuses, and each sentence that is worded in printing."""
    for path in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _worded(ast.unparse(node.func).split(".")[-1], node.args)
                for each in node.keywords:
                    yield from _worded(each.arg or "", [each.value])


def _worded(name: str, said: list[ast.expr]) -> Iterator[tuple[str, str]]:
    for each in said:
        text = ast.unparse(each)
        if name in REFUSING and not any(each in text for each in PASSED_ON):
            if any("\u4e00" <= c <= "\u9fff" for c in text):
                yield name, text


def test_every_refusal_names_its_subject_and_says_what_to_do() -> None:
    found = list(sentences())
    poor = [
        text
        for name, text in found
        if not any(word in text for word in WHAT_TO_DO)
        or ("“" not in text and name != "_lost")
    ]

    assert len(found) > 10
    assert poor == []


@pytest.mark.parametrize("typed", ["“甲”写不进去，请换一个", "“甲”写不进去，请换一个。"])
def test_it_ends_with_one_full_stop_whoever_worded_it(typed: str) -> None:
    assert str(Refused(typed)) == "“甲”写不进去，请换一个。"


def test_a_form_that_is_too_large_to_hand_on_is_named(tmp_path: Path) -> None:
    def too_large(read: object) -> None:
        raise FormTooLarge

    path = tmp_path / "路灯.txt"
    path.write_text("项目支出绩效目标表\n项目名称：更换路灯\n", encoding="utf-8")
    complaint = work_on(BatchItem(str(path)), too_large).complaint

    assert "路灯.txt" in complaint
    assert complaint.endswith("。")
