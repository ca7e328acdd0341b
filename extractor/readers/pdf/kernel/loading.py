"""The compiled kernel, where there is one that was built from these sources; else everything is done in Python.

It links with nothing: the addresses of PDFium's functions are taken from the library that pypdfium2 has loaded.
`GAUGER_KERNEL=off` in the environment leaves it aside.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

FOLDER = Path(__file__).parent
BINARY = FOLDER / ("_kernel.dll" if sys.platform == "win32" else "_kernel.so")
SWITCH = "GAUGER_KERNEL"

_FUNCTIONS = (
    pdfium.FPDFText_GetUnicode,
    pdfium.FPDFText_GetLooseCharBox,
    pdfium.FPDFText_GetCharBox,
    pdfium.FPDFText_GetCharOrigin,
    pdfium.FPDFText_GetTextObject,
    pdfium.FPDFText_GetMatrix,
    pdfium.FPDFText_GetFontSize,
    pdfium.FPDFTextObj_GetFont,
    pdfium.FPDFFont_GetIsEmbedded,
    pdfium.FPDFFont_GetGlyphWidth,
    pdfium.FPDFPage_CountObjects,
    pdfium.FPDFPage_GetObject,
    pdfium.FPDFFormObj_CountObjects,
    pdfium.FPDFFormObj_GetObject,
    pdfium.FPDFPageObj_GetType,
    pdfium.FPDFPageObj_GetMatrix,
    pdfium.FPDFPageObj_GetBounds,
    pdfium.FPDFPath_GetDrawMode,
    pdfium.FPDFPageObj_GetFillColor,
    pdfium.FPDFPageObj_HasTransparency,
    pdfium.FPDFTextObj_GetTextRenderMode,
    pdfium.FPDFPageObj_CountMarks,
    pdfium.FPDFPath_CountSegments,
    pdfium.FPDFPath_GetPathSegment,
    pdfium.FPDFPathSegment_GetType,
    pdfium.FPDFPathSegment_GetPoint,
    pdfium.FPDFPathSegment_GetClose,
    pdfium.FPDFPageObj_GetClipPath,
    pdfium.FPDFClipPath_CountPaths,
    pdfium.FPDFClipPath_CountPathSegments,
    pdfium.FPDFClipPath_GetPathSegment,
)
"""As `kernel.h` has them, in its order."""

_ADDRESS, _INT, _SIZE, _NUMBER = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t, ctypes.c_double
_WIDE, _CODE = ctypes.c_int64, ctypes.c_uint32
_ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "gauger_characters": (_ADDRESS, _INT, *[_ADDRESS] * 3),
    "gauger_inks_of_characters": (_ADDRESS, _SIZE, *[_ADDRESS] * 2),
    "gauger_origins": (_ADDRESS, _SIZE, *[_ADDRESS] * 2),
    "gauger_types": (_ADDRESS, _SIZE, *[_ADDRESS] * 3),
    "gauger_fonts": (_SIZE, *[_ADDRESS] * 2),
    "gauger_lent_fonts": (_SIZE, *[_ADDRESS] * 2),
    "gauger_advances": (_SIZE, *[_ADDRESS] * 3),
    "gauger_walk": (_ADDRESS, _INT, _SIZE, _CODE, *[_ADDRESS] * 7),
    "gauger_matrices": (_SIZE, *[_ADDRESS] * 2),
    "gauger_draw_modes": (_SIZE, *[_ADDRESS] * 2),
    "gauger_fills": (_SIZE, *[_ADDRESS] * 2),
    "gauger_transparent": (_SIZE, *[_ADDRESS] * 2),
    "gauger_text_states": (_SIZE, *[_ADDRESS] * 3),
    "gauger_clipped": (_SIZE, *[_ADDRESS] * 2, *[_NUMBER] * 2, _ADDRESS),
    "gauger_marked": (_ADDRESS, *[_WIDE] * 2, _SIZE, *[_ADDRESS] * 2),
    "gauger_edges": (_SIZE, *[_ADDRESS] * 3, *[_INT] * 3, _ADDRESS, _SIZE, _ADDRESS),
    "gauger_layout": (_ADDRESS,) * 4,
    "gauger_classes": (_SIZE, *[_ADDRESS] * 2),
    "gauger_word_gaps": (_SIZE, *[_ADDRESS] * 2),
}

_chosen: list[Path | None] = [None if os.environ.get(SWITCH) == "off" else BINARY]


def kernel() -> ctypes.PyDLL | None:
    """The kernel that is in use; none where it is switched off, was not built, or was built from other sources."""
    return None if _chosen[0] is None else loaded(_chosen[0])


@contextmanager
def using(path: Path | None) -> Iterator[None]:
    """For the time being another binary, or none, is in use: what is done in Python and in C can be compared."""
    before = _chosen[0]
    _chosen[0] = path
    try:
        yield
    finally:
        _chosen[0] = before


@cache
def loaded(path: Path) -> ctypes.PyDLL | None:
    """A binary, ready to be called; none where it cannot be loaded or was built from other sources."""
    try:
        library = ctypes.PyDLL(str(path))  # no other thread is let run meanwhile: PDFium would not stand it
        library.gauger_sources.restype = ctypes.c_char_p
        if library.gauger_sources().decode() != hash_of_sources() or not _bound(library):
            return None
    except (OSError, AttributeError):
        return None
    for name, arguments in _ARGUMENTS.items():
        function = getattr(library, name)
        function.argtypes = arguments
        function.restype = _SIZE if name == "gauger_edges" else _INT if name == "gauger_layout" else None
    return library


def hash_of_sources() -> str:
    """SHA-256 over the names and the text of the C files."""
    made = sha256()
    for path in sorted([*FOLDER.glob("*.c"), *FOLDER.glob("*.h")]):
        made.update(f"{path.name}\n{path.read_text(encoding='utf-8')}\n".encode())
    return made.hexdigest()


def _bound(library: ctypes.PyDLL) -> bool:
    """Hands the kernel PDFium's functions; whether it takes as many."""
    addresses = [ctypes.cast(function, _ADDRESS).value for function in _FUNCTIONS]
    table = (_ADDRESS * len(addresses))(*addresses)
    return bool(library.gauger_bind(table, _SIZE(len(addresses))))
