"""Trade papers drawn at random: other columns, heads, languages, signs and furniture each time, labels exact.

`paper(seed)` gives pages and what stands on them. The same facts go through families of layout that the reader was
not written for; what it reads of them is a measure, and nothing is fitted to one seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.document.page import Page
from tests.extractor.trade.random_words import BELOW, CURRENCIES, FREIGHT, GOODS, HEADS, TOTALS, UNITS
from tests.extractor.trade.trade_papers import WIDTH, page, sheet


@dataclass(frozen=True, slots=True)
class Good:
    """One line as drawn: what must be read of it, by property."""

    facts: dict[str, Decimal | str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pages and the goods on them."""

    pages: tuple[Page, ...]
    goods: tuple[Good, ...]
    story: str


class _Hand:
    """One paper's habits, drawn once: language, columns, signs, where units and currencies stand."""

    def __init__(self, seed: int) -> None:
        self.r = r = random.Random(seed)
        self.language = r.choice(["en", "en", "en", "zh", "de", "fr", "es"])
        self.priced = r.random() < 0.72
        self.decimal = "," if self.language in ("de", "fr", "es") and r.random() < 0.8 else "."
        self.group = r.choice({",": [".", " ", ""], ".": [",", ",", ""]}[self.decimal])
        self.unit_place = r.choice(["cell", "column", "none", "none"])
        self.currency = r.choice(CURRENCIES)
        self.currency_place = r.choice(["head", "cell", "column", "none"])
        self.base = r.choice([1, 1, 1, 1, 1, 1, 100, 1000])
        self.base_place = r.choice(["head", "cell"])
        self.mass_place = r.choice(["head", "cell", "cell", "none"])
        self.counting = r.choice([1, 1, 10])
        self.columns = list(self._columns())
        self.is_sheet = r.random() < 0.35
        self.gap = r.choice([8.0, 12.0, 20.0])
        self.is_headless = r.random() < 0.05
        self.strange = r.random() < 0.25
        """Whether one of its heads is a word that nobody knows."""

    def _columns(self) -> Iterator[str]:
        r = self.r
        if r.random() < 0.75:
            yield "no"
        first = [c for c, p in (("article", 0.35), ("tariff_line", 0.15)) if r.random() < p]
        r.shuffle(first)
        yield from first
        yield "description"
        later = ["tariff_line"] if "tariff_line" not in first and r.random() < 0.4 else []
        later += [c for c, p in (("origin", 0.2), ("date", 0.1), ("batch", 0.1)) if r.random() < p]
        r.shuffle(later)
        yield from later
        if not self.priced and r.random() < 0.6:
            yield "packages"
        yield from (["quantity", "unit"] if self.unit_place == "column" else ["quantity"])
        if self.priced:
            yield from ["unit_price"] if r.random() < 0.9 else []
            if self.currency_place == "column":
                yield "currency"
            yield "amount"
        else:
            yield from ["net_mass", "gross_mass"] if r.random() < 0.8 else ["gross_mass", "net_mass"]
            if r.random() < 0.4:
                yield "volume"

    def number(self, value: Decimal, places: int) -> str:
        whole, _, part = f"{value:.{places}f}".partition(".")
        groups = []
        while len(whole) > 3 and self.group:
            groups.insert(0, whole[-3:])
            whole = whole[:-3]
        return self.group.join([whole, *groups]) + (self.decimal + part if part else "")

    def head(self, column: str) -> str:
        if column == "currency":
            return self.r.choice(["Cur.", "Currency", "币制"])
        text = self.r.choice(HEADS[column][self.language])
        if self.r.random() < 0.08 and self.language == "zh":
            text += " " + self.r.choice(HEADS[column]["en"])
        if column in ("unit_price", "amount") and self.currency_place == "head":
            text += f" ({self.currency})" if self.r.random() < 0.5 else f" {self.currency}"
        if column == "unit_price" and self.base > 1 and self.base_place == "head":
            text += f" / {self.base}"
        if column in ("net_mass", "gross_mass") and self.mass_place == "head":
            text += self.r.choice([" (kg)", " KG", " (KGS)"])
        return text


