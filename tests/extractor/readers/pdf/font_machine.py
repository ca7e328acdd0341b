"""A machine with other fonts: a paper is read by a process of its own whose PDFium has only the fonts of one folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from extractor.document.model import Source

_READ = """
import ctypes, json, sys
import pypdfium2.raw as raw

raw.FPDF_DestroyLibrary()
folder = (ctypes.POINTER(ctypes.c_char) * 2)(ctypes.create_string_buffer(sys.argv[1].encode()), None)
raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=folder))

import pypdfium2 as pdfium
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.reading import read

data = sys.stdin.buffer.read()
textpage = pdfium.PdfDocument(data)[0].get_textpage()
glyphs = [textpage.get_charbox(k) for k in range(textpage.count_chars())]
contents = read(open_source("sheet.pdf", data), ReadOptions(ocr=False))
words = [(w.text, [round(side, 2) for side in w.box], round(w.size, 2)) for page in contents.pages for w in page.words]
lines = [page.text.strip() for page in contents.pages]
told = [p.message for p in contents.problems]
print(json.dumps({"glyphs": glyphs, "read": {"text": lines, "words": words, "told": told}}))
"""


def read_with_fonts(source: Source, folder: Path) -> tuple[Any, dict[str, Any]]:
    """What is read where only the fonts of a folder are: texts of the pages, words with boxes and sizes, and problems.

    Beside it, first, the boxes of PDFium around the glyphs of the first page.
    """
    command = [sys.executable, "-c", _READ, str(folder)]
    done = subprocess.run(command, input=source.data, capture_output=True, check=True, timeout=300)
    found = json.loads(done.stdout)
    return found["glyphs"], found["read"]
