"""Whose the characters of a printed text are: one cell may show several."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from models.form import Place
from printing.wrap import printable_text


@dataclass(frozen=True, slots=True)
class Owners:
    """The places whose texts are printed as one, in their order.

    Attributes:
        places: The first is where a cell leads that is clicked beside its
            text; none for a label.
        starts: Where the text of each begins, in characters as printed; it
            may be before the first of a part.  () where all is the first's;
            places beyond the last start say the same again.
    """

    places: tuple[Place, ...] = ()
    starts: tuple[int, ...] = ()

    def runs(self, text: str, at: int) -> Iterator[tuple[int, str, Place | None]]:
        """Yield a text in pieces of one place each, with where they begin.

        At says as which printed character the text begins.
        """
        if not self.starts:
            yield 0, text, self.places[0] if self.places else None
            return
        end = at + len(text)
        inside = {start for start in self.starts if at < start < end}
        for left, right in pairwise((at, *sorted(inside), end)):
            owner = max(0, bisect_right(self.starts, left) - 1)
            yield left - at, text[left - at : right - at], self.places[owner]

    def and_also(self, places: tuple[Place, ...]) -> Owners:
        """Return the owners of a text that other places say as well."""
        return Owners((*self.places, *places), self.starts)

    def after(self, count: int) -> Owners:
        """Return the owners of what follows so many printed characters."""
        return Owners(self.places, tuple(start - count for start in self.starts))


NOBODY = Owners()


def owners_of(pieces: Sequence[tuple[Place, str]]) -> Owners:
    """Return the owners of a text that is printed from these pieces."""
    places = tuple(place for place, _ in pieces)
    if len(places) < 2:
        return Owners(places)
    lengths = (len(printable_text(text).replace("\n", "")) for _, text in pieces)
    return Owners(places, tuple(accumulate(lengths, initial=0))[:-1])
