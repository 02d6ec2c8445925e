"""Many files at a time: each that can be done is done."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.reading import ReadForm
from printing.commands.batch import work_on
from printing.commands.sources import BatchItem
from tests.commands import MAIN, Run, contents, names
from tests.roads import department_file, project_file, project_files

BAD = {
    "空.json": b"",
    "图.txt": b"\x89PNG\r\n\x1a\n",
    "半.json": b'{"format":1,"definition":"project_form_2026","fields":{"a":',
    "乱.txt": bytes(range(256)),
    "新.json": b'{"format":999}',
    "闲.txt": "今天天气很好。".encode(),
}


def spoil(folder: Path) -> None:
    """Put files that cannot be read among those that can."""
    for at, (name, data) in enumerate(BAD.items()):
        (folder / f"{at * 50:04}{name}").write_bytes(data)


def told(said: str, what: str) -> int:
    """Return the number that stands before some words in what was said."""
    found = re.search(rf"(\d+) {what}", said)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_of_a_large_folder_is_done_but_what_is_bad(
    run: Run, tmp_path: Path, jobs: int
) -> None:
    project_files(tmp_path / "表", 294)
    spoil(tmp_path / "表")
    code, shown, said = run(
        *("export", tmp_path / "表", "-o", tmp_path / "out"),
        *("--format", "json", "--jobs", jobs),
    )

    assert code == 1
    assert len(shown.splitlines()) == len(names(tmp_path / "out")) == 294
    assert all(sum(name in line for line in said.splitlines()) == 1 for name in BAD)
    assert "共 300 个文件：294 份成功，6 个文件读不出" in said


def test_complaints_come_in_the_order_of_the_files(run: Run, tmp_path: Path) -> None:
    project_files(tmp_path / "表", 20)
    spoil(tmp_path / "表")
    said = run("check", tmp_path / "表", "--jobs", 2)[2].splitlines()

    assert [name for line in said for name in BAD if name in line] == list(BAD)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything"
)
def test_a_file_that_may_not_be_read_is_told_in_chinese(
    run: Run, tmp_path: Path
) -> None:
    first, second = project_files(tmp_path, 2)
    first.chmod(0)
    code, _, said = run("show", first, second)

    assert code == 1
    assert "没有读取权限" in said


def test_what_is_told_of_a_file_in_a_folder_says_which_folder(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "空.txt").touch()

    assert f"文件“{tmp_path}/甲/空.txt”里没有内容" in run("show", tmp_path)[2]


def test_a_name_never_breaks_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "两\n行\x1b[31m.txt").touch()

    assert len(run("show", tmp_path)[2].splitlines()) == 1


def at_fault(read: ReadForm) -> str:
    raise ZeroDivisionError


def test_a_fault_of_ours_is_told_of_its_file_and_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    path = project_file(tmp_path / "修路.json", "修路")
    result = work_on(BatchItem(str(path)), at_fault)

    assert result.made == ()
    assert result.complaint == (
        f"处理“{path}”时程序出错，已记入日志，没有做成，请打开窗口看一看这份表。"
    )
    assert [log.read_text() for log in tmp_path.rglob("jibiao.log")]


def test_a_folder_is_read_with_those_below_it(run: Run, tmp_path: Path) -> None:
    project_file(tmp_path / "表" / "深" / "一.json", "修路")
    (tmp_path / "表" / "图.png").touch()
    (tmp_path / "表" / "图.dwg").touch()
    code, shown, said = run("show", tmp_path / "表")

    assert (code, shown.splitlines()[0]) == (0, "《2026年项目支出绩效目标表》")
    assert said == "另有 2 个文件不是能读的种类（.dwg 1 个、.png 1 个），没有读。\n"


def test_a_folder_without_a_readable_file_is_one_sentence(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "空").mkdir()
    code, shown, said = run("export", tmp_path / "空", "-o", tmp_path / "out")

    assert (code, shown) == (2, "")
    assert re.fullmatch("文件夹“.*空”里没有能读的文件（.*.txt.*）。\n", said)


def test_an_export_into_its_own_folder_does_not_read_what_it_wrote(
    run: Run, tmp_path: Path
) -> None:
    project_files(tmp_path, 2)
    for _ in range(2):
        code, _, said = run(
            "export", tmp_path, "-o", tmp_path / "out", "--format", "json"
        )

    assert code == 0
    assert len(names(tmp_path / "out")) == 2
    assert "另有 2 个文件在导出的文件夹里，当作以前导出的，没有读。" in said


def test_forms_of_one_name_are_numbered_through_all_commits(
    run: Run, tmp_path: Path
) -> None:
    project_files(tmp_path / "表", 450, name="同名")
    run("export", tmp_path / "表", "-o", tmp_path / "out", "--format", "json")
    numbers = {
        int((re.findall(r"-(\d+)\.json$", name) or [1])[0])
        for name in names(tmp_path / "out")
    }

    assert numbers == set(range(1, 451))


def test_two_batches_into_one_folder_lose_nothing(tmp_path: Path) -> None:
    for side, first in (("甲", 0), ("乙", 1_000)):
        for at in range(first, first + 250):
            project_file(tmp_path / side / f"{at}.json", "同名", budget=at + 1)
    batches = [
        subprocess.Popen(
            [*MAIN, *f"export {side} -o out --format json --jobs 1".split()],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for side in ("甲", "乙")
    ]
    codes = [batch.wait() for batch in batches]
    budgets = {
        json.loads(data)["fields"]["annual_budget"]
        for data in contents(tmp_path / "out").values()
    }

    assert codes == [0, 0]
    assert budgets == {str(at + 1) for at in (*range(250), *range(1_000, 1_250))}


def test_one_job_and_two_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    project_files(tmp_path / "表", 40)
    for jobs in (1, 2):
        out = tmp_path / f"out{jobs}"
        run("export", tmp_path / "表", "-o", out, "--jobs", jobs)

    assert len(names(tmp_path / "out1")) == 40
    assert contents(tmp_path / "out1") == contents(tmp_path / "out2")


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_what_is_finished(
    tmp_path: Path, jobs: str, number: signal.Signals
) -> None:
    count = 1_500
    project_files(tmp_path / "表", count)
    with subprocess.Popen(
        [*MAIN, *f"export 表 -o out --format json --jobs {jobs}".split()],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as batch:
        assert batch.stdout and batch.stderr
        first = batch.stdout.readline()
        batch.send_signal(number)
        paths = [first.strip(), *batch.stdout.read().splitlines()]
        said = batch.stderr.read()

    assert batch.returncode == 130
    assert said.startswith("已中断。\n共 1500 个文件：")
    assert told(said, "份成功") == len(paths) < count
    assert told(said, "份成功") + told(said, "个文件没有做") == count
    assert sorted(paths) == [f"out/{name}" for name in names(tmp_path / "out")]
    assert all(json.loads(data) for data in contents(tmp_path / "out").values())


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
def test_a_killed_batch_leaves_whole_files_and_no_process(tmp_path: Path) -> None:
    project_files(tmp_path / "表", 1_500)
    with subprocess.Popen(
        [*MAIN, *"export 表 -o out --format json --jobs 2".split()],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as batch:
        assert batch.stdout and batch.stdout.readline()
        batch.kill()
        # The end comes when the last process that could write has gone.
        batch.stdout.read()
    named = [path for path in (tmp_path / "out").iterdir() if path.suffix == ".json"]

    assert named
    assert all(json.loads(path.read_bytes()) for path in named)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder with room for some three hundred small files."""
    folder = tmp_path / "小"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(folder)]
    try:
        if subprocess.run(mount, capture_output=True).returncode:
            pytest.skip("may not mount a small disk here")
    except FileNotFoundError:
        pytest.skip("has no mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_takes_back_what_has_no_name_yet(
    run: Run, tmp_path: Path, small_disk: Path
) -> None:
    project_files(tmp_path / "表", 450)
    code, shown, said = run(
        "export", tmp_path / "表", "-o", small_disk / "out", "--format", "json"
    )

    assert code == 1
    assert "磁盘已满" in said.splitlines()[0]
    assert told(said, "份成功") == len(shown.splitlines()) == 200
    assert told(said, "份没有写成") + told(said, "个文件没有做") == 250
    assert len(names(small_disk / "out")) == 200


