"""Pages stay as they were looked at: each mark at its place, in points.

After a wanted change: make test ARGS=--update-pages, then read the diff and
look at the sheets.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from models.cells import Cells
from models.definitions.definition import Definition
from models.definitions.definition_file import definitions
from models.form import Form, Place, Row
from models.reading import read_file
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Page, Part, Sheet
from tests.printing.paper import list_keys, page_text

PAGES = Path(__file__).with_name("pages")
FACES = bundled_faces()


def filled(definition: Definition) -> Form:
    """Return a form with its labels as texts, and a row in each list."""
    fields = {each.key: f"（{each.label}）" for each in definition.fields}
    fields["budget_year"] = "2026"
    form = Form(definition.id, definition.version, Cells(fields))
    for key in list_keys(definition):
        columns = definition.columns_of(key)
        cells = Cells({column.key: f"{column.label}681.07" for column in columns})
        form = form.with_rows(key, (Row(form.next_id(), cells),))
    return form


@pytest.mark.parametrize("name", sorted(definitions()))
def test_the_sheet_is_the_one_that_was_looked_at(
    name: str, request: pytest.FixtureRequest
) -> None:
    definition = definitions()[name]
    sheet = lay_out(filled(definition), definition, FACES)
    drawn = "\n\n".join(page_text(page) for page in sheet.pages) + "\n"
    reference = PAGES / f"{name}.txt"
    if request.config.getoption("--update-pages"):
        PAGES.mkdir(exist_ok=True)
        reference.write_text(drawn, encoding="utf-8")

    assert drawn == reference.read_text(encoding="utf-8")


def test_each_row_of_the_real_forms_is_printed_in_its_order(
    seeds: tuple[Path, ...],
) -> None:
    for path in seeds:
        printed = [
            row
            for read in read_file(path)
            for row in _rows(lay_out(read.form, read.definition, FACES))
        ]
        official = [_texts(line) for line in path.read_text("utf-8").splitlines()]
        rows = [row for row in official if len(row) > 1]

        # The importer writes the two ≧ as ≥.
        assert [row[-1] for row in rows if "≧" in row] == [
            row[-1] for row in rows if not _has(printed, row)
        ]


def _has(printed: list[list[str]], row: list[str]) -> bool:
    """Return whether a printed row has all texts of a row, in their order."""
    return any(_is_within(row, each) for each in printed)


def _is_within(row: list[str], printed: list[str]) -> bool:
    rest = iter(printed)
    return all(text in rest for text in row)


def _texts(line: str) -> list[str]:
    return ["".join(cell.split()) for cell in line.split("\t") if cell.strip()]


def _rows(sheet: Sheet) -> list[list[str]]:
    return [row for page in sheet.pages for row in _page_rows(page)]


def _page_rows(page: Page) -> list[list[str]]:
    """Return each row of a page with the merged cells it stands beside."""
    cells = [
        (strip.y, strip.y + strip.part.height, strip.x + x, text)
        for strip in page.strips
        for x, text in _cells(strip.part)
    ]
    tops = sorted({top for top, _, _, _ in cells})
    return [
        [
            text
            for top, bottom, _, text in sorted(cells, key=lambda cell: cell[2])
            if top <= y + 0.5 < bottom
        ]
        for y in tops
    ]


def _cells(part: Part) -> list[tuple[float, str]]:
    """Return the cells of a part from the left: where each begins, its text.

    Labels have no place to tell them apart by; the lines of one overlap.
    """
    found: list[tuple[Place | None, float, float, str]] = []
    for text in part.texts:
        left, right = text.x, text.x + text.face.width(text.text) * text.size
        said = "".join(text.text.split())
        for at, (place, begin, end, before) in enumerate(found):
            if place == text.place and left < end and begin < right:
                found[at] = (place, min(begin, left), max(end, right), before + said)
                break
        else:
            found.append((text.place, left, right, said))
    return [(left, said) for _, left, _, said in found]
