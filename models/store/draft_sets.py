"""The other forms of a set: drafts of the same unit and the same year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from models.definitions.definition_file import DefinitionMissing
from models.definitions.own_definition import definition_of
from models.filled_form import FilledForm
from models.form import Form
from models.keys import BUDGET_YEAR, REPORTING_UNIT
from models.store.drafts import DraftFault, Drafts, NewerVersion, Summary

MOST = 20
"""More forms than this are no set that anybody keeps in mind."""


class FormSet:
    """Finds the drafts that are checked together with the open one.

    What was read stays in mind until its draft is saved again.
    """

    def __init__(
        self, drafts: Drafts, listed: Callable[[], Sequence[Summary]]
    ) -> None:
        self._drafts, self._listed = drafts, listed
        self._read: dict[tuple[str, int], Form] = {}

    def others(self, draft_id: str, form: Form) -> list[FilledForm]:
        """Return the other forms of a form's set; unreadable ones are not."""
        members = list(self.members(draft_id, form))[:MOST]
        keys = [(each.id, each.generation) for each in members]
        self._read = {key: self._read[key] for key in keys if key in self._read}
        for draft in members:
            self._remember(draft)
        read = (self._read[key] for key in keys if key in self._read)
        return [FilledForm(each, definition_of(each)) for each in read]

    def members(self, draft_id: str, form: Form) -> Iterator[Summary]:
        """Yield the other drafts of a form's set, all of them."""
        unit, year = form.fields[REPORTING_UNIT], form.fields[BUDGET_YEAR]
        listed = self._listed()
        own = next((each for each in listed if each.id == draft_id), None)
        for each in listed:
            is_alike = own is None or each.is_example == own.is_example
            is_of_set = (each.reporting_unit, each.budget_year) == (unit, year)
            if unit and each.id != draft_id and is_alike and is_of_set:
                yield each

    def _remember(self, draft: Summary) -> None:
        key = (draft.id, draft.generation)
        if key in self._read:
            return
        try:
            form = self._drafts.open(draft.id).form
            definition_of(form)
            self._read[key] = form
        except (DraftFault, NewerVersion, DefinitionMissing):
            # The list shows that it cannot be opened; here it is no member.
            return
