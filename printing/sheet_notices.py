"""What a clerk should know of a sheet before it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from printing.block import SetBlock
from printing.cell import SetCell

MOST_PAGES = 5
"""Numbers of pages that are named; the first are enough to find the cause."""


def notices_of(
    blocks: Sequence[SetBlock], missing: str, overfull: Sequence[int]
) -> tuple[str, ...]:
    """Return what is told of blocks and of what stands around them.

    Missing are the characters around them that no face has, overfull the
    numbers of the pages that do not hold all of their texts.
    """
    cells = list(_troubled(blocks))
    unprinted = dict.fromkeys(missing + "".join(cell.missing for cell in cells))
    return tuple(
        sentence
        for sentence in (
            _of_characters("、".join(unprinted)),
            _of_parted(sum(cell.parted for cell in cells)),
            _of_shrunk([cell.size for cell in cells if cell.shrunk]),
            _of_spilt(sum(cell.spills for cell in cells)),
            _of_pages(overfull),
        )
        if sentence
    )


def _troubled(blocks: Sequence[SetBlock]) -> Iterator[SetCell]:
    """Yield the cells with something to tell, merged ones once."""
    for block in blocks:
        for row in block.rows:
            if row.is_troubled:
                yield from row.cells
        yield from dict.fromkeys(
            span.cell for span in block.spans if span.cell.is_troubled
        )


def _of_characters(missing: str) -> str:
    return f"字体中没有这些字，打印时会缺字：{missing}" if missing else ""


def _of_parted(count: int) -> str:
    if not count:
        return ""
    return f"有 {count} 处数字或字母太长，一行放不下，只好断开，请改短。"


def _of_shrunk(sizes: Sequence[float]) -> str:
    if not sizes:
        return ""
    least = min(sizes)
    return f"有 {len(sizes)} 处数字或字母太长，字号缩小了，最小 {least:.1f} 磅。"


def _of_spilt(count: int) -> str:
    if not count:
        return ""
    return f"有 {count} 格比一个字还窄，字会压到旁边的格，请减少栏数或加大纸张。"


def _of_pages(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    named = "、".join(map(str, numbers[:MOST_PAGES]))
    more = "等" if len(numbers) > MOST_PAGES else ""
    return (
        f"第 {named} 页{more}放不下，有的字印不到纸上：标题、填报单位、表头或"
        "表下的文字太长，请改短。"
    )
