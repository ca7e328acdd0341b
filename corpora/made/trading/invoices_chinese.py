"""An invoice and a pro-forma in Chinese."""

from __future__ import annotations

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Heading, Paper, Paragraph, Table
from corpora.made.drawing.values import exact
from corpora.made.trading import trade
from corpora.made.trading.trade import Line

MATERIALS = (
    Line(
        "SL-F26",
        (
            "磷酸铁锂正极材料 SL-F26，粉末压实密度 ",
            exact("compaction_density", "2.61", "g/cm³"),
            " g/cm³，克容量 ",
            exact("specific_capacity", "158", "mAh/g"),
            " mAh/g",
        ),
        "lfp_cathode",
        "controlled",
        "10000",
        "千克",
        "5.20",
        "2842904000",
        ("3C901.a.1",),
    ),
    Line(
        "SL-F23",
        (
            "磷酸铁锂正极材料 SL-F23，粉末压实密度 ",
            exact("compaction_density", "2.38", "g/cm³"),
            " g/cm³，克容量 ",
            exact("specific_capacity", "157", "mAh/g"),
            " mAh/g",
        ),
        "lfp_cathode",
        "close",
        "10000",
        "千克",
        "4.60",
        "2842904000",
    ),
    Line(
        "SL-P622",
        ("镍钴锰氢氧化物 SL-P622（三元前驱体）",),
        "ncm_hydroxide",
        "controlled",
        "4000",
        "千克",
        "11.80",
        "2853903000",
        ("3C901.a.2.a",),
    ),
    Line(
        "SL-LR1",
        ("富锂锰基正极材料 SL-LR1",),
        "lithium_rich_manganese_cathode",
        "controlled",
        "500",
        "千克",
        "22.00",
        "2841909000",
        ("3C901.a.3",),
    ),
    Line(
        "SL-PV5",
        ("聚偏氟乙烯 SL-PV5（粘结剂）",),
        "other",
        "not_applicable",
        "300",
        "千克",
        "16.50",
        "3904690000",
    ),
)
CHINESE = Paper(
    file="invoice_SLC2611_zh.pdf",
    kind="invoice",
    maker="厦门晟禄进出口有限公司",
    group="shenglu",
    number="SLC2611-08",
    face="song",
    goods=trade.goods(MATERIALS, "厦门晟禄进出口有限公司"),
    blocks=(
        Heading("商业发票", 0),
        Table(
            (
                words("发票号：SLC2611-08", "日期：2026年11月6日"),
                words("买方：Nordgard Katode AS", "成交方式：CIF 奥斯陆，美元"),
            ),
            "open",
            head=0,
            widths=(1, 1),
        ),
        Table(
            (
                words("序号", "货物名称及规格", "商品编码", "数量", "单位", "单价", "金额"),
                *trade.invoice_rows(MATERIALS),
                trade.closing("合计", trade.total(MATERIALS), 7),
            ),
            widths=(0.5, 3, 1.3, 0.9, 0.6, 0.8, 1.2),
        ),
        Paragraph(("原产国：中国",)),
    ),
)


ORDERED = (
    Line(
        "HB-JX2",
        ("立式造粒釜 HB-JX2，石墨负极材料用，造粒容积 ", exact("granulation_volume", "4.5", "m³"), " m³"),
        "vertical_granulation_reactor",
        "close",
        "2",
        "台",
        "98000.00",
        "8479.8200",
    ),
    Line(
        "HB-BT3",
        ("喷雾干燥设备 HB-BT3，石墨负极材料包覆用，容积 ", exact("volume", "65", "m³"), " m³"),
        "spray_dryer",
        "controlled",
        "1",
        "台",
        "215000.00",
        "8419.3990",
        ("3B901.c.3.b",),
    ),
    Line(
        "HB-QL7",
        ("艾奇逊炉 HB-QL7，石墨负极材料石墨化用",),
        "acheson_furnace",
        "controlled",
        "1",
        "台",
        "640000.00",
        "8514.1990",
        ("3B901.c.2.b",),
    ),
)
PROFORMA = Paper(
    file="proforma_HB-P26_zh.pdf",
    kind="invoice",
    maker="河北恒泊装备出口有限公司",
    group="hengbo",
    number="HB-P26-44",
    face="dejavu",
    accent="#6a1b9a",
    goods=trade.goods(ORDERED, "河北恒泊装备出口有限公司"),
    blocks=(
        Heading("形式发票", 0),
        Paragraph(("编号：HB-P26-44    日期：2026-10-22    有效期：30 天    币种：人民币",)),
        Table(
            (
                words("序号", "货物描述", "税则号列", "数量", "单价", "金额"),
                *trade.invoice_rows(ORDERED, unit_beside=True),
                trade.closing("总计", trade.total(ORDERED), 6),
            ),
            "rules",
            widths=(0.5, 3, 1.1, 0.8, 1.1, 1.2),
        ),
    ),
)

PAPERS = (CHINESE, PROFORMA)
