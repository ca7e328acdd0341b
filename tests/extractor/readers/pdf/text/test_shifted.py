"""A font that lost its character map says other letters than it draws: such a page is recognised, or told."""

from __future__ import annotations

import pytest

from extractor.document.model import Source, Status
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.readers import ocr
from extractor.readers.reading import read
from tests.extractor.readers.raw_pdf import line, paper

LABELS = [
    "Nominal capacity",
    "Minimum discharge capacity",
    "Energy density by mass",
    "Charge voltage",
    "Weight of the cell",
]


def shown(text: str, places: int) -> str:
    """The text as a font says it whose codes stand so many places before its letters."""
    return "".join(f"\\{ord(c) - places:03o}" for c in text)


def sheet(places: int, labels: list[str] = LABELS) -> Source:
    """Labels in such a font before values in a sound one."""
    drawn = ""
    for k, label in enumerate(labels):
        drawn += f"BT /S 10 Tf 40 {260 - 20 * k} Td ({shown(label, places)}) Tj ET\n" + line(
            250, 260 - 20 * k, f"{k}.5 Ah"
        )
    fonts = "/Font<</F @f@/S @s@>>"
    sound = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/Name/S>>"
    return paper(drawn, fonts, held=lambda made: {"s": made.add(sound)})


@pytest.mark.parametrize("places", [29, 31])
def test_a_page_whose_labels_are_other_letters_is_partly_read(places: int) -> None:
    found = read(sheet(places), ReadOptions(ocr=False))
    assert found.status is Status.PARTLY_READ
    assert "cannot be read as text" in found.problems[-1].message


@pytest.mark.parametrize(
    "labels",
    [
        LABELS,
        ["NMC811", "LFP", "QXZ-JKV", "ZZZZZZZZ", "RUPDW"],
        ["Größe", "Kapazität", "Prüfung", "Zyklenzahl", "Schlüssel"],
    ],
)
def test_letters_that_are_what_they_say_are_read(labels: list[str]) -> None:
    found = read(sheet(0, labels), ReadOptions(ocr=False))
    assert (found.status, found.problems) == (Status.READ, ())


def recognising(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    def read_image(image: object, *, number: int, **sides: float) -> Page:
        made = read(paper(line(40, 260, text)), ReadOptions(ocr=False)).pages[0]
        return made

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "read_image", read_image)


def test_it_is_recognised_where_that_finds_enough_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    recognising(monkeypatch, " ".join(LABELS))
    found = read(sheet(29), ReadOptions(ocr=True))
    assert found.status is Status.READ
    assert "Nominal capacity" in found.pages[0].text


def test_a_recognition_that_finds_hardly_anything_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    recognising(monkeypatch, "Cell")
    found = read(sheet(29), ReadOptions(ocr=True))
    assert found.status is Status.PARTLY_READ
    assert "recognition found less" in found.problems[-1].message
