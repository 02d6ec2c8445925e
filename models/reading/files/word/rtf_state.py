"""What counts for the text of a group in .rtf until the group ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from models.reading.files.looks import Height
from models.reading.files.remarks import Remarks
from models.reading.files.word.docx_looks import Properties
from models.reading.files.word.marked_paragraph import EndMark, MarkedParagraph
from models.reading.files.word.old_looks import OldLook, OldRun, text_of_runs
from models.reading.files.word.rtf_rows import RtfRow

PLAIN = OldLook(Properties(size=24))
"""Type as the word plain makes it: 12 points."""


@dataclass(slots=True)
class RtfStory:
    """Paragraphs that belong together: the text itself, a page header, a note.

    Attributes:
        runs: Those of the paragraph that has no end yet.
        row, inner_row: The descriptions of rows that count at the moment.
    """

    marked: list[MarkedParagraph] = field(default_factory=list)
    runs: list[OldRun] = field(default_factory=list)
    row: RtfRow = field(default_factory=RtfRow)
    inner_row: RtfRow = field(default_factory=RtfRow)

    def end_paragraph(
        self, depth: int, mark: EndMark, remarks: Remarks, *, is_filled: bool
    ) -> None:
        """End the paragraph; the edges of a row come with the end of a row."""
        around = self.row.is_filled or (depth > 1 and self.inner_row.is_filled)
        is_coloured = is_filled or (depth > 0 and around)
        text = text_of_runs(self.runs, remarks, is_filled=is_coloured)
        row = self.inner_row if depth > 1 else self.row
        edges = row.edges() if mark is EndMark.ROW else RtfRow().edges()
        self.marked.append(MarkedParagraph(text, depth, mark, edges))
        self.runs.clear()


@dataclass(slots=True)
class RtfState:
    """The state of a group; one within it begins with the same.

    Attributes:
        story: Where its text goes; None where text means nothing.
        fallback: How many characters follow one in Unicode, to be skipped.
        wide_face: The face of characters of two bytes.
        usual_face: The one of plain text.
        is_wide: Whether characters of two bytes come now.
        depth, is_in_table: Of the paragraph.
        is_filled: Whether the paragraph has another ground than white.
        is_inner: Whether words about rows are about one within a cell.
    """

    story: RtfStory | None
    look: OldLook = PLAIN
    fallback: int = 1
    face: int = -1
    usual_face: int = -1
    wide_face: int = -1
    is_wide: bool = False
    depth: int = 0
    is_in_table: bool = False
    is_filled: bool = False
    is_inner: bool = False

    @property
    def tables(self) -> int:
        """How many tables the paragraph stands in."""
        return max(self.depth, 1) if self.is_in_table else self.depth

    def reset_paragraph(self) -> None:
        """Forget what was said of paragraphs."""
        self.depth, self.is_in_table, self.is_filled = 0, False, False


def _strike(look: OldLook, number: int) -> OldLook:
    found = replace(look.properties, strike=bool(number))
    return replace(look, properties=found)


def _double(look: OldLook, number: int) -> OldLook:
    found = replace(look.properties, double=bool(number))
    return replace(look, properties=found)


def _vanish(look: OldLook, number: int) -> OldLook:
    found = replace(look.properties, vanish=bool(number))
    return replace(look, properties=found)


def _size(look: OldLook, number: int) -> OldLook:
    found = replace(look.properties, size=max(number, 0))
    return replace(look, properties=found)


def _lift(look: OldLook, number: int) -> OldLook:
    found = replace(look.properties, lift=number)
    return replace(look, properties=found)


def _raised(look: OldLook, number: int) -> OldLook:
    height = Height.RAISED if number else Height.NORMAL
    found = replace(look.properties, height=height)
    return replace(look, properties=found)


def _lowered(look: OldLook, number: int) -> OldLook:
    height = Height.LOWERED if number else Height.NORMAL
    found = replace(look.properties, height=height)
    return replace(look, properties=found)


def _level(look: OldLook, number: int) -> OldLook:
    return _raised(look, 0)


def _deleted(look: OldLook, number: int) -> OldLook:
    return replace(look, is_deleted=bool(number))


def _inserted(look: OldLook, number: int) -> OldLook:
    return replace(look, is_inserted=bool(number))


LOOKS: Mapping[bytes, Callable[[OldLook, int], OldLook]] = {
    **{b"strike": _strike, b"striked": _double, b"v": _vanish, b"fs": _size},
    **{b"up": _lift, b"super": _raised, b"sub": _lowered, b"nosupersub": _level},
    **{b"deleted": _deleted, b"revised": _inserted},
}
"""Words that change how text looks; without a number they mean 1."""

UP = 6
"""Half points that the word up alone lifts a text."""


def changed_look(look: OldLook, word: bytes, number: int | None) -> OldLook:
    """Return a look after a word of LOOKS."""
    if number is None:
        number = UP if word == b"up" else 24 if word == b"fs" else 1
    return LOOKS[word](look, number)


def coloured(look: OldLook, *, is_white: bool) -> OldLook:
    """Return a look in a colour that cannot be seen, or in another."""
    if bool(look.properties.is_white) == is_white:
        return look
    return replace(look, properties=replace(look.properties, is_white=is_white))


def on_ground(look: OldLook, *, is_filled: bool) -> OldLook:
    """Return a look on a ground of its own, or on that of the paragraph."""
    return look if look.is_filled == is_filled else replace(look, is_filled=is_filled)
