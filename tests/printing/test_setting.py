"""A sheet sets the texts in its tables and around them in one way."""

from __future__ import annotations

import pytest

from models.definitions.definition_file import definitions
from printing.fonts.faces import bundled_faces
from printing.setting import setting_of

SETTING = setting_of(definitions()["project_form_2026"], bundled_faces())
EM = SETTING.style.size


def test_a_line_stands_where_the_same_cell_without_padding_would() -> None:
    cell = SETTING.cell("填报单位", 0.0, 40 * EM, align="left")
    line = SETTING.line("填报单位", 40 * EM, "left")
    (in_cell,), (in_line,) = cell.texts(cell.height), line.texts(line.height)

    assert in_cell.x == pytest.approx(in_line.x + SETTING.style.pad_x)
    assert in_cell.y == pytest.approx(in_line.y + SETTING.style.pad_y)


def test_a_line_is_broken_at_its_width_and_never_shrinks() -> None:
    line = SETTING.line("1234567890", 3 * EM, "left")

    assert len(line.lines) > 1
    assert line.size == EM
    assert line.height == len(line.lines) * SETTING.style.leading


def test_where_nothing_is_typed_a_line_has_no_height() -> None:
    assert SETTING.line("", 40 * EM, "left").height == 0


def test_the_title_has_its_own_size() -> None:
    title = SETTING.line("绩效目标表", 40 * EM, "centre", is_title=True)

    assert title.size == SETTING.style.title_size
