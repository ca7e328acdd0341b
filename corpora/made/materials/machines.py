"""Machines for cells and cathode material: with the use that the list names, with another, with none."""

from __future__ import annotations

from corpora.made.drawing.layouts import beside, bulleted, row, unit_column, words
from corpora.made.drawing.paper import Bullets, Goods, Heading, Paper, Paragraph, Table
from corpora.made.drawing.values import about, exact

ELSEWHERE = ("not_applicable",)

WINDING = Paper(
    file="machine_PW_winding_stacking_en.pdf",
    kind="datasheet",
    maker="Polwarth Automation",
    group="polwarth",
    number="Cell assembly machines 2026",
    accent="#b71c1c",
    face="dejavu",
    goods=(
        Goods("PW-J46", "winding_machine", "controlled", ("3B901.a.1",)),
        Goods("PW-Z600", "stacking_machine", "controlled", ("3B901.a.2",)),
        Goods("PW-HP12", "hot_pressing_machine", "controlled", ("3B901.a.4",)),
    ),
    blocks=(
        Heading("Machines for lithium-ion cell assembly", 0),
        Bullets(
            (
                ("PW-J46 winding machine for jelly rolls of cylindrical lithium-ion cells",),
                ("PW-Z600 stacking machine for pouch and prismatic lithium-ion cells",),
                ("PW-HP12 hot pressing machine for prismatic lithium-ion cells",),
            )
        ),
        unit_column(
            (
                row("Throughput", "30", "0.5 s/sheet", "24", unit="ppm"),
                row("Power", "28", "35", "60", unit="kW"),
                row(
                    "Machine weight",
                    about("mass", "7.2", "t").of("PW-J46").optional(),
                    about("mass", "9.0", "t").of("PW-Z600").optional(),
                    about("mass", "5.5", "t").of("PW-HP12").optional(),
                ),
            ),
            words("", "Unit", "PW-J46", "PW-Z600", "PW-HP12"),
        ),
    ),
)

FILLING = Paper(
    file="machine_RJ_filling_formation_zh.pdf",
    kind="datasheet",
    maker="无锡睿匠智能装备有限公司",
    group="ruijiang",
    number="RJ 系列设备",
    face="song",
    goods=(
        Goods("RJ-ZY32", "electrolyte_filling_machine", "controlled", ("3B901.a.3",)),
        Goods("RJ-HC512", "formation_grading_system", "controlled", ("3B901.a.5",)),
        Goods("RJ-FR64", "capacity_grading_cabinet", "controlled", ("3B901.a.6",)),
    ),
    blocks=(
        Heading("锂离子电池后段设备", 0),
        Table(
            (
                words("型号", "名称", "通道数/工位", "适用产品", "功率"),
                words("RJ-ZY32", "注液机", "32 工位", "方形锂离子电芯", "18 kW"),
                words("RJ-HC512", "化成分容系统", "512 通道", "方形、软包锂离子电芯", "120 kW"),
                words("RJ-FR64", "分容柜", "64 通道", "圆柱锂离子电芯", "25 kW"),
            ),
            widths=(1, 1.2, 1, 1.5, 0.8),
        ),
        Paragraph(("设备用于可充放电锂离子电池生产线。电压测量范围 0~5 V，精度 0.05%。",)),
    ),
)

FILM = Paper(
    file="machine_CW-200_capacitor_winder_en.pdf",
    kind="datasheet",
    maker="Castleford Film Machines",
    group="castleford",
    number="CW-200",
    goods=(Goods("CW-200", "winding_machine", "not_controlled", outcome_also=ELSEWHERE, product_also=("other",)),),
    blocks=(
        Heading("CW-200 automatic winding machine for film capacitors", 0),
        Paragraph(("Winds metallised polypropylene film into capacitor elements. Not for battery electrodes.",)),
        beside(
            (
                row("Film width", "10 – 120 mm"),
                row("Winding speed", "1500 r/min"),
                row("Net weight", exact("mass", "950", "kg").optional()),
            )
        ),
    ),
)

