"""A PDF page's characters become runs: what stands together without white space, in one type, on one line."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from classifier.box import Box
from extractor.document.layout_settings import LAYOUT, LayoutSettings
from extractor.layout.lines import DESCENT, Run
from extractor.readers.pdf.text.glyphs import Flags, Floats, Glyphs

_WIDE, _KANA, _ASIAN = (0xFF01, 0xFF5E), (0x3041, 0x30FF), (0x2E80, 0xFFEF)
_OF_NUMBERS = np.array([ord(ch) for ch in "0123456789.,"], np.uint32)
_RETURN, _LINE_FEED = 0x0D, 0x0A

Places = npt.NDArray[np.intp]


def runs(glyphs: Glyphs, rules: Floats | None = None, by: LayoutSettings = LAYOUT) -> dict[int, list[Run]]:
    """Runs of characters without white space, by the angle at which they stand.

    A run ends at white space, at a gap, at a jump, where type changes in size and height, and at a vertical
    ruling (`rules`: x, top, bottom a row; for upright characters).
    """
    if not len(glyphs):
        return {}
    index = np.flatnonzero(~glyphs.white & ~_doubled(glyphs, by.doubled))
    if not len(index):
        return {}
    return _collect(glyphs, index, np.flatnonzero(_first_of_run(glyphs, index, rules, by)))


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _doubled(glyphs: Glyphs, share: float) -> Flags:
    """Characters printed a second time on the spot, to look bold."""
    doubled = np.zeros(len(glyphs), np.bool_)
    codes = _codes(glyphs.text)
    shift = np.abs(np.diff(glyphs.box[:, :2], axis=0)).max(axis=1)
    width = (glyphs.box[:, 2] - glyphs.box[:, 0])[1:]
    doubled[1:] = (codes[1:] == codes[:-1]) & (shift < share * width)
    return doubled


def _first_of_run(glyphs: Glyphs, index: Places, rules: Floats | None, by: LayoutSettings) -> Flags:
    """For each kept character, whether a run begins with it."""
    line, size, turned = glyphs.line[index], glyphs.size[index], glyphs.turned[index]
    large = np.maximum(size[1:], size[:-1])
    gap = line[1:, 0] - line[:-1, 2]
    spaces = np.cumsum(glyphs.white)[index]
    first = np.ones(len(index), np.bool_)
    base = line[:, 3] - DESCENT * size
    shift = np.abs(np.diff(base))
    uneven = np.minimum(size[1:], size[:-1]) < by.script_size * large
    first[1:] = (
        (np.diff(spaces) > 0)
        | (gap > word_gaps(_codes(glyphs.text)[index], by) * large)
        | (line[1:, 0] < line[:-1, 0] - by.jump * large)
        | (shift > by.jump * large)
        | (uneven & (shift > by.level * large))
        | (np.diff(turned) != 0)
    )
    if rules is not None and len(rules):
        first[1:] |= _fenced(line, rules)
    return first


def word_gaps(codes: npt.NDArray[np.uint32], by: LayoutSettings = LAYOUT) -> npt.NDArray[np.float64]:
    """The gap that ends a word behind each of some characters but the last, in heights of the type."""
    of_number = np.isin(codes, _OF_NUMBERS)
    wide, kana, asian = (_within(codes, some) for some in (_WIDE, _KANA, _ASIAN))
    narrow = wide | kana
    beside = asian[1:] & asian[:-1] & (narrow[1:] | narrow[:-1])
    gaps = np.where(of_number[1:] & of_number[:-1], by.digit_gap, by.word_gap)
    gaps = np.where(beside, by.kana_gap, gaps)
    return np.where(wide[1:] & wide[:-1], by.full_width_gap, gaps)


def _within(codes: npt.NDArray[np.uint32], ends: tuple[int, int]) -> Flags:
    return (codes >= ends[0]) & (codes <= ends[1])


def _fenced(line: Floats, rules: Floats) -> Flags:
    """Whether a vertical ruling stands between a character's middle and its predecessor's."""
    across = (line[:, 0] + line[:, 2]) / 2
    height = (line[1:, 1] + line[1:, 3]) / 2
    fenced = np.zeros(len(line) - 1, np.bool_)
    for x, top, bottom in rules.tolist():
        fenced |= (across[:-1] < x) & (x < across[1:]) & (top <= height) & (height <= bottom)
    return fenced


def _collect(glyphs: Glyphs, index: Places, starts: Places) -> dict[int, list[Run]]:
    boxes = _around_each(glyphs.box[index], starts).tolist()
    frames = _around_each(glyphs.line[index], starts).tolist()
    sizes = np.maximum.reduceat(glyphs.size[index], starts).tolist()
    angles = glyphs.turned[index][starts].tolist()
    # pdfium puts a line break of its own before raised type; only a space parts two runs for certain.
    codes = _codes(glyphs.text)
    breaks = (codes == _RETURN) | (codes == _LINE_FEED)
    spaces = np.cumsum(glyphs.white & ~breaks)[index]
    spaced = (np.diff(spaces, prepend=-1) > 0)[starts].tolist()
    letters = codes[index].tobytes().decode("utf-32-le", "surrogatepass")
    ends = [*starts[1:].tolist(), len(letters)]
    found: dict[int, list[Run]] = {}
    for k, (a, z) in enumerate(zip(starts.tolist(), ends, strict=True)):
        run = Run(letters[a:z], Box(*boxes[k]), Box(*frames[k]), sizes[k], k, spaced[k])
        found.setdefault(angles[k], []).append(run)
    return found


def _around_each(boxes: Floats, starts: Places) -> Floats:
    return np.stack(
        [
            np.minimum.reduceat(boxes[:, 0], starts),
            np.minimum.reduceat(boxes[:, 1], starts),
            np.maximum.reduceat(boxes[:, 2], starts),
            np.maximum.reduceat(boxes[:, 3], starts),
        ],
        axis=1,
    )
