"""Reads the single texts of a form out of rows of labels and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.definitions.definition import Field
from models.definitions.label_words import is_label
from models.definitions.labels import Labels, fold, money_unit_of
from models.keys import AMOUNT_UNIT
from models.reading.recognition.form_builder import FormBuilder, Repair
from models.reading.recognition.grid_labels import anchor, grid_labels_of
from models.reading.recognition.tick_boxes import choice_in
from models.reading.source_grid import SourceCell, SourceRow

FIELD = "@"
OTHER = "?"
"""The anchor of a label that the form does not have."""

UNIT_DIFFERS = "amount_unit_differs"


@dataclass(slots=True)
class _Left:
    """The nearest label at the left of what is read in a row.

    Attributes:
        number: How many of the same stand before it in the row.
        times: How many of the same stand in the row.
        column: Where it begins.
        end: Where its text would begin; -1 once it has one.
        printed: What the sheet prints beside it and that was met, by the
            label above.
    """

    label: str = ""
    number: int = 0
    times: int = 1
    column: int = -1
    end: int = -1
    printed: dict[str, int] = field(default_factory=dict)


class FieldReader:
    """Reads one run of rows; it remembers the labels that stand above.

    A text belongs to the label right beside it or right above it, as the
    form's own grids have it.  A blank between the two is the label's text,
    and a label is never the text of another.
    """

    def __init__(self, labels: Labels, builder: FormBuilder) -> None:
        self._labels, self._builder = labels, builder
        self._places = grid_labels_of(labels.definition)
        self._above: dict[int, str] = {}
        self._owners: dict[int, str] = {}
        self._open: dict[int, str] = {}
        self._apart: dict[int, str] = {}

    def starts_with_label(self, row: SourceRow) -> bool:
        """Return whether the row begins with a label of the form."""
        return bool(row.cells) and bool(anchor(row.cells[0].text, self._labels))

    def has_label(self, row: SourceRow) -> bool:
        """Return whether a label of the form stands anywhere in the row."""
        return any(anchor(cell.text, self._labels) for cell in row.cells)

    def goes_on(self, row: SourceRow) -> bool:
        """Return whether the row has a label, or the texts under some."""
        return self.has_label(row) or bool(self._labels_over(row))

    def pass_over(self) -> None:
        """Forget the row above: another stands between."""
        self._open, self._apart = {}, {}

    def forget(self) -> None:
        """Forget all labels: another table stands between."""
        self._above, self._owners = {}, {}
        self.pass_over()

    def read(self, row: SourceRow) -> str:
        """Read the texts of a row, and return the key of the last one."""
        roles = [self._role(cell) for cell in row.cells]
        below = self._labels_over(row)
        left, key = _Left(), ""
        for at, (cell, role) in enumerate(zip(row.cells, roles, strict=True)):
            is_choice = self._is_choice(left, cell)
            if role and not is_choice:
                number = roles[:at].count(role)
                end = cell.column + cell.across
                left = _Left(role, number, roles.count(role), cell.column, end)
                self._read_label(role, cell)
            elif not self._read_printed(left, cell):
                found = self._key(left, cell, below)
                if not self._is_one_of_many(found, row.cells[at:], roles[at:]):
                    key = found
                    self._read_text(found, cell)
                left.end = -1
        self._remember(row, roles)
        return key

    # What a cell is.

    def _role(self, cell: SourceCell) -> str:
        """Return the anchor of a label, OTHER for one of no field, or ""."""
        found = anchor(cell.text, self._labels)
        return found or (OTHER if is_label(cell.text) else "")

    def _is_choice(self, left: _Left, cell: SourceCell) -> bool:
        """Return whether a cell is one of the usual answers to its label."""
        asked = self._own(left.label) if left.end == cell.column else None
        return asked is not None and is_choice_of(cell.text, asked)

    def _own(self, label: str) -> Field | None:
        key = _own_field(label)
        return self._labels.definition.field(key) if key else None

    def _labels_over(self, row: SourceRow) -> dict[int, str]:
        """Return the labels right above the texts that have none beside them.

        There are none unless each of these texts stands under one: what
        stands beside some other text is no answer to a label above.  Labels
        with blanks between them are answered only side by side.
        """
        roles = [self._role(cell) for cell in row.cells]
        first = next((at for at, role in enumerate(roles) if role), len(roles))
        lone = row.cells[:first]
        for labels in (self._open, self._apart if len(lone) > 1 else {}):
            if lone and all(cell.column in labels for cell in lone):
                return labels
        return {}

    def _is_one_of_many(
        self, key: str, cells: Sequence[SourceCell], roles: Sequence[str]
    ) -> bool:
        """Return whether an amount stands with others behind one label.

        Which of them is meant, a head says that nobody knows.
        """
        if not key or self._labels.definition.field(key).kind != "amount":
            return False
        is_alone = len(cells) < 2 or bool(roles[1]) or not _has_digit(cells[1].text)
        return not is_alone and not self._above.get(cells[0].column, "")

    # Labels.

    def _read_label(self, role: str, cell: SourceCell) -> None:
        if role == OTHER:
            return
        self._builder.claim(cell)
        unit = money_unit_of(cell.text)
        if unit and fold(cell.text) not in self._labels.fields:
            self._take_unit(unit, cell)

    def _take_unit(self, unit: str, cell: SourceCell) -> None:
        """Take the unit of money inside a label, the first that is said."""
        taken = self._builder.fields.setdefault(AMOUNT_UNIT, unit)
        if taken != unit:
            said = f"“{cell.text}”的金额单位是{unit}，与本表的“{taken}”不同，请核对金额"
            where = self._labels.definition.field(AMOUNT_UNIT).label
            self._builder.note(Repair(UNIT_DIFFERS, "error", said, where=where))

    def _remember(self, row: SourceRow, roles: Sequence[str]) -> None:
        """Remember a row's labels for the rows below."""
        labelled = list(zip(row.cells, roles, strict=True))
        is_head = len(roles) > 1 and all(roles)
        # A row of blank fields has one label at the left edge and another.
        is_matrix = is_head and sum(cell.column > 0 for cell in row.cells) > 1
        for cell, role in labelled:
            if role:
                self._cover(cell, role, is_head=is_matrix)
                if roles.count(role) == 1 and self._places.times(role) < 2:
                    self._owners[cell.column] = role
        self.pass_over()
        for at, (cell, role) in enumerate(labelled):
            covered = range(cell.column, cell.column + cell.across)
            if role and self._is_open(row, at, roles):
                self._open.update(dict.fromkeys(covered, role))
            if is_head:
                self._apart.update(dict.fromkeys(covered, role))

    def _cover(self, cell: SourceCell, role: str, *, is_head: bool) -> None:
        for column in range(cell.column, cell.column + cell.across):
            if role != OTHER or is_head:
                self._above[column] = role
            else:
                self._above.pop(column, None)

    def _is_open(self, row: SourceRow, at: int, roles: Sequence[str]) -> bool:
        """Return whether the text of a label may stand below it.

        It does where the form has it there; else only where another label
        begins right behind, so that there is no room beside.
        """
        cell, rest = row.cells[at], row.cells[at + 1 :]
        end = cell.column + cell.across
        if rest and not roles[at + 1]:
            return False
        is_close = rest[0].column == end if rest else end >= row.width
        return roles[at] in self._places.below or (is_close and len(roles) > 1)

    # Texts.

    def _read_printed(self, left: _Left, cell: SourceCell) -> bool:
        """Read a number that the sheet itself prints beside a label."""
        above = self._above.get(cell.column, "")
        alone = self._places.printed.get((left.label, ""), ())
        printed = self._places.printed.get((left.label, above), alone)
        met = left.printed.get(above, 0)
        if met >= len(printed) or printed[met] != cell.text:
            return False
        left.printed[above] = met + 1
        if left.end == cell.column:
            left.end += cell.across
        self._builder.claim(cell)
        return True

    def _read_text(self, key: str, cell: SourceCell) -> None:
        if not key:
            return
        asked = self._labels.definition.field(key)
        text = choice_in(cell.text, asked)
        if not text:
            self._builder.claim(cell)
        elif may_answer(text, asked):
            self._builder.put_field(key, text, cell)

    def _key(self, left: _Left, cell: SourceCell, below: dict[int, str]) -> str:
        """Return the field whose text stands here, or ""."""
        above = self._above.get(cell.column, "")
        crossing = self._places.crossing.get((left.label, above), "") if above else ""
        if crossing:
            return crossing
        if not left.label:
            label = below.get(cell.column, "")
            return self._places.below.get(label, "") or _own_field(label)
        if left.end != cell.column or above == OTHER:
            return ""
        return self._beside(left) or _own_field(left.label)

    def _beside(self, left: _Left) -> str:
        """Return the field right of a label, by what is above the label.

        A label that the form has twice in a row says nothing alone.
        """
        times = self._places.times(left.label)
        if left.times < times:
            owner = self._owners.get(left.column, "")
            return self._places.owned.get((left.label, owner), "") if owner else ""
        found = self._places.right.get((left.label, left.number), ())
        return found[0] if len(found) == 1 else ""


def may_answer(text: str, asked: Field) -> bool:
    """Return whether a text can be what a field asks for.

    An amount, a percentage and a telephone have a digit; a unit of money is
    called after the yuan.  What is typed beside all else is kept as typed.
    """
    if asked.key == AMOUNT_UNIT:
        return "元" in text
    if asked.kind in ("amount", "percentage", "phone"):
        return _has_digit(text) or not any(map(str.isalpha, text))
    return True


def is_choice_of(text: str, asked: Field) -> bool:
    """Return whether a text is one of a field's usual answers."""
    return bool(asked.choices) and fold(text) in map(fold, asked.choices)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _own_field(found: str) -> str:
    return found.removeprefix(FIELD) if found.startswith(FIELD) else ""
