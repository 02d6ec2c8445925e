"""Forms and edits for hypothesis to try laws with."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from models.cells import Cells
from models.edits import (
    Edit,
    Insert,
    Move,
    NoteLastYear,
    Remove,
    SetText,
    Together,
    apply,
)
from models.form import FORM, Form, Place, Row, RowList

LISTS = ("economic_cost", "main_tasks", "quality", "quantity")
COLUMNS = ("name", "target", "unit")
FIELDS = ("annual_budget", "budget_year", "project_name")

texts = st.text(st.characters(codec="utf-8"), max_size=12)
"""Anything that can be typed, in the Basic Multilingual Plane and beyond."""


def cells(keys: tuple[str, ...]) -> SearchStrategy[Cells]:
    """Return a strategy for texts under some of the keys."""
    return st.dictionaries(st.sampled_from(keys), texts).map(Cells)


@st.composite
def forms(draw: DrawFn) -> Form:
    """Draw a form with up to six rows in some of its lists."""
    numbers = draw(st.lists(st.integers(1, 99), unique=True, max_size=6))
    owners = [draw(st.sampled_from(LISTS)) for _ in numbers]
    rows = [Row(number, draw(cells(COLUMNS))) for number in numbers]
    lists = tuple(
        RowList(key, tuple(row for row, own in zip(rows, owners) if own == key))
        for key in sorted(set(owners))
    )
    return Form("project_form_2026", 1, draw(cells(FIELDS)), lists)


def edits(form: Form) -> SearchStrategy[Edit]:
    """Return a strategy for the edits that fit a form."""
    kinds = [_typings(form), _inserts(form), _notes(form)]
    if form.lists:
        kinds += [_removals(form), _moves(form)]
    return st.one_of(kinds)


@st.composite
def walks(draw: DrawFn, form: Form) -> Together:
    """Draw up to five edits, each fitting the form that the last one left."""
    steps: list[Edit] = []
    for _ in range(draw(st.integers(0, 5))):
        steps.append(draw(edits(form)))
        form, _ = apply(form, steps[-1])
    return Together(tuple(steps))


def _row_ids(form: Form) -> SearchStrategy[int]:
    return st.sampled_from([row.id for row in form.all_rows()])


def _typings(form: Form) -> SearchStrategy[Edit]:
    return st.builds(SetText, _places(form), texts)


def _notes(form: Form) -> SearchStrategy[Edit]:
    noted = st.lists(st.tuples(_places(form), texts), max_size=4).map(tuple)
    return st.builds(NoteLastYear, noted)


def _places(form: Form) -> SearchStrategy[Place]:
    ids = [FORM, *(row.id for row in form.all_rows())]
    return st.builds(Place, st.sampled_from(ids), st.sampled_from(COLUMNS))


@st.composite
def _inserts(draw: DrawFn, form: Form) -> Edit:
    key = draw(st.sampled_from(LISTS))
    position = draw(st.integers(0, len(form.rows(key))))
    return Insert(key, position, Row(form.next_id(), draw(cells(COLUMNS))))


def _removals(form: Form) -> SearchStrategy[Edit]:
    return st.builds(Remove, _row_ids(form))


@st.composite
def _moves(draw: DrawFn, form: Form) -> Edit:
    row_id, key = draw(_row_ids(form)), draw(st.sampled_from(LISTS))
    others = [row for row in form.rows(key) if row.id != row_id]
    return Move(row_id, key, draw(st.integers(0, len(others))))
