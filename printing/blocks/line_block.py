"""Lines of text between two tables as a block without rules."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from models.definitions.definition import LineBlock
from models.form import Form
from printing.block import SetBlock, SetRow, block_of
from printing.setting import TypeSetting
from printing.style import LINE_GAP
from printing.text_lines import ALIGNS, FilledLine, filled_lines, rooms_of


def set_line_block(form: Form, block: LineBlock, setting: TypeSetting) -> SetBlock:
    """Return lines between tables as a block, with the form's texts."""
    filled = filled_lines(block.lines, form, setting)
    rows = [_line_row(each, setting) for each in filled]
    return replace(block_of(rows, (), setting), lines=block.lines)


@lru_cache(maxsize=256)
def _line_row(filled: FilledLine, setting: TypeSetting) -> SetRow:
    """Return one line; a text too wide for its share of it is broken."""
    rooms = rooms_of(filled.line, setting, filled.kept)
    gap = setting.style.size * LINE_GAP
    above = filled.line.above * setting.style.leading + gap
    cells = []
    for text, room, align, owners in zip(
        filled.texts, rooms, ALIGNS, filled.owners, strict=True
    ):
        if text:
            cell = setting.line(text, room[1], align, owners)
            cells.append(replace(cell, left=room[0], pad_y=above, at_top=True))
    tallest = max((len(each.lines) * each.leading for each in cells), default=0.0)
    return SetRow(
        cells=tuple(cells),
        height=above + tallest + gap,
        edges=(),
        bottoms=(),
        is_troubled=any(each.is_troubled for each in cells),
    )
