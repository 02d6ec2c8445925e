"""All benches in one run: ours against limits, then against peers.

Usage: python -m bench [WORD…]     words: only small ones with such names
       python -m bench growth [WORD…]     only growth.py, and of that these
"""

from __future__ import annotations

import sys

from bench import against, growth, run, whole, window_start


def main(words: list[str]) -> int:
    """Run them all, or the small ones named; return how many missed."""
    if words[:1] == ["growth"]:
        return growth.main(words[1:])
    missed = run.main(words)
    for each in () if words else (against, whole, window_start, growth):
        missed += each.main()
    return missed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
