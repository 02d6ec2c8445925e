"""Which level of the tree a row of a file belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from models.definitions.definition import FirstLevel, SecondLevel
from models.definitions.labels import TreeLabels, fold_level
from models.reading.recognition.form_builder import Repair

MISPLACED = "level_misplaced"


@dataclass(frozen=True, slots=True)
class Level:
    """A first level, and the second under it where it is known.

    Attributes:
        unknown: The text of a level that the form does not have.  Rows under
            it are nobody's until another level is named; where it is a
            first level, until another first is.
    """

    first: FirstLevel | None = None
    second: SecondLevel | None = None
    unknown: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether the first level itself is unknown."""
        return bool(self.unknown) and self.first is None

    def with_only_second(self) -> Level:
        """Return it with its second, where its first has just that one."""
        if self.second or self.unknown or not self.first:
            return self
        if len(self.first.second_levels) > 1:
            return self
        return Level(self.first, self.first.second_levels[0])


@dataclass(frozen=True, slots=True)
class Step:
    """What one level cell says.

    Attributes:
        is_known: Whether the text names a level of the form.
        repair: What was put right, or what could not be.
    """

    level: Level
    is_known: bool = True
    repair: Repair | None = None


def read_first(level: Level, text: str, column: str, labels: TreeLabels) -> Step:
    """Return where a text in the first level's column leads."""
    first = labels.first_level(text)
    pair = labels.second_level(text, level.first)
    if first:
        return Step(level if first is level.first else Level(first))
    if pair:
        done = f"是二级指标，却填在“{column}”列，已归到“{pair[0].name}”下"
        return Step(Level(*pair), repair=_misplaced(text, column, done))
    return Step(Level(unknown=text), is_known=False, repair=_unknown(text, column))


def read_second(level: Level, text: str, column: str, labels: TreeLabels) -> Step:
    """Return where a text in the second level's column leads."""
    pair = labels.second_level(text, level.first)
    first = labels.first_level(text)
    if level.is_lost:
        return Step(level, is_known=False)
    if pair:
        is_astray = level.first not in (None, pair[0])
        done = f"不属于上面的一级指标，已归到“{pair[0].name}”下"
        repair = _misplaced(text, column, done) if is_astray else None
        return Step(Level(*pair), repair=repair)
    if first:
        done = f"是一级指标，却填在“{column}”列，已按一级指标读入"
        repair = _misplaced(text, column, done)
        return Step(Level(first), repair=repair)
    only = Level(level.first).with_only_second()
    if only.first and only.second and _is_kin(text, only.first):
        return Step(only, is_known=False, repair=_renamed(text, column, only.second))
    unknown = Level(level.first, unknown=text)
    return Step(unknown, is_known=False, repair=_unknown(text, column))


def _is_kin(text: str, first: FirstLevel) -> bool:
    """Return whether a second level has its first one's name: 居民满意度."""
    return fold_level(first.name) in fold_level(text)


def _misplaced(text: str, column: str, done: str) -> Repair:
    message = f"“{text}”{done}，请核对"
    return Repair(MISPLACED, "error", message, where=column)


def _unknown(text: str, column: str) -> Repair:
    message = f"“{text}”不是本表的指标级别，其下各行没有读入，请对照未读入的内容补录"
    return Repair("level_unknown", "error", message, where=column)


def _renamed(text: str, column: str, second: SecondLevel) -> Repair:
    message = f"“{text}”不是本表的指标级别，其下各行已归入“{second.name}”，请核对"
    return Repair("level_unknown", "warning", message, where=column)
