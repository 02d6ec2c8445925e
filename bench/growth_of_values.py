"""What is done to forms as values: edits, rules, comparison, drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from bench.growth import ROWS, Operation, Timed
from bench.sample import DEFINITION, sample
from models.cells import Cells
from models.comparison import compare
from models.edits import Edit, Insert, Move, Remove, SetText, Together, apply
from models.fill_in import fill_in
from models.form import Form, Place, Row
from models.next_year import next_year
from models.place_names import place_name
from models.rules import check
from models.store.drafts import Drafts


def operations() -> Iterator[Operation]:
    """Yield what is done without a window."""
    for name, prepare in (
        ("set a text in each row", _texts),
        ("insert rows", _inserts),
        ("remove rows", _removals),
        ("move rows", _moves),
        ("check", _check),
        ("check a form full of faults", _check_faults),
        ("names of places", _names),
        ("compare, texts changed", _compare_texts),
        ("compare, rows turned round", _compare_order),
        ("compare, other ids", _compare_ids),
        ("next year", _next_year),
        ("fill a form in", _fill_in),
        ("save a draft", _save),
        ("open a draft", _open),
        ("list drafts", _list),
        ("find in drafts", _find),
    ):
        yield Operation(name, ROWS, prepare)


def _fresh(count: int) -> Form:
    """Return a form that nothing has been looked up in."""
    form = sample(count)
    return replace(form, lists=tuple(replace(each) for each in form.lists))


def _together(form: Form, make: Callable[[int, Row], Edit]) -> Timed:
    edits = tuple(make(at, row) for at, row in enumerate(form.all_rows()))
    return partial(apply, form, Together(edits))


def _texts(count: int) -> Timed:
    return _together(_fresh(count), lambda _, row: SetText(Place(row.id, "note"), "改"))


def _inserts(count: int) -> Timed:
    form = _fresh(count)
    end, first = len(form.rows("quality")), form.next_id()
    return _together(
        form, lambda at, row: Insert("quality", end + at, replace(row, id=first + at))
    )


def _removals(count: int) -> Timed:
    return _together(_fresh(count), lambda _, row: Remove(row.id))


def _moves(count: int) -> Timed:
    return _together(_fresh(count), lambda _, row: Move(row.id, "quality", 0))


def _check(count: int) -> Timed:
    return partial(check, _fresh(count), DEFINITION)


def _check_faults(count: int) -> Timed:
    return partial(check, _faulty(_fresh(count)), DEFINITION)


def _faulty(form: Form) -> Form:
    edits = [SetText(Place(row.id, "target"), "≥不少于,") for row in form.all_rows()]
    return apply(form, Together(tuple(edits)))[0]


def _names(count: int) -> Timed:
    form = _fresh(count)
    places = [Place(row.id, "name") for row in form.all_rows()]
    return lambda: [place_name(each, form, DEFINITION) for each in places]


def _compare_texts(count: int) -> Timed:
    form = _fresh(count)
    edits = [SetText(Place(row.id, "note"), "改") for row in form.all_rows()]
    return partial(compare, form, apply(form, Together(tuple(edits)))[0], DEFINITION)


def _compare_order(count: int) -> Timed:
    form = _fresh(count)
    turned = form
    for each in form.lists:
        turned = turned.with_rows(each.key, each.rows[::-1])
    return partial(compare, form, turned, DEFINITION)


def _compare_ids(count: int) -> Timed:
    form = _fresh(count)
    first, other = form.next_id(), form
    for each in form.lists:
        rows = tuple(replace(row, id=first + row.id) for row in each.rows)
        other = other.with_rows(each.key, rows)
    return partial(compare, form, other, DEFINITION)


def _next_year(count: int) -> Timed:
    return partial(next_year, _fresh(count), DEFINITION)


def _fill_in(count: int) -> Timed:
    form, read = _fresh(12), _fresh(count)

    def timed() -> object:
        edit = fill_in(form, read)
        return None if edit is None else apply(form, edit)

    return timed


def _drafts() -> Drafts:
    return Drafts(Path(mkdtemp()) / "data")


def _save(count: int) -> Timed:
    drafts = _drafts()
    draft_id = drafts.create(_fresh(12))
    return partial(drafts.save, draft_id, _fresh(count))


def _open(count: int) -> Timed:
    drafts = _drafts()
    return partial(drafts.open, drafts.create(_fresh(count)))


def _many(count: int) -> Drafts:
    drafts, form = _drafts(), sample(12)
    for at in range(count):
        named = Cells({**form.fields, "reporting_unit": f"示例单位{at}"})
        drafts.create(replace(form, fields=named))
    return drafts


def _list(count: int) -> Timed:
    return _many(count).summaries


def _find(count: int) -> Timed:
    # The window is not needed by the others here.
    from ui.drafts.drafts_model import DraftsModel

    model = DraftsModel()
    model.show(_many(count).summaries())
    return partial(model.search, "单位7 档案")
