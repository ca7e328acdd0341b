"""Packs, and batteries that are no lithium-ion ones: primary, nickel, lithium-metal, solid-state."""

from __future__ import annotations

from corpora.made.drawing.boilerplate import HANDLING, HANDLING_CHINESE, TESTS, TESTS_CHINESE
from corpora.made.drawing.layouts import beside, bulleted, models_in_rows, row, unit_column, unit_in_label, words
from corpora.made.drawing.paper import Goods, Heading, Paper, Paragraph, Table
from corpora.made.drawing.values import about, exact, least, most, nominal, rated, typical, with_unit

PACK = "lithium_ion_pack"

EBIKE = Paper(
    file="pack_LRB-36140_ebike_en.pdf",
    kind="datasheet",
    maker="Larkspur Battery Systems",
    group="larkspur",
    number="LRB-36140 TS-5",
    accent="#2e7d32",
    goods=(Goods("LRB-36140", PACK, "not_controlled"),),
    blocks=(
        Heading("LRB-36140 e-bike battery pack, 10S4P", 0),
        beside(
            (
                row("Rated capacity", rated("capacity", "14.0", "Ah")),
                row("Nominal voltage", nominal("nominal_voltage", "36", "V")),
                row("Rated energy", rated("energy", "504", "Wh")),
                row("Pack weight (incl. housing)", about("mass", "2.9", "kg", shown="approx. {}")),
                row("Charge voltage", "42.0 V"),
                row("BMS cut-off", "29 V"),
                row("Continuous current", "20 A"),
                row("Charger (not included)", "42 V / 4 A, 0.85 kg"),
            ),
            head=words("Item", "Value"),
        ),
        Paragraph(("Tested to EN 50604-1. Drop height 1 m. Do not open the pack.",), small=True),
        *TESTS,
        *HANDLING,
    ),
)

FROM_DENSE_CELLS = Paper(
    file="pack_AEQ-6S_from_dense_cells_en.pdf",
    kind="datasheet",
    maker="Aequor Flight Power",
    group="aequor",
    number="AEQ-6S-22 DS rev 1",
    face="dejavu",
    goods=(Goods("AEQ-6S-22", PACK, "close", outcome_also=("undetermined",)),),
    blocks=(
        Heading("AEQ-6S-22 battery pack for unmanned aircraft", 0),
        Paragraph(("Rechargeable lithium-ion pack, six cells in series, silicone leads.",)),
        Paragraph(
            (
                "Cells: ARQ-22 pouch, ",
                exact("gravimetric_energy_density", "305", "Wh/kg").optional(),
                " Wh/kg at cell level.",
            )
        ),
        unit_column(
            (
                row("Nominal capacity", nominal("capacity", "22", "Ah")),
                row("Nominal voltage", nominal("nominal_voltage", "22.2", "V")),
                row("Nominal energy", nominal("energy", "488", "Wh")),
                row("Pack weight", exact("mass", "1.72", "kg")),
                row("Pack specific energy", exact("gravimetric_energy_density", "284", "Wh/kg")),
                row("Maximum discharge", "110", unit="A"),
            ),
            words("Quantity", "Unit", "Value"),
            look="rules",
        ),
    ),
)

RACK = Paper(
    file="pack_YSC-51200_rack_zh.pdf",
    kind="datasheet",
    maker="合肥悦晟储能技术有限公司",
    group="yuesheng",
    number="YSC-51200 产品手册",
    face="hei",
    accent="#004d99",
    goods=(Goods("YSC-51200", PACK, "not_controlled"),),
    blocks=(
        Heading("YSC-51200 磷酸铁锂储能电池包", 0),
        unit_in_label(
            (
                row("标称电压", nominal("nominal_voltage", "51.2", "V")),
                row("标称容量", nominal("capacity", "200", "Ah")),
                row("标称能量", nominal("energy", "10.24", "kWh")),
                row("重量", exact("mass", "92", "kg")),
                row("充电电压", "56.0", unit="V"),
                row("尺寸（宽×深×高）", "482×560×222", unit="mm"),
                row("循环寿命", "≥6000", unit="次"),
            ),
            look="ruled",
            frame="{}（{}）",
        ),
        Paragraph(("通讯方式：RS485、CAN。最多 15 台并联，系统总能量可达 153.6kWh。",)),
        *TESTS_CHINESE,
        *HANDLING_CHINESE,
    ),
)

THIONYL = Paper(
    file="primary_LT-ER26500_en.pdf",
    kind="datasheet",
    maker="Lothian Primary Cells",
    group="lothian",
    number="ER26500 edition 9",
    face="roman",
    goods=(Goods("LT-ER26500", "primary_lithium_cell", "not_controlled"),),
    blocks=(
        Heading("LT-ER26500  Primary lithium cell Li-SOCl2", 0),
        Paragraph(("Non-rechargeable lithium thionyl chloride cell, bobbin type, size C.",)),
        beside(
            (
                row("Nominal capacity (at 4 mA, +20 °C, to 2.0 V)", nominal("capacity", "8.5", "Ah")),
                row("Nominal voltage", nominal("nominal_voltage", "3.6", "V")),
                row("Typical weight", typical("mass", "51", "g")),
                row("Lithium metal content", "approx. 2.3 g"),
                row("Maximum continuous current", "150 mA"),
            ),
            look="rules",
        ),
        Paragraph(("Do not charge, crush or disassemble. Open circuit voltage 3.67 V.",), small=True),
    ),
)

