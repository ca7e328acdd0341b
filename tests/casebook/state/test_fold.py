from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from stand_ins import ENTERED, SHA, capacity, cell, reading

from casebook.record.actions import (
    Action,
    Added,
    Answered,
    Claimed,
    Confirmed,
    Corrected,
    Determined,
    Extracted,
    ItemOutcome,
    Moved,
    ProductChanged,
    Redone,
    Rejected,
    Released,
    Reopened,
    Scanned,
    Signed,
    Undone,
)
from casebook.record.keys import fact_keys, item_keys
from casebook.record.ledger import Event
from casebook.state.fold import folded
from casebook.state.model import Claim, ItemState
from casebook.state.undo import history
from classifier.facts import Fact, Item

ONE = cell(capacity())
TWO = cell(label="C-2")
ITEM, OTHER = item_keys(SHA, (ONE, TWO))
FACT = fact_keys(ONE.facts)[0]


def events(*actions: Action, who: str = "ann") -> list[Event]:
    whole = enumerate((Extracted(reading(ONE, TWO)), *actions), 1)
    return [Event(n, f"2026-11-22T00:00:{n:02d}", who, None, "1", "c", SHA, a) for n, a in whole]


def after(*actions: Action) -> ItemState:
    return folded(SHA, events(*actions)).items[ITEM]


def current(state: ItemState) -> list[str]:
    return [str(f.value) for f in state.current.facts]


def again(*items: Item) -> Extracted:
    return Extracted(reading(*items))


def test_a_correction_counts_and_the_original_stays_beside_it() -> None:
    state = after(Corrected(ITEM, FACT, ENTERED))
    assert current(state) == ["5 Ah"]
    assert capacity() == state.facts[0].original


def test_a_rejected_fact_no_longer_counts() -> None:
    assert current(after(Rejected(ITEM, FACT))) == []


def test_an_added_fact_counts() -> None:
    assert current(after(Added(ITEM, "mine", ENTERED))) == ["4.9 Ah", "5 Ah"]


def test_a_moved_fact_belongs_to_the_other_item() -> None:
    state = folded(SHA, events(Moved(ITEM, FACT, OTHER)))
    assert (current(state.items[ITEM]), current(state.items[OTHER])) == ([], ["4.9 Ah"])


def test_a_changed_product_is_what_is_classified() -> None:
    assert after(ProductChanged(ITEM, "lithium_ion_pack")).current.products == ("lithium_ion_pack",)


def test_an_answer_is_kept_with_its_question() -> None:
    assert after(Answered(ITEM, "rechargeable?", "cannot tell")).answers == {"rechargeable?": "cannot tell"}


def test_a_confirmation_names_who_gave_it() -> None:
    assert after(Confirmed(ITEM, FACT)).facts[0].confirmed_by == ("ann",)


def test_a_name_that_was_met_twice_stands_once() -> None:
    assert folded(SHA, events(Scanned("a.pdf", 3), Scanned("a.pdf", 3))).names == ("a.pdf",)


def test_undo_takes_back_and_redo_brings_again() -> None:
    assert current(after(Corrected(ITEM, FACT, ENTERED), Undone(2))) == ["4.9 Ah"]
    assert current(after(Corrected(ITEM, FACT, ENTERED), Undone(2), Redone(2))) == ["5 Ah"]


def test_a_reading_cannot_be_undone() -> None:
    assert current(after(Undone(1))) == ["4.9 Ah"]


def test_undo_goes_back_step_by_step_and_a_new_step_ends_redo() -> None:
    steps = (Rejected(ITEM, FACT), Confirmed(ITEM, FACT), Undone(3), Undone(2))
    back = history(events(*steps), "ann")
    assert (back.to_undo, back.to_redo and back.to_redo.seq) == (None, 2)
    onwards = history(events(*steps, Answered(ITEM, "q", "yes")), "ann")
    assert (onwards.to_undo and onwards.to_undo.seq, onwards.to_redo) == (6, None)


def test_one_person_does_not_undo_another_persons_step() -> None:
    assert history(events(Rejected(ITEM, FACT)), "bob").to_undo is None


def test_a_persons_value_survives_the_same_reading() -> None:
    state = after(Corrected(ITEM, FACT, ENTERED), again(ONE, TWO))
    assert current(state) == ["5 Ah"]
    assert state.reopened is None


def test_a_new_reading_that_disagrees_reopens_and_does_not_overwrite() -> None:
    state = after(Corrected(ITEM, FACT, ENTERED), again(cell(capacity("5.2")), TWO))
    assert current(state) == ["5 Ah"]
    assert "the new reading has capacity 5.2 Ah" in (state.reopened or "")


def test_a_new_reading_that_agrees_with_the_person_does_not_reopen() -> None:
    assert after(Corrected(ITEM, FACT, ENTERED), again(cell(capacity("5.0")), TWO)).reopened is None


def test_a_confirmed_value_stands_against_a_new_reading() -> None:
    state = after(Confirmed(ITEM, FACT), again(cell(capacity("5.2")), TWO))
    assert current(state) == ["4.9 Ah"]
    assert state.reopened is not None