def test_a_disk_that_is_full_at_once_is_told_and_left_as_it_was(
    run: Run, tmp_path: Path, small_disk: Path
) -> None:
    (small_disk / "别的").write_bytes(bytes(1_190_000))
    project_files(tmp_path / "表", 9)
    code, shown, said = run("export", tmp_path / "表", "-o", small_disk / "out")

    assert (code, shown) == (2, "")
    assert "磁盘已满" in said.splitlines()[0]
    assert names(small_disk) == ["别的"]


def found_in(shown: str) -> dict[str, list[str]]:
    """Return the rules that found something, by the name of the file."""
    return {
        Path(each["file"]).stem: [found["rule"] for found in each["findings"]]
        for each in json.loads(shown)
    }


def test_files_found_in_folders_are_sets_by_unit_and_year(
    run: Run, tmp_path: Path
) -> None:
    department_file(tmp_path / "甲" / "整体.json", 50, "示例甲局")
    project_file(tmp_path / "甲" / "项目" / "修路.json", "修路", 60, "示例甲局")
    project_file(tmp_path / "乙.json", "架桥", 70, "示例乙局")
    code, shown, _ = run("check", tmp_path, "--json")

    assert code == 1
    assert "set_sum_mismatch" in found_in(shown)["整体"]
    assert "reporting_unit_mismatch" not in found_in(shown)["乙"]
    assert "多 100000 元" in shown


