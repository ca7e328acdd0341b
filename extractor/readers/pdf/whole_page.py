"""A page recognised as a whole: where its text layer is no text, or pictures may say more than it."""

from __future__ import annotations

import numpy as np

from extractor.document.model import Problem, Severity
from extractor.document.page import Page
from extractor.readers import ocr
from extractor.readers.pdf.allowance import MAX_PAGES
from extractor.readers.pdf.drawn.pictures import pictures_of
from extractor.readers.pdf.open_page import OpenPage, Outcome
from extractor.readers.pdf.rendering import is_blank, render
from extractor.readers.pdf.text.glyphs import Glyphs
from extractor.readers.pdf.unseen.paint import IMAGE

MAX_ODD = 0.1
"""The share of characters without a usable code up to which a text layer is believed."""

LEAST_WORDS = 3
"""A page of fewer says nothing of what it shows."""

NO_TEXT = "has no text that can be read as text"

MUCH_PICTURE = 0.25
"""The share of a page from which on pictures cover much of it."""

WRONG_CODES = "its letters have no codes, or those of others"

TOO_MANY = (
    f"The page needs recognition and was not read: only {MAX_PAGES} pages of a document are recognised. "
    "Split the document and scan its parts."
)


def usable(glyphs: Glyphs) -> bool:
    """Whether the text layer says what the page shows: it has characters, and few without a usable code.

    No font's codes stand for other letters than it draws.
    """
    shown = int(len(glyphs) - glyphs.white.sum())
    return shown > 0 and not glyphs.shifted and glyphs.odd + glyphs.text.count("\0") <= MAX_ODD * shown


def mostly_pictures(sheet: OpenPage) -> bool:
    """Whether pictures cover much of the page: its few words may be no more than a heading."""
    boxes = sheet.paint.boxes[sheet.paint.of(IMAGE)]
    sides = np.maximum(boxes[:, 2:] - boxes[:, :2], 0)
    return bool(np.nansum(sides.prod(axis=1)) > MUCH_PICTURE * sheet.frame.width * sheet.frame.height)


def recognised(sheet: OpenPage, plain: Page, *, is_needed: bool, least: float = 1.0) -> Outcome:
    """The page by recognition; the text layer where that is better or nothing is drawn.

    `is_needed` says that the text layer is no text; else it may be all there is beside a photograph. `least` is the
    share of the layer's letters that recognition must find to count instead.
    """
    if is_blank(sheet.page):
        return plain, ()
    if not sheet.recognisable:
        return _unrecognised(sheet, plain, is_needed=is_needed)
    if not sheet.allowance.take_page():
        return (plain if plain.words else None), (Problem("read", TOO_MANY, Severity.ERROR, plain.number),)
    width, height = sheet.page.get_size()
    found = ocr.read_image(render(sheet.page), number=plain.number, width=width, height=height, by=sheet.options.layout)
    if _letters(found) > least * _letters(plain) or not plain.words:
        return found, ()
    if least < 1:
        why = f"({WRONG_CODES}), and recognition found less: look at it yourself"
        message = f"Page {plain.number}'s text cannot be read as text {why}."
        return plain, (Problem("ocr", message, Severity.ERROR, plain.number),)
    return plain, ()


def _unrecognised(sheet: OpenPage, plain: Page, *, is_needed: bool) -> Outcome:
    """The few words that there are, and whether the rest of the page is worth recognition."""
    why = sheet.why_not
    if len(plain.words) < LEAST_WORDS:
        message = f"Page {plain.number} {NO_TEXT}, and {why}."
        return None, (Problem("ocr", message, Severity.ERROR, plain.number),)
    if is_needed:
        message = f"Page {plain.number}'s text cannot be read as text ({WRONG_CODES}), and {why}."
        return plain, (Problem("ocr", message, Severity.ERROR, plain.number),)
    if pictures_of(sheet.page, sheet.frame, sheet.paint, ()):
        message = f"Page {plain.number} has few words beside pictures with writing in them, and {why}."
        return plain, (Problem("ocr", message, Severity.ERROR, plain.number),)
    return plain, ()


def _letters(page: Page) -> int:
    """How many characters a page has; recognition leaves out many spaces."""
    return sum(len(word.text) for word in page.words)
