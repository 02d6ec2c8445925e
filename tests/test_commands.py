"""The commands, as they are typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.form_data import form_to_data
from tests.commands import ROOT, Run, contents, main, names
from tests.pictures import tree

LAMPS = """
    budget_year: 2026
    reporting_unit: 某县住建局
    amount_unit: 万元
    project_name: 更换路灯
    annual_budget: 40
    quantity
      安装路灯 | sign=≥ | target=40 | unit=盏
    """
KEYS = {
    *("form", "definition", "title", "budget_year", "reporting_unit", "fields"),
    *("main_tasks", "budget", "indicators", "findings", "unread"),
}


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    """Return a file with one project form."""
    return form_file(tmp_path / "路灯 一.json", LAMPS)


@pytest.fixture(autouse=True)
def drafts_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without drafts."""
    monkeypatch.setenv("JIBIAO_DATA_DIR", str(tmp_path / "drafts of this test"))


def form_file(path: Path, drawing: str) -> Path:
    """Write a drawn form into a file, and return its path."""
    path.write_text(json.dumps(form_to_data(tree(drawing))), encoding="utf-8")
    return path


def assert_one_line(said: str) -> None:
    """Compare what was said with the shape of one clear sentence."""
    assert len(said.strip().splitlines()) == 1
    assert "Traceback" not in said


def test_show_outlines_a_form(run: Run, lamps: Path) -> None:
    code, shown, said = run("show", lamps)

    assert (code, said) == (0, "")
    assert "《2026年项目支出绩效目标表》" in shown
    assert "1. 安装路灯　≥ 40 盏" in shown


def test_show_gives_an_object_for_each_form(run: Run, lamps: Path) -> None:
    code, shown, _ = run("show", "--json", lamps, lamps)
    described = json.loads(shown)

    assert code == 0
    assert [each["fields"]["项目名称"] for each in described] == ["更换路灯"] * 2
    assert all(each.keys() == KEYS for each in described)


def test_show_reads_the_seeds(run: Run, seeds: tuple[Path, ...]) -> None:
    code, shown, _ = run("show", *seeds, "--json")
    forms = [each["form"] for each in json.loads(shown)]

    assert code == 0
    assert forms == ["project_form", "department_form", "project_form"]


def test_check_counts_findings_but_not_hints(run: Run, lamps: Path) -> None:
    code, shown, _ = run("check", lamps, "--json")
    (checked,) = json.loads(shown)
    grave = [each for each in checked["findings"] if each["severity"] != "hint"]

    assert code == (1 if grave else 0)
    assert checked.keys() == KEYS | {"file"}


def test_check_finds_a_cost_that_is_not_the_budget(run: Run, tmp_path: Path) -> None:
    cost = LAMPS + "economic_cost\n      总成本 | sign=≤ | target=41 | unit=万元"
    code, shown, _ = run("check", form_file(tmp_path / "a.json", cost))

    assert code == 1
    assert "\n  [警告] 成本指标 › 经济成本指标 第1条 › 指标值：" in shown
    assert "相差 10000 元" in shown


def test_check_says_what_an_empty_form_lacks(run: Run, tmp_path: Path) -> None:
    code, shown, _ = run("check", form_file(tmp_path / "a.json", "budget_year: 2026"))

    assert code == 1
    assert [line.split("：")[0].strip() for line in shown.splitlines()[1:6]] == [
        "[警告] 填报单位（盖章）",
        "[错误] 项目名称",
        "[错误] 年度本级预算金额",
        "[错误] 本年度绩效目标",
        "[错误] 绩效指标",
    ]


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_missing_file_is_told_in_one_line(
    run: Run, tmp_path: Path, command: str
) -> None:
    code, shown, said = run(command, tmp_path / "没有.txt")

    assert (code, shown) == (2, "")
    assert "没有.txt" in said
    assert_one_line(said)


def test_each_unreadable_file_has_its_line_and_the_others_are_checked(
    run: Run, tmp_path: Path, lamps: Path
) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    code, shown, said = run("check", tmp_path / "空.txt", lamps, tmp_path / "无.txt")

    assert code == 2
    assert "《2026年项目支出绩效目标表》更换路灯：" in shown
    assert [line[:8] for line in said.splitlines()] == [
        "文件“空.txt",
        "文件“无.txt",
        "共 3 个文件：",
    ]


def test_export_writes_a_pdf_named_after_the_form(
    run: Run, lamps: Path, tmp_path: Path
) -> None:
    code, shown, said = run("export", lamps, "-o", tmp_path / "out")
    path = tmp_path / "out" / "某县住建局_更换路灯_2026年_项目支出绩效目标表.pdf"

    assert (code, shown, said) == (0, f"{path}\n", "")
    assert path.read_bytes().startswith(b"%PDF-")


