"""The exceptions for files that cannot be read as forms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.form_data import clip
from models.values.visible import one_line

INCOMPLETE = "不完整或已损坏，可能没有下载完，请重新下载或拷贝"


class Unreadable(Exception):
    """A file that cannot be read; the message is one Chinese sentence.

    Attributes:
        path: The file, or the name of whatever else was to be read.
        reason: What is the matter and what to do, as the message ends.
    """

    def __init__(self, path: Path, reason: str, noun: str = "文件") -> None:
        name = path.name.encode(errors="replace").decode() or str(path)
        super().__init__(one_line(f"{noun}“{clip(name, 80)}”{reason}"))
        self.path, self.reason = path, reason


class Unfit(Exception):
    """Content that cannot be read, from a reader that knows no file name.

    The message says what is the matter and what to do, as the sentence of
    an Unreadable ends; naming() makes one of it.
    """


@contextmanager
def naming(path: Path, noun: str = "文件") -> Iterator[None]:
    """Name the file whose content is refused: Unfit becomes Unreadable.

    Raises:
        Unreadable: Something inside was Unfit.
    """
    try:
        yield
    except Unfit as fault:
        raise Unreadable(path, str(fault), noun) from fault.__cause__
