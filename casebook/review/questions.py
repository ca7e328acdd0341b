"""Questions that only a person can answer about an item, each with the law's words and what an answer does.

A question is asked where what the item *is*, or what it is *for*, keeps the verdict open: the paper names
several products or no purpose, or the law's text does not say whether it takes the product in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.record.actions import Action, Added, Answered, Corrected, ProductChanged, Rejected
from casebook.state.model import ItemState
from classifier.facts import UNRECOGNISED, Fact, Method
from classifier.judging.determination import Determination, Finding, Outcome
from classifier.law.acts import Entry
from classifier.law.catalogue import Catalogue
from classifier.law.conditions import OneOf, leaves
from classifier.truth import Truth

CANNOT_TELL = "cannot tell"
WHAT_IS_IT = "what is it?"
OTHER_USE = "other_use"
"""The value of the property `use` for a purpose that no entry names."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its words, and the steps that it is."""

    text: str
    steps: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, the law's words on it, and the answers, "cannot tell" always the last."""

    key: str
    text: str
    zh: str | None
    law: tuple[str, ...]
    choices: tuple[Choice, ...]


def questions(item: ItemState, made: Determination, catalogue: Catalogue) -> tuple[Question, ...]:
    """What is to be asked of a person before the item's verdict can stand; none where it can."""
    if made.outcome is not Outcome.UNDETERMINED:
        return ()
    return tuple(_questions(item, made, catalogue))


def _questions(item: ItemState, made: Determination, catalogue: Catalogue) -> Iterator[Question]:
    found = [f for f in made.findings if f.truth is Truth.UNKNOWN]
    entries = tuple(catalogue.entry(f.code) for f in found)
    unclear = tuple(e for f, e in zip(found, entries, strict=True) if f.product is Truth.UNKNOWN)
    if UNRECOGNISED in item.current.products:
        yield _which(item, unclear, catalogue)
        return
    if unclear and len(item.current.products) > 1:
        yield _which(item, unclear, catalogue)
    elif held := next((e for e in unclear if e.open_products), None):
        yield _held(item, held, catalogue)
    for finding, entry in zip(found, entries, strict=True):
        yield from _purposes(item, finding, entry, catalogue)


def _which(item: ItemState, entries: tuple[Entry, ...], catalogue: Catalogue) -> Question:
    known = tuple(p for p in item.current.products if p != UNRECOGNISED) or tuple(
        p for e in entries for p in e.products
    )
    names = tuple(dict.fromkeys((*known, "other")))
    choices = tuple(Choice(_named(n, catalogue), (ProductChanged(item.key, n),)) for n in names)
    text = "Which of these is it?"
    return Question(WHAT_IS_IT, text, None, _law(entries), (*choices, _unsure(item, WHAT_IS_IT)))


def _held(item: ItemState, entry: Entry, catalogue: Catalogue) -> Question:
    """The law's text leaves a product open, with a question to settle."""
    held = next(h for h in entry.open_products if h.product in item.current.products)
    family = catalogue.family(item.current.product)
    other = f"other_{family}" if f"other_{family}" in catalogue.vocabulary.products else "other"
    answers = (("yes", entry.products[0]), ("no", other))
    choices = tuple(
        Choice(f"{word}: treat it as {_named(p, catalogue)}", (ProductChanged(item.key, p),)) for word, p in answers
    )
    law = _law((entry,))
    return Question(entry.code, held.question.en, held.question.zh, law, (*choices, _unsure(item, entry.code)))


def _purposes(item: ItemState, finding: Finding, entry: Entry, catalogue: Catalogue) -> Iterator[Question]:
    """A purpose that the paper does not state, or states too widely."""
    open_now = {name for c in finding.criteria if c.truth is Truth.UNKNOWN for name in c.properties}
    parts = [leaf for condition in entry.criteria for leaf in leaves(condition)]
    asked = [c for c in parts if isinstance(c, OneOf) and c.property in open_now]
    for condition in asked:
        wanted = condition.terms[0]
        name = f"{entry.code} {condition.property}"
        text = f"Is this {entry.en} for {' or '.join(t.replace('_', ' ') for t in condition.terms)}?"
        yes = Choice(f"yes: its use is {wanted.replace('_', ' ')}", _said(item, condition.property, wanted))
        no = Choice("no: it is for something else", _said(item, condition.property, OTHER_USE))
        told = f"该{entry.zh}是否用于{'或'.join(_use(t, catalogue) for t in condition.terms)}？"
        yield Question(name, text, told, _law((entry,)), (yes, no, _unsure(item, name)))


def _use(name: str, catalogue: Catalogue) -> str:
    """What a purpose is called in Chinese."""
    uses = catalogue.vocabulary.cues.get("use")
    called = uses.groups.get(name, {}).get("zh", ()) if uses else ()
    return called[0] if called else name.replace("_", " ")


def _said(item: ItemState, name: str, value: str) -> tuple[Action, ...]:
    """The steps by which a textual property has this value and no other."""
    fact = Fact(name, value, method=Method.ENTERED)
    known = [f for f in item.facts if f.current is not None and f.current.property == name]
    if not known:
        number = sum(f.original is None for f in item.facts) + 1
        return (Added(item.key, f"answered-{name}-{number}", fact),)
    others = tuple(Rejected(item.key, f.key) for f in known[1:])
    return (Corrected(item.key, known[0].key, fact), *others)


def _unsure(item: ItemState, key: str) -> Choice:
    return Choice(CANNOT_TELL, (Answered(item.key, key, CANNOT_TELL),))


def _named(product: str, catalogue: Catalogue) -> str:
    if product == "other":
        return "something else"
    known = catalogue.vocabulary.products.get(product)
    chinese = known.terms.get("zh", ()) if known else ()
    return " ".join((product.replace("_", " "), *chinese[:1]))


def _law(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(_words(e) for e in entries)


def _words(entry: Entry) -> str:
    asked = entry.criterion
    said = [entry.zh, entry.en, asked.zh if asked else None, asked.en if asked else None]
    return f"{entry.code}: " + "; ".join(words for words in said if words)
