"""What is told about a form that an office file cannot hold in full."""

from __future__ import annotations

from collections.abc import Iterator

from models.definition import Definition
from models.form import FORM, Form, Place
from models.place_names import place_name
from printing.office.cell_value import MOST_CHARACTERS, cell_text
from printing.office.sheet_name import sheet_name
from printing.wrap import plain_text


def docx_notices(form: Form) -> tuple[str, ...]:
    """Return what a Word file leaves out: characters that nobody sees."""
    dropped = sum(_dropped(text) for _, text in _texts(form))
    return (f"有 {dropped} 个看不见的字符写不进文件，已略去。",) if dropped else ()


def xlsx_notices(form: Form, definition: Definition) -> tuple[str, ...]:
    """Return what a spreadsheet leaves out, or says otherwise."""
    cut = [
        f"“{place_name(place, form, definition)}”太长，Excel 一格最多 "
        f"{MOST_CHARACTERS} 字，后面的没有写入；要全文请导出 docx 或 pdf。"
        for place, text in _texts(form)
        if cell_text(text) != plain_text(text)
    ]
    name = sheet_name(definition.name)
    renamed = [f"“{definition.name}”不能作工作表的名字，已写作“{name}”。"]
    return (*docx_notices(form), *cut, *(renamed if name != definition.name else ()))


def _texts(form: Form) -> Iterator[tuple[Place, str]]:
    for key, text in form.fields.items():
        yield Place(FORM, key), text
    for row in form.all_rows():
        for key, text in row.cells.items():
            yield Place(row.id, key), text


def _dropped(text: str) -> int:
    """Return how many characters of a text are not printed either."""
    return len(text.replace("\r\n", "\n")) - len(plain_text(text))
