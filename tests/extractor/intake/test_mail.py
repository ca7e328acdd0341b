"""Mails and Outlook messages: what they hold, their own words too; and plain text."""

from __future__ import annotations

import importlib.util
from email.message import EmailMessage

import pytest

from extractor.document.model import Problem, Source, Status
from extractor.document.page import Page
from extractor.intake import media_types
from extractor.intake.archive import unpack
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.extractor.readers.compound import Storage, compound

PAPER = b"%PDF-1.7\n"


def mail(words: str = "", html: str = "", **attached: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Order 7"
    if words or not html:
        message.set_content(words)
    if html and words:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def opened(message: EmailMessage | bytes, name: str = "a.eml") -> list[Source | Problem]:
    return list(unpack(open_source(name, bytes(message))))


def names(found: list[Source | Problem]) -> list[str]:
    return [x.identity.name if isinstance(x, Source) else x.message for x in found]


def page_of(found: list[Source | Problem]) -> Page:
    """The page of the mail's own words."""
    assert isinstance(found[0], Source)
    contents = read(found[0])
    assert contents.status is Status.READ, contents.problems
    return contents.pages[0]


def text(data: str, name: str = "note.txt", coding: str = "utf-8") -> Page:
    return read(open_source(name, data.encode(coding))).pages[0]


def test_a_mail_s_words_are_a_document_before_its_attachments() -> None:
    assert names(opened(mail("See below.", spec=PAPER))) == ["a.eml/body.txt", "a.eml/spec"]


def test_the_subject_is_the_first_line_of_a_mail_s_words() -> None:
    page = page_of(opened(mail("120 cells INR21700 at 3.15 EUR")))
    assert page.text == "Order 7\n120 cells INR21700 at 3.15 EUR\n"
    assert (page.origin, page.words[2].cell) == ("lines", "Line 3")


def test_quoted_headers_do_not_make_a_mail_of_a_mail_s_words() -> None:
    assert names(opened(mail("From: x@example.org\nTo: y@example.org\n\n2 packs"))) == ["a.eml/body.txt"]


def test_a_table_in_an_html_mail_keeps_its_rows_and_cells() -> None:
    rows = "".join(f"<tr><td><p>{a}</p></td><td>{b}</td></tr>" for a, b in (("Model", "Qty"), ("X-1", "120")))
    page = page_of(opened(mail("Model\nQty\nX-1\n120", html=f"<style>p{{}}</style><table>{rows}</table>Regards")))
    assert page.text == "Order 7\nModel  Qty\nX-1  120\nRegards\n"
    (table,) = page.tables
    assert [(c.row, c.column, page.text[slice(*c.spans[0])]) for c in table.cells] == [
        (0, 0, "Model"),
        (0, 1, "Qty"),
        (1, 0, "X-1"),
        (1, 1, "120"),
    ]


def test_scripts_in_an_html_mail_are_no_words() -> None:
    assert page_of(opened(mail(html="<script>steal()</script><p>2 &lt; 3</p>"))).text == "Order 7\n2 < 3\n"


def test_a_mail_forwarded_within_a_mail_is_opened() -> None:
    outer = mail("outer")
    outer.add_attachment(mail("inner", spec=PAPER))
    assert names(opened(outer)) == ["a.eml/body.txt", "a.eml/part 1/body.txt", "a.eml/part 1/spec"]


def test_a_mail_with_nothing_in_it_says_so() -> None:
    (problem,) = opened(mail("  \n"))
    assert isinstance(problem, Problem) and "neither words nor attachments" in problem.message


def prop(tag: str, value: str) -> Storage:
    return {f"__substg1.0_{tag}001F": value.encode("utf-16-le")}


def attached(name: str, data: bytes) -> Storage:
    return {**prop("3707", name), "__substg1.0_37010102": data}


@pytest.fixture
def outlook() -> bytes:
    """A message with a file, an inline picture, a link and a message attached to it."""
    inner = {
        **prop("0037", "Specs"),
        **prop("1000", "Mass 45 g"),
        "__attach_version1.0_#00000000": attached("x.pdf", PAPER),
    }
    return compound(
        {
            **prop("0037", "订单 7"),
            **prop("1000", "120 cells"),
            "__attach_version1.0_#00000000": attached("../spec.pdf", PAPER * 900),
            "__attach_version1.0_#00000001": {**attached("logo.png", b"x"), **prop("3712", "logo@1")},
            "__attach_version1.0_#00000002": prop("3707", "link.docx"),
            "__attach_version1.0_#00000003": {**prop("3001", "Fw Specs"), "__substg1.0_3701000D": inner},
        }
    )


needs_olefile = pytest.mark.skipif(
    not importlib.util.find_spec("olefile"), reason="the extra 'office' is not installed"
)


@needs_olefile
def test_an_outlook_message_gives_its_words_its_files_and_those_of_messages_within(outlook: bytes) -> None:
    assert media_types.media_type(outlook) == media_types.OUTLOOK
    found = opened(outlook, "a.msg")
    assert names(found) == [
        "a.msg/body.txt",
        "a.msg/spec.pdf",
        "a.msg/link.docx is a link, or an object of another program, and was not read.",
        "a.msg/Fw Specs/body.txt",
        "a.msg/Fw Specs/x.pdf",
    ]
    assert page_of(found).text == "订单 7\n120 cells\n"
    assert isinstance(found[1], Source) and found[1].data == PAPER * 900


@needs_olefile
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_an_outlook_message_cut_off_ends_in_words_or_in_a_problem(outlook: bytes, share: float) -> None:
    found = opened(outlook[: int(len(outlook) * share)], "a.msg")
    assert found and all(isinstance(x, Source) or x.message for x in found)


def test_without_the_extra_an_outlook_message_says_what_to_do(outlook: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    (message,) = names(opened(outlook, "a.msg"))
    assert "install gauger[office]" in message and "save it as .eml" in message


def test_text_with_wide_gaps_has_segments_where_they_stand() -> None:
    page = text("Model    Mass\nX-1      45 g")
    assert [[page.text[s.start : s.end] for s in line.segments] for line in page.lines] == [
        ["Model", "Mass"],
        ["X-1", "45 g"],
    ]
    assert page.lines[0].segments[1].box.x0 == page.lines[1].segments[1].box.x0


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_chinese_text_is_read_in_the_codings_that_windows_writes(coding: str) -> None:
    assert text("锂离子电池 45 g", coding=coding).text == "锂离子电池 45 g\n"


@pytest.mark.parametrize("name", ["invoice.pdf", "page", "readme.md"])
def test_text_under_another_name_is_no_document(name: str) -> None:
    assert read(open_source(name, b"Not found")).status is Status.UNREADABLE
