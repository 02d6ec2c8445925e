"""Measures whole processes: a cold export, many forms, growth with size.

Usage: python bench/whole.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.against import SCRIPTS  # noqa: E402
from bench.sample import DEFINITION, sample, table_of  # noqa: E402
from models.form_data import form_to_data  # noqa: E402
from printing.faces import bundled_faces  # noqa: E402
from printing.layout import lay_out  # noqa: E402
from printing.pdf import write_pdf  # noqa: E402

FORMS = 2_000
COLD_ROUNDS = 7
MEMORY_MIB, CPU_RATIO, JOBS_RATIO, GROWTH = 45, 1.5, 1.8, 0.15
"""Targets: peak memory, CPU over typst's, two jobs over one, off linear."""


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
    for turn in range(COLD_ROUNDS):
        ours.append(_cost([*own, str(folder / f"out{turn}")]))
        if SCRIPTS.exists():
            theirs.append(_cost(peer))
    cpu, memory = median(c for c, _ in ours), max(m for _, m in ours)
    print(f"export, cold: {cpu * 1000:.0f} ms CPU, {memory:.1f} MiB at most")
    ratio = cpu / median(c for c, _ in theirs) if theirs else 0.0
    if theirs:
        print(f"  typst {cpu / ratio * 1000:.0f} ms CPU: ours / theirs {ratio:.2f}")
    return ratio > CPU_RATIO or memory > MEMORY_MIB


def many_forms(folder: Path) -> bool:
    """Compare the export of many forms by two jobs with that by one."""
    sources = folder / "many"
    sources.mkdir()
    names = [str(_draft(sources / f"{at}.json", 12, at)) for at in range(FORMS)]
    times = {}
    for jobs in (1, 2):
        target = ["-o", str(folder / f"jobs{jobs}"), "--jobs", str(jobs)]
        start = perf_counter()
        _run([sys.executable, str(ROOT / "main.py"), "export", *names, *target])
        times[jobs] = perf_counter() - start
    ratio = times[1] / times[2]
    print(
        f"export of {FORMS} forms: {times[1]:.1f} s by one job, "
        f"{times[2]:.1f} s by two: {ratio:.2f} times as fast"
    )
    return ratio < JOBS_RATIO


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


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _cost(command: Sequence[str]) -> tuple[float, float]:
    """Return the seconds of CPU and the MiB of memory of a process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
