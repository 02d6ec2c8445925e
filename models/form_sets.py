"""Parts forms into sets (申报包): those of one unit and one year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.cells import Cells
from models.definitions.labels import fold
from models.keys import BUDGET_YEAR, DEPARTMENT_NAME, REPORTING_UNIT


@dataclass(frozen=True, slots=True)
class Member:
    """A form that wants to be put into a set.

    Attributes:
        fields: Of the form.
        folder: Where its file lies.
    """

    fields: Cells
    folder: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Unit and year, however they are written; "" where not said."""
        unit = self.fields[REPORTING_UNIT] or self.fields[DEPARTMENT_NAME]
        return fold(unit), fold(self.fields[BUDGET_YEAR])

    def may_be_of(self, key: tuple[str, str]) -> bool:
        """Return whether what the form says agrees with unit and year."""
        return all(own in ("", other) for own, other in zip(self.key, key))


def part_sets(members: Sequence[Member]) -> list[list[int]]:
    """Return the sets, each as the numbers of its members, from 0.

    A form that does not say its unit or year goes to the set whose forms
    lie in the same folder, if there is one such set and it agrees.
    """
    sets: dict[object, list[int]] = {}
    keys_in: dict[str, set[tuple[str, str]]] = {}
    for each in members:
        if all(each.key):
            keys_in.setdefault(each.folder, set()).add(each.key)
    for number, each in enumerate(members):
        near = keys_in.get(each.folder, set())
        sets.setdefault(_set_of(each, near), []).append(number)
    return list(sets.values())


def _set_of(member: Member, near: set[tuple[str, str]]) -> object:
    if all(member.key):
        return member.key
    fitting = [key for key in near if member.may_be_of(key)]
    return fitting[0] if len(fitting) == 1 else (member.key, member.folder)
