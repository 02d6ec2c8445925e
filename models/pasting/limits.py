"""How much is pasted at once: far above any form, below what would freeze."""

from __future__ import annotations

from models.form_data import clip
from models.reading.unreadable import Unfit

MOST_ROWS = 1_000
"""A form has some dozens."""

MOST_IN_CELL = 20_000
"""Characters in one box; the fiscal system takes 2,000."""

REMOVED = "有无法保存和打印的字符，已经去掉"


def refuse_long(text: str) -> None:
    """Look whether a cell is longer than a box may be.

    Raises:
        Unfit: It is; nothing of the table is to be pasted.
    """
    if len(text) > MOST_IN_CELL:
        most = f"一格最多 {MOST_IN_CELL} 字"
        raise Unfit(f"里“{clip(text, 10)}”一格有 {len(text)} 字，{most}")
