"""Any sequence of events folds to what a naive model says: plain dictionaries, changed in place."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from stand_ins import ENTERED, SHA, capacity, cell, reading

from casebook.actions import (
    UNDOABLE,
    Action,
    Added,
    Answered,
    Claimed,
    Confirmed,
    Corrected,
    Extracted,
    Moved,
    ProductChanged,
    Redone,
    Rejected,
    Released,
    Reopened,
    Signed,
    Undone,
)
from casebook.keys import fact_keys, item_keys
from casebook.ledger import Event
from casebook.review import folded
from casebook.state import DocumentState

ONE, TWO = cell(capacity()), cell(label="C-2")
ITEMS = item_keys(SHA, (ONE, TWO))
READ = fact_keys(ONE.facts)[0]
PEOPLE = ("ann", "bob")

items = st.sampled_from(ITEMS)
facts = st.sampled_from((READ, "m1", "m2"))
numbers = st.integers(1, 14)
actions = st.one_of(
    st.builds(Corrected, items, facts, st.just(ENTERED)),
    st.builds(Rejected, items, facts),
    st.builds(Confirmed, items, facts),
    st.builds(Added, items, st.sampled_from(("m1", "m2")), st.just(ENTERED)),
    st.sampled_from([Moved(a, f, b) for a in ITEMS for b in ITEMS if a != b for f in (READ, "m1", "m2")]),
    st.builds(ProductChanged, items, st.sampled_from(("lithium_ion_pack", "other"))),
    st.builds(Answered, items, st.just("q"), st.sampled_from(("yes", "cannot tell"))),
    st.builds(Signed, items, st.sampled_from(("close", "controlled"))),
    st.builds(Reopened, items),
    st.builds(Claimed, items, st.just("2027-01-01T00:00:00+00:00")),
    st.builds(Released, items),
    st.builds(Undone, numbers),
    st.builds(Redone, numbers),
)
Step = tuple[Action, str]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(actions, st.sampled_from(PEOPLE)), max_size=14))
def test_any_sequence_of_events_folds_to_what_a_naive_model_says(steps: list[Step]) -> None:
    whole = [(Extracted(reading(ONE, TWO)), "scanner"), *steps]
    events = [Event(n, f"t{n:02d}", who, None, "1", "c", SHA, a) for n, (a, who) in enumerate(whole, 1)]
    assert naive(steps) == plain(folded(SHA, events))


def plain(state: DocumentState) -> dict[str, Any]:
    return {
        key: {
            "facts": {
                f.key: _fact(f.value is not None, f.rejected, f.confirmed_by, f.original is not None) for f in i.facts
            },
            "product": i.product,
            "answers": dict(i.answers),
            "signed": {s.who: s.outcome for s in i.signatures},
            "reopened": i.reopened is not None,
            "claim": i.claim.who if i.claim else None,
        }
        for key, i in state.items.items()
    }


def _fact(entered: bool, rejected: bool, confirmed: tuple[str, ...], read: bool) -> dict[str, Any]:
    return {"entered": entered, "rejected": rejected, "confirmed": set(confirmed), "read": read}


def naive(steps: list[Step]) -> dict[str, Any]:
    state: dict[str, Any] = {k: _blank() for k in ITEMS}
    state[ITEMS[0]]["facts"][READ] = _fact(False, False, (), True)
    for number, (action, who) in enumerate(steps, 2):
        if not isinstance(action, UNDOABLE) or _counts(number, steps):
            _apply(state, action, who)
    return state


def _blank() -> dict[str, Any]:
    return {"facts": {}, "product": None, "answers": {}, "signed": {}, "reopened": False, "claim": None}


def _counts(number: int, steps: list[Step]) -> bool:
    """The last undo or redo of an event decides, wherever it stands."""
    said = [a for a, _who in steps if isinstance(a, Undone | Redone) and a.event == number]
    return not said or isinstance(said[-1], Redone)


def _apply(state: dict[str, Any], action: Action, who: str) -> None:
    if isinstance(action, Undone | Redone):
        return
    mine = state[action.item]  # type: ignore[union-attr]
    if isinstance(action, UNDOABLE) and not isinstance(action, Confirmed):
        for key in (getattr(action, "item", ""), getattr(action, "to", "")):
            if key in state and state[key]["signed"]:
                state[key].update(signed={}, reopened=True)
    match action:
        case Corrected(fact=f) if f in mine["facts"]:
            mine["facts"][f].update(entered=True, rejected=False, confirmed=set())
        case Rejected(fact=f) if f in mine["facts"]:
            mine["facts"][f].update(rejected=True, confirmed=set())
        case Confirmed(fact=f) if f in mine["facts"]:
            mine["facts"][f].update(rejected=False)
            mine["facts"][f]["confirmed"].add(who)
        case Added(fact=f):
            mine["facts"][f] = _fact(True, False, (), False)
        case Moved(fact=f, to=to) if f in mine["facts"]:
            target = state[to]["facts"]
            target[f if f not in target else f"{f}@{action.item}"] = mine["facts"].pop(f)
        case ProductChanged(product=product):
            mine["product"] = product
        case Answered(question=question, answer=answer):
            mine["answers"][question] = answer
        case Signed(outcome=outcome):
            mine["signed"][who] = outcome
            mine["reopened"] = False
        case Reopened():
            mine["reopened"] = True
        case Claimed():
            mine["claim"] = who
        case Released() if mine["claim"] == who:
            mine["claim"] = None
