"""Deals drawn at random: the head of a declaration over its lines, and a remark that says of each what must be said."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from random import Random

from corpora.declarations.deal import Deal, Line, Printed, plain
from corpora.declarations.lines import Maker, line, words

LENGTHS = (1, 2, 3, 4, 5, 6, 8, 9, 12, 20, 34, 50)
_LENGTH_WEIGHTS = (6, 8, 8, 6, 6, 6, 4, 4, 3, 2, 1, 1)


def deal(rng: Random, *, count: int | None = None, direction: str | None = None) -> Deal:
    """A faultless deal with so many lines, 1 to 50."""
    direction = direction or rng.choices(("export", "import"), (5, 1))[0]
    firm, other = rng.choice(words()["firms"]), rng.choice(words()["partners"])
    maker = Maker(firm[1], firm[2], _source(rng))
    taken: set[str] = set()
    count = count or rng.choices(LENGTHS, _LENGTH_WEIGHTS)[0]
    lines = tuple(line(rng, maker, taken) for _ in range(count))
    number = f"{firm[2]}{rng.choice(('-', '', '/'))}{rng.choice((25, 26))}-{rng.randint(100, 9999)}"
    mark = rng.choice(words()["marks"])
    remark = remark_of(lines, rng) if direction == "export" else ""
    country, home = Printed(other[1], other[2]), Printed("中国", "CHN")
    return Deal(
        direction=direction,
        head=_head(rng, firm, other, lines, number),
        lines=lines,
        currency=tuple(rng.choices(words()["currencies"], (7, 2, 2, 1))[0]),
        countries=(home, country) if direction == "export" else (country, home),
        remark=_joined(rng, mark, remark),
        seller=firm[4],
        buyer=other[0],
        number=number,
    )


def _source(rng: Random) -> Printed:
    name, code = rng.choice(words()["places"])
    return Printed(f"{name}其他", code)


def _joined(rng: Random, mark: str, remark: str) -> str:
    if not remark:
        return mark
    return f"备注:{remark} {mark}" if rng.random() < 0.5 else f"{mark} {remark}"


def _head(rng: Random, firm: list[str], other: list[str], lines: Sequence[Line], number: str) -> dict[str, Printed]:
    told = words()
    net = sum((Decimal(x.kilograms) for x in lines), Decimal(0))
    gross = round(net * Decimal(rng.randint(103, 118)) / 100 + Decimal("0.5"), 2)
    office, leaving = rng.choice(told["offices"]), rng.choice(told["exits"])
    mode, terms = rng.choice(told["transport"]), rng.choice(told["terms"])
    is_named = rng.random() < 0.7
    head = {
        "pre_entry_no": Printed(f"{office[1]}2026{rng.randint(0, 9999999999):010d}") if is_named else Printed(""),
        "consignor": Printed(firm[0], firm[3]),
        "customs_office": Printed(*office),
        "trade_date": Printed(f"2026{rng.randint(1, 11):02d}{rng.randint(1, 28):02d}" if rng.random() < 0.4 else ""),
        "declaration_date": Printed(""),
        "record_no": Printed(_maybe(rng, 0.2, f"C{rng.randint(2000, 7000)}{rng.randint(10000000, 99999999)}")),
        "consignee": Printed(other[0]),
        "transport_mode": Printed(*mode),
        "vessel": Printed(f"{rng.choice(told['vessels'])}/{rng.randint(2, 480):03d}E" if is_named else ""),
        "transport_no": Printed(f"GNT{rng.randint(1000000, 99999999)}" if is_named else ""),
        "producer": Printed(firm[0], firm[3]),
        "supervision_mode": Printed(*rng.choice(told["supervision"])),
        "levy_nature": Printed(*rng.choice(told["levy"])),
        "licence": Printed(f"26-{rng.randint(10, 99)}-{rng.randint(100000, 999999)}" if rng.random() < 0.2 else ""),
        "contract": Printed(number),
        "trade_country": Printed(other[1], other[2]),
        "destination_country": Printed(other[1], other[2]),
        "destination_port": Printed(other[3], f"{other[2]}{rng.randint(1, 300):03d}"),
        "exit_port": Printed(*leaving),
        "package_kind": Printed(*rng.choice(told["packing"])),
        "packages": Printed(str(rng.randint(1, 900))),
        "gross_mass": Printed(plain(gross)),
        "net_mass": Printed(plain(net)),
        "terms": Printed(*terms),
        "freight": Printed(f"USD/{rng.randint(90, 4000)}/3" if terms[0] in ("CIF", "C&F") else ""),
        "insurance": Printed("000/0.3/1" if terms[0] == "CIF" else ""),
        "charges": Printed(""),
        "attached_documents": Printed(";".join(told["attached"][: rng.randint(2, 5)])),
    }  # fmt: skip
    return head


def _maybe(rng: Random, share: float, text: str) -> str:
    return text if rng.random() < share else ""


def remark_of(lines: Sequence[Line], rng: Random) -> str:
    """What must be said of the lines: controlled ones with their codes, close ones with their parameters."""
    said = []
    for codes, several in _by_codes(lines):
        said.append(f"{_named(several, rng)}属于两用物项，{rng.choice(('两用物项出口管制编码', '管制编码'))}：{codes}")
    for k, x in enumerate(lines, 1):
        if x.outcome == "close":
            figures = x.figures
            said.append(
                f"{_named([k], rng)}不属于管制物项，重量能量密度{plain(figures['density'])}Wh/kg，"
                f"容量{plain(figures['capacity'])}Ah，额定电压{plain(figures['nominal_voltage'])}V"
            )
    return "；".join(said)


def _by_codes(lines: Sequence[Line]) -> list[tuple[str, list[int]]]:
    listed = sorted((x.codes[0], k) for k, x in enumerate(lines, 1) if x.outcome == "controlled")
    return [(code, [k for _, k in several]) for code, several in groupby(listed, key=lambda one: one[0])]


def _named(numbers: Sequence[int], rng: Random) -> str:
    form = rng.choice(("第{}项", "第{}项", "项号{}："))
    in_a_row = len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1
    return form.format(f"{numbers[0]}至{numbers[-1]}" if in_a_row else "、".join(map(str, numbers)))
