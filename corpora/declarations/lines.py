"""Lines drawn at random, each with figures that agree and with what the law makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from corpora.declarations.deal import ELEMENTS, Line, Printed, plain

BANDS = {"not_controlled": (110, 255), "close": (277, 292), "controlled": (309, 345)}
"""Wh/kg by outcome, kept away from the limit of 300 and from nine tenths of it."""
_PHOSPHATE = 190
"""Wh/kg that a cell of iron phosphate may have: above it the declaration would contradict itself."""
_KINDS = ("lithium_ion_cell", "lithium_ion_pack", "ordinary", "primary_lithium_cell", "anode", "machine")
_WEIGHTS = (30, 15, 40, 5, 5, 5)


@cache
def words() -> dict[str, Any]:
    """The words of this folder."""
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text("utf-8"))
    return loaded


@dataclass(frozen=True, slots=True)
class Maker:
    """Whose goods they are: brand, the letters that its models begin with, and the place that they come from."""

    brand: str
    letters: str
    place: Printed


def line(rng: Random, maker: Maker, taken: set[str], kind: str | None = None) -> Line:
    """A line; its model is none of those `taken`, and is added to them."""
    kind = kind or rng.choices(_KINDS, _WEIGHTS)[0]
    made = {
        "lithium_ion_cell": _battery,
        "lithium_ion_pack": _battery,
        "primary_lithium_cell": _primary,
        "anode": _anode,
        "machine": _machine,
        "ordinary": _ordinary,
    }[kind]
    return made(rng, maker, _model(rng, maker.letters, taken), kind)


def _model(rng: Random, letters: str, taken: set[str]) -> str:
    while True:
        joint = rng.choice(("-", "", "-"))
        model = f"{letters}{joint}{rng.randint(100, 9999)}{rng.choice(('', '', 'A', 'P', 'H', '-2', 'M'))}"
        if model not in taken:
            taken.add(model)
            return model


def _battery(rng: Random, maker: Maker, model: str, kind: str) -> Line:
    is_pack = kind == "lithium_ion_pack"
    outcome = rng.choices(("not_controlled", "close", "controlled"), (8, 0, 0) if is_pack else (6, 2, 2))[0]
    volts = (
        Decimal(rng.choice(("24", "36", "48", "51.2", "14.4", "72")))
        if is_pack
        else Decimal(rng.choice(("3.2", "3.6", "3.65", "3.7")))
    )
    hours = Decimal(rng.randint(50, 1200)) / 10 if is_pack else Decimal(rng.randint(150, 600)) / 100
    if not is_pack and rng.random() < 0.3:
        hours = Decimal(rng.randint(20, 300))
    low, high = BANDS[outcome]
    target = Decimal(rng.randint(110, 190) if is_pack else rng.randint(low, high))
    grams = round(1000 * hours * volts / target, 0 if is_pack else 1)
    count = rng.choice((120, 300, 450, 1000, 2500, 4800, 12000)) if not is_pack else rng.choice((24, 60, 150, 400))
    mass = round(grams * count / 1000, 2 if count * grams < 2000000 else 1)
    density = round(1000 * hours * volts / grams)
    unit = rng.choice(("Wh/kg", "Wh/kg", "Wh/Kg", "瓦时/千克"))
    small = not is_pack and hours < 7 and rng.random() < 0.3
    capacity = f"{plain(hours * 1000)}mAh" if small else f"{plain(hours)}Ah"
    values = {
        "brand_type": rng.choice("124"),
        "preference": rng.choice("012"),
        "use": rng.choice(words()["uses"]),
        "electrode_material": rng.choice(words()["cathodes"]) if target <= _PHOSPHATE else "镍钴锰酸锂",
        "specific_energy": f"{density}{unit}",
        "brand": maker.brand,
        "model": model,
        "capacity": capacity,
        "mercury": rng.choice(("不含汞", "否", "无汞")),
        "rated_voltage": f"{plain(volts)}V",
        "gtin": "",
        "cas": "",
        "other": "",
    }
    goods = words()["goods"][kind]
    figures = {"capacity": hours, "nominal_voltage": volts, "mass": grams, "density": Decimal(density)}
    codes = ("3A001",) if outcome == "controlled" else ()
    price = Decimal(rng.randint(80, 950)) / 100 if not is_pack else Decimal(rng.randint(4000, 90000)) / 100
    return _made(
        kind, goods["number"], rng.choice(goods["names"]), goods["en"], model, maker, values,
        ((str(count), "个"), (plain(mass), "千克"), (str(count), "个")), price, mass, outcome, codes, figures,
        joint=_joint(rng), article=_article(rng),
    )  # fmt: skip


def _joint(rng: Random) -> str:
    """How a string of elements is written.

    In order, numbered, with names before its values in order or in any order, with names before some, or without bars.
    """
    return rng.choices(("bare", "named", "numbered", "spread", "mixed", "unbarred"), (12, 2, 2, 2, 2, 1))[0]


def _article(rng: Random) -> str:
    return f"{rng.choice('ABKT')}{rng.randint(10, 99)}.{rng.randint(100, 999)}-{rng.randint(10, 99)}"


def _primary(rng: Random, maker: Maker, model: str, kind: str) -> Line:
    goods = words()["goods"][kind]
    count = rng.choice((500, 2000, 10000))
    mass = Decimal(count * rng.randint(80, 400)) / 10000
    values = {
        "brand_type": "1",
        "preference": "0",
        "use": rng.choice(("水表用", "电表用", "定位器用")),
        "material": rng.choice(goods["materials"]),
        "brand": maker.brand,
        "model": model,
        "capacity": f"{rng.randint(10, 190) / 10:g}Ah",
        "mercury": "不含汞",
        "gtin": "",
        "cas": "",
    }
    price = Decimal(rng.randint(50, 400)) / 100
    told = ((str(count), "个"), (plain(mass), "千克"), (str(count), "个"))
    return _made(
        kind, goods["number"], rng.choice(goods["names"]), goods["en"], model, maker, values, told, price, mass,
        "not_controlled", article=_article(rng),
    )  # fmt: skip


def _anode(rng: Random, maker: Maker, model: str, kind: str) -> Line:
    goods = words()["goods"]["artificial_graphite_anode"]
    mass = Decimal(rng.choice((500, 1000, 4000, 12500)))
    values = {
        "brand_type": "1",
        "preference": "0",
        "use": "锂离子电池负极用",
        "state": "粉末",
        "process": "石墨化",
        "composition": f"石墨{rng.randint(9950, 9998) / 100}%",
        "brand": maker.brand,
        "model": model,
        "specification": f"{rng.choice((500, 800))}kg/袋",
        "gtin": "",
        "cas": "",
    }
    price = Decimal(rng.randint(280, 900)) / 100
    told = ((plain(mass), "千克"), (plain(mass), "千克"))
    return _made(
        "artificial_graphite_anode", goods["number"], goods["names"][0], goods["en"], model, maker, values, told,
        price, mass, "controlled", (goods["code"],), article=_article(rng),
    )  # fmt: skip


def _machine(rng: Random, maker: Maker, model: str, kind: str) -> Line:
    name, number, told, code, english, _ = rng.choice(words()["machines"])
    count, mass = rng.randint(1, 4), Decimal(rng.randint(400, 42000))
    text = f"1|0|{told}|{maker.brand}|{model}"
    price = Decimal(rng.randint(20000, 480000))
    pairs = ((str(count), "台"), (plain(mass), "千克"), (str(count), "台"))
    return _made(
        "machine", number, name, english, model, maker, {}, pairs, price, mass, "controlled", (code,), text=text,
        article=_article(rng),
    )  # fmt: skip


def _ordinary(rng: Random, maker: Maker, model: str, kind: str) -> Line:
    name, number, told, english, first, second = rng.choice(words()["ordinary"])
    has_model = "{m}" in told
    text = told.format(p="1", b=maker.brand, m=model)
    traded = first if first != "千克" else rng.choice(words()["units"])
    count, mass = rng.randint(2, 3000), Decimal(rng.randint(30, 90000)) / rng.choice((10, 100))
    legal = [u for u in (first, second) if u]
    pairs = tuple((plain(mass) if u == "千克" else str(count), u) for u in (*legal, traded))
    if len(legal) == 2 and legal[1] == traded:
        pairs = (*pairs[:2], (str(count), traded))
    price = Decimal(rng.randint(5, 20000)) / rng.choice((100, 1000))
    return _made(
        "other", number, name, english, model if has_model else "无型号", maker, {}, pairs, price, mass,
        "not_applicable", text=text, article=_article(rng),
    )  # fmt: skip


def _made(
    product: str, number: str, name: str, english: str, model: str, maker: Maker, values: Mapping[str, str],
    quantities: tuple[tuple[str, str], ...], price: Decimal, mass: Decimal, outcome: str, codes: tuple[str, ...] = (),
    figures: Mapping[str, Decimal] | None = None, *, text: str | None = None, joint: str = "bare", article: str = "",
) -> Line:  # fmt: skip
    amount = round(Decimal(quantities[-1][0]) * price, 2)
    return Line(
        product=product,
        number=number,
        name=name,
        english=english,
        model=model,
        brand=maker.brand,
        elements={k: v for k, v in values.items() if v},
        told=text if text is not None else string_of(values, joint),
        quantities=quantities,
        price=f"{price:f}",
        amount=f"{amount:f}",
        kilograms=plain(mass),
        outcome=outcome,
        codes=codes,
        figures=figures or {},
        source_place=maker.place,
        article=article,
    )


NAMES = {
    "brand_type": "品牌类型",
    "preference": "出口享惠情况",
    "use": "用途",
    "electrode_material": "电极材质",
    "specific_energy": "比能量",
    "brand": "品牌",
    "model": "型号",
    "capacity": "容量",
    "mercury": "是否含汞",
    "rated_voltage": "额定电压",
    "gtin": "GTIN",
    "cas": "CAS",
    "other": "其他",
}


def string_of(values: Mapping[str, str], joint: str) -> str:
    """The string of elements: values in order between bars, numbered, named, set out of order where desks do so."""
    if joint == "bare":
        return "|".join(values.values())
    given = [(k, v) for k, v in values.items() if v]
    if joint == "named":
        return "|".join(f"{NAMES[k]}：{v}" for k, v in given)
    if joint == "spread":
        mixed = sorted(given, key=lambda one: (len(one[1]), one[1]))
        return "|".join(f"{NAMES[k]} {v}" for k, v in mixed)
    if joint == "mixed":
        first, rest = given[:4], given[4:]
        return "|".join([*(v for _, v in first), *(f"{NAMES[k]}：{v}" for k, v in reversed(rest))])
    if joint == "unbarred":
        return "；".join(f"{NAMES[k]}：{v}" for k, v in given)
    return "|".join(f"{n}.{NAMES[k]}:{v}" for n, (k, v) in enumerate(given, 1))


__all__ = ["BANDS", "ELEMENTS", "Maker", "line", "string_of", "words"]
