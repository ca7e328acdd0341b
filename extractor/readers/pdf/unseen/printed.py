"""Characters of a PDF's pages by pdfminer, which goes by the fonts' encodings and needs no glyphs.

The file is parsed once a document and only when it is asked for; of a page only the characters that matter are made.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from extractor.readers.pdf.text.frame import FileBox, Frame
from extractor.readers.pdf.unseen.layers import is_off, layers_off

_NAMED_ENCODINGS = frozenset({"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"})
"""Their letters are in every machine's fonts: what is lost of them is a space."""


_STREAM = re.compile(rb"\bstream\r?\n")
_PACKED_OTHERWISE = re.compile(rb"/(?:LZW|ASCII85|A85|ASCIIHex|AHx|RunLength|RL)(?:Decode)?\b|/Encrypt\b")
_GLYPH = re.compile(rb"\s*(?:%[^\r\n]*\s*)*(?:[-+\d.]+\s+){2}(?:d0|(?:[-+\d.]+\s+){4}d1)\b")
"""How the drawing of a glyph begins: with its width, and with a box around it where it has no colour of its own."""

_HEAD = 4_096
"""Bytes of a stream that are looked at."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A character by pdfminer: where it starts, and its box, both in the file's points; empty where it has no code."""

    character: str
    start: tuple[float, float]
    box: FileBox


@dataclass
class PrintedPages:
    """The pages of one PDF by pdfminer. Every method raises whatever a damaged file makes pdfminer stumble over."""

    data: bytes
    passwords: tuple[str, ...] = ()
    may_draw_letters: bool = field(init=False)
    """Whether the file may have fonts whose letters are drawings (Type 3)."""
    _manager: Any = None
    _waiting: Iterator[Any] | None = None
    _pages: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.may_draw_letters = b"/Type3" in self.data or b"/ObjStm" in self.data

    @cached_property
    def may_write_in_glyphs(self) -> bool:
        """Whether a drawing in the file, as far as its streams can be told apart without its objects, writes text."""
        if _PACKED_OTHERWISE.search(self.data):
            return True
        starts = (found.end() for found in _STREAM.finditer(self.data))
        return any(_GLYPH.match(head) and b"BT" in head for head in map(self._head, starts))

    def _head(self, start: int) -> bytes:
        """The beginning of a stream, unpacked where it is packed."""
        held = self.data[start : start + _HEAD]
        try:
            return zlib.decompressobj().decompress(held, _HEAD)
        except zlib.error:
            return held

    def characters(self, number: int, frame: Frame, used: set[str]) -> list[Printed]:
        """The characters of a page's uncommon fonts that are not in the file, and all spaces; the last comes first.

        `used` names the fonts of the texts that were dropped; none is looked for where none of them is such a font.
        """
        page = self._page(number)
        fonts = [font for font in _fonts(page.resources) if _is_uncommon(font)]
        names = {name for font in fonts for name in _names(font) if name}
        if used.isdisjoint(names) and all(map(str.isascii, names)):
            return []
        unnamed = {name for font in fonts if _has_unknown_names(font) for name in _names(font) if name}
        return [_printed(item, unnamed, frame) for item in reversed(_found(page, self._manager, names))]

    def patterns(self, number: int) -> Iterator[bytes]:
        """The instructions of the patterns with which a page may fill shapes by a small drawing over and over."""
        from pdfminer.pdftypes import resolve1, stream_value

        resources = resolve1(self._page(number).resources) or {}
        for pattern in (resolve1(resources.get("Pattern")) or {}).values():
            if (resolve1(pattern) or {}).get("PatternType") == 1:
                yield stream_value(pattern).get_data()

    def glyph_drawings(self, number: int) -> Iterator[bytes]:
        """The instructions by which the page's fonts of drawings (Type 3) draw their glyphs."""
        from pdfminer.pdftypes import resolve1, stream_value

        for font in _fonts(self._page(number).resources):
            for drawing in (resolve1(font.get("CharProcs")) or {}).values():
                yield stream_value(drawing).get_data()

    def annotations_off(self, number: int) -> list[bool]:
        """Whether each annotation of a page stands on a layer that is off at first, in the file's order."""
        from pdfminer.pdftypes import resolve1

        page = self._page(number)
        off = layers_off(page.doc.catalog)
        given = ((resolve1(each) or {}).get("OC") for each in resolve1(page.annots) or ())
        return [is_off(layer, off) for layer in given]

    def close(self) -> None:
        """Lets go of what pdfminer keeps of Asian fonts' tables, some 15 MB for one of them."""
        if self._waiting is not None:
            from pdfminer.cmapdb import CMapDB

            CMapDB._cmap_cache.clear()
            CMapDB._umap_cache.clear()

    def _page(self, number: int) -> Any:
        from pdfminer.pdfinterp import PDFResourceManager
        from pdfminer.pdfpage import PDFPage

        if self._waiting is None:
            self._manager = PDFResourceManager()
            self._waiting = PDFPage.create_pages(_opened(self.data, self.passwords))
        while len(self._pages) < number:
            self._pages.append(next(self._waiting))
        return self._pages[number - 1]


def _opened(data: bytes, passwords: tuple[str, ...]) -> Any:
    """The document by the first password that opens it."""
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    for password in ("", *passwords):
        try:
            return PDFDocument(PDFParser(io.BytesIO(data)), password=password)
        except PDFPasswordIncorrect:
            continue
    return PDFDocument(PDFParser(io.BytesIO(data)))