def test_exporting_again_makes_no_copies(
    run: Run, lamps: Path, tmp_path: Path
) -> None:
    again = [run("export", lamps, "-o", tmp_path / "out") for _ in range(2)]

    assert again[0] == again[1]
    assert len(names(tmp_path / "out")) == 1


def test_an_older_export_is_left_alone(
    run: Run, lamps: Path, tmp_path: Path
) -> None:
    run("export", lamps, "-o", tmp_path / "out")
    changed = form_file(tmp_path / "b.json", LAMPS + "      检修路灯")
    run("export", changed, "-o", tmp_path / "out")

    assert [name[-6:] for name in names(tmp_path / "out")] == ["-2.pdf", "标表.pdf"]


def test_export_writes_what_can_be_read_and_tells_of_the_rest(
    run: Run, lamps: Path, tmp_path: Path
) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\3\4 not really")
    bad, out = tmp_path / "坏.docx", tmp_path / "out"
    code, shown, said = run("export", bad, lamps, "-o", out)
    complaint, summary = said.splitlines()

    assert (code, len(shown.splitlines())) == (1, 1)
    assert complaint.startswith("文件“坏.docx”")
    assert summary.startswith("共 2 个文件：1 份成功，1 个文件读不出，用时 ")
    assert summary.endswith(f"。导出的文件在“{out}”。")


def test_export_makes_no_folder_when_nothing_can_be_read(
    run: Run, tmp_path: Path
) -> None:
    code, shown, said = run("export", tmp_path / "无.txt", "-o", tmp_path / "out")

    assert (code, shown) == (2, "")
    assert_one_line(said)
    assert not (tmp_path / "out").exists()


def test_what_is_exported_as_json_is_read_again(
    run: Run, lamps: Path, tmp_path: Path
) -> None:
    run("export", lamps, "-o", tmp_path / "out", "--format", "json")
    (name,) = names(tmp_path / "out")

    assert run("show", tmp_path / "out" / name) == run("show", lamps)


def test_several_processes_export_the_same_bytes(
    run: Run, tmp_path: Path
) -> None:
    files = [
        form_file(tmp_path / f"{number}.json", LAMPS + f"      第 {number} 批")
        for number in range(3)
    ]
    run("export", *files, "-o", tmp_path / "one")
    run("export", *files, "-o", tmp_path / "two", "--jobs", "2")

    assert len(names(tmp_path / "one")) == 3
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_long_form_is_fitted_on_one_page_and_says_so(
    run: Run, tmp_path: Path
) -> None:
    rows = "".join(f"      第 {number} 段道路\n" for number in range(30))
    long = form_file(tmp_path / "长.json", LAMPS.rstrip() + "\n" + rows)
    code, _, said = run("export", long, "-o", tmp_path / "out", "--fit", "1")

    assert code == 0
    assert "项目支出绩效目标表.pdf”：" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--format odt -o out", "还不能导出为“odt”，可用 pdf、docx、xlsx、"),
        ("--fit 1 --format json -o out", "“--fit”只用于导出 pdf，不能用于 json，请去掉一个。"),
        ("--fit no -o out", "“--fit”后面应为大于 0 的整数，现为“no”。"),
        ("--jobs 0 -o out", "“--jobs”后面应为大于 0 的整数，现为“0”。"),
        ("--jobs 2 --scheduler a:1 -o out", "“--jobs”和“--scheduler”只能用一个。"),
        ("--portrait -o out", "不认识“--portrait”。"),
        ("", "没有用“-o 文件夹”指明导出到哪里。"),
    ],
)
def test_a_wish_that_cannot_be_met_is_told(
    run: Run, lamps: Path, tmp_path: Path, typed: str, said: str
) -> None:
    words = [tmp_path / each if each == "out" else each for each in typed.split()]
    code, shown, complaint = run("export", lamps, *words)

    assert (code, shown) == (2, "")
    assert complaint.startswith(said)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["show", "check", "export", "drafts import"])
def test_a_command_without_files_shows_the_usage(run: Run, command: str) -> None:
    code, _, said = run(*command.split())

    assert code == 2
    assert "用法：" in said


@pytest.mark.parametrize("typed", ["--colour", "-x", "文件 --json", "drafts burn"])
def test_what_is_not_known_shows_the_usage(run: Run, typed: str) -> None:
    code, _, said = run(*typed.split())

    assert code == 2
    assert "不认识“" in said
    assert "用法：" in said


def test_help_is_no_mistake(run: Run) -> None:
    code, shown, said = run("--help")

    assert (code, said) == (0, "")
    assert shown.startswith("用法：")


