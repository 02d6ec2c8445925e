"""The table as a page of HTML, for the engines that read that."""

from __future__ import annotations

from html import escape
from typing import Any

from table import Table


def page(table: Table) -> str:
    """Return the page, merged cells and repeated heads included."""
    blocks = "".join(_block(block) for block in table["blocks"])
    title = escape(table["title"])
    return f"<html lang=zh><meta charset=utf-8><h1>{title}</h1>{blocks}</html>"


def _block(block: dict[str, Any]) -> str:
    total = sum(block["widths"])
    columns = "".join(f"<col style='width:{w / total:%}'>" for w in block["widths"])
    head = "".join(map(_row, block["rows"][: block["head"]]))
    body = "".join(map(_row, block["rows"][block["head"] :]))
    rows = f"<thead>{head}</thead><tbody>{body}</tbody>"
    return f"<table border=1>{columns}{rows}</table>"


def _row(row: list[dict[str, Any]]) -> str:
    cells = "".join(
        f"<td colspan={c['across']} rowspan={c['down']}>{escape(c['text'])}</td>"
        for c in row
    )
    return f"<tr>{cells}</tr>"
