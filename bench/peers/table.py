"""The table that every engine sets: rows of cells, merged ones among them.

A table is plain data, so that no engine needs any of our code:
    {"title": …, "font": path, "blocks": [{"widths": […], "head": n,
     "rows": [[{"text", "across", "down"}, …], …]}]}
Covered cells are left out, as in HTML.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

Table = dict[str, Any]
Render = Callable[[Table], bytes]


def varied(table: Table, turn: int) -> Table:
    """Return the table with another title and another text in it.

    So no cache can answer for the whole; what each engine remembers of the
    rest is its own affair.
    """
    changed = f"第{turn}次修改的说明文字，加强监督检查，提升服务水平。"
    again = json.loads(json.dumps(table))
    again["blocks"][-1]["rows"][1][-2]["text"] = changed
    return {**again, "title": f"{table['title']} {turn}", "changed": changed}


def unmerged(rows: list[list[dict[str, Any]]]) -> list[list[str]]:
    """Return plain rows, a merged text repeated in every cell it covers."""
    texts: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in texts:
                column += 1
            for down in range(cell["down"]):
                for across in range(cell["across"]):
                    texts[number + down, column + across] = cell["text"]
            column += cell["across"]
    width = 1 + max(column for _, column in texts)
    return [[texts.get((n, c), "") for c in range(width)] for n in range(len(rows))]


def serve(render: Render) -> None:
    """Set the table once for each line on standard input, and tell the time.

    Each answer is a line "milliseconds bytes", or "failed" and the reason.
    """
    with open(sys.argv[1], encoding="utf-8") as file:
        table = json.load(file)
    print("ready", flush=True)
    for turn, _ in enumerate(sys.stdin):
        turned = varied(table, turn)
        start = time.perf_counter()
        try:
            data = render(turned)
        except Exception as error:  # A peer may fail in any way it likes.
            print(f"failed {type(error).__name__}", flush=True)
            continue
        elapsed = (time.perf_counter() - start) * 1000
        print(f"{elapsed:.3f} {len(data)}", flush=True)
