"""Invoice and packing list in one file, in Chinese with English; one of them a workbook."""

from __future__ import annotations

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Heading, NewPage, Paper, Paragraph, Table
from corpora.made.drawing.values import exact
from corpora.made.trading import trade
from corpora.made.trading.trade import CELL, Line

DEVICES = (
    Line(
        "TB-D12",
        ("叠片机 TB-D12，用于锂离子电池生产\nStacking machine for lithium-ion batteries",),
        "stacking_machine",
        "controlled",
        "2",
        "台 SET",
        "268000.00",
        "84798999.90",
        ("3B901.a.2",),
        "11800",
        "12600",
    ),
    Line(
        "TB-ZY8",
        ("注液机 TB-ZY8，用于锂离子电池生产\nElectrolyte filling machine for lithium-ion batteries",),
        "electrolyte_filling_machine",
        "controlled",
        "1",
        "台 SET",
        "154000.00",
        "84798999.90",
        ("3B901.a.3",),
        "4200",
        "4500",
    ),
    Line(
        "TB-FR32",
        ("分容柜 TB-FR32，用于锂离子电池生产\nCapacity grading cabinet for lithium-ion batteries",),
        "capacity_grading_cabinet",
        "controlled",
        "4",
        "台 SET",
        "23500.00",
        "90303300.00",
        ("3B901.a.6",),
        "2600",
        "2900",
    ),
    Line(
        "TB-AC",
        ("工业空调 TB-AC\nIndustrial air conditioner",),
        "other",
        "not_applicable",
        "2",
        "台 SET",
        "6800.00",
        "84158210.00",
        (),
        "900",
        "980",
    ),
)

BOTH_HEADS = words(
    "序号 No.",
    "品名 Description",
    "HS编码 HS code",
    "数量 Qty",
    "单位 Unit",
    "单价 Unit price",
    "总价 Amount",
)

BILINGUAL = Paper(
    file="invoice_packing_TB-26118_zh-en.pdf",
    kind="invoice",
    maker="苏州拓帛机械有限公司 Suzhou Tuobo Machinery Co., Ltd.",
    group="tuobo",
    number="TB-26118",
    face="hei",
    goods=trade.goods(DEVICES, "Suzhou Tuobo Machinery Co., Ltd."),
    blocks=(
        Heading("商业发票 COMMERCIAL INVOICE", 0),
        Paragraph(("合同号 Contract: TB-C-26118    日期 Date: 2026-11-03    币制 Currency: USD",)),
        Table(
            (BOTH_HEADS, *trade.invoice_rows(DEVICES), trade.closing("合计 TOTAL", trade.total(DEVICES), 7)),
            widths=(0.5, 3, 1.3, 0.7, 0.8, 1.1, 1.2),
        ),
        NewPage("PL"),
        Heading("装箱单 PACKING LIST", 0),
        Table(
            (
                words("序号 No.", "品名 Description", "数量 Qty", "净重 N.W. (kg)", "毛重 G.W. (kg)"),
                *trade.packing_rows(DEVICES),
                words("", "合计 TOTAL", "", "19500", "20980"),
            ),
            widths=(0.5, 3, 1, 1, 1),
        ),
    ),
)

BOOKED = (
    Line(
        "WX-2155",
        (
            "Rechargeable lithium-ion cell WX-2155, ",
            exact("nominal_voltage", "3.6", "V"),
            "V ",
            exact("capacity", "5500", "mAh"),
            "mAh, ",
            exact("gravimetric_energy_density", "285", "Wh/kg"),
            "Wh/kg",
        ),
        CELL,
        "close",
        "12000",
        "PCS",
        "2.95",
        "8507600090",
        net="834",
        gross="910",
    ),
    Line(
        "WX-BL5",
        ("Mixed artificial and natural graphite anode material WX-BL5",),
        "mixed_graphite_anode",
        "controlled",
        "2000",
        "KGS",
        "3.85",
        "3801909010",
        ("3C902.b.2",),
        "2000",
        "2060",
    ),
    Line(
        "WX-NMH",
        (
            "Nickel-metal hydride battery AA WX-NMH, ",
            exact("nominal_voltage", "1.2", "V"),
            "V ",
            exact("capacity", "2100", "mAh"),
            "mAh",
        ),
        "other_battery",
        "not_controlled",
        "5000",
        "PCS",
        "0.88",
        "8507500000",
        net="140",
        gross="152",
        outcome_also=("not_applicable",),
    ),
    Line(
        "WX-MT",
        ("Brushless motor WX-MT, 250 W",),
        "other",
        "not_applicable",
        "150",
        "PCS",
        "31.20",
        "8501310000",
        net="390",
        gross="420",
    ),
)

WORKBOOK = Paper(
    file="invoice_WX-901_workbook.xlsx",
    kind="invoice",
    maker="Wenxi Export Co., Ltd.",
    group="wenxi",
    number="WX-901",
    goods=trade.goods(BOOKED, "Wenxi Export Co., Ltd."),
    blocks=(
        NewPage("CI"),
        Heading("COMMERCIAL INVOICE WX-901", 0),
        Paragraph(("Wenxi Export Co., Ltd.",)),
        Table(
            (
                words("No.", "Description", "HS Code", "Qty", "Unit", "Unit Price (USD)", "Amount (USD)"),
                *trade.invoice_rows(BOOKED),
                trade.closing("TOTAL", trade.total(BOOKED), 7),
            )
        ),
        NewPage("PL"),
        Heading("PACKING LIST WX-901", 0),
        Table((words("No.", "Description", "Qty", "N.W. (KGS)", "G.W. (KGS)"), *trade.packing_rows(BOOKED))),
    ),
)

PAPERS = (BILINGUAL, WORKBOOK)
