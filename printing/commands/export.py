"""Exports forms to files: each that can be, whole and beside the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from models.form_data import clip
from models.reading import ReadForm
from models.values.visible import one_line, path_in_words
from printing.commands.arguments import Arguments
from printing.commands.batch import Batch, batch_of
from printing.commands.batch_count import Words
from printing.commands.console import Refused, UsageWrong
from printing.commands.destination import Destination
from printing.commands.folder import Earlier
from printing.commands.workers import WorkersLost
from printing.writers import WRITERS, Drawn, ExportOptions, draw

WORDS = Words("导出", troubled="份有提示")
MOST_TOLD = 120
"""Characters of what was not read, in one line of a terminal or two."""
COMMIT = 200
"""Files that get their names together: no more are lost in a power cut."""


def export(names: Sequence[str], arguments: Arguments, format_name: str) -> int:
    """Write all forms of what was named, and return the exit code.

    Raises:
        Refused: They cannot be met.
    """
    chosen = arguments.text("--format", format_name)
    options = ExportOptions(chosen, arguments.number("--fit"))
    folder = _folder(arguments)
    _refuse_impossible(options)
    earlier = Earlier(folder, Path(chosen).suffix or f".{chosen}")
    batch = batch_of(names, arguments, WORDS, earlier)
    where = f"导出的文件在“{path_in_words(folder)}”。"
    return batch.run(partial(_write_all, batch, folder, options), where).code


def _write_all(batch: Batch, folder: Path, options: ExportOptions) -> None:
    """Write the forms of a batch into a folder, with their names in time."""
    notices: deque[tuple[str, ...]] = deque()
    with Destination(folder) as destination:
        try:
            for _, drawn in batch.results(partial(_drawn, options=options)):
                for each in drawn:
                    batch.count.begun += 1
                    destination.add(each.name, each.data)
                    notices.append(each.notices)
                if destination.waiting >= COMMIT:
                    _commit(batch, destination, notices)
        except (KeyboardInterrupt, WorkersLost):
            _commit(batch, destination, notices)
            raise
        _commit(batch, destination, notices)


def _drawn(read: ReadForm, options: ExportOptions) -> Drawn:
    """Return a form as a file, with what its source has and it has not."""
    drawn = draw(read.filled, options)
    return replace(drawn, notices=(*_reading_notices(read), *drawn.notices))


def _reading_notices(read: ReadForm) -> Iterator[str]:
    """Yield what of the file that was read is not in the one written."""
    if read.unread:
        texts = "、".join(" ".join(each.split()) for each in read.unread)
        count, first = len(read.unread), clip(texts, MOST_TOLD)
        yield f"原文件有 {count} 处内容没有放入表中：{first}"
    for finding in read.findings:
        if finding.severity == "error":
            yield "，".join(filter(None, (finding.where, finding.message)))


def _commit(
    batch: Batch, destination: Destination, notices: deque[tuple[str, ...]]
) -> None:
    """Give what is written its names, and tell of it."""
    for path in destination.commit():
        batch.tell(one_line(str(path)))
        said = notices.popleft()
        batch.count.add(is_troubled=bool(said))
        for notice in said:
            batch.complain(f"“{path_in_words(path.name)}”：{notice}")


def _folder(arguments: Arguments) -> Path:
    if not arguments.has("-o"):
        raise UsageWrong("没有用“-o 文件夹”指明导出到哪里。")
    return Path(arguments.text("-o"))


def _refuse_impossible(options: ExportOptions) -> None:
    name = options.format_name
    if name not in WRITERS:
        raise Refused(f"还不能导出为“{name}”，可用 {'、'.join(WRITERS)}。")
    if options.pages and name != "pdf":
        raise Refused(f"“--fit”只用于导出 pdf，不能用于 {name}，请去掉一个。")
