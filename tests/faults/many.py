"""Ten thousand drafts, and a year of saving: as quick, and no larger."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from models.cells import Cells
from models.form import Form, Row
from models.store.drafts import Drafts
from models.store.generations import Generations, seal
from models.store.thinning import LAST
from tests.faults.figure import Figure, count, limit

FEW = 10
VERSIONS_AT_MOST = LAST + 24 + 30 + 12
"""By the rule of thinning; those kept for good come on top."""


def many_drafts(folder: Path, most: int) -> list[Figure]:
    """Measure saving, listing and searching among so many drafts."""
    few, many = Drafts(folder / "few"), Drafts(folder / "many")
    few_ids = [few.create(_form(number)) for number in range(FEW)]
    many_ids = [many.create(_form(number)) for number in range(FEW)]
    _multiply(many, many_ids[0], most - FEW)
    # By turns, so that a busy moment of the machine falls on both.
    times: dict[Drafts, list[float]] = {few: [], many: []}
    for number in range(30 * FEW):
        for drafts, ids in ((few, few_ids), (many, many_ids)):
            save = partial(drafts.save, ids[number % FEW], _form(number))
            times[drafts].append(_seconds(save))
    slower = median(times[many]) / median(times[few])
    for each in many.folder.glob("drafts/*"):
        os.utime(each, (1_700_000_000, 1_700_000_000))
    with _as_in_the_window():
        rebuilt = _seconds(lambda: Drafts(many.folder).summaries())
        cold = min(_seconds(lambda: Drafts(many.folder).summaries()) for _ in range(3))
    listed = Drafts(many.folder).summaries()
    search = min(
        _seconds(lambda: [each for each in listed if each.matches(["养护", "第 7 条"])])
        for _ in range(3)
    )
    name = f"{most:,} drafts"
    return [
        count(f"{name}: all listed", len(listed), most, ()),
        limit(f"{name}: save, against {FEW} drafts", slower, 1.2, "times"),
        limit(f"{name}: list with index", cold * 1000, 100, "ms"),
        limit(f"{name}: list, building the index", rebuilt, 1.5, "s"),
        limit(f"{name}: search all texts", search * 1000, 100, "ms"),
    ]


def year(folder: Path, most_drafts: int, saves: int) -> list[Figure]:
    """Save through a simulated year, and weigh what is on the disk."""
    clock = _Clock(timedelta(days=365) / saves)
    drafts, random = Drafts(folder, clock=clock), Random(1)
    ids = [drafts.create(_form(number)) for number in range(most_drafts)]
    in_work = ids[: most_drafts * 9 // 10]
    kept = 0
    for number in range(saves):
        draft_id = random.choice(in_work[: 1 + number * len(in_work) // saves])
        drafts.save(draft_id, _form(number))
        if number % 500 == 0:
            drafts.keep_version(draft_id, "打印")
            kept += 1
    for draft_id in ids[len(in_work) :]:
        drafts.remove(draft_id)
    clock.now += timedelta(days=91)
    binned = drafts.thin_bin()
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    most = max(_thinned(drafts, each) for each in in_work)
    single = max(path.stat().st_size for path in folder.rglob("g*.json")) / 1e6
    bound = len(in_work) * VERSIONS_AT_MOST + kept
    name = f"a year, {saves:,} saves"
    return [
        limit(f"{name}: versions of a draft", most, VERSIONS_AT_MOST, "files"),
        limit(f"{name}: files, by the rule of thinning", len(files), bound, "files"),
        limit(f"{name}: room on the disk", size, round(bound * single), "MB"),
        count(f"{name}: drafts gone from the bin", binned, most_drafts // 10, ()),
        count(f"{name}: drafts that open", len(ids), 1, _closed(drafts, in_work)),
    ]


class _Clock:
    """Goes on by a step whenever it is asked."""

    def __init__(self, step: timedelta) -> None:
        self.now, self._step = datetime(2026, 1, 1, 8).astimezone(), step / 3

    def __call__(self) -> datetime:
        self.now += self._step
        return self.now


def _thinned(drafts: Drafts, draft_id: str) -> int:
    """Return how many versions a draft has that are not kept for good."""
    return sum(not each.kept for each in drafts.versions(draft_id))


def _closed(drafts: Drafts, ids: list[str]) -> Iterator[str]:
    return (said for said in (drafts.open(each).notice for each in ids) if said)


def _form(number: int) -> Form:
    """Return a form with a dozen rows, as long as forms are."""
    cells = Cells(name=f"第 {number} 条道路照明设施养护", target="95", unit="%")
    rows = tuple(Row(each, cells) for each in range(1, 13))
    fields = Cells(project_name=f"路灯养护 {number}", budget_year="2026")
    return Form("project_form_2026", 1, fields).with_rows("quantity", rows)


def _multiply(drafts: Drafts, draft_id: str, times: int) -> None:
    """Put copies of a draft beside it, without a sync for each."""
    first = Generations(drafts.folder / "drafts" / draft_id)
    sealed = seal(1, first.read_body(1))
    for number in range(times):
        copy = drafts.folder / "drafts" / f"{number:016x}"
        copy.mkdir(mode=0o700)
        (copy / "g000000001.json").write_bytes(sealed)


@contextmanager
def _as_in_the_window() -> Iterator[None]:
    """Let no garbage be collected meanwhile: the window does that itself."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began
