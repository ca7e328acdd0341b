"""The picture as witness: what a page shows against what its text layer says, on pages that are drawn here."""

from datetime import date
from decimal import Decimal

import pytest

from casebook.workers.job import Job
from casebook.workers.worker import answer, heard
from classifier.box import Box
from classifier.facts import Heard
from extractor.intake.sources import open_source
from extractor.readers import ocr
from extractor.witness.compare import bounds_otherwise, numbers, says
from extractor.witness.hearing import judged
from extractor.witness.places import Place

JOB = Job(date(2026, 12, 1), "default", "0")
LINES = ("Lithium-ion cell LX-50", "Nominal capacity 5.0 Ah", "Nominal voltage 3.6 V", "Weight {} g")

needs_recognition = pytest.mark.skipif(not ocr.available(), reason="the extra that recognises pictures is missing")


def pdf(drawn: str, said: str) -> bytes:
    """A page that draws one mass and whose text layer says another: the font's map to text lies.

    The digits of the mass are set in a font of their own, in which code 65 and on draw `drawn` and mean `said`.
    """
    names = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight",
             "9": "nine", "0": "zero", ".": "period", ">": "greater"}  # fmt: skip
    codes = "".join(chr(65 + k) for k in range(len(drawn)))
    pairs = "\n".join(f"<{65 + k:02X}> <{ord(said[k]):04X}>" for k in range(len(said)))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> "
        f"endcodespacerange {len(said)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    rows = [f"BT /F1 12 Tf 60 {760 - 24 * k} Td ({line}) Tj ET" for k, line in enumerate(LINES[:3])]
    rows.append(f"BT /F1 12 Tf 60 688 Td (Weight ) Tj /F2 12 Tf ({codes}) Tj /F1 12 Tf ( g) Tj ET")
    content = "\n".join(rows)
    different = " ".join(f"/{names[c]}" for c in drawn)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 842 595] >>".replace("842 595", "595 842"),
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 65 /ToUnicode 7 0 R "
        f"/Encoding << /Type /Encoding /Differences [65 {different}] >> >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode()


def report(drawn: str, said: str) -> dict:
    import json

    source = open_source("cell.pdf", pdf(drawn, said))
    plain = answer(source, JOB, ocr=False)
    assert plain.to_hear
    return json.loads(heard(source, plain, JOB).line)


def mass(made: dict) -> dict:
    return next(f for f in made["items"][0]["facts"] if f["property"] == "mass")


@needs_recognition
def test_a_value_that_its_picture_shows_otherwise_is_doubted_and_asked_with_both_readings():
    made = report(drawn="58", said="98")
    found = made["items"][0]["determination"]
    assert (mass(made)["witness"]["heard"], found["outcome"]) == ("differs", "undetermined")
    assert mass(made)["confidence"] < 0.8
    asked = found["questions"][0]["en"]
    assert "98" in asked and "58" in asked
    assert mass(made)["witness"]["box"] is not None


@needs_recognition
def test_a_value_that_its_picture_shows_stays_as_it_is():
    made = report(drawn="98", said="98")
    assert mass(made)["witness"]["heard"] == "agrees"
    assert made["items"][0]["determination"]["outcome"] == "not_controlled"


@needs_recognition
def test_a_bound_that_the_text_layer_lost_is_seen():
    assert mass(report(drawn=">98", said=" 98"))["witness"]["picture"].startswith(">")


def test_without_the_extra_a_note_says_that_the_witness_was_not_heard(monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    made = answer(open_source("cell.pdf", pdf("98", "98")), JOB, ocr=False)
    assert not made.to_hear
    assert [(p.stage, p.severity) for p in made.problems if "gauger[ocr]" in p.message] == [("witness", "note")]


@pytest.mark.parametrize(
    ("text", "picture"),
    [("45 g", "459"), ("Φ500", "0500"), ("≥2.58", "≥2.58"), ("3,7V", "3.7V"), ("4,900 mAh", "4900mAh"),
     ("10000 mAh", "10 000 mAh"), ("2500mAh", "25O0mAh"), ("20 – 30 m³", "20-30m3")],
)  # fmt: skip
def test_what_a_recogniser_may_take_for_another_sign_is_no_difference(text, picture):
    assert says(picture, numbers(text))


@pytest.mark.parametrize(
    ("text", "picture"), [("98 g", "58 g"), ("585 g", "58.5 g"), ("45 g", "4.5 g"), ("62 g", "35 g")]
)
def test_other_digits_and_another_point_are_a_difference(text, picture):
    assert not says(picture, numbers(text))


def test_a_bound_that_the_text_layer_lacks_is_seen():
    assert bounds_otherwise("≥45 g", numbers("45 g"))
    assert not bounds_otherwise("≥45 g", numbers("≥ 45 g"))


def place(text: str) -> Place:
    return Place(1, text, numbers(text), Box(0, 0, 9, 9), Box(0, 0, 9, 9))


@pytest.mark.parametrize(
    "lines", [[("", 0.0)], [("58 g", 0.6)], [("58 g", 0.99), ("53 g", 0.99), ("58 g", 0.99)], [("58 g", 0.99)]]
)
def test_a_picture_that_is_not_recognised_for_sure_and_alike_each_time_contradicts_nothing(lines):
    assert judged(place("98 g"), iter(lines)).heard is Heard.NOT_HEARD


def test_one_look_that_agrees_is_enough():
    lines = iter([("58 g", 0.99), ("98 g", 0.99)])
    assert judged(place("98 g"), lines).heard is Heard.AGREES
    assert numbers("98 g")[0].values == {Decimal(98)}