def test_files_named_together_are_one_set_whatever_they_say(
    run: Run, tmp_path: Path
) -> None:
    department = department_file(tmp_path / "整体.json", 50, "示例甲局")
    project = project_file(tmp_path / "架桥.json", "架桥", 50, "示例乙局")
    found = found_in(run("check", department, project, "--json")[1])

    assert "reporting_unit_mismatch" in found["架桥"]


def test_findings_between_forms_stand_where_they_are_printed(
    run: Run, tmp_path: Path
) -> None:
    department_file(tmp_path / "整体.json", 50)
    project_file(tmp_path / "修路.json", "修路", 60)
    _, as_text, _ = run("check", tmp_path)
    _, as_json, _ = run("check", tmp_path, "--json")
    messages = [
        found["message"] for each in json.loads(as_json) for found in each["findings"]
    ]

    assert messages
    assert re.findall("] .*?：(.*)", as_text) == messages


@pytest.mark.parametrize("command", ["show", "check"])
def test_json_is_one_array_of_what_can_be_read(
    run: Run, tmp_path: Path, command: str
) -> None:
    project_files(tmp_path, 120)
    spoil(tmp_path)
    code, shown, said = run(command, tmp_path, "--json", "--jobs", 2)

    assert code == {"show": 1, "check": 2}[command]
    assert len(json.loads(shown)) == 120
    assert len(said.splitlines()) == len(BAD) + 1


def test_json_of_nothing_is_an_array_too(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("show", tmp_path / "无.txt", "--json")[1]) == []


def test_a_terminal_sees_the_bar_while_it_lasts(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="has no such terminals")
    project_files(tmp_path / "表", 30)
    terminal, slave = pty.openpty()
    subprocess.run(
        [*MAIN, "show", tmp_path / "表"],
        stdout=subprocess.DEVNULL,
        stderr=slave,
        check=True,
    )
    os.close(slave)
    seen = os.read(terminal, 100_000).decode()
    os.close(terminal)

    assert "\r读取 [------------------------] 0/30  0%" in seen
    assert re.search(r"\r +\r共 30 个文件：30 份成功，用时 .*。\r\n$", seen)
