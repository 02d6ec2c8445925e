"""Composes the sheet of a form as its clerk set it up: face and page count."""

from __future__ import annotations

from dataclasses import replace

from models.definitions.definition import Definition
from models.form import Form
from models.keys import SHEET_FACE, SHEET_PAGES
from printing.fit import fit, fitting_shrink
from printing.fonts.system_faces import faces_named
from printing.layout import lay_out
from printing.page import Sheet
from printing.setting import TypeSetting, setting_of


def compose(
    form: Form,
    definition: Definition,
    previous: Sheet | None = None,
    *,
    pages: int = 0,
) -> Sheet:
    """Return the sheet of a form, in its face and on its number of pages.

    A number of pages given here goes before the one kept with the form.
    """
    faces, notice = faces_named(form.fields[SHEET_FACE])
    pages = pages or wanted_pages(form)
    if pages:
        sheet = fit(form, definition, faces, pages, previous)
    else:
        sheet = lay_out(form, definition, faces, previous)
    return replace(sheet, notices=(notice, *sheet.notices)) if notice else sheet


def setting_for(form: Form, definition: Definition) -> TypeSetting:
    """Return what the cells of a form are set by, as its clerk set it up."""
    faces, _ = faces_named(form.fields[SHEET_FACE])
    pages = wanted_pages(form)
    shrink = fitting_shrink(form, definition, faces, pages) if pages else 1.0
    return setting_of(definition, faces, shrink)


def wanted_pages(form: Form) -> int:
    """Return on how many pages the form is to fit, 0 where it may run on."""
    typed = form.fields[SHEET_PAGES]
    return int(typed) if typed.isascii() and typed.isdigit() else 0
