"""The foot, the title and the bar over the form say how the draft stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from models.definitions.definition_file import definitions
from models.findings import Finding
from models.form import FORM, Place
from tests.pictures import tree
from ui.drafts.session import Session
from ui.status import amount_in_words, left_blank_in_words, problems_in_words
from ui.workspace import Workspace

LAMPS = tree("amount_unit: 万元\nannual_budget: 12.5\nproject_name: 更换路灯")
PROJECT = definitions()["project_form_2026"]
FAULT = Finding("dates", "error", "完成时间", "日期不对")
BLANK = Finding("blank", "error", "项目名称", "没有填", is_missing=True)


class Work(QObject):
    """Something that takes a while."""

    begun = Signal(str)
    rested = Signal()


@pytest.fixture
def session(window: Workspace) -> Session:
    """Return a draft that is open and safe."""
    window.open_draft(window.store.create(LAMPS))
    assert window.draft.session is not None
    return window.draft.session


def message(window: Workspace) -> str:
    return window.frame.statusBar().currentMessage()


def test_each_key_makes_the_draft_unsafe_and_saving_makes_it_safe(
    window: Workspace, session: Session, qtbot: QtBot
) -> None:
    assert window.status_in_words.startswith("已保存")

    session.type_text(Place(FORM, "annual_budget"), "13")
    assert window.status_in_words.startswith("正在保存…")

    with qtbot.waitSignal(session.saved):
        window.draft.save_now()
    assert window.status_in_words.startswith("已保存")


def test_the_amount_that_a_form_is_about_stands_last(
    window: Workspace, session: Session
) -> None:
    assert window.status_in_words.endswith("12.5 万元")


def test_without_a_draft_there_is_nothing_to_say(
    window: Workspace, session: Session
) -> None:
    window.draft.close()

    assert window.status_in_words == ""
    assert window.frame.windowTitle() == "绩表"


def test_two_kinds_of_work_are_told_apart(window: Workspace) -> None:
    reading, moving = Work(window), Work(window)
    for each in (reading, moving):
        window.status.follow_work(each.begun, each.rested)

    reading.begun.emit("正在读取…")
    moving.begun.emit("正在移入回收站…")
    reading.rested.emit()
    assert message(window) == "正在移入回收站…"

    moving.rested.emit()
    assert message(window) == ""


def test_what_was_done_outlasts_the_work_that_did_it(window: Workspace) -> None:
    work = Work(window)
    window.status.follow_work(work.begun, work.rested)
    work.begun.emit("正在读取…")
    window.status.say("读入了 2 份")
    work.rested.emit()

    assert message(window) == "读入了 2 份"


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ([FAULT, BLANK, BLANK], "1 个问题，还没填 2 项"),
        ([FAULT], "1 个问题"),
        ([BLANK], "还没填 1 项"),
        ([], "没有发现问题"),
    ],
)
def test_blanks_are_counted_apart_from_problems(
    findings: list[Finding], words: str
) -> None:
    assert problems_in_words(findings) == words


def test_of_many_blanks_eight_are_named() -> None:
    named = "、".join(["项目名称"] * 8)

    assert left_blank_in_words([BLANK] * 9) == f"这份表还有 9 项没填：{named}等。"
    assert left_blank_in_words([]) == ""


def test_a_form_without_an_amount_says_none() -> None:
    assert amount_in_words(tree("project_name: 更换路灯"), PROJECT) == ""
