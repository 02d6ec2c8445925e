"""How far a batch has come, and how that is said in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from printing.commands.progress import duration

MOST_KINDS = 5
"""Kinds of files that are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Words:
    """How a batch speaks of itself.

    Attributes:
        doing: What the progress bar says.
        fine, troubled: What follows the numbers of forms without and with
            something to look at.
    """

    doing: str
    fine: str = "份成功"
    troubled: str = "份有问题"


@dataclass(slots=True)
class BatchCount:
    """How far a batch has come.

    Attributes:
        asked, seen: Files that there are, and that have been dealt with.
        unread: Files and folders that could not be read.
        begun: Forms that were to be written.
        fine, troubled: Finished forms without and with something to look at.
    """

    asked: int
    seen: int = 0
    unread: int = 0
    begun: int = 0
    fine: int = 0
    troubled: int = 0

    @property
    def done(self) -> int:
        """How many forms are finished."""
        return self.fine + self.troubled

    def add(self, *, is_troubled: bool) -> None:
        """Count a form that is finished."""
        self.fine += not is_troubled
        self.troubled += is_troubled

    def summary(self, words: Words, seconds: float) -> str:
        """Return the sentence that sums up."""
        said = "，".join([*self._parts(words), f"用时 {duration(seconds)}"])
        return f"共 {self.asked} 个文件：{said}。"

    def _parts(self, words: Words) -> Iterator[str]:
        yield f"{self.fine} {words.fine}"
        if self.troubled:
            yield f"{self.troubled} {words.troubled}"
        if self.unread:
            yield f"{self.unread} 个文件读不出"
        if self.begun > self.done:
            yield f"{self.begun - self.done} 份没有写成"
        if self.seen < self.asked:
            yield f"{self.asked - self.seen} 个文件没有做"


def left_out_notices(unknown: Counter[str], earlier: int) -> Iterator[str]:
    """Yield what is said of files in folders that nobody tried to read."""
    if unknown:
        kinds = [f"{kind or '没有后缀'} {n} 个" for kind, n in unknown.most_common()]
        more = "等" if len(kinds) > MOST_KINDS else ""
        named = "、".join(kinds[:MOST_KINDS]) + more
        yield f"另有 {unknown.total()} 个文件不是能读的种类（{named}），没有读。"
    if earlier:
        yield f"另有 {earlier} 个文件在导出的文件夹里，当作以前导出的，没有读。"
