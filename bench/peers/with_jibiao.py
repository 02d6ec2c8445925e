"""Sets the same form with our own engine, from the form to the PDF."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from table import Table, serve  # noqa: E402

from bench.sample import DEFINITION, sample  # noqa: E402
from models.edits import SetText, Together, apply  # noqa: E402
from models.form import FORM, Place  # noqa: E402
from printing.fonts.faces import bundled_faces  # noqa: E402
from printing.layout import lay_out  # noqa: E402
from printing.pdf import write_pdf  # noqa: E402

SIZE = int(sys.argv[2])
FORM_VALUE = sample(SIZE)
FIRST_CELL = Place(FORM_VALUE.rows("economic_cost")[0].id, "explanation")


def render(table: Table) -> bytes:
    """Return the PDF of the form with the texts that changed this turn."""
    changes = Together(
        (
            SetText(Place(FORM, "budget_year"), table["title"].rsplit(" ", 1)[-1]),
            SetText(FIRST_CELL, table["changed"]),
        )
    )
    form, _ = apply(FORM_VALUE, changes)
    return write_pdf(lay_out(form, DEFINITION, bundled_faces()))


if __name__ == "__main__":
    serve(render)
