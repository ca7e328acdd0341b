"""What makers print after the figures: tests, handling, transport. Their numbers are nobody's values."""

from __future__ import annotations

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Bullets, Heading, NewPage, Paragraph, Table

TESTS = (
    NewPage(),
    Heading("Reliability and safety tests"),
    Table(
        (
            words("No.", "Test", "Method", "Criterion"),
            words(
                "1",
                "Temperature",
                "discharge at -20, 0, 25 and 60 °C, 0.5C",
                "≥ 60, 85, 100, 98 % of capacity",
            ),
            words("2", "Storage", "28 days at 25 °C, then discharge", "residual capacity ≥ 90 %"),
            words("3", "Weight impact", "9.1 kg weight dropped from 610 mm", "no fire, no explosion"),
            words("4", "Free fall", "drop from 1000 mm, weight of the tray 2.5 kg", "no leakage"),
            words("5", "Overcharge", "1C up to 4.8 V, 2 h", "no fire, no explosion"),
            words("6", "Vibration", "10–55 Hz, 90 min an axis", "capacity loss ≤ 5 %"),
        ),
        widths=(0.4, 1.2, 2.6, 2),
    ),
)
HANDLING = (
    Heading("Handling and transport"),
    Bullets(
        (
            ("Store between -5 and 35 °C at about 3.8 V; recharge every six months.",),
            ("Do not connect more than 4 in parallel without asking the maker.",),
            ("Do not charge above the stated voltage or below 0 °C.",),
            ("Shipped at up to 30 % of rated capacity. Above 100 Wh the carrier must consent.",),
            ("Keep away from metal objects such as necklaces and hairpins.",),
        )
    ),
    Heading("Revision history", 2),
    Table(
        (
            words("Rev.", "Date", "Change"),
            words("A", "2025-04-14", "first issue"),
            words("B", "2025-11-03", "cycle life and drawing"),
            words("C", "2026-03-02", "weight tolerance"),
        ),
        "rules",
    ),
)
TESTS_CHINESE = (
    NewPage(),
    Heading("可靠性与安全测试"),
    Table(
        (
            words("序号", "项目", "方法", "判定"),
            words("1", "高低温放电", "-20℃、0℃、25℃、55℃，0.5C 放电", "容量≥60%、85%、100%、95%"),
            words("2", "荷电保持", "25℃ 搁置 28 天", "容量保持率≥95%"),
            words("3", "重物冲击", "9.1kg 重物自 610mm 高处落下", "不起火、不爆炸"),
            words("4", "自由跌落", "自 1.5m 高度跌落，托盘重量 2.5kg", "不漏液"),
            words("5", "过充", "1C 充至 4.8V，2h", "不起火、不爆炸"),
        ),
        widths=(0.4, 1.2, 2.6, 2),
    ),
)
HANDLING_CHINESE = (
    Heading("使用与运输注意事项"),
    Bullets(
        (
            ("长期存放电压约 3.8V，每 6 个月补电一次，存放温度 -5~35℃。",),
            ("运输荷电状态不超过额定容量的 30%；额定能量超过 100Wh 的电池须经承运人同意。",),
            ("严禁反接、短路、拆解、投入火中。",),
        )
    ),
    Paragraph(("本规格书最终解释权归本公司所有。",), small=True),
)
