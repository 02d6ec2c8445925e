"""Other people's files: what is read, put right, and left unread."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.form_data import form_to_data
from models.reading import ReadForm, Unreadable, read_file
from models.store.drafts import Drafts
from tests.pictures import assert_looks_like, tree

DATA = Path(__file__).resolve().parent / "data"
SAMPLE = DATA / "three_forms.txt"


@pytest.fixture(scope="module")
def sample() -> tuple[ReadForm, ...]:
    """Return the forms of the sample file."""
    return read_file(SAMPLE)


def remarks(found: ReadForm) -> list[str]:
    """Return what was put right in a form, as rule and place."""
    return [f"{each.rule} {each.severity} {each.where}" for each in found.findings]


def indicators(found: ReadForm) -> int:
    """Return how many indicators a form has."""
    return sum(
        len(each.rows) for each in found.form.lists if each.key != "main_tasks"
    )


def test_three_forms_are_found_though_pages_are_out_of_order(
    sample: Sequence[ReadForm],
) -> None:
    found = [(each.definition.form, indicators(each)) for each in sample]

    assert found == [("project_form", 8), ("department_form", 10), ("project_form", 8)]


def test_a_project_form_is_read_whole(sample: Sequence[ReadForm]) -> None:
    assert_looks_like(
        sample[2].form,
        """
        amount_unit: 万元
        annual_budget: 8.64
        annual_objective: 库房恒温恒湿与消防系统维护
        budget_year: 2026
        implementation_period: 2026年
        project_category: 特定目标类
        project_name: 库房恒温恒湿与消防系统维护
        reporting_unit: 示例市示例区大数据中心
        beneficiary_satisfaction
          库房管理人员满意 | sign== | target=100 | unit=%
        economic_cost
          维护服务总成本 | note=按维护合同执行 | sign=≤ | target=8.64 | unit=万元
        quality
          系统完好率 | note=按维护合同执行 | sign=≥ | target=98 | unit=%
        quantity
          每季度巡检3次 | note=按维护合同执行 | sign=≥ | target=12 | unit=次
          报修后45分钟内到达现场 | sign=≤ | target=45 | unit=分钟
          一般故障4小时内排除 | sign=≤ | target=4 | unit=小时
        social_benefit
          改善保管条件，延长档案寿命 | sign=定性 | target=延长
        timeliness
          2026年完成 | note=按维护合同执行 | sign=定性 | target=2026 | unit=年
        """,
    )


def test_the_money_block_is_read_by_the_labels_above(
    sample: Sequence[ReadForm],
) -> None:
    fields = sample[1].form.fields

    assert {
        each.label: fields[each.key]
        for each in sample[1].definition.fields
        if each.part == "budget" and fields[each.key]
    } == {
        "资金总额": "412.386205",
        "一般公共预算": "409.886205",
        "其他资金": "2.5",
        "基本支出": "367.746205",
        "项目支出": "44.64",
    }


def test_the_tasks_of_another_page_belong_to_the_department_form(
    sample: Sequence[ReadForm],
) -> None:
    tasks = sample[1].form.rows("main_tasks")

    assert len(tasks) == 11
    assert tasks[6].cells["task_name"] == "DA、SZ保密工作"


def test_signs_come_first_where_the_head_says_so(sample: Sequence[ReadForm]) -> None:
    (row,) = sample[1].form.rows("timeliness")

    assert (row.cells["sign"], row.cells["target"]) == ("定性", "及时办结")
    assert row.cells["explanation"] == "线上申请由值班人员办理。"


def test_a_unit_may_be_missing_or_stand_on_the_next_line_or_the_same(
    sample: Sequence[ReadForm],
) -> None:
    units = [each.form.fields["reporting_unit"] for each in sample]

    assert units == ["", "示例市示例区档案馆", "示例市示例区大数据中心"]


def test_what_was_put_right_is_said_once_each(sample: Sequence[ReadForm]) -> None:
    assert [remarks(each) for each in sample] == [
        [
            "level_misplaced error 产出指标 › 时效指标 第1条 › 三级指标",
            "sign_missing_or_misplaced error "
            "效益指标 › 社会效益 第1条 › 指标值类型",
        ],
        [
            "sign_missing_or_misplaced hint 产出指标 › 数量指标 第1条 › 指标值类型",
            "sign_missing_or_misplaced hint 产出指标 › 数量指标 第2条 › 指标值类型",
        ],
        [],
    ]


def test_handwriting_stays_unread(sample: Sequence[ReadForm]) -> None:
    assert [each.unread for each in sample] == [("某甲",), ("某乙",), ("11.28",)]


def test_the_real_forms_are_found_too(seeds: Sequence[Path]) -> None:
    found = read_file(seeds[0])

    assert [(each.definition.form, indicators(each)) for each in found] == [
        ("project_form", 8),
        ("department_form", 10),
        ("project_form", 8),
    ]
    assert len(found[1].form.rows("main_tasks")) == 11
    assert [len(each.findings) for each in found] == [2, 2, 0]
    assert [len(each.unread) for each in found] == [1, 1, 1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_makes_no_difference(
    encoding: str, sample: Sequence[ReadForm], tmp_path: Path
) -> None:
    file = tmp_path / "表.txt"
    file.write_bytes(SAMPLE.read_text("utf-8").encode(encoding))

    assert read_file(file) == tuple(sample)


def test_a_form_of_our_own_comes_back_as_it_was(tmp_path: Path) -> None:
    form = tree("""
        project_name: 更换路灯
        quantity
          安装路灯 | target=40 | unit=盏
        """)
    file = tmp_path / "表.json"
    file.write_text(json.dumps(form_to_data(form)), "utf-8")

    assert [each.form for each in read_file(file)] == [form]


def test_a_saved_state_of_a_draft_can_be_read_too(tmp_path: Path) -> None:
    form = tree("project_name: 更换路灯")
    Drafts(tmp_path).create(form)
    (file,) = tmp_path.glob("drafts/*/*.json")

    assert [each.form for each in read_file(file)] == [form]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "没有内容"),
        ("会议通知\n请按时参加\n".encode(), "没有找到绩效目标表"),
        ("备注\n".encode(), "没有找到绩效目标表"),
        (b"%PDF-1.7", "已损坏或不完整"),
        (b"PK\x03\x04", "不完整"),
        (b"\xd0\xcf\x11\xe0", "不完整"),
        (b"\x89PNG", "图片"),
        (b"<p>\xe4\xbc\x9a\xe8\xae\xae</p>", "没有找到绩效目标表"),
        (b"\x00\x01\x02", "不是文本文件"),
        (b"\x80\x04\x95\xff\xff", "不是文本文件"),
        (b"{", "不是正确的 JSON，请从原来的程序重新导出"),
        (b"[" * 100_000, "内容太多"),
        (b'{"sha256":"0","gen":1,"data":{}}', "已损坏"),
        (b"{}", "请从原来的程序重新导出，或从原处重新拷贝"),
        (
            b'{"format":1,"definition":"x","version":1,"fields":{},"lists":{}}',
            "表样“x”",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "材料.txt"
    file.write_bytes(content)

    with pytest.raises(Unreadable, match=f"^文件“材料.txt”.*{reason}"):
        read_file(file)


def test_what_was_left_out_may_be_why_nothing_was_found(tmp_path: Path) -> None:
    file = tmp_path / "扫描.html"
    file.write_text("<p>见图</p><img src=a.png>", "utf-8")

    with pytest.raises(Unreadable, match="没有找到绩效目标表.*有图片"):
        read_file(file)


def test_folders_and_missing_files_are_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "没有.txt", tmp_path / "\0"):
        with pytest.raises(Unreadable, match="^文件“"):
            read_file(path)


@pytest.mark.parametrize("name", ["没有.txt", "在.txt/没有.txt"])
def test_a_file_that_is_not_there_is_no_fault_of_the_disk(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "在.txt").touch()

    with pytest.raises(Unreadable, match="没有这个文件"):
        read_file(tmp_path / name)


def test_too_large_a_file_is_not_even_opened(tmp_path: Path) -> None:
    file = tmp_path / "表.txt"
    with file.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024 + 1)

    with pytest.raises(Unreadable, match="50 MB"):
        read_file(file)
