"""A PDF page's text layer, from pdfium's interface for single characters.

Slicing pdfium's whole text by a character's number goes wrong, for the two count differently; here each
character is asked for its code and its box, all of them in one call, and the arithmetic goes through numpy.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from classifier.box import Box
from extractor.readers.pdf import bulk, native
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Flags, Floats, Glyphs
from extractor.readers.pdf.text.lent import set_lent
from extractor.readers.pdf.text.measuring import is_suspicious, measure
from extractor.readers.pdf.text.shifted import shifted

INK = (0.5, 72.0)
"""Points, across and up, between which a character's ink counts as such; a watermark's is larger."""

_SPACES = frozenset(map(ord, " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u200b"))
_SPACES = _SPACES | frozenset(range(0x2000, 0x200B))
_IS_WHITE = np.zeros(0x10000, np.bool_)
_IS_WHITE[[0, *_SPACES]] = True
_HYPHENS = (0xFFFE, 0x02)
_SOFT_HYPHEN = 0xAD
_SYMBOLS = dict(
    zip("\uf0a3\uf0b1\uf0b3\uf0b0\uf06d\uf057\uf0b4\uf0bb\uf0b8\uf044\uf0ad\uf0af", "≤±≥°μΩ×≈÷Δ↑↓", strict=True)
)
"""Adobe's Symbol encoding, as Word exports it."""
_SYMBOLS_ALONE = {chr(ord(code) - 0xF000): sign for code, sign in _SYMBOLS.items()}
_SYMBOLS_ALONE |= {"\u2126": "Ω", "\u00b5": "μ", "\u2206": "Δ"}
"""The same codes as a font of letters gives them, and the other forms of the signs that PDFium knows them by."""
_ICONS = (b"dings", b"awesome", b"icon")
"""Fonts that have pictures at these codes."""
_PRIVATE = re.compile("[" + "".join(_SYMBOLS) + "]")
_ODD = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd\uffff\ue000-\uf8ff]")

_UNCODED = re.compile(
    r"(?<=\d)[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd]|[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd](?=\d)"
)


def read_glyphs(textpage: Any, frame: Frame) -> Glyphs:
    """All characters of a page's text layer that lie on its visible part."""
    handle = native.address(textpage)
    count = max(pdfium.FPDFText_CountChars(textpage), 0)
    codes, raw, owner = bulk.characters(handle, count)
    white = _white(codes)
    fonts = bulk.lent_fonts(owner)
    lent = fonts != 0
    some_lent = bool(lent.any())
    text = _symbols(textpage, _text(_hard(codes, handle)))
    if some_lent:
        text = _of_symbol_font(text, fonts)
    holes = white | _uncoded(text)
    lost = _lost(textpage, handle, holes & ~lent)  # what a lent font has for a space, the file does not say
    told_wrong = int(np.count_nonzero(shifted(codes, owner, white)))
    glyphs = replace(_upright_glyphs(text, raw, white, frame), lost=lost, owner=owner, shifted=told_wrong)
    own = ~(white | lent)
    if (frame.quarters and own.any()) or is_suspicious(raw[own]):
        measure(handle, frame, glyphs, np.flatnonzero(own))
    if some_lent:
        glyphs = set_lent(handle, frame, glyphs, raw, fonts, _printed(codes))
    _hide(glyphs, frame.box(*frame.shown))
    return glyphs


def _symbols(textpage: Any, text: str) -> str:
    """The text with the signs of the Symbol font, which arrive as private codes, as what they show."""
    for found in _PRIVATE.finditer(text):
        k = found.start()
        name = ctypes.create_string_buffer(64)
        pdfium.FPDFText_GetFontInfo(textpage, k, name, 64, ctypes.c_int())
        font = name.value.lower()
        stands_before_digit = text[k + 1 : k + 4].lstrip()[:1].isdigit() and not any(icons in font for icons in _ICONS)
        if b"symbol" in font or stands_before_digit:
            text = text[:k] + _SYMBOLS[text[k]] + text[k + 1 :]
    return text


