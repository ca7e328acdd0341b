"""The papers beside a draft: invoice, packing list and contract of the deal, and a datasheet for each battery."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpora.declarations.deal import Deal, Line, plain
from corpora.declarations.forms import whole_deal
from corpora.declarations.forms.grid import book_of
from corpora.declarations.forms.pen import Page, Word, written
from corpora.made.faces import FACES

_ROWS = (
    ("型号 Model", "{model}"),
    ("标称容量 Nominal capacity", "{capacity} Ah"),
    ("标称电压 Nominal voltage", "{voltage} V"),
    ("充电限制电压 Charge voltage", "见附页 see annex"),
    ("重量 Weight", "{mass} g"),
    ("重量能量密度 Energy density", "{density} Wh/kg"),
    ("工作温度 Operating temperature", "-20 ~ 60 ℃"),
)


def papers(deal: Deal, rng: Random) -> Iterator[tuple[str, bytes]]:
    """The papers of a deal, each with its file's name."""
    name = deal.number.replace("/", "-")
    yield f"{name} 发票.xlsx", book_of(whole_deal.invoice(deal))
    yield f"{name} 箱单.xlsx", book_of(whole_deal.packing_list(deal, rng))
    for line in deal.lines:
        if line.is_battery:
            yield f"{line.model} 规格书.pdf", datasheet(line, says_density=rng.random() < 0.5)


def datasheet(line: Line, *, says_density: bool) -> bytes:
    """The datasheet of a battery, on one page."""
    figures = {k: plain(v) for k, v in line.figures.items()}
    page = Page([Word("title", 200, 60, f"{line.name} 产品规格书 {line.english} Specification", 14)])
    y = 100.0
    for label, value in _ROWS:
        if label.startswith("重量能量") and not says_density:
            continue
        text = value.format(
            model=line.model,
            capacity=figures["capacity"],
            voltage=figures["nominal_voltage"],
            mass=figures["mass"],
            density=figures["density"],
        )
        page.words += [Word("label", 90, y, label, 9), Word("value", 380, y, text, 9)]
        page.rules += [(80, y + 6, 700, y + 6)]
        y += 22
    return written([page], FACES["hei"])
