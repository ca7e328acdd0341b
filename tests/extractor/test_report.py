from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.box import Box
from classifier.facts import Evidence, Fact, Item, Kind, Method
from classifier.judging.classify import classify
from classifier.loading.load import load
from classifier.quantity import Interval, Quantity, at_most, point
from extractor.document.model import Contents, Identity, Problem, Reading, Severity, Status
from extractor.document.page import Word, compose
from extractor.report import Report, report_of, whole

SHA = "b" * 64
CATALOGUE = load()
SCHEMA = Report.model_json_schema(by_alias=True)
PLACE = Evidence(SHA, "4.9 Ah", (0, 6), page=1, box=Box(1.006, 2.0, 3.0, 4.0))
MASS = Evidence(SHA, "≤ 70 g", (7, 13), cell="Sheet1!C7", found="table")


def quantity(number: str, unit: str) -> Quantity:
    return Quantity(point(number), unit)


CAPACITY = Fact("capacity", quantity("4.9", "Ah"), Kind.NOMINAL, evidence=(PLACE,), confidence=0.98765)
CELL = Item(
    "INR-1",
    ("lithium_ion_cell",),
    facts=(
        CAPACITY,
        Fact("nominal_voltage", quantity("3.6", "V"), Kind.NOMINAL, evidence=(PLACE,)),
        Fact("mass", Quantity(at_most("70"), "g"), Kind.MAXIMUM, evidence=(MASS,)),
        Fact("tariff_line", "85076000", evidence=(PLACE,)),
    ),
)


def reading(*items: Item, problems: tuple[Problem, ...] = (), status: Status = Status.READ) -> Reading:
    pages = (
        compose([[[Word("4.9", Box(0, 0, 9, 9))]]], number=1, width=595, height=842),
        compose([[[Word("x", Box(0, 0, 9, 9))]]], number=2, width=595, height=842, origin="ocr"),
    )
    identity = Identity("a.pdf", SHA, 10, "application/pdf")
    return Reading(identity, Contents(pages, 3, problems), "datasheet", ("en",), items, problems, status)


def line(read: Reading) -> dict[str, object]:
    day = date(2026, 12, 1)
    made = [classify(i, CATALOGUE, as_of=day) for i in read.items]
    report = report_of(read, made, catalogue_hash=CATALOGUE.sha256, as_of=day, program="0.1.0")
    data: dict[str, object] = json.loads(report.line())
    jsonschema.validate(data, SCHEMA)
    return data


def facts(*given_facts: Fact) -> list[dict[str, object]]:
    return line(reading(Item("x", ("lithium_ion_cell",), facts=given_facts)))["items"][0]["facts"]  # type: ignore[index]


def test_a_report_says_what_it_is_and_by_what_it_was_made() -> None:
    data = line(reading(CELL))
    assert ("gauger/1", "0.1.0", CATALOGUE.sha256, "2026-12-01") == tuple(
        data[k] for k in ("report", "program", "catalogue", "as_of")
    )


def test_the_document_counts_its_pages_and_those_by_ocr() -> None:
    document = line(reading())["document"]
    assert tuple(document[k] for k in ("pages", "pages_read", "pages_by_ocr")) == (3, 2, 1)  # type: ignore[index]


def test_a_problem_is_reported_with_its_stage_page_and_severity() -> None:
    problem = Problem("ocr", "page 3 is a picture", Severity.ERROR, 3)
    document = line(reading(problems=(problem,), status=Status.PARTLY_READ))["document"]
    expected = {"stage": "ocr", "page": 3, "message": "page 3 is a picture", "severity": "error"}
    assert [expected] == document["problems"]  # type: ignore[index]


def test_a_bound_that_is_not_there_is_null() -> None:
    fact = facts(CELL.facts[2])[0]
    assert (fact["low"], fact["high"], fact["kind"]) == (None, "70", "maximum")


def test_a_text_stands_beside_null_bounds() -> None:
    fact = facts(CELL.facts[3])[0]
    assert (fact["value"], fact["low"], fact["high"], fact["unit"]) == ("85076000", None, None, None)


def test_evidence_is_a_page_and_a_box_or_a_cell() -> None:
    by_page, _voltage, by_cell = (f["evidence"][0] for f in facts(*CELL.facts[:3])[:3])  # type: ignore[index]
    assert (by_page["page"], by_page["box"], by_page["span"]) == (1, [1.01, 2.0, 3.0, 4.0], [0, 6])
    assert (by_cell["page"], by_cell["box"], by_cell["cell"]) == (None, None, "Sheet1!C7")


def test_a_derived_fact_comes_last_and_points_at_what_it_was_made_from() -> None:
    made = line(reading(CELL))["items"][0]["facts"]  # type: ignore[index]
    derived = [f for f in made if f["method"] == "derived"]
    assert derived and made[-1] == derived[-1]
    used = {made[i]["property"] for f in derived for i in f["from"]}
    assert {"capacity", "nominal_voltage", "mass"} <= used
    assert all(f["formula"] for f in derived)


def test_what_a_person_entered_is_told_apart() -> None:
    assert facts(Fact("mass", quantity("70", "g"), method=Method.ENTERED))[0]["method"] == "entered"


@settings(deadline=None, max_examples=30)  # each is checked against the whole schema
@given(st.decimals(min_value=Decimal("0.000001"), max_value=Decimal("1e9"), places=6))
def test_a_number_is_a_decimal_string_without_an_exponent(number: Decimal) -> None:
    low = facts(Fact("cycle_life", Quantity(Interval(number, None, low_open=True), "1")))[0]["low"]
    assert isinstance(low, str) and "E" not in low.upper()
    assert number == Decimal(low)


def test_a_lone_surrogate_becomes_one_replacement_so_that_spans_still_hold() -> None:
    assert whole("a\ud800b锂") == "a\ufffdb锂"
    assert facts(Fact("chemistry", "\udfff"))[0]["value"] == "\ufffd"


@given(st.text(st.characters(exclude_categories=())))
def test_a_text_without_lone_surrogates_is_left_as_it_is(text: str) -> None:
    assert len(text) <= len(whole(text)) or any(0xD800 <= ord(c) <= 0xDFFF for c in text)
    whole(text).encode()


def test_as_many_determinations_as_items_are_asked_for() -> None:
    with pytest.raises(ValueError, match="zip"):
        report_of(reading(CELL), [], catalogue_hash="", as_of=date(2026, 12, 1), program="0")


def test_a_field_that_the_report_does_not_know_is_no_report() -> None:
    data = line(reading(CELL))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "verdict": "free to export"}, SCHEMA)
