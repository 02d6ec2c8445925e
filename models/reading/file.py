"""Reads the forms in other people's files, and in our own."""

from __future__ import annotations

import codecs
from pathlib import Path

from models.reading.own_file import read_own
from models.reading.read_form import ReadForm
from models.reading.unreadable import Unreadable

MOST_BYTES = 50 * 1024 * 1024
BLANKS = codecs.BOM_UTF8 + b" \t\r\n"

PDF = b"%PDF"
PDF_START = 1024
"""Some put bytes before the mark of a PDF, at most so many."""

FOREIGN = {
    b"PK\x03\x04": "是 Word 或 Excel 文件，目前还不能读取，请先另存为 .txt 文件",
    b"\xd0\xcf\x11\xe0": "是旧版 Word 或 Excel 文件，目前还不能读取，请先另存为 .txt 文件",
    b"\x89PNG": "是图片，不能读取，请换用有文字的文件",
    b"\xff\xd8\xff": "是图片，不能读取，请换用有文字的文件",
}
"""The first bytes of files that are no text, whatever their names say."""


def read_file(path: Path) -> tuple[ReadForm, ...]:
    """Return the forms that a file holds: .txt, PDF, or JSON of our own.

    Raises:
        Unreadable: The file cannot be read, or holds no form; the message
            is one Chinese sentence that names it.
    """
    data = _read_bytes(path)
    for start, reason in FOREIGN.items():
        if data.startswith(start):
            raise Unreadable(path, reason)
    if data.lstrip(BLANKS).startswith((b"{", b"[")):
        return (read_own(path, data),)
    return _read_grids(path, data)


def _read_grids(path: Path, data: bytes) -> tuple[ReadForm, ...]:
    # Half of what an export of drafts would import, which never needs it.
    from models.reading.pdf_file import pdf_grids
    from models.reading.recogniser import recognise
    from models.reading.text_file import read_text
    from models.reading.text_grid import text_grid

    if PDF in data[:PDF_START]:
        found = recognise(pdf_grids(path, data))
    else:
        found = recognise([text_grid(path, read_text(path, data))])
    if not found:
        raise Unreadable(path, "里没有找到绩效目标表，请检查是不是选错了文件")
    return found


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable(path, "是一个文件夹，请选择其中的文件")
        if not path.is_file():
            raise Unreadable(path, "不存在或不是普通文件，请检查路径")
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(path, "超过 50 MB，不像是绩效目标表，请拆成几个文件")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else ""
        raise Unreadable(path, f"打不开（{reason or '路径有误'}），请检查") from None
