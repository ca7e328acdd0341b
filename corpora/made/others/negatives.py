"""Sheets of other goods that use the same words: no item of theirs is on the list."""

from __future__ import annotations

from corpora.made.drawing.layouts import beside, bulleted, row, unit_column, words
from corpora.made.drawing.paper import Goods, Heading, Paper, Paragraph
from corpora.made.drawing.values import exact, typical

CHARGER = Paper(
    file="other_GLN-4205_charger_en.pdf",
    kind="datasheet",
    maker="Glenvar Electronics",
    group="glenvar",
    number="GLN-4205",
    blocks=(
        Heading("GLN-4205 lithium battery charger", 0),
        beside(
            (
                row("Input", "100–240 V AC, 50/60 Hz"),
                row("Output voltage", "42.0 V DC"),
                row("Output current", "5 A"),
                row("For batteries", "36 V lithium-ion, 10 to 20 Ah"),
                row("Weight", "0.9 kg"),
                row("Efficiency", "≥ 90 %"),
            )
        ),
    ),
)

MONITOR = Paper(
    file="other_ASK7710_monitor_chip_en.pdf",
    kind="datasheet",
    maker="Askrigg Semiconductor",
    group="askrigg",
    number="ASK7710 rev B",
    face="dejavu",
    accent="#263238",
    blocks=(
        Heading("ASK7710 battery monitor and cell balancer, 3 to 10 cells", 0),
        Paragraph(("The ASK7710 measures the voltage of up to ten lithium-ion cells in series to 1.5 mV.",)),
        unit_column(
            (
                row("Supply voltage", "9", "36", "55", unit="V"),
                row("Overvoltage threshold", "4.15", "4.25", "4.35", unit="V"),
                row("Undervoltage threshold", "2.4", "2.5", "2.6", unit="V"),
                row("Standby current", "—", "4", "8", unit="µA"),
                row("Capacity register LSB", "—", "0.25", "—", unit="mAh"),
            ),
            words("Parameter", "Unit", "Min", "Typ", "Max"),
            look="banded",
        ),
    ),
)

MOTOR = Paper(
    file="other_ZD-86_motor_zh.pdf",
    kind="datasheet",
    maker="宁海智迪电机厂",
    group="zhidi",
    number="ZD-86",
    face="song",
    blocks=(
        Heading("ZD-86 直流无刷电机", 0),
        beside(
            (
                row("额定电压", "48 V"),
                row("额定功率", "750 W"),
                row("额定转速", "3000 r/min"),
                row("重量", "3.6 kg"),
                row("适用电源", "48V 20Ah 锂电池"),
            )
        ),
    ),
)

PHONE = Paper(
    file="other_LM-X4_phone_en.pdf",
    kind="datasheet",
    kind_also=("other",),
    maker="Lumora Mobile",
    group="lumora",
    number="LM-X4",
    face="serif",
    goods=(Goods("LM-X4", "other", "undetermined", outcome_also=("not_applicable",)),),
    blocks=(
        Heading("Lumora LM-X4 smartphone", 0),
        bulleted(
            (
                row("Display", "6.5 inch OLED"),
                row("Memory", "8 GB / 256 GB"),
                row("Built-in battery", typical("capacity", "4800", "mAh").or_kind(None).optional()),
                row("Weight", exact("mass", "192", "g").optional()),
                row("Charging", "33 W, USB-C"),
            )
        ),
    ),
)

PUMP = Paper(
    file="other_RP-300_pump_en.docx",
    kind="datasheet",
    maker="Rosehall Pumps",
    group="rosehall",
    number="RP-300",
    blocks=(
        Heading("RP-300 slurry pump", 0),
        unit_column(
            (
                row("Capacity", "300", unit="m³/h"),
                row("Head", "42", unit="m"),
                row("Weight", "540", unit="kg"),
                row("Density of the liquid, max.", "1.8", unit="g/cm³"),
            ),
            words("Item", "Unit", "Value"),
        ),
    ),
)

PAPERS = (CHARGER, MONITOR, MOTOR, PHONE, PUMP)
