"""Values are read where they were marked on an earlier paper; what the marks take away stays visible and clears nothing."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal

from classifier.facts import Kind
from classifier.judging.classify import classify
from classifier.judging.determination import Outcome
from extractor.document.page import Page
from extractor.forms.deriving import Deriving, Told
from extractor.forms.finding import found
from extractor.forms.model import NAME, FormMark, Place, Says
from extractor.forms.places import spots
from tests.extractor.drawn import catalogue, drawn, marked, ruled, vocabulary
from tests.extractor.forms.sheets import book, facts, layout, maker, read

FIRST = maker("HC-21A", "4.9 Ah", "3.6 V", "70 g")
NEXT = maker("HC-40", "8.1 Ah", "3.7 V", "121 g")
CHARGE = FormMark(Place("charge figure"), Says.VALUE, "capacity", Kind.NOMINAL)
PIECE = FormMark(Place("piece figure"), Says.VALUE, "mass")
TRAY = FormMark(Place("weight of the yoke"), Says.NOTHING)
BUILD = FormMark(Place("build"), Says.NAME)


def derived(page: object, *told: Told, names: tuple[str, ...] = ("HC-21A",)) -> list[FormMark | None]:
    deriving = Deriving([(page, marked(page))], names, vocabulary())  # type: ignore[arg-type, list-item]
    return [deriving.value(t) for t in told]


def test_a_value_says_where_it_stands() -> None:
    told = Told("HC-21A", "mass", Decimal(70), Decimal(70), page=1, text="Piece figure 70 g")
    (mark,) = derived(FIRST, told)
    assert mark is not None
    assert (mark.place.label, mark.says, mark.property) == ("piece figure", Says.VALUE, "mass")


def test_a_mark_holds_no_figure_of_the_paper() -> None:
    told = Told("HC-21A", "mass", Decimal(70), Decimal(70), page=1, text="Piece figure 70 g")
    (mark,) = derived(FIRST, told)
    assert "70" not in repr(mark)


def test_the_next_paper_is_read_as_marked_and_names_who_marked_it() -> None:
    plain, (item,) = read([NEXT]).items, read([NEXT], book(FIRST, CHARGE, PIECE, TRAY, BUILD)).items
    assert "capacity 8.1 Ah" not in [f for i in plain for f in facts(i)]
    assert item.label == "HC-40"
    assert {"capacity 8.1 Ah", "mass 121 g"} <= set(facts(item))
    assert "mass 640 g" not in facts(item)
    mass = next(f for f in item.facts if f.property == "mass")
    assert mass.marked is not None and not mass.marked.agrees
    assert mass.evidence[0].found == "as marked by LW on 2026-12-03 in first.pdf"


def test_what_marks_did_is_told() -> None:
    told = [p.message for p in read([NEXT], book(FIRST, CHARGE, PIECE, TRAY)).problems if p.stage == "forms"]
    assert "2 values read as marked by LW on 2026-12-03 in first.pdf" in told
    assert "1 value set aside as marked by LW on 2026-12-03 in first.pdf" in told


def test_what_a_mark_takes_away_stays_with_the_item() -> None:
    (item,) = read([NEXT], book(FIRST, CHARGE, PIECE, TRAY)).items
    assert [f"{f.property} {f.value}" for f in item.withheld] == ["mass 640 g"]


def test_a_paper_of_another_form_is_read_as_ever() -> None:
    other = layout("HC-40", "8.1 Ah", "3.7 V", "121 g")
    assert read([other], book(FIRST, CHARGE, PIECE, TRAY)) == read([other])


def test_a_value_that_the_reader_has_too_is_not_unsure() -> None:
    voltage = FormMark(Place("terminal voltage"), Says.VALUE, "nominal_voltage")
    own = [f for f in read([NEXT]).items[0].facts if f.property == "mass"]
    yoke = FormMark(Place("weight of the yoke"), Says.VALUE, "mass")
    (item,) = read([NEXT], book(FIRST, yoke, voltage)).items
    (mass,) = (f for f in item.facts if f.property == "mass")
    assert mass.marked is not None and mass.marked.agrees
    assert mass.value == own[0].value and mass.evidence == own[0].evidence


def test_marks_that_contradict_are_not_used() -> None:
    both = book(FIRST, FormMark(Place("piece figure"), Says.VALUE, "mass"), FormMark(Place("piece figure"), Says.LIMIT))
    reading = read([NEXT], both)
    assert "mass 121 g" not in facts(reading.items[0])
    assert any("contradict" in p.message for p in reading.problems)


def test_a_quantity_of_another_unit_is_not_read() -> None:
    wrong = book(FIRST, FormMark(Place("charge figure"), Says.VALUE, "mass"))
    reading = read([NEXT], wrong)
    assert not any(f.startswith("mass 8.1") for i in reading.items for f in facts(i))
    assert any("has not the unit of a mass" in p.message for p in reading.problems)


def test_where_the_form_has_drifted_a_lost_label_is_told() -> None:
    drifted = drawn("""
        Harrow Cells Limited                    Data of a lithium ion cell
        Build                  HC-30B
        Charge figure          5.0 Ah
        Working tension        3.6 V
        Heft                   71 g
        Weight of the yoke     640 g
        Form                   prismatic
        Keep cool
        Approved by            Quality office
    """)
    reading = read([drifted], book(FIRST, CHARGE, PIECE))
    assert "capacity 5 Ah" in facts(reading.items[0])
    assert any("“piece figure” was not found again: the form has changed" in p.message for p in reading.problems)


def test_a_unit_of_a_row_is_kept_with_the_mark() -> None:
    page = ruled(["Build", "HC-1A"], ["Charge figure", "4900"], ["Shape", "round"], ["Terms", "see below"])
    (mark,) = derived(page, Told("HC-1A", "capacity", Decimal("4.9"), Decimal("4.9"), page=1, text="4900"))
    assert mark is not None and mark.unit == "mAh"


def test_a_unit_that_type_has_torn_is_the_persons() -> None:
    page = maker("HC-21A", "4900 m Ah", "3.6 V", "70 g")
    told = Told("HC-21A", "capacity", Decimal("4.9"), Decimal("4.9"), page=1, text="Charge figure 4900 m Ah")
    (mark,) = derived(page, told)
    assert mark is not None and (mark.property, mark.unit) == ("capacity", "mAh")
    (item,) = read([maker("HC-40", "5200 m Ah", "3.7 V", "121 g")], book(page, mark)).items
    assert "capacity 5.2 Ah" in facts(item)


def test_columns_of_models_are_known_by_the_names_over_them() -> None:
    first = ruled(
        ["Build", "HC-21A", "HC-22A"],
        ["Charge figure", "4.9 Ah", "5.2 Ah"],
        ["Piece figure", "70 g", "74 g"],
        ["Shape", "round", "flat"],
    )
    told = [
        Told(name, prop, Decimal(value), Decimal(value), page=1, text=value)
        for name, prop, value in (
            ("HC-21A", "capacity", "4.9"),
            ("HC-22A", "capacity", "5.2"),
            ("HC-21A", "mass", "70"),
        )
    ]
    one, two, mass = derived(first, *told, names=("HC-21A", "HC-22A"))
    assert one is not None and one == two and one.is_of_a_model
    assert mass is not None
    later = ruled(
        ["Build", "HC-7", "HC-8B", "HC-9"],
        ["Charge figure", "1.1 Ah", "2.2 Ah", "3.3 Ah"],
        ["Piece figure", "20 g", "40 g", "60 g"],
        ["Shape", "round", "flat", "flat"],
    )
    items = read([later], book(first, one, mass)).items
    assert {i.label: [f for f in facts(i) if f.startswith(("capacity", "mass"))] for i in items} == {
        "HC-7": ["capacity 1.1 Ah", "mass 20 g"],
        "HC-8B": ["capacity 2.2 Ah", "mass 40 g"],
        "HC-9": ["capacity 3.3 Ah", "mass 60 g"],
    }


def test_a_torn_label_is_put_together() -> None:
    page = drawn("""
        Build                  HC-21A
        Charge figure of the
                               4.9 Ah    5.0 Ah
        reference
        Piece figure           70 g      71 g
    """)
    found = {s.place.label for s in spots([(page, marked(page))])}
    assert "charge figure of the reference" in found


def test_no_mark_clears_goods_by_what_it_adds() -> None:
    light = maker("HC-40", "2.0 Ah", "3.6 V", "121 g")
    volts = FormMark(Place("terminal voltage"), Says.VALUE, "nominal_voltage", Kind.NOMINAL)
    (item,) = read([light], book(FIRST, CHARGE, PIECE, TRAY, volts)).items
    made = classify(item, catalogue(), as_of=date(2026, 12, 1))
    assert made.outcome is Outcome.UNDETERMINED
    assert any("as marked by LW" in doubt for doubt in made.doubts)


def test_a_mark_may_find_goods_controlled() -> None:
    heavy = maker("HC-40", "12.0 Ah", "3.6 V", "121 g")
    volts = FormMark(Place("terminal voltage"), Says.VALUE, "nominal_voltage", Kind.NOMINAL)
    (item,) = read([heavy], book(FIRST, CHARGE, PIECE, TRAY, volts)).items
    assert classify(item, catalogue(), as_of=date(2026, 12, 1)).outcome is Outcome.CONTROLLED


def test_no_mark_clears_goods_by_what_it_takes_away() -> None:
    def sheet(density: str) -> object:
        return maker("HC-40", "8.1 Ah", "3.6 V", "121 g", f"Energy density         {density} Wh/kg")

    away = FormMark(Place("energy density"), Says.OLD_REVISION)
    first = sheet("290")
    (plain,) = read([sheet("310")]).items  # type: ignore[list-item]
    (item,) = read([sheet("310")], book(first, away)).items  # type: ignore[arg-type, list-item]
    assert classify(plain, catalogue(), as_of=date(2026, 12, 1)).outcome is Outcome.CONTROLLED
    assert "gravimetric_energy_density 310 Wh/kg" not in facts(item)
    assert classify(item, catalogue(), as_of=date(2026, 12, 1)).outcome is Outcome.UNDETERMINED


def test_a_running_title_beside_rows_of_models_is_no_goods() -> None:
    page = drawn("""
        Build        Piece
        HC-7         20 g
        HC-8B        40 g
        Paper        2
    """)
    without_heads = [replace(s, place=replace(s.place, head="")) for s in spots([(page, marked(page))])]
    here = found(Place(NAME), without_heads, strict=True)
    assert [s.page.text[slice(*s.span)] for s in here] == ["20 g", "40 g"]


DRIFTED = """
    Harrow Cells Limited                    Data of a lithium ion cell
    Build                  HC-30B
    Charge figure          5.0 Ah
    Terminal voltage       3.6 V
    Heft                   {weight} g
    Weight                 140 g
    Form                   prismatic
    Keep cool
    Approved by            Quality office
