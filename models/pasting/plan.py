"""What a paste would do: which edits, over what, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.definitions.definition import Definition
from models.edits import Edit
from models.form_data import clip
from models.place_names import list_name

MOST_SHOWN = 8
"""Texts that a sentence names one by one."""

LONGEST_SHOWN = 16


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What a table would do to a form.

    Attributes:
        edits: One step of the history; none where nothing would change.
        placed: How many rows go to which list, where levels or a head say.
        replaced: Filled cells that are written over.
        left: Texts that find no place.
        remarks: Sentences about what was read otherwise than it looks.
    """

    edits: tuple[Edit, ...] = ()
    placed: tuple[tuple[str, int], ...] = ()
    replaced: int = 0
    left: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_to_be_asked(self) -> bool:
        """Whether it writes over cells though not all of it has a place."""
        return bool(self.edits and self.replaced and self.left)


def done_in_words(plan: PastePlan, definition: Definition) -> str:
    """Return what a paste did, "" where all is as one would expect."""
    return "；".join(_done(plan, definition))


def asked_in_words(plan: PastePlan) -> str:
    """Return what a paste would do that waits for the clerk's word."""
    rest = f"放入其余的会替换 {plan.replaced} 格原有的内容，所以还没有粘贴"
    return f"{_left(plan.left)}；{rest}"


def _done(plan: PastePlan, definition: Definition) -> Iterator[str]:
    if plan.placed:
        total = sum(count for _, count in plan.placed)
        parts = [f"{_short(key, definition)} {count}" for key, count in plan.placed]
        yield f"放入 {total} 条：{'、'.join(parts)}"
    if plan.replaced:
        yield f"替换了 {plan.replaced} 格原有的内容"
    if plan.left:
        yield _left(plan.left)
    yield from _told(plan.remarks)


def _left(left: Sequence[str]) -> str:
    shown = [f"“{_one_line(each)}”" for each in left[:MOST_SHOWN]]
    more = "等" if len(left) > MOST_SHOWN else ""
    return f"有 {len(left)} 格放不下，没有放入：{'、'.join(shown)}{more}"


def _told(remarks: Sequence[str]) -> Iterator[str]:
    different = list(dict.fromkeys(each.rstrip("。") for each in remarks))
    yield from different[:2]
    if len(different) > 2:
        yield f"另有 {len(different) - 2} 处读入时有改动，请核对"


def _short(list_key: str, definition: Definition) -> str:
    """Return a level as one says it: 数量, not 产出指标 › 数量指标."""
    *before, name = list_name(list_key, definition).split(" › ")
    band = before[0] if len(before) > 1 else ""
    return f"{band}{name.removesuffix('指标') or name}"


def _one_line(text: str) -> str:
    return clip(" ".join(text.split()), LONGEST_SHOWN)
