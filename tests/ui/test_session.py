"""A session keeps the form, its history, and its way to the disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from models.definition_file import definitions
from models.edits import Insert, Remove, SetText, Together, apply
from models.form import FORM as FIELDS
from models.form import Form, Place, Row
from tests import strategies
from tests.ui.forms import DEFINITION, FORM
from ui.saver import Saver
from ui.session import Session

PROJECT = definitions()["project_form_2026"]
YEAR = Place(FIELDS, "budget_year")
UNIT = Place(FIELDS, "reporting_unit")
TARGET = Place(1, "target")
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=timezone.utc)


class DiskFull(Exception):
    """What the store of these tests raises."""


class Store:
    """A store in memory that can be full, or slow."""

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self.is_full = False
        self.may_go = Event()
        self.may_go.set()

    def save(self, draft_id: str, form: Form) -> datetime:
        self.may_go.wait(5)
        if self.is_full:
            raise DiskFull("磁盘已满")
        self.forms.append(form)
        return NOON


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def session(qapp: object, store: Store) -> Iterator[Session]:
    saver = Saver(store.save, DiskFull)
    yield Session("a", FORM, DEFINITION, saver)
    saver.finish()


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
    store = Store()
    session = Session("a", form, PROJECT, Saver(store.save, DiskFull))
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
    session: Session, store: Store, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.saved, timeout=3000) as told:
        type_in(session, YEAR, "2027", "2028")

    assert told.args == [NOON]
    assert [form.fields["budget_year"] for form in store.forms] == ["2028"]
    assert session.is_saved


def test_save_now_writes_before_it_returns(session: Session, store: Store) -> None:
    type_in(session, YEAR, "2027")

    assert session.save_now() == ""
    assert store.forms == [session.form]


def test_save_now_writes_nothing_when_nothing_changed(
    session: Session, store: Store
) -> None:
    assert session.save_now() == ""
    assert store.forms == []


def test_of_several_waiting_forms_only_the_latest_is_written(
    session: Session, store: Store
) -> None:
    store.may_go.clear()
    for year in ("2027", "2028", "2029", "2030"):
        type_in(session, YEAR, year)
        session.save()
    store.may_go.set()
    session.save_now()

    assert len(store.forms) <= 2
    assert store.forms[-1].fields["budget_year"] == "2030"


def test_typing_while_a_save_runs_is_not_taken_for_saved(
    session: Session, store: Store, qtbot: QtBot
) -> None:
    store.may_go.clear()
    type_in(session, YEAR, "2027")
    session.save()
    type_in(session, YEAR, "2028")
    with qtbot.waitSignal(session.saved):
        store.may_go.set()

    assert not session.is_saved


def test_a_failed_save_is_told_and_the_next_one_works(
    session: Session, store: Store, qtbot: QtBot
) -> None:
    store.is_full = True
    type_in(session, YEAR, "2027")
    with qtbot.waitSignal(session.save_failed) as told:
        assert session.save_now() == "磁盘已满"
    assert told.args == ["磁盘已满"]
    assert session.fault == "磁盘已满"

    store.is_full = False
    with qtbot.waitSignal(session.saved):
        assert session.save_now() == ""
    assert session.fault == ""
    assert session.is_saved
