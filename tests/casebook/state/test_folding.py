"""Any sequence of events folds to what a naive model says: plain dictionaries, changed in place."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from stand_ins import ENTERED, SHA, capacity, cell, reading

from casebook.record.actions import (
    UNDOABLE,
    Action,
    Added,
    Answered,
    Claimed,
    Confirmed,
    Corrected,
    Extracted,
    ItemAdded,
    LinkConfirmed,
    LinkRefused,
    Moved,
    NoGoods,
    ProductChanged,
    Redone,
    Rejected,
    Released,
    Reopened,
    Signed,
    Undone,
)
from casebook.record.keys import fact_keys, item_keys
from casebook.record.ledger import Event
from casebook.state.fold import folded
from casebook.state.model import DocumentState
from extractor.document.model import Status

ONE, TWO = cell(capacity()), cell(label="C-2")
THREE = cell(label="C-3")
ITEMS = item_keys(SHA, (ONE, TWO))
ADDED = item_keys(SHA, (THREE,))[0]
READ = fact_keys(ONE.facts)[0]
PEOPLE = ("ann", "bob")
OTHER = "b" * 64

items = st.sampled_from((*ITEMS, ADDED))
facts = st.sampled_from((READ, "m1", "m2"))
sheets = st.sampled_from(("s1", "s2"))
numbers = st.integers(1, 14)
actions = st.one_of(
    st.builds(Corrected, items, facts, st.just(ENTERED)),
    st.builds(Rejected, items, facts),
    st.builds(Confirmed, items, facts),
    st.builds(Added, items, st.sampled_from(("m1", "m2")), st.just(ENTERED)),
    st.sampled_from([Moved(a, f, b) for a in ITEMS for b in ITEMS if a != b for f in (READ, "m1", "m2")]),
    st.sampled_from((ItemAdded(ADDED, "C-3", "other"), ItemAdded(ITEMS[0], "C-1", "other"))),
    st.just(NoGoods()),
    st.builds(ProductChanged, items, st.sampled_from(("lithium_ion_pack", "other"))),
    st.builds(Answered, items, st.just("q"), st.sampled_from(("yes", "cannot tell"))),
    st.builds(LinkConfirmed, items, st.just(OTHER), sheets),
    st.builds(LinkRefused, items, st.just(OTHER), sheets),
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
    several: dict[str, Any] = {
        key: {
            "facts": {
                f.key: _fact(f.value is not None, f.rejected, f.confirmed_by, f.original is not None) for f in i.facts
            },
            "product": i.product,
            "answers": dict(i.answers),
            "links": {w.sheet: (w.is_one, w.who, w.at) for w in i.links},
            "signed": {s.who: s.outcome for s in i.signatures},
            "reopened": i.reopened is not None,
            "claim": i.claim.who if i.claim else None,
        }
        for key, i in state.items.items()
    }
    return {**several, "no goods": state.no_goods.who if state.no_goods else None}


def _fact(entered: bool, rejected: bool, confirmed: tuple[str, ...], read: bool) -> dict[str, Any]:
    return {"entered": entered, "rejected": rejected, "confirmed": set(confirmed), "read": read}


def naive(steps: list[Step]) -> dict[str, Any]:
    state: dict[str, Any] = {k: _blank() for k in ITEMS}
    state[ITEMS[0]]["facts"][READ] = _fact(False, False, (), True)
    state["no goods"] = None
    for number, (action, who) in enumerate(steps, 2):
        if not isinstance(action, UNDOABLE) or (_counts(number, steps) and _still_speaks(number, steps)):
            _apply(state, action, who, number)
    return state


def _still_speaks(number: int, steps: list[Step]) -> bool:
    """Whether the fact that was accepted is what it was then: no step on it from before has been undone or redone."""
    word = steps[number - 2][0]
    if not isinstance(word, Confirmed):
        return True
    before = [
        n
        for n, (a, _who) in enumerate(steps[: number - 2], 2)
        if isinstance(a, Corrected | Rejected | Added | Moved) and (a.item, a.fact) == (word.item, word.fact)
    ]
    return all(_counts(n, steps) == _counts(n, steps[: number - 2]) for n in before)


def _blank() -> dict[str, Any]:
    return {"facts": {}, "product": None, "answers": {}, "links": {}, "signed": {}, "reopened": False, "claim": None}


def _counts(number: int, steps: list[Step]) -> bool:
    """The last undo or redo of an event decides, wherever it stands."""
    said = [a for a, _who in steps if isinstance(a, Undone | Redone) and a.event == number]
    return not said or isinstance(said[-1], Redone)


def _apply(state: dict[str, Any], action: Action, who: str, number: int) -> None:
    if isinstance(action, Undone | Redone):
        return
    if isinstance(action, NoGoods):
        state["no goods"] = who
        return
    if isinstance(action, ItemAdded):
        if action.item not in state:
            state.update({action.item: _blank() | {"product": action.product}, "no goods": None})
        return
    if action.item not in state:  # type: ignore[union-attr]
        return
    mine = state[action.item]  # type: ignore[union-attr]
    was_rejected = isinstance(action, Confirmed) and mine["facts"].get(action.fact, {}).get("rejected")
    if isinstance(action, UNDOABLE) and (was_rejected or not isinstance(action, Confirmed)):
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
        case LinkConfirmed(sheet=sheet):
            mine["links"][sheet] = (True, who, f"t{number:02d}")
        case LinkRefused(sheet=sheet):
            mine["links"][sheet] = (False, who, f"t{number:02d}")
        case Signed(outcome=outcome):
            mine["signed"][who] = outcome
            mine["reopened"] = False
        case Reopened():
            mine.update(signed={}, reopened=True)
        case Claimed():
            mine["claim"] = who
        case Released() if mine["claim"] == who:
            mine["claim"] = None


LABELS = ("C-3", "C-4")
KEYS = {label: item_keys(SHA, (cell(label=label),))[0] for label in LABELS}
READINGS = {str(status): reading(status=status) for status in Status} | {"found": reading(cell(label="C-3"))}
of_a_document = st.one_of(
    st.sampled_from([Extracted(r) for r in READINGS.values()]),
    st.sampled_from([ItemAdded(KEYS[label], label, "lithium_ion_cell") for label in LABELS]),
    st.builds(Added, st.sampled_from(tuple(KEYS.values())), st.just("m1"), st.just(ENTERED)),
    st.just(NoGoods()),
    st.builds(Undone, numbers),
    st.builds(Redone, numbers),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(of_a_document, st.sampled_from(PEOPLE)), max_size=14))
def test_what_people_said_of_a_document_without_items_outlives_every_reading(steps: list[Step]) -> None:
    whole = [(Extracted(READINGS["read"]), "scanner"), *steps]
    events = [Event(n, f"t{n:02d}", who, None, "1", "c", SHA, a) for n, (a, who) in enumerate(whole, 1)]
    state = folded(SHA, events)
    has = {k: (i.added is not None, i.seen, tuple(f.key for f in i.facts)) for k, i in state.items.items()}
    expected = naive_document(steps)
    assert expected == {"items": has, "no goods": state.no_goods.who if state.no_goods else None}


def naive_document(steps: list[Step]) -> dict[str, Any]:
    """Which items people added, which a reading has or had, the facts of each, and whose word "no goods" is."""
    facts: dict[str, list[str]] = {}
    added: set[str] = set()
    extent, cleared = "read", None
    for number, (action, who) in enumerate(steps, 2):
        if isinstance(action, UNDOABLE) and not _counts(number, steps):
            continue
        match action:
            case Extracted(reading=new):
                name = next(n for n, r in READINGS.items() if r == new)
                cleared, extent = (cleared if name == extent else None), name
                facts = {k: f for k, f in facts.items() if f or k in added}
                if name == "found":
                    facts.setdefault(KEYS["C-3"], [])
            case ItemAdded(item=key) if key not in facts:
                facts[key], cleared = [], None
                added.add(key)
            case Added(item=key) if key in facts and not facts[key]:
                facts[key].append("m1")
            case NoGoods():
                cleared = who
    is_seen = {k: k in added or (extent == "found" and k == KEYS["C-3"]) for k in facts}
    return {"items": {k: (k in added, is_seen[k], tuple(f)) for k, f in facts.items()}, "no goods": cleared}
