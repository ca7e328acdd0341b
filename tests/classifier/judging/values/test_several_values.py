"""How several printed values of one property become one interval."""

import pytest
from goods import fact, interval

from classifier.facts import Kind
from classifier.judging.values.several_values import shown, span

MIN, MAX, TYP, NOM = Kind.MINIMUM, Kind.MAXIMUM, Kind.TYPICAL, Kind.NOMINAL


def spanned(*printed: tuple[str, Kind | None]) -> str:
    return str(span(tuple(fact("capacity", text, kind) for text, kind in printed)))


def test_one_value_is_a_point():
    assert spanned(("5", NOM)) == "5"


def test_values_that_contradict_each_other_widen():
    assert spanned(("5", NOM), ("4.8", None), ("5.1", TYP)) == "[4.8, 5.1]"


def test_a_minimum_beside_a_value_gives_the_low_end():
    assert spanned((">=4.8", MIN), ("5", NOM)) == "[4.8, 5]"


def test_a_maximum_beside_a_value_gives_the_high_end():
    assert spanned(("<=5.2", MAX), ("5", NOM)) == "[5, 5.2]"


def test_a_minimum_alone_leaves_the_high_end_open():
    assert spanned((">=4.8", MIN)) == "[4.8, ∞)"


def test_a_maximum_alone_leaves_the_low_end_open():
    assert spanned(("<=70", MAX)) == "(-∞, 70]"


def test_a_minimum_printed_as_a_point_is_a_minimum_still():
    assert spanned(("4.8", MIN)) == "[4.8, ∞)"


def test_a_bound_without_a_name_is_a_bound():
    assert spanned(("<=70", None)) == "(-∞, 70]"


def test_a_minimum_and_a_maximum_bound_both_ends():
    assert spanned((">=4.8", MIN), ("<=5.2", MAX)) == "[4.8, 5.2]"


def test_a_minimum_above_the_maximum_is_a_contradiction_and_widens():
    assert spanned((">=5.2", MIN), ("<=4.8", MAX)) == "[4.8, 5.2]"


def test_a_range_with_the_typical_value_in_it_is_the_range():
    assert spanned(("155..160", None), ("157.4", TYP)) == "[155, 160]"


def test_the_range_of_a_series_gives_way_to_the_model_s_own_value_in_it():
    assert spanned(("20..80", None), ("60", None)) == "60"


def test_the_range_of_a_series_stays_where_nothing_narrower_is_printed():
    assert spanned(("20..80", None)) == "[20, 80]"


def test_a_value_outside_of_a_wide_range_contradicts_it():
    assert spanned(("20..80", None), ("90", None)) == "[20, 90]"


def test_nothing_spans_nothing():
    with pytest.raises(ValueError, match="no interval"):
        span(())


def test_a_number_is_shown_rounded_down_so_that_it_never_seems_to_reach_a_limit():
    low = interval("299.99999").low
    assert str(shown(low)) == "299.99"
