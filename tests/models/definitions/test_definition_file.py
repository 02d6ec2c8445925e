"""Definition files are read, and their faults named by file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.definitions.definition import Definition, Grid
from models.definitions.definition_file import (
    definitions,
    read_definition,
    read_folder,
)
from models.definitions.entry import DefinitionFaulty
from resources import FORMS

HEAD = """
    id = "try_2026"
    form = "project_form"
    name = "试用表"
    title = "{budget_year}年试用表"
    """
FIELDS = """
    [[fields]]
    key = "budget_year"
    label = "年度"
    """
TREE = """
    [[blocks]]
    kind = "indicators"
    columns = [{key = "name", label = "三级指标", width = 60}]
    [[blocks.levels]]
    key = "output"
    name = "产出指标"
    second_levels = [{key = "quantity", name = "数量指标"}]
    """


def read(folder: Path, *parts: str) -> Definition:
    """Return the definition in a file made of the parts."""
    path = folder / "试用.toml"
    path.write_text("\n".join(parts), encoding="utf-8")
    return read_definition(path)


def grid(columns: int, *rows: str) -> str:
    """Return a grid with rows such as "1 2x1", cells across by down."""
    lines = ["[[blocks]]", 'kind = "grid"', f"columns = [{'{width = 9}, ' * columns}]"]
    for row in rows:
        sizes = [(each + "x1").split("x")[:2] for each in row.split()]
        cells = [f"{{across = {across}, down = {down}}}" for across, down in sizes]
        lines += ["[[blocks.rows]]", f"cells = [{', '.join(cells)}]"]
    return "\n".join(lines)


def fault(folder: Path, *parts: str) -> str:
    """Return what is said of a faulty file."""
    with pytest.raises(DefinitionFaulty) as caught:
        read(folder, *parts)
    return str(caught.value)


def test_the_programs_own_definitions_are_whole() -> None:
    own = definitions()

    assert {"project_form_2026", "department_form_2026"} <= own.keys()
    assert all(each.id == key for key, each in own.items())


def test_a_faulty_definition_leaves_the_others_usable(tmp_path: Path) -> None:
    whole = (FORMS / "project_form_2026.toml").read_text("utf-8")
    (tmp_path / "a.toml").write_text(whole, encoding="utf-8")
    (tmp_path / "b.toml").write_text("colour = 1", encoding="utf-8")
    found, faults = read_folder(tmp_path)

    assert list(found) == ["project_form_2026"]
    assert faults == ("表样文件“b.toml”的“id”没有填写",)


def test_own_definitions_are_read_once() -> None:
    assert definitions() is definitions()


def test_a_small_definition_is_read(tmp_path: Path) -> None:
    made = read(tmp_path, HEAD, FIELDS, TREE)

    assert (made.id, made.version, made.name) == ("try_2026", 1, "试用表")
    assert made.field("budget_year").label == "年度"
    assert [each.key for each in made.columns_of("quantity")] == ["name"]


def test_columns_shrink_and_grow_within_shares_of_their_width(tmp_path: Path) -> None:
    (column,) = read(tmp_path, HEAD, FIELDS, TREE).columns_of("quantity")

    assert (column.least, column.width, column.most) == (42, 60, 108)


def test_a_label_is_printed_as_its_field_says(tmp_path: Path) -> None:
    block = """
        [[blocks]]
        kind = "grid"
        columns = [{width = 9}, {width = 9}]
        rows = [{cells = [{label = "budget_year"}, {field = "budget_year"}]}]
        """
    (made,) = read(tmp_path, HEAD, FIELDS, block).blocks

    assert isinstance(made, Grid)
    assert [(cell.text, cell.field) for cell in made.rows[0]] == [
        ("年度", ""),
        ("", "budget_year"),
    ]


def test_portrait_paper_stands_upright(tmp_path: Path) -> None:
    page = read(tmp_path, HEAD, '[page]\norientation = "portrait"', FIELDS).page

    assert (page.width, page.height) == (210, 297)


def test_merged_cells_may_cover_the_rows_below(tmp_path: Path) -> None:
    (made,) = read(tmp_path, HEAD, FIELDS, grid(3, "1x2 2", "1 1")).blocks

    assert isinstance(made, Grid)
    assert [len(row) for row in made.rows] == [2, 2]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["1 1"], "“blocks[1].rows[1]”的单元格没有占满 3 列"),
        (["1 1 1 1"], "“blocks[1].rows[1]”的单元格放不进 3 列"),
        (["2 2"], "“blocks[1].rows[1]”的单元格放不进 3 列"),
        (["1x2 2", "1 1 1"], "“blocks[1].rows[2]”的单元格放不进 3 列"),
        (["1x2 2"], "“blocks[1].rows”的合并单元格超出最后一行"),
    ],
)
def test_cells_cover_the_grid_exactly(
    tmp_path: Path, rows: list[str], said: str
) -> None:
    assert said in fault(tmp_path, HEAD, FIELDS, grid(3, *rows))


def list_of(columns: str) -> str:
    """Return a list with these columns, all of one width."""
    wide = columns.replace("}", ", width = 9}")
    return f"[[blocks]]\nkind = 'list'\nlist = 'try'\nname = '试'\ncolumns = [{wide}]"


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("{key = 'value', join = ['sign']}, {key = 'sign'}", "[1].key”不能与 join 同时"),
        ("{key = 'sign'}, {join = ['sign', 'size']}", "[2].join”：没有名为“size”的列"),
        ("{key = 'name'}, {key = 'name'}", "[1].key”：有两列叫“name”"),
    ],
)
def test_no_column_is_asked_for_and_not_printed(
    tmp_path: Path, columns: str, said: str
) -> None:
    assert said in fault(tmp_path, HEAD, FIELDS, list_of(columns))


def test_bands_may_have_columns_of_the_same_key(tmp_path: Path) -> None:
    columns = "{key = 'name', band = 'long_term'}, {key = 'name', band = 'annual'}"

    (block,) = read(tmp_path, HEAD, FIELDS, list_of(columns)).tables

    assert [each.key for each in block.columns] == ["name", "name"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "“全文”不是正确的 TOML"),
        ('name = "少了编号"', "“id”没有填写"),
        (HEAD + "version = 0", "“version”应为不小于 1 的整数"),
        (HEAD + "version = 1.5", "“version”应为不小于 1 的整数"),
        (HEAD + 'version = "1"', "“version”应为不小于 0 的数"),
        (HEAD + "version = true", "“version”应为不小于 0 的数"),
        (HEAD + "page = 1", "“page”应为一组键值"),
        (HEAD + "lines = 1", "“lines”应为一组一组的键值"),
        (HEAD + 'aliases = "一个"', "“aliases”应为文字的列表"),
        (HEAD + "colour = 1", "“colour”不是可用的键名"),
    ],
)
def test_faults_at_the_head_are_named(tmp_path: Path, text: str, said: str) -> None:
    assert said in fault(tmp_path, text, FIELDS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("left = 150\nright = 100", "“page.left”与 right 太大，中间不足 80 毫米"),
        ("top = 100\nbottom = 100", "“page.top”与 bottom 太大，中间不足 80 毫米"),
        ("size = 2", "“page.size”应在 6 到 36 磅之间"),
    ],
)
def test_a_page_without_room_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DefinitionFaulty, match=said):
        read(tmp_path, HEAD, f"[page]\n{text}", FIELDS)


def test_a_slot_names_a_field(tmp_path: Path) -> None:
    assert "“title”里花括号中的名字不是任何字段" in fault(tmp_path, HEAD, TREE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('key = "more"', "“fields[2].label”没有填写"),
        ('key = " "\nlabel = "空"', "“fields[2].key”应为文字"),
        ('key = "budget_year"\nlabel = "年"', "“fields”里有两个“budget_year”"),
        ('key = "more"\nlabel = "多"\nkind = "money"', "“fields[2].kind”应为 text、"),
        ('key = "more"\nlabel = "多"\nchoice_boxes = 1', "应为 true 或 false"),
    ],
)
def test_faults_of_a_field_are_named(tmp_path: Path, text: str, said: str) -> None:
    assert said in fault(tmp_path, HEAD, FIELDS, "[[fields]]", text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('kind = "grid"', "“blocks[1].columns”没有填写"),
        ('kind = "table"', "“blocks[1].kind”应为 grid、list、indicators、line、side 之一"),
        ('kind = "grid"\ncolumns = [{width = 0}]', "columns[1].width”应大于 0"),
        ('kind = "grid"\ncolumns = [{width = 9, least = 10}]', "least 与 most 之间"),
        ('kind = "list"\ncolumns = [{width = 9}]', "“blocks[1].list”没有填写"),
        ('kind = "indicators"\ncolumns = [{width = 9}]', "“blocks[1].levels”没有填写"),
        (
            'kind = "grid"\ncolumns = [{width = 9}]\n'
            'rows = [{cells = [{label = "x"}]}]',
            "rows[1].cells[1].label”：没有名为“x”的字段",
        ),
    ],
)
def test_faults_of_a_block_are_named(tmp_path: Path, text: str, said: str) -> None:
    assert said in fault(tmp_path, HEAD, FIELDS, "[[blocks]]", text)


def test_two_second_levels_may_not_share_a_key(tmp_path: Path) -> None:
    second = 'second_levels = [{key = "quantity", name = "又一个"}]'
    again = f'[[blocks.levels]]\nkey = "more"\nname = "更多"\n{second}'

    assert "里有两个二级指标“quantity”" in fault(tmp_path, HEAD, FIELDS, TREE, again)


def test_the_file_is_named(tmp_path: Path) -> None:
    assert fault(tmp_path, "[").startswith("表样文件“试用.toml”的")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "试用.toml"
    path.write_bytes('name = "试用表"'.encode("gbk"))

    with pytest.raises(DefinitionFaulty, match="不是正确的 TOML"):
        read_definition(path)


def test_a_name_for_trees_side_by_side_needs_such_a_tree(tmp_path: Path) -> None:
    kind = 'kind = "indicators"'
    tree = TREE.replace(kind, f'{kind}\nband_names = {{annual = "年度"}}')
    said = fault(tmp_path, HEAD, FIELDS, tree)

    assert "“blocks[1].band_names.annual”不是可用的键名" in said


MONEY = """
    [[fields]]
    key = "total"
    label = "总额"
    kind = "amount"
    [[fields]]
    key = "part"
    label = "其中"
    kind = "amount"
    [[sums]]
    name = "各项"
    """


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('total = "budget_year"\nparts = ["part"]', "有名为“budget_year”的金额字段"),
        ('total = "total"\nparts = ["more"]', "“sums[1].parts”：没有名为“more”的"),
        ('total = "total"\nparts = []', "“sums[1].parts”应为合计以外的各项金额"),
        ('total = "part"\nparts = ["part"]', "“sums[1].parts”应为合计以外的各项"),
    ],
)
def test_a_sum_is_of_amounts_of_the_form(tmp_path: Path, text: str, said: str) -> None:
    assert said in fault(tmp_path, HEAD, FIELDS, MONEY, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('column = "points"', "“weights.column”：没有名为“points”的指标列"),
        ("totals = [0]", "“weights.totals”应为大于 0 的整数的列表"),
        ("total = 100", "“weights.total”不是可用的键名"),
    ],
)
def test_faults_of_weights_are_named(tmp_path: Path, text: str, said: str) -> None:
    assert said in fault(tmp_path, HEAD, FIELDS, TREE, "[weights]", text)
