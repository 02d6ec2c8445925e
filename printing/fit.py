"""Makes a form fit on as many pages as the clerk wants.

Type, padding, leading and the columns that follow the type shrink together
in steps of a quarter point, never below 8 points; the sheet says what was
done.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from models.definitions.definition import Definition
from models.form import Form
from printing.fonts.faces import Faces
from printing.layout import lay_out
from printing.page import Sheet
from printing.style import LEAST_SIZE

STEP = 0.25
"""Between two sizes that are tried, in points."""


def fit(
    form: Form,
    definition: Definition,
    faces: Faces,
    pages: int,
    previous: Sheet | None = None,
) -> Sheet:
    """Return the form on at most so many pages, in the largest type for it.

    Where even the least type needs more pages, it is set in that, and says
    so.
    """
    sizes = _sizes(definition)
    found = _first_fitting(sizes, form, definition, faces, pages, previous)
    shrink = sizes[min(found, len(sizes) - 1)] / definition.page.size
    sheet = lay_out(form, definition, faces, previous, shrink=shrink)
    notices = _notices(sizes, found, sheet, pages)
    return replace(sheet, notices=(*notices, *sheet.notices))


def fitting_shrink(
    form: Form, definition: Definition, faces: Faces, pages: int
) -> float:
    """Return by what the type of a form is multiplied to fit so many pages."""
    sizes = _sizes(definition)
    found = _first_fitting(sizes, form, definition, faces, pages, None)
    return sizes[min(found, len(sizes) - 1)] / definition.page.size


def _first_fitting(
    sizes: list[float],
    form: Form,
    definition: Definition,
    faces: Faces,
    pages: int,
    previous: Sheet | None,
) -> int:
    """Return the number of the largest size that fits; one more if none."""

    def fits(number: int) -> bool:
        shrink = sizes[number] / definition.page.size
        sheet = lay_out(form, definition, faces, previous, shrink=shrink)
        return len(sheet.pages) <= pages

    return bisect_left(range(len(sizes)), True, key=fits)


def _sizes(definition: Definition) -> list[float]:
    """Return the sizes to try, the definition's own first."""
    size = definition.page.size
    count = max(0, int((size - LEAST_SIZE) / STEP + 1e-9))
    return [size - STEP * step for step in range(count + 1)]


def _notices(
    sizes: list[float], found: int, sheet: Sheet, pages: int
) -> tuple[str, ...]:
    if found == 0:
        return ()
    if found == len(sizes):
        count = len(sheet.pages)
        return (f"字号缩到 {sizes[-1]:g} 磅仍需 {count} 页，排不进 {pages} 页。",)
    return (f"为排进 {pages} 页，字号由 {sizes[0]:g} 磅缩为 {sizes[found]:g} 磅。",)