"""


def test_a_property_whose_place_a_changed_form_has_no_more_clears_nothing() -> None:
    away = FormMark(Place("charge figure"), Says.NOTHING)
    reading = read([drawn(DRIFTED.format(weight=71))], book(FIRST, away, PIECE))
    (item,) = reading.items
    (weight,) = (f for f in item.facts if f.property == "mass")
    assert weight.marked is not None and not weight.marked.agrees and not weight.marked.mark
    assert "the form has changed" in weight.marked.said


def test_what_was_set_aside_stays_aside_where_a_changed_form_has_its_label_under_another_head() -> None:
    def sheet(*rows: list[str]) -> Page:
        return ruled(["Lithium ion cell HC-30", "", ""], *rows, ["Nominal voltage", "3.6 V", "c"])

    first = sheet(["Item", "Figure", "Note"], ["Charge", "4.9 Ah", "a"], ["Weight of the yoke", "640 g", "b"])
    later = sheet(["Item", "Value", "Remark"], ["Charge", "5.9 Ah", "a"], ["Weight of the yoke", "660 g", "b"])
    aside = book(first, FormMark(Place("weight of the yoke", "figure"), Says.NOTHING))
    met = aside.of([later])
    assert met is not None and met.has_drifted
    assert "mass 660 g" in [f for i in read([later]).items for f in facts(i)]
    assert "mass 660 g" not in [f for i in read([later], aside).items for f in facts(i)]


def test_a_book_goes_to_the_readers_packed_and_is_unpacked_once() -> None:
    told = book(FIRST, CHARGE, PIECE)
    sent = pickle.dumps(told)
    assert pickle.loads(sent) is pickle.loads(sent)
    assert pickle.loads(sent) == told


def test_goods_that_nobody_recognises_are_asked_about_where_a_form_has_their_values() -> None:
    def sheet(name: str, charge: str, weight: str) -> Page:
        return drawn(f"""
            Harrow Works Limited                    Data of the build
            Build                  {name}
            Charge figure          {charge}
            Piece figure           {weight}
            Shape                  prismatic
            Approved by            Quality office
        """)

    (item,) = read([sheet("HC-40", "8.1 Ah", "121 g")], book(sheet("HC-21A", "4.9 Ah", "70 g"), CHARGE, PIECE)).items
    assert "mass 121 g" in facts(item)
    assert classify(item, catalogue(), as_of=date(2026, 12, 1)).outcome is Outcome.UNDETERMINED
