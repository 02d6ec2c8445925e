"""Forms are parted into sets by unit and year."""

from __future__ import annotations

from models.cells import Cells
from models.form_sets import Member, part_sets


def member(unit: str, year: str = "2026", folder: str = "甲") -> Member:
    return Member(Cells(reporting_unit=unit, budget_year=year), folder)


def test_a_set_is_of_one_unit_and_one_year() -> None:
    forms = [member("示例馆"), member("示例局"), member("示例馆"), member("示例馆", "2027")]

    assert part_sets(forms) == [[0, 2], [1], [3]]


def test_a_set_may_lie_in_several_folders() -> None:
    assert part_sets([member("示例馆"), member("示例馆", folder="乙")]) == [[0, 1]]


def test_width_and_blanks_make_no_other_unit() -> None:
    assert part_sets([member("示例 馆（本级）"), member("示例馆(本级)")]) == [[0, 1]]


def test_the_name_of_the_department_stands_in_for_the_unit() -> None:
    nameless = Member(Cells(department_name="示例馆", budget_year="2026"))

    assert part_sets([nameless, member("示例馆")]) == [[0, 1]]


def test_a_form_that_says_no_unit_goes_to_the_set_beside_it() -> None:
    forms = [member(""), member("示例馆"), member("示例局", folder="乙")]

    assert part_sets(forms) == [[0, 1], [2]]


def test_beside_two_sets_it_goes_to_neither() -> None:
    assert part_sets([member(""), member("示例馆"), member("示例局")]) == [[0], [1], [2]]


def test_it_goes_to_no_set_of_another_year() -> None:
    assert part_sets([member("", "2027"), member("示例馆")]) == [[0], [1]]


def test_forms_that_say_nothing_are_a_set_by_folder() -> None:
    forms = [member("", ""), member("", "", "乙"), member("", "")]

    assert part_sets(forms) == [[0, 2], [1]]
