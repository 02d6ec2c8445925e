"""Documents in Rich Text Format (.rtf, often named .doc) as grids of cells.

A text with words and groups in it: each word changes what counts until its
group ends.  Source: Rich Text Format Specification, version 1.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from itertools import chain, islice

from models.reading.files.merged_table import BlockItem, rows_of
from models.reading.files.remarks import COMMENTS, PICTURES, Remarks
from models.reading.files.word.doc_file import BOXES_BEHIND
from models.reading.files.word.doc_header import MOST_TEXT
from models.reading.files.word.docx_file import SIDE_PARTS, is_worded
from models.reading.files.word.docx_text import SYMBOL as SYMBOL_CHARACTER
from models.reading.files.word.edged_table import covered_text
from models.reading.files.word.marked_paragraph import EndMark, blocks_of_marked
from models.reading.files.word.old_looks import OldRun
from models.reading.files.word.rtf_codes import CODE_PAGES, WESTERN, RtfCodes
from models.reading.files.word.rtf_rows import RtfRow
from models.reading.files.word.rtf_state import (
    LOOKS,
    PLAIN,
    RtfState,
    RtfStory,
    changed_look,
    coloured,
    on_ground,
)
from models.reading.files.word.step_limit import StepLimit
from models.reading.limits import MOST_LINES, TOO_LARGE
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import INCOMPLETE, Unfit

FIRST_HALVES, SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""Of characters beyond the first 65,536."""

MOST_WORDS = 1_000_000
"""Words are cheaper than other steps; a form of a thousand rows has half."""

STEPS_OF_TEXT, STEPS_OF_GROUP, STEPS_OF_PARAGRAPH = 2, 6, 10
"""What these cost more than a word does."""

MOST_GROUPS = 500
"""One within another: programs write some ten."""

GROUPS_TOO_DEEP = "里的内容一层套一层，套得太深，不像是绩效目标表"

BODY, HEADS, FEET, BOXES, NUMBER = "body", "heads", "feet", "boxes", "number"
FOOTNOTE, ENDNOTE, REMARK = "footnote", "endnote", "remark"
SIDE_STORIES = {
    FOOTNOTE: SIDE_PARTS["footnotes"],
    ENDNOTE: SIDE_PARTS["endnotes"],
    REMARK: COMMENTS,
}
STORIES = {
    **dict.fromkeys((b"header", b"headerl", b"headerr", b"headerf"), HEADS),
    **dict.fromkeys((b"footer", b"footerl", b"footerr", b"footerf"), FEET),
    **{b"footnote": FOOTNOTE, b"annotation": REMARK},
    **{b"shptxt": BOXES, b"dptxbxtext": BOXES},
    **{b"listtext": NUMBER, b"pntext": NUMBER},
}
"""Where the text of a group goes that begins with such a word."""

MUTE = frozenset([b"shpinst", b"do", b"upr"])
"""Groups whose own text means nothing, but in which there may be some."""

SKIPPED = frozenset(
    b"stylesheet info pict object nonshppict shprslt nonesttables listpicture "
    b"filetbl listtable listoverridetable revtbl rsidtbl xmlnstbl datastore "
    b"themedata latentstyles generator private ftnsep ftnsepc ftncn aftnsep "
    b"aftnsepc aftncn atnid atnauthor bkmkstart bkmkend fldinst template txe rxe "
    b"xe tc tcn mmathPr".split()
)
"""Groups that are passed over."""

PICTURE_GROUPS = frozenset([b"pict", b"object"])

