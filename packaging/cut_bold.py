"""Cuts the bold face down to the characters that titles need.

Usage: python packaging/cut_bold.py NotoSerifSC-Bold.ttf
"""

from __future__ import annotations

import sys
from pathlib import Path

import uharfbuzz

TARGET = Path(__file__).parent.parent / "resources/fonts/NotoSerifSC-Bold.ttf"


def title_characters() -> set[int]:
    """Return GB 2312, rows 1-9 and level 1 (3,755 characters), and ASCII."""
    found = set(range(0x20, 0x7F))
    for row in (*range(0xA1, 0xAA), *range(0xB0, 0xD8)):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def cut(source: Path) -> bytes:
    """Return the font with only the characters of titles, no layout tables."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source)))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(title_characters())
    wanted.layout_feature_tag_set.clear()
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


if __name__ == "__main__":
    TARGET.write_bytes(cut(Path(sys.argv[1])))