def test_a_fact_whose_quote_grew_is_the_same_fact() -> None:
    state = after(Rejected(ITEM, FACT), again(cell(capacity(span=(8, 23))), TWO))
    assert (current(state), state.reopened) == ([], None)


def test_a_persons_fact_that_the_new_reading_lacks_stands_and_reopens() -> None:
    state = after(Corrected(ITEM, FACT, ENTERED), again(cell(), TWO))
    assert current(state) == ["5 Ah"]
    assert "does not find the capacity" in (state.reopened or "")


def test_another_value_elsewhere_on_the_page_reopens_what_a_person_has_settled() -> None:
    elsewhere = capacity("5.2", span=(30, 38))
    state = after(Corrected(ITEM, FACT, ENTERED), again(cell(capacity(), elsewhere), TWO))
    assert state.reopened == "the new reading also has capacity 5.2 Ah"
    same = capacity("5.0", span=(30, 38))
    assert after(Corrected(ITEM, FACT, ENTERED), again(cell(capacity(), same), TWO)).reopened is None


def test_a_value_that_a_person_added_stands_and_a_new_reading_that_disagrees_reopens() -> None:
    state = after(Added(ITEM, "mine", ENTERED), again(cell(capacity(), capacity("5.2", span=(30, 38))), TWO))
    assert "5 Ah" in current(state)
    assert state.reopened == "the new reading also has capacity 5.2 Ah"


def test_an_untouched_fact_follows_the_new_reading() -> None:
    assert current(after(again(cell(capacity("5.2")), TWO))) == ["5.2 Ah"]


def test_an_item_with_a_persons_work_is_kept_when_a_reading_lacks_it() -> None:
    state = after(Confirmed(ITEM, FACT), again(TWO))
    assert (state.seen, state.reopened) == (False, "the new reading does not find this item")


def test_a_move_holds_through_a_new_reading() -> None:
    state = folded(SHA, events(Moved(ITEM, FACT, OTHER), again(ONE, TWO)))
    assert (current(state.items[ITEM]), current(state.items[OTHER])) == ([], ["4.9 Ah"])


def test_a_signature_stands_until_something_changes() -> None:
    assert after(Signed(ITEM, "close")).is_signed
    changed = after(Signed(ITEM, "close"), Rejected(ITEM, FACT))
    assert (changed.is_signed, changed.reopened) == (False, "changed after it was signed")


def test_two_people_sign_and_one_person_signs_once() -> None:
    mine = events(Signed(ITEM, "close"), Signed(ITEM, "close"))
    theirs = replace(events(Signed(ITEM, "close"))[1], seq=9, who="bob")
    assert [s.who for s in folded(SHA, [*mine, theirs]).items[ITEM].signatures] == ["ann", "bob"]


def test_another_outcome_than_the_signed_one_reopens() -> None:
    later = Determined(date(2026, 12, 1), "default", (ItemOutcome(ITEM, "controlled", ("3A001",)),))
    assert after(Signed(ITEM, "close"), later).reopened == "signed as close, now controlled"


def test_a_claim_lasts_until_its_owner_gives_it_back() -> None:
    claimed = Claimed(ITEM, "2026-11-22T01:00:00")
    assert Claim("ann", claimed.until) == after(claimed).claim
    assert after(claimed, Released(ITEM)).claim is None


def test_reopening_ends_what_was_signed() -> None:
    assert not after(Signed(ITEM, "close"), Reopened(ITEM)).is_signed


step = st.sampled_from(["correct", "reject", "confirm", "undo", "redo"])


@given(st.lists(step, max_size=12))
def test_any_sequence_of_steps_folds_to_what_a_stack_says(steps: list[str]) -> None:
    said: dict[str, Action] = {
        "correct": Corrected(ITEM, FACT, ENTERED),
        "reject": Rejected(ITEM, FACT),
        "confirm": Confirmed(ITEM, FACT),
    }
    done: list[str] = []
    undone: list[str] = []
    actions: list[Action] = []
    for word in steps:
        past = history(events(*actions), "ann")
        if word in said:
            done.append(word)
            undone.clear()
            actions.append(said[word])
        elif word == "undo" and past.to_undo:
            undone.append(done.pop())
            actions.append(Undone(past.to_undo.seq))
        elif word == "redo" and past.to_redo:
            done.append(undone.pop())
            actions.append(Redone(past.to_redo.seq))
    assert naive(done) == current(after(*actions))


def naive(done: list[str]) -> list[str]:
    value: list[str] = ["4.9 Ah"]
    corrected = False
    for word in done:
        corrected = corrected or word == "correct"
        value = [] if word == "reject" else ["5 Ah" if corrected else "4.9 Ah"]
    return value


def test_facts_without_a_place_have_keys_of_their_own() -> None:
    assert len(set(fact_keys([Fact("mass", "x"), Fact("mass", "y"), Fact("capacity", "x")]))) == 3
