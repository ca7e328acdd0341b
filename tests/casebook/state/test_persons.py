"""The second person is another one by more than a typed name."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from stand_ins import SHA, capacity, cell, reading

from casebook.record.actions import Action, Extracted, Reopened, Signed
from casebook.record.codec import action_of, action_text
from casebook.record.keys import item_keys
from casebook.record.ledger import Event
from casebook.record.signatory import Signatory, is_proven, of_this_process
from casebook.state.fold import folded
from casebook.state.people.persons import Apart
from casebook.state.people.signing import Rules, Standing, rules_of, standing
from classifier.loading.load import load

ONE = cell(capacity())
(ITEM,) = item_keys(SHA, (ONE,))
RULES = rules_of(load().policies["default"])
BY_KEY = replace(RULES, apart=Apart(frozenset({"account", "key"}), said_by="policy office, P14"))
KEYS = {name: Ed25519PrivateKey.generate() for name in ("ann", "bob")}


def stood(rules: Rules, *said: tuple[str, Action]) -> Standing:
    whole: list[tuple[str, Action]] = [("scan", Extracted(reading(ONE))), *said]
    events = [Event(n, f"2026-11-22T00:00:{n:02d}", w, None, "1", "c", SHA, a) for n, (w, a) in enumerate(whole, 1)]
    return standing(folded(SHA, events).items[ITEM], "close", events, rules)


def signed(who: str, account: str | None = None, key: str | None = None, after: int = 1) -> tuple[str, Action]:
    by = Signatory(account or who, "pc1", KEYS[key] if key else None)
    return who, by.signed(ITEM, "close", who, after)


def test_two_accounts_are_two_people() -> None:
    assert stood(RULES, signed("ann"), signed("bob")).is_done


@pytest.mark.parametrize("account", ["ann", "ANN"])
def test_two_names_from_one_account_are_one_person_and_it_is_said_so(account: str) -> None:
    now = stood(RULES, signed("ann"), signed("bob", account))
    assert now.signers == ("ann",) and not now.is_done
    (why,) = now.doubted
    assert why.startswith(f"ann and bob sign from one account {account}: the second person signs from their own")
    assert "policy default, P14" in why


def test_a_signature_that_names_no_account_proves_no_second_person() -> None:
    now = stood(RULES, ("ann", Signed(ITEM, "close")), signed("bob"))
    assert not now.is_done and "ann's signature names no account: reopen it and sign again" in now.doubted[0]


def test_a_policy_may_be_content_with_names() -> None:
    assert stood(replace(RULES, apart=Apart()), signed("ann"), signed("bob", "ann")).is_done


def test_a_policy_may_ask_for_keys_and_each_signature_is_then_by_one() -> None:
    assert stood(BY_KEY, signed("ann", key="ann"), signed("bob", key="bob")).is_done
    assert "ann's signature is not by their key" in stood(BY_KEY, signed("ann")).doubted[0]
    one = stood(BY_KEY, signed("ann", key="ann"), signed("bob", key="ann"))
    assert not one.is_done and "sign from one key" in one.doubted[0]


def test_a_key_that_the_house_does_not_know_by_that_name_does_not_count() -> None:
    known = {n.upper(): k.public_key().public_bytes_raw().hex() for n, k in KEYS.items()}
    listed = replace(BY_KEY, apart=replace(BY_KEY.apart, keys=known))
    assert stood(listed, signed("ann", key="ann"), signed("bob", key="bob")).is_done
    assert stood(listed, signed("ann", key="bob")).signers == ()


def test_a_signature_copied_from_before_a_reopening_does_not_count_again() -> None:
    old = signed("ann", key="ann")
    assert stood(BY_KEY, old, ("bob", Reopened(ITEM)), old).signers == ()
    assert stood(BY_KEY, old, ("bob", Reopened(ITEM)), signed("ann", key="ann", after=3)).signers == ("ann",)


def test_a_proof_holds_for_its_own_name_item_and_outcome_alone() -> None:
    made = Signatory("ann", "pc1", KEYS["ann"]).signed(ITEM, "close", "ann", 1)
    assert is_proven(made, "ann") and not is_proven(made, "bob")
    for other in (replace(made, outcome="controlled"), replace(made, item="x"), replace(made, account="bob")):
        assert not is_proven(other, "ann")


def test_the_account_is_the_operating_systems_word_and_not_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    pwd = pytest.importorskip("pwd")
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "somebody-else")
    assert of_this_process().account == pwd.getpwuid(os.getuid()).pw_name


def test_the_ledger_keeps_the_proof_and_reads_signatures_that_have_none() -> None:
    made = Signatory("ann", "pc1", KEYS["ann"]).signed(ITEM, "close", "ann", 1)
    assert action_of("signed", action_text(made)) == made
    assert action_of("signed", f'{{"item":"{ITEM}","outcome":"close"}}') == Signed(ITEM, "close")
