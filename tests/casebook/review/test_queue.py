from __future__ import annotations

from dataclasses import replace

from casebook.review.queue import Entry, Filter, chosen, counted, ordered, recounted, reordered
from casebook.state.people.signing import Standing


def entry(item: str, outcome: str, deciding: str = "", missing: tuple[str, ...] = ()) -> Entry:
    return Entry(
        item,
        "d",
        0,
        f"{item}.pdf",
        f"label {item}",
        None,
        "lithium_ion_cell",
        outcome,
        deciding=deciding,
        missing=missing,
        standing=Standing((), 1, frozenset({"not_controlled", "not_applicable"})),
    )


ONE_FACT = entry("one fact", "undetermined", missing=("mass",))
TWO_FACTS = entry("two facts", "undetermined", missing=("mass", "capacity"))
AT_THE_LIMIT = entry("at the limit", "close", "x 2.48 g/cm3, limit >= 2.5 g/cm3 (-0.8 %)")
NEAR = entry("near", "controlled", "x 310 Wh/kg, limit >= 300 Wh/kg (+3.6 %)")
BY_NATURE = entry("by nature", "controlled", "by nature")
JUST_CLEAR = entry("just clear", "not_controlled", "x 290 Wh/kg, limit >= 300 Wh/kg (-9.9 %)")
FAR = entry("far", "not_controlled", "x 150 Wh/kg, limit >= 300 Wh/kg (-50.0 %)")
NOTHING = entry("nothing", "not_applicable")
CAME_UNDONE = replace(FAR, item="came undone", reopened="the new reading differs")
ALL = (ONE_FACT, TWO_FACTS, AT_THE_LIMIT, NEAR, BY_NATURE, JUST_CLEAR, FAR, NOTHING, CAME_UNDONE)


def signed(of: Entry, *names: str, needed: int = 2) -> Entry:
    return replace(of, standing=Standing(names, needed))


def test_what_can_still_change_the_verdict_comes_first() -> None:
    names = [e.item for e in ordered(reversed(ALL))]
    assert [
        "came undone",
        "one fact",
        "two facts",
        "at the limit",
        "near",
        "just clear",
        "by nature",
        "far",
        "nothing",
    ] == names


def test_what_is_signed_goes_to_the_end() -> None:
    done = signed(AT_THE_LIMIT, "ann", "bob")
    assert done == ordered((done, NOTHING, FAR))[-1]


def test_half_signed_is_not_done() -> None:
    assert not signed(NEAR, "ann").is_done
    assert signed(NEAR, "ann", "bob").is_done


def test_a_reopened_item_is_open_though_it_was_signed() -> None:
    assert replace(signed(NEAR, "ann", "bob"), reopened="why").is_open


def test_counts_say_what_is_left() -> None:
    counts = counted(ALL)
    assert (3, 6, 2) == (counts.done, counts.left, counts.outcomes["controlled"])


def test_a_filter_takes_outcomes_words_and_what_is_open() -> None:
    assert (NEAR, BY_NATURE) == chosen(ALL, Filter(outcomes=frozenset({"controlled"})))
    assert (JUST_CLEAR,) == chosen(ALL, Filter(words="LABEL just"))
    assert NOTHING not in chosen(ALL, Filter(open_only=True))
    assert (FAR,) == chosen(ALL, Filter(only=frozenset({"far"})))


def test_what_keeps_its_place_is_not_sorted_again_and_what_does_not_is() -> None:
    before = ordered((NEAR, JUST_CLEAR, ONE_FACT))
    held = {e.item: replace(e, claim="ann") if e is NEAR else e for e in before}
    same = reordered(before, held)
    assert [e.item for e in same] == [e.item for e in before] and held["near"] in same
    moved = {**held, "one fact": replace(ONE_FACT, outcome="not_controlled", missing=())}
    assert reordered(same, moved) == ordered(moved.values())
    fewer = {k: e for k, e in held.items() if k != "near"}
    assert reordered(same, fewer) == ordered(fewer.values())
    assert reordered(same, {**held, "two facts": TWO_FACTS}) == ordered((*same, TWO_FACTS))


def test_counts_stand_where_nothing_counts_anew() -> None:
    before = ordered((NEAR, JUST_CLEAR, ONE_FACT))
    known = counted(before)
    held = tuple(replace(e, claim="ann") for e in before)
    assert recounted(known, before, held) is known
    moved = tuple(replace(e, outcome="controlled") for e in before)
    assert recounted(known, before, moved) == counted(moved) != known