def paper(seed: int) -> Drawn:
    """One paper and its labels."""
    hand = _Hand(seed)
    r = hand.r
    count = r.choice([1, 2, 2, 3, 4, 5, 8, 14])
    goods, rows, details, sums = [], [], [], {"amount": Decimal(0), "net_mass": Decimal(0), "gross_mass": Decimal(0)}
    unit = r.choice(UNITS[hand.language])
    for k in range(count):
        good, cells = _good(hand, k, unit)
        goods.append(Good(good))
        for name in sums:
            sums[name] += Decimal(str(good.get(name, cells.get("_" + name, 0))))
        rows.append(cells)
        details.append(_details(r) if r.random() < 0.25 else [])
    heads = {c: hand.head(c) for c in hand.columns}
    if hand.strange:
        heads[r.choice([c for c in hand.columns if c not in ("description", "quantity")] or ["quantity"])] = r.choice(
            ["Ref. zug.", "Kennung", "Bv", "Wsp.", "Xr"]
        )
    if hand.is_headless and hand.priced and count > 2:
        heads = {}
    last = [c for c in hand.columns if c in sums]
    total = {c: _measure(hand, c, sums[c]) for c in last} if r.random() < 0.8 else {}
    story = f"{hand.language} {hand.columns} sheet={hand.is_sheet} base={hand.base} heads={list(heads.values())}"
    if hand.is_sheet:
        return Drawn((_sheet(hand, heads, rows, details, total),), tuple(goods), story)
    return Drawn(_printed(hand, heads, rows, details, total), tuple(goods), story)


def _good(hand: _Hand, k: int, unit: str) -> tuple[dict[str, Decimal | str], dict[str, str]]:
    r = hand.r
    quantity = Decimal(r.choice([1, 2, 5, 12, 60, 100, 400, 1200, 2500, 8000, 15000]))
    price = Decimal(r.randint(50, 90000)) / Decimal(r.choice([1, 10, 100]) * 100 if r.random() < 0.2 else 100)
    price = price.quantize(Decimal("0.01")) if price >= Decimal("0.02") else Decimal("1.25")
    amount = (quantity * price / hand.base).quantize(Decimal("0.01"))
    net = (quantity * Decimal(r.randint(20, 900)) / 1000).quantize(Decimal("0.1")) + Decimal("0.5")
    gross = (net * Decimal("1.08")).quantize(Decimal("0.1")) + 1
    tariff = r.choice(["8507600090", "8536690000", "8504401490", "7410110000", "8507.60.00", "85076000", "3801100090"])
    code = f"{r.choice('ABKLMXZ')}{r.choice('ABKLMXZ')}-{r.randint(10, 9999)}{r.choice(['', 'A', 'H'])}"
    name = r.choice(GOODS) + (f" {code}" if r.random() < 0.5 else "")
    has_unit = hand.unit_place == "cell"
    cur = hand.currency if hand.currency_place == "cell" else ""
    money = (
        (lambda text: f"{cur} {text}" if len(cur) == 3 else f"{cur}{text}")
        if hand.decimal == "."
        else (lambda text: f"{text} {cur}".strip())
    )
    cells = {
        "no": str((k + 1) * hand.counting),
        "article": code,
        "description": name,
        "tariff_line": tariff,
        "origin": r.choice(["CN", "DE", "China", "KR"]),
        "date": r.choice(["12.03.2026", "2026-09-14"]),
        "batch": f"B{r.randint(10000, 99999)}",
        "packages": f"{r.randint(1, 80)}" + r.choice([" CT", " CTNS", ""]),
        "quantity": hand.number(quantity, 0) + (f" {unit}" if has_unit else ""),
        "unit": unit,
        "currency": hand.currency,
        "unit_price": money(hand.number(price, 2))
        + (f" /{hand.base}" if hand.base > 1 and hand.base_place == "cell" else ""),
        "amount": money(hand.number(amount, 2)),
        "net_mass": hand.number(net, 1) + (" KG" if hand.mass_place == "cell" else ""),
        "gross_mass": hand.number(gross, 1) + (" KG" if hand.mass_place == "cell" else ""),
        "volume": hand.number(Decimal(r.randint(1, 300)) / 100, 2),
        "_gross_mass": str(gross),
    }
    facts: dict[str, Decimal | str] = {"quantity": quantity}
    for column, value in (("unit_price", price), ("amount", amount), ("net_mass", net)):
        if column in hand.columns:
            facts[column] = value
    if "tariff_line" in hand.columns:
        facts["tariff_line"] = "".join(c for c in tariff if c.isdigit())
    return facts, cells


def _details(r: random.Random) -> list[str]:
    return r.sample(
        [
            "4 poles, 75 hp, 2900 rpm",
            "Serial no. 20260417",
            "packed in wooden case",
            "Batch 4711, made 2026",
            "IP55, duty S1",
        ],
        r.choice([1, 1, 2]),
    )


