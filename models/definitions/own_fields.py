"""Fields that no definition asks for, kept with a form all the same."""

from __future__ import annotations

SHEET_FACE = "sheet_face"
SHEET_PAGES = "sheet_pages"

COPY_MARK = "copy_mark"

OWN_FIELDS = {SHEET_FACE: "字体", SHEET_PAGES: "页数", COPY_MARK: "副本标记"}
"""What they are called: how the form is to be printed, and which copy of a
draft it is; the mark itself is never printed."""