CHARACTERS: Mapping[bytes, str] = {
    **{b"tab": "\t", b"line": "\n", b"lbr": "\n", b"page": "\n", b"column": "\n"},
    **{b"emdash": "—", b"endash": "–", b"bullet": "•"},
    **{b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”"},
    **dict.fromkeys((b"emspace", b"enspace", b"qmspace"), " "),
}
SYMBOLS: Mapping[bytes, str] = {
    **{b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
}
FIRST_PAGES = {b"ansi": 1252, b"mac": 10000, b"pc": 437, b"pca": 850}

_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))"
    rb"|([{}])|([^\\{}\r\n\0]+)|[\r\n\0]+|\\",
    re.DOTALL,
)
WORD, DIGITS, HEX, SYMBOL, BRACE, TEXT = range(1, 7)
_EDGE = re.compile(rb"[{}]|\\[{}\\]|\\bin(\d{1,9}) ?")
_STAR = re.compile(rb"\s*\\\*\s*\\([a-zA-Z]{1,32})")
_BOX = re.compile(rb"\\fftype1(?!\d)")
_TICK = re.compile(rb"\\ffres(\d+)")
_USUAL_TICK = re.compile(rb"\\ffdefres(\d+)")
FROM_DEFAULT = 25
"""A tick that nobody touched."""

MOST_FALLBACK = 16
"""Characters that stand for one in Unicode: two bytes, in fact."""


def rtf_grids(data: bytes) -> tuple[SourceGrid, ...]:
    """Return the text and the tables of a document, in their order.

    Page headers come first and page footers last: some have the title.

    Raises:
        Unfit: It ends too early, or goes beyond a limit.
    """
    reader = _Reader(data)
    reader.read()
    blocks = chain(
        reader.lines(HEADS), reader.blocks(BODY), reader.boxes(), reader.lines(FEET)
    )
    rows = tuple(islice(rows_of(blocks), MOST_LINES + 1))
    reader.note_side_stories()
    return (SourceGrid(rows, remarks=reader.remarks.sentences()),)


