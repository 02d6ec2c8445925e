"""The tree shows the form, and tells the views exactly what an edit moved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.definitions.definition import IndicatorBlock
from models.definitions.definition_file import definitions
from models.edits import Edit, Insert, Move, Remove, SetText, Together, apply
from models.findings import Finding
from models.form import Form, Place
from tests import strategies
from tests.ui.forms import FORM, TREE, row
from tests.ui.picture import picture
from ui.editor.rows.roles import Role
from ui.editor.rows.tree_model import TreeModel
from ui.widgets.cell_findings import findings_by_place

PROJECT_TREE = definitions()["project_form_2026"].indicator_blocks[0]


class Strict(TreeModel):
    """A model whose every signal is checked by Qt's own tester."""

    def __init__(self, form: Form, block: IndicatorBlock = TREE) -> None:
        super().__init__(block, form)
        self.tester = QAbstractItemModelTester(
            self, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.told: list[str] = []
        self.dataChanged.connect(self._on_data)
        self.rowsInserted.connect(self._on_inserted)
        self.rowsRemoved.connect(self._on_removed)
        self.rowsMoved.connect(self._on_moved)
        self.layoutChanged.connect(self._on_layout)
        self.modelReset.connect(self._on_reset)

    def make(self, edit: Edit) -> None:
        form, _ = apply(self.form, edit)
        self.follow(form, edit)

    def _on_data(self, first: QModelIndex, last: QModelIndex) -> None:
        more = "" if first == last else f" to {last.siblingAtColumn(0).data()}"
        self.told.append(f"changed {first.data()}{more}")

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self.told.append(f"inserted {parent.data()} {first}-{last}")

    def _on_removed(self, parent: QModelIndex, first: int, last: int) -> None:
        self.told.append(f"removed {parent.data()} {first}-{last}")

    def _on_moved(
        self, old: QModelIndex, first: int, last: int, new: QModelIndex, row: int
    ) -> None:
        self.told.append(f"moved {old.data()} {first}-{last} to {new.data()} {row}")

    def _on_layout(self) -> None:
        self.told.append("laid out anew")

    def _on_reset(self) -> None:
        self.told.append("reset")


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[Strict]:
    yield Strict(FORM)


def test_rows_stand_under_their_levels_with_columns_as_printed(model: Strict) -> None:
    assert picture(model) == "\n".join(
        [
            "产出指标",
            "  数量指标",
            "    采购台式电脑 | ≥ | 120",
            "    培训 | = | 3",
            "  质量指标",
            "效益指标",
            "  社会效益",
            "    提升办公效率 | 定性 | 明显提升",
        ]
    )


def test_head_names_the_columns(model: Strict) -> None:
    heads = [model.headerData(each, Qt.Orientation.Horizontal) for each in range(3)]

    assert heads == ["三级指标", "指标值类型", "指标值"]


def test_groups_count_their_rows(model: Strict) -> None:
    first = model.index(0, 0)

    assert first.data(Role.COUNT) == 2
    assert model.index(1, 0, first).data(Role.COUNT) == 0


def test_typing_asks_for_an_edit_and_changes_nothing(
    model: Strict, qtbot: QtBot
) -> None:
    cell = model.index_of(Place(1, "target"))

    with qtbot.waitSignal(model.text_typed) as typed:
        assert model.setData(cell, "130")

    assert typed.args == [Place(1, "target"), "130"]
    assert cell.data() == "120"


def test_groups_are_not_typed_into(model: Strict) -> None:
    assert not model.setData(model.index(0, 0), "别的")
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable


def test_set_text_tells_of_one_cell(model: Strict) -> None:
    model.make(SetText(Place(1, "target"), "130"))

    assert model.told == ["changed 130"]


def test_text_of_another_block_tells_nothing(model: Strict) -> None:
    model.make(SetText(Place(4, "task_name"), "督查"))

    assert model.told == []


def test_insert_tells_of_one_row_and_the_counts(model: Strict) -> None:
    model.make(Insert("quality", 0, row(9, "合格率")))

    assert model.told == ["inserted 质量指标 0-0", "changed 质量指标", "changed 产出指标"]


def test_remove_tells_of_one_row_and_the_counts(model: Strict) -> None:
    model.make(Remove(1))

    assert model.told == ["removed 数量指标 0-0", "changed 数量指标", "changed 产出指标"]


def test_move_down_in_a_list_counts_the_old_row_as_qt_does(model: Strict) -> None:
    model.make(Move(1, "quantity", 1))

    assert model.told == ["moved 数量指标 0-0 to 数量指标 2"]
    assert model.index_of(Place(1, "name")).row() == 1


def test_move_to_where_it_is_tells_nothing(model: Strict) -> None:
    model.make(Move(1, "quantity", 0))

    assert model.told == []


def test_move_across_levels_tells_of_both(model: Strict) -> None:
    model.make(Move(2, "social_benefit", 0))

    assert model.told[0] == "moved 数量指标 1-1 to 社会效益 0"
    assert model.told[1:] == [
        "changed 数量指标",
        "changed 产出指标",
        "changed 社会效益",
        "changed 效益指标",
    ]


def test_several_edits_are_told_of_once(model: Strict) -> None:
    model.make(Together((SetText(Place(2, "name"), "会议"), Remove(1))))

    assert model.told == ["laid out anew", "changed 会议 to 会议"]


def test_a_thousand_rows_are_told_of_once(model: Strict) -> None:
    rows = [Insert("quality", at, row(9 + at, f"第{at}项")) for at in range(1_000)]
    model.make(Together(tuple(rows)))
    model.make(Together(tuple(Remove(9 + at) for at in range(1_000))))

    assert model.told == ["laid out anew", "laid out anew"]


def test_a_cell_is_known_again_after_rows_came_and_went_around_it(
    model: Strict,
) -> None:
    kept = QPersistentModelIndex(model.index_of(Place(2, "target")))
    gone = QPersistentModelIndex(model.index_of(Place(1, "target")))
    model.make(Together((Remove(1), Insert("quality", 0, row(9, "合格率")))))

    assert model.place_at(kept) == Place(2, "target")
    assert not gone.isValid()


def test_marks_tell_only_of_cells_that_changed(model: Strict) -> None:
    target = Finding("r", "error", "", "数不对<b>", Place(1, "target"))
    name = Finding("r", "hint", "", "名称", Place(1, "name"))
    model.set_findings(findings_by_place([target, name]))
    model.told.clear()

    model.set_findings(findings_by_place([target]))

    assert model.told == ["changed 采购台式电脑"]
    shown = model.index_of(Place(1, "target")).data(Qt.ItemDataRole.ToolTipRole)
    assert shown == "<qt>数不对&lt;b&gt;</qt>"


def drop(model: TreeModel, ids: list[int], row: int, parent: QModelIndex) -> bool:
    cells = [model.index_of(Place(each, "name")) for each in ids]
    data = model.mimeData(cells)
    return model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)


