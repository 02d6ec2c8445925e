"""Finds the draft that there is of a form already, before it is made again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from unicodedata import normalize

from models.form import Form
from models.store.draft_index import Summary
from models.store.draft_record import about_form


def same_draft(form: Form, summaries: Iterable[Summary]) -> Summary | None:
    """Return a draft of the same form, unit, year and title; None for none.

    Blanks and the width of letters do not count; examples are none.
    """
    about = about_form(form, datetime.fromtimestamp(0, UTC))
    wanted = _key(
        about.definition, about.reporting_unit, about.budget_year, about.title
    )
    for each in summaries:
        own = _key(each.definition, each.reporting_unit, each.budget_year, each.title)
        if own == wanted and not each.is_example:
            return each
    return None


def _key(*texts: str) -> tuple[str, ...]:
    return tuple("".join(normalize("NFKC", each).split()) for each in texts)
