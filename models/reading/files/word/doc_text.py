"""The text of paragraphs in .doc, as it shows once all edits are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.reading.files.remarks import PICTURES, Remarks
from models.reading.files.word.doc_header import DocStreams, PartOf, number_at
from models.reading.files.word.doc_styles import faces_of
from models.reading.files.word.docx_text import SYMBOL, shown_symbol
from models.reading.files.word.old_looks import OldRun, text_of_runs

FIELD, RESULT, END = "\x13", "\x14", "\x15"
PICTURE, DRAWING = "\x01", "\x08"
BOX_SIZE = 22
"""Bytes that describe a text box, each of which hangs on a drawing."""

SYMBOL_MARK = "("
"""What stands in a text for a symbol that its properties name."""

CHARACTERS = {"\t": "\t", "\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\xa0": "\xa0"}
"""What the characters below a blank mean; others mean nothing."""

CHECK_BOX, FROM_DEFAULT = 1, 25
"""Of form fields: the kind that is ticked, and a tick that nobody touched."""

_SPECIAL = re.compile("[\x00-\x08\x0a-\x1f]")


class DocTextReader:
    """Turns the runs of paragraphs into texts.

    A field may begin in one paragraph and end in another: what it shows is
    read, and not what it is made by.
    """

    def __init__(self, streams: DocStreams, remarks: Remarks) -> None:
        self._faces = faces_of(streams.part(PartOf.FACES))
        self._streams, self._remarks = streams, remarks
        self._fields: list[bool] = []
        # The last one described is behind the others, and none.
        boxes = (len(streams.part(PartOf.BOXES)) - 4) // (4 + BOX_SIZE) - 1
        self._drawings_with_text = max(0, boxes)

    def enter(self) -> None:
        """Forget the fields that a story left open."""
        self._fields.clear()

    def text(self, runs: list[OldRun], *, is_filled: bool) -> str:
        """Return the text of a paragraph, on a filled or a white ground."""
        read = [OldRun(self._of_run(each), each.look) for each in runs]
        return text_of_runs(read, self._remarks, is_filled=is_filled)

    def _of_run(self, run: OldRun) -> str:
        text = run.text
        if run.look.symbol:
            text = text.replace(SYMBOL_MARK, self._symbol(*run.look.symbol))
        if _SPECIAL.search(text) or any(self._fields):
            text = "".join(self._characters(run))
        if SYMBOL.search(text):
            face = run.look.face
            text = SYMBOL.sub(lambda each: self._symbol(face, ord(each[0])), text)
        return text

    def _characters(self, run: OldRun) -> Iterator[str]:
        """Yield what is seen of the characters of a run, one by one."""
        for each in run.text:
            if each == FIELD:
                self._fields.append(True)
            elif each == RESULT and self._fields:
                self._fields[-1] = False
            elif each == END and self._fields:
                self._fields.pop()
            elif each == PICTURE and run.look.is_data:
                yield self._check_box(run.look.data)
            elif any(self._fields):
                continue
            elif each >= " ":
                yield each
            else:
                self._note_picture(each)
                yield CHARACTERS.get(each, "")

    def _note_picture(self, mark: str) -> None:
        """Tell of a picture, and of a drawing that is no text box."""
        if mark == DRAWING and self._drawings_with_text:
            self._drawings_with_text -= 1
        elif mark in (PICTURE, DRAWING):
            self._remarks.note(PICTURES)

    def _symbol(self, face: int, code: int) -> str:
        name = self._faces.get(face, "")
        return shown_symbol(name, code, self._remarks)

    def _check_box(self, place: int) -> str:
        """Return the box of a form field that can be ticked, else "".

        Source: [MS-DOC], 2.9.158 and 2.9.78.
        """
        data = self._streams.data
        field = place + number_at(data, place + 4, 2)
        says = number_at(data, field + 4, 2)
        if number_at(data, field, 4) != 0xFFFFFFFF or says & 3 != CHECK_BOX:
            return ""
        ticked = says >> 2 & 0x1F
        if ticked == FROM_DEFAULT:
            name = number_at(data, field + 10, 2)
            ticked = number_at(data, field + 10 + 2 + 2 * name + 2, 2)
        return "☑" if ticked else "□"
