"""Exports forms to files: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from printing.arguments import Arguments
from printing.console import Refused, UsageWrong, counted
from printing.destination import Destination
from printing.sources import forms_in
from printing.workers import each_of
from printing.writers import WRITERS, Drawn, Wish


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: its files, or a complaint."""

    files: tuple[Drawn, ...] = ()
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """The paths written, in order, and the notices, each naming its file."""

    paths: tuple[Path, ...]
    notices: tuple[str, ...]


def export(
    sources: Sequence[str], folder: Path, wish: Wish, jobs: int | None = None
) -> Exported:
    """Write each form of the sources into a folder, all of them or none.

    Jobs is the number of processes.

    Raises:
        Refused: The wish cannot be met, or some source cannot be read; each
            has its sentence.
        DestinationUnwritable: The folder or the disk refuses.
    """
    _refuse_impossible(wish)
    complaints: list[str] = []
    notices: list[str] = []
    outcomes = each_of(sources, partial(_draw, wish=wish), jobs)
    with Destination(folder) as destination:
        for outcome in counted(outcomes, len(sources), "导出"):
            complaints += filter(None, [outcome.complaint])
            for each in outcome.files:
                destination.add(each.name, each.data)
                notices += [f"“{each.name}”：{notice}" for notice in each.notices]
        if complaints:
            raise Refused("\n".join(complaints))
        return Exported(destination.commit(), tuple(notices))


def export_folder(arguments: Arguments) -> Path:
    """Return the folder that -o names.

    Raises:
        UsageWrong: There is none.
    """
    if not arguments.has("-o"):
        raise UsageWrong("没有用“-o 文件夹”指明导出到哪里。")
    return Path(arguments.text("-o"))


def _refuse_impossible(wish: Wish) -> None:
    name = wish.format_name
    if name not in WRITERS:
        raise Refused(f"还不能导出为“{name}”，可用 {'、'.join(WRITERS)}。")
    if wish.pages and name != "pdf":
        raise Refused(f"“--fit”只用于导出 pdf，不能用于 {name}。")


def _draw(source: str, wish: Wish) -> Outcome:
    """Return the files of one source.

    A complaint is handed back, not raised: few exceptions cross processes.
    """
    try:
        read = forms_in(source)
    except Refused as error:
        return Outcome(complaint=str(error))
    write = WRITERS[wish.format_name]
    return Outcome(tuple(write(each, wish) for each in read))
