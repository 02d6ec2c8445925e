"""Faces that this machine has besides the bundled one, such as 仿宋_GB2312.

A face is offered only when it qualifies: it can be read, may be embedded,
and has the characters that every form uses.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz

from printing.fonts.face import Face, FaceFaulty, open_face
from printing.fonts.faces import Chain, Faces, bundled_faces

SUFFIXES = {".ttf", ".ttc", ".otf", ".otc"}
MOST_FILES = 5_000
"""Font files looked at; more than any office has."""
PROBE = "绩效目标表项金额单位年度指标数量质量时效成本社会生态满意，。（）≥≤%0123456789"
"""A face without these is no face for a form."""
FAMILY, TYPOGRAPHIC_FAMILY = 1, 16
WEIGHT_CLASS, FS_TYPE = 4, 8
"""Where the OS/2 table keeps the weight, and what the maker allows."""
TEXT_WEIGHT = 400
RESTRICTED = 0x0002
"""Bit of fsType: the maker forbids embedding."""


@dataclass(frozen=True, slots=True, order=True)
class FaceFile:
    """Where a face of the machine lies, under the name people know it by.

    Attributes:
        strangeness: How far its weight is from that of text type.
    """

    family: str
    path: Path
    number: int
    strangeness: int = 0


@cache
def system_faces() -> tuple[FaceFile, ...]:
    """Return the faces on this machine that a form can be set in, by name."""
    found: dict[str, FaceFile] = {}
    for path in _font_files():
        for each in _faces_in(path):
            known = found.get(each.family)
            if known is None or each.strangeness < known.strangeness:
                found[each.family] = each
    return tuple(sorted(found.values()))


def faces_named(family: str) -> tuple[Faces, str]:
    """Return the faces for a family, and what the clerk is to be told.

    The bundled face stands in for characters it lacks, and for all of it
    where it is not there or cannot be used.
    """
    bundled = bundled_faces()
    if not family:
        return bundled, ""
    file = next((each for each in system_faces() if each.family == family), None)
    if file is None:
        return bundled, f"这台电脑没有可用的“{family}”，已改用自带的宋体。"
    try:
        face = open_face(file.path, file.number)
    except FaceFaulty:
        return bundled, f"字体“{family}”已损坏，已改用自带的宋体。"
    return _with(face, bundled), ""


@cache
def _with(face: Face, bundled: Faces) -> Faces:
    regular = Chain(face, *bundled.regular.faces)
    return Faces(regular, bundled.bold)


def font_folders() -> tuple[Path, ...]:
    """Return where this system keeps fonts."""
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", str(home)))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )


def _font_files() -> Iterator[Path]:
    seen = 0
    for folder in font_folders():
        for root, _, names in os.walk(folder):
            for name in sorted(names):
                if Path(name).suffix.lower() in SUFFIXES and seen < MOST_FILES:
                    seen += 1
                    yield Path(root, name)


def _faces_in(path: Path) -> Iterator[FaceFile]:
    """Yield the faces of a file that qualify; a damaged file has none."""
    try:
        count = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).count
    except (OSError, uharfbuzz.HarfBuzzError):
        return
    for number in range(min(count, 16)):
        try:
            face = Face(path, number)
        except FaceFaulty:
            continue
        if _qualifies(face):
            yield FaceFile(_family(face), path, number, _strangeness(face))


def _qualifies(face: Face) -> bool:
    """Return whether a face is upright text type that can set a form."""
    return (
        _may_be_embedded(face)
        and not face.hb_face.has_var_data
        and all(face.can_print(character) for character in PROBE)
    )


def _may_be_embedded(face: Face) -> bool:
    return not _os2(face, FS_TYPE) & RESTRICTED


def _strangeness(face: Face) -> int:
    weight = _os2(face, WEIGHT_CLASS) or TEXT_WEIGHT
    return abs(weight - TEXT_WEIGHT)


def _os2(face: Face, at: int) -> int:
    """Return a number of the OS/2 table, 0 where the face has none."""
    if "OS/2" not in face.hb_face.table_tags:
        return 0
    return int.from_bytes(bytes(face.hb_face.reference_table("OS/2").data)[at : at + 2])


def _family(face: Face) -> str:
    """Return the Chinese name of a family where it has one."""
    names = {
        (entry.language, int(entry.name_id)): face.hb_face.get_name(
            entry.name_id, entry.language
        )
        for entry in face.hb_face.list_names()
        if int(entry.name_id) in (FAMILY, TYPOGRAPHIC_FAMILY)
    }
    chinese = [name for (language, _), name in names.items() if language[:2] == "zh"]
    return str((chinese or list(names.values()) or [face.name])[0])
