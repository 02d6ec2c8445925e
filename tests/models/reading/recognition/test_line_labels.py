"""Titles, unit lines and page marks are told from other lines."""

from __future__ import annotations

import pytest

from models.definitions.definition_file import definitions
from models.definitions.labels import labels_of
from models.reading.recognition.line_labels import (
    is_page_mark,
    is_title,
    is_whole_title,
    is_year_line,
    labelled_texts,
    title_year,
)

PROJECT = labels_of(definitions()["project_form_2026"])


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("填报单位（盖章）：示例馆", "reporting_unit=示例馆"),
        ("填报单位(盖章):", "reporting_unit="),
        ("金额单位: 万元", "amount_unit=万元"),
        ("⾦额单位：万元", "amount_unit=万元"),
        (
            "填报单位 （盖章）：示例馆   金额单位：万元",
            "reporting_unit=示例馆 amount_unit=万元",
        ),
        ("项目名称：建设：单位", "project_name=建设：单位"),
        ("注：填报单位：示例馆", ""),
        ("填报单位", ""),
        ("一：" * 40, ""),
    ],
)
def test_a_line_of_labels_gives_their_texts(line: str, texts: str) -> None:
    found = labelled_texts(line, PROJECT)

    assert " ".join(f"{key}={text}" for key, text in found) == texts


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2026年项目支出绩效目标表", "2026"),
        ("２０２６ 年度项目支出 绩效目标表", "2026"),
        ("二〇二六年项目支出绩效目标表", "2026"),
        ("二○二六年项目支出绩效目标申报表", "2026"),
        ("项目支出绩效目标表（2026年度）", "2026"),
        ("项目⽀出绩效⽬标表", ""),
        ("　　年项目支出绩效目标表", ""),
    ],
)
def test_a_title_is_known_and_its_year_read(title: str, year: str) -> None:
    assert is_title(title, PROJECT)
    assert is_whole_title(title, PROJECT)
    assert title_year(title) == year


def test_a_title_with_more_in_it_is_known_but_not_all_read() -> None:
    assert is_title("示例区2026年项目支出绩效目标表", PROJECT)
    assert not is_whole_title("示例区2026年项目支出绩效目标表", PROJECT)


@pytest.mark.parametrize(
    "text", ["", "绩效目标", "项目支出绩效目标表由各单位填报", "项目名称"]
)
def test_other_texts_are_no_titles(text: str) -> None:
    assert not is_title(text, PROJECT)


def test_a_year_may_stand_on_a_line_of_its_own() -> None:
    assert is_year_line("（2026年度）")
    assert not is_year_line("2026年完成")


@pytest.mark.parametrize("text", ["（续表）", "第 1 页 共 2 页", "第1页", "续表"])
def test_page_marks_are_no_content(text: str) -> None:
    assert is_page_mark(text, PROJECT.definition)


@pytest.mark.parametrize("text", ["", "12.12", "3", "备注"])
def test_other_marks_may_be_content(text: str) -> None:
    assert not is_page_mark(text, PROJECT.definition)
