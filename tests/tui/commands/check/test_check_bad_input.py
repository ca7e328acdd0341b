"""Bad drafts on printed pages: two declarations in one file, a line over the page, a number of nine digits, and papers
that are answered before the draft. Each is told with its place, and no line is lost."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pytest

from corpora.declarations.deal import Deal
from corpora.declarations.faultless import faultless
from corpora.declarations.forms import printed, whole_deal
from corpora.declarations.forms.grid import book_of
from corpora.made.drawing.faces import FACES
from tests.tui.commands.check.test_check_command import Told, told
from tui.commands.checking import check_read
from tui.speech.exits import Exit

__all__ = ["told"]
LOOK = printed.Look(FACES["hei"], 7.5, 11.0, bold=False, ruled=True, head_again=True, right=False, split=True)


def pdf(made: Deal) -> bytes:
    pages, _ = printed._pages(Random(1), made, LOOK, is_copy=True)
    return printed.written(pages, LOOK.face)


def bound(*several: bytes) -> bytes:
    """Files one behind the other."""
    whole = pypdfium2.PdfDocument.new()
    for one in several:
        whole.import_pages(pypdfium2.PdfDocument(one))
    data = io.BytesIO()
    whole.save(data)
    return data.getvalue()


def test_two_declarations_on_the_pages_of_one_file_are_two_checks(told: Told) -> None:
    one, two = faultless("two.1", 2), faultless("two.2", 3)
    Path("drafts.pdf").write_bytes(bound(pdf(one), pdf(two)))
    _, _, checks = told("drafts.pdf")
    assert [c["header"]["contract"]["value"] for c in checks] == [one.number, two.number]
    assert [len(c["lines"]) for c in checks] == [len(one.lines), len(two.lines)]
    assert set(checks[0]["document"]["pages"]).isdisjoint(checks[1]["document"]["pages"])


def test_lines_that_go_on_over_pages_are_checked_whole(told: Told) -> None:
    made = faultless("pages", 24)
    Path("draft.pdf").write_bytes(pdf(made))
    code, _, (found,) = told("draft.pdf")
    assert [x["elements_text"] for x in found["lines"]] == [x.told for x in made.lines]
    assert (code, found["verdict"], found["findings"]) == (Exit.SETTLED, "ready", [])


def test_a_number_of_nine_digits_is_told_with_its_file_and_page(told: Told) -> None:
    made = faultless("nine", 1)
    lines = (replace(made.lines[0], number=made.lines[0].number[:9]), *made.lines[1:])
    Path("draft.pdf").write_bytes(pdf(replace(made, lines=lines)))
    _, _, (found,) = told("draft.pdf")
    (doubt,) = [f for f in found["findings"] if f["kind"] == "number_doubtful"]
    assert doubt["line"] == 1
    assert "9 digits" in doubt["says"]
    assert [(e["document"], e["page"], e["text"]) for e in doubt["evidence"]] == [("draft.pdf", 1, lines[0].number)]
    assert len(found["lines"]) == len(made.lines)


def test_a_paper_that_is_answered_before_the_draft_is_not_taken_for_it(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = faultless("early", 1)
    Path("draft.pdf").write_bytes(pdf(made))
    Path("a.xlsx").write_bytes(book_of(whole_deal.invoice(made)))
    in_order = check_read.followed

    def late(*order: Any) -> Iterator[Any]:
        return reversed(list(in_order(*order)))

    monkeypatch.setattr(check_read, "followed", late)
    _, _, (found,) = told("draft.pdf", "a.xlsx")
    assert found["document"]["name"] == "draft.pdf"
    assert found["verdict"] == "ready"
