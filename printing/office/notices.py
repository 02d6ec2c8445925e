"""What is told about a form that an office file cannot hold in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.cells import Cells
from models.filled_form import FilledForm
from models.form import Form
from printing.office.cell_value import MOST_CHARACTERS, cell_string
from printing.office.lists.indicator_list import indicator_list
from printing.office.lists.list_csv import guarded_texts
from printing.office.worksheet_name import worksheet_name
from printing.unprinted import texts_of, unprinted
from printing.wrap import printable_text

MOST_TOLD = 20
"""Sentences; a clerk reads no more at once."""


def docx_notices(form: Form) -> tuple[str, ...]:
    """Return what a Word file leaves out: characters that nobody sees."""
    dropped = sum(unprinted(text) for _, text in texts_of(form))
    return (f"有 {dropped} 个看不见的字符写不进文件，已略去。",) if dropped else ()


def xlsx_notices(filled: FilledForm) -> tuple[str, ...]:
    """Return what a spreadsheet leaves out, or says otherwise."""
    definition = filled.definition
    name = worksheet_name(definition.name)
    renamed = [f"“{definition.name}”不能作工作表的名字，已写作“{name}”。"]
    return (
        *docx_notices(filled.form),
        *_cut(filled),
        *(renamed if name != definition.name else ()),
    )


def list_csv_notices(filled: FilledForm) -> tuple[str, ...]:
    """Return what is amiss in a list of indicators as text.

    That is above all what the fiscal system would refuse.
    """
    rows = _rows_alone(filled)
    return (*docx_notices(rows.form), *_guarded(filled), *_refused(filled))


def list_xlsx_notices(filled: FilledForm) -> tuple[str, ...]:
    """Return what is amiss in a list of indicators as a spreadsheet."""
    rows = _rows_alone(filled)
    return (*_cut(rows), *docx_notices(rows.form), *_refused(filled))


def _rows_alone(filled: FilledForm) -> FilledForm:
    return replace(filled, form=replace(filled.form, fields=Cells()))


def _cut(filled: FilledForm) -> Iterator[str]:
    for place, text in texts_of(filled.form):
        if cell_string(text) != printable_text(text):
            yield (
                f"“{filled.name(place)}”太长，Excel 一格最多 "
                f"{MOST_CHARACTERS} 字，后面的没有写入；要全文请导出 docx 或 pdf。"
            )


def _guarded(filled: FilledForm) -> Iterator[str]:
    count = guarded_texts(indicator_list(filled))
    if count:
        yield (
            f"有 {count} 处文字以 = + - @ 开头，前面加了“'”，免得表格程序当作公式；"
            "本程序读回时会去掉，录入财政系统时请去掉。"
        )


def _refused(filled: FilledForm) -> Iterator[str]:
    listed = indicator_list(filled)
    if not listed.rows:
        yield "这份表没有填绩效指标。"
    for each in listed.findings[:MOST_TOLD]:
        yield f"财政系统不收：{each.where}：{each.message}"
    more = len(listed.findings) - MOST_TOLD
    if more > 0:
        yield f"财政系统不收的还有 {more} 处，请修改后再导出。"
