"""Drafts of a declaration drawn as workbooks, faultless unless a fault is planted. All firms and goods are made up."""

from __future__ import annotations

import io
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter


@dataclass
class Line:
    """A line of a draft; `price` and `amount` as text."""

    model: str = "KD-50A"
    number: str = "8507600090"
    name: str = "锂离子电池（电芯）"
    elements: str = "1|0|吸尘器用|镍钴锰酸锂|{density}|柯岱|{model}|{capacity}|不含汞|{voltage}|||"
    density: str = "257Wh/kg"
    capacity: str = "5Ah"
    voltage: str = "3.6V"
    count: int = 8000
    unit: str = "个"
    kilograms: str = "560"
    price: str = "3.1"
    amount: str | None = None
    traded: int | None = None
    traded_unit: str | None = None
    only_traded: bool = False
    item: int | None = None
    currency: str = "美元"

    @property
    def told(self) -> str:
        """Its string of elements."""
        return self.elements.format(**{k: getattr(self, k) for k in ("density", "model", "capacity", "voltage")})

    @property
    def total(self) -> str:
        """Its amount as printed."""
        return self.amount or str(self.count * Decimal(self.price))


def workbook(lines: list[Line], remark: str = "N/M", net: str | None = None, also: list[Line] | None = None) -> bytes:
    """A form with the values below the labels; with `also`, a second one on a sheet of its own."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    _form(book.add_worksheet("报关单"), lines, remark, net)
    if also:
        _form(book.add_worksheet("报关单2"), also, remark, None)
    book.close()
    return data.getvalue()


def _form(sheet: xlsxwriter.worksheet.Worksheet, lines: list[Line], remark: str, net: str | None) -> None:
    total = net or str(sum(Decimal(line.kilograms) for line in lines))
    rows: list[list[object]] = [
        ["中华人民共和国海关出口货物报关单"],
        ["境内发货人", "出境关别", "合同协议号", "成交方式"],
        ["湖州柯岱电源有限公司", "上海海关", "KD-26-019", "FOB"],
        ["件数", "毛重（千克）", "净重（千克）", "运抵国（地区）", "境外收货人"],
        [str(40), float(Decimal(total) * Decimal("1.1")), float(total), "波兰", "Pacific Storage GmbH"],
        ["标记唛码及备注"],
        [remark],
        ["项号", "商品编号", "商品名称及规格型号", "数量及单位", "单价/总价/币制", "原产国（地区）", "征免"],
    ]
    for k, line in enumerate(lines, 1):
        legal = "" if line.only_traded else f"{line.count}{line.unit}"
        kilograms = "" if line.only_traded else f"{line.kilograms}千克"
        traded = f"{line.traded or line.count}{line.traded_unit or line.unit}"
        rows.append([line.item or k, line.number, line.name, legal, line.price, "中国", "照章征税"])
        rows.append(["", "", line.told, kilograms, line.total])
        rows.append(["", "", "", traded, line.currency])
    rows.append(["报关人员", "申报单位"])
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value != "":
                sheet.write(r, c, value)
