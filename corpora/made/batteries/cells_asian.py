"""Single cells on Chinese, bilingual, Japanese and Korean sheets."""

from __future__ import annotations

from corpora.made.drawing.boilerplate import HANDLING_CHINESE, TESTS_CHINESE
from corpora.made.drawing.layouts import beside, bulleted, numbered, row, unit_column, words
from corpora.made.drawing.paper import Bullets, Goods, Heading, NewPage, Paper, Paragraph, Table
from corpora.made.drawing.values import about, exact, least, most, nominal, typical, within

CELL = "lithium_ion_cell"
LISTED = ("3A001",)

POUCH = Paper(
    file="cell_MLP-7390H_pouch_zh-en.pdf",
    kind="datasheet",
    maker="安徽明澜电池科技有限公司 Anhui Minglan Battery Technology Co., Ltd.",
    group="minglan",
    number="ML-SPEC-7390H-V1.2",
    face="hei",
    accent="#8a1c1c",
    goods=(Goods("MLP-7390H", CELL, "controlled", LISTED),),
    blocks=(
        Heading("产品规格书 Product Specification", 0),
        Paragraph(("软包锂离子电芯 Pouch lithium-ion cell  型号 Model: MLP-7390H",)),
        Table(
            (
                words("拟制 Prepared", "审核 Checked", "批准 Approved"),
                words("李牧", "周宁", "何川"),
            )
        ),
        NewPage(),
        Heading("1 基本性能 Basic performance"),
        numbered(
            (
                row("标称容量 Nominal capacity", nominal("capacity", "68", "Ah"), remark="0.33C, 25±2℃"),
                row("最小容量 Minimum capacity", least("capacity", "67", "Ah"), remark="0.33C, 25±2℃"),
                row("标称电压 Nominal voltage", nominal("nominal_voltage", "3.66", "V"), remark="0.33C"),
                row("充电截止电压 Charge cut-off voltage", "4.25 V"),
                row("放电终止电压 Discharge cut-off voltage", "2.5 V"),
                row("电芯重量 Cell weight", within("mass", "806", "8", "g")),
                row(
                    "重量能量密度 Gravimetric energy density",
                    least("gravimetric_energy_density", "305", "Wh/kg"),
                ),
                row(
                    "体积能量密度 Volumetric energy density",
                    least("volumetric_energy_density", "695", "Wh/L"),
                ),
                row("交流内阻 AC resistance", "≤ 0.9 mΩ", remark="1 kHz"),
                row("外形尺寸 Dimensions (T×W×L)", "11.5 × 102 × 298 mm"),
            ),
            words("序号 No.", "项目 Item", "规格 Specification", "备注 Remark"),
        ),
        Heading("2 倍率放电 Rate discharge"),
        Table(
            (
                words("倍率 Rate", "0.33C", "1C", "2C", "3C"),
                words("容量保持率 Retention", "100%", "≥97%", "≥92%", "≥85%"),
            )
        ),
        Heading("3 安全性能 Safety"),
        Bullets(
            (
                ("跌落测试：电芯由 1.5 m 高度跌落至水泥地面，不起火、不爆炸。",),
                ("重物冲击：9.1 kg 重锤从 610 mm 高度落下，不起火、不爆炸。",),
                ("针刺测试：Φ3 mm 钢针，25 mm/s。",),
            )
        ),
        *HANDLING_CHINESE,
    ),
)

DERIVED = Paper(
    file="cell_QHR-30E_derived_zh.pdf",
    kind="datasheet",
    maker="成都启衡新能源有限公司",
    group="qiheng",
    number="QH/JS-030E-2026",
    face="song",
    goods=(Goods("QHR-30E", CELL, "controlled", LISTED),),
    blocks=(
        Heading("QHR-30E 可充电锂离子电芯技术规格", 0),
        Paragraph(("本规格书适用于成都启衡新能源有限公司生产的 QHR-30E 软包可充电锂离子电芯。",)),
        unit_column(
            (
                row("额定容量", exact("capacity", "30.5", "Ah", "rated"), remark="25℃，0.2C"),
                row(
                    "平均放电电压",
                    nominal("nominal_voltage", "3.68", "V").or_kind(None, "typical"),
                    remark="0.2C",
                ),
                row("电芯质量", most("mass", "352", "g"), remark="含极耳"),
                row("充电限制电压", "4.30", remark="CC-CV", unit="V"),
                row("放电终止电压", "2.80", unit="V"),
                row("循环寿命", "800", remark="保持率≥80%", unit="次"),
            ),
            words("项目", "单位", "参数", "测试条件"),
        ),
        Paragraph(("注：以上参数为新电芯出厂参数。贮存 28 天后容量恢复率不低于 97%。",), small=True),
        *TESTS_CHINESE,
        *HANDLING_CHINESE,
    ),
)

