"""Declaration elements (申报要素).

A string parted by bars, split into named values by the words before them or by the order of its number; one without
bars is parted where words name its values.

Desks leave elements out, so values are aligned with the order by their forms: Wh/kg is the specific energy, Ah the
capacity, V the rated voltage, one digit the kind of brand. Words and forms count before the order: where they run
against it, the draft has an order of its own, and only what they do not tell is laid over what is left of the order.
What no order is on record for keeps only what its own words name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from classifier.law.house import ElementOrder, order_of
from extractor.language.phrases import Shape
from extractor.trade.declaration.labels import Labels
from extractor.trade.declaration.paper import Element, Part, Place, place_of

BAR = re.compile(r"[|｜]")
_SIGN = re.compile(r"\s*(?:[(（][^)）]*[)）])?\s*[:：=]\s*")
_NUMBERED = re.compile(r"\s*\d{1,2}\s*[.、．)）:：]\s*(?=\D)")
_BREAK = re.compile(r"[;；,，、\s]+$")
_COLON = re.compile(r"[:：]\s*$")
_LEAD = re.compile(r"(?:(?<!\d)\d{1,2}[.、．)）])?$")
"""The number of an element before its name."""
_RECOGNISED_BARS = Shape(r"(?P<value>.*\d\s?<<unit_before_bar>>)<<taken_for_bar>>{1,4}", re.IGNORECASE)
_TORN = re.compile(r"\d+[.．]")
"""A number that goes on in a row which recognition lost."""
_LEAST_NAMED = 3
"""Values that a string without bars must name with their words to be parted by other signs."""
_FORMS = {
    "brand_type": Shape(r"[0-4]"),
    "preference": Shape(r"[0-3]"),
    "specific_energy": Shape(r".*\d\s*<<watt_hour>>\s*/\s*k?g.*", re.IGNORECASE),
    "capacity": Shape(r".*\d\s*<<ampere_hour>>.*", re.IGNORECASE),
    "rated_voltage": Shape(r".*\d\s*<<volt>>(?:<<direct_current>>)?", re.IGNORECASE),
    "mercury": Shape(r".*<<mercury>>.*|<<yes_or_no>>"),
    "gtin": Shape(r"\d{8}|\d{12,14}"),
    "cas": Shape(r"\d{2,7}-\d\d-\d"),
    "model": Shape(r"(?=.*\d)(?=.*[A-Za-z])[\w./-]{3,30}|<<no_model>>"),
    "use": Shape(r"\D*<<for_use>>"),
}
_MEASURED = ("specific_energy", "capacity", "rated_voltage")
_TELLING = (*_MEASURED, "cas")
"""What a form tells wherever it stands."""
_LIKELY = (*_TELLING, "mercury", "use", "model")
"""What a form tells of a string that has an order of its own."""
_STRICT = (*_TELLING, "brand_type", "preference", "mercury", "gtin")
"""What no value of another form is."""
_ENERGY = "specific_energy"
_FITS, _CLASHES, _LEFT_OUT, _SAID = 2.0, -4.0, -0.6, 6.0


def split(place: Place, number: str, orders: Sequence[ElementOrder], words: Labels) -> tuple[Element, ...]:
    """The elements of a string for a tariff number, in the order printed, those that are blank with an empty value."""
    pieces = _pieces(place, words)
    order = _order([text for text, _ in pieces], number, orders, words)
    said = [_said(text, words) for text, _ in pieces]
    if said[-1][0] is None and pieces[-1][1] and pieces[-1][1][-1][0].origin == "ocr":
        said[-1] = (_torn([text for text, _ in pieces], order, words), 0)
    if sum(key is not None for key, _ in said) >= _LEAST_NAMED:
        said = [one if one[0] else _loosely_said(text, words) for one, (text, _) in zip(said, pieces, strict=True)]
    keys = _keys(
        [text[skip:].strip() for (text, _), (_, skip) in zip(pieces, said, strict=True)],
        [k for k, _ in said],
        order,
        words,
    )
    made = []
    for k, (text, parts) in enumerate(pieces):
        key, skip = said[k]
        name = key or (keys[k] if order else _unordered(k, text, words))
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


def _torn(texts: Sequence[str], order: Sequence[str], words: Labels) -> str | None:
    """What the number is that ends a string in its midst: the first with a unit behind those that were told."""
    if not _TORN.fullmatch(texts[-1]):
        return None
    told = [_told(text, order, _MEASURED, words) for text in texts]
    at = max((order.index(key) for key in told if key), default=-1)
    return next((key for key in order[at + 1 :] if key in _MEASURED), None)


def _keys(texts: Sequence[str], said: Sequence[str | None], order: tuple[str, ...], words: Labels) -> list[str | None]:
    """The key of each value; `None` for one that nothing tells."""
    told = [key or _told(text, order, _TELLING, words) for key, text in zip(said, texts, strict=True)]
    places = [order.index(key) for key in told if key in order]
    in_order = all(a <= b for a, b in pairwise(places))
    keys = list(said)
    if not in_order:
        for k, text in enumerate(texts):
            keys[k] = told[k] or _told(text, tuple(key for key in order if key not in (*told, *keys)), _LIKELY, words)
    laid = [k for k, key in enumerate(keys) if key is None or (in_order and key in order)]
    left = order if in_order else tuple(key for key in order if key not in keys)
    found = _aligned(
        tuple(texts[k] for k in laid), tuple(keys[k] for k in laid), left, _LEFT_OUT if in_order else 0.0, words
    )
    for k, key in zip(laid, found, strict=True):
        keys[k] = key
    return keys


def _told(text: str, order: Sequence[str], forms: Sequence[str], words: Labels) -> str | None:
    """What the form of a value tells."""
    found = [key for key in forms if key in order and words.pattern(_FORMS[key]).fullmatch(text)]
    return found[0] if len(found) == 1 else None


_Piece = tuple[str, tuple[Part, ...]]


def is_string(text: str, words: Labels) -> bool:
    """Whether a row of text is of elements, at its beginning or behind a name: values between bars or behind words."""
    if BAR.search(text) is not None:
        return True
    starts = (0, *(k + 1 for k, c in enumerate(text) if c.isspace()))
    return any(_said(text[k:], words, signed=True)[0] not in (None, "name") for k in starts)


def _pieces(place: Place, words: Labels) -> list[_Piece]:
    """The values of a string, each with its stretches."""
    found = _between(place, _bars)
    named = _between(place, lambda text: [*_bars(text), *_before_names(text, words, has_bars=len(found) > 1)])
    told = sum(_said(text, words, signed=True)[0] is not None for text, _ in named)
    return [_without_bars(*one, words) for one in (named if told >= _LEAST_NAMED else found)]


def _bars(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in BAR.finditer(text)]


def _without_bars(text: str, parts: tuple[Part, ...], words: Labels) -> _Piece:
    """A value without the bars behind it that recognition took for letters: "3.6VIII"."""
    found = words.pattern(_RECOGNISED_BARS).fullmatch(text)
    if found is None or not parts or any(words.pattern(_FORMS[key]).fullmatch(text) for key in _TELLING):
        return text, parts
    page, (start, end) = parts[-1]
    cut = min(len(text) - found.end("value"), end - start)
    return text[: len(text) - cut], (*parts[:-1], (page, (start, end - cut)))


def _before_names(text: str, words: Labels, *, has_bars: bool) -> list[tuple[int, int]]:
    """The breaks of a text that the name of an element and a colon follow.

    Between bars nothing need stand before a name: recognition loses bars.
    """
    found = []
    labels = tuple(words.all("declaration_element", text))
    ends = frozenset(label.end for label in labels)
    for label in labels:
        at = label.start - len(_LEAD.search(text[: label.start])[0])  # type: ignore[index]  # it matches nothing too
        lead = _BREAK.search(text[:at]) or _colon(text, at, ends)
        if _SIGN.match(text, label.end) and at and (lead or (has_bars and text[at - 1] not in "|｜")):
            found.append((lead.start() if lead else at, at))
    return found


def _colon(text: str, at: int, ends: frozenset[int]) -> re.Match[str] | None:
    """The colon behind a value that recognition read for a semicolon: the one behind a name is its own."""
    sign = _COLON.search(text[:at])
    return sign if sign and sign.start() not in ends else None


def _between(place: Place, breaks: Callable[[str], Sequence[tuple[int, int]]]) -> list[_Piece]:
    """The values between breaks, each with its stretches; one that is broken over rows has several."""
    whole = place.text
    cuts = sorted(breaks(whole))
    edges = zip((0, *(b for _, b in cuts)), (*(a for a, _ in cuts), len(whole)), strict=True)
    return [_stretch(place, start, max(start, end)) for start, end in edges]


def _stretch(place: Place, start: int, end: int) -> _Piece:
    """The value between two places of a string, without the blanks about it in each row."""
    parts: list[Part] = []
    at = 0
    for page, (first, last) in place.parts:
        a, b = max(start - at, 0) + first, min(end - at, last - first) + first
        at += last - first
        text = page.text[a:b] if a < b else ""
        if text.strip():
            parts.append((page, (a + len(text) - len(text.lstrip()), a + len(text.rstrip()))))
    return "".join(page.text[a:b] for page, (a, b) in parts), tuple(parts)


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


def _said(text: str, words: Labels, *, signed: bool = False) -> tuple[str | None, int]:
    """The element that words before a value name, with how many characters they take: "6.比能量：257Wh/kg".

    A colon parts them from the value, or a blank, or the value's own form: "容量65Ah"; only a colon where `signed`.
    """
    lead = _NUMBERED.match(text)
    skip = lead.end() if lead else 0
    label = words.leading("declaration_element", text[skip:])
    if label is None:
        return None, 0
    at = skip + label.end
    sign = _SIGN.match(text, at)
    if sign:
        return label.key, sign.end()
    rest = text[at:]
    form = _FORMS.get(label.key)
    formed = form is not None and words.pattern(form).fullmatch(rest) is not None
    parted = formed or (rest[:1].isspace() and bool(rest.strip()))
    return (label.key, at) if parted and not signed else (None, 0)


def _loosely_said(text: str, words: Labels) -> tuple[str | None, int]:
    """The element that a value begins with, nothing parting them: a row that broke at their blank has lost it."""
    label = words.leading("declaration_element", text)
    return (label.key, label.end) if label and text[label.end :].strip() else (None, 0)


def name_ends(text: str, words: Labels) -> int:
    """Where the name of the goods ends that stands in one row with their elements.

    Before the blank that an element's name follows, else before the last blank in front of the first bar; -1 where the
    row has no name.
    """
    bar = BAR.search(text)
    before = bar.start() if bar else len(text)
    blanks = [k for k in range(before) if text[k] == " "]
    named = (k for k in blanks if words.leading("declaration_element", text[k + 1 : before]) is not None)
    return next(named, blanks[-1] if blanks and bar else -1)


def _unordered(k: int, text: str, words: Labels) -> str | None:
    """What an element is whose number has no order on record: the first two are of one digit each."""
    if k < 2 and words.pattern(_FORMS[("brand_type", "preference")[k]]).fullmatch(text):
        return ("brand_type", "preference")[k]
    return None


def _aligned(
    texts: tuple[str, ...], said: tuple[str | None, ...], order: tuple[str, ...], left_out: float, words: Labels
) -> list[str | None]:
    """The key of each value: the best way to lay the values over the order, in their order.

    `left_out` is what each element costs that is passed over.
    """

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
            options.append((skipped + left_out, kept))
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
    if key in _STRICT:
        return _CLASHES
    telling = (*_MEASURED, "mercury")
    return _CLASHES if any(words.pattern(_FORMS[name]).fullmatch(text) for name in telling) else 0.1
