"""Values that were read by a person's mark on an earlier paper of the form, before anybody has confirmed them here."""

from __future__ import annotations

from dataclasses import replace

from classifier.facts import Fact, Item


def rests_on_marks(item: Item) -> bool:
    """Whether marks gave the item a value that the reader has not, or took one away."""
    return bool(item.withheld) or any(_is_unconfirmed(f) for f in item.facts)


def with_marks_doubted(item: Item) -> Item:
    """The item with each such value doubted, and with what was taken away put back beside its property's values."""
    taken = {f.property for f in item.withheld}
    facts = tuple(_doubted(f) if _is_unconfirmed(f) or f.property in taken else f for f in item.facts)
    return replace(item, facts=(*facts, *map(_withheld, item.withheld)), withheld=())


def with_withheld_read(item: Item) -> Item:
    """The item with what marks gave it doubted, and with what they took away as it was read.

    A doubted value is reckoned with nowhere, so that only an undoubted one contradicts what follows from others.
    """
    facts = tuple(_doubted(f) if _is_unconfirmed(f) else f for f in item.facts)
    return replace(item, facts=(*facts, *(replace(f, marked=None) for f in item.withheld)), withheld=())


def _is_unconfirmed(fact: Fact) -> bool:
    return fact.marked is not None and not fact.marked.agrees


def _doubted(fact: Fact) -> Fact:
    if fact.marked is None or fact.marked.agrees:
        return replace(fact, doubt=fact.doubt or "another value of it was set aside by a mark; confirm it on the paper")
    return replace(fact, doubt=fact.doubt or f"read {fact.marked.said}; confirm it on the paper")


def _withheld(fact: Fact) -> Fact:
    said = f"set aside {fact.marked.said}" if fact.marked else "set aside by a mark"
    return replace(fact, doubt=fact.doubt or f"{said}; confirm that it is none of the goods' own")
