"""Questions that only a person can answer about an item, each with the law's words and what an answer makes
of it.

A question is asked where what the item *is* keeps the verdict open: the paper names several products, or
the law's text does not say whether it takes the product in.
"""

from __future__ import annotations

from dataclasses import dataclass

from casebook.actions import Action, Answered, ProductChanged
from classifier.catalogue import Catalogue
from classifier.determination import Determination, Outcome
from classifier.facts import Item
from classifier.law import Entry
from classifier.truth import Truth

CANNOT_TELL = "cannot tell"
WHAT_IS_IT = "what is it?"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its words, and the product that it makes of the item; `None` where it settles nothing."""

    text: str
    product: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, the law's words on it (code and text), and the answers, "cannot tell" always the last."""

    key: str
    text: str
    zh: str | None
    law: tuple[str, ...]
    choices: tuple[Choice, ...]


def questions(item: Item, made: Determination, catalogue: Catalogue) -> tuple[Question, ...]:
    """What is to be asked of a person before the item's verdict can stand; none where it can."""
    if made.outcome is not Outcome.UNDETERMINED or "product" not in made.missing:
        return ()
    open_now = {f.code for f in made.findings if f.product is Truth.UNKNOWN and f.truth is Truth.UNKNOWN}
    entries = tuple(e for e in catalogue.entries if e.code in open_now)
    if len(item.products) > 1:
        return (_which(item, entries, catalogue),)
    return tuple(_held(item, e, catalogue) for e in entries if e.open_products)[:1]


def action_of(item: str, question: Question, choice: Choice) -> Action:
    """The event that an answer is: a change of product, or the bare answer where it settles nothing."""
    if choice.product is None:
        return Answered(item, question.key, choice.text)
    return ProductChanged(item, choice.product)


def _which(item: Item, entries: tuple[Entry, ...], catalogue: Catalogue) -> Question:
    names = tuple(dict.fromkeys((*item.products, "other")))
    choices = tuple(Choice(_named(n, catalogue), n) for n in names)
    text = "Which of these is it, by what the paper says it is for?"
    return Question(WHAT_IS_IT, text, None, _law(entries), (*choices, Choice(CANNOT_TELL, None)))


def _held(item: Item, entry: Entry, catalogue: Catalogue) -> Question:
    held = next(h for h in entry.open_products if h.product in item.products)
    family = catalogue.family(item.product)
    other = f"other_{family}" if f"other_{family}" in catalogue.vocabulary.products else "other"
    yes = Choice(f"yes: treat it as {_named(entry.products[0], catalogue)}", entry.products[0])
    no = Choice(f"no: treat it as {_named(other, catalogue)}", other)
    unsure = Choice(CANNOT_TELL, None)
    return Question(entry.code, held.question.en, held.question.zh, _law((entry,)), (yes, no, unsure))


def _named(product: str, catalogue: Catalogue) -> str:
    known = catalogue.vocabulary.products.get(product)
    chinese = known.terms.get("zh", ()) if known else ()
    name = product.replace("_", " ") if product != "other" else "something else"
    return f"{name} {chinese[0]}" if chinese and product != "other" else name


def _law(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(_words(e) for e in entries)


def _words(entry: Entry) -> str:
    asked = f" [{entry.criterion.en}]" if entry.criterion else ""
    return f"{entry.code}  {entry.zh or ''}  {entry.en}{asked}".replace("    ", "  ")
