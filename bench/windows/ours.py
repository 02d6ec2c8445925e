"""Our window, started as the program is, with the draft that was open last.

Usage: python bench/windows/ours.py TREE BEGUN      TREE: a checkout
"""

import sys

tree, begun = sys.argv[1], float(sys.argv[2])
sys.argv[1:] = []
sys.path.insert(0, tree)

from ui import application  # noqa: E402


class Watched(application.Frame):
    """Is typed into once it is filled."""

    def __init__(self, settings: object) -> None:
        super().__init__(settings)
        # As late as can be: a program that is not watched needs it not.
        from typist import Typist

        self.painted.connect(Typist(self, begun).note_paint)


application.Frame = Watched

import main  # noqa: E402

main.main()
