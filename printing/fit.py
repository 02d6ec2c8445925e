"""Makes a form fit on as many pages as the clerk wants.

Type, padding, leading and the columns that follow the type shrink together
in steps of a quarter point, never below 8 points; the sheet says what was
done.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from models.definition import Definition
from models.form import Form
from printing.faces import Faces
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

    def at(number: int) -> Sheet:
        shrink = sizes[number] / definition.page.size
        return lay_out(form, definition, faces, previous, shrink=shrink)

    steps = range(len(sizes))
    found = bisect_left(steps, True, key=lambda each: len(at(each).pages) <= pages)
    sheet = at(min(found, len(sizes) - 1))
    return replace(sheet, notices=(*_told(sizes, found, sheet, pages), *sheet.notices))


def _sizes(definition: Definition) -> list[float]:
    """Return the sizes to try, the definition's own first."""
    size = definition.page.size
    count = max(0, int((size - LEAST_SIZE) / STEP + 1e-9))
    return [size - STEP * step for step in range(count + 1)]


def _told(
    sizes: list[float], found: int, sheet: Sheet, pages: int
) -> tuple[str, ...]:
    if found == 0:
        return ()
    if found == len(sizes):
        count = len(sheet.pages)
        return (f"字号缩到 {sizes[-1]:g} 磅仍需 {count} 页，排不进 {pages} 页。",)
    return (f"为排进 {pages} 页，字号由 {sizes[0]:g} 磅缩为 {sizes[found]:g} 磅。",)