class _Reader:
    """Reads one document; it gathers what is to be remarked.

    Attributes:
        state: What counts for the group that is being read.
    """

    def __init__(self, data: bytes) -> None:
        self.remarks, self._steps = Remarks(), StepLimit(MOST_WORDS)
        self.codes = RtfCodes(self.remarks)
        self._data, self._at = data, 0
        self._stories: dict[str, list[RtfStory]] = {}
        self.state = RtfState(self._begun(BODY))
        self._around: list[RtfState] = []
        self._raw = bytearray()
        self._skip = self._length = 0
        self._half = FIRST_HALVES.start
        self._is_ended = False

    def read(self) -> None:
        """Read the words and texts to the end of the outermost group."""
        data, size = self._data, len(self._data)
        while self._at < size and not self._is_ended:
            found = _TOKEN.match(data, self._at)
            if found is None:
                break
            self._at = found.end()
            self._steps.spend()
            kind = found.lastindex
            if kind == TEXT:
                self._take(found[TEXT])
            elif kind == HEX:
                self._take(bytes([int(found[HEX], 16)]))
            elif kind == BRACE:
                self._brace(found[BRACE])
            elif kind in (WORD, DIGITS):
                self._word(found[WORD], found[DIGITS])
            elif kind == SYMBOL:
                self._symbol(found[SYMBOL])
        if not self._is_ended:
            raise Unfit(INCOMPLETE)
        self._end_story(self.state.story)

    def blocks(self, kind: str) -> tuple[BlockItem, ...]:
        """Return the lines and tables of the stories of a kind."""
        stories = self._stories.get(kind, [])
        return tuple(
            block
            for story in stories
            for block in blocks_of_marked(story.marked, self.remarks)
        )

    def boxes(self) -> tuple[BlockItem, ...]:
        """Return what stands in text boxes."""
        blocks = tuple(each for each in self.blocks(BOXES) if covered_text([each]))
        if blocks:
            self.remarks.note(BOXES_BEHIND)
        return blocks

    def lines(self, kind: str) -> Iterator[str]:
        """Yield the lines of page headers or footers, each but once."""
        texts = (covered_text([block]) for block in self.blocks(kind))
        yield from dict.fromkeys(filter(is_worded, texts))

    def note_side_stories(self) -> None:
        """Remark the notes and comments, whose texts belong nowhere."""
        for kind, sentence in SIDE_STORIES.items():
            text = covered_text(self.blocks(kind))
            if text:
                self.remarks.note(sentence, text)

    def put(self, text: str) -> None:
        """Add characters to the paragraph, unless they are to be skipped."""
        if self._skip:
            self._skip -= 1
        else:
            self._flush()
            self._add(text)

    def put_unicode(self, number: int) -> None:
        """Add a character by its number; what stands for it is skipped."""
        self._flush()
        self._skip = self.state.fallback
        unit = number & 0xFFFF
        if unit in FIRST_HALVES:
            self._half = unit
            return
        if unit in SECOND_HALVES:
            unit = 0x10000 + (self._half - 0xD800 << 10) + (unit - 0xDC00)
        character = chr(unit)
        if SYMBOL_CHARACTER.match(character):
            face, wide = self.state.face, self.state.wide_face
            character = self.codes.symbol((face, wide), unit)
        if character >= " " or character == "\t":
            self._add(character)

    def end_paragraph(self, mark: EndMark, depth: int) -> None:
        """End the paragraph, and what its mark says with it."""
        self._steps.spend(STEPS_OF_PARAGRAPH)
        self._flush()
        state = self.state
        if state.story is not None:
            is_filled = state.is_filled
            state.story.end_paragraph(depth, mark, self.remarks, is_filled=is_filled)

    def row(self) -> RtfRow:
        """Return the row that is being described, which may be nobody's."""
        story = self.state.story
        if story is None:
            return RtfRow()
        return story.inner_row if self.state.is_inner else story.row

    def begin_row(self) -> None:
        """Forget the last description of a row."""
        story = self.state.story
        if story is not None and self.state.is_inner:
            story.inner_row = RtfRow()
        elif story is not None:
            story.row = RtfRow()

    def skip_bytes(self, count: int) -> None:
        """Pass over bytes that are no text."""
        self._at += max(0, count)

    def enter(self, word: bytes) -> bool:
        """Take the first word of a group; return whether it is such a one."""
        if word in SKIPPED or word in (b"fonttbl", b"colortbl"):
            self._leave_out(word)
        elif word in STORIES:
            self._flush()
            self.state.story = self._begun(STORIES[word])
        elif word in MUTE:
            self._flush()
            self.state.story = None
        elif word == b"ud":
            self._flush()
            self.state.story = self._around[-2].story if len(self._around) > 1 else None
        elif word == b"nesttableprops":
            self.state.is_inner = True
        else:
            return False
        return True

    def note_endnote(self) -> None:
        """Call the footnote that is being read an endnote."""
        story, notes = self.state.story, self._stories.get(FOOTNOTE, [])
        if notes and notes[-1] is story:
            self._stories.setdefault(ENDNOTE, []).append(notes.pop())

    def _begun(self, kind: str) -> RtfStory:
        self._steps.spend(STEPS_OF_PARAGRAPH)
        story = RtfStory()
        self._stories.setdefault(kind, []).append(story)
        return story

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            self._steps.spend(STEPS_OF_GROUP)
            if len(self._around) >= MOST_GROUPS:
                raise Unfit(GROUPS_TOO_DEEP)
            self._around.append(self.state)
            self.state = copy(self.state)
            self._begin_group()
        elif self._around:
            story, self.state = self.state.story, self._around.pop()
            if all(story is not each.story for each in (*self._around, self.state)):
                self._end_story(story)
            self._is_ended = not self._around

    def _begin_group(self) -> None:
        """Pass over a group that begins with a star and an unknown word."""
        found = _STAR.match(self._data, self._at)
        if found is None:
            return
        self._at = found.end()
        if not self.enter(found[1]) and found[1] != b"shppict":
            self._leave_out(found[1])

    def _leave_out(self, word: bytes) -> None:
        """Pass over the rest of a group, but for what its kind is good for."""
        self._flush()
        start = self._at
        self._at = end = self._end_of_group()
        if word == b"fonttbl":
            self.codes.read_faces(self._data[start:end])
        elif word == b"colortbl":
            self.codes.read_colours(self._data[start:end])
        elif word in PICTURE_GROUPS:
            self.remarks.note(PICTURES)
        elif word == b"fldinst":
            self._add(_check_box(self._data[start:end]))

    def _end_of_group(self) -> int:
        """Return the place of the brace that ends the group."""
        depth, at = 0, self._at
        while found := _EDGE.search(self._data, at):
            self._steps.spend()
            at = found.end()
            if found[1]:
                at += int(found[1])
            elif found[0] == b"{":
                depth += 1
            elif found[0] == b"}":
                depth -= 1
                if depth < 0:
                    return found.start()
        raise Unfit(INCOMPLETE)

    def _word(self, word: bytes, digits: bytes | None) -> None:
        if word not in KNOWN:
            return
        number = int(digits) if digits else None
        if word in LOOKS:
            self._flush()
            self.state.look = changed_look(self.state.look, word, number)
        elif word in WORDS:
            self._flush()
            WORDS[word](self, 1 if number is None else number)
        elif word in CHARACTERS:
            self.put(CHARACTERS[word])
        elif not self.enter(word) and word in FIRST_PAGES:
            self.codes.usual = CODE_PAGES[FIRST_PAGES[word]]

    def _symbol(self, symbol: bytes) -> None:
        if symbol in b"\r\n":
            self.end_paragraph(EndMark.LINE, self.state.tables)
        elif symbol in SYMBOLS:
            self.put(SYMBOLS[symbol])

    def _take(self, raw: bytes) -> None:
        """Take bytes of text, but for those that stand for one in Unicode."""
        if self._skip:
            skipped = min(self._skip, len(raw))
            self._skip -= skipped
            raw = raw[skipped:]
        if self.state.story is not None:
            self._raw += raw

    def _flush(self) -> None:
        """Turn the bytes that have been gathered into characters."""
        if self._raw:
            state, raw = self.state, bytes(self._raw)
            self._raw.clear()
            face = state.face
            if state.is_wide and state.wide_face >= 0:
                face = state.wide_face
            self._add(self.codes.text(raw, face, is_wide=state.is_wide))

    def _add(self, text: str) -> None:
        if text and self.state.story is not None:
            self._steps.spend(STEPS_OF_TEXT)
            self._length += len(text)
            if self._length > MOST_TEXT:
                raise Unfit(TOO_LARGE)
            self.state.story.runs.append(OldRun(text, self.state.look))

    def _end_story(self, story: RtfStory | None) -> None:
        """End the last paragraph of a story; a number goes before a text."""
        if story is None:
            return
        if story.runs:
            story.end_paragraph(0, EndMark.LINE, self.remarks, is_filled=False)
        numbers = self._stories.get(NUMBER, [])
        if numbers and numbers[-1] is story:
            text = covered_text(blocks_of_marked(numbers.pop().marked, self.remarks))
            if any(each.isalnum() for each in text):
                self._add(text)


