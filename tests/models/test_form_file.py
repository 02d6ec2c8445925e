"""A form is handed on as a file, whole or not at all."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given

from models.cells import Cells
from models.form import Form, Row, RowList
from models.form_data import form_from_data, form_to_data
from models.form_file import write_form_file
from models.reading import read_file
from models.reading.own_file import read_own
from models.reading.unreadable import Unfit
from models.store.draft_faults import FormTooLarge
from models.store.draft_history import DraftHistory
from models.store.draft_record import Record, about_form
from models.store.drafts import Drafts, DraftsUnwritable
from tests.pictures import tree
from tests.strategies import forms

LAMPS = """
    project_name: 更换路灯
    quantity
      安装路灯 | target=40
    """
HANDED_ON = ".jibiao"
TOLD = "已损坏或不完整，请对方重新发送，或从原处重新拷贝"


def fault(data: bytes) -> str:
    """Return what is said of a file that is handed on."""
    with pytest.raises(Unfit) as caught:
        read_own(data, HANDED_ON)
    return str(caught.value)


@given(forms())
def test_a_form_comes_back_as_it_was(form: Form) -> None:
    read = read_own(write_form_file(form), HANDED_ON)

    assert read.form == form_from_data(form_to_data(form))


def test_it_is_read_like_any_file(tmp_path: Path) -> None:
    path = tmp_path / "路灯.JIBIAO"
    path.write_bytes(write_form_file(tree(LAMPS)))
    (read,) = read_file(path)

    assert read.form == tree(LAMPS)


def test_the_same_form_gives_the_same_bytes() -> None:
    assert write_form_file(tree(LAMPS)) == write_form_file(tree(LAMPS))


def test_no_flipped_bit_goes_unnoticed() -> None:
    whole = write_form_file(tree(LAMPS))

    for at, byte in enumerate(whole):
        changed = whole[:at] + bytes([byte ^ 1]) + whole[at + 1 :]
        assert len(fault(changed).splitlines()) == 1


def test_no_lost_end_goes_unnoticed() -> None:
    whole = write_form_file(tree(LAMPS))

    assert {fault(whole[:end]) for end in range(1, len(whole))} == {TOLD}


def test_the_state_of_a_draft_has_another_way_out() -> None:
    with pytest.raises(Unfit, match="请从草稿列表里打开这份草稿的其他版本"):
        read_own(write_form_file(tree(LAMPS))[:-9], ".json")


def large(rows: int = 1, texts: int = 1, length: int = 1) -> Form:
    """Return a form of so many rows, of so many texts of that length."""
    cells = Cells({f"k{number}": "字" * length for number in range(texts)})
    made = tuple(Row(number, cells) for number in range(1, rows + 1))
    return Form("project_form_2026", lists=(RowList("quantity", made),))


LARGEST = [large(10_000), large(10_000, 10), large(25, 1, 200_000)]
TOO_LARGE = [
    large(10_001),
    large(10_000, 11),
    large(1, 1, 200_001),
    large(26, 1, 200_000),
]


@pytest.mark.parametrize("number", range(len(LARGEST)))
def test_what_can_be_kept_can_be_handed_on_and_read(
    number: int, tmp_path: Path
) -> None:
    form = LARGEST[number]
    draft_id = Drafts(tmp_path).create(form)

    assert Drafts(tmp_path).open(draft_id).form == form
    assert read_own(write_form_file(form), HANDED_ON).form == form


@pytest.mark.parametrize("number", range(len(TOO_LARGE)))
def test_what_has_grown_too_large_is_told_before_it_is_written(
    number: int, tmp_path: Path
) -> None:
    form = TOO_LARGE[number]
    drafts = Drafts(tmp_path)
    draft_id = drafts.create(tree(LAMPS))

    with pytest.raises(DraftsUnwritable, match="最多 1 万行.*分成几份表"):
        drafts.save(draft_id, form)
    with pytest.raises(DraftsUnwritable, match="最多 1 万行"):
        drafts.create(form)
    with pytest.raises(FormTooLarge, match="最多 1 万行"):
        write_form_file(form)
    assert drafts.open(draft_id).form == tree(LAMPS)


@pytest.mark.parametrize("number", range(len(TOO_LARGE)))
def test_what_is_too_large_is_not_read(number: int) -> None:
    data = json.dumps(form_to_data(TOO_LARGE[number])).encode()

    assert "内容太多" in fault(data)


def test_a_draft_of_before_that_is_larger_still_opens(tmp_path: Path) -> None:
    form = large(12_000)
    drafts = Drafts(tmp_path)
    draft_id = drafts.create(tree(LAMPS))
    history = DraftHistory(tmp_path / "drafts" / draft_id, tmp_path / "last" / draft_id)
    history.add(Record(form, about_form(form, datetime.now().astimezone())), None)

    drafts.remove(draft_id)

    assert Drafts(tmp_path).open(draft_id).form == form
