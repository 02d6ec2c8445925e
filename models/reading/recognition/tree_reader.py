"""Reads rows of indicators, and finds the level each belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.definitions.definition import Column, band_columns, list_key
from models.definitions.label_words import is_label
from models.definitions.labels import TreeLabels, fold, has_points
from models.form import Place
from models.indicator_mends import mend, split_joined
from models.keys import FIRST_LEVEL, NAME, SIGN, TARGET
from models.reading.recognition.column_shift import ColumnShift, find_shift
from models.reading.recognition.form_builder import FormBuilder, Repair
from models.reading.recognition.heads import Head
from models.reading.recognition.tree_levels import (
    MISPLACED,
    Level,
    Step,
    read_first,
    read_second,
)
from models.reading.source_grid import SourceCell, SourceRow
from models.values.cleaning import clean


@dataclass(frozen=True, slots=True)
class _Found:
    """A cell with the column it is taken for."""

    cell: SourceCell
    column: Column

    @property
    def text(self) -> str:
        """What is in the cell."""
        return clean(self.cell.text)

    @property
    def key(self) -> str:
        """The key of the text, of the target where several are joined."""
        return self.column.key or TARGET


@dataclass(frozen=True, slots=True)
class _Line:
    """The texts of one row, of one of the trees side by side.

    Attributes:
        cells: All of the row that are of that tree, levels too.
    """

    band: str
    found: tuple[_Found, ...]
    cells: tuple[SourceCell, ...] = ()
    repairs: tuple[Repair, ...] = ()


class TreeReader:
    """Reads the rows under one head; levels carry on from row to row.

    A row that names no level belongs to the one above it.  Rows under a
    first level whose second is still to come wait for it: some clerks type
    the label into the middle row of its group.
    """

    def __init__(self, labels: TreeLabels, head: Head, builder: FormBuilder) -> None:
        self._labels, self._head, self._builder = labels, head, builder
        self._levels = dict.fromkeys(labels.block.bands, Level())
        self._waiting: list[_Line] = []

    def use_head(self, head: Head) -> None:
        """Go on under another head, on the next page."""
        self._head = head

    def add_to_head(self, head: Head) -> None:
        """Tell apart the columns of a group, by the second row of a head."""
        self._head = self._head.with_more(head)

    def has_text_at(self, cell: SourceCell) -> bool:
        """Return whether a cell stands where the clerk types a text."""
        slot = self._head.slot(cell)
        return bool(slot and slot.column and not slot.column.is_level)

    def read(self, row: SourceRow) -> bool:
        """Read a row, and return whether it was one of this tree."""
        cells = self._without_side(row.cells)
        if cells is None:
            return False
        shift = find_shift(cells, self._head, self._labels)
        found = list(self._columns(cells, shift))
        if self._is_astray(found):
            return False
        moved = (Repair(MISPLACED, "error", shift.fault),) if shift.fault else ()
        for band in self._labels.block.bands:
            here = [each for each in found if each.column.band in (band, "")]
            repairs = self._read_levels(band, here)
            texts = tuple(each for each in here if not each.column.is_level)
            of_others = {each.cell for each in found} - {each.cell for each in here}
            own = tuple(each for each in cells if each not in of_others)
            self._read_line(_Line(band, texts, own, (*moved, *repairs)))
        return True

    def _without_side(self, cells: Sequence[SourceCell]) -> Sequence[SourceCell] | None:
        """Return the cells but the label at the left; None for other rows."""
        slots = self._head.slots
        if not cells or not slots or cells[0].column >= slots[0].start:
            return cells
        if fold(cells[0].text) not in self._labels.sides:
            return None
        self._builder.claim(cells[0])
        return cells[1:]

    def _is_astray(self, found: Sequence[_Found]) -> bool:
        """Return whether a row begins with no level, and names nothing.

        So do rows of sums, signatures and opinions at the foot of a tree.
        """
        if not found or found[0].column.key != FIRST_LEVEL:
            return False
        if any(self._labels.is_level(each.text) for each in found):
            return False
        has_name = any(each.key == NAME for each in found)
        return not has_name or _is_of_foot(found[0].text)

    def _columns(
        self, cells: Sequence[SourceCell], shift: ColumnShift
    ) -> Iterator[_Found]:
        """Yield the cells whose columns the form has, each column once."""
        taken: set[int] = set()
        for cell in cells:
            slot = self._head.slot(cell, shift.of(cell))
            if slot and slot.column and slot.start not in taken:
                taken.add(slot.start)
                yield _Found(cell, slot.column)
            elif slot:
                self._builder.name_column(cell, slot.name)

    def _read_levels(self, band: str, found: Sequence[_Found]) -> tuple[Repair, ...]:
        """Follow a row's level cells, and return what was put right."""
        level, repairs = self._levels[band], []
        for each in found:
            if each.column.is_level:
                step = self._step(level, each)
                level = step.level
                repairs += [step.repair] if step.repair else []
        self._go_to(band, level.with_only_second())
        return tuple(repairs)

    def _step(self, level: Level, found: _Found) -> Step:
        read = read_first if found.column.key == FIRST_LEVEL else read_second
        step = read(level, found.text, found.column.label, self._labels)
        if step.is_known and not has_points(found.text):
            self._builder.claim(found.cell)
        else:
            self._builder.name_column(found.cell, found.column.label)
        return step

    def _go_to(self, band: str, level: Level) -> None:
        """Enter a level, and read the rows that waited for it."""
        same_first = level.first is self._levels[band].first
        self._levels[band] = level
        waited = [line for line in self._waiting if line.band == band]
        if waited and (level.second or not same_first):
            self._waiting = [line for line in self._waiting if line.band != band]
            for line in waited if same_first else ():
                self._read_line(line)

    def _read_line(self, line: _Line) -> None:
        """Make an indicator of a row's texts, if the row has any."""
        level = self._levels[line.band]
        if line.found and level.second:
            self._add(list_key(line.band, level.second), line)
            return
        self._leave(line, _level_above(line, level))
        for repair in line.repairs:
            self._builder.note(repair)
        if line.found and level.first and not level.unknown:
            self._waiting.append(replace(line, repairs=()))

    def _leave(self, line: _Line, above: str) -> None:
        """Leave a row among the unread, whole, with the level above it."""
        self._builder.leave_together(line.cells)
        for each in line.found:
            self._builder.name_column(each.cell, each.column.label)
        for each in line.found[: bool(above)]:
            self._builder.name_column(each.cell, f"{above} › {each.column.label}")

    def _add(self, key: str, line: _Line) -> None:
        has_sign = any(each.key == SIGN for each in line.found)
        line = self._without_doubles(line, has_sign=has_sign)
        texts: dict[str, str] = {}
        for each in line.found:
            texts |= _texts_of(each, has_sign=has_sign)
        mended, mends = mend(texts, band_columns(self._labels.block, line.band))
        row_id = self._builder.add_row(key, mended)
        for repair in line.repairs:
            self._builder.note(replace(repair, place=Place(row_id, NAME), where=""))
        for each in line.found:
            for text_key in _texts_of(each, has_sign=has_sign):
                place = Place(row_id, _gone_to(text_key, texts, mended))
                self._builder.trace(each.cell, place)
            self._builder.note_cleaning(each.cell.text, Place(row_id, each.key))
        for right in mends:
            place = Place(row_id, right.key)
            self._builder.note(Repair(right.rule, right.severity, right.done, place))

    def _without_doubles(self, line: _Line, *, has_sign: bool) -> _Line:
        """Return a row with each text once; what comes again is unread.

        A sheet may have a value whole, and once more by its parts.
        """
        kept: list[_Found] = []
        taken: set[str] = set()
        for each in line.found:
            keys = _texts_of(each, has_sign=has_sign).keys()
            if taken.isdisjoint(keys):
                kept.append(each)
                taken |= keys
            else:
                self._builder.name_column(each.cell, each.column.label)
        return replace(line, found=tuple(kept))


def _level_above(line: _Line, level: Level) -> str:
    """Return the level to tell a row with, "" where its own texts name it."""
    if level.unknown:
        is_named = any(clean(cell.text) == level.unknown for cell in line.cells)
        return "" if is_named else level.unknown
    return level.first.name if level.first else ""


def _texts_of(found: _Found, *, has_sign: bool) -> dict[str, str]:
    """Return the texts of a cell by key: several where it holds a join."""
    if not found.column.join or has_sign:
        return {found.key: found.text}
    return {key: text for key, text in split_joined(found.text).items() if text}


def _is_of_foot(text: str) -> bool:
    """Return whether a text is a label, and cannot be meant for a level."""
    return is_label(text) and not fold(text).endswith(("指标", "目标"))


def _gone_to(key: str, typed: Mapping[str, str], mended: Mapping[str, str]) -> str:
    """Return the key under which a text is, once the row has been mended."""
    text = typed[key]
    if mended.get(key) == text:
        return key
    same = [each for each in mended if mended[each] == text]
    fresh = [each for each in mended if mended[each] and each not in typed]
    # A sign is normalised in its place; what left its place is elsewhere.
    rest = [key] if mended.get(key) else fresh
    return next(iter([*same, *rest]), key)