def _check_box(field: bytes) -> str:
    """Return the box of a form field that can be ticked, else ""."""
    if not _BOX.search(field):
        return ""
    tick, usual = _TICK.search(field), _USUAL_TICK.search(field)
    is_usual = tick is None or int(tick[1]) == FROM_DEFAULT
    found = usual if is_usual else tick
    return "☑" if found is not None and int(found[1]) else "□"


def _code_page(reader: _Reader, number: int) -> None:
    reader.codes.usual = CODE_PAGES.get(number, WESTERN)


def _usual_face(reader: _Reader, number: int) -> None:
    reader.state.face = reader.state.usual_face = number


def _unicode(reader: _Reader, number: int) -> None:
    reader.put_unicode(number)


def _fallback(reader: _Reader, number: int) -> None:
    reader.state.fallback = max(0, min(number, MOST_FALLBACK))


def _face(reader: _Reader, number: int) -> None:
    reader.state.face = number
    if reader.state.is_wide:
        reader.state.wide_face = number


def _other_face(reader: _Reader, number: int) -> None:
    if reader.state.is_wide:
        reader.state.wide_face = number


def _narrow(reader: _Reader, number: int) -> None:
    reader.state.is_wide = False


def _wide(reader: _Reader, number: int) -> None:
    reader.state.is_wide = True


def _plain(reader: _Reader, number: int) -> None:
    reader.state.look, reader.state.is_wide = PLAIN, False
    reader.state.face = reader.state.usual_face


