"""The objects of a page: which text was drawn when, rules, filled areas."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from models.pdf.limits import MOST_DEPTH, Budget
from models.pdf.pdfium import pdfium

THICKEST, LONG = 3.0, 8.0
"""A filled area up to so many points thick is a rule, and one twice as thick
if it is so many times as long."""

SLANT = 0.7
"""By so many points the ends of a level or upright line may differ."""

WHITE = 0xF0
"""Red, green and blue from here on cannot be seen on paper."""

Matrix = tuple[float, float, float, float, float, float]
PathPoint = tuple[float, float]
BoundingBox = tuple[float, float, float, float]
"""Left, bottom, right and top, as the file has them: y grows upwards."""

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Area(NamedTuple):
    """A filled rectangle.

    Attributes:
        order: How many objects were drawn before it.
        is_opaque: Whether it hides what lies under it.
    """

    box: BoundingBox
    order: int
    is_white: bool
    is_opaque: bool


class Drawing:
    """What was drawn on a page but for its characters, as it is gathered.

    Attributes:
        orders: By the address of a text, how many objects came before it.
        clips: By the address of a text, outside of which it is not seen.
        rules: Both ends of each line.
        pictures: The sum of their areas, in square points.
    """

    def __init__(self) -> None:
        self.orders: dict[int, int] = {}
        self.clips: dict[int, BoundingBox] = {}
        self.rules: list[tuple[PathPoint, PathPoint]] = []
        self.areas: list[Area] = []
        self.pictures = 0.0


def drawing_of(page: Any, budget: Budget) -> Drawing:
    """Return the objects of an open page.

    Raises:
        Refused: There are too many of them.
    """
    drawing = Drawing()
    for page_object, matrix in _page_objects(page, budget):
        drawing.orders[address(page_object)] = len(drawing.orders)
        kind = pdfium().FPDFPageObj_GetType(page_object)
        if kind == pdfium().FPDF_PAGEOBJ_PATH:
            placed = _times(_matrix(page_object), matrix)
            _take_path(page_object, placed, drawing, budget)
        elif kind == pdfium().FPDF_PAGEOBJ_IMAGE:
            _take_picture(_times(_matrix(page_object), matrix), drawing)
        elif matrix is SAME and (clip := _clip(page_object, budget)):
            drawing.clips[address(page_object)] = clip
    return drawing


def address(page_object: Any) -> int:
    """Return by what an object is known again."""
    return ctypes.addressof(page_object.contents)


def _page_objects(page: Any, budget: Budget) -> Iterator[tuple[Any, Matrix]]:
    """Yield the objects of a page in the order in which they are drawn."""
    count = pdfium().FPDFPage_CountObjects(page)
    budget.spend_objects(count)
    for at in range(count):
        yield from _unpacked(pdfium().FPDFPage_GetObject(page, at), SAME, budget, 0)


def _unpacked(
    page_object: Any, matrix: Matrix, budget: Budget, depth: int
) -> Iterator[tuple[Any, Matrix]]:
    """Yield an object, or the objects of the drawing that it is."""
    if pdfium().FPDFPageObj_GetType(page_object) != pdfium().FPDF_PAGEOBJ_FORM:
        yield page_object, matrix
        return
    count = max(0, pdfium().FPDFFormObj_CountObjects(page_object))
    budget.spend_objects(count)
    inner = _times(_matrix(page_object), matrix)
    for at in range(count if depth < MOST_DEPTH else 0):
        each = pdfium().FPDFFormObj_GetObject(page_object, at)
        yield from _unpacked(each, inner, budget, depth + 1)


def _clip(page_object: Any, budget: Budget) -> BoundingBox | None:
    """Return the box that an object is cut off at, None where there is none.

    Drawings inside drawings have clips of their own kind.
    """
    clip = pdfium().FPDFPageObj_GetClipPath(page_object)
    count = pdfium().FPDFClipPath_CountPaths(clip) if clip else 0
    x, y = ctypes.c_float(), ctypes.c_float()
    boxes = []
    for path in range(count):
        points = []
        corners = max(0, pdfium().FPDFClipPath_CountPathSegments(clip, path))
        budget.spend_objects(corners)
        for at in range(corners):
            segment = pdfium().FPDFClipPath_GetPathSegment(clip, path, at)
            pdfium().FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
        boxes += [_box(points)] if points else []
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes)
    return max(lefts), max(bottoms), min(rights), min(tops)


def _take_path(
    page_object: Any, matrix: Matrix, drawing: Drawing, budget: Budget
) -> None:
    """Add a path's lines and thin figures to the rules, others to areas."""
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium().FPDFPath_GetDrawMode(page_object, fill, stroke)
    pdfium().FPDFPageObj_GetStrokeWidth(page_object, width)
    thickness = width.value * math.sqrt(abs(_scale(matrix)))
    lines = stroke.value and thickness <= 2 * THICKEST
    lines = lines and _is_seen(page_object, pdfium().FPDFPageObj_GetStrokeColor)
    is_seen = _is_seen(page_object, pdfium().FPDFPageObj_GetFillColor)
    is_opaque = not pdfium().FPDFPageObj_HasTransparency(page_object)
    for corners in _figures(page_object, budget, is_closed=bool(lines)):
        points = corners
        if matrix != SAME:
            points = [_moved(*each, matrix) for each in corners]
        if lines:
            drawing.rules += _lines(points)
        thin = list(_thin(points)) if fill.value else []
        drawing.rules += thin if is_seen else []
        if fill.value and not thin and _is_rectangle(points):
            order = len(drawing.orders) - 1
            area = Area(
                _box(points), order, is_white=not is_seen, is_opaque=is_opaque
            )
            drawing.areas.append(area)


