"""Puts what was read into a form that has something in it already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.edits import Edit, Insert, SetText, Together
from models.form import FORM, Form, Place


def fill_in(form: Form, read: Form) -> Edit | None:
    """Return the edit that fills a form in; None where it changes nothing.

    Texts that were read replace those there, blank ones replace none, and
    rows come after those there.
    """
    edits = tuple((*_texts(form, read), *_rows(form, read)))
    return Together(edits) if edits else None


def _texts(form: Form, read: Form) -> Iterator[Edit]:
    for key, text in read.fields.items():
        if text != form.fields[key]:
            yield SetText(Place(FORM, key), text)


def _rows(form: Form, read: Form) -> Iterator[Edit]:
    next_id = form.next_id()
    for each in read.lists:
        end = len(form.rows(each.key))
        for position, row in enumerate(each.rows, start=end):
            yield Insert(each.key, position, replace(row, id=next_id))
            next_id += 1
