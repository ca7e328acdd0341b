"""What holds for any number, any unit and any text."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.law.vocabulary import Unit
from tests.extractor.drawn import numbers, vocabulary

PRINTED = st.decimals(min_value=-(10**9), max_value=10**9, places=4).map(lambda d: d.normalize())
SPELLED = st.sampled_from([(u, a) for u in vocabulary().units for a in u.aliases])


@settings(max_examples=300, deadline=None)
@given(PRINTED, SPELLED, st.sampled_from(["", " ", "\u00a0", "\u202f"]))
def test_any_number_printed_with_any_unit_s_spelling_is_read_back_exactly(
    number: Decimal, spelled: tuple[Unit, str], gap: str
) -> None:
    unit, alias = spelled
    text = f"{number:f}{gap}{alias}"
    found = numbers().find(text)
    assert (1, number, number, unit.canonical) == (
        len(found),
        found[0].interval.low,
        found[0].interval.high,
        found[0].unit and found[0].unit.canonical,
    )


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=1000, max_value=10**12), st.sampled_from(["{:,} kg", "{:_} kg"]))
def test_any_whole_number_with_thousands_parted_is_read_back_exactly(number: int, form: str) -> None:
    text = form.format(number).replace("_", " ")
    assert [number] == [a.interval.low for a in numbers().find(text)]


FORMS = [
    "{} kg",
    "≥ {} kg",
    "max. {} kg",
    "{} ± 5 kg",
    "{} kg ± 2 %",
    "约{} kg",
    "{} kg以上",
    "{} – 2000000 kg",
    "approx. {} kg",
]


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=1, max_value=10**6, places=2), st.sampled_from(FORMS))
def test_the_interval_holds_the_number_that_is_printed(number: Decimal, form: str) -> None:
    (amount,) = numbers().find(form.format(f"{number:f}"))
    assert amount.interval.contains(number)


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=1, max_value=10**6, places=2))
def test_a_strict_bound_leaves_out_the_number_that_is_printed(number: Decimal) -> None:
    (amount,) = numbers().find(f"> {number:f} kg")
    assert not amount.interval.contains(number)


PIECES = st.lists(
    st.sampled_from(
        [
            "2600",
            " ",
            "  ",
            "\n",
            "mAh",
            "kg",
            "≥",
            "max.",
            "±",
            "–",
            "(",
            ")",
            "1,5",
            "×10^3",
            "以上",
            "约",
            "A",
            "-",
            "/",
            "３",
            "typ",
            "．",
            "%",
        ]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(PIECES)
def test_quantities_follow_one_another_and_each_holds_its_digits(text: str) -> None:
    found = numbers().find(text)
    places = [0, *(k for a in found for k in (a.start, a.end)), len(text)]
    assert places == sorted(places)
    assert all(a.start <= a.first < a.last <= a.end for a in found)
    assert all(re.search(r"\d", text[a.first : a.last]) for a in found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_no_text_makes_the_grammar_fail(text: str) -> None:
    assert all(0 <= a.start < a.end <= len(text) for a in numbers().find(text))


def test_a_quantity_s_span_slices_bound_number_and_unit_out_of_the_text() -> None:
    text = "Weight: max. 71.5 g each"
    (amount,) = numbers().find(text)
    assert (text[amount.start : amount.end], text[amount.first : amount.last]) == ("max. 71.5 g", "71.5")
