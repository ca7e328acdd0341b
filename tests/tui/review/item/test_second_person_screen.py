"""The second person on the item screen: values typed unseen, and who has the item in hand."""

from __future__ import annotations

import made_casebook as made
from playing import after, screen_text, told

from casebook.record.actions import (
    Claimed,
    Confirmed,
    Signed,
)
from casebook.record.events import Stamp
from casebook.record.signatory import Signatory
from casebook.state import folder
from casebook.state.folder import opened
from casebook.state.people.signing import Blind
from casebook.store.database import Store
from tests.tui.review.item.test_item_screen import CLOSE, said


def test_another_name_from_the_same_account_does_not_sign_second(store: Store) -> None:
    after(made.at_work(store), *CLOSE, "s", look=screen_text)
    bob = made.at_work(store, "bob")
    bob.signatory = Signatory("ann")
    keys = (*SECOND, "b", "=2.48", "enter", "=157 mAh/g", "enter", "s")
    shown = after(bob, *keys, look=told)
    assert "ann and bob sign from one account ann" in shown and len(said(store, Signed)) == 1


SECOND = ("slash", "=NB", "enter", "enter")


def test_the_second_person_sees_no_value_before_entering_it(store: Store) -> None:
    after(made.at_work(store), *CLOSE, "s", look=screen_text)
    queue = after(made.at_work(store, "bob"), look=screen_text)
    shown = after(made.at_work(store, "bob"), *SECOND, look=screen_text)
    facts = "\n".join(line[55:] for line in shown.splitlines())
    assert "2.48" not in queue and "-0.8 %" not in queue
    assert "•••" in facts and "2.48" not in facts and "157" not in facts


def test_the_second_person_signs_after_values_that_agree(store: Store) -> None:
    after(made.at_work(store), *CLOSE, "s", look=screen_text)
    keys = (*SECOND, "b", "=2.48", "enter", "=157 mAh/g", "enter", "s")
    after(made.at_work(store, "bob"), *keys, look=screen_text)
    assert ["ann", "bob"] == [e.who for e in said(store, Signed)]
    assert all("agrees with" in (e.why or "") for e in said(store, Confirmed))
    assert next(e for e in made.at_work(store).entries.values() if e.label == "NB-LF24").is_done


def test_the_second_person_is_told_where_a_value_stands_that_is_on_no_page(store: Store) -> None:
    typed = ("e", "ctrl+u", "=2.47", "enter", "=mail 2026-11-20 Li Wei", "enter")
    after(made.at_work(store), *CLOSE, *typed, "s", look=screen_text)
    shown = after(made.at_work(store, "bob"), *SECOND, "b", look=screen_text)
    assert "as its source has it" in shown and "2026-11-20, Li Wei" in shown and "2.47" not in shown


def test_a_value_that_differs_is_put_beside_the_record(store: Store) -> None:
    after(made.at_work(store), *CLOSE, "s", look=screen_text)
    shown = after(made.at_work(store, "bob"), *SECOND, "b", "=2.84", "enter", look=screen_text)
    assert "you typed      2.84" in shown and "on record is   2.48 g/cm3" in shown


def test_the_second_persons_value_ends_the_first_signature(store: Store) -> None:
    after(made.at_work(store), *CLOSE, "s", look=screen_text)
    after(
        made.at_work(store, "bob"),
        *SECOND,
        "b",
        "=2.54",
        "enter",
        "m",
        "=mail 2026-11-20 Li Wei",
        "enter",
        look=screen_text,
    )
    entry = next(e for e in made.at_work(store).entries.values() if e.label == "NB-LF24")
    assert ("controlled", ()) == (entry.outcome, entry.standing.signers)
    assert entry.reopened is not None


def test_policy_may_have_everyone_enter_blind(store: Store) -> None:
    reviewer = made.at_work(store, blind=Blind.EVERYONE)
    assert "yours to type from the page first" in after(reviewer, *CLOSE, look=screen_text)
    queue = after(made.at_work(store, blind=Blind.EVERYONE), look=screen_text)
    assert "signed 0/2: yours is ente" in queue and "-0.8 %" not in queue


def test_a_hidden_value_names_the_rule_that_hides_it(store: Store) -> None:
    after(made.at_work(store), *CLOSE, "s", look=screen_text)
    shown, why = after(made.at_work(store, "bob"), *SECOND, "s", look=lambda app: (screen_text(app), told(app)))
    assert "policy default, P6 of 2026-11-22: the second person to sign" in shown
    assert "press b (policy default, P6 of 2026-11-22" in why


def test_an_item_in_anothers_hands_says_so_and_is_not_decided(store: Store) -> None:
    reviewer = made.at_work(store, "bob")
    key = next(k for k, e in reviewer.entries.items() if e.label == "NB-LF24")
    mine = opened(store, reviewer.entries[key].document)
    folder.claimed(store, mine, key, Stamp("bob", "1", "c"))
    shown, why = after(made.at_work(store), *CLOSE, "a", look=lambda app: (screen_text(app), told(app)))
    assert "checked out by bob" in shown
    assert "bob has checked out this item until" in why
    assert said(store, Confirmed) == []


def test_leaving_an_item_gives_it_back(store: Store) -> None:
    after(made.at_work(store), *CLOSE, "escape", look=screen_text)
    (claimed,) = said(store, Claimed)
    assert isinstance(claimed.action, Claimed)
    assert opened(store, claimed.document).state.items[claimed.action.item].claim is None


def test_the_end_of_a_session_gives_back_what_was_in_hand(store: Store) -> None:
    reviewer = made.at_work(store)
    after(reviewer, *CLOSE, look=screen_text)
    reviewer.leave()
    (claimed,) = said(store, Claimed)
    assert isinstance(claimed.action, Claimed)
    assert opened(store, claimed.document).state.items[claimed.action.item].claim is None
