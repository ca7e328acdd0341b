"""Typefaces: which font draws which characters, and where fonts come from.

The Adobe Asian fonts are named in the file and not embedded, as in many makers' PDFs. The embedded ones are
Debian's `fonts-dejavu-core` (free Bitstream Vera licence) and `fonts-wqy-microhei` (Apache 2.0).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path("/usr/share/fonts/truetype")
EMBEDDED = {
    "DejaVuSans": ("dejavu/DejaVuSans.ttf", "fonts-dejavu-core"),
    "DejaVuSans-Bold": ("dejavu/DejaVuSans-Bold.ttf", "fonts-dejavu-core"),
    "DejaVuSerif": ("dejavu/DejaVuSerif.ttf", "fonts-dejavu-core"),
    "DejaVuSerif-Bold": ("dejavu/DejaVuSerif-Bold.ttf", "fonts-dejavu-core"),
    "MicroHei": ("wqy/wqy-microhei.ttc", "fonts-wqy-microhei"),
}
NAMED = frozenset({"STSong-Light", "HeiseiKakuGo-W5", "HYSMyeongJo-Medium"})


class FontMissing(RuntimeError):
    """A font to embed is not installed: says which package brings it."""


@dataclass(frozen=True, slots=True)
class Face:
    """The font of plain and bold Latin text, and the one for whatever those lack."""

    plain: str
    bold: str
    rest: str


FACES = {
    "grotesque": Face("Helvetica", "Helvetica-Bold", "STSong-Light"),
    "roman": Face("Times-Roman", "Times-Bold", "STSong-Light"),
    "song": Face("STSong-Light", "STSong-Light", "STSong-Light"),
    "dejavu": Face("DejaVuSans", "DejaVuSans-Bold", "MicroHei"),
    "serif": Face("DejaVuSerif", "DejaVuSerif-Bold", "MicroHei"),
    "dejavu_song": Face("DejaVuSans", "DejaVuSans-Bold", "STSong-Light"),
    "serif_song": Face("DejaVuSerif", "DejaVuSerif-Bold", "STSong-Light"),
    "hei": Face("MicroHei", "MicroHei", "MicroHei"),
    "japanese": Face("HeiseiKakuGo-W5", "HeiseiKakuGo-W5", "HeiseiKakuGo-W5"),
    "korean": Face("HYSMyeongJo-Medium", "HYSMyeongJo-Medium", "HYSMyeongJo-Medium"),
}


@cache
def register(name: str) -> None:
    """Makes a font known to reportlab; raises `FontMissing` where it is to be embedded and not installed."""
    if name in NAMED:
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    elif name in EMBEDDED:
        path, package = EMBEDDED[name]
        if not (FONTS / path).exists():
            raise FontMissing(f"{FONTS / path} is missing: apt-get install {package}")
        pdfmetrics.registerFont(TTFont(name, str(FONTS / path)))


def runs(text: str, face: Face, *, bold: bool = False) -> list[tuple[str, str]]:
    """The text in pieces, each with the font that draws it."""
    first = face.bold if bold else face.plain
    register(first)
    register(face.rest)
    pieces = groupby(text, key=lambda sign: first if _has(first, sign) else face.rest)
    return [(font, "".join(signs)) for font, signs in pieces]


def markup(text: str, face: Face, *, bold: bool = False) -> str:
    """The text as reportlab's paragraph markup, its fonts named."""
    lines = text.split("\n")
    return "<br/>".join(
        "".join(f'<font name="{font}">{escape(piece)}</font>' for font, piece in runs(line, face, bold=bold))
        for line in lines
    )


def _has(font: str, sign: str) -> bool:
    if font in NAMED:
        return True
    if font in EMBEDDED:
        return ord(sign) in pdfmetrics.getFont(font).face.charToGlyph
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
