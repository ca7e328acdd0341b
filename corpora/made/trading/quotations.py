"""Quotations of machines with their lists of parameters, in English and Chinese."""

from __future__ import annotations

from corpora.made.drawing.layouts import bulleted, row, words
from corpora.made.drawing.paper import Bullets, Goods, Heading, Paper, Paragraph, Table
from corpora.made.drawing.values import exact, with_unit

ELSEWHERE = ("not_applicable",)
QUOTED = ("invoice", "datasheet", "other")

ASSEMBLY = Paper(
    file="quotation_RW-Q881_en.pdf",
    kind="invoice",
    kind_also=QUOTED,
    maker="Rushworth Cell Machinery",
    group="rushworth",
    number="Quotation RW-Q881",
    accent="#880e4f",
    goods=(
        Goods("RW-DZ2", "stacking_machine", "controlled", ("3B901.a.2",)),
        Goods("RW-JR9", "winding_machine", "not_controlled", outcome_also=ELSEWHERE, product_also=("other",)),
    ),
    blocks=(
        Heading("QUOTATION RW-Q881", 0),
        Paragraph(("To: Fenella Batteries Ltd.   Date: 2026-09-12   Valid for 60 days   Delivery: 5 months",)),
        Heading("Item 1: RW-DZ2 automatic stacking machine for lithium-ion pouch cells", 1),
        Table(
            (
                words("Parameter", "Value", "Remark"),
                words("Efficiency", "0.45 s/sheet", "Z-fold"),
                words("Cell size", "L 200–350, W 80–130 mm", ""),
                words("Overhang accuracy", "±0.3 mm", "CCD"),
                words("Machine weight", "abt. 8 T", ""),
            )
        ),
        Paragraph(
            (
                "Unit price: USD ",
                exact("unit_price", "295,000.00", "").of("RW-DZ2").optional(),
                "   Quantity: ",
                exact("quantity", "2", "").of("RW-DZ2").optional(),
                " sets   Amount: USD ",
                exact("amount", "590,000.00", "").of("RW-DZ2").optional(),
            )
        ),
        Heading("Item 2: RW-JR9 winding machine for aluminium electrolytic capacitors", 1),
        Bullets((("Element diameter 8 to 22 mm",), ("Foil width 12 to 40 mm",), ("Not suited to battery electrodes",))),
        Paragraph(
            (
                "Unit price: USD ",
                exact("unit_price", "61,500.00", "").of("RW-JR9").optional(),
                "   Quantity: ",
                exact("quantity", "1", "").of("RW-JR9").optional(),
                " set   Amount: USD ",
                exact("amount", "61,500.00", "").of("RW-JR9").optional(),
            )
        ),
    ),
)

BOUNDARIES = Paper(
    file="报价单_BL_boundaries_zh.pdf",
    kind="invoice",
    kind_also=QUOTED,
    maker="洛阳柏岚炉业有限公司",
    group="bailan",
    number="报价单 BL-26-09",
    face="hei",
    goods=(
        Goods("BL-ZF5", "vertical_granulation_reactor", "controlled", ("3B901.c.1.a",)),
        Goods("BL-BF300", "fusion_coating_equipment", "close"),
        Goods("BL-HZ8", "cvd_rotary_kiln", "controlled", ("3B901.c.3.c",)),
    ),
    blocks=(
        Heading("设备报价单", 0),
        Paragraph(("需方：某负极材料公司    以下设备均用于石墨负极材料生产。",)),
        Table(
            (
                words("序号", "设备名称", "型号", "主要参数", "数量", "含税单价（万元）"),
                (
                    ("1",),
                    ("立式造粒釜",),
                    ("BL-ZF5",),
                    ("造粒容积：", *with_unit(exact("granulation_volume", "5", "m³").of("BL-ZF5")), "；工作温度 650℃"),
                    ("2 台",),
                    ("86",),
                ),
                (
                    ("2",),
                    ("融合包覆设备",),
                    ("BL-BF300",),
                    ("有效容积 ", *with_unit(exact("volume", "300", "L").of("BL-BF300")), "；转速 900 r/min"),
                    ("4 台",),
                    ("38",),
                ),
                (
                    ("3",),
                    ("CVD 回转窑",),
                    ("BL-HZ8",),
                    ("炉筒内径 ", *with_unit(exact("barrel_diameter", "800", "mm").of("BL-HZ8")), "，长 9 m"),
                    ("1 台",),
                    ("215",),
                ),
            ),
            widths=(0.5, 1.2, 1, 2.4, 0.6, 1),
        ),
        Paragraph(("交货期：合同生效后 120 天。付款：3-3-3-1。",)),
    ),
)

MILLS = Paper(
    file="machine_CD_mills_prose_en.pdf",
    kind="datasheet",
    maker="Carraig Dry Milling",
    group="carraig",
    number="CD leaflet",
    face="serif",
    goods=(
        Goods("CD-S400", "sand_mill", "controlled", ("3B901.b.3",)),
        Goods("CD-J30", "jet_mill", "not_controlled", outcome_also=ELSEWHERE),
    ),
    blocks=(
        Heading("CD-S400 sand mill", 1),
        Paragraph(
            (
                "The CD-S400 grinds the slurry from which lithium iron phosphate cathode material for rechargeable "
                "lithium-ion batteries is made, down to a D50 of 0.3 µm. Chamber ",
                exact("volume", "400", "L").of("CD-S400").optional(),
                " L, drive 355 kW.",
            )
        ),
        Heading("CD-J30 jet mill", 1),
        Paragraph(("The CD-J30 pulverises talc and calcium carbonate for paper coatings. Air 30 m³/min at 7 bar.",)),
    ),
)

DRYER = Paper(
    file="技术协议_LT-P75_spray_dryer_zh.pdf",
    kind="datasheet",
    kind_also=("other", "invoice"),
    maker="常州泷腾干燥设备有限公司",
    group="longteng-drying",
    number="技术协议 LT-P75",
    face="song",
    goods=(Goods("LT-P75", "spray_dryer", "controlled", ("3B901.c.3.b",)),),
    blocks=(
        Heading("喷雾干燥设备技术协议", 0),
        Paragraph(("甲乙双方就 LT-P75 喷雾干燥设备（用于石墨负极材料液相包覆后的干燥）达成如下协议：",)),
        bulleted(
            (
                row("1. 干燥塔容积", exact("volume", "75", "m³")),
                row("2. 进风温度", "280~320℃"),
                row("3. 蒸发量", "1200 kg/h"),
                row("4. 装机功率", "185 kW"),
            ),
            mark="",
            colon="：",
        ),
    ),
)

PAPERS = (ASSEMBLY, BOUNDARIES, MILLS, DRYER)
