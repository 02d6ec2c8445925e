"""Does one thing to many files: each that can be done is done.

Show, check and export are batches.  A batch finds its items, has them
worked on, tells of each that fails, and sums up in the end.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Generic, Literal, TypeVar

from models.log import note_fault
from models.reading import ReadForm
from models.store.draft_faults import FormTooLarge
from models.values.visible import one_line, path_in_words
from printing.commands.arguments import Arguments
from printing.commands.batch_count import BatchCount, Words, left_out_notices
from printing.commands.console import (
    DONE,
    INTERRUPTED,
    PARTLY,
    UNUSABLE,
    Refused,
    UsageWrong,
    complain,
    tell,
)
from printing.commands.dispatch import each_of, workers_for
from printing.commands.folder import Earlier
from printing.commands.interrupts import Interrupts
from printing.commands.progress import Progress
from printing.commands.sources import (
    BatchItem,
    FoundItems,
    carried,
    find_items,
    forms_in,
)
from printing.commands.workers import Workers

T = TypeVar("T")

OPTIONS = ("--jobs", "--scheduler")
"""What the command line says of those who do the work."""


@dataclass(frozen=True, slots=True)
class ItemResult(Generic[T]):
    """What became of one item: what was made of its forms, or a complaint.

    A complaint is handed back, not raised: few exceptions cross processes.
    """

    made: tuple[T, ...] = ()
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class BatchResult:
    """How a batch went.

    Attributes:
        how: Stopped when there was no going on for the rest of the files.
    """

    count: BatchCount
    how: Literal["whole", "stopped", "interrupted"]

    @property
    def code(self) -> int:
        """The exit code: all done, some done, or none."""
        if self.how == "interrupted":
            return INTERRUPTED
        if self.how == "whole" and not self.count.unread:
            return DONE
        return PARTLY if self.count.done else UNUSABLE


class Batch:
    """Items that are worked on, and what is told on the way.

    Attributes:
        count: How far it has come.
    """

    def __init__(
        self, found: FoundItems, workers: Callable[[], Workers], words: Words
    ) -> None:
        self._found, self._workers, self._words = found, workers, words
        self._open = ExitStack()
        self._interrupts = Interrupts()
        self._progress = Progress(len(found.items), words.doing)
        self.count = BatchCount(len(found.items))

    def run(self, body: Callable[[], None], where: str = "") -> BatchResult:
        """Run what uses the results, and sum up, saying where things are.

        Whatever stops it half-way, what is finished by then stays.
        """
        began = time.monotonic()
        how: Literal["whole", "stopped", "interrupted"] = "whole"
        try:
            with self._open:
                self._open.enter_context(self._interrupts)
                self._open.enter_context(self._progress)
                body()
        except KeyboardInterrupt:
            how = "interrupted"
            complain("已中断。")
        except Refused as error:
            how = "stopped"
            complain(str(error))
        self._sum_up(time.monotonic() - began, where)
        return BatchResult(self.count, how)

    def results(
        self, make: Callable[[ReadForm], T]
    ) -> Iterator[tuple[BatchItem, tuple[T, ...]]]:
        """Yield what is made of the forms of each item that can be read.

        It is made elsewhere, so both must be plain data and module-level
        names.  The others are told of, and counted.

        Raises:
            KeyboardInterrupt: Somebody wants to end.
            WorkersLost: Nobody is left to do the rest.
        """
        for complaint in self._found.complaints:
            self._refuse(complaint)
        workers = self._open.enter_context(self._workers())
        items = self._found.items
        handed = map(carried, items) if workers.is_far else items
        work: Callable[[BatchItem], ItemResult[T]] = partial(work_on, make=make)
        made: Iterator[ItemResult[T]] = each_of(
            handed, work, workers, self._interrupts, given_up, weight
        )
        for item, result in zip(items, made, strict=True):
            self.count.seen += 1
            if result.complaint:
                self._refuse(result.complaint)
            else:
                yield item, result.made
            self._progress.step()

    def tell(self, text: str) -> None:
        """Print a result."""
        self._progress.wipe()
        tell(text)

    def complain(self, sentence: str) -> None:
        """Print a sentence to standard error, on one line at any rate."""
        self._progress.wipe()
        complain(one_line(sentence))

    def _refuse(self, complaint: str) -> None:
        self.count.unread += 1
        self.complain(complaint)

    def _sum_up(self, seconds: float, where: str) -> None:
        """Say how it went, if there was more than one file to see."""
        if self.count.seen and self.count.asked > 1:
            place = where if self.count.done else ""
            complain(one_line(self.count.summary(self._words, seconds) + place))
        for notice in left_out_notices(self._found.unknown, self._found.earlier):
            complain(one_line(notice))


def batch_of(
    names: Sequence[str],
    arguments: Arguments,
    words: Words,
    earlier: Earlier | None = None,
) -> Batch:
    """Return the batch of what was named, worked on as the options say.

    Raises:
        UsageWrong: The options do not go together.
    """
    jobs, scheduler = arguments.number("--jobs"), arguments.text("--scheduler")
    if jobs and scheduler:
        raise UsageWrong("“--jobs”和“--scheduler”只能用一个。")
    found = find_items(names, earlier)
    return Batch(found, partial(_workers, len(found.items), jobs, scheduler), words)


def work_on(item: BatchItem, make: Callable[[ReadForm], T]) -> ItemResult[T]:
    """Return what is made of each form of an item, or why nothing is."""
    try:
        return ItemResult(tuple(make(each) for each in forms_in(item)))
    except Refused as error:
        return ItemResult(complaint=str(error))
    except FormTooLarge as error:
        return ItemResult(complaint=f"“{path_in_words(item.name)}”：{error}。")
    except Exception as error:
        # A fault of ours with one file is no reason to leave the others.
        note_fault(error)
        name = path_in_words(item.name)
        return ItemResult(complaint=f"处理“{name}”时程序出错，已记入日志，没有做成，请打开窗口看一看这份表。")


def given_up(item: BatchItem) -> ItemResult[T]:
    """Return the result of an item that ended the process at work on it."""
    name = path_in_words(item.name)
    return ItemResult(complaint=f"处理“{name}”的程序意外退出，没有做成，请打开窗口看一看这份表。")


def weight(item: BatchItem) -> int:
    """Return how many bytes go along with an item."""
    return len(item.data or b"")


def _workers(count: int, jobs: int | None, scheduler: str) -> Workers:
    if not scheduler:
        return workers_for(count, jobs)
    from printing.commands.dask_cluster import Cluster

    return Cluster(scheduler)
