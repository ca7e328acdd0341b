"""Machines for graphite anode material: below, at and above each volume and diameter, and for other uses."""

from __future__ import annotations

from corpora.made.drawing.layouts import beside, row, unit_column, unit_in_label, words
from corpora.made.drawing.paper import Goods, Heading, Paper, Paragraph, Table
from corpora.made.drawing.values import about, exact

ELSEWHERE = ("not_applicable",)

GRANULATION = Paper(
    file="machine_HG_granulation_zh-en.pdf",
    kind="datasheet",
    maker="大连和冠化工机械有限公司 Dalian Heguan Chemical Machinery",
    group="heguan",
    number="HG 造粒釜 Granulation reactors",
    face="dejavu",
    accent="#33691e",
    goods=(
        Goods("HG-L3", "vertical_granulation_reactor", "not_controlled"),
        Goods("HG-L48", "vertical_granulation_reactor", "close"),
        Goods("HG-L5", "vertical_granulation_reactor", "controlled", ("3B901.c.1.a",)),
        Goods("HG-C8", "continuous_granulation_reactor", "controlled", ("3B901.c.1.b",)),
    ),
    blocks=(
        Heading("石墨负极材料造粒釜 Granulation reactors for graphite anode material", 0),
        Table(
            (
                words("型号 Model", "HG-L3", "HG-L48", "HG-L5", "HG-C8"),
                words(
                    "型式 Type",
                    "立式造粒釜\nvertical",
                    "立式造粒釜\nvertical",
                    "立式造粒釜\nvertical",
                    "连续造粒釜\ncontinuous",
                ),
                (
                    ("造粒容积 Granulation volume (m³)",),
                    *(
                        (exact("granulation_volume", n, "m³").of(m),)
                        for m, n in zip(
                            ("HG-L3", "HG-L48", "HG-L5", "HG-C8"), ("3.0", "4.8", "5.0", "8.0"), strict=True
                        )
                    ),
                ),
                words("最高温度 Max. temperature (℃)", "650", "650", "680", "700"),
                words("搅拌功率 Agitator (kW)", "30", "45", "45", "75"),
            ),
            widths=(1.8, 1, 1, 1, 1),
        ),
    ),
)

FURNACES = Paper(
    file="machine_LW_graphitisation_furnaces_en.pdf",
    kind="datasheet",
    maker="Lowick Thermal",
    group="lowick",
    number="Graphitisation furnaces",
    accent="#e65100",
    goods=(
        Goods("LW-BX40", "box_furnace", "controlled", ("3B901.c.2.a",)),
        Goods("LW-AC16", "acheson_furnace", "controlled", ("3B901.c.2.b",)),
        Goods("LW-IS12", "internal_series_furnace", "controlled", ("3B901.c.2.c",)),
        Goods("LW-CG3", "continuous_graphitisation_furnace", "controlled", ("3B901.c.2.d",)),
    ),
    blocks=(
        Heading("Furnaces for the graphitisation of anode material", 0),
        Paragraph(("All furnaces of this sheet graphitise artificial graphite anode powder for lithium-ion cells.",)),
        unit_in_label(
            (
                row(
                    "Type",
                    "box furnace",
                    "Acheson furnace",
                    "internal series furnace",
                    "continuous graphitisation furnace",
                ),
                row("Temperature", "3000", "3000", "3050", "2900", unit="°C"),
                row("Transformer", "16", "25", "20", "4", unit="MVA"),
            ),
            head=words("", "LW-BX40", "LW-AC16", "LW-IS12", "LW-CG3"),
            look="banded",
        ),
    ),
)

CERAMIC_FURNACE = Paper(
    file="machine_KT-1700_ceramic_box_furnace_zh.pdf",
    kind="datasheet",
    maker="洛阳恺腾窑炉有限公司",
    group="kaiteng",
    number="KT-1700",
    face="song",
    goods=(Goods("KT-1700", "box_furnace", "not_controlled", outcome_also=ELSEWHERE),),
    blocks=(
        Heading("KT-1700 箱体炉（箱式电阻炉）", 0),
        beside(
            (
                row("用途", "氧化铝、氧化锆陶瓷烧结"),
                row("最高温度", "1700 ℃"),
                row("炉膛尺寸", "400×300×300 mm"),
                row("功率", "18 kW"),
                row("重量", about("mass", "520", "kg", shown="约 {}").optional()),
            )
        ),
    ),
)

