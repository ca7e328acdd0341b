from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from casebook.links.name_index import LEAST, Lookup

NAMES = st.text(alphabet="ab1-", max_size=12)


@settings(max_examples=300, deadline=None)
@given(st.lists(NAMES, unique=True, max_size=20), NAMES)
def test_no_name_that_is_alike_is_missed(names: list[str], asked: str) -> None:
    alike = {(n, fuzz.ratio(asked, n)) for n in names if fuzz.ratio(asked, n) >= LEAST}
    assert alike == set(Lookup(names).near(asked))


@given(NAMES.filter(lambda name: len(name) > 1), st.data())
def test_a_name_with_a_change_that_leaves_it_alike_is_found(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name)))
    other = name[:at] + data.draw(NAMES) + name[at + data.draw(st.integers(0, 3)) :]
    assert (other in dict(Lookup([other]).near(name))) == (fuzz.ratio(name, other) >= LEAST)


def test_the_most_alike_comes_first() -> None:
    assert ("ab-1111", "ab-1112") == tuple(n for n, _ in Lookup(["ab-1112", "ab-1111"]).near("ab-1111"))
