"""Models' names over columns: under a torn title, and figures of other things among the models' own."""

from __future__ import annotations

from dataclasses import replace

from casebook.learning.forms.labelled import lesson_of, lesson_of_both
from corpora.generator.suppliers import labels as labels_of
from corpora.generator.suppliers import papers
from corpora.labels import LabelledDocument, Labels
from extractor.document.model import Reading, Source
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.forms.book import FormBook
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.model import NAME, FormMark, KnownForm, Place, Said, Says
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline, may_hold_a_table
from extractor.readers.reading import read as pages_of
from tests.extractor.drawn import catalogue, drawn
from tests.extractor.forms.sheets import book, facts, read

READER = Pipeline(catalogue())
PIECE = FormMark(Place("piece figure", NAME), Says.VALUE, "mass")
CHARGE = FormMark(Place("charge figure", NAME), Says.VALUE, "capacity")


def sheet(title: str, one: str, other: str, yoke: str = "640 g") -> Page:
    """A sheet of two models, with what a carrier weighs among their rows."""
    return drawn(f"""
        Harrow Cells Limited
        {title}
        Build                  {one}          {other}
        Charge figure          4.9 Ah         5.1 Ah
        Weight of yoke         {yoke}          {yoke}
        Piece figure           70 g           75 g
        Shape                  round          flat
        Store                  dry            dry
        Approved by            Quality        Quality
    """)


def test_names_over_columns_are_the_head_under_a_title_that_is_torn() -> None:
    first = sheet("Data of a lithium ion cell", "HC-21A", "HC-22A")
    torn = sheet("Data of a lithium      ion cell       of ours", "HC-31A", "HC-32A")
    items = read([torn], book(first, PIECE, CHARGE)).items
    assert {i.label: {"mass 70 g", "mass 75 g"} & set(facts(i)) for i in items} == {
        "HC-31A": {"mass 70 g"},
        "HC-32A": {"mass 75 g"},
    }


def drawn_paper(seed: int, number: int, k: int) -> tuple[LabelledDocument, Reading]:
    """A paper of a drawn supplier with its labels, as the reader alone reads it."""
    made = list(papers(seed, number, k + 1))
    label = Labels.model_validate(labels_of(made)).documents[k]
    source = open_source(label.file, made[k][1])
    contents = pages_of(source, replace(ReadOptions(ocr=False), want_tables=may_hold_a_table))
    return label, replace(READER.understood(source, contents), contents=contents)


def again(reading: Reading, forms: FormBook) -> Reading:
    """A paper read with marks."""
    return READER.understood(Source(reading.identity, b""), reading.contents, forms)


def test_columns_of_which_only_units_are_known_do_not_prove_another_makers_list() -> None:
    label, first = drawn_paper(993, 48, 0)
    marks = lesson_of_both(label, first, READER).marks
    _, other = drawn_paper(993, 55, 1)
    said = tuple(Said(m, "LW", "2026-12-03", "first.pdf") for m in marks)
    taught = FormBook((KnownForm("f1", (fingerprint(first.contents.pages),), said),))
    met = taught.of(other.contents.pages)
    assert met is not None and met.is_to_prove
    assert again(other, taught).items == other.items


def test_a_labelled_paper_teaches_what_its_own_marks_would_read_wrongly() -> None:
    label, first = drawn_paper(992, 52, 0)
    marks = lesson_of_both(label, first, READER).marks
    _, second = drawn_paper(992, 52, 1)
    alone = lesson_of(label, first, READER.marked_rows(first.contents.pages), READER.vocabulary).marks
    page = first.contents.pages[0]
    assert any("mass 519 g" in facts(i) for i in again(second, book(page, *alone)).items)
    assert not any("mass 519 g" in facts(i) for i in again(second, book(page, *marks)).items)
