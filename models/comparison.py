"""What differs between two states of a form, cell by cell and row by row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from models.cells import Cells
from models.definitions.definition import Definition
from models.edits import Edit, Insert, Move, Remove, SetText, perform
from models.form import FORM, Form, Place, Row
from models.place_names import list_keys, list_name, place_name
from models.working_form import WorkingForm

Kind = Literal["changed", "added", "removed", "moved"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different in the later form.

    Attributes:
        where: The place in words: 产出指标 › 数量指标 第2条 › 指标值.
        before, after: The texts there; of a row, all its texts.  Of a row
            that moved, where it stood and where it stands.
        place: The cell, or the row with key ""; it is in the later form,
            but for what was removed.
        edit: What makes the difference, all edits of a comparison in turn.
    """

    kind: Kind
    where: str
    before: str
    after: str
    place: Place
    edit: Edit


def compare(
    before: Form, after: Form, definition: Definition
) -> tuple[Difference, ...]:
    """Return what differs, nothing where the two forms show the same.

    Rows are the same if their ids are, or else if their texts are.  Edits
    done in turn lead from the one form to the other, but for the ids of rows
    that were matched by their texts or had to be given anew.
    """
    return tuple(_Comparison(before, after, definition).differences())


class _Comparison:
    """Two forms, and which row of the one is which row of the other.

    Attributes:
        now: The earlier form, with the edits done that were yielded.
    """

    def __init__(self, before: Form, after: Form, definition: Definition) -> None:
        self.now = WorkingForm(before)
        self._before, self._after, self._definition = before, after, definition
        self._earlier = _matched(before, after)
        self._next_id = max(before.next_id(), after.next_id())

    def differences(self) -> Iterator[Difference]:
        """Yield the differences: fields, rows gone, then list by list."""
        for each in self._found():
            perform(self.now, each.edit)
            yield each

    def _found(self) -> Iterator[Difference]:
        printed = [each.key for each in self._definition.fields]
        fields = self._before.fields, self._after.fields
        yield from self._texts(FORM, FORM, *fields, printed)
        yield from self._removed()
        for key in self._list_keys():
            yield from self._rows(key)

    def _texts(
        self,
        earlier: int,
        later: int,
        before: Cells,
        after: Cells,
        printed: Sequence[str],
    ) -> Iterator[Difference]:
        for key in _in_order_of({*before, *after}, printed):
            if before[key] != after[key]:
                place = Place(later, key)
                where = place_name(place, self._after, self._definition)
                edit = SetText(Place(earlier, key), after[key])
                yield Difference(
                    "changed", where, before[key], after[key], place, edit
                )

    def _removed(self) -> Iterator[Difference]:
        staying = set(self._earlier.values())
        for row in self._before.all_rows():
            if row.id not in staying:
                place = Place(row.id, "")
                where = self._row_name(self._before, row.id)
                text = self._row_text(self._before, row)
                yield Difference("removed", where, text, "", place, Remove(row.id))

    def _rows(self, key: str) -> Iterator[Difference]:
        """Yield the differences in one list, from the top down."""
        rows = self._after.rows(key)
        still = _in_order(
            [self._position(self._earlier.get(row.id), key) for row in rows]
        )
        previous = FORM
        for at, row in enumerate(rows):
            earlier = self._earlier.get(row.id)
            if earlier is None:
                yield (added := self._added(key, row, previous))
                assert isinstance(added.edit, Insert)
                previous = added.edit.row.id
                continue
            if at not in still:
                yield self._moved(key, row, earlier, previous)
            was = self._before.find(earlier)[2]
            columns = self._columns(key)
            yield from self._texts(earlier, row.id, was.cells, row.cells, columns)
            previous = earlier

    def _added(self, key: str, row: Row, previous: int) -> Difference:
        row_id = row.id
        if self.now.has(row_id):
            row_id, self._next_id = self._next_id, self._next_id + 1
        place, where = Place(row.id, ""), self._row_name(self._after, row.id)
        edit = Insert(key, self._behind(previous, None), replace(row, id=row_id))
        text = self._row_text(self._after, row)
        return Difference("added", where, "", text, place, edit)

    def _moved(self, key: str, row: Row, earlier: int, previous: int) -> Difference:
        old = self._row_name(self._before, earlier)
        new = self._row_name(self._after, row.id)
        edit = Move(earlier, key, self._behind(previous, earlier))
        return Difference("moved", new, old, new, Place(row.id, ""), edit)

    def _behind(self, previous: int, lifted: int | None) -> int:
        """Return the position behind a row, once another is taken out."""
        if previous == FORM:
            return 0
        key, position = self.now.find(previous)
        if lifted is None:
            return position + 1
        old_key, old = self.now.find(lifted)
        return position + 1 - (old_key == key and old < position)

    def _position(self, earlier: int | None, key: str) -> int | None:
        """Return where in this list a row stood, None if in another."""
        if earlier is None:
            return None
        found, position, _ = self._before.find(earlier)
        return position if found == key else None

    def _row_name(self, form: Form, row_id: int) -> str:
        key, position, _ = form.find(row_id)
        return f"{list_name(key, self._definition)} 第{position + 1}条"

    def _row_text(self, form: Form, row: Row) -> str:
        """Return all texts of a row, as one line for the clerk."""
        columns = self._columns(form.find(row.id)[0])
        return "　".join(row.cells[key] for key in _in_order_of(row.cells, columns))

    def _columns(self, list_key: str) -> Sequence[str]:
        try:
            return [each.key for each in self._definition.columns_of(list_key)]
        except KeyError:
            return ()

    def _list_keys(self) -> tuple[str, ...]:
        printed = list_keys(self._definition)
        others = (each.key for each in self._after.lists if each.key not in printed)
        return (*printed, *others)


def _in_order_of(keys: Iterable[str], printed: Sequence[str]) -> list[str]:
    """Return keys as they are printed, and then those that are not."""
    places = {key: at for at, key in enumerate(printed)}
    return sorted(keys, key=lambda key: (places.get(key, len(places)), key))


def _matched(before: Form, after: Form) -> Mapping[int, int]:
    """Return the id of the earlier row by that of the later."""
    earlier = {row.id: row for row in before.all_rows()}
    matched = {row.id: row.id for row in after.all_rows() if row.id in earlier}
    by_texts: dict[Cells, list[int]] = {}
    for row in earlier.values():
        if row.id not in matched:
            by_texts.setdefault(row.cells, []).append(row.id)
    for row in after.all_rows():
        if row.id not in matched and by_texts.get(row.cells):
            matched[row.id] = by_texts[row.cells].pop(0)
    return matched


def _in_order(positions: list[int | None]) -> set[int]:
    """Return where the longest rising run of positions stands.

    Its rows stay where they are; as few as possible count as moved.
    """
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for at, position in enumerate(positions):
        if position is not None:
            length = bisect_left(ends, position)
            before[at] = last[length - 1] if length else None
            ends[length : length + 1] = [position]
            last[length : length + 1] = [at]
    found = set()
    step = last[-1] if last else None
    while step is not None:
        found.add(step)
        step = before[step]
    return found
