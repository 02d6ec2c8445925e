"""Documents of Word 97 to 2003 and old WPS (.doc, .wps) as grids of cells.

The file is a stream of characters and, elsewhere, what those are like; the
modules `doc_…` each read one part of it.  Source: [MS-DOC].
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from models.reading.files.merged_table import BlockItem, rows_of
from models.reading.files.remarks import COMMENTS, Remarks
from models.reading.files.word.doc_header import DocStreams, PartOf, Story, number_at
from models.reading.files.word.doc_looks import DocLooks
from models.reading.files.word.doc_numbers import lists_of
from models.reading.files.word.doc_pieces import DocPieces
from models.reading.files.word.doc_properties import (
    runs_of_paragraphs,
    runs_of_text,
)
from models.reading.files.word.doc_rows import DocParagraph, DocParagraphs
from models.reading.files.word.doc_styles import DocStyles
from models.reading.files.word.doc_text import DocTextReader
from models.reading.files.word.docx_file import SIDE_PARTS, is_worded
from models.reading.files.word.docx_numbers import ListCounter
from models.reading.files.word.edged_table import covered_text
from models.reading.files.word.marked_paragraph import (
    EndMark,
    MarkedParagraph,
    blocks_of_marked,
)
from models.reading.files.word.old_looks import OldRun
from models.reading.files.word.step_limit import StepLimit
from models.reading.limits import MOST_LINES
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import INCOMPLETE, Unfit

BOXES_BEHIND = "文本框里的文字已接在正文后面读入，请核对"

MAIN, FOOTNOTES, HEADERS, _, REMARKS, ENDNOTES, BOXES, HEADER_BOXES = range(8)
"""The stories of a document, in the order in which they stand."""

SIDE_STORIES = {
    FOOTNOTES: SIDE_PARTS["footnotes"],
    ENDNOTES: SIDE_PARTS["endnotes"],
    REMARKS: COMMENTS,
    HEADER_BOXES: "页眉、页脚的文本框里的文字没有读入",
}
SEPARATORS, A_SECTION = 6, 6
"""Stories of page headers: first those of notes, then six for a section."""

HEADS, FEET = (0, 1, 4), (2, 3, 5)
"""Which of six are headers, and which are footers."""

CELL_END = "\x07"

_END = re.compile("[\r\x07\x0c]")
_CONTROLS = re.compile("[\x00-\x1f]+")


def doc_grids(data: bytes) -> tuple[SourceGrid, ...]:
    """Return the text and the tables of a document, in their order.

    Page headers come first and page footers last: some have the title.

    Raises:
        Unfit: It is damaged, locked, too old, or goes beyond a limit.
    """
    reader = _Reader(DocStreams(data))
    blocks = chain(
        reader.lines(HEADS), reader.story(MAIN), reader.boxes(), reader.lines(FEET)
    )
    rows = tuple(islice(rows_of(blocks), MOST_LINES + 1))
    reader.note_side_stories()
    return (SourceGrid(rows, remarks=reader.remarks.sentences()),)


class _Reader:
    """Reads the stories of one document; it gathers what is to be remarked."""

    def __init__(self, streams: DocStreams) -> None:
        self.remarks, steps = Remarks(), StepLimit()
        self._streams = streams
        self._pieces = DocPieces(streams, self.remarks, steps)
        table = streams.part(PartOf.TEXT_RUNS)
        self._text_runs = runs_of_text(streams.document, table, steps)
        table = streams.part(PartOf.PARAGRAPH_RUNS)
        self._paragraph_runs = runs_of_paragraphs(streams.document, table, steps)
        styles = DocStyles(streams.part(PartOf.STYLES), steps)
        self._looks = DocLooks(styles, steps)
        self._paragraphs = DocParagraphs(streams, styles, steps)
        self._lists = ListCounter(lists_of(streams, steps))
        self._texts = DocTextReader(streams, self.remarks)
        self._steps = steps

    def story(self, number: int) -> tuple[BlockItem, ...]:
        """Return the lines and tables of a story."""
        return self._blocks(self._streams.stories[number])

    def boxes(self) -> tuple[BlockItem, ...]:
        """Return what stands in text boxes."""
        blocks = tuple(each for each in self.story(BOXES) if covered_text([each]))
        if blocks:
            self.remarks.note(BOXES_BEHIND)
        return blocks

    def lines(self, which: tuple[int, ...]) -> Iterator[str]:
        """Yield the lines of page headers or footers, each but once."""
        texts: list[str] = []
        for each in self._headers(which):
            texts += (covered_text([block]) for block in self._blocks(each))
        yield from dict.fromkeys(filter(is_worded, texts))

    def note_side_stories(self) -> None:
        """Remark the notes and comments, whose texts belong nowhere."""
        for number, sentence in SIDE_STORIES.items():
            story = self._streams.stories[number]
            text = self._pieces.text[story.start : story.end]
            plain = _CONTROLS.sub(" ", text).strip()
            if plain:
                self.remarks.note(sentence, plain)

    def _headers(self, which: tuple[int, ...]) -> Iterator[Story]:
        """Yield the stories of page headers of some sorts."""
        table = self._streams.part(PartOf.HEADERS)
        headers = self._streams.stories[HEADERS]
        for at in range(SEPARATORS, len(table) // 4 - 2):
            self._steps.spend()
            if (at - SEPARATORS) % A_SECTION in which:
                start, end = (number_at(table, 4 * each, 4) for each in (at, at + 1))
                if start < end <= headers.end - headers.start:
                    yield Story(headers.start + start, headers.start + end)

    def _blocks(self, story: Story) -> tuple[BlockItem, ...]:
        self._texts.enter()
        return blocks_of_marked(self._marked(story), self.remarks)

    def _marked(self, story: Story) -> Iterator[MarkedParagraph]:
        stretches = list(self._stretches(story))
        for each, is_filled in zip(stretches, _filled(stretches), strict=True):
            runs = list(self._runs(each))
            text = self._texts.text(runs, is_filled=is_filled)
            paragraph = each.paragraph
            if paragraph.list_number:
                name = f"{paragraph.list_number}"
                text = self._lists.next_label(name, paragraph.level) + text
            is_gone = each.mark is EndMark.ROW and self._is_gone(each)
            yield MarkedParagraph(text, each.depth, each.mark, paragraph.row, is_gone)

    def _stretches(self, story: Story) -> Iterator[_Stretch]:
        """Yield the paragraphs of a story by their ends."""
        start, text = story.start, self._pieces.text
        while start < story.end:
            found = _END.search(text, start, story.end)
            end = found.start() if found else story.end
            last = min(end, story.end - 1)
            self._steps.spend()
            yield _Stretch(start, end, text[last], self._paragraph(last))
            start = end + 1

    def _paragraph(self, at: int) -> DocParagraph:
        """Return what the properties of the paragraph say that ends here."""
        for piece in self._pieces.within(at, at + 1):
            listed = self._paragraph_runs.at(piece.place)
            return self._paragraphs.of(listed, piece.changes)
        raise Unfit(INCOMPLETE)

    def _runs(self, stretch: _Stretch) -> Iterator[OldRun]:
        return self._between(stretch, stretch.start, stretch.end)

    def _between(self, stretch: _Stretch, start: int, end: int) -> Iterator[OldRun]:
        style = stretch.paragraph.style
        for piece in self._pieces.within(start, end):
            ahead = piece.width - 1
            until = piece.place + (piece.end - piece.start) * piece.width
            for run in self._text_runs.between(piece.place, until):
                self._steps.spend()
                first, last = (
                    piece.start + (place - piece.place + ahead) // piece.width
                    for place in (run.start, run.end)
                )
                look = self._looks.of_text(style, run.properties, piece.changes)
                yield OldRun(self._pieces.text[first:last], look)

    def _is_gone(self, stretch: _Stretch) -> bool:
        """Return whether the mark of a row is hidden or was deleted."""
        marks = self._between(stretch, stretch.end, stretch.end + 1)
        looks = [each.look for each in marks]
        return any(each.is_deleted or each.properties.vanish for each in looks)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A paragraph: its characters, the last one, and what is said of it."""

    start: int
    end: int
    last: str
    paragraph: DocParagraph

    @property
    def depth(self) -> int:
        """How many tables it stands in; the mark of a cell needs one."""
        return max(self.paragraph.depth, int(self.last == CELL_END))

    @property
    def mark(self) -> EndMark:
        """What ends with it."""
        found = self.paragraph
        if self.last == CELL_END:
            return EndMark.ROW if found.is_row else EndMark.CELL
        if found.is_inner_row and found.depth > 1:
            return EndMark.ROW
        is_cell = found.is_inner_cell and found.depth > 1
        return EndMark.CELL if is_cell else EndMark.LINE


def _filled(stretches: Sequence[_Stretch]) -> list[bool]:
    """Return which paragraphs have another ground than white.

    What is said at the end of a row counts for all that stands in it.
    """
    found, rows = [], dict[int, bool]()
    for each in reversed(stretches):
        if each.mark is EndMark.ROW:
            rows[each.depth] = each.paragraph.is_filled
        around = (rows.get(at, False) for at in range(1, each.depth + 1))
        found.append(each.paragraph.is_filled or any(around))
    return found[::-1]
