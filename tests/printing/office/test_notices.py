"""What an office file cannot hold is told."""

from __future__ import annotations

from dataclasses import replace

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.form import Form
from printing.office.notices import docx_notices, xlsx_notices

PROJECT_FORM = definitions()["project_form_2026"]


def form(**texts: str) -> Form:
    """Return a project form with these fields."""
    return Form(PROJECT_FORM.id, fields=Cells(texts))


def test_ordinary_texts_need_no_word() -> None:
    plain = form(project_name="更换路灯", annual_objective="一、\r\n\t二、\n三、")

    in_sheet = xlsx_notices(FilledForm(plain, PROJECT_FORM))

    assert (docx_notices(plain), in_sheet) == ((), ())


def test_characters_that_are_left_out_are_counted() -> None:
    told = "有 3 个看不见的字符写不进文件，已略去。"

    assert docx_notices(form(project_name="\x01路\u202e灯\ud800")) == (told,)


def test_a_text_that_is_cut_is_named() -> None:
    long = form(annual_objective="目标" * 20_000)

    assert docx_notices(long) == ()
    assert xlsx_notices(FilledForm(long, PROJECT_FORM)) == (
        "“本年度绩效目标”太长，Excel 一格最多 32767 字，后面的没有写入；"
        "要全文请导出 docx 或 pdf。",
    )


def test_another_name_on_the_tab_is_told() -> None:
    odd = replace(PROJECT_FORM, name="自评表[2026/一]")

    assert xlsx_notices(FilledForm(form(), odd)) == (
        "“自评表[2026/一]”不能作工作表的名字，已写作“自评表 2026 一”。",
    )
