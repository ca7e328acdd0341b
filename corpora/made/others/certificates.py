"""Papers of battery materials: certificates of analysis by lot, technical data sheets, inspection reports."""

from __future__ import annotations

from corpora.made.drawing.layouts import beside, row, unit_column, words
from corpora.made.drawing.paper import Bullets, Cells, Goods, Heading, NewPage, Paper, Paragraph, Scan, Side, Table
from corpora.made.drawing.values import Value, between, exact, least, tight, typical, with_unit, within

LFP = "lfp_cathode"
COMPACTION, TAP, CAPACITY = "compaction_density", "tap_density", "specific_capacity"
DENSITY, CHARGE = "g/cm³", "mAh/g"
TESTED = ("test_report", "datasheet", "other")


def _result(prop: str, number: str, unit: str) -> tuple[Value]:
    """What was measured on a lot."""
    return (exact(prop, number, unit, "measured").or_kind(None, "typical"),)


def _analysed(name: str, prop: str, unit: str, limit: str, results: tuple[str, ...]) -> Cells:
    """A row of a certificate: the item, its unit, the limit, then a result a lot."""
    return ((name,), (unit,), (least(prop, limit, unit),), *(_result(prop, number, unit) for number in results))


LOTS = Paper(
    file="coa_RF-P26_three_lots_en.pdf",
    kind="test_report",
    kind_also=TESTED,
    maker="Rathfern Cathode Materials",
    group="rathfern",
    number="COA 2610-118",
    face="dejavu",
    goods=(Goods("RF-P26", LFP, "controlled", ("3C901.a.1",)),),
    blocks=(
        Heading("CERTIFICATE OF ANALYSIS", 0),
        Table(
            (
                words("Product", "Lithium iron phosphate RF-P26", "Date", "2026-10-21"),
                words("Customer PO", "77-2031", "Quantity", "6,000 kg in 12 bags"),
            ),
            head=0,
            widths=(1, 2, 0.8, 1.5),
        ),
        Table(
            (
                words("Item", "Unit", "Specification", "Lot 26101", "Lot 26102", "Lot 26103"),
                words("D50", "µm", "0.8 – 1.6", "1.12", "1.15", "1.09"),
                words("Specific surface area", "m²/g", "≤ 14", "11.8", "12.1", "11.6"),
                words("Moisture", "ppm", "≤ 800", "410", "395", "440"),
                _analysed("Tap density", TAP, DENSITY, "0.9", ("1.02", "1.04", "1.01")),
                _analysed("Powder compaction density (3T)", COMPACTION, DENSITY, "2.55", ("2.58", "2.57", "2.59")),
                _analysed("Discharge capacity, 0.1C", CAPACITY, CHARGE, "157", ("158.9", "158.2", "159.1")),
                words("First efficiency", "%", "≥ 96", "97.4", "97.1", "97.5"),
            ),
            widths=(2.2, 0.8, 1.2, 0.9, 0.9, 0.9),
        ),
        Paragraph(("Conclusion: the lots conform. Signed without hand, issued by computer.",), small=True),
    ),
)

INSPECTION = Paper(
    file="coa_SM-L24_inspection_zh.pdf",
    kind="test_report",
    kind_also=TESTED,
    maker="四会市晟铭新材料有限公司",
    group="shengming",
    number="质检-2026-0931",
    face="song",
    goods=(Goods("SM-L24", LFP, "close"),),
    blocks=(
        Heading("产品检验报告单", 0),
        Paragraph(("产品名称：磷酸铁锂    牌号：SM-L24    批号：LF2609-17    批量：5吨    检验日期：2026.09.30",)),
        Table(
            (
                words("检验项目", "单位", "标准值", "检验结果", "判定"),
                words("粒度 D50", "μm", "1.0±0.5", "1.21", "合格"),
                (*_analysed("振实密度", TAP, DENSITY, "0.70", ("0.86",)), ("合格",)),
                (*_analysed("粉体压实密度(3T)", COMPACTION, DENSITY, "2.40", ("2.46",)), ("合格",)),
                (*_analysed("0.1C首次放电克容量", CAPACITY, CHARGE, "156", ("157.6",)), ("合格",)),
                words("首次充放电效率", "%", "≥95", "96.8", "合格"),
                words("碳含量", "%", "1.4±0.3", "1.36", "合格"),
            ),
            widths=(1.8, 0.8, 1, 1, 0.7),
        ),
        Paragraph(("检验员：张    审核：王    结论：合格",)),
    ),
)

ELECTRODE_HIGHER = Paper(
    file="tds_HX-F4_powder_and_electrode_zh-en.pdf",
    kind="datasheet",
    maker="湖南鸿浔锂材 Hunan Hongxun Cathode",
    group="hongxun",
    number="HX-F4 TDS",
    face="hei",
    goods=(Goods("HX-F4", LFP, "close"),),
    blocks=(
        Heading("HX-F4 磷酸铁锂正极材料 LFP cathode material", 0),
        unit_column(
            (
                row("粒径 D10 / D50 / D90", "0.4 / 1.0 / 4.2", unit="μm"),
                row("振实密度 Tap density", between(TAP, "0.75", "0.95", DENSITY, shown="{}~{}")),
                row("粉末压实密度 Powder compaction, 3T", exact(COMPACTION, "2.38", DENSITY)),
                row("极片压实密度 Electrode compaction", "2.55", unit=DENSITY),
                row("克容量 0.1C Specific capacity", least(CAPACITY, "157", CHARGE, shown="≥{}")),
                row("首效 First efficiency", "≥96", unit="%"),
            ),
            words("项目 Item", "单位 Unit", "典型值 Value"),
            look="zebra",
        ),
        Paragraph(("极片压实密度为客户辊压参考值。Electrode compaction is a reference for calendering.",), small=True),
    ),
)

