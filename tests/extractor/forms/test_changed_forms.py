"""A form that was drawn anew, lost a label or words one row of models otherwise: its marks are dropped with a word."""

from __future__ import annotations

from datetime import date

from classifier.judging.classify import classify
from classifier.judging.determination import Outcome
from extractor.document.page import Page
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.likeness.similarity import Verdict, compared
from extractor.forms.model import NAME, FormMark, Place, Says
from tests.extractor.drawn import catalogue, drawn, ruled
from tests.extractor.forms.sheets import book, facts, maker, read

FIRST = maker("HC-21A", "4.9 Ah", "3.6 V", "70 g")
TRAY = FormMark(Place("weight of the yoke"), Says.NOTHING)
PIECE = FormMark(Place("piece figure"), Says.VALUE, "mass")
CHARGE = FormMark(Place("charge figure"), Says.VALUE, "capacity")


def anew(*rows: str) -> Page:
    """The maker's words in their order, with other margins and columns than before."""
    return drawn(
        "\n".join(
            (
                "Harrow Cells Limited",
                "     Data of a lithium ion cell",
                "          Build             HC-30B",
                *(f"          {row}" for row in rows),
                "          Shape             prismatic",
                "     Store dry",
                "     Approved by            Quality office",
            )
        )
    )


REDRAWN = anew(
    "Charge figure     5.0 Ah", "Terminal tension  3.6 V", "Weight            71 g", "Weight of the yoke          640 g"
)


def test_the_same_words_in_the_same_order_and_other_places_are_a_form_drawn_anew() -> None:
    assert compared(fingerprint([FIRST]), fingerprint([REDRAWN])).verdict is Verdict.REDRAWN


def test_what_was_set_aside_stays_aside_where_the_form_was_drawn_anew() -> None:
    (plain,) = read([REDRAWN]).items
    (item,) = read([REDRAWN], book(FIRST, TRAY)).items
    assert "mass 640 g" in facts(plain)
    assert "mass 640 g" not in facts(item)


def test_a_form_drawn_anew_clears_nothing_by_what_stands_elsewhere_and_says_what_was_dropped() -> None:
    reading = read([REDRAWN], book(FIRST, TRAY, PIECE))
    (weight,) = (f for f in reading.items[0].facts if f.property == "mass")
    assert weight.marked is not None and not weight.marked.agrees
    assert any("“piece figure” was not found again: the form has changed" in p.message for p in reading.problems)


def test_another_makers_sheet_with_the_same_common_words_is_read_as_ever() -> None:
    weight = FormMark(Place("weight"), Says.VALUE, "mass")
    volts = FormMark(Place("terminal voltage"), Says.VALUE, "nominal_voltage")
    assert read([REDRAWN], book(FIRST, weight, volts)) == read([REDRAWN])


def test_a_label_that_is_gone_from_a_form_else_the_same_is_told_and_its_property_asked_about() -> None:
    later = drawn("""
        Harrow Cells Limited                    Data of a lithium ion cell
        Build                  HC-40
        Charge figure          2.0 Ah
        Terminal voltage       3.6 V
        Weight                 121 g
        Weight of the yoke     640 g
        Shape                  prismatic
        Store dry
        Approved by            Quality office
    """)
    assert compared(fingerprint([FIRST]), fingerprint([later])).verdict is Verdict.SAME
    reading = read([later], book(FIRST, CHARGE, PIECE, TRAY))
    (item,) = reading.items
    (weight,) = (f for f in item.facts if f.property == "mass")
    assert str(weight.value) == "121 g"
    assert weight.marked is not None and not weight.marked.mark
    assert any("“piece figure” is not on this paper" in p.message for p in reading.problems)
    assert classify(item, catalogue(), as_of=date(2026, 12, 1)).outcome is Outcome.UNDETERMINED


def test_a_row_that_was_worded_anew_is_of_the_models_whose_columns_were_marked() -> None:
    def sheet(charge: str, *more: list[str]) -> Page:
        return ruled(
            ["Build", "HC-7", "HC-8B"],
            [charge, "1.1 Ah", "2.2 Ah"],
            ["Piece figure", "20 g", "40 g"],
            ["Shape", "round", "flat"],
            ["Store", "dry", "dry"],
            ["Approved by", "Quality", "Quality"],
            *more,
        )

    mass = FormMark(Place("piece figure", NAME), Says.VALUE, "mass")
    items = read([sheet("Nominal capacity")], book(sheet("Charge figure"), mass)).items
    assert {i.label: sorted(facts(i)) for i in items} == {
        "HC-7": ["capacity 1.1 Ah", "mass 20 g"],
        "HC-8B": ["capacity 2.2 Ah", "mass 40 g"],
    }