def _colour(reader: _Reader, number: int) -> None:
    is_white = number in reader.codes.whites
    reader.state.look = coloured(reader.state.look, is_white=is_white)


def _ground(reader: _Reader, number: int) -> None:
    is_filled = _is_filled(reader, number)
    reader.state.look = on_ground(reader.state.look, is_filled=is_filled)


def _paragraph_ground(reader: _Reader, number: int) -> None:
    reader.state.is_filled = _is_filled(reader, number)


def _cell_ground(reader: _Reader, number: int) -> None:
    reader.row().is_filled |= _is_filled(reader, number)


def _cell_shade(reader: _Reader, number: int) -> None:
    reader.row().is_filled |= number > 0


def _is_filled(reader: _Reader, colour: int) -> bool:
    return colour > 0 and colour not in reader.codes.whites


def _reset_paragraph(reader: _Reader, number: int) -> None:
    reader.state.reset_paragraph()


def _in_table(reader: _Reader, number: int) -> None:
    reader.state.is_in_table = number > 0


def _depth(reader: _Reader, number: int) -> None:
    reader.state.depth = max(0, number)


def _end_line(reader: _Reader, number: int) -> None:
    reader.end_paragraph(EndMark.LINE, reader.state.tables)


def _end_cell(reader: _Reader, number: int) -> None:
    reader.end_paragraph(EndMark.CELL, 1)


def _end_row(reader: _Reader, number: int) -> None:
    reader.end_paragraph(EndMark.ROW, 1)


def _end_inner_cell(reader: _Reader, number: int) -> None:
    reader.end_paragraph(EndMark.CELL, max(2, reader.state.depth))


def _end_inner_row(reader: _Reader, number: int) -> None:
    reader.end_paragraph(EndMark.ROW, max(2, reader.state.depth))


def _begin_row(reader: _Reader, number: int) -> None:
    reader.begin_row()


def _left(reader: _Reader, number: int) -> None:
    reader.row().set_left(number)


def _right(reader: _Reader, number: int) -> None:
    reader.row().end_cell(number)


def _join(reader: _Reader, number: int) -> None:
    reader.row().join()


def _begin_merge(reader: _Reader, number: int) -> None:
    reader.row().begin_merge()


def _go_on(reader: _Reader, number: int) -> None:
    reader.row().go_on()


def _bytes(reader: _Reader, number: int) -> None:
    reader.skip_bytes(number)


def _endnote(reader: _Reader, number: int) -> None:
    reader.note_endnote()


WORDS: Mapping[bytes, Callable[[_Reader, int], None]] = {
    **{b"ansicpg": _code_page, b"deff": _usual_face, b"u": _unicode},
    **{b"uc": _fallback, b"f": _face, b"af": _other_face, b"plain": _plain},
    **{b"loch": _narrow, b"hich": _narrow, b"dbch": _wide, b"cf": _colour},
    **dict.fromkeys((b"highlight", b"chcbpat", b"cb"), _ground),
    **{b"cbpat": _paragraph_ground, b"clcbpat": _cell_ground},
    **{b"clshdng": _cell_shade},
    **{b"pard": _reset_paragraph, b"intbl": _in_table, b"itap": _depth},
    **{b"par": _end_line, b"sect": _end_line, b"cell": _end_cell, b"row": _end_row},
    **{b"nestcell": _end_inner_cell, b"nestrow": _end_inner_row},
    **{b"trowd": _begin_row, b"trleft": _left, b"cellx": _right},
    **{b"clmrg": _join, b"clvmgf": _begin_merge, b"clvmrg": _go_on},
    **{b"bin": _bytes, b"ftnalt": _endnote},
}
"""What other words do; without a number they mean 1."""

KNOWN = frozenset(
    {*LOOKS, *WORDS, *CHARACTERS, *SKIPPED, *STORIES, *MUTE, *FIRST_PAGES}
    | {b"fonttbl", b"colortbl", b"ud", b"nesttableprops"}
)
"""All words that mean anything here: most say how a sheet is set."""