CATHODE_LINE = Paper(
    file="machine_JT_cathode_line_zh.pdf",
    kind="datasheet",
    maker="江苏嘉砼粉体工程有限公司",
    group="jiatong",
    number="正极材料产线设备清单",
    face="hei",
    accent="#bf360c",
    goods=(
        Goods("JT-GL52", "roller_hearth_kiln", "controlled", ("3B901.b.1",)),
        Goods("JT-HL800", "high_speed_mixer", "controlled", ("3B901.b.2",)),
        Goods("JT-SM150", "sand_mill", "controlled", ("3B901.b.3",)),
        Goods("JT-QF40", "jet_mill", "controlled", ("3B901.b.4",)),
    ),
    blocks=(
        Heading("锂离子电池正极材料生产线主要设备", 0),
        Table(
            (
                words("型号", "设备", "用途", "主要参数", "装机功率"),
                words("JT-GL52", "辊道窑", "磷酸铁锂正极材料烧结", "四列双层，52 m，气氛炉", "620 kW"),
                words("JT-HL800", "高速混料机", "三元正极材料配料混合", "800 L，转速 480 r/min", "110 kW"),
                words("JT-SM150", "砂磨机", "磷酸铁锂正极浆料研磨", "氧化锆珠 0.3 mm", "132 kW"),
                words("JT-QF40", "气流粉碎机", "正极材料粉碎分级", "处理量 400 kg/h", "90 kW"),
            ),
            widths=(0.9, 0.9, 1.6, 1.6, 0.8),
        ),
    ),
)

OTHER_USES = Paper(
    file="machine_BX_other_uses_en.pdf",
    kind="datasheet",
    maker="Braxfield Process Equipment",
    group="braxfield",
    number="General catalogue",
    face="roman",
    accent="#5d4037",
    goods=(
        Goods("BX-SM25", "sand_mill", "not_controlled", outcome_also=ELSEWHERE),
        Goods("BX-HM500", "high_speed_mixer", "not_controlled", outcome_also=ELSEWHERE),
        Goods("BX-JM20", "jet_mill", "not_controlled", outcome_also=ELSEWHERE),
        Goods("BX-RK30", "roller_hearth_kiln", "not_controlled", outcome_also=ELSEWHERE),
    ),
    blocks=(
        Heading("Process equipment", 0),
        Table(
            (
                words("Model", "Machine", "Use", "Power"),
                words("BX-SM25", "Horizontal sand mill, 25 L", "automotive paint and printing ink", "37 kW"),
                words("BX-HM500", "High-speed mixer, 500 L", "PVC dry blends", "75 kW"),
                words("BX-JM20", "Jet mill", "micronising of pharmaceutical powders", "15 kW"),
                words("BX-RK30", "Roller hearth kiln, 30 m", "firing of ceramic tiles", "400 kW (gas)"),
            ),
            widths=(0.8, 1.3, 1.8, 0.8),
        ),
    ),
)

NO_USE = Paper(
    file="machine_VN_no_use_en.pdf",
    kind="datasheet",
    maker="Vannick Mills Ltd",
    group="vannick",
    number="VN-90 / VN-M300",
    goods=(
        Goods("VN-90", "sand_mill", "undetermined"),
        Goods("VN-M300", "high_speed_mixer", "undetermined"),
    ),
    blocks=(
        Heading("VN-90 sand mill", 2),
        bulleted(
            (
                row("Motor", "45 kW"),
                row("Bead size", "0.3 – 1.2 mm"),
                row("Cooling water", "6 m³/h"),
            )
        ),
        Heading("VN-M300 high-speed mixer", 2),
        bulleted(
            (
                row("Motor", "55 kW"),
                row("Tip speed", "up to 40 m/s"),
                row("Jacket", "stainless steel 304"),
            )
        ),
    ),
)

PAPERS = (WINDING, FILLING, FILM, CATHODE_LINE, OTHER_USES, NO_USE)
