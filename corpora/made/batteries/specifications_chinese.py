"""Chinese specifications with many capacities, with a table along the long side of the page, from a scanner."""

from __future__ import annotations

from corpora.made.drawing.layouts import beside, row, words
from corpora.made.drawing.paper import Goods, Heading, NewPage, Paper, Paragraph, Scan, Sideways, Table
from corpora.made.drawing.values import (
    Value,
    about,
    exact,
    least,
    most,
    nominal,
    tight,
    typical,
    within,
)

CELL = "lithium_ion_cell"
SEVERAL_CAPACITIES = Paper(
    file="规格书_QN-605090_several_capacities_zh.pdf",
    kind="datasheet",
    maker="深圳市乾凝电子有限公司",
    group="qianning",
    number="QN-605090 B0",
    face="song",
    locked=True,
    goods=(Goods("QN-605090", CELL, "not_controlled", strict="undetermined"),),
    blocks=(
        Heading("聚合物锂离子电芯承认书", 0),
        Paragraph(("型号：QN-605090 3.7V 3500mAh",)),
        Table(
            (
                words("项目", "规格", "测试方法"),
                (("标准容量（最小）",), (least("capacity", "3500", "mAh", shown="≥{}"), "mAh"), ("0.2C 至 3.0V",)),
                (("典型容量",), tight(typical("capacity", "3580", "mAh")), ("0.2C 至 3.0V",)),
                (("标称电压",), tight(nominal("nominal_voltage", "3.7", "V")), ("",)),
                words("充电限制电压", "4.2V±0.05V", ""),
                words("1C 放电容量", "不低于标准容量的 95%", "1C 至 3.0V"),
                words("贮存后容量", "≥3150mAh", "28 天"),
                words("300 次循环后容量", "≥2800mAh", "0.5C/0.5C"),
                words("出货容量", "1400～1750mAh", ""),
                (("电芯重量（g）",), (most("mass", "58", "g", shown="≤{}"),), ("电子秤",)),
                words("跌落重量", "带 100g 夹具", "1.0m"),
            )
        ),
    ),
)

TURNED_MODELS = {
    "RD-14500": ("800", "3.7", "20"),
    "RD-18350": ("1100", "3.7", "26.5"),
    "RD-18650L": ("3350", "3.6", "48"),
    "RD-21700S": ("5600", "3.62", "71.8"),
    "RD-26650": ("5500", "3.6", "95"),
}


def _turned(model: str) -> tuple[tuple[str | Value, ...], ...]:
    capacity, volts, grams = TURNED_MODELS[model]
    return (
        (model,),
        (least("capacity", capacity, "mAh", shown="{}").of(model),),
        (nominal("nominal_voltage", volts, "V").of(model),),
        ("4.20",),
        ("2.75",),
        (exact("mass", grams, "g").of(model),),
        ("500",),
    )


TURNED = Paper(
    file="规格表_RD_sideways_zh-en.pdf",
    kind="datasheet",
    maker="荣顶电池 Rongding Battery",
    group="rongding",
    number="RD 系列 2026",
    face="hei",
    goods=tuple(
        Goods(m, CELL, "close" if m == "RD-21700S" else "not_controlled", strict="undetermined") for m in TURNED_MODELS
    ),
    blocks=(
        Heading("RD 系列圆柱锂离子电池 Cylindrical rechargeable lithium-ion cells", 0),
        Paragraph(
            ("选型表见第 2 页。Selection table on page 2. 标准容量指最小容量。Standard capacity is the minimum.",)
        ),
        NewPage(),
        Sideways(
            (
                Heading("选型表 Selection table"),
                Table(
                    (
                        words(
                            "型号\nModel",
                            "标准容量\nStandard capacity\n(mAh, min)",
                            "标称电压\nNominal voltage (V)",
                            "充电电压\nCharge (V)",
                            "截止电压\nCut-off (V)",
                            "重量\nWeight (g)",
                            "循环\nCycles",
                        ),
                        *(_turned(model) for model in TURNED_MODELS),
                    ),
                    "zebra",
                ),
            )
        ),
    ),
)

SCANNED = Paper(
    file="scan_规格书_LX-9066115_zh-en.pdf",
    kind="datasheet",
    maker="蓝汐新能源 Lanxi New Energy",
    group="lanxi",
    number="LX-SPEC-9066115",
    face="hei",
    scan=Scan(tilt=-0.5),
    goods=(Goods("LX-9066115", CELL, "not_controlled"),),
    blocks=(
        Heading("锂聚合物电芯规格书 Li-Polymer Cell Specification", 0),
        Paragraph(("型号 Model: LX-9066115（可充电锂离子电芯）",)),
        beside(
            (
                row("标称容量 Nominal capacity", within("capacity", "10000", "200", "mAh", "nominal", shown="{}±{}")),
                row("标称电压 Nominal voltage", nominal("nominal_voltage", "3.7", "V")),
                row("充电电压 Charge voltage", "4.2V"),
                row("重量 Weight", about("mass", "158", "g", shown="约 {}")),
                row("内阻 Impedance", "≤25mΩ"),
            ),
            glued=True,
        ),
    ),
)


PAPERS = (
    SEVERAL_CAPACITIES,
    TURNED,
    SCANNED,
)
