"""The name that an office file asks for its face by.

The bundled face is on no other machine; its nearest kin, 宋体, is on all.
"""

from __future__ import annotations

from models.form import Form
from models.keys import SHEET_FACE
from printing.wrap import printable_text

SONG = "宋体"
OTHER_NAMES = {
    SONG: "SimSun,Noto Serif CJK SC,Noto Serif SC",
    "仿宋": "FangSong,仿宋_GB2312",
    "仿宋_GB2312": "仿宋,FangSong",
    "楷体": "KaiTi,楷体_GB2312",
    "黑体": "SimHei",
}
"""What the same face, or its nearest kin, is called on other systems."""
LONGEST = 31
"""No spreadsheet takes a longer name."""


def face_name(form: Form) -> str:
    """Return the face that the clerk chose for a form, else 宋体."""
    return printable_text(form.fields[SHEET_FACE]).strip()[:LONGEST] or SONG


def other_names(face: str) -> str:
    """Return what stands in for a face, names parted by commas, or ""."""
    return OTHER_NAMES.get(face, "" if face == SONG else SONG)
