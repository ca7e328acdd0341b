"""Pictures, drawings and formulas in HTML: read where the page holds them, told where it does not."""

from __future__ import annotations

import base64
import io
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from PIL import Image

from extractor.document.model import Problem, Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.intake.archive import unpack
from extractor.intake.html import HtmlTable, Unseen, read_html
from extractor.intake.sources import open_source
from extractor.readers.reading import read

NO_OCR = ReadOptions(ocr=False)


def picture(across: int = 500, down: int = 300, form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (across, down), "white").save(out, form)
    return out.getvalue()


def address(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


WAYS = [
    '<img src="{}">',
    "<img src='{}' width=600>",
    '<picture><source srcset="{} 2x"><img src="small.gif" width="4"></picture>',
    "<div style=\"background-image: url('{}')\">Sheet</div>",
    '<table><tr><td>Sheet <img src="{}"></td></tr></table>',
    '<table><tr><td background="{}">Sheet</td></tr></table>',
    '<object data="{}" type="image/png"></object>',
    '<svg width="600" height="400"><image xlink:href="{}"/></svg>',
    '<input type="image" src="{}">',
    '<video poster="{}"></video>',
    "<iframe srcdoc=\"<p><img src='{}'></p>\"></iframe>",
    "<style>.sheet {{ background: url({}) }}</style><div class=sheet></div>",
]


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_in_the_page_s_own_text_is_found(way: str) -> None:
    seen = Unseen()
    read_html(f"<html><body>{way.format(address(picture()))}</body></html>", seen)
    assert seen.pictures == [picture()]


def test_a_hidden_picture_is_not_shown() -> None:
    seen = Unseen()
    read_html(f'<p>a</p><div style="display:none"><img src="{address(picture())}"></div>', seen)
    assert seen.pictures == []


def test_line_breaks_and_percent_signs_in_an_address_do_no_harm() -> None:
    packed = base64.encodebytes(picture()).decode()
    for text in (packed, packed.strip().replace("+", "%2B").replace("\n", "")):
        seen = Unseen()
        read_html(f'<img src="data:image/png;base64,{text}">', seen)
        assert seen.pictures == [picture()]


def test_a_mail_s_picture_in_its_html_is_a_document_and_a_mark_is_told() -> None:
    html = f'<p>Sheet:</p><img src="{address(picture())}"><img src="{address(picture(60, 20))}">'
    mail = MIMEText(html, "html")
    mail["From"], mail["MIME-Version"] = "a@example.com", "1.0"
    found = list(unpack(open_source("a.eml", mail.as_bytes())))
    assert [one.identity.name for one in found if isinstance(one, Source)] == ["a.eml/body.txt", "a.eml/picture 1.png"]
    assert ["(1) were taken for marks" in one.message for one in found if isinstance(one, Problem)] == [True]


def test_pictures_that_a_mail_does_not_hold_are_told_and_counting_dots_are_not() -> None:
    html = '<p>4.9 Ah</p><img src="cid:gone"><img src="https://example.com/a.png"><img src="https://x.example/t.gif" width=1>'
    mail = MIMEText(html, "html")
    mail["From"], mail["MIME-Version"] = "a@example.com", "1.0"
    (told,) = (one.message for one in unpack(open_source("a.eml", mail.as_bytes())) if isinstance(one, Problem))
    assert "cid:gone" in told and "example.com/a.png" in told and "t.gif" not in told


def test_a_page_whose_picture_is_not_recognised_is_read_in_part() -> None:
    contents = read(open_source("a.html", f'<html><p>Sheet</p><img src="{address(picture())}">'.encode()), NO_OCR)
    assert contents.status is Status.PARTLY_READ
    assert any("place 1 of the page was not read" in p.message for p in contents.problems)
    only = read(open_source("a.html", f'<html><img src="{address(picture())}"></html>'.encode()), NO_OCR)
    assert only.status is Status.UNREADABLE and any("place 1" in p.message for p in only.problems)


def test_a_drawing_in_a_picture_s_place_is_told() -> None:
    svg = address(b'<svg xmlns="http://www.w3.org/2000/svg"><text>2.56 g/cm3</text></svg>', "image/svg+xml")
    contents = read(open_source("a.html", f'<html><p>Sheet</p><img src="{svg}"></html>'.encode()), NO_OCR)
    assert any(p.severity is Severity.WARNING and "SVG" in p.message for p in contents.problems)


def test_the_texts_of_a_drawing_are_lines_by_their_height() -> None:
    svg = """<svg><g transform="translate(0, 100)"><text x="200" y="20">2.56 g/cm3</text></g>
    <text x="10" y="120">Compaction density</text><text x="10" y="90">LFP <tspan>cathode</tspan></text>
    <text y="140"><tspan x="10">Capacity</tspan><tspan x="200">158 mAh/g</tspan></text>
    <text x="10" y="160" fill="none">2.41 g/cm3</text><title>no text</title></svg>"""
    seen = Unseen()
    assert read_html(f"<p>a</p>{svg}", seen) == [
        "a", "LFP cathode", "Compaction density\t2.56 g/cm3", "Capacity\t158 mAh/g",
    ]  # fmt: skip
    assert seen.found == [("hidden", "2.41 g/cm3")]


def test_a_drawing_of_shapes_alone_is_told_unless_it_is_an_icon() -> None:
    for size, told in ((400, True), (16, False)):
        page = f'<p>Sheet</p><svg width="{size}" height="{size}"><path d="M0 0L9 9"/></svg>'
        contents = read(open_source("a.html", f"<html>{page}</html>".encode()), NO_OCR)
        assert any("drawing (SVG)" in p.message for p in contents.problems) is told


def test_a_formula_is_a_line_of_text() -> None:
    page = (
        "<table><tr><td>Energy density</td><td><math><mo>≥</mo><mn>302</mn><mfrac><mi>Wh</mi><mi>kg</mi></mfrac></math></td>"
        "</tr><tr><td>Volume</td><td><math><mn>5</mn><mspace/><msup><mi>m</mi><mn>3</mn></msup></math></td></tr></table>"
    )
    (table,) = read_html(page)
    assert isinstance(table, HtmlTable)
    assert [cell.text for cell in table.cells] == ["Energy density", "≥302Wh/kg", "Volume", "5 m³"]


@pytest.mark.parametrize("place", ["a_files/image001.png", "./a_files/image001.png", "file:///C:/a_files/image001.png"])
def test_a_picture_that_a_saved_page_calls_by_its_place_is_in_it(place: str) -> None:
    page = MIMEMultipart("related")
    page["From"], page["MIME-Version"] = "a@example.com", "1.0"
    page.attach(MIMEText(f'<p>4.9 Ah</p><img src="{place}">', "html"))
    page.attach(MIMEImage(picture(), "png"))
    page.get_payload()[-1]["Content-Location"] = "file:///C:/a_files/image001.png"
    assert not [one for one in unpack(open_source("a.mht", page.as_bytes())) if isinstance(one, Problem)]
