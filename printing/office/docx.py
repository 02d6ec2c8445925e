"""Writes the sheet of a form as a Word file (.docx).

Word, WPS and LibreOffice set the text anew, so lines may break otherwise
than in the PDF; columns, merged cells, paper and type are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from models.definitions.definition import Definition
from models.definitions.slots import fill_line, title_of
from models.filled_form import FilledForm
from models.form import Form
from printing.block import SetBlock
from printing.compose import setting_for
from printing.layout import set_blocks
from printing.office import docx_parts
from printing.office.docx_page import continued_head, page_number, section
from printing.office.docx_paragraph import line_of_texts, paragraph, text_run
from printing.office.docx_table import table_element
from printing.office.face_name import face_name
from printing.office.heads import parted_at_heads
from printing.office.package import element, zipped
from printing.office.table import Table, table_of
from printing.seals.signing import with_room
from printing.setting import TypeSetting
from printing.wrap import printable_text

FIXED = ("styles", "settings", "fontTable")


def write_docx(filled: FilledForm) -> bytes:
    """Return the sheet of a form as a Word file."""
    form = filled.form
    setting = setting_for(form, filled.definition)
    around = _around(form, setting)
    names = (*FIXED, *around)
    ids = {name: f"rId{at}" for at, name in enumerate(names, start=1)}
    body = element("w:body", *_body(form, setting), section(setting.style, ids))
    face = face_name(form)
    parts = {
        "[Content_Types].xml": docx_parts.content_types(names),
        "_rels/.rels": docx_parts.package_relationships(),
        "docProps/core.xml": docx_parts.core_properties(filled),
        "docProps/app.xml": docx_parts.app_properties(),
        "word/document.xml": docx_parts.word_part("w:document", body),
        "word/_rels/document.xml.rels": docx_parts.document_relationships(names),
        "word/styles.xml": docx_parts.styles(face, setting.style),
        "word/settings.xml": docx_parts.settings(),
        "word/fontTable.xml": docx_parts.font_table(face),
    }
    return zipped(parts | {f"word/{name}.xml": data for name, data in around.items()})


def _body(form: Form, setting: TypeSetting) -> Iterator[Element]:
    definition, style = setting.definition, setting.style
    if definition.page.annex_mark:
        yield paragraph("SheetLine", text_run(definition.page.annex_mark))
    for line in definition.top_lines:
        yield line_of_texts(fill_line(line, form), style)
    yield _title(form, definition)
    for line in definition.lines:
        yield line_of_texts(fill_line(line, form), style)
    yield from _between(form, setting)
    for line in definition.feet:
        yield line_of_texts(fill_line(with_room(line, style), form), style)
    if not definition.feet:
        # Word wants a paragraph behind the last table.
        yield paragraph("Seam")


def _title(form: Form, definition: Definition) -> Element:
    lines = printable_text(title_of(form, definition)).split("\n")
    return paragraph("Title", text_run(" ".join(lines)))


def _between(form: Form, setting: TypeSetting) -> Iterator[Element]:
    """Yield the tables, and the lines or else the seams between them."""
    blocks, _ = set_blocks(form, setting, {})
    is_below = False
    for together in _parted(blocks):
        if together[0].is_ruled:
            if is_below:
                yield _seam()
            yield table_element(_table(together, setting), setting.style)
        for line in together[0].lines:
            yield line_of_texts(fill_line(line, form), setting.style)
        is_below = together[0].is_ruled


def _table(blocks: list[SetBlock], setting: TypeSetting) -> Table:
    return parted_at_heads(table_of(blocks, setting))


def _parted(blocks: Sequence[SetBlock]) -> Iterator[list[SetBlock]]:
    """Yield blocks that are one table: a head repeats only at its top."""
    together: list[SetBlock] = []
    for block in blocks:
        if together and (_stands_alone(block) or _stands_alone(together[-1])):
            yield together
            together = []
        together.append(block)
    if together:
        yield together


def _stands_alone(block: SetBlock) -> bool:
    return _repeats(block) or not block.is_ruled


def _repeats(block: SetBlock) -> bool:
    return block.repeats and block.head > 0


def _seam() -> Element:
    """Return the paragraph that keeps two tables apart, which is hidden."""
    hidden = element("w:rPr", element("w:vanish"))
    return paragraph("Seam", more=(hidden,))


def _around(form: Form, setting: TypeSetting) -> dict[str, bytes]:
    """Return head and foot of the pages, as far as there are any."""
    definition, found = setting.definition, {}
    lines = tuple(fill_line(line, form) for line in definition.lines)
    title = _title(form, definition)
    again = continued_head(definition.page, title, lines, setting.style)
    if again:
        found["first_header"] = docx_parts.word_part("w:hdr", paragraph("Seam"))
        found["header"] = docx_parts.word_part("w:hdr", *again)
    if definition.page.page_number:
        foot = docx_parts.word_part("w:ftr", page_number(definition.page))
        found |= {"first_footer": foot} if again else {}
        found["footer"] = foot
    return found
