"""The lines of a draft beside each other: item numbers that count up, one model told in one way, cells left blank."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from casebook.checking.beside.names import key_of
from casebook.checking.draft.drafts import Draft
from casebook.checking.findings import Finding, Kind, finding
from classifier.law.acts import Bilingual
from extractor.trade.declaration import PROPERTIES, DeclaredLine, Element, Measured, evidence, lost_a_digit

_TOLD_ONCE = (
    "brand_type", "electrode_material", "specific_energy", "brand", "capacity", "mercury", "rated_voltage",
)  # fmt: skip
"""Elements that are the same on every line of one model."""
_MOST = 5
"""Numbers of lines that a sentence names."""


def among(draft: Draft) -> Iterator[Finding]:
    """What is wrong between the lines."""
    yield from _numbering(draft)
    yield from _one_model(draft)
    yield from _blanks(draft)
    yield from _nameless(draft)


def _numbering(draft: Draft) -> Iterator[Finding]:
    """Item numbers count up from 1; a draft that numbers some lines only is told by the reading."""
    lines = draft.declaration.lines
    numbers = [x.line for x in lines if x.line is not None]
    if len(numbers) < len(lines):
        return
    twice = sorted(n for n, count in Counter(numbers).items() if count > 1)
    left = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    for number in twice:
        one, two = [x for x in lines if x.line == number][:2]
        says = Bilingual(
            f"Two lines have the item number {number}; a remark that names it names neither.",
            f"有两项的项号均为 {number}，备注按项号注明时无法区分。",
        )
        yield finding(None, Kind.LINE_MISSING, says, evidence(one.number_place), evidence(two.number_place))
    if left and not twice:
        shown, more = ", ".join(map(str, left[:_MOST])), "…" if len(left) > _MOST else ""
        says = Bilingual(
            f"The item numbers go up to {max(numbers)}, and {shown}{more} is not there.",
            f"项号至 {max(numbers)}，缺第 {shown}{more} 项。",
        )
        yield finding(None, Kind.LINE_MISSING, says, evidence(lines[-1].number_place))


def _one_model(draft: Draft) -> Iterator[Finding]:
    """Lots of one model have one tariff number and one set of values; the one that the fewest lines have is told.

    A cable "for pack YS-279P" has another name, and is no lot of the pack.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for k, line in enumerate(draft.declaration.lines):
        if line.designation is not None and any(c.isdigit() for c in line.designation):
            groups[key_of(line.designation), _folded(line.name)].append(k)
    for several in (g for g in groups.values() if len(g) > 1):
        yield from _numbers(draft, several)
        for key in _TOLD_ONCE:
            yield from _elements(draft, several, key)


def _numbers(draft: Draft, several: Sequence[int]) -> Iterator[Finding]:
    lines = draft.declaration.lines
    for k, other in _odd(several, [lines[k].number for k in several]):
        number = draft.number(k)
        says = Bilingual(
            f"Line {number}: {lines[k].designation} is declared under {lines[k].number}, "
            f"and on line {draft.number(other)} under {lines[other].number}.",
            f"第{number}项：{lines[k].designation} 申报为 {lines[k].number}，"
            f"而第{draft.number(other)}项申报为 {lines[other].number}。",
        )
        quotes = (evidence(lines[n].number_place) for n in (k, other))
        yield finding(number, Kind.NUMBER_DOUBTFUL, says, *quotes)


def _elements(draft: Draft, several: Sequence[int], key: str) -> Iterator[Finding]:
    elements = ((k, draft.declaration.lines[k].element(key)) for k in several)
    told = [(k, e) for k, e in elements if e is not None and not lost_a_digit(e)]
    values = dict(told)
    for k, other in _odd([k for k, _ in told], [_value(draft, k, e) for k, e in told]):
        number, name = draft.number(k), draft.element_name(key)
        one, two = values[k], values[other]
        says = Bilingual(
            f"Line {number}: {name} is {one.value}, and on line {draft.number(other)}, of the same model, {two.value}.",
            f"第{number}项：{name}为 {one.value}，而同型号的第{draft.number(other)}项为 {two.value}。",
        )
        yield finding(number, Kind.ELEMENT_DIFFERS, says, evidence(one.place), evidence(two.place))


def _odd(several: Sequence[int], values: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines whose value is not the one that most have, each with a line that has that; of two, the later one."""
    counts = Counter(v for v in values if v)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda v: (counts[v], -values.index(v)))
    first = several[values.index(usual)]
    yield from ((k, first) for k, v in zip(several, values, strict=True) if v and v != usual)


def _value(draft: Draft, k: int, element: Element) -> str:
    """What an element says, for comparing: its quantity where one was read, so that 5 Ah is 5000 mAh."""
    fact = next(iter(draft.items[k].of(PROPERTIES.get(element.key, ""))), None)
    return str(fact.quantity.interval) if fact is not None else _folded(element.value)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _blanks(draft: Draft) -> Iterator[Finding]:
    """A cell that is blank on one line and filled on all others; recognition may lose one, so pictures say nothing."""
    lines = draft.declaration.lines
    if len(lines) < 3:
        return
    for name in _CELLS:
        lacking = [k for k, line in enumerate(lines) if _cell(line, name) is None]
        if len(lacking) != 1 or lines[lacking[0]].number_place.page.origin == "ocr":
            continue
        number, line, zh = draft.number(lacking[0]), lines[lacking[0]], draft.box_name(name)
        says = Bilingual(
            f"Line {number}: {zh} ({name.replace('_', ' ')}) is blank; every other line has it.",
            f"第{number}项：{zh}为空，其他各项均已填报。",
        )
        yield finding(number, Kind.ELEMENT_MISSING, says, evidence(line.name_place or line.number_place))


def _nameless(draft: Draft) -> Iterator[Finding]:
    """A line that says no name of its goods; where none of several lines has one, their column was not read."""
    lines = draft.declaration.lines
    lacking = [k for k, line in enumerate(lines) if not line.name.strip()]
    if len(lacking) == len(lines) > 1:
        return
    for k in lacking:
        if lines[k].number_place.page.origin == "ocr":
            continue
        number = draft.number(k)
        says = Bilingual(f"Line {number}: the name of the goods is blank.", f"第{number}项：商品名称为空。")
        yield finding(number, Kind.ELEMENT_MISSING, says, evidence(lines[k].number_place))


_CELLS = ("currency", "unit_price", "amount")


def _cell(line: DeclaredLine, name: str) -> Measured | str | None:
    own = {"currency": line.currency, "unit_price": line.unit_price, "amount": line.amount}
    return own[name]
