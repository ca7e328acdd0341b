"""Datasheets of a deal's batteries: a page each in several wordings, all on one page, or rows of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from corpora.declarations.beside.table_paper import TablePaper
from corpora.declarations.deal import Line, plain
from corpora.declarations.forms.grid import Value
from corpora.declarations.forms.pen import Page, Word, written
from corpora.made.drawing.faces import FACES

_ZH = (
    ("型号", "{model}"), ("标称容量", "{capacity}Ah"), ("标称电压", "{voltage}V"), ("电芯重量", "{mass}g"),
    ("重量能量密度", "{density}Wh/kg"), ("内阻", "≤25mΩ"), ("工作温度", "-20~60℃"),
)  # fmt: skip
_EN = (
    ("Model", "{model}"), ("Nominal capacity", "{milli} mAh"), ("Nominal voltage", "{voltage} V"),
    ("Weight", "{mass} g"), ("Gravimetric energy density", "{density} Wh/kg"), ("Cycle life", "≥ 500"),
    ("Operating temperature", "-20 to 60 °C"),
)  # fmt: skip
_BOTH = (
    ("型号 Model", "{model}"), ("标称容量 Nominal capacity", "{capacity} Ah"),
    ("标称电压 Nominal voltage", "{voltage} V"),
    ("充电限制电压 Charge voltage", "见附页 see annex"), ("重量 Weight", "{mass} g"),
    ("重量能量密度 Energy density", "{density} Wh/kg"), ("工作温度 Operating temperature", "-20 ~ 60 ℃"),
)  # fmt: skip
_UNITED = (
    ("型号 Model", "{model}"), ("容量 Capacity (Ah)", "{capacity}"), ("电压 Voltage (V)", "{voltage}"),
    ("质量 Mass (g)", "{mass}"), ("能量密度 Energy density (Wh/kg)", "{density}"),
)  # fmt: skip
_HEADS = (
    (("型号", 0.2), ("品名", 0.2), ("标称容量(Ah)", 0.15), ("标称电压(V)", 0.15), ("重量(g)", 0.15),
     ("能量密度(Wh/kg)", 0.15)),
    (("Model", 0.2), ("Product", 0.2), ("Nominal capacity (Ah)", 0.15), ("Nominal voltage (V)", 0.15),
     ("Weight (g)", 0.15), ("Energy density (Wh/kg)", 0.15)),
)  # fmt: skip


def datasheet(line: Line, rng: Random) -> bytes:
    """The datasheet of a battery, on one page."""
    rows = rng.choice((_ZH, _EN, _BOTH, _UNITED))
    figures = _figures(line)
    title = f"{line.name} 产品规格书 {line.english} Specification"
    if rows in (_ZH, _EN):
        title = f"{line.name}产品规格书" if rows is _ZH else f"{line.english} Product Specification"
    page = Page([Word("title", 200, 60, title, 14)])
    says_density, y = rng.random() < 0.5, 100.0
    for label, value in rows:
        if "{density}" in value and not says_density:
            continue
        page.words += [Word("label", 90, y, label, 9), Word("value", 380, y, value.format(**figures), 9)]
        page.rules += [(80, y + 6, 700, y + 6)]
        y += 22
    return written([page], FACES["hei"])


def _figures(line: Line) -> dict[str, str]:
    figures = line.figures
    return {
        "model": line.model,
        "capacity": plain(figures["capacity"]),
        "milli": plain(figures["capacity"] * 1000),
        "voltage": plain(figures["nominal_voltage"]),
        "mass": plain(figures["mass"]),
        "density": plain(figures["density"]),
    }


def line_up(lines: Sequence[Line], rng: Random) -> TablePaper:
    """All batteries in one table, a row each."""
    k = rng.randrange(len(_HEADS))
    rows: list[list[Value]] = []
    for x in {x.model: x for x in lines}.values():
        told = _figures(x)
        name = x.english if k else x.name
        rows.append([x.model, name, *(float(told[key]) for key in ("capacity", "voltage", "mass", "density"))])
    title = ("电池产品规格表", "Battery Product Specifications")[k]
    return TablePaper(("规格", "Cells and packs")[k], title, (), _HEADS[k], rows)