def _measure(hand: _Hand, column: str, value: Decimal) -> str:
    if column == "amount":
        cur = hand.currency if hand.currency_place == "cell" else ""
        return f"{cur} {hand.number(value, 2)}".strip()
    return hand.number(value, 1) + (" KG" if hand.mass_place == "cell" else "")


def _furniture(r: random.Random, hand: _Hand) -> tuple[list[str], list[str]]:
    top = [
        {True: "Commercial invoice", False: "Packing list"}[hand.priced],
        "Made Goods Co., Ltd. 12 Harbour Road",
        f"No. MG-{r.randint(1000, 9999)} Date 2026-09-{r.randint(10, 28)}",
        "Tel. +86 21 5558 0142 Fax +86 21 5558 0143",
    ]
    return top, r.sample(BELOW, r.choice([0, 1, 2, 3]))


def _sheet(
    hand: _Hand, heads: dict[str, str], rows: list[dict[str, str]], details: list[list[str]], total: dict[str, str]
) -> Page:
    r = hand.r
    top, below = _furniture(r, hand)
    width = len(hand.columns)
    grid = [[text, *[""] * (width - 1)] for text in top]
    if heads:
        grid.append([heads[c] for c in hand.columns])
    named = hand.columns.index("description")
    for cells, more in zip(rows, details, strict=True):
        grid.append([cells[c] for c in hand.columns])
        grid.extend([["" if k != named else text for k in range(width)] for text in more])
    if total:
        label = r.choice(TOTALS[hand.language])
        line = [total.get(c, "") for c in hand.columns]
        line[named if r.random() < 0.7 else 0] = label
        grid.append(line)
    grid.extend([[text, *[""] * (width - 1)] for text in below])
    return sheet(*grid)


def _printed(
    hand: _Hand, heads: dict[str, str], rows: list[dict[str, str]], details: list[list[str]], total: dict[str, str]
) -> tuple[Page, ...]:
    r = hand.r
    numeric = {"quantity", "unit_price", "amount", "net_mass", "gross_mass", "volume"}
    aligned = {c: ("right" if c in numeric and r.random() < 0.7 else "left") for c in hand.columns}
    width = {
        c: max(_wide(heads.get(c, "")), *(_wide(row[c]) for row in rows), _wide(total.get(c, ""))) for c in hand.columns
    }
    edges, x = {}, 30.0
    for c in hand.columns:
        edges[c] = (x, x + width[c])
        x += width[c] + hand.gap
    top, below = _furniture(r, hand)
    y = 40.0
    drawn: list[tuple[float, list[tuple[float, str]]]] = []
    for text in top:
        drawn.append((y, [(30.0, text)]))
        y += 16
    y += 10

    def line(cells: dict[str, str]) -> list[tuple[float, str]]:
        return [
            (edges[c][1] - _wide(cells[c]) if aligned[c] == "right" else edges[c][0], cells[c])
            for c in hand.columns
            if cells.get(c)
        ]

    if heads:
        drawn.append((y, line(heads)))
        y += r.choice([14, 18, 24])
    pages: list[Page] = []
    split = r.randint(2, len(rows) - 1) if len(rows) > 4 and r.random() < 0.4 else None
    for k, (cells, more) in enumerate(zip(rows, details, strict=True)):
        if k == split:
            pages.append(page(*drawn, number=1))
            y = 60.0
            drawn = [(y, line(heads))] if r.random() < 0.6 and heads else []
            y += 18
        drawn.append((y, line(cells)))
        for text in more:
            y += 11
            drawn.append((y, [(edges["description"][0], text)]))
        y += 18
    if total:
        y += r.choice([0, 10])
        label = r.choice(TOTALS[hand.language])
        measured = line(total)
        at = measured[0][0] - _wide(label) - 15 if r.random() < 0.5 else edges["description"][0]
        if hand.priced and r.random() < 0.15 and "amount" in total:
            drawn.append((y, [(at, FREIGHT[hand.language]), *line({"amount": _measure(hand, "amount", Decimal(120))})]))
            y += 16
        drawn.append((y, [(max(20.0, at), label), *measured]))
        y += 24
    for text in below:
        drawn.append((y, [(30.0, text)]))
        y += 14
    pages.append(page(*drawn, number=len(pages) + 1))
    return tuple(pages)


def _wide(text: str) -> float:
    return WIDTH * len(text) - 2 * text.count(" ")
