"""Invoice, packing list and contract of a deal, worded and laid out as different sellers do."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from corpora.declarations.beside.table_paper import TablePaper
from corpora.declarations.deal import Deal, Line
from corpora.declarations.forms.grid import Value

_UNITS = {
    "个": ("PCS", "个", "pcs"), "台": ("SET", "台", "UNIT"), "套": ("SET", "套"), "件": ("PCS", "件"),
    "只": ("PCS", "只"), "千克": ("KGS", "千克", "KG"), "千个": ("千个", "KPCS"),
}  # fmt: skip
_MASSES = (("净重 N.W. (KG)", "毛重 G.W. (KG)"), ("N.W.(KGS)", "G.W.(KGS)"), ("净重(千克)", "毛重(千克)"))
_PER = (1, 1, 1, 100, 1000)


Row = tuple[Line, Decimal, Decimal, Decimal]
"""Goods with quantity, amount and kilograms."""


def rows_of(deal: Deal) -> list[Row]:
    """The goods of a deal; lots of one model are one row."""
    made: dict[tuple[str, str], Row] = {}
    for n, x in enumerate(deal.lines):
        key = (x.model if x.model != "无型号" else f"#{n}", x.price)
        first, count, amount, mass = made.get(key, (x, Decimal(0), Decimal(0), Decimal(0)))
        made[key] = (first, count + Decimal(x.traded[0]), amount + Decimal(x.amount), mass + Decimal(x.kilograms))
    return list(made.values())


def invoice(deal: Deal, rng: Random) -> TablePaper:
    """The commercial invoice; its prices are for 1, 100 or 1,000."""
    lang, per = rng.choice(("both", "en", "zh")), rng.choice(_PER)
    currency = deal.currency[1]
    price = {"both": "单价 Unit Price", "en": "Unit Price", "zh": "单价"}[lang] + (
        f" ({currency})" if per == 1 else f" ({currency}/{per}pcs)" if lang != "zh" else f"（{currency}/{per}个）"
    )
    heads = (
        ("No.", 0.05),
        (_head(lang, "品名", "Description of Goods"), 0.31),
        (_head(lang, "型号", "Model"), 0.16),
        (_head(lang, "数量", "Quantity"), 0.12),
        (_head(lang, "单位", "Unit"), 0.08),
        (price, 0.14),
        (_head(lang, "金额", "Amount") + f" ({currency})", 0.14),
    )
    shown: list[list[Value]] = []
    for n, (x, count, amount, _) in enumerate(rows_of(deal), 1):
        is_counted = x.traded[1] != "千克"
        unit = rng.choice(_UNITS.get(x.traded[1], (x.traded[1],)))
        each = per if is_counted and x.traded[1] != "千个" else 1
        shown.append([n, _named(lang, x), _model(x), float(count), unit, float(Decimal(x.price) * each), float(amount)])
        if each != per and per != 1:
            shown[-1][5] = float(Decimal(x.price) * per)
    total = float(sum(Decimal(x.amount) for x in deal.lines))
    title = {"both": "商业发票 COMMERCIAL INVOICE", "en": "COMMERCIAL INVOICE", "zh": "发票"}[lang]
    pairs = [
        *_parties(deal, lang),
        ("Contract No.: " if lang != "zh" else "合同号：", deal.number),
        ("Invoice Date: " if lang != "zh" else "日期：", "2026-11-20"),
        ("Terms: " if lang != "zh" else "成交方式：", deal.head["terms"].value),
    ]
    last: list[Value] = ["TOTAL" if lang == "en" else "合计", "", "", "", "", "", total]
    return TablePaper("发票", title, pairs, heads, shown, last)


def _head(lang: str, zh: str, en: str) -> str:
    return {"both": f"{zh} {en}", "en": en, "zh": zh}[lang]


def _named(lang: str, x: Line) -> str:
    return {"both": f"{x.english}\n{x.name}", "en": x.english, "zh": x.name}[lang]


def _model(x: Line) -> str:
    return "" if x.model == "无型号" else x.model


def _parties(deal: Deal, lang: str) -> list[tuple[str, str]]:
    if lang == "zh":
        return [("卖方：", deal.head["consignor"].value), ("买方：", deal.buyer)]
    return [("Seller: ", deal.seller), ("Buyer: ", deal.buyer)]


def packing_list(deal: Deal, rng: Random) -> TablePaper:
    """The packing list, with net and gross masses in columns; its totals are those of the declaration's head."""
    lang = rng.choice(("both", "en", "zh"))
    masses = rng.choice(
        (("净重 N.W. (KG)", "毛重 G.W. (KG)"), ("N.W.(KGS)", "G.W.(KGS)"), ("净重(千克)", "毛重(千克)"))
    )
    heads = (
        (_head(lang, "品名", "Description of Goods"), 0.3),
        (_head(lang, "型号", "Model"), 0.16),
        (_head(lang, "数量", "Quantity"), 0.12),
        (_head(lang, "单位", "Unit"), 0.08),
        (_head(lang, "件数", "Cartons"), 0.1),
        (masses[0], 0.12),
        (masses[1], 0.12),
    )
    rows = rows_of(deal)
    net, gross, whole = (Decimal(deal.head[k].value) for k in ("net_mass", "gross_mass", "packages"))
    shown: list[list[Value]] = []
    left, boxes = gross, int(whole)
    for n, (x, count, _, kilograms) in enumerate(rows, 1):
        own = round(kilograms * gross / net, 2) if n < len(rows) else left
        share = max(1, boxes // (len(rows) - n + 1)) if n < len(rows) else boxes
        left, boxes = left - own, boxes - share
        unit = rng.choice(_UNITS.get(x.traded[1], (x.traded[1],)))
        shown.append([_named(lang, x), _model(x), float(count), unit, share, float(kilograms), float(own)])
    title = {"both": "装箱单 PACKING LIST", "en": "PACKING LIST", "zh": "装箱单"}[lang]
    pairs = [*_parties(deal, lang), ("Contract No.: " if lang != "zh" else "合同号：", deal.number)]
    last: list[Value] = ["TOTAL" if lang == "en" else "合计", "", "", "", int(whole), float(net), float(gross)]
    return TablePaper("箱单", title, pairs, heads, shown, last)


def contract(deal: Deal) -> TablePaper:
    """The contract of sale."""
    heads = (("品名 Description", 0.3), ("型号 Model", 0.2), ("数量 Qty", 0.15), ("单位 Unit", 0.1),
             (f"单价 Price ({deal.currency[1]})", 0.12), (f"金额 Amount ({deal.currency[1]})", 0.13))  # fmt: skip
    shown: list[list[Value]] = [
        [_named("both", x), _model(x), float(count), x.traded[1], float(x.price), float(amount)]
        for x, count, amount, _ in rows_of(deal)
    ]
    pairs = [("卖方 Seller: ", deal.seller), ("买方 Buyer: ", deal.buyer), ("合同号 Contract No.: ", deal.number)]
    total: list[Value] = ["合计 TOTAL", "", "", "", "", float(sum(Decimal(x.amount) for x in deal.lines))]
    below = f"成交方式 Terms: {deal.head['terms'].value}"
    return TablePaper("合同", "销售合同 SALES CONTRACT", pairs, heads, shown, total, below)
