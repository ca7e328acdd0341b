"""Safety data sheets and transport test reports of batteries: papers that carry their figures by the way."""

from __future__ import annotations

from corpora.made.drawing.layouts import beside, bulleted, row, words
from corpora.made.drawing.paper import Goods, Heading, NewPage, Paper, Paragraph, Table
from corpora.made.drawing.values import about, exact, nominal, rated, tight, with_unit

CELL, PACK = "lithium_ion_cell", "lithium_ion_pack"

SAFETY_ENGLISH = Paper(
    file="msds_CW-603048_en.pdf",
    kind="safety_data_sheet",
    maker="Cowal Polymer Batteries",
    group="cowal",
    number="SDS CW-603048 v3",
    face="roman",
    goods=(Goods("CW-603048", CELL, "not_controlled"),),
    blocks=(
        Heading("SAFETY DATA SHEET", 0),
        Heading("1. Identification", 2),
        bulleted(
            (
                row("Product", "rechargeable lithium-ion polymer cell"),
                row("Model", "CW-603048"),
                row("Nominal voltage", nominal("nominal_voltage", "3.7", "V")),
                row("Rated capacity", rated("capacity", "850", "mAh")),
                row("Watt-hour rating", rated("energy", "3.145", "Wh").or_kind(None)),
                row("Weight", about("mass", "17", "g")),
            ),
            mark="",
        ),
        Heading("3. Composition", 2),
        Table(
            (
                words("Component", "CAS no.", "Content"),
                words("Lithium cobalt oxide", "12190-79-3", "30–40 %"),
                words("Graphite", "7782-42-5", "15–22 %"),
                words("Lithium hexafluorophosphate", "21324-40-3", "1–5 %"),
                words("Aluminium foil", "7429-90-5", "5–10 %"),
            )
        ),
        Heading("9. Physical and chemical properties", 2),
        Paragraph(("Form: solid. Odour: none. Density, flash point, boiling point: not applicable.",)),
        Heading("14. Transport information", 2),
        Paragraph(("UN 3480, lithium ion batteries, class 9, packing instruction 965. Not more than 20 Wh a cell.",)),
    ),
)

SAFETY_CHINESE = Paper(
    file="msds_SJK-12100_zh.pdf",
    kind="safety_data_sheet",
    maker="珠海晟杰科电池有限公司",
    group="shengjieke",
    number="MSDS-SJK-12100",
    face="song",
    goods=(Goods("SJK-12100", PACK, "not_controlled"),),
    blocks=(
        Heading("化学品安全技术说明书（MSDS）", 0),
        Heading("第一部分 产品及企业标识", 2),
        beside(
            (
                row("产品名称", "磷酸铁锂电池组"),
                row("型号", "SJK-12100"),
                row("标称电压", nominal("nominal_voltage", "12.8", "V")),
                row("额定容量", rated("capacity", "100", "Ah")),
                row("额定能量", rated("energy", "1280", "Wh")),
                row("重量", about("mass", "10.8", "kg", shown="约{}")),
            ),
            look="rules",
            glued=True,
        ),
        Heading("第三部分 成分信息", 2),
        Table(
            (
                words("成分", "CAS号", "含量"),
                words("磷酸铁锂", "15365-14-7", "25~35%"),
                words("石墨", "7782-42-5", "10~18%"),
                words("铜箔", "7440-50-8", "8~12%"),
            )
        ),
        Heading("第十四部分 运输信息", 2),
        Paragraph(("联合国编号 UN3480，第 9 类，包装说明 965。毛重不超过 35kg。",)),
    ),
)

TRANSPORT_ENGLISH = Paper(
    file="un383_report_MRK-22P_en.pdf",
    kind="test_report",
    maker="Marrick Test Laboratory",
    group="marrick",
    number="Report MTL-26-1145",
    goods=(Goods("HRK-22P", CELL, "not_controlled", maker="Harkness Cells"),),
    blocks=(
        Heading("UN 38.3 TEST REPORT", 0),
        beside(
            (
                row("Sample", "rechargeable lithium-ion cell"),
                row("Model", "HRK-22P"),
                row("Manufacturer", "Harkness Cells"),
                row("Nominal voltage", nominal("nominal_voltage", "3.6", "V")),
                row("Rated capacity", rated("capacity", "2.2", "Ah")),
                row("Watt-hour rating", rated("energy", "7.92", "Wh").or_kind(None)),
                row("Mass of sample", exact("mass", "45.2", "g").or_kind("measured")),
            )
        ),
        NewPage(),
        Heading("Results", 1),
        Table(
            (
                words("Test", "Requirement", "Result"),
                words("T.1 Altitude", "no leak, mass loss below 0.1 %, voltage ≥ 90 %", "passed"),
                words("T.2 Thermal", "mass loss below 0.1 %", "passed"),
                words("T.4 Shock", "150 g, 6 ms", "passed"),
                words("T.6 Impact", "9.1 kg from 61 cm", "passed"),
                words("T.8 Forced discharge", "no fire within 7 days", "passed"),
            )
        ),
    ),
)

TRANSPORT_CHINESE = Paper(
    file="transport_report_FD-7S_zh.pdf",
    kind="test_report",
    maker="青岛衡检技术服务有限公司",
    group="hengjian",
    number="货物运输条件鉴定书 HJ2026-3307",
    face="hei",
    goods=(Goods("FD-7S3P", PACK, "not_controlled", maker="枫达电源"),),
    blocks=(
        Heading("货物运输条件鉴定书", 0),
        Table(
            (
                words("样品名称", "可充电锂离子电池组"),
                words("型号", "FD-7S3P"),
                words("生产单位", "枫达电源"),
                (
                    ("规格",),
                    (
                        *tight(exact("nominal_voltage", "25.2", "V")),
                        " ",
                        *tight(exact("capacity", "9.6", "Ah")),
                        " ",
                        *tight(exact("energy", "241.92", "Wh")),
                    ),
                ),
                (("电池组质量",), with_unit(exact("mass", "1.45", "kg"))),
            ),
            head=0,
        ),
        Paragraph(("鉴定结论：该货物按 UN3480 第 9 类危险品运输。1.2 米跌落试验通过。",)),
    ),
)

PAPERS = (SAFETY_ENGLISH, SAFETY_CHINESE, TRANSPORT_ENGLISH, TRANSPORT_CHINESE)
