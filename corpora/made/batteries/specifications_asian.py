"""Asian specifications with covers, revision lists, merged bilingual rows, full-width digits and lost glyphs."""

from __future__ import annotations

from corpora.made.drawing.boilerplate import HANDLING_CHINESE, TESTS_CHINESE
from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Bullets, Goods, Heading, NewPage, Paper, Paragraph, Table
from corpora.made.drawing.values import (
    about,
    least,
    most,
    nominal,
    rated,
    tight,
    typical,
    with_unit,
    within,
)

CELL = "lithium_ion_cell"
LISTED = ("3A001",)
COVER = Table(
    (
        words("拟制 Prepared by", "审核 Checked by", "批准 Approved by"),
        words("", "", ""),
        words("客户确认 Customer approval", "", "日期 Date"),
        words("", "", ""),
    ),
    spans=((0, 2, 1, 2), (0, 3, 1, 3)),
)

MERGED_ROWS = Paper(
    file="规格书_HY-21700-50M_zh-en.pdf",
    kind="datasheet",
    maker="江门市恒屿能源有限公司 Jiangmen Hengyu Energy",
    group="hengyu",
    number="HY/SPEC-50M A/1",
    face="hei",
    goods=(Goods("HY-21700-50M", CELL, "not_controlled"),),
    blocks=(
        Heading("产品规格书 Product Specification", 0),
        Paragraph(("产品名称 Product: 圆柱型锂离子可充电电芯 Cylindrical rechargeable Li-ion cell",)),
        Paragraph(("产品型号 Model: HY-21700-50M",)),
        COVER,
        NewPage(),
        Heading("修订履历 Revision history"),
        Table(
            (
                words("版本 Rev.", "日期 Date", "修订内容 Content"),
                words("A/0", "2025-06-11", "首次发行"),
                words("A/1", "2026-01-20", "容量由 4900mAh 改为 5000mAh，重量上限由 69g 改为 71g"),
            )
        ),
        NewPage(),
        Heading("1 主要技术参数 Main parameters"),
        Table(
            (
                words("序号\nNo.", "项目\nItem", "", "参数\nParameter", "备注\nRemark"),
                (
                    ("1.1",),
                    ("容量\nCapacity",),
                    ("典型值 Typ.",),
                    tight(typical("capacity", "5.00", "Ah")),
                    ("0.2C 放电至 2.5V",),
                ),
                ((" ",), ("",), ("最小值 Min.",), (least("capacity", "4.85", "Ah", shown="{}"), "Ah(min)"), ("",)),
                (
                    ("1.2",),
                    ("电压\nVoltage",),
                    ("标称 Nominal",),
                    tight(nominal("nominal_voltage", "3.65", "V")),
                    ("",),
                ),
                words("", "", "充电上限 Charge limit", "4.20V±0.05V", ""),
                words("", "", "放电终止 End of discharge", "2.50V", ""),
                (
                    ("1.3",),
                    ("单体重量：约 ", about("mass", "70", "g", shown="{}"), " 克"),
                    ("",),
                    ("",),
                    ("不含绝缘片",),
                ),
                words("1.4", "内阻 IR", "AC 1kHz", "≤20mΩ", ""),
                words("1.5", "出货状态 Shipping", "容量 Capacity", "1500mAh", "30%SOC"),
            ),
            widths=(0.5, 1.4, 1.3, 1.2, 1.4),
            spans=((1, 0, 2, 0), (0, 1, 0, 2), (1, 1, 1, 2), (4, 1, 4, 2), (0, 3, 0, 5), (1, 3, 1, 5), (1, 6, 3, 6)),
        ),
        *TESTS_CHINESE,
        *HANDLING_CHINESE,
    ),
)

