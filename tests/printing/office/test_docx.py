"""The sheet as a Word file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.form import Form
from printing.office.docx import write_docx
from tests.pictures import dedented, tree
from tests.printing.office.word_file import W, WordFile, drawn, opened, width_of
from tests.printing.office.word_schema import faults
from tests.printing.paper import Sample, samples

LAMPS = """
    budget_year: 2026
    reporting_unit: 某县住建局
    amount_unit: 万元
    project_name: 更换路灯
    quantity
      安装路灯 | sign=≥ | target=40 | unit=盏
      安装灯杆
    """
HOSTILE = "<b>&amp;\x01\ufffe\ud800]]></w:t>{budget_year}\u202e"


def word_file(form: Form) -> WordFile:
    """Return the Word file of a form, taken apart."""
    return opened(write_docx(FilledForm(form, definitions()[form.definition])))


@pytest.fixture(scope="module")
def lamps() -> WordFile:
    """Return a Word file of a small project form."""
    return word_file(tree(LAMPS))


def test_title_and_unit_line_stand_above_the_tables(lamps: WordFile) -> None:
    assert lamps.lines == [
        "2026年项目支出绩效目标表",
        "填报单位（盖章）：某县住建局→金额单位：万元",
    ]


def test_merged_cells_are_true_ones(lamps: WordFile) -> None:
    grid, indicators = map(drawn, lamps.tables)

    assert grid.splitlines()[:2] == ["项目名称 | 更换路灯 | ← | ←", "年度本级预算金额 |  | 项目类别 |"]
    assert "\n".join(indicators.splitlines()[:5]) == dedented(
        """
        | 一级指标 | 二级指标 | 三级指标 | 指标值 | 度量单位 | 指标值类型 | 备注
        本年度⏎绩效⏎指标 | 产出指标 | 数量指标 | 安装路灯 | 40 | 盏 | ≥ |
        ↑ | ↑ | ↑ | 安装灯杆 |  |  |  |
        ↑ | ↑ | 质量指标 |  |  |  |  |
        ↑ | ↑ | 时效指标 |  |  |  |  |
        """
    )


def test_the_head_of_a_growing_table_repeats(lamps: WordFile) -> None:
    heads = [
        [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        for table in lamps.tables
    ]

    assert not any(heads[0])
    assert heads[1] == [True] + [False] * 11


def test_paper_and_margins_are_those_of_the_definition(lamps: WordFile) -> None:
    size, margins = lamps.one("pgSz"), lamps.one("pgMar")

    assert size == {"w": "16838", "h": "11906", "orient": "landscape"}
    # 18, 15, 16 and 25 mm, at 56.7 twips each.
    sides = ("top", "right", "bottom", "left")
    assert [margins[side] for side in sides] == ["1020", "850", "907", "1417"]


def test_an_upright_definition_is_not_turned() -> None:
    turned = definitions()["project_form_2026"]
    upright = replace(turned, page=replace(turned.page, width=210, height=297))

    assert opened(write_docx(FilledForm(tree(LAMPS), upright))).one("pgSz") == {
        "w": "11906",
        "h": "16838",
    }


def test_columns_have_the_widths_of_the_definition(lamps: WordFile) -> None:
    grid = [int(each.get(f"{W}w", "")) for each in lamps.tables[0].iter(f"{W}gridCol")]

    # 40, 55, 33 and 129 mm.
    assert grid == [2268, 3118, 1871, 7313]


def test_the_foot_has_the_number_of_the_page(lamps: WordFile) -> None:
    for name in ("first_footer", "footer"):
        foot = lamps.parts[f"word/{name}.xml"]
        fields = [each.get(f"{W}instr") for each in foot.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_head_from_page_two_on_says_so(lamps: WordFile) -> None:
    said = [each.text for each in lamps.parts["word/header.xml"].iter(f"{W}t")]
    first = [each.text for each in lamps.parts["word/first_header.xml"].iter(f"{W}t")]

    assert (said, first) == (["（续表）"], [])


def test_the_face_is_one_that_every_office_has(lamps: WordFile) -> None:
    assert lamps.one("rFonts", "word/styles.xml")["eastAsia"] == "宋体"
    assert lamps.one("altName", "word/fontTable.xml")["val"].startswith("SimSun")


def test_the_face_that_the_clerk_chose_is_asked_for() -> None:
    chosen = tree("sheet_face: 仿宋_GB2312\n" + LAMPS.replace("\n    ", "\n"))

    assert word_file(chosen).one("rFonts", "word/styles.xml")["eastAsia"] == "仿宋_GB2312"


@given(samples())
def test_elements_stand_in_the_order_that_word_wants(sample: Sample) -> None:
    parts = word_file(sample.form).parts
    ours = [part for part in parts.values() if part.tag.startswith(W)]

    assert [fault for part in ours for fault in faults(part)] == []


@given(samples())
def test_each_row_has_cells_for_all_columns(sample: Sample) -> None:
    for table in word_file(sample.form).tables:
        columns = len(list(table.iter(f"{W}gridCol")))
        assert set(map(width_of, table.iter(f"{W}tr"))) == {columns}


def test_a_form_that_is_to_fit_on_a_page_has_smaller_type() -> None:
    rows = "".join(f"\n  第 {number} 批" for number in range(20))
    form = tree(f"sheet_pages: 1\nquantity{rows}")
    sizes = word_file(form).parts["word/styles.xml"].find(f".//{W}rPrDefault//{W}sz")

    # Half points; the definition has 21.
    assert sizes is not None and int(sizes.get(f"{W}val", "")) < 21


def test_hostile_text_is_text() -> None:
    typed = Cells(project_name=HOSTILE, reporting_unit=HOSTILE)
    file = word_file(Form("project_form_2026", fields=typed))

    assert "<b>&amp;]]></w:t>{budget_year}" in drawn(file.tables[0])
    assert file.lines[1].startswith("填报单位（盖章）：<b>&amp;]]></w:t>{budget_year}")


def test_line_breaks_make_paragraphs() -> None:
    form = Form("project_form_2026", fields=Cells(annual_objective="甲\r\n乙\r丙\n丁"))

    assert "本年度绩效目标 | 甲⏎乙⏎丙⏎丁 | ← | ←" in drawn(word_file(form).tables[0])


def test_the_same_form_gives_the_same_bytes() -> None:
    first, second = (
        write_docx(FilledForm(tree(LAMPS), definitions()["project_form_2026"]))
        for _ in range(2)
    )

    assert first == second


def test_no_time_gets_into_the_file() -> None:
    data = write_docx(FilledForm(tree(LAMPS), definitions()["project_form_2026"]))
    with ZipFile(BytesIO(data)) as package:
        times = {entry.date_time for entry in package.infolist()}

    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_no_paragraph_behind_the_last_table_is_seen(lamps: WordFile) -> None:
    last, _ = lamps.body[-2:]

    assert [each.get(f"{W}val") for each in last.iter(f"{W}pStyle")] == ["Seam"]
