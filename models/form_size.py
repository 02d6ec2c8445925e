"""How large a form may grow: what is kept can be opened, and handed on.

The limits lie far above any form that is printed, and below what takes more
than five seconds or 300 MB to read and check.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.form import Form

MOST_ROWS = 10_000
"""As MOST_LINES in models/reading/limits.py, for files of others."""

MOST_TEXTS = 100_000
"""Likewise; those of the year before are counted apart."""

MOST_IN_TEXT = 200_000
"""Characters; ten times what the box of a field takes."""

MOST_CHARACTERS = 5_000_000
"""Of all texts together, as in files of other programs."""

TOO_LARGE = "内容太多（一份表最多 1 万行、10 万格、每格 20 万字，共 500 万字）"


def is_too_large(form: Form) -> bool:
    """Return whether a form has too much in it to be read again."""
    rows = sum(len(each.rows) for each in form.lists)
    return rows > MOST_ROWS or _has_too_many_texts(form)


def _has_too_many_texts(form: Form) -> bool:
    now, before = list(_texts(form)), list(_texts_before(form))
    if max(len(now), len(before)) > MOST_TEXTS:
        return True
    lengths = [len(each) for each in (*now, *before)]
    return max(lengths, default=0) > MOST_IN_TEXT or sum(lengths) > MOST_CHARACTERS


def _texts(form: Form) -> Iterator[str]:
    yield from form.fields.values()
    for row in form.all_rows():
        yield from row.cells.values()


def _texts_before(form: Form) -> Iterator[str]:
    yield from form.last_year.values()
    for row in form.all_rows():
        yield from row.last_year.values()