def _found(page: Any, manager: Any, names: set[str]) -> list[Any]:
    """The characters of some fonts as pdfminer has them, and all spaces, in the order in which they are printed."""
    from pdfminer.layout import LTChar
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdffont import PDFUnicodeNotDefined
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfminer.pdftypes import stream_value

    found: list[Any] = []

    class Device(PDFTextDevice):
        """Keeps characters; lines and pictures are passed over."""

        def render_char(
            self,
            matrix: Any,
            font: Any,
            fontsize: float,
            scaling: float,
            rise: float,
            cid: int,
            ncs: Any,
            graphicstate: Any,
        ) -> float:
            try:
                text = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                text = f"(cid:{cid})"
            width = font.char_width(cid)
            if font.fontname in names or text.isspace():
                shift = font.char_disp(cid)
                found.append(LTChar(matrix, font, fontsize, scaling, rise, text, width, shift, ncs, graphicstate))
            return float(width * fontsize * scaling)

    class Interpreter(PDFPageInterpreter):
        """Passes over the drawing, which it would take apart number by number."""

        def execute(self, streams: Any) -> None:
            super().execute([_thinned(stream_value(each)) for each in streams])

    Interpreter(manager, Device(manager)).process_page(page)
    return found


def _thinned(stream: Any) -> Any:
    """A stream of instructions without the drawing, under the same number."""
    from pdfminer.pdftypes import PDFStream

    made = PDFStream({}, _without_paths(stream.get_data()))
    if stream.objid is not None:
        made.set_objid(stream.objid, stream.genno or 0)
    return made


_TEXT = re.compile(rb"\bBT\b.*?\bET\b", re.DOTALL)
_PATHS = re.compile(rb"(?<=[\s])(?:(?:[-+]?[\d.]+\s+){2,6}(?:[lmcvy]|re)\s+)+")


def _without_paths(contents: bytes) -> bytes:
    """A page's instructions without lines, curves and boxes, but for those between texts' brackets."""
    kept, end = [], 0
    for text in _TEXT.finditer(contents):
        kept += [_PATHS.sub(b"", contents[end : text.start()]), text[0]]
        end = text.end()
    return b"".join([*kept, _PATHS.sub(b"", contents[end:])])


def _printed(item: Any, unnamed: set[str], frame: Frame) -> Printed:
    text = item.get_text()
    is_known = len(text) == 1 and item.fontname not in unnamed
    box = (*_in_file(item.x0, item.y0, frame), *_in_file(item.x1, item.y1, frame))
    return Printed(text if is_known else "", _in_file(item.matrix[4], item.matrix[5], frame), box)


def _fonts(resources: Any, depth: int = 3) -> Iterator[dict[str, Any]]:
    """The fonts among some resources, and in their forms."""
    from pdfminer.pdftypes import resolve1

    known = resolve1(resources) or {}
    yield from filter(None, map(resolve1, (resolve1(known.get("Font")) or {}).values()))
    for form in map(resolve1, (resolve1(known.get("XObject")) or {}).values()) if depth else ():
        if form is not None and form.get("Resources"):
            yield from _fonts(form.get("Resources"), depth - 1)


def _is_uncommon(font: dict[str, Any]) -> bool:
    """Whether a font is not in the file, and its letters perhaps not in the machine's."""
    from pdfminer.pdftypes import resolve1

    for own in (font, *(resolve1(x) for x in resolve1(font.get("DescendantFonts")) or ())):
        descriptor = resolve1(own.get("FontDescriptor")) or {}
        if any(name in descriptor for name in ("FontFile", "FontFile2", "FontFile3")):
            return False
    return _name(resolve1(font.get("Encoding"))) not in _NAMED_ENCODINGS


def _names(font: dict[str, Any]) -> Iterator[str]:
    """What PDFium and pdfminer may call a font; the two go by different entries of it."""
    from pdfminer.pdftypes import resolve1

    for own in (font, *(resolve1(x) for x in resolve1(font.get("DescendantFonts")) or ())):
        yield _name(resolve1(own.get("BaseFont")))
        yield _name(resolve1((resolve1(own.get("FontDescriptor")) or {}).get("FontName")))


def _has_unknown_names(font: dict[str, Any]) -> bool:
    """Whether a font's own encoding has names that stand for no letter: pdfminer then gives the code's usual one."""
    from pdfminer.encodingdb import name2unicode
    from pdfminer.pdftypes import resolve1

    encoding = resolve1(font.get("Encoding"))
    changes = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
    for name in changes or () if "ToUnicode" not in font else ():
        if not isinstance(name, int | float):
            try:
                name2unicode(_name(name))
            except (KeyError, ValueError):
                return True
    return False


def as_named(name: bytes) -> str:
    """A font's name as pdfminer has it; one that is not UTF-8 (宋体 as GBK) stays bytes, of which it makes a text."""
    try:
        return name.decode()
    except UnicodeDecodeError:
        return str(name)


def _name(literal: Any) -> str:
    name = getattr(literal, "name", "")
    return name if isinstance(name, str) else as_named(name)


def _in_file(across: float, up: float, frame: Frame) -> tuple[float, float]:
    """A point of pdfminer's page, which is turned as the file asks, in the file's coordinates."""
    left, low, right, high = frame.media
    asked = (frame.quarters + frame.turned) % 4
    if asked == 1:
        return right - up, across + low
    if asked == 2:
        return right - across, high - up
    if asked == 3:
        return left + up, high - across
    return across + left, up + low
