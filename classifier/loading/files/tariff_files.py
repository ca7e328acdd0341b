"""The tariff hints out of the checked files: what a file names is known.

A later layer adds headings; its row for a product replaces the row of an earlier layer.
"""

from __future__ import annotations

from collections.abc import Iterable

from classifier.law.acts import Bilingual
from classifier.law.house import ElementOrder, Expected, Heading, TariffHints
from classifier.law.vocabulary import Vocabulary
from classifier.loading.layers import Checked
from classifier.loading.name_lookup import Names


def headings(files: Iterable[Checked], words: Vocabulary) -> TariffHints:
    """The hints of all layers; raises `CatalogueError` for a heading or product that nothing defines."""
    hints = TariffHints()
    for file in files:
        if file.kind == "tariff":
            hints = _added(hints, Names(file, words))
    return hints


def _added(hints: TariffHints, names: Names) -> TariffHints:
    content = names.file.content
    own = {
        digits: Heading(
            digits,
            Bilingual(shape.text.en, shape.text.zh),
            shape.names_goods,
            shape.source,
            tuple(shape.numbers),
            shape.asks,
        )
        for digits, shape in content.headings.items()
    }
    known = {**hints.headings, **own}
    expected = dict(hints.expected)
    for index, row in enumerate(content.expected):
        at = ("expected", index)
        for number, digits in enumerate(row.headings):
            if digits not in known:
                raise names.source.misnamed((*at, "headings", number), digits, "heading of a tariff file", known)
        for product in names.products((*at, "products"), row.products):
            expected[product] = Expected(tuple(row.headings), row.source or content.source, row.second_hand)
    text = Bilingual(content.text.en, content.text.zh) if content.text else hints.text
    return TariffHints(known, expected, text, content.source)


def element_orders(files: Iterable[Checked]) -> tuple[ElementOrder, ...]:
    """The declaration elements by the beginnings of tariff numbers, the longest first.

    A later layer's row for a beginning replaces an earlier one's.
    """
    found: dict[str, ElementOrder] = {}
    codes: dict[str, tuple[str, ...]] = {}
    for file in files:
        if file.kind == "declaration":
            content = file.content
            codes |= {key: tuple(several) for key, several in content.codes.items()}
            for row in content.elements:
                for number in row.numbers:
                    found[number] = ElementOrder(
                        number,
                        tuple(row.order),
                        tuple(row.optional),
                        tuple(row.legal_units),
                        content.source,
                        content.date,
                        codes,
                        {key: tuple(several) for key, several in row.refused.items()},
                    )
    return tuple(sorted(found.values(), key=lambda order: (-len(order.number), order.number)))
