"""A page of a picture: its lines recognised, set upright and level, laid out with the rulings between them.

The page as a whole is turned, once, when most lines stand upright like columns or read badly. Which program recognises
is said in one place, `recogniser`.
"""

from __future__ import annotations

import functools
import importlib.util
import math
import statistics
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from classifier.box import Box
from extractor.document.layout_settings import LAYOUT, LayoutSettings
from extractor.document.page import Page, compose
from extractor.layout.cells import Edge, find_grids, rules_of, with_tables
from extractor.layout.lines import Run, lay_out
from extractor.readers.recogniser import Corners, Found, Image, Recogniser

NEEDED = "needs recognition: install gauger[ocr]"

SURE = 0.8
"""Mean confidence from which a page counts as the right way up."""

LEVEL = 0.001
"""The slant in radians below which a picture counts as level."""


def available() -> bool:
    """Whether the extra is installed; asks without loading it."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


def read_image(image: Image, *, number: int, width: float, height: float, by: LayoutSettings = LAYOUT) -> Page:
    """A page from its picture (rows, columns, blue-green-red). `width` and `height` are in points.

    A picture that lies on its side is set upright first; the page then has the measures after turning.
    """
    quarters, found = _right_way_up(image)
    turned = np.ascontiguousarray(np.rot90(image, quarters))
    if quarters % 2:
        width, height = height, width
    scale = width / turned.shape[1]
    angle = _slant(found)
    runs = [run for line in found for run in _runs(line, scale, angle)]
    grids = find_grids(_rulings(turned, scale, angle), width, height, by)
    rules = rules_of(grids)

    def composed(placed: list[Run]) -> Page:
        lines = lay_out(placed, rules, by)
        return compose(lines, number=number, width=width, height=height, origin="ocr")

    # Rulings and cells are level only once the slant is taken out; the words stay where they were printed.
    tables = with_tables(composed([replace(run, box=run.frame) for run in runs]), grids).tables
    return replace(composed(runs), tables=tables, turned=quarters)


def read_line(image: Image) -> tuple[str, float]:
    """The text of a picture that holds one level line, and how sure it is (0 to 1); nothing where none is found.

    The picture has rows, columns and blue-green-red.
    """
    return recogniser().line(image)


@functools.cache
def recogniser() -> Recogniser:
    """What recognises in this process, loaded once; another one takes its place here."""
    from extractor.readers.rapid_ocr import RapidOcr

    return RapidOcr()


def _right_way_up(image: Image) -> tuple[int, tuple[Found, ...]]:
    """Quarter turns counter-clockwise that set the page upright, and the lines found on it then."""
    found = recogniser().lines(image)
    if not found:
        return 0, found
    columns = sum(len(f.text) for f in found if f.upright)
    if columns > 0.6 * sum(len(f.text) for f in found):
        once = _turned(image, 1)
        if _sureness(once) >= SURE:  # upside down it would read badly
            return 1, once
        return max(((1, once), (3, _turned(image, 3))), key=lambda t: _sureness(t[1]))
    if _sureness(found) < SURE:
        return max(((0, found), (2, _turned(image, 2))), key=lambda t: _sureness(t[1]))
    return 0, found


def _turned(image: Image, quarters: int) -> tuple[Found, ...]:
    return recogniser().lines(np.ascontiguousarray(np.rot90(image, quarters)))


def _sureness(found: tuple[Found, ...]) -> float:
    """Mean confidence, each character counting once."""
    letters = sum(len(f.text) for f in found)
    return sum(f.confidence * len(f.text) for f in found) / letters if letters else 0.0


def _slant(found: tuple[Found, ...]) -> float:
    """The angle in radians by which the page's lines fall to the right: the median of its long lines."""
    angles = []
    for line in found:
        (x0, y0), (x1, y1), _, (_, y3) = line.corners
        if x1 - x0 > 3 * abs(y3 - y0):
            angles.append(math.atan2(y1 - y0, x1 - x0))
    return statistics.median(angles) if len(angles) > 1 else 0.0


def _runs(line: Found, scale: float, angle: float) -> Iterator[Run]:
    """The words of a line, placed by the widths of their characters, in points."""
    total = sum(map(_advance, line.text)) or 1.0
    at = 0.0
    for word, gap in _words(line.text):
        before = at + gap
        at = before + sum(map(_advance, word))
        corners = [(x * scale, y * scale) for x, y in _part(line.corners, before / total, at / total)]
        frame = _extent(_turn(corners, -angle))
        yield Run(word, _extent(corners), frame, frame.height, -1, True, line.confidence)


def _words(text: str) -> Iterator[tuple[str, float]]:
    """Each word with the width of the white space before it."""
    word, gap = "", 0.0
    for character in text:
        if not character.isspace():
            word += character
            continue
        if word:
            yield word, gap
            word, gap = "", 0.0
        gap += _advance(character)
    if word:
        yield word, gap


def _advance(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 2.0
    return 0.6 if character in " .,:;'|!iljI1()[]" else 1.0


def _part(corners: Corners, start: float, end: float) -> list[tuple[float, float]]:
    """The part of a line's four corners between two shares of its length."""
    a, b, c, d = corners

    def on(p: tuple[float, float], q: tuple[float, float], share: float) -> tuple[float, float]:
        return p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share

    return [on(a, b, start), on(a, b, end), on(d, c, end), on(d, c, start)]


def _turn(points: list[tuple[float, float]], angle: float) -> list[tuple[float, float]]:
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in points]


def _extent(points: list[tuple[float, float]]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _rulings(image: Image, scale: float, angle: float) -> list[Edge]:
    """Long level and upright dark strokes of a picture once its slant is taken out, as lines in points."""
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    if abs(angle) > LEVEL:
        cos, sin = math.cos(angle), math.sin(angle)
        turn = np.array([[cos, sin, 0.0], [-sin, cos, 0.0]])
        grey = cv2.warpAffine(grey, turn, (grey.shape[1], grey.shape[0]), borderValue=255)
    ink = cv2.adaptiveThreshold(255 - grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 25, -8)
    length = max(image.shape[1] // 40, 30)
    edges = []
    for shape in ((length, 1), (1, length)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        strokes = cv2.morphologyEx(cv2.dilate(ink, np.ones((3, 3), np.uint8)), cv2.MORPH_OPEN, kernel)
        _, _, boxes, _ = cv2.connectedComponentsWithStats(strokes)
        for x, y, across, down, _ in boxes[1:].tolist():
            if max(across, down) > 6 * min(across, down):
                edges.append(_stroke(x * scale, y * scale, across * scale, down * scale))
    return edges


def _stroke(x: float, y: float, across: float, down: float) -> Edge:
    if across > down:
        return Edge(x, y + down / 2, x + across, y + down / 2)
    return Edge(x + across / 2, y, x + across / 2, y + down)
