"""What a step is called where it is taken back or done again."""

from __future__ import annotations

from casebook.record.ledger import Event


def step_name(step: Event) -> str:
    """A step's name in a person's words."""
    names = {"ProductChanged": "change of product", "ItemAdded": "added item", "NoGoods": "no goods"}
    names |= {"ItemRenamed": "new name", "ItemMerged": "merged item", "ItemSplit": "split item"}
    names |= {"ItemRemoved": "removed item", "ItemRestored": "item put back", "PartsMarked": "marked part of the page"}
    names |= dict.fromkeys(("LinkConfirmed", "LinkRefused"), "word on a link")
    name = type(step.action).__name__
    return names.get(name, name.lower())