def _take_picture(matrix: Matrix, drawing: Drawing) -> None:
    """Add a picture; some programs draw lines as very thin ones."""
    corners = [_moved(*each, matrix) for each in ((0, 0), (1, 0), (1, 1), (0, 1))]
    drawing.rules += _thin(corners)
    drawing.pictures += abs(_scale(matrix))


def _is_seen(page_object: Any, colour_of: Any) -> bool:
    """Return whether an object's colour can be seen on white paper."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    colour_of(page_object, red, green, blue, alpha)
    return bool(alpha.value) and min(red.value, green.value, blue.value) < WHITE


def _figures(
    page_object: Any, budget: Budget, *, is_closed: bool
) -> Iterator[list[PathPoint]]:
    """Yield the corners of each figure of a path that has no curves."""
    library, x, y = pdfium(), ctypes.c_float(), ctypes.c_float()
    segment_of, read_point = (
        library.FPDFPath_GetPathSegment,
        library.FPDFPathSegment_GetPoint,
    )
    kind_of, closes = library.FPDFPathSegment_GetType, library.FPDFPathSegment_GetClose
    move, curve = library.FPDF_SEGMENT_MOVETO, library.FPDF_SEGMENT_BEZIERTO
    count = max(0, library.FPDFPath_CountSegments(page_object))
    budget.spend_objects(count)
    points: list[PathPoint] = []
    is_curved = False
    for at in range(count):
        segment = segment_of(page_object, at)
        kind = kind_of(segment)
        if kind == move:
            if not is_curved:
                yield points
            points, is_curved = [], False
        is_curved |= kind == curve
        read_point(segment, x, y)
        points.append((x.value, y.value))
        if is_closed and closes(segment):
            points.append(points[0])
    if not is_curved:
        yield points


def _lines(points: list[PathPoint]) -> Iterator[tuple[PathPoint, PathPoint]]:
    """Yield the level and upright lines between corners."""
    for start, end in zip(points, points[1:]):
        if min(abs(end[0] - start[0]), abs(end[1] - start[1])) <= SLANT:
            yield start, end


def _thin(points: list[PathPoint]) -> Iterator[tuple[PathPoint, PathPoint]]:
    """Yield the line that a thin figure is; both ways, if it is a dot."""
    if not points:
        return
    left, bottom, right, top = _box(points)
    if _is_thin(top - bottom, right - left):
        middle = (bottom + top) / 2
        yield (left, middle), (right, middle)
    if _is_thin(right - left, top - bottom):
        middle = (left + right) / 2
        yield (middle, bottom), (middle, top)


def _is_thin(thickness: float, length: float) -> bool:
    return thickness <= min(max(THICKEST, length / LONG), 2 * THICKEST)


def _is_rectangle(points: list[PathPoint]) -> bool:
    return len(points) >= 4 and len(list(_lines(points))) == len(points) - 1


def _box(points: list[PathPoint]) -> BoundingBox:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(page_object: Any) -> Matrix:
    found = pdfium().FS_MATRIX()
    pdfium().FPDFPageObj_GetMatrix(page_object, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does the inner one's work, then the outer's."""
    a, b, c, d, e, f = inner
    (x, y), (z, w) = _turned(a, b, outer), _turned(c, d, outer)
    return (x, y, z, w, *_moved(e, f, outer))


def _turned(x: float, y: float, matrix: Matrix) -> PathPoint:
    a, b, c, d, _, _ = matrix
    return a * x + c * y, b * x + d * y


def _moved(x: float, y: float, matrix: Matrix) -> PathPoint:
    x, y = _turned(x, y, matrix)
    return x + matrix[4], y + matrix[5]


def _scale(matrix: Matrix) -> float:
    """Return by how much areas grow."""
    a, b, c, d, _, _ = matrix
    return a * d - b * c
