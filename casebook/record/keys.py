"""Names for items and facts that stay the same when a document is read again.

An item is known by its document, its label and its line; a fact by its property and the place it was read from. Repeats
get a number in the order of the document.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import chain, count

from classifier.facts import Evidence, Fact, Item


def item_keys(sha256: str, items: Iterable[Item]) -> tuple[str, ...]:
    """A key for each item of a document, in their order, such as `3fa94c…-1d0b52aa`."""
    return tuple(f"{sha256[:12]}-{k}" for k in _numbered(_digest(i.label, i.line or "") for i in items))


def free_item_key(sha256: str, item: Item, taken: Container[str]) -> str:
    """The key of one more item of a document: the first that a repeat of it would have and nobody has."""
    first = item_keys(sha256, (item,))[0]
    return next(k for k in chain((first,), (f"{first}.{n}" for n in count(2))) if k not in taken)


def fact_keys(facts: Iterable[Fact]) -> tuple[str, ...]:
    """A key for each fact of an item, in their order."""
    return tuple(_numbered(_digest(f.property, *(_place(e) for e in f.evidence[:1])) for f in facts))


def _place(evidence: Evidence) -> str:
    return f"{evidence.page}|{evidence.cell}|{evidence.span[0]}|{evidence.span[1]}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _numbered(names: Iterable[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}.{seen[name]}"
