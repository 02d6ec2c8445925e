"""The command show: what files and drafts hold."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial

from models.reading import ReadForm
from models.rules import check
from models.show import describe
from printing.commands.arguments import parse_arguments
from printing.commands.batch import OPTIONS, Batch, batch_of
from printing.commands.batch_count import Words
from printing.commands.console import as_json, json_array
from printing.commands.outline import finding_lines, outline, unread_lines

WORDS = Words("读取")


def show(typed: Sequence[str]) -> int:
    """Print what files or drafts hold, as text or as JSON."""
    arguments = parse_arguments(typed, switches=["--json"], options=OPTIONS)
    batch = batch_of(arguments.files(), arguments, WORDS)
    is_json = arguments.has("--json")
    return batch.run(partial(_show_all, batch, is_json=is_json)).code


def _show_all(batch: Batch, *, is_json: bool) -> None:
    with json_array(batch.tell) if is_json else nullcontext(batch.tell) as put:
        for _, shown in batch.results(_as_json if is_json else _as_text):
            for each in shown:
                put(each)
                batch.count.add(is_troubled=False)


def _as_json(read: ReadForm) -> str:
    findings = (*read.findings, *check(read.filled))
    return as_json(describe(read.filled, findings, read.unread))


def _as_text(read: ReadForm) -> str:
    findings = (*read.findings, *check(read.filled))
    lines = [*outline(read.filled), *finding_lines(findings)]
    return "\n".join([*lines, *unread_lines(read.unread), ""])
