"""A mail's HTML is parsed once, for its words, what they lack beside the plain text, and its pictures."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from extractor.document.model import Problem, Source
from extractor.intake.archive import unpack
from extractor.intake.mails import hypertext
from extractor.intake.sources import open_source

ROWS = "<table><tr><td>VT-18650</td><td>2600 mAh</td></tr></table><p style='display:none'>9 Ah</p><img src='http://x/1.png'>"


def unpacked(*parts: tuple[str, str]) -> tuple[list[Source], str]:
    message = EmailMessage()
    message["Subject"] = "Offer"
    message.make_mixed()
    for plain, html in parts:
        part = EmailMessage()
        part.set_content(plain)
        part.add_alternative(html, subtype="html")
        message.attach(part)
    made = list(unpack(open_source("offer.eml", message.as_bytes())))
    told = "\n".join(one.message for one in made if isinstance(one, Problem))
    return [one for one in made if isinstance(one, Source)], told


def test_the_html_of_a_mail_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    read = hypertext.read_html
    monkeypatch.setattr(hypertext, "read_html", lambda text, unseen: parsed.append(text) or read(text, unseen))
    (words,), told = unpacked(("VT-18650 2500 mAh", ROWS))
    assert "VT-18650\t2600 mAh" in words.data.decode()
    assert "9 Ah" in told and "http://x/1.png" in told and "lacks numbers" in told
    assert len(parsed) == 1


def test_pictures_of_all_parts_of_a_mail_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    (words,), told = unpacked(("one", ROWS), ("two", ROWS.replace("1.png", "2.png")))
    assert words.data.decode().count("2600 mAh") == 2
    assert "http://x/1.png" in told and "http://x/2.png" in told
