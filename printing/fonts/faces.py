"""Chains of faces: for each character the first face that can print it."""

from __future__ import annotations

from functools import cache

from printing.fonts.face import BOLD, REGULAR, Face, open_face


class Chain:
    """Faces in order of preference; equal only to itself.

    Attributes:
        faces: The first is the face asked for, the rest stand in.
    """

    def __init__(self, *faces: Face) -> None:
        self.faces = faces
        self._found: dict[str, Face] = {}
        self._printable: dict[str, bool] = {}

    def face(self, character: str) -> Face:
        """Return the face that prints a character, the first if none can."""
        found = self._found.get(character)
        if found is None:
            able = (face for face in self.faces if face.can_print(character))
            found = next(able, self.faces[0])
            self._found[character] = found
        return found

    def can_print(self, character: str) -> bool:
        """Return whether some face has ink, or a blank, for a character."""
        found = self._printable.get(character)
        if found is None:
            found = self.face(character).can_print(character)
            self._printable[character] = found
        return found


class Faces:
    """The faces of one sheet: for its cells, and for its title."""

    def __init__(self, regular: Chain, bold: Chain) -> None:
        self.regular, self.bold = regular, bold


@cache
def bundled_faces() -> Faces:
    """Return the faces that come with the program, so pages break alike."""
    regular, bold = open_face(REGULAR), open_face(BOLD)
    return Faces(Chain(regular), Chain(bold, regular))
