"""Places in words."""

from __future__ import annotations

import pytest

from models.definitions.definition_file import definitions
from models.form import FORM, Place
from models.place_names import place_name
from tests.pictures import tree

DEFINITION = definitions()["department_form_2026"]
FORM_DRAWN = tree(
    """
    total_funds: 12
    main_tasks
      接收档案
      保管档案
    quantity
      接收数量 | stray=1
    """,
    DEFINITION.id,
)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(FORM, "total_funds"), "资金总额"),
        (Place(FORM, "no_field"), "no_field"),
        (Place(2, "task_name"), "主要任务 第2条 › 任务名称"),
        (Place(3, "target"), "产出指标 › 数量指标 第1条 › 指标值"),
        (Place(3, "stray"), "产出指标 › 数量指标 第1条 › stray"),
    ],
)
def test_a_place_is_named_as_it_is_printed(place: Place, words: str) -> None:
    assert place_name(place, FORM_DRAWN, DEFINITION) == words


def test_a_row_of_a_list_that_the_form_lost_is_still_named() -> None:
    form = tree("gone\n  接收数量", DEFINITION.id)

    assert place_name(Place(1, "name"), form, DEFINITION) == "gone 第1条 › name"


def test_a_row_that_is_not_there_has_no_name() -> None:
    with pytest.raises(KeyError):
        place_name(Place(9, "name"), FORM_DRAWN, DEFINITION)


def test_trees_side_by_side_are_told_apart() -> None:
    national = definitions()["national_project_form"]
    form = tree("annual.quality\n  合格率", national.id)

    assert place_name(Place(1, "target"), form, national) == (
        "年度 › 产出指标 › 质量指标 第1条 › 指标值"
    )
