"""The sheet as a spreadsheet."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.form import Form
from printing.office.cell_value import cell_number
from printing.office.tall_rows import TALLEST
from printing.office.worksheet_name import worksheet_name
from printing.office.xlsx import write_xlsx
from printing.wrap import printable_text
from tests.pictures import dedented, tree
from tests.printing.office.drawing import spread_of
from tests.printing.office.spreadsheet import Spreadsheet, X, opened, rows_of
from tests.printing.paper import Sample, samples

PROJECT_FORM = "project_form_2026"
LAMPS = """
    budget_year: 2026
    reporting_unit: 某县住建局
    amount_unit: 万元
    project_name: 更换路灯
    annual_budget: 54.98
    quantity
      安装路灯 | sign== | target=40 | unit=盏
      +安装灯杆 | sign=≥ | target=007 | unit=@根
    """
HOSTILE = "<b>&amp;\x01\ufffe\ud800]]>_x0041_\u202e"


def spreadsheet(form: Form) -> Spreadsheet:
    """Return the spreadsheet of a form, taken apart."""
    return opened(write_xlsx(FilledForm(form, definitions()[form.definition])))


def with_field(key: str, text: str) -> Spreadsheet:
    """Return the spreadsheet of a project form with one text in it."""
    return spreadsheet(Form(PROJECT_FORM, fields=Cells({key: text})))


def kind_of(file: Spreadsheet, text: str) -> str:
    """Return whether a text stands in its cell as one, or as a number."""
    (kind,) = {each.kind for each in file.cells().values() if each.text == text}
    return kind


@pytest.fixture(scope="module")
def lamps() -> Spreadsheet:
    """Return the spreadsheet of a small project form."""
    return spreadsheet(tree(LAMPS))


def test_title_and_unit_line_stand_above_the_table(lamps: Spreadsheet) -> None:
    texts = [each.text for each in lamps.cells().values() if each.text]

    assert texts[:5] == [
        "2026年项目支出绩效目标表",
        "填报单位（盖章）：某县住建局",
        "金额单位：万元",
        "项目名称",
        "更换路灯",
    ]


@given(samples())
def test_every_cell_of_the_sheet_is_there_and_merged(sample: Sample) -> None:
    table, file = spread_of(sample.form), spreadsheet(sample.form)
    # Rows that are too high are parted, and move those below them.
    rows = [row for row, _ in rows_of(file.sheet())]
    if len(rows) > table.rows:
        return
    cells, merged = file.cells(), file.merged()

    for each in table.cells:
        at, last = (each.row, each.column), (each.rows.stop - 1, each.columns.stop - 1)
        shown = printable_text(each.text)
        assert "".join(cells[at].text.split()) == "".join(shown.split())
        assert merged.get(at, at) == last


@given(samples())
def test_nothing_is_a_formula(sample: Sample) -> None:
    file = spreadsheet(sample.form)

    assert list(file.sheet().iter(f"{X}f")) == []


def test_what_could_be_a_formula_is_quoted(lamps: Spreadsheet) -> None:
    risky = [each for each in lamps.cells().values() if each.text[:1] in tuple("=+-@")]

    assert [each.text for each in risky] == ["=", "+安装灯杆", "@根"]
    assert all(lamps.format(each)["quotePrefix"] == "1" for each in risky)


def test_amounts_and_targets_are_numbers(lamps: Spreadsheet) -> None:
    assert (kind_of(lamps, "54.98"), kind_of(lamps, "40")) == ("n", "n")


def test_a_number_is_shown_with_the_digits_that_were_typed(lamps: Spreadsheet) -> None:
    (amount,) = [each for each in lamps.cells().values() if each.text == "54.98"]

    assert lamps.format(amount)["numFmt"] in ("0.00", "2")


@pytest.mark.parametrize(
    "text",
    ["54.980", "007", "1e3", "1,234.5", "１２", "-0", "+5", " 5", ".5", "5.", "NaN"]
    + ["10" * 10, "0.1234567890123456", "1_000", "٣", "2026年", "", "\n5"],
)
def test_what_would_read_back_otherwise_stays_text(text: str) -> None:
    assert cell_number(text, "amount") is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_number_reads_back_as_it_was_typed(typed: Decimal) -> None:
    number = cell_number(f"{typed:f}".rstrip("0").rstrip("."), "target")

    assert number is None or Decimal(repr(float(number))) == number


def test_the_name_of_a_project_is_no_number() -> None:
    assert kind_of(with_field("project_name", "2026"), "2026") == "s"


def test_it_is_printed_as_the_pdf_is(lamps: Spreadsheet) -> None:
    page, margins = lamps.one("pageSetup"), lamps.one("pageMargins")

    assert (page["paperSize"], page["orientation"]) == ("9", "landscape")
    assert (page.get("fitToWidth", "1"), page["fitToHeight"]) == ("1", "0")
    # 25, 15, 18 and 16 mm.
    sides = ("left", "right", "top", "bottom")
    inches = [round(float(margins[side]), 3) for side in sides]
    assert inches == [0.984, 0.591, 0.709, 0.63]


def test_a_form_that_is_to_fit_on_pages_does_so() -> None:
    file = spreadsheet(tree("sheet_pages: 2\n" + dedented(LAMPS)))

    assert file.one("pageSetup")["fitToHeight"] == "2"


def test_the_whole_table_is_printed_and_its_head_on_each_page(
    lamps: Spreadsheet,
) -> None:
    assert lamps.names() == {
        "_xlnm.Print_Area": "项目支出绩效目标表!$A$1:$J$18",
        "_xlnm.Print_Titles": "项目支出绩效目标表!$7:$7",
    }


def test_the_foot_has_the_number_of_the_page(lamps: Spreadsheet) -> None:
    (foot,) = lamps.sheet().iter(f"{X}oddFooter")

    assert foot.text == '&C&"宋体,Regular"&10 第 &P 页 共 &N 页'


def test_an_ampersand_in_the_foot_is_one() -> None:
    plain = definitions()[PROJECT_FORM]
    other = replace(plain, page=replace(plain.page, page_number="A&B {page}"))
    written = opened(write_xlsx(FilledForm(tree(LAMPS), other)))
    (foot,) = written.sheet().iter(f"{X}oddFooter")

    assert foot.text and foot.text.endswith(" A&&B &P")


def test_columns_have_the_widths_of_the_definition(lamps: Spreadsheet) -> None:
    chars = [float(each.get("width", "0")) for each in lamps.sheet().iter(f"{X}col")]

    # 257 mm between the margins, at 96 pixels an inch and 8 a digit.
    assert sum(chars) * 8 == pytest.approx(257 / 25.4 * 96, abs=1)


@given(samples())
def test_no_row_is_higher_than_a_spreadsheet_shows(sample: Sample) -> None:
    heights = [height for _, height in rows_of(spreadsheet(sample.form).sheet())]

    assert 0 < min(heights) <= max(heights) <= TALLEST + 1


def test_a_long_text_gets_several_rows() -> None:
    file = with_field("annual_objective", "目标" * 1500)
    rows = [row for row, height in rows_of(file.sheet()) if height > 200]

    assert rows == [5, 6, 7]
    assert file.merged()[rows[0], 0] == (rows[-1], 1)


def test_a_text_longer_than_a_cell_is_cut_and_not_refused() -> None:
    file = with_field("annual_objective", "𠮷" * 20_000)

    assert kind_of(file, "𠮷" * 16_383) == "s"


def test_hostile_text_is_text() -> None:
    file = with_field("project_name", HOSTILE)

    # Excel itself writes an escape for what looks like one.
    assert kind_of(file, "<b>&amp;]]>_x005F_x0041_") == "s"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a/b\\c:d*e?f[g]h", "a b c d e f g h"),
        ("'引号'", "引号"),
        ("History", "表"),
        ("[]", "表"),
        ("长" * 40, "长" * 31),
        ("𠮷" * 20, "𠮷" * 15),
        ("\x01\n", "表"),
    ],
)
def test_every_name_makes_a_name_for_the_tab(name: str, shown: str) -> None:
    assert worksheet_name(name) == shown


@given(st.text())
def test_any_definition_has_a_worksheet(name: str) -> None:
    named = replace(definitions()[PROJECT_FORM], name=name)

    assert opened(write_xlsx(FilledForm(Form(PROJECT_FORM), named))).cells()


def test_the_same_form_gives_the_same_bytes() -> None:
    first, second = (
        write_xlsx(FilledForm(tree(LAMPS), definitions()[PROJECT_FORM]))
        for _ in range(2)
    )

    assert first == second


def test_no_time_gets_into_the_file() -> None:
    data = write_xlsx(FilledForm(tree(LAMPS), definitions()[PROJECT_FORM]))
    with ZipFile(BytesIO(data)) as package:
        times = {entry.date_time for entry in package.infolist()}
        said = package.read("docProps/core.xml").decode()

    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert said.count("1980-01-01T00:00:00Z") == said.count("W3CDTF") == 2
