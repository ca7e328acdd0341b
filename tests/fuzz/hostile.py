"""PDFs that are hostile from the start: each names one thing that a reader may trip over."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Sequence

_TEXT = b"BT /F 12 Tf 40 700 Td (Nominal capacity 4.9 Ah) Tj ET\n"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(*more: bytes, content: bytes = _TEXT, page: bytes = b"", font: bytes = _FONT, root: bytes = b"") -> bytes:
    """One page with this content; `more` are objects from number 6 on."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
        b"/XObject<</X 6 0 R>>/Pattern<</P 6 0 R>>/Shading<</S 6 0 R>>>>" + page + b">>",
        stream(content),
        font,
        *more,
    )
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, held in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(made) + end % (size, table, size, len(made))


def stream(data: bytes, head: bytes = b"") -> bytes:
    """A stream with its length."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (head, len(data), data)


def huge_map(chance: random.Random) -> bytes:
    """A font whose map to Unicode has ranges without end."""
    span = chance.choice((b"<0000> <FFFFFFFF> <0041>", b"<00> <FF> <D800DC00FFFF>", b"<0041> <0000> <0041>"))
    cmap = b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfrange " + span * 200 + b" endbfrange endcmap"
    return pdf(stream(cmap), font=_FONT[:-2] + b"/ToUnicode 6 0 R/FirstChar 0/LastChar 2147483647/Widths[1e30]>>")


def circle_of_forms(chance: random.Random) -> bytes:
    """A drawing that draws itself."""
    form = stream(
        b"/X Do " * chance.choice((1, 9, 400)), b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    )
    return pdf(form, content=b"/X Do\n" + _TEXT)


def circle_of_pages(chance: random.Random) -> bytes:
    """A tree of pages that bites its tail, or counts more pages than there are."""
    kids = chance.choice((b"[2 0 R 3 0 R]", b"[1 0 R]", b"[3 0 R 3 0 R 3 0 R]", b"2 0 R", b"[[[3 0 R]]]"))
    count = chance.choice((b"1", b"2147483647", b"-1", b"70000", b"1e9"))
    return pdf().replace(b"/Kids[3 0 R]/Count 1", b"/Kids" + kids + b"/Count " + count)


def picture(chance: random.Random) -> bytes:
    """A picture of absurd size or of rubbish, in any coding."""
    coding = chance.choice((b"JBIG2", b"JPX", b"DCT", b"CCITTFax", b"LZW", b"RunLength", b"Flate", b"Crypt"))
    side = chance.choice((1, 64, 60_000, 2_147_483_647, -5))
    head = b"/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace/Device%b/Filter/%bDecode"
    head %= (side, side, chance.choice((1, 8, 16, 99)), chance.choice((b"Gray", b"RGB", b"CMYK", b"N")), coding)
    begin = {b"JPX": b"\0\0\0\x0cjP  \r\n\x87\n", b"DCT": b"\xff\xd8\xff\xe0\0\x10JFIF", b"JBIG2": b"\0\0\0\0\x30\0\1"}
    data = begin.get(coding, b"") + chance.randbytes(chance.choice((0, 20, 3_000)))
    return pdf(stream(data, head), content=b"q 500 0 0 700 40 40 cm /X Do Q\n" + chance.choice((b"", _TEXT)))


def bomb(chance: random.Random) -> bytes:
    """A stream that unpacks to megabytes, packed once or twice."""
    text = chance.choice((b"q ", b"0 0 m 9 9 l S ", b"(a) Tj ", b"[", b"0 0 9 9 re f ", b"BT /F 9 Tf (1 Ah) Tj ET "))
    data, head = zlib.compress(text * chance.choice((10_000, 300_000)), 9), b"/Filter[/FlateDecode"
    if chance.random() < 0.3:
        data, head = zlib.compress(data, 9), head + b"/FlateDecode"
    return pdf().replace(stream(_TEXT), stream(data, head + b"]"))


def far_away(chance: random.Random) -> bytes:
    """Text at the ends of the world, of any size, and rulings with it."""
    number = (b"1e38", b"-99999999999", b"0", b"1e-30", b"3.4e38", b"nan", b"12", b"1", b"700")
    some = [b"%b %b %b %b %b %b" % tuple(chance.choice(number) for _ in range(6)) for _ in range(30)]
    lines = (
        b"BT /F %b Tf %b Tm (4.9 Ah 3.6 V) Tj ET %b m %b l S %b re S" % (s.split()[0], s, b"0 0", b"9 9", b"0 0 9 9")
        for s in some
    )
    rows = (b"%b cm" % s if chance.random() < 0.2 else s.replace(b"0 0 9 9", b" ".join(s.split()[:4])) for s in lines)
    return pdf(content=b"\n".join(rows) + _TEXT)


def grid(chance: random.Random) -> bytes:
    """Tens of thousands of rulings with numbers among them: a table without end."""
    count = chance.choice((300, 3_000, 20_000))
    lines = b"".join(
        b"%d 0 m %d 842 l S 0 %d m 595 %d l S\n" % (k % 595, k % 595, k % 842, k % 842) for k in range(count)
    )
    words = b"".join(b"1 0 0 1 %d %d Tm (4.9 Ah) Tj\n" % (k % 20 * 30, k // 20 % 80 * 10) for k in range(1_500))
    return pdf(content=lines + b"BT /F 4 Tf\n" + words + b"ET")


def crowd(chance: random.Random) -> bytes:
    """Far more characters than a page holds, in one place or one line."""
    step = chance.choice((b"0", b"0.001", b"-0.01", b"600"))
    return pdf(
        content=b"BT /F 1 Tf 40 700 Td "
        + (step + b" Tc (Nominal capacity 4.9 Ah) Tj ") * chance.choice((2_000, 20_000))
        + b"ET"
    )


def odd_font(chance: random.Random) -> bytes:
    """A font made of procedures that show themselves, of rubbish, or of nothing."""
    glyph = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1e9 0 0 0 0 0]/CharProcs<</a 6 0 R>>"
    glyph += b"/Encoding<</Differences[0 /a 65 /a 97 /a]>>/FirstChar 0/LastChar 255/Widths 6 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    file = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</Type/FontDescriptor/Flags 4/FontFile2 6 0 R>>>>"
    composite = b"<</Type/Font/Subtype/Type0/Encoding 6 0 R/BaseFont/B/DescendantFonts[5 0 R]>>"
    data = chance.choice(
        (b"BT /F 9 Tf (aaa) Tj ET", chance.randbytes(2_000), b"\0\1\0\0\xff\xff" + chance.randbytes(500))
    )
    return pdf(stream(data), font=chance.choice((glyph, file, composite, b"null", b"5 0 R", b"[]")))


def annotated(chance: random.Random) -> bytes:
    """Form fields, files and links that are each other's children, and scripts that must not run."""
    note = b"<</Type/Annot/Subtype/Widget/FT/Tx/V(4.9 Ah)/Rect[0 0 1e9 -1e9]/Parent 6 0 R/Kids[6 0 R]/AP<</N 4 0 R>>"
    note += b"/A<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</O<</S/Launch/F(cmd.exe)>>>>>>"
    tree = b"<</Names[(a)7 0 R(b)6 0 R]/Kids[7 0 R]/EF<</F 4 0 R>>/F(../../etc/passwd)/Type/Filespec>>"
    root = b"/AcroForm<</Fields[6 0 R 6 0 R]/XFA 4 0 R>>/Names<</EmbeddedFiles 7 0 R/JavaScript 7 0 R>>/Outlines 6 0 R"
    root += b"/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>"
    return pdf(note, tree, page=b"/Annots[6 0 R 6 0 R 3 0 R]/B 6 0 R" * chance.choice((1, 30)), root=root)


