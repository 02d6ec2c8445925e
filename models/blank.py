"""New forms: what stands in one before the clerk has typed anything."""

from __future__ import annotations

from models.cells import Cells
from models.definitions.definition import Definition
from models.form import Form
from models.keys import BUDGET_YEAR


def blank_form(definition: Definition, budget_year: str = "") -> Form:
    """Return an empty form with the defaults of its definition."""
    defaults = {each.key: each.default for each in definition.fields}
    if budget_year:
        defaults[BUDGET_YEAR] = budget_year
    return Form(definition.id, definition.version, Cells(defaults))
