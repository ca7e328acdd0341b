"""Words of mails in Outlook's own form: compressed RTF, which may enclose HTML."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.document.model import Problem, Source
from extractor.document.read_options import ReadOptions
from extractor.intake.archive import unpack
from extractor.intake.mails.hypertext import Hypertext
from extractor.intake.mails.rtf import as_html, unpacked
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.extractor.readers.compound import compound

SPECIFIED = {
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0":
        rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n",
    "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0": rb"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}",
}  # fmt: skip
"""The examples of MS-OXRTFCP, chapter 4."""

ORDER = rb"{\rtf1\ansi\trowd\intbl Model\cell QX-77\cell\row\trowd\intbl Mass\cell 61.5 g\cell\row\pard By \strike May\strike0  June\par}"
PAGE = (
    rb"{\rtf1\ansi\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Mass 61.5 g"
    rb"{\*\htmltag92 <s>}\htmlrtf{\strike\htmlrtf0 66 g\htmlrtf}\htmlrtf0{\*\htmltag92 </s>}{\*\htmltag72 </p>}}}"
)


def kept(rtf: bytes) -> bytes:
    """RTF as Outlook keeps it where it does not compress it."""
    return struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf


def message(rtf: bytes) -> bytes:
    return compound({"__substg1.0_0037001F": "Order".encode("utf-16-le"), "__substg1.0_10090102": rtf})


def parcel(rtf: bytes) -> bytes:
    held = struct.pack("<I", 1) + struct.pack("<HHII", 0x0102, 0x1009, 1, len(rtf)) + rtf + b"\0" * (-len(rtf) % 4)
    return struct.pack("<IH", 0x223E9F78, 1) + struct.pack("<BII", 1, 0x00069003, len(held)) + held + b"\0\0"


def opened(name: str, data: bytes) -> tuple[str, str]:
    """What is read of all documents within, and what is told."""
    texts, told = "", ""
    for one in unpack(open_source(name, data)):
        if isinstance(one, Problem):
            told += one.message
        else:
            assert isinstance(one, Source)
            texts += "".join(page.text for page in read(one, ReadOptions(ocr=False)).pages)
    return texts, told


@pytest.mark.parametrize("packed, plain", SPECIFIED.items())
def test_the_examples_of_the_specification_are_unpacked(packed: str, plain: bytes) -> None:
    assert unpacked(bytes.fromhex(packed)) == plain


@pytest.mark.parametrize("name, made", [("a.msg", message), ("winmail.dat", parcel)])
def test_a_mail_that_has_its_words_in_rtf_alone_is_read(name: str, made: object) -> None:
    text, told = opened(name, made(kept(ORDER)))  # type: ignore[operator]
    assert [line.split() for line in text.splitlines() if line][-3:] == [
        ["Model", "QX-77"],
        ["Mass", "61.5", "g"],
        ["By", "June"],
    ]
    assert "May" in told


@pytest.mark.parametrize("name, made", [("a.msg", message), ("winmail.dat", parcel)])
def test_rtf_that_encloses_html_gives_it_back(name: str, made: object) -> None:
    text, told = opened(name, made(kept(PAGE)))  # type: ignore[operator]
    assert "Mass 61.5 g" in text
    assert "66 g" not in text and "66 g" in told


@pytest.mark.parametrize("name, made", [("a.msg", message), ("winmail.dat", parcel)])
def test_words_that_cannot_be_unpacked_are_told(name: str, made: object) -> None:
    _, told = opened(name, made(b"\1\2\3\4" * 9))  # type: ignore[operator]
    assert "were not read" in told


@pytest.mark.parametrize(
    "rtf, words",
    [
        (
            rb"{\rtf1\ansi{\fonttbl{\f0\fcharset134 \'cb\'ce;}{\f1\fcharset0 Arial;}}\f0 \'c8\'dd\'c1\'bf \f1 5\'b0C}",
            "容量 5°C",
        ),
        (rb"{\rtf1\ansi\ansicpg932 \'97\'65\'97\'ca 5 Ah}", "容量 5 Ah"),
        (rb"{\rtf1\ansi\uc1\u23481?\u37327?{\uc2\u8804\'a1\'dc} 5 Ah}", "容量≤ 5 Ah"),
        (
            rb"{\rtf1\ansi{\info{\title 99 g}}{\stylesheet{\s1 x;}}{\*\generator y 88 g;}a\~\emdash\_b\{\}\\}",
            "a —-b{}\\",
        ),
        (rb"{\rtf1\ansi{\field{\*\fldinst HYPERLINK x}{\fldrslt 61.5 g}}{\v 66 g}\line 5 g}", "61.5 g\n5 g"),
        (rb"{\rtf1{{{{", ""),
        (b"no rtf", ""),
    ],
)
def test_what_rtf_shows_is_read(rtf: bytes, words: str) -> None:
    assert Hypertext(as_html(rtf)).words.replace("\u200b", "") == words


@given(st.binary(max_size=300), st.binary(max_size=200))
def test_any_bytes_end_in_words_or_none(packed: bytes, rtf: bytes) -> None:
    assert isinstance(unpacked(struct.pack("<IIII", 9, 9, 0x75465A4C, 0) + packed), bytes)
    assert isinstance(Hypertext(as_html(b"{\\rtf1" + rtf)).words, str)
