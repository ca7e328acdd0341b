"""Annotations laid on a page's characters: what they strike out or cover, and the text that they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from extractor.document.layout_settings import LAYOUT
from extractor.document.model import Problem, Severity
from extractor.document.page import Page
from extractor.readers.pdf.text.frame import FileBox, Frame
from extractor.readers.pdf.text.glyphs import Flags, Glyphs
from extractor.readers.pdf.unseen.annotations import Annotations
from extractor.readers.ticked import EMPTY, TICKED, belongs, has_tick

MAX_TOLD = 8
"""Comments of a page that are told."""


def within(boxes: Sequence[FileBox], frame: Frame, glyphs: Glyphs) -> Flags:
    """A flag for each character: whether its middle lies in one of some boxes, in the file's points."""
    found = np.zeros(len(glyphs), np.bool_)
    across = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2
    down = (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    for box in boxes:
        x0, top, x1, bottom = frame.box(*box)
        found |= (across > x0) & (across < x1) & (down > top) & (down < bottom)
    return found & ~glyphs.white


def with_texts(glyphs: Glyphs, annotations: Annotations, frame: Frame) -> Glyphs:
    """A page's characters with those of its text boxes behind them, each about where a viewer puts it."""
    for box, said, size in annotations.texts:
        x0, top, _, _ = frame.box(*box)
        places = []
        for n, line in enumerate(said.split("\n")):
            x = x0 + 2.0
            for character in f"{line}\n":
                width = size * (0.5 if character.isascii() else 1.0)
                places.append((x, top + n * 1.2 * size, x + width, top + (n + 1) * 1.2 * size))
                x += width
        glyphs = appended(glyphs, said + "\n", np.array(places, np.float32), size)
    return glyphs


def with_ticks(glyphs: Glyphs, annotations: Annotations, frame: Frame) -> Glyphs:
    """A page's characters with a sign for each tick box in place of what is drawn in it."""
    for box, sign in annotations.ticks:
        x0, top, x1, bottom = frame.box(*box)
        size = min(bottom - top, 10.0)
        glyphs.white[:] |= within((box,), frame, glyphs)
        middle = (top + bottom) / 2
        place = (x0, middle - size / 2, min(x0 + size, x1), middle + size / 2)
        glyphs = appended(glyphs, sign + "\n", np.array([place, place], np.float32), size)
    return glyphs


def without_unticked(glyphs: Glyphs, number: int) -> Iterator[Problem]:
    """Takes the options that are not ticked from a page's characters (they turn white), and tells them.

    An option is what stands on the line behind an empty box, up to a gap, a mark that ends it, or the next box.
    """
    if not has_tick(glyphs.text):
        return
    left = []
    shown = np.flatnonzero(~glyphs.white)
    for k in [k for k in shown.tolist() if glyphs.text[k] in EMPTY]:
        x, middle, size = glyphs.box[k, 2], (glyphs.box[k, 1] + glyphs.box[k, 3]) / 2, max(float(glyphs.size[k]), 4.0)
        level = shown[(glyphs.box[shown, 1] < middle) & (glyphs.box[shown, 3] > middle)]
        behind = level[glyphs.box[level, 0] >= x - 1]
        line = behind[np.argsort(glyphs.box[behind, 0], kind="stable")].tolist()
        option = list(_option(glyphs, line, float(x), size))
        is_sure = glyphs.text[k] == "☐" or belongs(glyphs.text[k], {glyphs.text[n] for n in level})
        if option and is_sure:
            left.append("".join(glyphs.text[n] for n in option))
            glyphs.white[option] = True
    if left:
        message = (
            f"Options on page {number} that are not ticked are not taken for values: {'; '.join(left[:MAX_TOLD])}."
        )
        yield Problem("read", message, Severity.NOTE, number)


def _option(glyphs: Glyphs, line: list[int], x: float, size: float) -> Iterator[int]:
    for k in line:
        if glyphs.box[k, 0] - x > LAYOUT.drawn.option_gap * size or glyphs.text[k] in f"{EMPTY}{TICKED},;，；、。":
            return
        x = float(glyphs.box[k, 2])
        yield k


def with_values(glyphs: Glyphs, annotations: Annotations, frame: Frame) -> Glyphs:
    """A page's characters with the values of those form fields set together that are drawn a letter a box."""
    for box, value in annotations.values:
        inside = np.flatnonzero(within((box,), frame, glyphs) & ~glyphs.white)
        letters = "".join(value.split())
        if len(inside) < 2 or "".join(glyphs.text[k] for k in inside.tolist()) != letters or letters != value.strip():
            continue
        size = float(glyphs.size[inside].max())
        gaps = glyphs.box[inside[1:], 0] - glyphs.box[inside[:-1], 2]
        if gaps.max() < LAYOUT.drawn.boxed_letters * size:
            continue
        places = glyphs.box[inside].copy()
        wide = places[:, 2] - places[:, 0]
        places[:, 2] = places[0, 0] + np.cumsum(wide)
        places[:, 0] = places[:, 2] - wide
        glyphs.white[inside] = True
        glyphs = appended(glyphs, letters, places, size)
    return glyphs


def appended(glyphs: Glyphs, text: str, box: Any, size: float) -> Glyphs:
    """A page's characters with those of a text behind them, at their boxes on the page."""
    count = len(text)
    return replace(
        glyphs,
        text=f"{glyphs.text}\n{text}",
        box=np.concatenate([glyphs.box, box[:1], box]),
        line=np.concatenate([glyphs.line, box[:1], box]),
        size=np.concatenate([glyphs.size, np.full(count + 1, size, np.float32)]),
        turned=np.concatenate([glyphs.turned, np.zeros(count + 1, np.int16)]),
        white=np.concatenate([glyphs.white, [True], [c.isspace() for c in text]]),
        owner=np.concatenate([glyphs.owner, np.zeros(count + 1, np.uint64)]),
    )


def comments(annotations: Annotations, number: int) -> Iterator[Problem]:
    """A note for a page's comments, which are not of the document but may correct it, and one for hidden fields."""
    for what, told in (
        (f"Comments stuck on page {number}", annotations.comments),
        (f"Form fields on page {number} that are hidden", annotations.hidden),
    ):
        said = [" ".join(each.split())[:100] for each in told]
        if said:
            more = f" and {len(said) - MAX_TOLD} more" if len(said) > MAX_TOLD else ""
            message = f"{what} are not taken for values: {'; '.join(said[:MAX_TOLD])}{more}."
            yield Problem("read", message, Severity.NOTE, number)


def unread(annotations: Annotations, page: Page | None, number: int) -> Iterator[Problem]:
    """The page's text boxes that are not in what was read of it: a page that is recognised does not show them."""
    text = "".join(page.text.split()) if page else ""
    lost = [" ".join(said.split())[:100] for _, said, _ in annotations.texts if "".join(said.split()) not in text]
    if lost:
        message = f"A text box stuck on page {number} was not read: {'; '.join(lost[:MAX_TOLD])}. Look at it yourself."
        yield Problem("read", message, Severity.ERROR, number)


def drawn_otherwise(annotations: Annotations, page: Page | None, number: int) -> Iterator[Problem]:
    """The page's text boxes that say something else than what the file draws for them, which is what is seen."""
    if page is None or page.origin != "text":
        return
    text = "".join(page.text.split())
    other = [" ".join(said.split())[:100] for said in annotations.drawn if "".join(said.split()) not in text]
    if other:
        message = (
            f"A text box stuck on page {number} is drawn otherwise than it says, and was read as it is drawn; it says: "
            f"{'; '.join(other[:MAX_TOLD])}."
        )
        yield Problem("read", message, Severity.NOTE, number)
