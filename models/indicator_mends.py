"""Puts right what stands in the wrong column of an indicator's row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.definitions.definition import Column
from models.findings import Severity
from models.keys import SIGN, TARGET, UNIT
from models.values.amount import is_amount
from models.values.signs import Sign, is_sign, normalise_sign, split_sign

QUANTITATIVE = "定量"
"""Some sheets say in the sign column only that there is an operator."""

MISPLACED = "sign_missing_or_misplaced"

_VALUE = re.compile(r"([+-]?[\d.,，]*\d)\s*(\D*)")
_BRACKETS = "()（）"


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing put right in a row, or to be put right.

    Attributes:
        key: The column that it is about.
        fault: What was wrong.
        remedy: What puts it right; "已" before it says that it is done.
    """

    key: str
    severity: Severity
    fault: str
    remedy: str
    rule: str = MISPLACED

    @property
    def done(self) -> str:
        """A sentence for what the importer has done."""
        return f"{self.fault}，已{self.remedy}，请核对"

    @property
    def advice(self) -> str:
        """A sentence for what the clerk should do."""
        return f"{self.fault}，请{self.remedy}"


def mend(
    texts: Mapping[str, str], columns: Sequence[Column]
) -> tuple[dict[str, str], tuple[Mend, ...]]:
    """Return the texts of a row, put right, and what was done.

    Texts only move between columns, or change as a message says.
    """
    mended = {key: text for key, text in texts.items() if text}
    labels = {each.key: each.label for each in columns if each.key}
    if SIGN not in labels:
        return mended, ()
    notes = [
        *_move_sign(mended, labels),
        *_swap_unit(mended, labels),
        *_split_target(mended, labels),
        *_normalise(mended),
    ]
    return mended, tuple(notes)


def split_joined(text: str) -> dict[str, str]:
    """Return the sign, target and unit that one text holds: ≥80米."""
    for word in (Sign.QUALITATIVE.value, Sign.OTHER_QUANTITATIVE.value):
        if text.startswith(word) and text != word:
            return {SIGN: word, TARGET: text.removeprefix(word).strip()}
    if is_sign(text):
        return {SIGN: text}
    sign, value = split_sign(text)
    found = _VALUE.fullmatch(value)
    if not found:
        return {SIGN: sign, TARGET: value}
    return {SIGN: sign, TARGET: found.group(1), UNIT: found.group(2).strip(_BRACKETS)}


def _move_sign(texts: dict[str, str], labels: Mapping[str, str]) -> Iterator[Mend]:
    """Move a sign out of another column; a text in its place goes there."""
    if is_sign(texts.get(SIGN, "")):
        return
    found = [key for key in labels if key != SIGN and is_sign(texts.get(key, ""))]
    if not found:
        return
    key = found[-1]
    sign, instead = texts.pop(key), texts.pop(SIGN, "")
    texts[SIGN] = sign
    if instead:
        texts[key] = instead
        yield Mend(SIGN, "error", f"“{sign}”与“{instead}”填反了列", "对调")
    else:
        fault, remedy = f"“{sign}”填在了“{labels[key]}”列", f"移到“{labels[SIGN]}”列"
        yield Mend(SIGN, "error", fault, remedy)


def _swap_unit(texts: dict[str, str], labels: Mapping[str, str]) -> Iterator[Mend]:
    """Change a number among the units for the unit among the targets."""
    target, unit = texts.get(TARGET, ""), texts.get(UNIT, "")
    if not target or any(map(str.isdigit, target)) or not is_amount(unit):
        return
    texts[TARGET], texts[UNIT] = unit, target
    fault = f"“{labels[TARGET]}”与“{labels[UNIT]}”填反了列"
    yield Mend(TARGET, "error", fault, "对调")


def _split_target(texts: dict[str, str], labels: Mapping[str, str]) -> Iterator[Mend]:
    """Part a target that was typed with its sign, and perhaps its unit."""
    typed, sign = texts.get(TARGET, ""), normalise_sign(texts.get(SIGN, ""))
    found, _ = split_sign(typed)
    if not found or sign not in ("", QUANTITATIVE, found):
        return
    parts = split_joined(typed)
    if UNIT not in labels or texts.get(UNIT):
        parts = dict(zip((SIGN, TARGET), split_sign(typed), strict=True))
    texts.update({key: text for key, text in parts.items() if text})
    shown = "、".join(f"“{text}”" for text in parts.values() if text)
    fault = f"“{typed}”把几列的内容写在一起"
    yield Mend(SIGN, "hint", fault, f"分成{shown}填入各列")


def _normalise(texts: dict[str, str]) -> Iterator[Mend]:
    typed = texts.get(SIGN, "")
    printed = normalise_sign(typed)
    if printed != typed:
        texts[SIGN] = printed
        fault = f"符号“{typed}”不是规范写法"
        yield Mend(SIGN, "hint", fault, f"改为“{printed}”")
