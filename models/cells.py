"""The texts of a form, each under its key, as one immutable value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Cells(Mapping[str, str]):
    """Texts by key.  A blank cell reads as "" and is never stored.

    Two values are equal when they show the same texts, whatever order they
    were typed in.  Keys are the identifiers of docs/glossary.md.
    """

    __slots__ = ("_hash", "_texts")

    def __init__(self, texts: Mapping[str, str] | None = None, **more: str) -> None:
        typed = {**(texts or {}), **more}
        self._texts = {key: typed[key] for key in sorted(typed) if typed[key]}
        self._hash = hash(tuple(self._texts.items()))

    def put(self, key: str, text: str) -> Cells:
        """Return these texts with one of them replaced, or blanked by ""."""
        return Cells({**self._texts, key: text})

    def __getitem__(self, key: str) -> str:
        return self._texts.get(key, "")

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Cells):
            return NotImplemented
        return self._hash == other._hash and self._texts == other._texts

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Cells({self._texts!r})"