CAPACITY_MISSING = Paper(
    file="tds_GW-LP_pressure_only_en.pdf",
    kind="datasheet",
    maker="Greywater Phosphates",
    group="greywater",
    number="GW-LP58 product note",
    face="roman",
    goods=(Goods("GW-LP58", LFP, "undetermined"),),
    blocks=(
        Heading("GW-LP58", 0),
        Paragraph(
            (
                "A lithium iron phosphate cathode powder for energy storage cells. Pressed at 220 MPa the powder "
                "attains a compaction density of ",
                *with_unit(exact(COMPACTION, "2.53", DENSITY)),
                ". Electrochemical data are released under a confidentiality agreement only.",
            )
        ),
        Bullets((("Tap density: ", *tight(exact(TAP, "1.05", "g/cc"))), ("Carbon: 1.3 %",), ("pH: 9.1",)), mark="-"),
    ),
)

GRAPHITE = Paper(
    file="tds_NG-A7_two_columns_en.pdf",
    kind="datasheet",
    maker="Northgate Synthetic Carbon",
    group="northgate-carbon",
    number="NG-A7 technical data sheet",
    accent="#37474f",
    goods=(Goods("NG-A7", "artificial_graphite_anode", "controlled", ("3C901.b.1",)),),
    blocks=(
        Heading("NG-A7 synthetic (artificial) graphite for lithium-ion anodes", 0),
        Side(
            (
                Heading("Powder"),
                Table(
                    (
                        words("D10", "7.1 µm"),
                        words("D50", "14.6 µm"),
                        words("D90", "27.9 µm"),
                        (("Tap density",), with_unit(exact(TAP, "1.08", "g/cm3"))),
                        (("Compaction, 1.5T",), with_unit(exact(COMPACTION, "1.62", "g/cm3"))),
                        (("Compaction, 2T",), with_unit(exact(COMPACTION, "1.71", "g/cm3"))),
                        words("BET", "1.3 m²/g"),
                    ),
                    "rules",
                    head=0,
                    widths=(1, 1),
                ),
            ),
            (
                Heading("Half cell"),
                Table(
                    (
                        (("Capacity",), with_unit(exact(CAPACITY, "354.5", CHARGE))),
                        words("First efficiency", "94.2 %"),
                        words("Loading", "10.5 mg/cm²"),
                        words("Charge rate", "2C"),
                    ),
                    "rules",
                    head=0,
                    widths=(1, 1),
                ),
                Heading("Use"),
                Paragraph(("Anode powder for fast-charging rechargeable lithium-ion cells.",)),
            ),
        ),
    ),
)

BLEND = Paper(
    file="scan_tds_YC-M40_blend_zh.pdf",
    kind="datasheet",
    maker="宜昌砚池石墨有限公司",
    group="yanchi",
    number="YC-M40",
    face="hei",
    scan=Scan(tilt=0.6, noise=18),
    goods=(Goods("YC-M40", "mixed_graphite_anode", "controlled", ("3C902.b.2",)),),
    blocks=(
        Heading("YC-M40 复合石墨负极材料", 0),
        Paragraph(("由人造石墨与天然石墨混合而成的锂离子电池负极材料。",)),
        beside(
            (
                row("振实密度", within(TAP, "1.05", "0.05", DENSITY, shown="{}±{}")),
                row("粉末压实密度（2T）", least(COMPACTION, "1.70", DENSITY, shown="≥{}")),
                row("比容量", least(CAPACITY, "358", CHARGE, shown="≥{}")),
                row("首次效率", "≥93.0%"),
            )
        ),
    ),
)

PRECURSOR = Paper(
    file="coa_PL-622_precursor_en.pdf",
    kind="test_report",
    kind_also=TESTED,
    maker="Polmont Precursors",
    group="polmont",
    number="Batch certificate P622-0904",
    goods=(Goods("PL-622", "ncm_hydroxide", "controlled", ("3C901.a.2.a",)),),
    blocks=(
        Heading("Batch certificate", 0),
        Paragraph(("PL-622, nickel cobalt manganese hydroxide Ni0.6Co0.2Mn0.2(OH)2, batch P622-0904, 10 t",)),
        NewPage(),
        Table(
            (
                words("Analyte", "Unit", "Limit", "Found"),
                words("Ni+Co+Mn", "%", "62.5 ± 1.0", "62.7"),
                words("D50", "µm", "10.0 ± 0.5", "10.2"),
                _analysed("Tap density", TAP, DENSITY, "2.00", ("2.14",)),
                words("Na", "ppm", "≤ 200", "118"),
            ),
            "zebra",
        ),
    ),
)

SILICON = Paper(
    file="tds_EV-SC450_silicon_en.pdf",
    kind="datasheet",
    maker="Evanton Silicon Carbon",
    group="evanton",
    number="EV-SC450",
    face="serif",
    goods=(Goods("EV-SC450", "silicon_anode", "close"),),
    blocks=(
        Heading("EV-SC450 silicon-carbon anode material", 0),
        Bullets(
            (
                ("Reversible capacity ", typical(CAPACITY, "450", CHARGE).or_kind(None), " mAh/g"),
                ("Tap density ", typical(TAP, "0.95", DENSITY).or_kind(None), " g/cm³"),
                ("First-cycle efficiency 90 %",),
                ("Swelling of the electrode 28 %",),
            )
        ),
    ),
)

PAPERS = (LOTS, INSPECTION, ELECTRODE_HIGHER, CAPACITY_MISSING, GRAPHITE, BLEND, PRECURSOR, SILICON)
