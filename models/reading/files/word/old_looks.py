"""How the characters of .doc and .rtf look, and what of them is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.reading.files.looks import (
    LEAST_POINTS,
    PLAIN_LOOK,
    Height,
    Run,
    TextLook,
    seen_text,
)
from models.reading.files.remarks import DELETED, REVISED, Remarks
from models.reading.files.word.docx_looks import LEAST_LIFT, NOTHING, Properties

USUAL_SIZE = 20
"""Half points, where nothing is said."""


@dataclass(frozen=True, slots=True)
class OldLook:
    """How some characters look, and what else is said of them.

    Attributes:
        properties: All of them, those of styles, too.
        face: The number of the face of Western characters.
        symbol: The face and the character that stand in its place.
        data: Where in the stream of data its form field is, else -1.
    """

    properties: Properties = NOTHING
    is_deleted: bool = False
    is_inserted: bool = False
    is_filled: bool = False
    face: int = 0
    symbol: tuple[int, int] | None = None
    data: int = -1
    is_data: bool = False

    @property
    def size(self) -> int:
        """In half points."""
        return self.properties.size or USUAL_SIZE

    def look(self, *, is_filled: bool, largest: int) -> TextLook:
        """Return the look on a filled or a white ground, among larger type."""
        found = self.properties
        if found.is_quiet:
            return PLAIN_LOOK
        is_white = bool(found.is_white) and not (is_filled or self.is_filled)
        is_small = self.size / 2 <= LEAST_POINTS
        height = found.height or Height.NORMAL
        if found.lift >= LEAST_LIFT and self.size < largest:
            height = Height.RAISED
        is_struck = bool(found.strike or found.double)
        is_hidden = bool(found.vanish) or is_small or is_white
        return TextLook(is_struck=is_struck, is_hidden=is_hidden, height=height)


class OldRun(NamedTuple):
    """Characters that look alike."""

    text: str
    look: OldLook


def text_of_runs(runs: Sequence[OldRun], remarks: Remarks, *, is_filled: bool) -> str:
    """Return what is seen of some runs on a filled or a white ground.

    What was deleted under tracking is left out, and told.
    """
    largest = max((each.look.size for each in runs), default=0)
    shown: list[Run] = []
    for each in runs:
        if not each.text:
            continue
        if each.look.is_deleted or each.look.is_inserted:
            remarks.note(REVISED)
        if each.look.is_deleted:
            remarks.note(DELETED, each.text)
        else:
            look = each.look.look(is_filled=is_filled, largest=largest)
            shown.append((each.text, look))
    if all(look is PLAIN_LOOK for _, look in shown):
        return "".join(text for text, _ in shown)
    return seen_text(shown, remarks)
