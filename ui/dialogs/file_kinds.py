"""The kinds of files that the clerk gives names to."""

from __future__ import annotations

from typing import NamedTuple


class FileKind(NamedTuple):
    """A kind of file, in words, and how its names end."""

    words: str
    suffix: str

    @property
    def filter(self) -> str:
        """The kind as a file dialog wants it: PDF 文件 (*.pdf)."""
        return f"{self.words} (*{self.suffix})"


WORD = FileKind("Word 文档", ".docx")
EXCEL = FileKind("Excel 表格", ".xlsx")
CSV = FileKind("CSV 文本", ".csv")
PDF = FileKind("PDF 文件", ".pdf")
FORM = FileKind("绩表文件", ".jibiao")
BACK_UP = FileKind("绩表备份", ".zip")
