"""What the pages of a paper say in words, whatever its values are; asked once for items with marks and without."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from extractor.document.page import Page
from extractor.goods.asides import KeptAsides
from extractor.goods.identity.namings import Survey
from extractor.goods.identity.product import ProductCall
from extractor.goods.statements.statements import Said
from extractor.language.phrases import Phrases
from extractor.rows.names_of_goods import RUNNING, consignments


@dataclass(frozen=True, slots=True)
class Worded:
    """What a paper's pages name, what the whole of it is, and what its goods are said to be for or made of.

    It keeps what models were found to be, and what their values are said of (`asides`).
    """

    surveyed: Survey
    whole: ProductCall
    said: tuple[Said, ...]
    asides: KeptAsides = field(default_factory=dict)
    _calls: dict[Hashable, ProductCall] = field(default_factory=dict)

    def call(self, what: Hashable, ask: Callable[[], ProductCall]) -> ProductCall:
        """What something of the paper was found to be; `ask` is called where nobody has asked before."""
        if what not in self._calls:
            self._calls[what] = ask()
        return self._calls[what]


def numbers_of_consignments(pages: Sequence[Page], phrases: Phrases) -> frozenset[str]:
    """The numbers that running text, as a mail's, gives to invoices, orders and containers."""
    return frozenset().union(*(consignments(page, phrases) for page in pages if page.origin in RUNNING))
