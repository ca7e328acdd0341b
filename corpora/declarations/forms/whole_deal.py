"""One workbook for the whole deal: contract, invoice, packing list, 申报要素 and 报关单, a sheet each."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from corpora.declarations.deal import Deal
from corpora.declarations.forms import desk
from corpora.declarations.forms.grid import Grid, book_of


def drawn(rng: Random, deal: Deal) -> tuple[bytes, dict[str, Any]]:
    """The workbook and what its declaration says."""
    style = replace(desk.style_of(rng), elements=rng.random() < 0.6)
    sheet, said = desk.form(rng, deal, style, rng.choice(("报关单", "报关单草稿")))
    return book_of(contract(deal), invoice(deal), packing_list(deal), elements(deal), sheet), said


def contract(deal: Deal) -> Grid:
    """The contract of sale."""
    grid = Grid("合同")
    grid.put(0, 2, "销售合同 SALES CONTRACT")
    grid.put(1, 0, "卖方 Seller:")
    grid.put(1, 1, deal.seller)
    grid.put(1, 4, "合同号 Contract No.:")
    grid.put(1, 5, deal.number)
    grid.put(2, 0, "买方 Buyer:")
    grid.put(2, 1, deal.buyer)
    _goods(grid, deal, 4, ("品名 Description", "型号 Model", "数量 Qty", "单位 Unit", _price(deal), _amount(deal)))
    grid.put(len(deal.lines) + 7, 0, f"成交方式 Terms: {deal.head['terms'].value}")
    return grid


def _price(deal: Deal) -> str:
    return f"单价 Unit Price ({deal.currency[1]})"


def _amount(deal: Deal) -> str:
    return f"金额 Amount ({deal.currency[1]})"


def _goods(grid: Grid, deal: Deal, row: int, heads: tuple[str, ...]) -> None:
    grid.row(row, heads)
    for n, x in enumerate(deal.lines, 1):
        told = (f"{x.english}\n{x.name}", x.model, float(x.traded[0]), x.traded[1], float(x.price), float(x.amount))
        grid.row(row + n, told)
    grid.put(row + len(deal.lines) + 1, 0, "TOTAL 合计")
    grid.put(row + len(deal.lines) + 1, 5, float(sum(Decimal(x.amount) for x in deal.lines)))


def invoice(deal: Deal) -> Grid:
    """The commercial invoice."""
    grid = Grid("发票")
    grid.put(0, 1, "商业发票 COMMERCIAL INVOICE")
    grid.put(1, 0, deal.seller)
    grid.put(2, 0, "TO:")
    grid.put(2, 1, deal.buyer)
    grid.put(2, 4, "Contract No.:")
    grid.put(2, 5, deal.number)
    grid.put(3, 4, "Terms:")
    grid.put(3, 5, deal.head["terms"].value)
    _goods(grid, deal, 5, ("品名 Description", "型号 Model", "数量 Quantity", "单位 Unit", _price(deal), _amount(deal)))
    return grid


def packing_list(deal: Deal) -> Grid:
    """The packing list, whose masses are those of the declaration."""
    grid = Grid("箱单")
    grid.put(0, 1, "装箱单 PACKING LIST")
    grid.put(1, 0, "Contract No.:")
    grid.put(1, 1, deal.number)
    heads = (
        "品名 Description",
        "型号 Model",
        "数量 Quantity",
        "单位 Unit",
        "件数 Cartons",
        "净重 N.W. (KG)",
        "毛重 G.W. (KG)",
    )
    grid.row(3, heads)
    share = _shares(int(deal.head["packages"].value), len(deal.lines))
    net, gross = (Decimal(deal.head[k].value) for k in ("net_mass", "gross_mass"))
    left = gross
    for n, x in enumerate(deal.lines, 1):
        own = round(Decimal(x.kilograms) * gross / net, 2) if n < len(deal.lines) else left
        left -= own
        told = (
            f"{x.english}\n{x.name}",
            x.model,
            float(x.traded[0]),
            x.traded[1],
            share[n - 1],
            float(x.kilograms),
            float(own),
        )
        grid.row(3 + n, told)
    row = len(deal.lines) + 4
    grid.put(row, 0, "TOTAL 合计")
    for column, value in ((4, float(deal.head["packages"].value)), (5, float(net)), (6, float(gross))):
        grid.put(row, column, value)
    return grid


def _shares(whole: int, parts: int) -> list[int]:
    base, more = divmod(whole, parts)
    return [base + (k < more) for k in range(parts)]


def elements(deal: Deal) -> Grid:
    """The 申报要素 of each line, on a sheet of their own."""
    grid = Grid("申报要素")
    grid.row(0, ("序号", "HS编码", "品名", "型号", "申报要素"))
    for n, x in enumerate(deal.lines, 1):
        grid.row(n, (n, x.number, x.name, x.model, x.told))
    return grid
