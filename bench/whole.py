"""Measures whole processes: a cold export, many forms, growth with size.

Usage: python bench/whole.py
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.against import SCRIPTS  # noqa: E402
from bench.fresh import cost, surroundings  # noqa: E402
from bench.sample import DEFINITION, sample, table_of  # noqa: E402
from models.form_data import form_to_data  # noqa: E402
from printing.fonts.faces import bundled_faces  # noqa: E402
from printing.layout import lay_out  # noqa: E402
from printing.pdf import write_pdf  # noqa: E402

FORMS = 2_000
COLD_ROUNDS, MANY_ROUNDS = 7, 3
MEMORY_MIB, CPU_RATIO, JOBS_RATIO, GROWTH = 45, 1.5, 1.8, 0.15
"""Targets: peak memory, CPU over typst's, two jobs over one, off linear."""

BATCH = """
import json, resource, sys, time
sys.path.insert(0, sys.argv.pop(1))
import main
began = time.perf_counter()
code = main.main()
seconds = time.perf_counter() - began
own = resource.getrusage(resource.RUSAGE_SELF)
others = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = [each.ru_utime + each.ru_stime for each in (own, others)]
# Not ru_maxrss, in which the program that started this one is counted, too.
status = open("/proc/self/status").read()
memory = int(status.split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps([seconds, *cpu, memory]))
sys.exit(code)
"""


def main() -> int:
    """Print the figures; return how many targets were missed."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        missed = [cold_export(folder), many_forms(folder), growth()]
    return sum(missed)


def cold_export(folder: Path) -> bool:
    """Compare the CPU and memory of one export with typst's."""
    source = _draft(folder / "form.json", 20)
    table = folder / "table.json"
    table.write_text(json.dumps(table_of(sample(20))), encoding="utf-8")
    script = (
        "import sys, json; sys.path.insert(0, sys.argv[1]); import with_typst as w;"
        "open(sys.argv[3], 'wb').write(w.render(json.load(open(sys.argv[2]))))"
    )
    peer = [str(SCRIPTS / "python"), "-c", script, str(ROOT / "bench/peers")]
    peer += [str(table), str(folder / "typst.pdf")]
    own = [sys.executable, str(ROOT / "main.py"), "export", str(source), "-o"]
    ours, theirs = [], []
    for turn in range(COLD_ROUNDS + 1):
        ours.append(cost([*own, str(folder / f"out{turn}")]))
        if SCRIPTS.exists():
            theirs.append(cost(peer))
    # The first ones compile.
    del ours[0], theirs[:1]
    cpu, memory = median(c for c, _ in ours), max(m for _, m in ours)
    print(f"export, cold: {cpu * 1000:.0f} ms CPU, {memory:.1f} MiB at most")
    ratio = cpu / median(c for c, _ in theirs) if theirs else 0.0
    if theirs:
        print(f"  typst {cpu / ratio * 1000:.0f} ms CPU: ours / theirs {ratio:.2f}")
    return ratio > CPU_RATIO or memory > MEMORY_MIB


def many_forms(folder: Path) -> bool:
    """Compare the export of many forms by one job, by two, and by Dask."""
    sources = folder / "many"
    sources.mkdir()
    for at in range(FORMS):
        _draft(sources / f"{at}.json", 12, at)
    with _two_workers() as address:
        kinds = {"one job": ["--jobs", "1"], "two jobs": ["--jobs", "2"]}
        if address:
            kinds["Dask, two workers"] = ["--scheduler", address]
        costs = _best_costs(sources, folder / "many out", kinds)
    print(f"export of {FORMS} forms, the best of {MANY_ROUNDS} runs each:")
    for name, each in costs.items():
        print(f"  {name:18} {_told(each)}")
    ratio = costs["one job"].seconds / costs["two jobs"].seconds
    print(f"  two jobs are {ratio:.2f} times as fast as one (target {JOBS_RATIO})")
    return ratio < JOBS_RATIO


@dataclass(frozen=True, slots=True)
class Cost:
    """What a batch took: its own process, and those it started.

    Attributes:
        own_cpu, others_cpu: Seconds of CPU.
        own_mib: Memory of its own process at most.
    """

    seconds: float
    own_cpu: float
    others_cpu: float
    own_mib: float


def _best_costs(
    sources: Path, out: Path, kinds: Mapping[str, Sequence[str]]
) -> dict[str, Cost]:
    """Return what each kind of workers takes at its best, run by turns.

    Whatever else the machine does only adds to it.
    """
    best: dict[str, Cost] = {}
    for _ in range(MANY_ROUNDS):
        for name, options in kinds.items():
            taken = _batch_cost(["export", str(sources), "-o", str(out), *options])
            best[name] = min(best.get(name, taken), taken, key=attrgetter("seconds"))
            rmtree(out)
    return best


def _batch_cost(typed: Sequence[str]) -> Cost:
    command = [sys.executable, "-c", BATCH, str(ROOT), *typed]
    told = subprocess.run(
        command,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings(),
    )
    return Cost(*json.loads(told.stdout.splitlines()[-1]))


def _told(cost: Cost) -> str:
    return (
        f"{cost.seconds:6.1f} s {FORMS / cost.seconds:6.0f} files/s   "
        f"CPU {cost.own_cpu:5.1f} s here, {cost.others_cpu:5.1f} s elsewhere, "
        f"{cost.own_mib:4.0f} MiB here"
    )


@contextmanager
def _two_workers() -> Iterator[str]:
    """Yield the address of a cluster of this machine, or "" without Dask."""
    try:
        from distributed import LocalCluster
    except ImportError:
        yield ""
        return
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
    ) as cluster:
        yield cluster.scheduler_address


def growth() -> bool:
    """Compare the time for ten times as many indicators with ten times."""
    small, large = _first_time(300), _first_time(3_000)
    ratio = large / small / 10
    print(f"layout and PDF, 300 to 3,000 indicators: {ratio:.2f} of linear growth")
    return ratio > 1 + GROWTH


def _first_time(indicators: int) -> float:
    form = sample(indicators)
    start = perf_counter()
    write_pdf(lay_out(form, DEFINITION, bundled_faces()))
    return perf_counter() - start


def _draft(path: Path, indicators: int, number: int = 0) -> Path:
    data = form_to_data(sample(indicators))
    text = json.dumps(data, ensure_ascii=False).replace("项工作", f"项工作{number}")
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
