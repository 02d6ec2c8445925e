"""Fields that no definition asks for, kept with a form all the same."""

from __future__ import annotations

from models.keys import COPY_MARK, SHEET_FACE, SHEET_PAGES

OWN_FIELDS = {SHEET_FACE: "字体", SHEET_PAGES: "页数", COPY_MARK: "副本标记"}
"""What they are called: how the form is to be printed, and which copy of a
draft it is; the mark itself is never printed."""
