"""A form is handed on as a file, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from models.form import Form
from models.form_data import form_from_data, form_to_data
from models.form_file import write_form_file
from models.reading import Unreadable, read_file
from models.reading.own_file import read_own
from tests.pictures import tree
from tests.strategies import forms

LAMPS = """
    project_name: 更换路灯
    quantity
      安装路灯 | target=40
    """
HANDED_ON = Path("路灯.jibiao")
TOLD = "文件“路灯.jibiao”已损坏或不完整，请对方重新发送，或从原处重新拷贝"


def fault(data: bytes) -> str:
    """Return what is said of a file that is handed on."""
    with pytest.raises(Unreadable) as caught:
        read_own(HANDED_ON, data)
    return str(caught.value)


@given(forms())
def test_a_form_comes_back_as_it_was(form: Form) -> None:
    read = read_own(HANDED_ON, write_form_file(form))

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
    with pytest.raises(Unreadable, match="请从草稿列表里打开这份草稿的其他版本"):
        read_own(Path("g000000001.json"), write_form_file(tree(LAMPS))[:-9])