POLYMER = Paper(
    file="cell_XP-523450_polymer_zh.pdf",
    kind="datasheet",
    maker="东莞市序朋电子有限公司",
    group="xupeng",
    number="XP-523450 版本 A2",
    face="song",
    accent="#2d6a4f",
    goods=(Goods("XP-523450", CELL, "not_controlled"),),
    blocks=(
        Heading("聚合物锂离子电池规格书", 0),
        Paragraph(("产品型号：XP-523450",)),
        Heading("一、主要参数", 2),
        bulleted(
            (
                row("标称容量", nominal("capacity", "1000", "mAh").or_kind("typical")),
                row("最小容量", least("capacity", "960", "mAh", shown="{}")),
                row("标称电压", nominal("nominal_voltage", "3.7", "V")),
                row("充电电压", "4.2V"),
                row("放电截止电压", "2.75V"),
                row("重量", about("mass", "19.5", "g", shown="约{}")),
                row("出货电压", "3.80~3.90V"),
                row("最大厚度", "5.4mm"),
            ),
            mark="◆",
            colon="：",
            glued=True,
        ),
        Heading("二、环境与可靠性", 2),
        Paragraph(("循环 300 次后容量不低于初始容量的 80%。跌落高度 1 米，冲击重锤质量 10kg。",)),
    ),
)

JAPANESE = Paper(
    file="cell_HK-18650M_ja.pdf",
    kind="datasheet",
    maker="株式会社ひかり蓄電",
    group="hikari",
    number="HK-18650M 仕様書 第3版",
    face="japanese",
    accent="#37474f",
    goods=(Goods("HK-18650M", CELL, "not_controlled"),),
    blocks=(
        Heading("リチウムイオン二次電池 仕様書", 0),
        Paragraph(("形式：HK-18650M（円筒形）",)),
        beside(
            (
                row("公称容量", nominal("capacity", "2900", "mAh"), remark="0.2C放電"),
                row("最小容量", least("capacity", "2750", "mAh", shown="{}"), remark="0.2C放電"),
                row("公称電圧", nominal("nominal_voltage", "3.6", "V")),
                row("充電電圧", "4.20 ± 0.05 V"),
                row("放電終止電圧", "2.50 V"),
                row("質量", about("mass", "46.5", "g", shown="約 {}")),
                row("外形寸法", "直径 18.35 mm、高さ 65.2 mm"),
                row("使用温度範囲", "充電 0～45 ℃、放電 -20～60 ℃"),
            ),
            head=words("項目", "規格", "条件"),
        ),
        Paragraph(("落下試験：1.0 m の高さからコンクリート上に落下させ、発火・破裂のないこと。",), small=True),
    ),
)

KOREAN = Paper(
    file="cell_DRP-6042_ko.pdf",
    kind="datasheet",
    maker="다람전지 주식회사",
    group="daram",
    number="DRP-6042 제품 사양서 R1",
    face="korean",
    accent="#5b3a8c",
    goods=(Goods("DRP-6042", CELL, "close"),),
    blocks=(
        Heading("리튬이온 이차전지 제품 사양서", 0),
        Paragraph(("모델명: DRP-6042 (파우치형 셀)",)),
        beside(
            (
                row("공칭 용량", nominal("capacity", "6000", "mAh")),
                row("공칭 전압", nominal("nominal_voltage", "3.65", "V")),
                row("충전 전압", "4.3 V"),
                row("방전 종지 전압", "2.7 V"),
                row("중량", exact("mass", "77.0", "g")),
                row("에너지 밀도", exact("gravimetric_energy_density", "284", "Wh/kg")),
                row("두께", "6.0 mm 이하"),
            ),
            look="rules",
        ),
    ),
)

FULL_WIDTH = Paper(
    file="cell_BL-4680S_full_width_zh-en.pdf",
    kind="datasheet",
    maker="湖北泊岚动力股份有限公司 Hubei Bolan Power",
    group="bolan",
    number="BL-4680S 技术协议附件 1",
    face="dejavu",
    goods=(Goods("BL-4680S", CELL, "close"),),
    blocks=(
        Heading("圆柱锂离子电芯 BL-4680S  Cylindrical Li-ion cell", 0),
        Table(
            (
                words("项目 Item", "子项 Sub-item", "最小 Min", "典型 Typ", "单位 Unit"),
                (
                    ("容量 Capacity",),
                    ("0.33C",),
                    (least("capacity", "27.2", "Ah", shown="{}"),),
                    (typical("capacity", "27.8", "Ah"),),
                    ("Ah",),
                ),
                (
                    ("能量密度 Energy density",),
                    ("重量 gravimetric",),
                    (least("gravimetric_energy_density", "276", "Wh/kg", shown="{}"),),
                    (typical("gravimetric_energy_density", "281", "Wh/kg"),),
                    ("Wh/kg",),
                ),
                (
                    ("",),
                    ("体积 volumetric",),
                    (least("volumetric_energy_density", "742", "Wh/L", shown="{}"),),
                    (typical("volumetric_energy_density", "755", "Wh/L"),),
                    ("Wh/L",),
                ),
                (
                    ("电压 Voltage",),
                    ("标称 nominal",),
                    ("—",),
                    (nominal("nominal_voltage", "3.64", "V").or_kind("typical"),),
                    ("V",),
                ),
                words("", "充电 charge", "—", "4.25", "V"),
                words("", "放电终止 cut-off", "—", "2.50", "V"),
                (("重量 Weight",), ("",), ("—",), (typical("mass", "360", "g"),), ("g",)),
            ),
            widths=(1.6, 1.4, 1, 1, 0.9),
            spans=((0, 2, 0, 3), (0, 4, 0, 6)),
        ),
        Paragraph(("注：能量密度（Ｗｈ／ｋｇ）按最小容量计算。Energy density per minimum capacity.",), small=True),
        *TESTS_CHINESE,
        *HANDLING_CHINESE,
    ),
)

PAPERS = (POUCH, DERIVED, POLYMER, JAPANESE, KOREAN, FULL_WIDTH)
