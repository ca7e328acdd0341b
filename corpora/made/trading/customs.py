"""Chinese trade papers: a customs declaration's form, a contract of sale, a workbook made by hand, a scan."""

from __future__ import annotations

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Cells, Heading, NewPage, Paper, Paragraph, Table
from corpora.made.drawing.values import Text, exact, with_unit
from corpora.made.trading import trade
from corpora.made.trading.trade import CELL, Line

ORDERS = ("invoice", "other")


def _cells(volts: str, hours: str, density: str) -> Text:
    """The declared elements of batteries, as the form wants them: use, make, figures."""
    return (
        "|可充电锂离子电池|标称电压 ",
        *with_unit(exact("nominal_voltage", volts, "V")),
        "|容量 ",
        *with_unit(exact("capacity", hours, "Ah")),
        "|比能量 ",
        *with_unit(exact("gravimetric_energy_density", density, "Wh/kg")),
    )


DECLARED = (
    Line(
        "MT-P65",
        ("锂离子电芯\nMT-P65", *_cells("3.66", "65", "306")),
        CELL,
        "controlled",
        "960",
        "个",
        "52.40",
        "8507600090",
        ("3A001",),
    ),
    Line(
        "MT-LFP280",
        ("锂离子电芯\nMT-LFP280", *_cells("3.2", "280", "165")),
        CELL,
        "not_controlled",
        "1280",
        "个",
        "38.00",
        "8507600090",
    ),
    Line(
        "MT-AG1",
        ("人造石墨负极材料\nMT-AG1|锂离子电池负极用|粉末",),
        "artificial_graphite_anode",
        "controlled",
        "4000",
        "千克",
        "4.35",
        "3801100090",
        ("3C901.b.1",),
    ),
    Line(
        "MT-CB2", ("铜箔\nMT-CB2|锂电用|厚 6 微米",), "other", "not_applicable", "1500", "千克", "13.20", "7410110000"
    ),
)


def _declared(number: int, line: Line) -> Cells:
    """A line of the form: quantities, prices and currency stand one below another in one cell each."""
    return (
        (str(number),),
        trade.tariff(line),
        trade.described(line),
        (*trade.quantity(line), f"{line.unit}"),
        (*trade.unit_price(line), "\n", *trade.amount(line), "\n美元"),
        ("中国\n(CHN)",),
        ("照章征税",),
    )


DECLARATION = Paper(
    file="报关单_MT-531_zh.pdf",
    kind="invoice",
    kind_also=ORDERS,
    maker="厦门茂彤进出口有限公司",
    group="maotong",
    number="预录入编号：E20260000012345",
    face="hei",
    accent="#000000",
    goods=trade.goods(DECLARED, "厦门茂彤进出口有限公司"),
    blocks=(
        Heading("中华人民共和国海关出口货物报关单", 0),
        Table(
            (
                words(
                    "境内发货人\n厦门茂彤进出口有限公司",
                    "出境关别\n东渡海关",
                    "出口日期\n20261108",
                    "申报日期\n20261106",
                ),
                words(
                    "境外收货人\nSandvig Energi AS", "运输方式\n水路运输", "监管方式\n一般贸易", "征免性质\n一般征税"
                ),
                words("件数\n46", "毛重(千克)\n13820", "净重(千克)\n12936", "成交方式\nFOB"),
                words("标记唛码及备注\nN/M", "", "", "随附单证\n合同、发票、装箱单"),
            ),
            head=0,
            widths=(1.6, 1, 1, 1.2),
            spans=((0, 3, 2, 3),),
        ),
        Table(
            (
                words("项号", "商品编号", "商品名称及规格型号", "数量及单位", "单价/总价/币制", "原产国", "征免"),
                *(_declared(number, line) for number, line in enumerate(DECLARED, 1)),
            ),
            widths=(0.45, 1.05, 2.6, 0.9, 1.1, 0.6, 0.7),
        ),
        Paragraph(("特殊关系确认：否    价格影响确认：否    自报自缴：是",), small=True),
    ),
)

BY_HAND = (
    Line(
        "YF-F27",
        (
            "磷酸铁锂 YF-F27 压实",
            exact("compaction_density", "2.62", "g/cm³"),
            "g/cm³ 克容量",
            exact("specific_capacity", "159", "mAh/g"),
            "mAh/g",
        ),
        "lfp_cathode",
        "controlled",
        "8000",
        "KG",
        "5.35",
        "28429040",
        ("3C901.a.1",),
        "8000",
        "8160",
    ),
    Line(
        "YF-N811",
        ("镍钴锰酸锂 YF-N811（三元正极材料）",),
        "ternary_cathode",
        "close",
        "1000",
        "KG",
        "20.40",
        "28419099",
        (),
        "1000",
        "1024",
    ),
    Line(
        "YF-NP",
        ("N-甲基吡咯烷酮 YF-NP",),
        "other",
        "not_applicable",
        "3200",
        "KG",
        "1.85",
        "29337900",
        (),
        "3200",
        "3360",
    ),
)


def _by_hand(line: Line) -> Cells:
    return (
        ("",),
        trade.described(line),
        trade.tariff(line),
        trade.quantity(line),
        (line.unit,),
        trade.unit_price(line),
        ("",),
        trade.amount(line),
    )


WORKBOOK = Paper(
    file="发票箱单_YF-0926_zh.xlsx",
    kind="invoice",
    maker="宜宾沅丰锂业有限公司",
    group="yuanfeng",
    number="YF-0926",
    goods=trade.goods(BY_HAND, "宜宾沅丰锂业有限公司"),
    blocks=(
        NewPage("发票"),
        Heading("商业发票"),
        Table(
            (
                words("", "卖方", "宜宾沅丰锂业有限公司", "", "", "发票号", "", "YF-0926"),
                words("", "买方", "Tarnside Cells GmbH", "", "", "日期", "", "2026.9.26"),
            ),
            head=0,
        ),
        Table(
            (
                words("", "货物名称", "HS CODE", "数量", "", "单价", "", "总价"),
                words("", "", "", "", "", "USD/KG", "", "USD"),
                *(_by_hand(line) for line in BY_HAND),
                words("", "", "", "", "", "合计", "", trade.total(BY_HAND)),
            ),
            spans=((3, 0, 4, 0),),
        ),
        NewPage("箱单"),
        Heading("装箱单"),
        Table((words("序号", "货物名称", "数量", "净重(KG)", "毛重(KG)"), *trade.packing_rows(BY_HAND))),
    ),
)

PAPERS = (
    DECLARATION,
    WORKBOOK,
)
