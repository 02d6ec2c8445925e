"""What all cells of one sheet are set by: definition, faces, sizes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from models.definitions.definition import Align, Definition
from printing.cell import SetCell, need_of, set_cell
from printing.fonts.faces import Chain, Faces
from printing.seals.owners import NOBODY, Owners
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
        owners: Owners = NOBODY,
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
            owners=owners,
            list_key=list_key,
            least_lines=least_lines,
            gap=self.definition.page.han_latin_gap,
        )


@lru_cache(maxsize=64)
def setting_of(definition: Definition, faces: Faces, shrink: float = 1.0) -> Setting:
    """Return the one setting of a definition at this size of type."""
    return Setting(definition, faces, style_of(definition.page, shrink))