def _of_symbol_font(text: str, fonts: bulk.Handles) -> str:
    """The text with the signs of a Symbol font that is not in the file: another font's codes give "W" for "Ω"."""
    for font in np.unique(fonts[fonts != 0]).tolist():
        name = ctypes.create_string_buffer(64)
        native.font_name(font, ctypes.addressof(name), 64)
        if name.value.lower().startswith(b"symbol"):
            for k in np.flatnonzero(fonts == np.uint64(font)).tolist():
                text = text[:k] + _SYMBOLS_ALONE.get(text[k], text[k]) + text[k + 1 :]
    return text


def _uncoded(text: str) -> Flags:
    """Signs beside figures that have a control character for a code."""
    found = np.zeros(len(text), np.bool_)
    for sign in _UNCODED.finditer(text):
        found[sign.start()] = True
    return found


def _lost(textpage: Any, handle: int | None, white: Flags) -> tuple[int, ...]:
    """Characters coded as white space, or not at all, that leave ink: their font's character map has holes.

    A true space has an empty box, unless it is slanted as in a watermark. pdfium makes one space of several
    such characters in a row.
    """
    places = np.flatnonzero(white)
    boxes = bulk.inks_of_characters(handle, places)
    sides = boxes[:, 1::2] - boxes[:, ::2]
    inked = ((sides > INK[0]) & (sides < INK[1])).all(axis=1)
    return tuple(k for k in places[inked].tolist() if not _slanted(textpage, k))


def _slanted(textpage: Any, k: int) -> bool:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, k, matrix)
    across, up = abs(float(matrix.a)), abs(float(matrix.b))
    return min(across, up) > 0.05 * max(across, up)


def _upright_glyphs(text: str, raw: Floats, white: Flags, frame: Frame) -> Glyphs:
    box = _on_page(raw, frame)
    size = box[:, 3] - box[:, 1]
    return Glyphs(text, box, box.copy(), size, np.zeros(len(text), np.int16), white, len(_ODD.findall(text)))


def _hide(glyphs: Glyphs, shown: Box) -> None:
    """Words that lie outside the shown part of the page are not on it.

    A word that the edge cuts stays whole: half a number is another number.
    """
    across = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2
    down = (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    inside = (across >= shown[0]) & (across <= shown[2]) & (down >= shown[1]) & (down <= shown[3])
    if inside.all():
        return
    word = np.cumsum(glyphs.white)
    touched = np.zeros(word[-1] + 1, np.bool_)
    touched[word[inside & ~glyphs.white]] = True
    glyphs.white[:] |= ~touched[word]


def _text(codes: bulk.Codes) -> str:
    is_code = (codes < 0xD800) | (codes > 0xDFFF) & (codes < 0x110000)  # no lone surrogate, nor beyond Unicode
    text = np.where(is_code, codes, np.uint32(0xFFFD)).astype("<u4").tobytes().decode("utf-32-le")
    for hyphen in _HYPHENS:  # pdfium marks a hyphen at a line's end so
        text = text.replace(chr(hyphen), "-")
    return text


def _hard(codes: bulk.Codes, handle: int | None) -> bulk.Codes:
    """The codes with soft hyphens that leave ink as hyphens.

    Many fonts draw both with one glyph, and the programs that embed them name it by the last of its codes.
    """
    soft = np.flatnonzero(codes == _SOFT_HYPHEN)
    if not len(soft):
        return codes
    boxes = bulk.inks_of_characters(handle, soft)
    hard = codes.copy()
    hard[soft[boxes[:, 1] > boxes[:, 0]]] = ord("-")
    return hard


def _printed(codes: bulk.Codes) -> bulk.Codes:
    """The codes by which a font knows its letters."""
    return np.where((codes == _HYPHENS[0]) | (codes == _HYPHENS[1]), np.uint32(ord("-")), codes)


def _white(codes: bulk.Codes) -> Flags:
    white: Flags = _IS_WHITE[np.minimum(codes, len(_IS_WHITE) - 1)]
    return white


def _on_page(raw: Floats, frame: Frame) -> Floats:
    xa, ya = frame.place(raw[:, 0], raw[:, 1])
    xb, yb = frame.place(raw[:, 2], raw[:, 3])
    return np.stack([np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)], axis=1)
