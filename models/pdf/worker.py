"""The program that child.py starts: reads one PDF."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import closing, suppress

from models.pdf.limits import (
    MOST_MEMORY,
    MOST_PAGES,
    MOST_SECONDS,
    SECONDS_A_PAGE,
    PdfRefused,
)

READ, REFUSED = b"read:", b"refused:"


def main() -> None:
    """Read a PDF from standard input, and write what is on its pages."""
    _limit_memory()
    _limit_time(0)
    # Hundreds of thousands of characters, and no cycle among them.
    gc.disable()
    sys.stdout.buffer.write(reply(sys.stdin.buffer.read(), _limit_time))


def reply(data: bytes, page_read: Callable[[int], None] = lambda _: None) -> bytes:
    """Return the pages of a PDF as bytes, or why there are none.

    Each time, it tells how many pages have been read.  Not to be called by
    two threads at once.
    """
    from models.pdf.document import pages_of
    from models.pdf.packing import packed
    from models.pdf.page_reader import paper_page

    pages = []
    try:
        with closing(pages_of(data)) as inks:
            for ink in inks:
                pages.append(paper_page(ink))
                page_read(len(pages))
        return READ + packed(pages)
    except PdfRefused as refusal:
        return REFUSED + str(refusal).encode()


def _limit_memory() -> None:
    # Only Unix knows limits, and there may be lower ones already.
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _limit_time(pages: int) -> None:
    """Let this process work a little longer for each page that it has read."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        now = int(MOST_SECONDS + pages * SECONDS_A_PAGE)
        most = int(MOST_SECONDS + MOST_PAGES * SECONDS_A_PAGE)
        resource.setrlimit(resource.RLIMIT_CPU, (now, most))
