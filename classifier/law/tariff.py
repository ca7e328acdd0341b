"""A tariff number that does not fit the description: one of the two is to be corrected before declaring.

It is a hint and decides nothing: the control follows the description, whatever the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from classifier.facts import Item
from classifier.law.acts import Bilingual
from classifier.law.catalogue import Catalogue
from classifier.law.house import Heading, TariffHints

_NO_DIGITS = re.compile(r"\D")
_OTHER = "other"


def misfit(item: Item, catalogue: Catalogue) -> Bilingual | None:
    """What to tell of the first tariff number on the item that does not fit its products.

    `None` where each fits, where none is stated, or where the catalogue expects no heading for one of the products.
    """
    hints = catalogue.tariff
    for printed in _numbers(item):
        if _is_of_other_goods(printed, item, hints):
            return _against_products(printed, item, hints)
        if _names_other_goods(printed, item, catalogue):
            return _against_nothing(printed, hints)
    return None


def _numbers(item: Item) -> Iterable[str]:
    """The tariff numbers as digits; fewer than a heading's four say nothing."""
    for fact in item.of("tariff_line"):
        digits = _NO_DIGITS.sub("", str(fact.value))
        if len(digits) >= 4:
            yield digits


def _is_of_other_goods(digits: str, item: Item, hints: TariffHints) -> bool:
    """Whether no product that the item may be has a heading that the number could be of."""
    if not all(product in hints.expected for product in item.products):
        return False
    return not any(_agree(digits, e) for product in item.products for e in hints.expected[product].headings)


def _agree(digits: str, expected: str) -> bool:
    """Whether the number lies under the heading, or is so short that it may."""
    return digits.startswith(expected) or expected.startswith(digits)


def _names_other_goods(digits: str, item: Item, catalogue: Catalogue) -> bool:
    """Whether the number names goods, and the description names none that the catalogue speaks of."""
    heading = _heading(digits, catalogue.tariff)
    is_nothing = all(catalogue.family(product) == _OTHER for product in item.products)
    return is_nothing and heading is not None and heading.names_goods


def _heading(digits: str, hints: TariffHints) -> Heading | None:
    """The narrowest heading that the number lies under."""
    found = [h for d, h in hints.headings.items() if digits.startswith(d)]
    return max(found, key=lambda h: len(h.digits), default=None)


def _against_products(digits: str, item: Item, hints: TariffHints) -> Bilingual:
    """Where no act names a number for the goods, the printed one is to be checked: it is not said to be wrong."""
    rows = [hints.expected[product] for product in item.products]
    wanted = tuple(dict.fromkeys(dotted(d) for row in rows for d in row.headings))
    goods = " or ".join(p.replace("_", " ") for p in item.products)
    en, zh = _named(digits, hints, "en"), _named(digits, hints, "zh")
    listed, listed_zh = ", ".join(wanted), "、".join(wanted)
    if any(row.is_second_hand for row in rows):
        sources = "; ".join(dict.fromkeys(row.source for row in rows if row.is_second_hand))
        told = f"check the tariff number: {en} is not among those found for {_article(goods)} ({listed}; {sources})"
        return _with_caution(told, f"请核对税号：{zh}不在所见的此类货物税号之列（{listed_zh}；来源未经证实）", hints)
    told = f"{en} does not fit {_article(goods)} ({listed}): {_CORRECT_EN}"
    return _with_caution(told, f"{zh}与货物描述不符（应归入{listed_zh}）：{_CORRECT_ZH}", hints)


def _against_nothing(digits: str, hints: TariffHints) -> Bilingual:
    number = _named(digits, hints, "en")
    en = f"{number} does not fit the description, which names no such goods: {_CORRECT_EN}"
    zh = f"{_named(digits, hints, 'zh')}与货物描述不符（描述中没有此类货物）：{_CORRECT_ZH}"
    return _with_caution(en, zh, hints)


_CORRECT_EN = "correct one of them before declaring"
_CORRECT_ZH = "申报前请更正其中之一"


def _with_caution(en: str, zh: str, hints: TariffHints) -> Bilingual:
    if hints.text is None:
        return Bilingual(en, zh)
    return Bilingual(f"{en} ({hints.text.en})", f"{zh}（{hints.text.zh}）" if hints.text.zh else zh)


def _named(digits: str, hints: TariffHints, language: str) -> str:
    """The number as printed in a tariff, with what its heading covers."""
    heading = _heading(digits, hints)
    words = None if heading is None else heading.text.zh if language == "zh" else heading.text.en
    shown = dotted(digits)
    if not words:
        return shown
    return f"{shown}（{words}）" if language == "zh" else f"{shown} ({words})"


def _article(goods: str) -> str:
    return f"{'an' if goods[:1] in 'aeiou' else 'a'} {goods}"


def dotted(digits: str) -> str:
    """A tariff number as it is written: `850760` is `8507.60`, `2842904000` is `2842.90.40.00`."""
    return ".".join([digits[:4], *(digits[i : i + 2] for i in range(4, len(digits), 2))])
