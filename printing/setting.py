"""What all cells of one sheet are set by: definition, faces, sizes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from models.definition import Align, Definition
from models.form import Form, Place
from printing.cell import SetCell, need_of, set_cell
from printing.faces import Chain, Faces
from printing.style import Style, style_of


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The definition, faces and sizes of a sheet; equal only to itself."""

    definition: Definition
    faces: Faces
    style: Style

    @property
    def chain(self) -> Chain:
        """The faces of the cells."""
        return self.faces.regular

    def need(self, text: str) -> float:
        """Return the width that keeps the numbers of a text whole."""
        gap = self.definition.page.han_latin_gap
        return need_of(text, self.chain, self.style, gap=gap)

    def cell(
        self,
        text: str,
        left: float,
        width: float,
        *,
        align: Align = "centre",
        place: Place | None = None,
        list_key: str = "",
        least_lines: int = 1,
    ) -> SetCell:
        """Return a text set into a cell of this width."""
        return set_cell(
            text,
            self.chain,
            self.style,
            left=left,
            width=width,
            align=align,
            place=place,
            list_key=list_key,
            least_lines=least_lines,
            gap=self.definition.page.han_latin_gap,
        )


@lru_cache(maxsize=64)
def setting_of(definition: Definition, faces: Faces, shrink: float = 1.0) -> Setting:
    """Return the one setting of a definition at this size of type."""
    return Setting(definition, faces, style_of(definition.page, shrink))


def fill_slots(template: str, form: Form) -> str:
    """Return a text with its slots, such as {budget_year}, filled in.

    What the clerk typed is put in as it is; a brace in it is no slot.
    """
    pieces = template.replace("}", "{").split("{")
    texts = (form.fields[each] if at % 2 else each for at, each in enumerate(pieces))
    return "".join(texts)


def first_slot(template: str) -> Place | None:
    """Return the place of the first field a text has a slot for."""
    _, opened, rest = template.partition("{")
    return Place(0, rest.partition("}")[0]) if opened else None
