"""A form under review, as the rules look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from models.edits import Edit, SetText
from models.filled_form import FilledForm
from models.findings import Finding, Severity
from models.form import FORM, Place
from models.place_names import list_keys

UNNAMED = ""
"""Of a finding that its rule has yet to put its name on."""


@dataclass(frozen=True, slots=True)
class Subject(FilledForm):
    """A filled form, and what can be found at its places."""

    def in_order(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return findings in the order in which their places are printed."""
        order = {each: number for number, each in enumerate(self._printed())}
        return tuple(
            sorted(findings, key=lambda each: order.get(each.place or each.list, -1))
        )

    def finding(
        self,
        severity: Severity,
        place: Place,
        message: str,
        fix: Edit | None = None,
    ) -> Finding:
        """Return a finding about one place."""
        return Finding(UNNAMED, severity, self.name(place), message, place, fix)

    def missing(
        self,
        severity: Severity,
        place: Place,
        message: str,
        fix: Edit | None = None,
    ) -> Finding:
        """Return a finding about a place where nothing stands yet."""
        found = self.finding(severity, place, message, fix)
        return replace(found, is_missing=True)

    def of_field(
        self,
        severity: Severity,
        key: str,
        message: str,
        fix: str = "",
    ) -> Finding:
        """Return a finding about a field, mended by the text of the fix."""
        place = Place(FORM, key)
        edit = SetText(place, fix) if fix else None
        return self.finding(severity, place, message, edit)

    def _printed(self) -> Iterator[Place | str]:
        """Yield each place of the form, and a list's key before its rows."""
        yield from (Place(FORM, each.key) for each in self.definition.fields)
        for key in list_keys(self.definition):
            yield key
            yield from (place for _, place, _ in self.cells_of(key))
