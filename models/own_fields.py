"""Fields that no definition asks for, kept with a form all the same."""

from __future__ import annotations

SHEET_FACE = "sheet_face"
SHEET_PAGES = "sheet_pages"

OWN_FIELDS = {SHEET_FACE: "字体", SHEET_PAGES: "页数"}
"""What they are called: how the form is to be printed."""
