"""Faces of the machine are used when they qualify, and never trusted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.definitions.definition_file import definitions
from models.form import Form
from printing.compose import compose
from printing.fonts import system_faces
from printing.fonts.face import REGULAR, Face, FaceFaulty
from printing.fonts.faces import bundled_faces
from printing.fonts.system_faces import faces_named
from printing.layout import lay_out
from tests.pictures import tree

FORM = tree("project_name: 更换路灯\nsheet_face: 仿宋_GB2312")
DEFINITION = definitions()["project_form_2026"]


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder that stands for the fonts of the machine."""
    monkeypatch.setattr(system_faces, "font_folders", lambda: (tmp_path,))
    system_faces.system_faces.cache_clear()
    yield tmp_path
    system_faces.system_faces.cache_clear()


def test_a_face_that_is_not_there_is_replaced_and_named(fonts: Path) -> None:
    sheet = compose(FORM, DEFINITION)

    assert sheet.pages == lay_out(FORM, DEFINITION, bundled_faces()).pages
    assert sheet.notices == ("这台电脑没有可用的“仿宋_GB2312”，已改用自带的宋体。",)


def test_a_face_of_the_machine_is_offered_under_its_name(fonts: Path) -> None:
    shutil.copy(REGULAR, fonts / "some.ttf")

    assert [each.family for each in system_faces.system_faces()] == ["Noto Serif SC"]
    assert faces_named("Noto Serif SC")[0].regular.faces[0].path == fonts / "some.ttf"


@pytest.mark.parametrize("content", [b"", b"\0" * 99, REGULAR.read_bytes()[:5000]])
def test_a_damaged_font_is_not_offered(fonts: Path, content: bytes) -> None:
    (fonts / "damaged.ttf").write_bytes(content)

    assert system_faces.system_faces() == ()


def test_a_font_that_goes_bad_later_does_not_stop_the_printing(fonts: Path) -> None:
    shutil.copy(REGULAR, fonts / "some.ttf")
    system_faces.system_faces()
    (fonts / "some.ttf").write_bytes(b"not a font any more")

    assert faces_named("Noto Serif SC") == (
        bundled_faces(),
        "字体“Noto Serif SC”已损坏，已改用自带的宋体。",
    )


def test_a_file_that_is_no_font_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "text.ttf"
    path.write_text("not a font")

    with pytest.raises(FaceFaulty, match="text.ttf"):
        Face(path)


def test_the_number_of_pages_is_kept_with_the_form() -> None:
    rows = "\n".join(["  安装路灯 | target=8"] * 13)
    form: Form = tree(f"sheet_pages: 1\nquantity\n{rows}")

    assert len(compose(form, DEFINITION).pages) == 1
