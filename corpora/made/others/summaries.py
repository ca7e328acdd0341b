"""Transport papers and safety data: the UN manual's test summary, certificates, figures in section 9."""

from __future__ import annotations

from corpora.made.drawing.layouts import beside, bulleted, row, words
from corpora.made.drawing.paper import Boxed, Goods, Heading, NewPage, Paper, Paragraph, Sideways, Table
from corpora.made.drawing.values import about, exact, most, nominal, rated, tight, with_unit

CELL, PACK = "lithium_ion_cell", "lithium_ion_pack"

SUMMARY = Paper(
    file="un383_summary_EK-PB52_en.pdf",
    kind="test_report",
    maker="Eskdale Packs Ltd",
    group="eskdale",
    number="TS-EK-PB52-01",
    goods=(Goods("EK-PB52", PACK, "not_controlled"),),
    blocks=(
        Heading("Lithium battery test summary", 0),
        Paragraph(("in accordance with sub-section 38.3.5 of the UN Manual of Tests and Criteria",)),
        Table(
            (
                words("(a)", "Name of cell, battery, or product manufacturer", "Eskdale Packs Ltd"),
                words("(b)", "Contact information", "1 Mill Lane, Eskdale; info@eskdale.example"),
                words("(c)", "Name of the test laboratory", "Borrowdale Testing, report BT-6001"),
                words("(d)", "Unique test report identification number", "BT-6001-22"),
                words("(e)", "Date of the test report", "2026-04-02"),
                words("(f)", "Description of cell or battery", "(i) rechargeable lithium ion battery"),
                (("",), ("(ii) Mass",), with_unit(exact("mass", "1.142", "kg"))),
                (("",), ("(iii) Watt-hour rating",), with_unit(exact("energy", "187.2", "Wh").or_kind("rated"))),
                words("", "(iv) Physical description", "prismatic case, 10S2P, with lead"),
                (
                    ("",),
                    ("(v) Model number / rating",),
                    (
                        "EK-PB52, ",
                        *tight(exact("nominal_voltage", "36", "V").or_kind("nominal", "rated")),
                        " ",
                        *tight(exact("capacity", "5.2", "Ah").or_kind("nominal", "rated")),
                    ),
                ),
                words("(g)", "Tests conducted", "T.1 pass, T.2 pass, T.3 pass, T.4 pass, T.5 pass, T.7 pass"),
                words("(h)", "Reference to assembled battery testing", "not applicable"),
                words("(i)", "Edition of the Manual", "Rev. 7, Amend. 1"),
                words("(j)", "Signatory", "K. Airey, Quality Manager"),
            ),
            head=0,
            widths=(0.4, 2.4, 2.4),
        ),
        Paragraph(("T.3 mass loss limit: 0.1 % above 75 g. T.4: 150 gn.",), small=True),
    ),
)

SECTION_NINE = Paper(
    file="msds_PT-1050_section_nine_en.pdf",
    kind="safety_data_sheet",
    maker="Pentland Batteries Inc.",
    group="pentland",
    number="SDS PT-1050 rev 6",
    face="dejavu",
    goods=(Goods("PT-1050", CELL, "not_controlled"),),
    blocks=(
        Heading("SAFETY DATA SHEET", 0),
        Boxed(
            (
                Heading("SECTION 1: Product and company identification", 2),
                Paragraph(
                    ("Product name: Rechargeable lithium-ion cell   Model: PT-1050   Supplier: Pentland Batteries",)
                ),
            )
        ),
        Heading("SECTION 3: Composition", 2),
        Table(
            (
                words("Ingredient", "CAS", "% by weight"),
                words("Lithium nickel manganese cobalt oxide", "346417-97-8", "35–45"),
                words("Graphite", "7782-42-5", "15–25"),
                words("Copper", "7440-50-8", "8–12"),
            )
        ),
        NewPage(),
        Heading("SECTION 9: Physical and chemical properties", 2),
        bulleted(
            (
                row("Appearance", "aluminium-laminate pouch"),
                row("Nominal voltage", nominal("nominal_voltage", "3.7", "V")),
                row("Rated capacity", rated("capacity", "1,050", "mAh")),
                row("Watt-hours", exact("energy", "3.885", "Wh").or_kind("rated")),
                row("Weight", about("mass", "20.5", "g", shown="approx. {}")),
                row("Lithium equivalent content", "0.32 g"),
                row("Density, pH, flash point", "not applicable"),
            ),
            mark="",
        ),
        Heading("SECTION 14: Transport information", 2),
        Paragraph(("UN 3480 / UN 3481. Cells up to 20 Wh, batteries up to 100 Wh: section II. Package up to 10 kg.",)),
    ),
)

SEA = Paper(
    file="鉴定书_海运_CJ-P70_zh-en.pdf",
    kind="test_report",
    kind_also=("other",),
    maker="上海沧鉴检测技术有限公司 Shanghai Cangjian Testing",
    group="cangjian",
    number="CJ26100877",
    face="hei",
    goods=(Goods("VX-P70", CELL, "controlled", ("3A001",), maker="芜湖维旭电池有限公司"),),
    blocks=(
        Heading("海运货物运输条件鉴定书", 0),
        Paragraph(("Certification for Safe Transport of Goods by Sea",)),
        Table(
            (
                words("样品名称 Name of goods", "可充电锂离子电芯 Rechargeable Li-ion cell"),
                words("型号 Model", "VX-P70"),
                words("委托单位 Applicant", "芜湖维旭电池有限公司"),
                words("制造商 Manufacturer", "芜湖维旭电池有限公司"),
                (
                    ("规格 Specification",),
                    (
                        *tight(exact("nominal_voltage", "3.67", "V").or_kind("nominal")),
                        "，",
                        *tight(exact("capacity", "70", "Ah").or_kind("nominal", "rated")),
                        "，",
                        *tight(exact("energy", "256.9", "Wh").or_kind("nominal", "rated")),
                    ),
                ),
                (("单体质量 Mass of a cell",), (exact("mass", "838", "g").or_kind("measured"), " g")),
                words("单件包装毛重 Gross weight of a package", "22.4 kg"),
                words("UN38.3 报告 Report", "已提供 Provided"),
            ),
            head=0,
        ),
        Paragraph(("鉴定结论 Conclusion：该货物属第 9 类危险货物，UN3480，按 P903 包装。1.2 m 跌落试验合格。",)),
    ),
)

UNTURNED = Paper(
    file="test_record_NP-E65_sideways_en.pdf",
    kind="test_report",
    kind_also=("datasheet",),
    maker="Nethercote Power",
    group="nethercote",
    number="Record NP-E65/4",
    face="roman",
    goods=(Goods("NP-E65", CELL, "not_controlled", strict="undetermined"),),
    blocks=(
        Sideways(
            (
                Heading("Approval sheet of the rechargeable lithium-ion cell NP-E65"),
                beside(
                    (
                        row("Rated capacity, 0.2C to 2.75 V", rated("capacity", "6.5", "Ah"), remark="pass"),
                        row("Nominal voltage", nominal("nominal_voltage", "3.6", "V"), remark="—"),
                        row("Mass", most("mass", "105", "g", shown="< {}"), remark="pass"),
                        row("Capacity after 100 cycles", "6.1 Ah", remark="pass"),
                    ),
                    head=words("Characteristic", "Requirement", "Finding"),
                ),
            ),
            turned=False,
        ),
    ),
)

PAPERS = (SUMMARY, SECTION_NINE, SEA, UNTURNED)