UNITS_IN_LABELS = drawn("""
    Harrow Cells Limited
    Specification
    Data of a lithium ion cell
    Build                     HC-30B
    Shape                     prismatic
    Weight of the yoke (g)    640
    Charge figure (Ah)        5.0
    Working tension (V)       3.6
    Approved by               Quality office
""")


def test_a_label_that_prints_its_unit_now_is_the_same_label() -> None:
    kept = compared(fingerprint([FIRST]), fingerprint([UNITS_IN_LABELS]))
    assert kept.verdict in (Verdict.DRIFTED, Verdict.REDRAWN)
    charged = FormMark(Place("charge figure", NAME), Says.VALUE, "capacity")
    reading = read([UNITS_IN_LABELS], book(FIRST, TRAY, charged))
    (charge,) = (f for f in reading.items[0].facts if f.property == "capacity")
    assert str(charge.value) == "5 Ah"
    assert charge.marked is not None and charge.marked.mark == charged.key
    assert not any(f.property == "mass" for f in reading.items[0].facts)


def test_what_was_set_aside_under_a_name_stays_aside_where_the_name_stands_elsewhere_now() -> None:
    under = FormMark(Place("weight of the yoke", NAME), Says.NOTHING)
    moved = drawn("""
        Harrow Cells Limited
        Data of a lithium ion cell HC-30B
        Shape: prismatic
        Weight of the yoke: 640 g
        Charge figure: 5.0 Ah
        Terminal voltage: 3.6 V
        Store dry
        Approved by: Quality office
    """)
    assert not any(f.property == "mass" for f in read([moved], book(FIRST, under)).items[0].facts)
    assert any(f.property == "mass" for f in read([moved]).items[0].facts)


def test_a_unit_on_the_paper_is_stronger_than_the_marks() -> None:
    counted = FormMark(Place("charge figure"), Says.VALUE, "capacity", unit="mAh")
    reading = read([maker("HC-22A", "5.1 Ah", "3.6 V", "70 g")], book(FIRST, counted))
    assert "capacity 5.1 Ah" in facts(reading.items[0])


def test_a_changed_form_of_which_nothing_is_told_leaves_what_the_reader_has_by_itself() -> None:
    first = drawn("""
        Lindqvist Energy AB       Data of a lithium ion cell
        Build                HC-21A
        Rated capacity       4.9 Ah
        Nominal voltage      3.6 V
        Shape                round
        Keep dry
        Approved by          Quality office
    """)
    other = drawn("""
        Elbtal Speicher AG        Data of a lithium ion cell
        Build                KX-10
        Rated capacity       7.7 Ah
        Nominal voltage      3.7 V
        Finish               tinned
        Keep dry
        Approved by          Sales
    """)
    assert compared(fingerprint([first]), fingerprint([other])).verdict is Verdict.DRIFTED
    marked = book(first, FormMark(Place("nominal voltage"), Says.VALUE, "nominal_voltage"))
    assert read([other], marked).items == read([other]).items


def models(*names: str) -> list[list[str]]:
    """The rows of a table with a model over each column."""
    several = range(len(names))
    return [
        ["Type", *names],
        ["Charge figure", *(f"{n + 4}.5 Ah" for n in several)],
        ["Terminal voltage", *("3.6 V" for _ in several)],
        ["Piece figure", *(f"{n + 60} g" for n in several)],
        ["Shape", *("round" for _ in several)],
    ]


def test_a_title_that_is_torn_over_the_columns_costs_no_model() -> None:
    first = ruled(*models("HC-1A", "HC-2A"))
    torn = ruled(["Lithium ion", "cells", "of 3.6 V", "", ""], *models("HC-3A", "HC-4A", "HC-5A", "HC-6A"))
    charge = FormMark(Place("charge figure", NAME), Says.VALUE, "capacity")
    reading = read([torn], book(first, charge))
    assert [i.label for i in reading.items] == ["HC-3A", "HC-4A", "HC-5A", "HC-6A"]
    assert any("leave goods of this paper out" in p.message for p in reading.problems)
