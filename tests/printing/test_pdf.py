"""A PDF holds what was typed, embeds its faces, and is the same each time."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given

from models.definitions.definition_file import definitions
from models.form import Form
from printing.fonts.face import BOLD, open_face
from printing.fonts.faces import bundled_faces
from printing.fonts.subset import cut_subset
from printing.layout import lay_out
from printing.page import Page, Part, Sheet, Strip, Text
from printing.pdf import write_pdf
from tests.pdfs import open_pdf
from tests.pictures import tree
from tests.printing.paper import Sample, samples, typed_by_place

FACES = bundled_faces()
PROJECT = definitions()["project_form_2026"]


def written(form: Form) -> bytes:
    """Return the PDF of a form."""
    return write_pdf(lay_out(form, definitions()[form.definition], FACES))


def read_back(data: bytes) -> str:
    """Return all characters of a PDF's text layer but blanks."""
    document = open_pdf(data)
    try:
        pages = [document[number].get_textpage() for number in range(len(document))]
        return "".join("".join(page.get_text_range().split()) for page in pages)
    finally:
        document.close()


def run(tool: str, *arguments: str) -> str:
    """Return what a tool prints, or skip where it is not installed."""
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([tool, *arguments], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


FORM = tree(
    """
    budget_year: 2026
    reporting_unit: 示例市档案馆
    project_name: 一二人大工日目金门马页
    annual_budget: 681.071914
    quantity
      安装<b>路灯</b>&amp; | target=487 | unit=台 | sign=≥
    """
)


def test_what_was_typed_can_be_searched_for() -> None:
    said = read_back(written(FORM))

    for text in ("项目名称", "一级指标", "金额单位", "681.071914", "一二人大工日目金门马页"):
        assert text in said


def test_each_character_is_as_wide_in_the_pdf_as_in_the_layout() -> None:
    sheet = lay_out(FORM, PROJECT, FACES)
    page = open_pdf(write_pdf(sheet))[0].get_textpage()
    found = page.search("681.071914").get_next()
    left, _, _, _ = page.get_charbox(found[0], loose=True)
    _, _, right, _ = page.get_charbox(found[0] + found[1] - 1, loose=True)
    width = FACES.regular.faces[0].width("681.071914") * PROJECT.page.size

    assert right - left == pytest.approx(width, abs=0.05)


def test_markup_is_nothing_but_characters() -> None:
    assert "安装<b>路灯</b>&amp;" in read_back(written(FORM))


def test_two_characters_with_one_glyph_come_back_as_themselves() -> None:
    face = FACES.regular.faces[0]
    same = "一\u2f00"
    text = Text(50, 50, same, face, 20)
    page = Page(1, 200, 100, (Strip(0, 0, Part(100, (text,))),))

    assert face.glyph("一") == face.glyph("\u2f00")
    assert read_back(write_pdf(Sheet((page,)))) == same


def test_characters_beyond_the_basic_plane_come_back() -> None:
    face = FACES.regular.faces[0]
    rare = next(chr(c) for c in face.hb_face.unicodes if c > 0x20000)
    data = written(tree(f"project_name: {rare}"))

    assert rare in read_back(data)


@given(samples())
def test_all_that_was_typed_is_in_the_text_layer(sample: Sample) -> None:
    said = read_back(write_pdf(sample.sheet))
    missing = {"𠮷"}  # The bundled face has no glyph; its layout says so.
    typed = set("".join(typed_by_place(sample.form).values())) - missing

    assert {c for c in typed if not c.isspace()} <= set(said)


def test_the_same_form_gives_the_same_bytes() -> None:
    first = written(FORM)
    cut_subset.cache_clear()

    assert written(FORM) == first


def test_every_face_is_embedded_once_as_a_subset(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(written(FORM))
    rows = [line.split() for line in run("pdffonts", str(path)).splitlines()[2:]]
    faces = sorted(row[0].partition("+")[2] for row in rows)

    assert faces == ["NotoSerifSC-Bold", "NotoSerifSC-Regular"]
    assert all(row[4:7] == ["yes", "yes", "yes"] for row in rows)


def test_a_checker_finds_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(written(FORM))

    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(path))


def test_title_unit_and_language_are_told(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    data = written(FORM)
    path.write_bytes(data)
    said = run("pdfinfo", str(path))

    assert "2026年项目支出绩效目标表" in said
    assert "示例市档案馆" in said
    assert b"zh-CN" in data


def test_paper_is_a4_landscape() -> None:
    page = open_pdf(written(FORM))[0]

    assert page.get_size() == pytest.approx((841.89, 595.276), abs=0.01)


def test_the_bold_face_is_cut_for_titles_and_the_regular_stands_in() -> None:
    bold = open_face(BOLD)

    assert FACES.bold.face("绩") is bold
    assert FACES.bold.face("㐀") is FACES.regular.faces[0]