def test_drop_asks_to_move_the_rows_in_their_order(model: Strict, qtbot: QtBot) -> None:
    target = model.group_index("social_benefit")

    with qtbot.waitSignal(model.edit_requested) as asked:
        assert drop(model, [2, 1], 0, target)

    moves = (Move(1, "social_benefit", 0), Move(2, "social_benefit", 1))
    assert asked.args == [Together(moves)]


def test_drop_on_a_second_level_appends(model: Strict, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.edit_requested) as asked:
        assert drop(model, [1], -1, model.group_index("social_benefit"))

    assert asked.args == [Move(1, "social_benefit", 1)]


def test_drop_on_a_first_level_a_row_or_nothing_is_refused(model: Strict) -> None:
    assert not drop(model, [1], 0, model.index(0, 0))
    assert not drop(model, [1], 0, model.index_of(Place(3, "name")))
    assert not drop(model, [1], 0, QModelIndex())


def test_drop_in_place_does_nothing(model: Strict) -> None:
    assert not drop(model, [1], 1, model.group_index("quantity"))


@pytest.mark.parametrize(
    "name", ["application/x-qabstractitemmodeldatalist", "text/plain"]
)
def test_foreign_drops_are_refused(model: Strict, name: str) -> None:
    data = QMimeData()
    data.setData(name, b"\x80\x04.")
    move, target = Qt.DropAction.MoveAction, model.group_index("quantity")

    assert not model.canDropMimeData(data, move, 0, 0, target)
    assert not model.dropMimeData(data, move, 0, 0, target)


@pytest.mark.parametrize(
    "told", [b"", b"[]", b"\xff", b'{"model":1,"rows":[1]}', b'{"rows":"1"}']
)
def test_rows_of_another_program_are_refused(model: Strict, told: bytes) -> None:
    data = QMimeData()
    data.setData("application/x-jibiao-rows", told)
    move, target = Qt.DropAction.MoveAction, model.group_index("quantity")

    assert not model.canDropMimeData(data, move, 0, 0, target)


@given(st.data())
def test_after_any_edits_it_shows_what_a_new_model_would(
    qapp: object, data: st.DataObject
) -> None:
    form = data.draw(strategies.forms())
    model, undos = Strict(form, PROJECT_TREE), []
    for _ in range(data.draw(st.integers(0, 8))):
        form_now = model.form
        edit = data.draw(strategies.edits(form_now) | strategies.walks(form_now))
        undos.append(apply(model.form, edit)[1])
        model.make(edit)
        assert picture(model) == picture(TreeModel(PROJECT_TREE, model.form))

    for undo in reversed(undos):
        model.make(undo)

    assert picture(model) == picture(TreeModel(PROJECT_TREE, form))
    assert "reset" not in model.told
