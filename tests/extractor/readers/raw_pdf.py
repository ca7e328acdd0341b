"""PDFs written by hand, for what no drawing library writes."""

from __future__ import annotations

from collections.abc import Callable

from extractor.document.model import Source
from extractor.intake.sources import open_source


class Paper:
    """A file's objects, in the order in which they are added."""

    def __init__(self) -> None:
        self.objects: list[bytes] = []

    def add(self, held: str | bytes) -> int:
        self.objects.append(held if isinstance(held, bytes) else held.encode("latin-1"))
        return len(self.objects)

    def stream(self, data: str | bytes, head: str = "") -> int:
        held = data if isinstance(data, bytes) else data.encode("latin-1")
        return self.add(f"<<{head}/Length {len(held)}>>stream\n".encode() + held + b"\nendstream")

    def form(self, drawn: str, box: str = "0 0 400 300", more: str = "") -> int:
        """A drawing of its own that may write in the font of the page, which is object 1."""
        return self.stream(drawn, f"/Subtype/Form/BBox[{box}]{more}/Resources<</Font<</F 1 0 R>>>>")

    def bytes(self, root: int) -> bytes:
        made, places = bytearray(b"%PDF-1.7\n"), []
        for number, held in enumerate(self.objects, 1):
            places.append(len(made))
            made += b"%d 0 obj\n%b\nendobj\n" % (number, held)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(places) + 1
        end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        return bytes(made) + end % (size, table, size, root, len(made))


Held = Callable[[Paper], dict[str, int]]


def paper(
    content: str,
    resources: str = "",
    *,
    page: str = "",
    root: str = "",
    notes: tuple[str, ...] = (),
    held: Held | None = None,
) -> Source:
    """One page of 400 by 300 points with this content and annotations; `@x@` stands for the object that `held` calls x."""
    made = Paper()
    known = {"f": made.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")}
    known |= held(made) if held else {}

    def named(text: str) -> str:
        for name, number in known.items():
            text = text.replace(f"@{name}@", f"{number} 0 R")
        return text

    for k, note in enumerate(notes):
        known[f"note{k}"] = made.add(named(note))
    pages = len(made.objects) + 3
    notes_ = " ".join(f"@note{k}@" for k in range(len(notes)))
    contents = made.stream(named(content))
    made.add(
        f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 400 300]/Contents {contents} 0 R"
        + named(f"/Resources<</Font<</F @f@>>{resources}>>/Annots[{notes_}]{page}>>")
    )
    made.add(f"<</Type/Pages/Kids[{pages - 1} 0 R]/Count 1>>")
    return open_source("made.pdf", made.bytes(made.add(named(f"<</Type/Catalog/Pages {pages} 0 R{root}>>"))))


def line(x: float, y: float, text: str, size: float = 10) -> str:
    """Text in Helvetica, its base line `y` above the page's foot."""
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n"