def shading(chance: random.Random) -> bytes:
    """Colours from functions that call themselves, or that sample the whole world."""
    function = b"<</FunctionType 3/Domain[0 1]/Functions[7 0 R 7 0 R]/Bounds[.5]/Encode[0 1 0 1]>>"
    sampled = stream(b"\0" * 64, b"/FunctionType 0/Domain[0 1]/Range[0 1 0 1 0 1]/Size[2147483647]/BitsPerSample 32")
    shade = b"<</ShadingType %d/ColorSpace/DeviceRGB/Coords[0 0 1e30 1e30]/Function 7 0 R/Extend[true true]>>"
    return pdf(shade % chance.randint(1, 7), chance.choice((function, sampled)), content=b"/S sh\n" + _TEXT)


def packed_objects(chance: random.Random) -> bytes:
    """Streams of objects that hold themselves, rubbish, or more than they say."""
    head = b"/Type/ObjStm/N %d/First %d/Extends 6 0 R" % (
        chance.choice((1, 2**31 - 1, -1)),
        chance.choice((0, 8, 2**31 - 1)),
    )
    table = stream(
        chance.randbytes(90),
        b"/Type/XRef/W[%d 9 9]/Size 99999/Index[0 2147483647]/Prev 9/Root 1 0 R" % chance.randrange(9),
    )
    return pdf(stream(b"3 0 4 9 <</Type/Page>>", head), table).replace(b"startxref\n", b"startxref\n1")


def locked(chance: random.Random) -> bytes:
    """A lock of a kind that there is not, or with a key that is none."""
    lock = b"/Encrypt<</Filter/%b/V %d/R %d/Length %d/P -1/O<%b>/U<%b>>>"
    key = chance.randbytes(chance.choice((0, 5, 32, 48))).hex().encode()
    lock %= (
        chance.choice((b"Standard", b"X")),
        chance.randint(-1, 6),
        chance.randint(-1, 7),
        chance.choice((-8, 40, 2**31 - 1)),
        key,
        key,
    )
    return pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R/ID[<00><00>]" + lock)


HOSTILE: Sequence[Callable[[random.Random], bytes]] = (
    huge_map, circle_of_forms, circle_of_pages, picture, bomb, far_away, grid, crowd, odd_font, annotated, shading,
    packed_objects, locked,
)  # fmt: skip