COIN = Paper(
    file="primary_CR2450_coin_zh.pdf",
    kind="datasheet",
    maker="常州力纽电池厂",
    group="liniu",
    number="CR2450L 规格",
    face="song",
    goods=(Goods("CR2450L", "primary_lithium_cell", "not_controlled"),),
    blocks=(
        Heading("CR2450L 锂锰扣式电池（一次电池）", 0),
        bulleted(
            (
                row("标称电压", nominal("nominal_voltage", "3.0", "V")),
                row("标称容量", nominal("capacity", "600", "mAh")),
                row("终止电压", "2.0V"),
                row("重量", about("mass", "6.8", "g", shown="约{}")),
                row("标准负载", "7.5kΩ"),
                row("直径×高度", "24.5mm×5.0mm"),
            ),
            mark="",
            colon="：",
            glued=True,
        ),
        Paragraph(("本品为不可充电电池，严禁充电。",)),
    ),
)

NICKEL_MODELS = ("NMH-AA20", "NMH-AAA8", "NMH-C45")
NICKEL = Paper(
    file="nickel_NMH_range_en.pdf",
    kind="datasheet",
    maker="Skelbo Nickel Batteries",
    group="skelbo",
    number="NMH range",
    goods=tuple(
        Goods(model, "other_battery", "not_controlled", outcome_also=("not_applicable",)) for model in NICKEL_MODELS
    ),
    blocks=(
        Heading("Nickel-metal hydride rechargeable cells", 0),
        models_in_rows(
            NICKEL_MODELS,
            (
                row(
                    "Nominal voltage",
                    *(nominal("nominal_voltage", "1.2", "V").of(m) for m in NICKEL_MODELS),
                ),
                row(
                    "Capacity (typ.)",
                    typical("capacity", "2000", "mAh").of("NMH-AA20"),
                    typical("capacity", "800", "mAh").of("NMH-AAA8"),
                    typical("capacity", "4500", "mAh").of("NMH-C45"),
                ),
                row(
                    "Weight",
                    exact("mass", "27", "g").of("NMH-AA20"),
                    exact("mass", "12.5", "g").of("NMH-AAA8"),
                    exact("mass", "82", "g").of("NMH-C45"),
                ),
                row("Diameter", "14.3", "10.3", "25.8", unit="mm"),
            ),
            "Type",
        ),
    ),
)

SOLID = Paper(
    file="solid_VTS-20_solid_state_en.pdf",
    kind="datasheet",
    maker="Vitrasol Energy",
    group="vitrasol",
    number="VTS-20 preliminary",
    face="serif",
    accent="#512da8",
    goods=(Goods("VTS-20", "lithium_metal_cell", "undetermined"),),
    blocks=(
        Heading("VTS-20 solid-state lithium-metal cell (preliminary)", 0),
        Paragraph(
            (
                "The VTS-20 is a rechargeable lithium-metal cell with a sulfide electrolyte. It stores ",
                *with_unit(nominal("capacity", "20", "Ah")),
                " (nominal capacity) at a nominal voltage of ",
                *with_unit(nominal("nominal_voltage", "3.8", "V")),
                " and weighs ",
                *with_unit(exact("mass", "198", "g")),
                ", which gives a specific energy of ",
                *with_unit(exact("gravimetric_energy_density", "384", "Wh/kg")),
                " and an energy density of ",
                *with_unit(exact("volumetric_energy_density", "890", "Wh/L")),
                ". It is charged to 4.3 V and discharged to 2.6 V under a pressure of 2 MPa.",
            )
        ),
    ),
)

METAL = Paper(
    file="metal_NRL-5_lithium_metal_zh.pdf",
    kind="datasheet",
    maker="宁波砾能电池有限公司",
    group="lineng",
    number="NRL-5 暂定规格",
    face="hei",
    goods=(Goods("NRL-5", "lithium_metal_cell", "undetermined"),),
    blocks=(
        Heading("NRL-5 可充电锂金属电池暂定规格", 0),
        Table(
            (
                words("项目", "参数"),
                (("标称容量",), with_unit(nominal("capacity", "5.2", "Ah"))),
                (("标称电压",), with_unit(nominal("nominal_voltage", "3.85", "V"))),
                (("重量",), with_unit(most("mass", "48", "g"))),
                (("比能量",), with_unit(least("gravimetric_energy_density", "410", "Wh/kg"))),
                words("负极", "金属锂箔，50 μm"),
                words("循环寿命", "≥200 次"),
            )
        ),
    ),
)

PAPERS = (EBIKE, FROM_DENSE_CELLS, RACK, THIONYL, COIN, NICKEL, SOLID, METAL)
