"""How much of a file is read: set before parsing, and far above any form."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MOST_BYTES = 50 * MEGABYTE
MOST_UNPACKED = 60 * MEGABYTE
"""Bytes of all parts of a package together, counted while unpacking."""

MOST_ENTRIES = 5_000
"""Files in a package."""

MOST_MARKS = 1_500_000
"""Angle brackets and equal signs in all XML of a file: a tree in memory
takes about 120 bytes for each."""

MOST_ROWS = 5_000
MOST_COLUMNS = 200
MOST_CELLS = 100_000
"""Cells of all tables of a file together."""

MOST_LINES = 10_000
"""Rows of all tables and lines of text of a file together."""

MOST_SPAN = 200
"""Columns or rows that one cell may cover."""

MOST_DEPTH = 20
"""Tables within tables."""

MOST_IN_CELL = 32_767
"""Characters in one cell, as in spreadsheets."""

MOST_CHARACTERS = 5_000_000
"""In all cells of a file together, one text used often counted as often."""

TOO_LARGE = "里的内容太多，不像是绩效目标表，请拆成几个文件"
TOO_DEEP = "里的表格一层套一层，套得太深，不像是绩效目标表"
