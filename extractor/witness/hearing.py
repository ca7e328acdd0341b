"""The witness heard: each fact's place drawn and recognised, until one place agrees or all that may be asked differ.

A picture contradicts only where it was recognised for sure three times, at different sizes and with different room
around the words, each time with the same numbers, and none of them those of the text layer. Everything else is silence.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from classifier.box import Box
from classifier.facts import Fact, Heard, Witness
from extractor.document.model import Source
from extractor.document.page import Page
from extractor.witness.compare import bounds_otherwise, numbers, says
from extractor.witness.places import Beside, Place, places

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pypdfium2 as pdfium

    from classifier.law.vocabulary import Grammar

    ReadsLine = Callable[[npt.NDArray[np.uint8]], tuple[str, float]]
    """`Recogniser.line`, or what stands in for it."""

SURE = 0.8
"""The recogniser's confidence from which a picture may contradict."""

PLACES_A_FACT = 3
MOST_PLACES = 60
"""Of a document that are drawn; and the seconds after which no more are."""

SECONDS = 30.0

MANY = f"the document has more values than are heard ({MOST_PLACES} places, {SECONDS:.0f} seconds)"
RECOGNISED = "the value itself was recognised in the picture"
NOWHERE = "the value has no place on a page of text"
UNSURE = "the picture was not recognised for sure"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a place is drawn.

    With the room beside its words or without, the margin in heights of the words, and the height of the picture in
    pixels.
    """

    wide: bool
    margin: float
    pixels: int

    def part(self, place: Place) -> tuple[Box, float]:
        """The part of the page in points, and the pixels a point."""
        left, top, right, bottom = place.wide if self.wide else place.tight
        margin = self.margin * (bottom - top)
        beside = 0.0 if self.wide else margin
        scale = self.pixels / max(bottom - top + 2 * margin, 0.5)
        return Box(left - beside, top - margin, right + beside, bottom + margin), scale


LOOKS = (_Look(True, 0.2, 64), _Look(False, 0.12, 48), _Look(True, 0.3, 44))
"""The first and the last see a sign that the text layer lacks; the second sees no ruling beside the words."""


@dataclass(slots=True)
class _Hearing:
    """A document whose places are asked: what was heard at each so far, and how much may still be."""

    document: pdfium.PdfDocument
    pages: Mapping[int, Page]
    recognise: ReadsLine
    beside: Beside
    until: float
    known: dict[Place, Witness] = field(default_factory=dict)

    def of(self, fact: Fact) -> Witness:
        """What the pictures of a fact's places say: agreement at one place is enough."""
        heard = []
        for place in islice(places(fact, self.pages, self.beside), PLACES_A_FACT):
            heard.append(self._at(place))
            if heard[-1].heard is Heard.AGREES:
                return heard[-1]
        differing = [w for w in heard if w.heard is Heard.DIFFERS]
        return (differing or heard or [Witness(Heard.NOT_HEARD, why=NOWHERE)])[0]

    def _at(self, place: Place) -> Witness:
        if place not in self.known:
            if len(self.known) >= MOST_PLACES or time.monotonic() > self.until:
                return _silent(place, MANY)
            self.known[place] = judged(place, self._lines(place))
        return self.known[place]

    def _lines(self, place: Place) -> Iterator[tuple[str, float]]:
        """What is recognised at a place, one look after the other."""
        import pypdfium2 as pdfium

        from extractor.readers.crops import Strip, strips

        try:
            for picture in strips(self.document, self.pages[place.page], (Strip(*look.part(place)) for look in LOOKS)):
                yield ("", 0.0) if picture is None else self.recognise(picture)
        except pdfium.PdfiumError:
            yield "", 0.0


def hear(
    source: Source,
    pages: Sequence[Page],
    facts: Sequence[Fact],
    recognise: ReadsLine,
    grammar: Grammar,
    passwords: tuple[str, ...] = (),
) -> list[Witness]:
    """What the pictures say of each fact of a PDF, in their order; `grammar` tells what belongs to a number.

    Raises `PdfiumError` where the PDF cannot be opened.
    """
    from extractor.readers.pdf.opening import open_document

    document = open_document(source.data, passwords)
    try:
        by_number, until = {p.number: p for p in pages}, time.monotonic() + SECONDS
        hearing = _Hearing(document, by_number, recognise, Beside(grammar), until)
        return [hearing.of(fact) for fact in facts]
    finally:
        document.close()


def judged(place: Place, lines: Iterator[tuple[str, float]]) -> Witness:
    """What the lines recognised by `LOOKS` come to; no more of them are asked for than it takes."""
    seen: list[str] = []
    for line, sure in lines:
        if says(line, place.wanted):
            first = not seen
            return _bounded(place, line, lines) if first and _lacks(place, line, sure) else _agreeing(place, line)
        if sure < SURE or not numbers(line):
            return _silent(place, UNSURE)
        seen.append(line)
    alike = {tuple(number.text for number in numbers(line)) for line in seen}
    if len(seen) < len(LOOKS) or len(alike) > 1:
        return _silent(place, UNSURE)
    return _differing(place, seen[0])


def _lacks(place: Place, line: str, sure: float) -> bool:
    """Whether a picture with the same numbers has a bound's sign that the text layer lacks."""
    return sure >= SURE and bounds_otherwise(line, place.wanted)


def _bounded(place: Place, line: str, lines: Iterator[tuple[str, float]]) -> Witness:
    """A sign was seen at the first look: it counts where the last look sees it too."""
    last = list(lines)[-1:]
    return _differing(place, line) if last and _lacks(place, *last[0]) else _agreeing(place, line)


def _agreeing(place: Place, line: str) -> Witness:
    return Witness(Heard.AGREES, place.text, line, place.page, place.tight)


def _differing(place: Place, line: str) -> Witness:
    return Witness(Heard.DIFFERS, place.text, line, place.page, place.tight)


def _silent(place: Place, why: str) -> Witness:
    return Witness(Heard.NOT_HEARD, place.text, None, place.page, place.tight, why)