@pytest.mark.parametrize("typed", ["", "a.txt", "a.txt b.txt"])
def test_files_alone_are_for_the_window(run: Run, typed: str) -> None:
    assert run(*typed.split())[0] == 100 + len(typed.split())


def test_there_are_no_drafts_at_first(run: Run) -> None:
    code, shown, _ = run("drafts")

    assert code == 0
    assert "没有草稿" in shown


def test_an_imported_form_is_a_draft(run: Run, lamps: Path) -> None:
    code, shown, _ = run("drafts", "import", lamps)
    (listed,) = json.loads(run("drafts", "list", "--json")[1])

    assert code == 0
    assert shown.startswith(listed["id"])
    assert (listed["title"], listed["budget_year"]) == ("更换路灯", "2026")
    assert "更换路灯" in run("drafts")[1]


def test_a_draft_is_shown_by_its_id(run: Run, lamps: Path) -> None:
    draft_id = run("drafts", "import", lamps)[1].split()[0]

    assert run("show", draft_id) == run("show", lamps)


def test_drafts_are_exported_to_be_imported_elsewhere(
    run: Run, lamps: Path, tmp_path: Path
) -> None:
    run("drafts", "import", lamps)
    code, shown, _ = run("drafts", "export", "-o", tmp_path / "out")

    assert code == 0
    assert run("show", shown.strip()) == run("show", lamps)


def test_whole_drafts_are_verified(run: Run, lamps: Path) -> None:
    run("drafts", "import", lamps)
    code, shown, said = run("drafts", "verify")

    assert (code, said) == (0, "")
    assert shown == "核验了 1 份草稿，0 份有问题。\n"


def test_a_damaged_draft_is_found(run: Run, lamps: Path) -> None:
    run("drafts", "import", lamps)
    for path in Path(os.environ["JIBIAO_DATA_DIR"], "drafts").rglob("*.json"):
        path.write_bytes(b"damaged")
    code, shown, said = run("drafts", "verify")

    assert (code, shown) == (1, "核验了 1 份草稿，1 份有问题。\n")
    assert_one_line(said)


def test_the_program_runs_from_any_folder(lamps: Path) -> None:
    assert "安装路灯" in main("show", lamps).stdout


def test_the_program_runs_without_a_home_or_a_locale(lamps: Path) -> None:
    bare = {"LC_ALL": "C", "HOME": "", "XDG_RUNTIME_DIR": "", "XDG_STATE_HOME": ""}
    done = main("show", lamps, **bare)

    assert (done.returncode, done.stderr) == (0, "")
    assert "安装路灯" in done.stdout


def test_json_is_utf_8_whatever_the_terminal_prefers(lamps: Path) -> None:
    assert "更换路灯" in main("show", lamps, "--json", PYTHONIOENCODING="gbk").stdout


def test_what_the_terminal_cannot_print_is_no_fault(lamps: Path) -> None:
    done = main("show", lamps, PYTHONIOENCODING="ascii")

    assert (done.returncode, done.stderr) == (0, "")


def test_closed_output_is_no_fault(lamps: Path) -> None:
    code = f"'{sys.executable}' '{ROOT}/main.py' show '{lamps}' >&- 2>&-"

    assert subprocess.run(code, shell=True, cwd="/").returncode == 0


def test_nobody_reading_on_is_no_fault(lamps: Path) -> None:
    code = f"'{sys.executable}' '{ROOT}/main.py' show '{lamps}' | true"
    done = subprocess.run(code, shell=True, capture_output=True, text=True)

    assert done.stderr == ""


def test_no_screen_is_told(lamps: Path) -> None:
    done = main(lamps, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="xcb")

    assert done.returncode != 0
    assert "没有图形界面" in done.stderr
    assert_one_line(done.stderr)


def test_a_fault_of_the_program_is_one_sentence(tmp_path: Path) -> None:
    code = (
        "import sys, main; from printing.commands.run import COMMANDS;"
        "COMMANDS['show'] = lambda typed: 1 / 0;"
        "sys.argv = ['main.py', 'show']; sys.exit(main.main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 70
    assert_one_line(done.stderr)
    assert "ZeroDivisionError" in (tmp_path / "jibiao" / "jibiao.log").read_text()


@pytest.mark.parametrize(
    "typed", ["show {}", "check {}", "export {} -o {}.out", "drafts import {}"]
)
def test_no_command_brings_in_anything_heavy(lamps: Path, typed: str) -> None:
    heavy = ("PySide6", "shiboken6", "numpy", "openpyxl", "docx")
    words = [each.replace("{}", str(lamps)) for each in typed.split(" ")]
    code = (
        f"import sys, main; sys.argv = ['main.py', *{words!r}]; main.main();"
        f"print([each for each in {heavy!r} if each in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8"
    )

    assert done.stdout.splitlines()[-1] == "[]"
