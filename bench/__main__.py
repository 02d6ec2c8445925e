"""All benches in one run: ours against limits, then against peers.

Usage: python -m bench [WORD…]     words: only small ones with such names
"""

from __future__ import annotations

import sys

from bench import against, first_paint, run, whole


def main(words: list[str]) -> int:
    """Run them all, or the small ones named; return how many missed."""
    missed = run.main(words)
    for each in () if words else (against, whole, first_paint):
        missed += each.main()
    return missed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
