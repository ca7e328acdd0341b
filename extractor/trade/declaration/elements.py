"""Declaration elements (申报要素).

A string parted by bars, split into named values by the order of its number or by the words before them.

Desks leave elements out, so values are aligned with the order by their forms: Wh/kg is the specific energy, Ah the
capacity, V the rated voltage, one digit the kind of brand. What no order is on record for keeps only what its own
words name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from classifier.law.house import ElementOrder, order_of
from extractor.language.phrases import Shape
from extractor.trade.declaration.labels import Labels
from extractor.trade.declaration.paper import Element, Part, Place, place_of

BAR = re.compile(r"[|｜]")
_FORMS = {
    "brand_type": Shape(r"[0-4]"),
    "preference": Shape(r"[0-3]"),
    "specific_energy": Shape(r".*\d\s*<<watt_hour>>\s*/\s*k?g.*", re.IGNORECASE),
    "capacity": Shape(r".*\d\s*<<ampere_hour>>.*", re.IGNORECASE),
    "rated_voltage": Shape(r".*\d\s*<<volt>>(?:DC)?", re.IGNORECASE),
    "mercury": Shape(r".*<<mercury>>.*|<<yes_or_no>>"),
    "gtin": Shape(r"\d{8}|\d{12,14}"),
    "cas": Shape(r"\d{2,7}-\d\d-\d"),
    "model": Shape(r"(?=.*\d)(?=.*[A-Za-z])[\w./-]{3,30}|<<no_model>>"),
}
_ENERGY = "specific_energy"
_FITS, _CLASHES, _LEFT_OUT, _SAID = 2.0, -4.0, -0.6, 6.0


def split(place: Place, number: str, orders: Sequence[ElementOrder], words: Labels) -> tuple[Element, ...]:
    """The elements of a string for a tariff number, in the order printed, those that are blank with an empty value."""
    pieces = list(_pieces(place))
    order = _order([text for text, _ in pieces], number, orders, words)
    said = [_said(text, words) for text, _ in pieces]
    keys = _aligned(tuple(text for text, _ in pieces), tuple(key for key, _ in said), order, words) if order else None
    made = []
    for k, (text, parts) in enumerate(pieces):
        key, skip = said[k]
        name = key or (keys[k] if keys else _unordered(k, text, words))
        if name is not None and name != "name":
            value = text[skip:].strip()
            kept = place_of(_rest(parts, len(text) - len(text[skip:].lstrip())))
            made.append(Element(name, value, kept or Place(place.page, ())))
    return tuple(made)


def _order(texts: Sequence[str], number: str, orders: Sequence[ElementOrder], words: Labels) -> tuple[str, ...]:
    """The order of a number; of a string with Wh/kg whose number asks for none, that of the numbers that do."""
    known = order_of(number, orders)
    told = known.order if known else ()
    if _ENERGY in told or not any(words.pattern(_FORMS[_ENERGY]).fullmatch(text) for text in texts):
        return told
    return next((one.order for one in orders if _ENERGY in one.order), told)


def _pieces(place: Place) -> list[tuple[str, tuple[Part, ...]]]:
    """The values between bars, each with its stretches; one that is broken over rows has several."""
    found: list[tuple[str, list[Part]]] = [("", [])]
    for page, (start, end) in place.parts:
        text, at = page.text[start:end], 0
        for n, part in enumerate(BAR.split(text)):
            if n:
                found.append(("", []))
            if part.strip():
                lead = len(part) - len(part.lstrip())
                span = (start + at + lead, start + at + len(part.rstrip()))
                found[-1] = (found[-1][0] + part.strip(), [*found[-1][1], (page, span)])
            at += len(part) + 1
    return [(text, tuple(parts)) for text, parts in found]


def _rest(parts: tuple[Part, ...], skip: int) -> tuple[Part, ...]:
    """The stretches without their first characters, which are the element's name."""
    kept: list[Part] = []
    for page, (start, end) in parts:
        if skip >= end - start:
            skip -= end - start
            continue
        kept.append((page, (start + skip, end)))
        skip = 0
    return tuple(kept)


def _said(text: str, words: Labels) -> tuple[str | None, int]:
    """The element that words before a value name, with how many characters they take: "6.比能量：257Wh/kg"."""
    lead = re.match(r"\s*\d{1,2}\s*[.、．)）:：]\s*(?=\D)", text)
    skip = lead.end() if lead else 0
    label = words.leading("declaration_element", text[skip:])
    if label is None:
        return None, 0
    after = text[skip + label.end :]
    sign = re.match(r"\s*(?:[(（][^)）]*[)）])?\s*[:：]\s*", after)
    return (label.key, skip + label.end + sign.end()) if sign else (None, 0)


def _unordered(k: int, text: str, words: Labels) -> str | None:
    """What an element is whose number has no order on record: the first two are of one digit each."""
    if k < 2 and words.pattern(_FORMS[("brand_type", "preference")[k]]).fullmatch(text):
        return ("brand_type", "preference")[k]
    return None


def _aligned(
    texts: tuple[str, ...], said: tuple[str | None, ...], order: tuple[str, ...], words: Labels
) -> list[str | None]:
    """The key of each value: the best way to lay the values over the order, in their order, some elements left out."""

    @cache
    def best(k: int, n: int) -> tuple[float, tuple[str | None, ...]]:
        if k == len(texts):
            return 0.0, ()
        if n == len(order):
            score, rest = best(k + 1, n)
            return score - 1.0, (None, *rest)
        taken, after = best(k + 1, n + 1)
        options = [(taken + _fit(texts[k], said[k], order[n], words), (order[n], *after))]
        if len(order) - n > 1:
            skipped, kept = best(k, n + 1)
            options.append((skipped + _LEFT_OUT, kept))
        return max(options, key=lambda one: one[0])

    return list(best(0, 0)[1])


def _fit(text: str, said: str | None, key: str, words: Labels) -> float:
    """How well a value fits an element: by the words before it, its form, and the forms of other elements."""
    if said is not None:
        return _SAID if said == key else -_SAID
    if not text:
        return 0.0
    form = _FORMS.get(key)
    if form is not None and words.pattern(form).fullmatch(text):
        return _FITS
    if key in ("specific_energy", "capacity", "rated_voltage", "brand_type", "preference", "mercury", "gtin", "cas"):
        return _CLASHES
    telling = ("specific_energy", "capacity", "rated_voltage", "mercury")
    return _CLASHES if any(words.pattern(_FORMS[name]).fullmatch(text) for name in telling) else 0.1
