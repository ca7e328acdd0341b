"""Packs whose papers speak of cells too, shop pages, and a supply that only contains a battery."""

from __future__ import annotations

from corpora.made.drawing.boilerplate import HANDLING
from corpora.made.drawing.layouts import beside, bulleted, row, unit_column, words
from corpora.made.drawing.paper import Bullets, Goods, Heading, NewPage, Paper, Paragraph, Side, Table
from corpora.made.drawing.values import about, exact, most, nominal, rated, tight, typical, with_unit, within

PACK = "lithium_ion_pack"

TWO_LEVELS = Paper(
    file="pack_HC-4810_cell_and_pack_en.pdf",
    kind="datasheet",
    maker="Holmcroft Energy Storage",
    group="holmcroft",
    number="HC-4810 technical agreement",
    face="dejavu",
    goods=(Goods("HC-4810", PACK, "not_controlled"),),
    blocks=(
        Heading("HC-4810 Lithium-ion Battery Pack, 13S20P", 0),
        Heading("1. Cell parameters", 1),
        beside(
            (
                row("Cell type", "21700 cylindrical, NMC"),
                row("Cell nominal voltage", "3.6 V"),
                row("Cell rated capacity", "5 Ah"),
                row("Cell weight", "69 g"),
                row("Cell energy density", "261 Wh/kg"),
            ),
            head=words("Item", "Cell"),
        ),
        Heading("2. Pack parameters", 1),
        beside(
            (
                row("Nominal voltage", nominal("nominal_voltage", "46.8", "V")),
                row("Rated capacity", rated("capacity", "100", "Ah")),
                row("Rated energy", rated("energy", "4.68", "kWh")),
                row("Weight", within("mass", "27.5", "0.5", "kg")),
                row("Charging voltage", "54.6 V"),
                row("Over-discharge protection", "cell 2.7 V, pack 35.1 V"),
                row("Communication", "CAN 2.0B, RS485"),
            ),
            head=words("Item", "Pack"),
        ),
        *HANDLING,
    ),
)

POUNDS = Paper(
    file="pack_WK-LFP25_pounds_first_en.pdf",
    kind="datasheet",
    maker="Wakefield Marine Power",
    group="wakefield",
    number="WK-LFP25-100 flyer",
    accent="#004488",
    goods=(Goods("WK-LFP25-100", PACK, "not_controlled"),),
    blocks=(
        Heading("WK-LFP25-100  25.6 Vdc LiFePO4 rechargeable battery", 0),
        Side(
            (
                Heading("Electrical"),
                Bullets(
                    (
                        ("Nominal Voltage  ", nominal("nominal_voltage", "25.6", "V"), "Vdc"),
                        ("Rated Capacity  ", rated("capacity", "100", "Ah"), "Ah @ 0.2C"),
                        ("Rated Energy  ", rated("energy", "2,560", "Wh"), " Watt Hour"),
                        ("Charge Voltage  29.2 Vdc",),
                        ("Reserve Capacity  250 min @ 25 A",),
                    ),
                    mark="",
                ),
            ),
            (
                Heading("Mechanical"),
                Bullets(
                    (
                        ("Weight  49.6 lbs. (", exact("mass", "22.5", "kg"), " Kg)"),
                        ("W/H/L  6.8 × 8.5 × 20.6 in. (173 × 216 × 523 mm)",),
                        ("Terminal torque  88.5~106.2 inch·lbs (10~12 N·m)",),
                        ("Shipping weight  54 lbs. (24.5 Kg)",),
                        ("Case  ABS, IP65",),
                    ),
                    mark="",
                ),
            ),
        ),
        Paragraph(("Compared with lead-acid of equal capacity (100 Ah, 62 kg) it saves two thirds of the weight.",)),
    ),
)

DENSE = Paper(
    file="pack_FT-14S_from_dense_cells_zh.docx",
    kind="datasheet",
    maker="四川飞腾航电有限公司",
    group="feiteng",
    number="FT-14S60 技术说明",
    goods=(Goods("FT-14S60", PACK, "close", outcome_also=("undetermined",)),),
    blocks=(
        Heading("FT-14S60 无人机动力电池组技术说明", 0),
        Paragraph(
            (
                "本电池组由 14 只可充放电锂离子电芯串联而成，",
                "单体电芯能量密度 ",
                exact("gravimetric_energy_density", "320", "Wh/kg").optional(),
                " Wh/kg。",
            )
        ),
        Table(
            (
                words("项目", "电池组参数"),
                (("标称容量",), with_unit(nominal("capacity", "60", "Ah"))),
                (("标称电压",), with_unit(nominal("nominal_voltage", "51.1", "V"))),
                (("总能量",), with_unit(exact("energy", "3066", "Wh"))),
                (("整组重量",), with_unit(exact("mass", "10.75", "kg"))),
                (("整组能量密度",), with_unit(exact("gravimetric_energy_density", "285", "Wh/kg"))),
                words("最大放电倍率", "5C"),
            )
        ),
        Paragraph(("包装：1 组/箱，毛重 12.4 kg。",)),
    ),
)

