"""Wilson's interval, against published figures, and the reliability table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.intervals import Share, wilson
from corpora.reliability import table
from corpora.tally import Belief


@pytest.mark.parametrize(
    ("low", "high", "hits", "trials"),
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3.
    [(0.2553, 0.3662, 81, 263), (0.0624, 0.1605, 15, 148), (0.0, 0.1611, 0, 20), (0.0061, 0.1718, 1, 29)],
)
def test_the_interval_is_the_published_one(low, high, hits, trials):
    assert (low, high) == pytest.approx(wilson(hits, trials), abs=5e-5)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_lies_between_0_and_1(counted):
    hits, trials = counted
    low, high = wilson(hits, trials)
    assert 0 <= low <= hits / trials + 1e-12
    assert hits / trials - 1e-12 <= high <= 1


def test_nothing_counted_has_neither_value_nor_interval():
    assert (Share(0, 0).value, Share(0, 0).interval) == (None, None)


def test_more_hits_than_trials_is_refused():
    with pytest.raises(ValueError, match="3 of 2 is no share"):
        wilson(3, 2)


def test_each_confidence_falls_in_the_bin_that_begins_at_it():
    beliefs = [Belief(c, True) for c in (0.0, 0.5, 0.8, 0.9, 0.95, 1.0)]
    assert [b.right.trials for b in table(beliefs)] == [1, 1, 1, 1, 2]


def test_a_bin_tells_the_mean_confidence_and_how_many_were_right():
    last = table([Belief(0.96, True), Belief(0.98, False)])[-1]
    assert (pytest.approx(0.97), Share(1, 2)) == (last.confidence, last.right)


def test_an_empty_bin_has_no_mean():
    assert table([])[0].confidence is None
