"""The goods lines of a shipment: each goods once, what follows from its papers, what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from shipments import bench, cell, read_in, sign, stamp

from casebook.record.actions.shipments import LinesJoined, LinesParted, QuestionSettled
from casebook.shipments.entering import mass_entered
from casebook.shipments.goods.lines import Case, laid_out
from casebook.shipments.goods.questions import About, questions
from casebook.shipments.keeping import ShipmentError, acted, opened, put
from casebook.shipments.shipment import Shipment
from casebook.shipments.standing import Standing, standing
from casebook.store.database import Store, open_store
from classifier.box import Box
from classifier.facts import Evidence, Fact, Item
from classifier.quantity import Interval, Quantity
from extractor.document.model import Status

NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def fact(name: str, value: str, unit: str, text: str = "5 Ah", at: int = 33) -> Fact:
    number = Decimal(value)
    evidence = Evidence("0" * 64, text, (at, at + len(text)), 1, Box(0.0, 10.0, 39.0, 20.0))
    return Fact(name, Quantity(Interval(number, number), unit), evidence=(evidence,))


def row(label: str, quantity: str, net: str | None = None, amount: str | None = None, line: str = "1") -> Item:
    facts = [fact("quantity", quantity, "pcs")]
    facts += [fact("net_mass", net, "kg", at=34)] if net else []
    facts += [fact("amount", amount, "USD", at=35)] if amount else []
    return replace(cell(label, None, "", line), facts=tuple(facts))


def sheet(label: str, *facts: Fact) -> Item:
    return replace(cell(label, None, ""), facts=facts)


def shipment(store: Store, *papers: tuple[str, str, Sequence[Item]], status: Status = Status.READ) -> Shipment:
    kept = [(read_in(store, name, *items, kind=kind, status=status), name) for name, kind, items in papers]
    return put(store, opened(store, "S", stamp()), kept, stamp())


def laid(store: Store, *papers: tuple[str, str, Sequence[Item]]) -> Case:
    return laid_out(store, shipment(store, *papers), bench().catalogue)


def stands(store: Store, made: Shipment) -> Standing:
    return standing(store, made, bench(), "ann", NOW)


def lines(case: Case) -> list[list[str]]:
    return [[f"{j.entry.member.name}:{j.entry.item.label}" for j in line.rows] for line in case.lines]


def test_the_same_model_on_three_papers_is_one_line(store: Store) -> None:
    papers = [(f"{kind}.pdf", kind, [row("LX-50", "8000")]) for kind in ("packing_list", "order", "invoice")]
    assert [["invoice.pdf:LX-50", "packing_list.pdf:LX-50", "order.pdf:LX-50"]] == lines(laid(store, *papers))


def test_two_models_are_two_lines(store: Store) -> None:
    case = laid(store, ("i", "invoice", [row("LX-50", "8", line="1"), row("LX-60", "9", line="2")]))
    assert [["i:LX-50"], ["i:LX-60"]] == lines(case)


def test_a_name_that_differs_in_characters_is_joined_only_to_be_asked_about(store: Store) -> None:
    case = laid(store, ("i", "invoice", [row("LX-BP36", "400")]), ("p", "packing_list", [row("LX-BP36-T", "400")]))
    join = case.lines[0].rows[1]
    asked = [q for q in questions(case, bench().catalogue) if q.about is About.NAMES]
    assert (1, False, 1) == (len(case.lines), join.is_sure, len(asked))
    assert "'-T' more" in join.why


def test_a_name_that_differs_and_another_quantity_are_other_goods(store: Store) -> None:
    case = laid(store, ("i", "invoice", [row("LX-BP36", "400")]), ("p", "packing_list", [row("LX-BP36-T", "401")]))
    assert 2 == len(case.lines)


def test_a_doubtful_row_gives_no_mass_a_piece(store: Store) -> None:
    papers = (("i", "invoice", [row("LX-BP36", "400")]), ("p", "packing_list", [row("LX-BP36-T", "400", "1180")]))
    assert laid(store, *papers).lines[0].mass is None


def test_a_persons_word_joins_and_another_parts(store: Store) -> None:
    made = shipment(store, ("i", "invoice", [row("LX-50", "8")]), ("p", "packing_list", [row("QQ-1", "9")]))
    first, second = (line.rows[0].entry.key for line in laid_out(store, made, bench().catalogue).lines)
    joined = acted(store, made, [LinesJoined(first, second)], stamp())
    parted = acted(store, joined, [LinesParted(first, second)], stamp())
    assert [1, 2] == [len(laid_out(store, s, bench().catalogue).lines) for s in (joined, parted)]


def test_rows_of_the_very_name_are_parted_by_a_persons_word(store: Store) -> None:
    made = shipment(store, ("i", "invoice", [row("LX-50", "8")]), ("p", "packing_list", [row("LX-50", "8")]))
    (line,) = laid_out(store, made, bench().catalogue).lines
    parted = acted(store, made, [LinesParted(*(j.entry.key for j in line.rows))], stamp())
    assert 2 == len(laid_out(store, parted, bench().catalogue).lines)


def test_the_mass_a_piece_is_as_wide_as_the_printed_net_mass(store: Store) -> None:
    papers = (("i", "invoice", [row("LX-50", "8000")]), ("p", "packing_list", [row("LX-50", "8000", "384")]))
    mass = laid(store, *papers).lines[0].mass
    assert mass is not None
    assert (Interval(Decimal("47.9375"), Decimal("48.0625")), "net_mass / quantity") == (
        mass.quantity.interval,
        mass.formula,
    )
    assert ["net_mass", "quantity"] == [i.property for i in mass.inputs]


def test_a_mass_a_piece_needs_papers_that_agree_on_the_pieces(store: Store) -> None:
    papers = (("i", "invoice", [row("LX-50", "9000")]), ("p", "packing_list", [row("LX-50", "8000", "384")]))
    case = laid(store, *papers)
    assert (None, [About.FIGURES]) == (case.lines[0].mass, [q.about for q in questions(case, bench().catalogue)])


DATASHEET = (fact("capacity", "58", "Ah", at=38), fact("nominal_voltage", "3.7", "V", at=36))


def test_an_energy_density_that_the_packing_list_contradicts_is_one_question_with_all_quotes(store: Store) -> None:
    stated = fact("gravimetric_energy_density", "305", "Wh/kg", at=37)
    case = laid(
        store,
        ("i", "invoice", [row("LX-58", "8000")]),
        ("p", "packing_list", [row("LX-58", "8000", "6480")]),
        ("s", "datasheet", [sheet("LX-58", *DATASHEET, stated)]),
    )
    (asked,) = questions(case, bench().catalogue)
    assert (About.DENSITY, 1, 5) == (asked.about, asked.line, len(asked.quotes))
    assert "305 Wh/kg" in asked.says.en and "26" in asked.says.en


@pytest.mark.parametrize(("mass", "asked"), [("810", []), ("801", []), ("700", [About.MASS])])
def test_a_mass_is_asked_about_where_it_differs_by_more_than_rounding_and_a_nominal_value(
    store: Store, mass: str, asked: list[About]
) -> None:
    case = laid(
        store,
        ("i", "invoice", [row("LX-58", "8000")]),
        ("p", "packing_list", [row("LX-58", "8000", "6480")]),
        ("s", "datasheet", [sheet("LX-58", fact("mass", mass, "g"))]),
    )
    assert asked == [q.about for q in questions(case, bench().catalogue)]


def test_a_settled_question_is_open_no_more_until_the_papers_say_otherwise(store: Store) -> None:
    made = shipment(store, ("i", "invoice", [row("LX-5", "9")]), ("p", "packing_list", [row("LX-5", "8")]))
    (asked,) = stands(store, made).open
    made = acted(store, made, [QuestionSettled(asked.key, "the invoice is right")], stamp())
    assert [(), "the invoice is right"] == [
        stands(store, made).open,
        stands(store, made).questions[0].settled.answer,  # type: ignore[union-attr]
    ]
    paper = read_in(store, "q", row("LX-5", "7"), kind="order")
    assert 1 == len(stands(store, put(store, made, [(paper, "q")], stamp())).open)


def test_the_item_of_a_line_is_the_datasheets(store: Store) -> None:
    case = laid(store, ("i", "invoice", [row("LX-50", "8")]), ("s", "datasheet", [cell("LX-50", "320", "0" * 64)]))
    assert "s" == case.lines[0].place.name


@pytest.mark.parametrize(
    ("said", "paper"), [((), "invoice"), ((fact("gravimetric_energy_density", "300", "Wh/kg"),), "mail")]
)
def test_a_mail_that_only_names_the_goods_is_not_what_is_signed_for_them(
    store: Store, said: tuple[Fact, ...], paper: str
) -> None:
    case = laid(store, ("invoice", "invoice", [row("AX-1", "10")]), ("mail", "other", [sheet("AX-1", *said)]))
    (line,) = case.lines
    assert paper == line.subject.member.name and 1 == len(line.joined)


def test_an_item_that_nobody_signed_keeps_the_shipment_from_being_ready(store: Store) -> None:
    made = shipment(store, ("i", "invoice", [row("LX-50", "8")]), ("s", "datasheet", [cell("LX-50", "120", "0" * 64)]))
    assert ["nobody has signed it"] == [o.reason for o in stands(store, made).against]
    sign(store, "s", "ann", "bob")
    assert stands(store, made).is_ready


def test_a_line_without_a_datasheet_is_undetermined_and_keeps_it_from_being_ready(store: Store) -> None:
    made = shipment(store, ("i", "invoice", [row("LX-50", "8")]))
    assert ["undetermined"] == [str(line.made.outcome) for line in stands(store, made).lines]
    assert not stands(store, made).is_ready


def test_a_paper_that_makes_more_of_the_goods_than_the_signed_one_keeps_it_from_being_ready(store: Store) -> None:
    made = shipment(
        store,
        ("i", "invoice", [row("LX-50", "8")]),
        ("s", "datasheet", [cell("LX-50", "120", "0" * 64)]),
        ("t", "test_report", [cell("LX-50", "320", "0" * 64)]),
    )
    sign(store, "s", "ann", "bob")
    assert any("by t it is controlled (3A001)" == o.reason for o in stands(store, made).against)


def test_a_paper_that_was_not_read_whole_is_asked_about(store: Store) -> None:
    made = shipment(store, ("i", "invoice", [row("LX-50", "8")]), status=Status.PARTLY_READ)
    assert About.UNREAD in [q.about for q in stands(store, made).open]


def test_a_datasheet_in_which_nothing_was_found_is_asked_about(store: Store) -> None:
    made = shipment(store, ("i", "invoice", [row("LX-50", "8")]), ("s", "datasheet", []))
    assert [About.EMPTY] == [q.about for q in stands(store, made).open]


def test_a_shipment_without_papers_is_not_ready(store: Store) -> None:
    assert not stands(store, opened(store, "S", stamp())).is_ready


def test_the_mass_that_the_packing_list_gives_is_entered_with_its_formula_and_clears_nothing(store: Store) -> None:
    made = shipment(
        store,
        ("i", "invoice", [row("LX-58", "8000")]),
        ("p", "packing_list", [row("LX-58", "8000", "6480")]),
        ("s", "datasheet", [sheet("LX-58", *DATASHEET)]),
    )
    before = stands(store, made)
    assert before.lines[0].with_mass is not None
    assert ("undetermined", "not_controlled") == (
        str(before.lines[0].made.outcome),
        str(before.lines[0].with_mass.outcome),
    )
    entered = mass_entered(store, before, 1, NOW.date(), stamp())
    assert ("net_mass / quantity", 2) == (entered.formula, len(entered.evidence))
    sign(store, "s", "ann", "bob")
    after = stands(store, made)
    assert "not_controlled" == str(after.lines[0].made.outcome)
    assert any("may not rest on that" in o.reason for o in after.against)


def test_the_mass_that_the_packing_list_gives_may_make_goods_controlled(store: Store) -> None:
    made = shipment(
        store,
        ("i", "invoice", [row("LX-58", "8000")]),
        ("p", "packing_list", [row("LX-58", "8000", "5400")]),
        ("s", "datasheet", [sheet("LX-58", *DATASHEET)]),
    )
    mass_entered(store, stands(store, made), 1, NOW.date(), stamp())
    sign(store, "s", "ann", "bob")
    after = stands(store, made)
    assert ("controlled", ()) == (str(after.lines[0].made.outcome), after.against)


def test_a_mass_that_a_paper_states_is_not_entered_over(store: Store) -> None:
    made = shipment(
        store,
        ("i", "invoice", [row("LX-58", "8000")]),
        ("p", "packing_list", [row("LX-58", "8000", "6480")]),
        ("s", "datasheet", [sheet("LX-58", fact("mass", "810", "g"))]),
    )
    for number, words in ((1, "has a mass already"), (7, "no line 7")):
        with pytest.raises(ShipmentError, match=words):
            mass_entered(store, stands(store, made), number, NOW.date(), stamp())
