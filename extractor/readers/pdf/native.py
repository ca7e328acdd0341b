"""Functions of pdfium that are called for each character and each corner of a page, through plain prototypes.

Integers serve as addresses: no pointer object is made for a call, and no other thread is let run meanwhile,
which pdfium would not stand anyway. A call takes a fifth of what it takes through the typed wrappers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_INT, _ADDRESS = ctypes.c_int, ctypes.c_void_p
_NUMBER = ctypes.c_size_t
"""An address that may be nought."""


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, _ADDRESS).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address(pointer: Any) -> int | None:
    """The address that one of pypdfium2's own pointers holds."""
    return ctypes.cast(pointer, _ADDRESS).value


char_code = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
char_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
char_ink = _plain(pdfium.FPDFText_GetCharBox, _INT, _ADDRESS, _INT, *[_ADDRESS] * 4)
char_origin = _plain(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
char_object = _plain(pdfium.FPDFText_GetTextObject, _NUMBER, _ADDRESS, _INT)
char_matrix = _plain(pdfium.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
char_font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
object_font = _plain(pdfium.FPDFTextObj_GetFont, _NUMBER, _ADDRESS)
font_name = _plain(pdfium.FPDFFont_GetBaseFontName, _NUMBER, _ADDRESS, _ADDRESS, _NUMBER)
is_embedded = _plain(pdfium.FPDFFont_GetIsEmbedded, _INT, _ADDRESS)
glyph_width = _plain(pdfium.FPDFFont_GetGlyphWidth, _INT, _ADDRESS, ctypes.c_uint, ctypes.c_float, _ADDRESS)

count_objects = _plain(pdfium.FPDFPage_CountObjects, _INT, _ADDRESS)
page_object = _plain(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
count_in_form = _plain(pdfium.FPDFFormObj_CountObjects, _INT, _ADDRESS)
form_object = _plain(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, _INT)
object_kind = _plain(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
object_matrix = _plain(pdfium.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
count_segments = _plain(pdfium.FPDFPath_CountSegments, _INT, _ADDRESS)
draw_mode = _plain(pdfium.FPDFPath_GetDrawMode, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
path_segment = _plain(pdfium.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT)
segment_kind = _plain(pdfium.FPDFPathSegment_GetType, _INT, _ADDRESS)
segment_point = _plain(pdfium.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_closes = _plain(pdfium.FPDFPathSegment_GetClose, _INT, _ADDRESS)

render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
fill_colour = _plain(pdfium.FPDFPageObj_GetFillColor, _INT, _ADDRESS, *[_ADDRESS] * 4)
stroke_colour = _plain(pdfium.FPDFPageObj_GetStrokeColor, _INT, _ADDRESS, *[_ADDRESS] * 4)
stroke_width = _plain(pdfium.FPDFPageObj_GetStrokeWidth, _INT, _ADDRESS, _ADDRESS)
has_transparency = _plain(pdfium.FPDFPageObj_HasTransparency, _INT, _ADDRESS)
object_bounds = _plain(pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS, *[_ADDRESS] * 4)
set_active = _plain(pdfium.FPDFPageObj_SetIsActive, _INT, _ADDRESS, _INT)
count_marks = _plain(pdfium.FPDFPageObj_CountMarks, _INT, _ADDRESS)
mark = _plain(pdfium.FPDFPageObj_GetMark, _ADDRESS, _ADDRESS, ctypes.c_ulong)
mark_text = _plain(pdfium.FPDFPageObjMark_GetParamStringValue, _INT, *[_ADDRESS] * 3, ctypes.c_ulong, _ADDRESS)
remove_mark = _plain(pdfium.FPDFPageObj_RemoveMark, _INT, _ADDRESS, _ADDRESS)
mark_name = _plain(pdfium.FPDFPageObjMark_GetName, _INT, _ADDRESS, _ADDRESS, ctypes.c_ulong, _ADDRESS)
clip_path = _plain(pdfium.FPDFPageObj_GetClipPath, _NUMBER, _ADDRESS)
count_clips = _plain(pdfium.FPDFClipPath_CountPaths, _INT, _ADDRESS)
count_clip_segments = _plain(pdfium.FPDFClipPath_CountPathSegments, _INT, _ADDRESS, _INT)
clip_segment = _plain(pdfium.FPDFClipPath_GetPathSegment, _NUMBER, _ADDRESS, _INT, _INT)
