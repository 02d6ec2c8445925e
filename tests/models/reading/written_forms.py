"""Forms as clerks write them, with texts of any length, drawn from seeds.

Hypothesis has no room for so many choices.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from random import Random

from hypothesis import strategies as st

from models.cells import Cells
from models.definitions.definition import Column, Definition, Field
from models.form import Form, Row
from models.place_names import list_keys
from tests.printing.paper import in_margin

WORDS = (
    *("道路", "照明", "绿化", "档案", "整修", "按月巡查", "居民楼", "路灯", "排水管网"),
    *("一次", "窗口", "办理", "（含节假日）", "《办法》", "，", "。", "；", "、", "：", "——", "……"),
    *("4.98万元", "12次/年", "681.071914", "95%", "2026年", "3.5公里"),
    *("ISO9001", "Linux", "V10", "e-mail"),
)
BLANKS = (" ", "\n", "\n　　", "  ")
LONG = 400
"""Words: more than a page, whatever the width of the column."""

SEEDS = st.integers(0, int(os.environ.get("JIBIAO_SEEDS", "30")))
"""To try thousands of forms:
    JIBIAO_SEEDS=100000 make test \\
        ARGS="--hypothesis-profile=search tests/models/reading"
"""


def written_form(definition: Definition, seed: int, blanks: Iterable[str] = ()) -> Form:
    """Return a form of a definition with all fields and some rows.

    Texts begin and end with a character of their own, as a blank or a mark
    there says nothing.  They have blanks only if some are given.
    """
    random, words, margin = Random(seed), (*WORDS, *blanks), in_margin(definition)
    fields = {
        each.key: _field(random, each, words, is_short=each.key in margin)
        for each in definition.fields
    }
    form = Form(definition.id, definition.version, Cells(fields))
    for key in list_keys(definition):
        rows: list[Row] = []
        for _ in range(random.choice((0, 1, 1, 2, 3, 5))):
            texts = {
                column.key: _cell(random, column, words)
                for column in definition.columns_of(key)
            }
            rows.append(Row(form.next_id() + len(rows), Cells(texts)))
        form = form.with_rows(key, tuple(rows))
    return form


def _field(
    random: Random, field: Field, words: tuple[str, ...], *, is_short: bool
) -> str:
    if field.choices:
        return random.choice((*field.choices, ""))
    if is_short:
        return "2026" if field.kind == "year" else f"甲{random.randint(1, 99)}乙"
    lengths = (2, 30, 60, LONG) if field.kind == "long_text" else (1, 2, 4)
    if field.kind in ("amount", "percentage"):
        return f"{random.randint(1, 9999) / 100}"
    return _text(random, random.choice(lengths), words)


def _cell(random: Random, column: Column, words: tuple[str, ...]) -> str:
    """Return a text for a column; notes and the like may be blank."""
    given = {"sign": "≥", "target": f"{random.randint(1, 9999)}", "unit": "米"}
    if column.key in given:
        return given[column.key]
    is_needed = column.key in ("name", "task_name")
    if not is_needed and random.random() < 0.3:
        return ""
    if column.kind == "choice":
        return random.choice(column.choices)
    is_long = column.kind == "long_text"
    lengths = (1, 3, 5, 8, 20, 20, 40, LONG) if is_long else (1, 2)
    return _text(random, random.choice(lengths), words)


def _text(random: Random, count: int, words: tuple[str, ...]) -> str:
    """Return words; Latin ones are kept apart, where one ends is not told."""
    text = "甲"
    for _ in range(count):
        word = random.choice(words)
        text += "及" * (text[-1].isascii() and word[0].isascii()) + word
    return text + "乙"
