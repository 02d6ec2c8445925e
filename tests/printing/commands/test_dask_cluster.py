"""A Dask cluster does what one process does, or it is said why not."""

from __future__ import annotations

import pickle
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from printing.commands.dask_cluster import Cluster, each_there, program
from printing.commands.dispatch import each_of
from printing.commands.interrupts import Interrupts
from printing.commands.workers import WorkersLost
from tests.commands import MAIN, Run, contents, names
from tests.roads import project_files

distributed = pytest.importorskip("distributed", reason="needs the extra cluster")


def local(workers: int, *, processes: bool) -> Any:
    """Return a cluster that only this machine can reach."""
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=processes,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
        silence_logs="CRITICAL",
    )


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Yield the address of a cluster of two processes."""
    with local(2, processes=True) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give nobody more than a moment to answer."""
    monkeypatch.setattr("printing.commands.dask_cluster.PATIENCE", 0.3)


def squared(number: int) -> int:
    return number * number


def given_up(number: int) -> int:
    return -number


def test_it_gives_the_same_files_as_one_process(
    address: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its workers were started elsewhere, and find no such relative path.
    monkeypatch.chdir(tmp_path)
    project_files(Path("表"), 40)
    Path("表/0020空.txt").touch()
    here = run(*"export 表 -o here --jobs 1".split())
    there = run(*"export 表 -o there --scheduler".split(), address)

    assert here[0] == there[0] == 1
    assert here[2].splitlines()[0] == there[2].splitlines()[0]
    assert len(names(tmp_path / "there")) == 40
    assert contents(tmp_path / "here") == contents(tmp_path / "there")


def test_drafts_are_read_here_and_checked_there(
    address: str, run: Run, tmp_path: Path
) -> None:
    (path,) = project_files(tmp_path, 1)
    draft_id = run("drafts", "import", path)[1].split()[0]
    missing = run("show", "0123456789abcdef", "--scheduler", address)

    assert run("check", draft_id, "--scheduler", address) == run("check", draft_id)
    assert missing[0] == 2
    assert "0123456789abcdef" in missing[2]


def test_nothing_but_our_own_sentences_is_said(address: str, tmp_path: Path) -> None:
    project_files(tmp_path, 2)
    command = [sys.executable, "-W", "error", *MAIN[1:], "show", str(tmp_path)]
    done = subprocess.run(
        [*command, "--scheduler", address], capture_output=True, encoding="utf-8"
    )

    assert done.returncode == 0
    assert done.stderr.startswith("共 2 个文件：2 份成功，用时 ")
    assert len(done.stderr.splitlines()) == 1


def test_what_was_done_before_the_connection_broke_is_kept() -> None:
    done = []
    with local(1, processes=False) as cluster:
        workers = Cluster(cluster.scheduler_address)
        with workers, pytest.raises(WorkersLost, match="的连接断了，请检查网络和调度程序后再试。"):
            for each in each_of(range(9_999), squared, workers, Interrupts(), given_up):
                done.append(each)
                if len(done) == 100:
                    cluster.close()

    assert done[:100] == [squared(number) for number in range(100)]
    assert len(done) < 9_999


@pytest.mark.usefixtures("impatient")
def test_a_cluster_without_workers_is_told() -> None:
    with local(0, processes=False) as cluster:
        with pytest.raises(WorkersLost, match="上没有工作程序，请启动 dask worker 后再试。"):
            Cluster(cluster.scheduler_address)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("wrong", ["nonsense", "http://127.0.0.1:80", "127.0.0.1:x"])
def test_a_wrong_address_is_told(wrong: str, run: Run, tmp_path: Path) -> None:
    (path,) = project_files(tmp_path, 1)
    out = tmp_path / "out"
    code, shown, said = run("export", path, "-o", out, "--scheduler", wrong)

    assert (code, shown) == (2, "")
    assert said == f"“{wrong}”不是 Dask 调度程序的地址，请写成 主机:端口，如 192.168.1.8:8786。\n"
    assert not out.exists()


@pytest.mark.usefixtures("impatient")
def test_an_address_that_does_not_answer_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        with pytest.raises(WorkersLost, match="没有应答，请检查地址和网络"):
            Cluster(f"127.0.0.1:{silent.getsockname()[1]}")


def test_without_the_extra_it_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WorkersLost, match="pip install distributed"):
        Cluster("127.0.0.1:1")


def test_another_version_of_the_program_does_no_work() -> None:
    assert pickle.loads(each_there(program(), squared, [3])) == [9]
    assert each_there("another", squared, [3]) == b""


def test_workers_of_another_version_are_told(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("printing.commands.dask_cluster.program", lambda: "another")
    with pytest.raises(WorkersLost, match="不是同一版"):
        Cluster(address)


def test_workers_without_the_program_are_told(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("only_here")
    exec("def run(*_): return b''", module.__dict__)
    monkeypatch.setitem(sys.modules, "only_here", module)
    there = "printing.commands.dask_cluster.each_there"
    monkeypatch.setattr(there, module.__dict__["run"])
    with pytest.raises(WorkersLost, match="上没有绩表"):
        Cluster(address)
