"""Where a definition's grids put the texts of fields, beside their labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from models.definitions.definition import Definition, Grid, GridCell
from models.definitions.labels import Labels, fold_label, labels_of
from models.definitions.limits import MOST_DEFINITIONS


@dataclass(frozen=True, slots=True, eq=False)
class GridLabels:
    """The fields of a form's grids, by the labels around them.

    A label is an anchor: "@" and its key for a field's own label, else the
    folded text.

    Attributes:
        right: By the nearest anchor to the left, and how many of the same
            stand before that one in the row.
        owned: By an anchor that stands several times in a row, and the
            nearest anchor above it that does not.
        below: By the anchor right above, where no anchor is at the left.
        crossing: By the nearest anchor to the left and the nearest above.
        printed: By the same two: numbers and dashes that the sheet itself
            prints there.
    """

    right: Mapping[tuple[str, int], tuple[str, ...]]
    owned: Mapping[tuple[str, str], str]
    below: Mapping[str, str]
    crossing: Mapping[tuple[str, str], str]
    printed: Mapping[tuple[str, str], tuple[str, ...]]

    def times(self, label: str) -> int:
        """Return how many of a label stand in one row of the form."""
        return sum(each == label for each, _ in self.right)


def anchor(text: str, labels: Labels) -> str:
    """Return what a text is as a label of the form, or ""."""
    key = labels.field(text)
    if key:
        return f"@{key}"
    folded = fold_label(text)
    is_label = folded in labels.fixed and not folded.isascii()
    return folded if is_label else ""


@lru_cache(maxsize=MOST_DEFINITIONS)
def grid_labels_of(definition: Definition) -> GridLabels:
    """Return where the fields of a definition stand in its grids."""
    labels = labels_of(definition)
    right: dict[tuple[str, int], list[str]] = defaultdict(list)
    owned: dict[tuple[str, str], str] = {}
    below: dict[str, str] = {}
    crossing: dict[tuple[str, str], str] = {}
    printed: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for spot in _spots(definition, labels):
        if spot.text:
            printed[spot.left, spot.above] += (spot.text,)
            continue
        right[spot.left, spot.number].append(spot.key)
        owned.setdefault((spot.left, spot.owner), spot.key)
        crossing.setdefault((spot.left, spot.above), spot.key)
        if spot.is_right_below and not spot.left:
            below.setdefault(spot.above, spot.key)
    in_order = {each: tuple(keys) for each, keys in right.items()}
    return GridLabels(in_order, owned, below, crossing, dict(printed))


@dataclass(frozen=True, slots=True)
class _Spot:
    """The cell of a field, or of a printed number, with its anchors."""

    key: str
    text: str
    left: str
    number: int
    above: str
    owner: str
    is_right_below: bool


def _spots(definition: Definition, labels: Labels) -> Iterator[_Spot]:
    for block in definition.tables:
        if isinstance(block, Grid):
            yield from _spots_of(block, labels)


def _spots_of(grid: Grid, labels: Labels) -> Iterator[_Spot]:
    above: dict[int, tuple[str, int]] = {}
    owners: dict[int, str] = {}
    for number, row in enumerate(_placed(grid)):
        found = [(column, cell, anchor(cell.text, labels)) for column, cell in row]
        anchors = [each for _, _, each in found if each]
        before: list[tuple[str, int]] = [("", -1)]
        for column, cell, each in found:
            if each:
                before.append((each, column))
                covered = range(column, column + cell.across)
                above.update(dict.fromkeys(covered, (each, number + cell.down)))
                if anchors.count(each) == 1:
                    owners[column] = each
            elif cell.field or cell.text:
                left, beside = before[-1]
                head, end = above.get(column, ("", -1))
                nth = [each for each, _ in before].count(left) - 1
                owner = owners.get(beside, "")
                is_below = end == number
                yield _Spot(cell.field, cell.text, left, nth, head, owner, is_below)


def _placed(grid: Grid) -> Iterator[list[tuple[int, GridCell]]]:
    """Yield the cells that begin in each row, with their grid columns."""
    open_below = [0] * len(grid.columns)
    for row in grid.rows:
        placed: list[tuple[int, GridCell]] = []
        free = [column for column, below in enumerate(open_below) if not below]
        open_below = [max(0, below - 1) for below in open_below]
        for cell in row:
            column = free[0]
            for each in free[: cell.across]:
                open_below[each] = cell.down - 1
            free = free[cell.across :]
            placed.append((column, cell))
        yield placed