SHOP = Paper(
    file="pack_MB-20K_shop_page_en.pdf",
    kind="datasheet",
    kind_also=("other",),
    maker="MarketBay Online",
    group="marketbay",
    number="https://marketbay.example/p/20418",
    accent="#ff6f00",
    goods=(Goods("BT-1226", PACK, "not_controlled", maker="Beltrex"),),
    blocks=(
        Heading("Beltrex BT-1226 12.8V rechargeable LiFePO4 battery for golf trolleys", 0),
        Paragraph(("Home > Sport > Golf > Batteries     Write a review (17)     Sold by Beltrex",)),
        Heading("£129.00   £159.00   SAVE 19%", 1),
        Side(
            (
                Heading("Product attributes", 2),
                Table(
                    (
                        words("Brand Name", "Beltrex"),
                        words("Model Number", "BT-1226"),
                        words("Battery Type", "Li-Ion (LiFePO4)"),
                        (("Voltage",), (nominal("nominal_voltage", "12.8", "V").or_kind(None), "V")),
                        (("Capacity",), (exact("capacity", "26", "Ah").or_kind("nominal", "rated"), "AH")),
                        (("Weight",), (exact("mass", "3.1", "kg"), "KG")),
                        words("Package weight", "3.6KG"),
                        words("Cycle life", "+3000 Times"),
                    ),
                    "zebra",
                    head=0,
                    widths=(1, 1),
                ),
            ),
            (
                Heading("In the box", 2),
                Bullets((("1 × battery",), ("1 × charger 14.6 V 4 A (0.6 kg)",), ("1 × T-bar lead",))),
                Heading("You may also like", 2),
                Bullets((("BT-1216 battery, 12.8 V 16 AH, £89",), ("Carry bag, £12",))),
            ),
        ),
    ),
)

UPS = Paper(
    file="other_UPX-600_power_supply_en.pdf",
    kind="datasheet",
    maker="Uphill Power Electronics",
    group="uphill",
    number="UPX-600 user sheet",
    face="roman",
    goods=(Goods("UPX-600", "other", "undetermined", outcome_also=("not_applicable",)),),
    blocks=(
        Heading("UPX-600 uninterruptible power supply", 0),
        unit_column(
            (
                row("Output power", "600", unit="VA"),
                row("Output voltage", "230", unit="V AC"),
                row("Internal lithium battery", typical("capacity", "7.8", "Ah").or_kind(None, "nominal").optional()),
                row("Net weight", exact("mass", "3.4", "kg").optional()),
                row("Backup time at half load", "14", unit="min"),
            ),
            words("Item", "Unit", "UPX-600"),
        ),
    ),
)

NICKEL = Paper(
    file="nickel_DZ-SC3000_several_capacities_en.pdf",
    kind="datasheet",
    maker="Dunzell Rechargeables",
    group="dunzell",
    number="DZ-SC3000",
    goods=(Goods("DZ-SC3000", "other_battery", "not_controlled", outcome_also=("not_applicable",)),),
    blocks=(
        Heading("DZ-SC3000 Ni-MH rechargeable cell, Sub-C", 0),
        bulleted(
            (
                row("Nominal voltage", nominal("nominal_voltage", "1.2", "V")),
                row("Nominal capacity", nominal("capacity", "3000", "mAh")),
                row("Max. charge voltage", "1.5 V"),
                row("Weight", within("mass", "55", "3", "g")),
                row("Replaces", "lithium-ion packs only with a suitable charger"),
            )
        ),
    ),
)

CHINESE_LEVELS = Paper(
    file="pack_TJ-7230_cell_and_pack_zh.pdf",
    kind="datasheet",
    maker="台州腾骥新能源有限公司",
    group="tengji",
    number="TJ-7230 电池组规格书",
    face="song",
    goods=(Goods("TJ-7230", PACK, "not_controlled", strict="undetermined"),),
    blocks=(
        Heading("TJ-7230 锂离子电池组规格书", 0),
        Paragraph(("组合方式：20S12P，适用于电动摩托车。",)),
        NewPage(),
        Table(
            (
                words("序号", "项目", "单体电芯", "电池组"),
                (("1",), ("标称电压",), ("3.6V",), tight(nominal("nominal_voltage", "72", "V"))),
                (("2",), ("额定容量",), ("2.5Ah",), tight(rated("capacity", "30", "Ah"))),
                (("3",), ("能量",), ("9Wh",), tight(exact("energy", "2160", "Wh").or_kind("rated"))),
                (("4",), ("重量",), ("≤47g",), (most("mass", "14.2", "kg", shown="≤{}"), "kg")),
                words("5", "充电电压", "4.2V", "84V"),
                words("6", "放电截止电压", "2.75V", "56V"),
                words("7", "最大持续放电电流", "7.5A", "60A"),
            ),
            widths=(0.5, 1.5, 1, 1),
        ),
        Paragraph(("电池组跌落试验：高度 1m，重量以整组计。",)),
    ),
)

POWER_BANK = Paper(
    file="spec_AB-1865_two_lines_en.docx",
    kind="datasheet",
    maker="Abernyte Battery Assembly",
    group="abernyte",
    number="AB-4S2P spec A1",
    goods=(Goods("AB-4S2P-70", PACK, "not_controlled"),),
    blocks=(
        Heading("Battery pack specification AB-4S2P-70", 0),
        Paragraph(("Rechargeable Li-ion battery pack, 18650, 4S2P, with PCM and connector.",)),
        Paragraph(
            (
                "Rating: ",
                *tight(exact("nominal_voltage", "14.4", "V").or_kind("nominal", "rated")),
                " / ",
                *tight(exact("capacity", "7000", "mAh").or_kind("nominal", "rated")),
                " / ",
                *with_unit(exact("energy", "100.8", "Wh").or_kind("nominal", "rated")),
            )
        ),
        Paragraph(
            (
                "Pack weight is ",
                about("mass", "405", "g", shown="about {}"),
                "g including 120 mm leads. Energy per cell: 12,600 mWh. Carton of 20 pieces: 8.9 kg.",
            )
        ),
        Paragraph(("After 300 cycles the pack still gives 5600 mAh; it leaves the factory with 2100 mAh.",)),
    ),
)

PAPERS = (TWO_LEVELS, POUNDS, DENSE, SHOP, UPS, NICKEL, CHINESE_LEVELS, POWER_BANK)
