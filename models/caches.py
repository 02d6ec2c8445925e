"""The results that are kept so as not to be worked out again.

Each is a function of a module under @cache or @lru_cache, and is found as
such: none has to be entered anywhere, and none can be forgotten.  What they
hold is told in docs/architecture.md, which a test compares with them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from typing import Any

PROGRAM = ("resources", "models", "printing", "ui")


def caches() -> Iterator[tuple[str, _lru_cache_wrapper[Any]]]:
    """Yield each cache of the modules brought in so far, with its full name.

    Nothing is imported for it: a module that nobody uses has kept nothing.
    """
    for name, module in sorted(sys.modules.items()):
        if name.partition(".")[0] in PROGRAM:
            for each in tuple(vars(module).values()):
                # A module that imports one has it among its names, too.
                if isinstance(each, _lru_cache_wrapper) and each.__module__ == name:
                    yield f"{name}.{each.__name__}", each


def clear_caches() -> None:
    """Empty all caches, for a bench or a test that begins with nothing.

    What was made before stays good, but is not the same object as what is
    made after, faces and definitions included: so one begins with this call,
    or in a program of its own.
    """
    for _, cache in caches():
        cache.cache_clear()