LOST_GLYPHS = Paper(
    file="规格书_ZF-LF100_lost_glyphs_zh.pdf",
    kind="datasheet",
    maker="浙江梓锋动力有限公司",
    group="zifeng",
    number="ZF-JS-100",
    face="song",
    accent="#555555",
    goods=(Goods("ZF-LF100", CELL, "not_controlled"),),
    blocks=(
        Heading("锂池书", 0),
        Paragraph(("型号：ZF-LF100   方形磷酸铁锂电芯",)),
        Table(
            (
                words("项目", "要求", "条件"),
                words("外观", "清洁，无划痕、无漏液", "目视"),
                words("内阻", "≤0.35mΩ", "1kHz，40%SOC"),
                (("额定容量",), tight(rated("capacity", "100", "Ah")), ("1C，25±2℃",)),
                (("最小容量",), tight(least("capacity", "99", "Ah", shown="{}")), ("1C，25±2℃",)),
            ),
            "zebra",
        ),
        NewPage(),
        Table(
            (
                (("标称电压",), tight(nominal("nominal_voltage", "3.2", "V")), ("1C",)),
                words("充电上限电压", "3.65V±0.05V", "CC/CV"),
                words("放电截止电压", "2.5V", "T>0℃"),
                (("重量",), (within("mass", "1.98", "0.05", "Kg", shown="{}±{}"), "Kg"), ("含端子",)),
                words("循环后容量", "≥80Ah", "4000 次，25℃"),
                words("存储后容量", "≥95Ah", "满电 28 天，25℃"),
                words("外形尺寸（厚×宽×高）", "50×160×118 mm", "±0.5"),
            ),
            "zebra",
            head=0,
        ),
    ),
)

WIDE_DIGITS = Paper(
    file="仕様書_KS-34R_wide_digits_ja.pdf",
    kind="datasheet",
    maker="北沢電池工業株式会社",
    group="kitazawa",
    number="納入仕様書 KS-34R",
    face="japanese",
    goods=(Goods("KS-34R", CELL, "not_controlled", strict="undetermined"),),
    blocks=(
        Heading("納入仕様書", 0),
        Paragraph(("品名：円筒形リチウムイオン二次電池　　品番：KS-34R",)),
        Heading("１．適用範囲", 2),
        Paragraph(("本仕様書は、北沢電池工業株式会社が納入するリチウムイオン二次電池に適用する。",)),
        Heading("２．定格", 2),
        Bullets(
            (
                (
                    "２．１　定格容量　　",
                    least("capacity", "3250", "mAh").or_kind("rated").as_shown("３２５０"),
                    "ｍＡｈ（最小）",
                ),
                (
                    "２．２　標準容量　　",
                    typical("capacity", "3400", "mAh").or_kind(None, "nominal").as_shown("３４００"),
                    "ｍＡｈ",
                ),
                ("２．３　公称電圧　　", nominal("nominal_voltage", "3.6", "V").as_shown("３．６"), "Ｖ"),
                ("２．４　充電電圧　　４．２０±０．０３Ｖ",),
                ("２．５　質量　　", most("mass", "48.5", "g", shown="{}"), "g 以下"),
                ("２．６　出荷時容量　　約３０％",),
            ),
            mark="",
        ),
        Heading("３．試験", 2),
        Paragraph(("重量９．１kgの錘を６１cmの高さから落下させ、発火のないこと。",)),
    ),
)

KOREAN = Paper(
    file="규격서_BD-P78_ko.pdf",
    kind="datasheet",
    maker="비담에너지 주식회사",
    group="bidam",
    number="BD-P78 규격서 Rev.2",
    face="korean",
    goods=(Goods("BD-P78", CELL, "controlled", LISTED),),
    blocks=(
        Heading("제품 규격서", 0),
        Paragraph(("본 규격서는 리튬이온 이차전지 파우치 셀 BD-P78 에 적용한다.",)),
        Heading("2. 기본 사양", 2),
        Table(
            (
                words("번호", "항목", "규격", "비고"),
                (("2.1",), ("공칭용량",), with_unit(nominal("capacity", "78.0", "Ah")), ("0.33C",)),
                (("2.2",), ("공칭전압",), with_unit(nominal("nominal_voltage", "3.68", "V")), ("",)),
                words("2.3", "충전전압", "4.25 V", "CC-CV"),
                (("2.4",), ("중량",), with_unit(within("mass", "942", "8", "g", shown="{} ± {}")), ("",)),
                (
                    ("2.5",),
                    ("중량 에너지 밀도",),
                    (least("gravimetric_energy_density", "302", "Wh/kg", shown="{}"), " Wh/kg 이상"),
                    ("",),
                ),
                (
                    ("2.6",),
                    ("부피 에너지 밀도",),
                    (least("volumetric_energy_density", "680", "Wh/L", shown="{}"), " Wh/L 이상"),
                    ("",),
                ),
                words("2.7", "출하 용량", "23 Ah", "30 %"),
            ),
            widths=(0.5, 1.4, 1.4, 0.8),
        ),
    ),
)

PAPERS = (
    MERGED_ROWS,
    LOST_GLYPHS,
    WIDE_DIGITS,
    KOREAN,
)
