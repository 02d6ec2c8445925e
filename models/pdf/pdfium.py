"""The library that opens PDFs."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from functools import cache
from typing import Any

# Without pathlib, which takes longer to come in than a page to read.
FONTS = os.path.join(os.path.dirname(__file__), "..", "..", "resources", "fonts")

# The library keeps their address.
_FOLDER = ctypes.create_string_buffer(os.path.abspath(FONTS).encode())
_STRING = ctypes.POINTER(ctypes.c_char)
_FOLDERS = (_STRING * 2)(ctypes.cast(_FOLDER, _STRING))


@cache
def pdfium() -> Any:
    """Return pdfium, ready for use, by one thread at a time.

    Where a file has no font of its own, it takes our face: it would search
    the machine for others, and a page would not be read alike everywhere.
    """
    # Only who reads a PDF needs it.
    import pypdfium2_raw

    config = pypdfium2_raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=_FOLDERS)
    pypdfium2_raw.FPDF_InitLibraryWithConfig(config)
    return pypdfium2_raw


def handle(pointer: Any) -> int:
    """Return the address behind a pointer, which is quicker to hand on."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def page_object(address: int) -> Any:
    """Return the pointer to a mark of a page."""
    return ctypes.cast(address, pdfium().FPDF_PAGEOBJECT)


@cache
def text_object_at() -> Callable[[int, int], int | None]:
    """Return a quicker call for the text that a character was drawn with.

    It takes and returns addresses: it is called for each character.
    """
    found = handle(pdfium().FPDFText_GetTextObject)
    address, number = ctypes.c_void_p, ctypes.c_int
    return ctypes.CFUNCTYPE(address, address, number)(found)