DRYERS = ("SV-DR40", "SV-DR60", "SV-DR80")
COATING = Paper(
    file="machine_SV_coating_drying_en.pdf",
    kind="datasheet",
    maker="Silvermere Engineering",
    group="silvermere",
    number="Anode coating equipment",
    face="serif",
    goods=(
        Goods("SV-FC200", "fusion_coating_equipment", "not_controlled"),
        Goods("SV-FC300", "fusion_coating_equipment", "close"),
        Goods("SV-FC500", "fusion_coating_equipment", "controlled", ("3B901.c.3.a",)),
        Goods("SV-DR40", "spray_dryer", "not_controlled"),
        Goods("SV-DR60", "spray_dryer", "close"),
        Goods("SV-DR80", "spray_dryer", "controlled", ("3B901.c.3.b",)),
    ),
    blocks=(
        Heading("Coating equipment for graphite anode material", 0),
        Heading("Fusion coating equipment", 2),
        unit_column(
            (
                row("Volume", *(exact("volume", n, "L").of(f"SV-FC{n}") for n in ("200", "300", "500"))),
                row("Rotor power", "37", "55", "90", unit="kW"),
            ),
            words("", "Unit", "SV-FC200", "SV-FC300", "SV-FC500"),
        ),
        Heading("Spray dryers", 2),
        unit_column(
            (
                row("Chamber volume", *(exact("volume", n, "m³").of(f"SV-DR{n}") for n in ("40", "60", "80"))),
                row("Evaporation rate", "350", "600", "800", unit="kg/h"),
            ),
            words("", "Unit", *DRYERS),
        ),
    ),
)

KILNS = Paper(
    file="machine_YR_cvd_kilns_zh.pdf",
    kind="datasheet",
    maker="长沙屹荣热工有限公司",
    group="yirong",
    number="YR 系列 CVD 回转窑",
    face="hei",
    goods=(
        Goods("YR-400", "cvd_rotary_kiln", "not_controlled"),
        Goods("YR-500", "cvd_rotary_kiln", "close"),
        Goods("YR-600", "cvd_rotary_kiln", "controlled", ("3B901.c.3.c",)),
    ),
    blocks=(
        Heading("化学气相沉积（CVD）回转窑", 0),
        Paragraph(("用于石墨负极材料气相包覆。",)),
        unit_column(
            (
                row(
                    "筒体直径",
                    *(exact("barrel_diameter", n, "mm").of(f"YR-{n}") for n in ("400", "500", "600")),
                ),
                row("筒体长度", "6000", "8000", "9000", unit="mm"),
                row("最高温度", "1100", "1100", "1150", unit="℃"),
                row("产能", "80", "150", "220", unit="kg/h"),
            ),
            words("项目", "单位", "YR-400", "YR-500", "YR-600"),
        ),
    ),
)

FOOD_DRYER = Paper(
    file="machine_MD-90_milk_dryer_en.pdf",
    kind="datasheet",
    maker="Meadowcroft Dairy Engineering",
    group="meadowcroft",
    number="MD-90",
    goods=(Goods("MD-90", "spray_dryer", "not_controlled", outcome_also=("not_applicable", "close")),),
    blocks=(
        Heading("MD-90 spray dryer for milk powder", 0),
        beside(
            (
                row("Chamber volume", exact("volume", "90", "m³")),
                row("Application", "milk, whey and infant formula (food)"),
                row("Evaporation", "1000 kg/h"),
                row("Steam", "8 bar, 1400 kg/h"),
            )
        ),
    ),
)

OPEN_QUESTIONS = Paper(
    file="machine_GF_use_or_volume_missing_en.pdf",
    kind="datasheet",
    maker="Gillfoot Plant",
    group="gillfoot",
    number="GF plant sheet 3",
    face="roman",
    goods=(
        Goods("GF-SD80", "spray_dryer", "undetermined"),
        Goods("GF-FC", "fusion_coating_equipment", "undetermined"),
    ),
    blocks=(
        Heading("GF-SD80 spray dryer", 2),
        beside(
            (
                row("Chamber volume", exact("volume", "80", "m³").of("GF-SD80")),
                row("Inlet temperature", "up to 350 °C"),
                row("Material", "stainless steel 316L"),
            )
        ),
        Heading("GF-FC fusion coating equipment for graphite anode powder", 2),
        beside(
            (
                row("Rotor speed", "200 – 900 r/min"),
                row("Power", "75 kW"),
                row("Charge", "depends on the powder; see the quotation"),
            )
        ),
    ),
)

PAPERS = (GRANULATION, FURNACES, CERAMIC_FURNACE, COATING, KILNS, FOOD_DRYER, OPEN_QUESTIONS)
