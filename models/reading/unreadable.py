"""The one exception for files that cannot be read as forms."""

from __future__ import annotations

from pathlib import Path

from models.form_data import clip


class Unreadable(Exception):
    """A file that cannot be read; the message is one Chinese sentence.

    Attributes:
        path: The file.
        reason: What is the matter and what to do, as the message ends.
    """

    def __init__(self, path: Path, reason: str) -> None:
        name = path.name.encode(errors="replace").decode() or str(path)
        super().__init__(f"文件“{clip(name, 80)}”{reason}")
        self.path, self.reason = path, reason
