"""The usual answers offered for a field or a column."""

from __future__ import annotations

from collections.abc import Mapping

from models.definitions.definition import Column, Field, TextKind

SIGNS = ("≥", "＞", "=", "＜", "≤", "定性")
UNITS = (
    "%", "个", "台", "套", "件", "次", "人", "人次", "户", "家", "场", "期",
    "份", "篇", "册", "项", "平方米", "公里", "小时", "天", "元", "万元",
)  # fmt: skip
ANSWERS: Mapping[TextKind, tuple[str, ...]] = {"sign": SIGNS, "unit": UNITS}


def usual_answers(question: Field | Column) -> tuple[str, ...]:
    """Return what may be picked; anything else can be typed all the same."""
    if question.choices:
        return question.choices
    return ANSWERS.get(question.kind, ())
