"""A session keeps the form, its history, and its way to the disk."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.edits import Insert, Remove, SetText, Together, apply
from models.form import FORM as FIELDS
from models.form import Form, Place, Row
from models.store.drafts import Drafts
from models.store.file_system import Disk
from tests import strategies
from tests.ui.forms import DEFINITION, FORM
from ui.drafts.saver import UNFINISHED, Saver
from ui.drafts.session import Session

PROJECT = definitions()["project_form_2026"]
YEAR = Place(FIELDS, "budget_year")
UNIT = Place(FIELDS, "reporting_unit")
TARGET = Place(1, "target")


class FickleDisk(Disk):
    """A disk that can be full, or slow."""

    def __init__(self) -> None:
        self.is_full = False
        self.may_go = Event()
        self.may_go.set()

    def create(self, path: Path) -> int:
        self.may_go.wait(5)
        if self.is_full:
            raise OSError(errno.ENOSPC, "full")
        return super().create(path)


@pytest.fixture
def disk() -> FickleDisk:
    return FickleDisk()


@pytest.fixture
def drafts(tmp_path: Path, disk: FickleDisk) -> Drafts:
    return Drafts(tmp_path, disk)


@pytest.fixture
def session(qapp: object, drafts: Drafts) -> Iterator[Session]:
    saver = Saver(drafts)
    yield Session(drafts.create(FORM), FORM, DEFINITION, saver)
    saver.finish()


def stored(session: Session, drafts: Drafts) -> Form:
    return drafts.open(session.draft_id).form


def type_in(session: Session, place: Place, *texts: str) -> None:
    for text in texts:
        session.type_text(place, text)


def names(session: Session) -> list[str]:
    return [session.history.text(each) for each in range(session.history.count())]


def test_typing_in_one_cell_is_one_step(session: Session) -> None:
    type_in(session, YEAR, "202", "20", "2027")

    assert names(session) == ["修改年度"]
    session.undo()
    assert session.form == FORM


def test_another_cell_begins_another_step(session: Session) -> None:
    type_in(session, YEAR, "2027")
    type_in(session, TARGET, "130", "135")

    assert names(session) == ["修改年度", "修改指标值"]


def test_coming_back_to_a_cell_begins_another_step(session: Session) -> None:
    type_in(session, YEAR, "2027")
    session.end_typing()
    type_in(session, YEAR, "2028")

    assert names(session) == ["修改年度", "修改年度"]


def test_typing_back_to_the_start_leaves_no_step(session: Session) -> None:
    type_in(session, YEAR, "2027", "2026")

    assert names(session) == []
    assert session.form == FORM


def test_typing_the_same_text_is_no_step(session: Session) -> None:
    type_in(session, YEAR, "2026")

    assert names(session) == []


def test_typing_after_undo_is_a_step_of_its_own(session: Session) -> None:
    type_in(session, YEAR, "2027", "2028")
    session.undo()
    type_in(session, YEAR, "2029")
    session.undo()

    assert session.form == FORM


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (Insert("quality", 0, Row(9)), "添加指标"),
        (Insert("main_tasks", 0, Row(9)), "添加任务"),
        (Remove(1), "删除指标"),
        (Together((Remove(1), Remove(2))), "删除指标等 2 处"),
        (SetText(UNIT, "某某办"), "修改填报单位（盖章）"),
    ],
)
def test_steps_have_names(session: Session, edit: SetText, name: str) -> None:
    session.perform(edit)

    assert names(session) == [name]


def test_an_edit_that_does_not_fit_leaves_all_as_it_was(session: Session) -> None:
    with pytest.raises(KeyError):
        session.perform(Together((Remove(1), Remove(1))))

    assert session.form == FORM
    assert names(session) == []


def test_every_change_is_told_with_its_edit(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.form_changed) as told:
        session.perform(Remove(1))

    assert told.args == [apply(FORM, Remove(1))[0], Remove(1)]


@given(st.data())
def test_undoing_all_gives_the_first_form_and_redoing_all_the_last(
    qapp: object, data: st.DataObject
) -> None:
    form = data.draw(strategies.forms())
    session = Session("a", form, PROJECT, Saver(Drafts(Path("nowhere"))))
    for edit in data.draw(strategies.walks(form)).edits:
        session.perform(edit, "一步")
    last = session.form

    while session.history.canUndo():
        session.undo()
    assert session.form == form

    while session.history.canRedo():
        session.redo()
    assert session.form == last


def test_the_form_is_saved_a_moment_after_the_last_key(
    session: Session, drafts: Drafts, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.saved, timeout=3000):
        type_in(session, YEAR, "2027", "2028")

    assert stored(session, drafts).fields["budget_year"] == "2028"
    assert session.is_saved


def test_save_now_writes_before_it_returns(session: Session, drafts: Drafts) -> None:
    type_in(session, YEAR, "2027")

    assert session.save_now() == ""
    assert stored(session, drafts) == session.form


def test_save_now_writes_nothing_when_nothing_changed(
    session: Session, drafts: Drafts
) -> None:
    before = drafts.open(session.draft_id).generation

    assert session.save_now() == ""
    assert drafts.open(session.draft_id).generation == before


def test_of_several_waiting_forms_only_the_latest_is_written(
    session: Session, drafts: Drafts, disk: FickleDisk
) -> None:
    before = drafts.open(session.draft_id).generation
    disk.may_go.clear()
    for year in ("2027", "2028", "2029", "2030"):
        type_in(session, YEAR, year)
        session.save()
    disk.may_go.set()
    session.save_now()

    assert stored(session, drafts).fields["budget_year"] == "2030"
    assert drafts.open(session.draft_id).generation <= before + 2


def test_typing_while_a_save_runs_is_not_taken_for_saved(
    session: Session, disk: FickleDisk, qtbot: QtBot
) -> None:
    disk.may_go.clear()
    type_in(session, YEAR, "2027")
    session.save()
    type_in(session, YEAR, "2028")
    with qtbot.waitSignal(session.saved):
        disk.may_go.set()

    assert not session.is_saved


def test_a_failed_save_is_told_and_the_next_one_works(
    session: Session, disk: FickleDisk, qtbot: QtBot
) -> None:
    disk.is_full = True
    type_in(session, YEAR, "2027")
    with qtbot.waitSignal(session.save_failed):
        assert "磁盘已满" in session.save_now()
    assert "磁盘已满" in session.fault

    disk.is_full = False
    with qtbot.waitSignal(session.saved):
        assert session.save_now() == ""
    assert session.fault == ""
    assert session.is_saved


def test_a_disk_that_does_not_answer_is_told(
    session: Session, drafts: Drafts, disk: FickleDisk
) -> None:
    saver = Saver(drafts)
    disk.may_go.clear()
    saver.save(session.draft_id, FORM)

    assert saver.finish(0.01) == UNFINISHED

    disk.may_go.set()
    assert saver.finish() == ""


def test_what_others_saved_is_never_written_over(
    drafts: Drafts, tmp_path: Path, qapp: object
) -> None:
    draft_id = drafts.create(FORM)
    saver = Saver(drafts)
    saver.expect(draft_id, drafts.open(draft_id).generation)
    session = Session(draft_id, FORM, DEFINITION, saver)
    others = replace(FORM, fields=Cells(budget_year="2030"))
    Drafts(tmp_path).save(draft_id, others)
    type_in(session, YEAR, "2027")

    assert "别处" in session.save_now()
    assert drafts.open(draft_id).form == others
