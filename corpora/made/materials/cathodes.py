"""Cathode materials and their precursors, on both sides of what the list names."""

from __future__ import annotations

from corpora.made.drawing.layouts import NONE, beside, row, unit_column, words
from corpora.made.drawing.paper import Goods, Heading, Paper, Paragraph, Table
from corpora.made.drawing.values import (
    Text,
    between,
    exact,
    least,
    typical,
    with_unit,
    within,
)

COMPACTION, TAP, CAPACITY = "compaction_density", "tap_density", "specific_capacity"
DENSITY, CHARGE = "g/cm³", "mAh/g"
LFP = "lfp_cathode"

ABOVE_BOTH = Paper(
    file="lfp_CM-F265_zh.pdf",
    kind="datasheet",
    maker="贵州辰牧锂能材料有限公司",
    group="chenmu",
    number="CM-F265-TDS-03",
    face="song",
    accent="#1b5e20",
    goods=(Goods("CM-F265", LFP, "controlled", ("3C901.a.1",)),),
    blocks=(
        Heading("CM-F265 磷酸铁锂正极材料技术指标", 0),
        Table(
            (
                words("检测项目", "单位", "指标", "典型值", "检测方法"),
                words("D50", "μm", "0.8~1.6", "1.1", "激光粒度"),
                (
                    ("振实密度",),
                    (DENSITY,),
                    (least(TAP, "0.90", DENSITY, shown="≥{}"),),
                    (typical(TAP, "1.02", DENSITY),),
                    ("GB/T 5162",),
                ),
                (
                    ("粉末压实密度",),
                    (DENSITY,),
                    (least(COMPACTION, "2.62", DENSITY, shown="≥{}"),),
                    (typical(COMPACTION, "2.65", DENSITY),),
                    ("3T 压力",),
                ),
                (
                    ("0.1C 放电克容量",),
                    (CHARGE,),
                    (least(CAPACITY, "157.0", CHARGE, shown="≥{}"),),
                    (typical(CAPACITY, "158.6", CHARGE),),
                    ("扣电，2.0~3.75V",),
                ),
                (
                    ("1C 放电克容量",),
                    (CHARGE,),
                    (least(CAPACITY, "141", CHARGE, shown="≥{}"),),
                    (typical(CAPACITY, "143.8", CHARGE),),
                    ("扣电",),
                ),
                words("首次库仑效率", "%", "≥95", "96.8", "扣电"),
                words("水分", "ppm", "≤800", "420", "卡尔费休"),
                words("比表面积", "m²/g", "9.0~13.0", "11.2", "BET"),
            ),
            widths=(1.6, 0.9, 1, 1, 1.3),
        ),
        Paragraph(("注：极片压实密度建议 2.45~2.55 g/cm³，与粉末压实密度不同。",), small=True),
    ),
)

JUST_BELOW = Paper(
    file="lfp_NB-LF24_just_below_en.pdf",
    kind="datasheet",
    maker="Northbridge Cathodes Inc.",
    group="northbridge",
    number="NB-LF24 TDS 2026-06",
    accent="#283593",
    goods=(Goods("NB-LF24", LFP, "close"),),
    blocks=(
        Heading("NB-LF24 Lithium Iron Phosphate Cathode Powder", 0),
        Paragraph(("Carbon-coated LiFePO4 for power cells.",)),
        unit_column(
            (
                row("Particle size D50", "1.0 ± 0.4", "1.1", unit="µm"),
                row("Tap density", within(TAP, "0.95", "0.10", DENSITY), typical(TAP, "0.97", DENSITY)),
                row(
                    "Compaction density (powder, 3 t)",
                    between(COMPACTION, "2.43", "2.48", DENSITY),
                    typical(COMPACTION, "2.46", DENSITY),
                ),
                row(
                    "Discharge capacity, 0.1C",
                    least(CAPACITY, "157", CHARGE),
                    typical(CAPACITY, "158.2", CHARGE),
                ),
                row("Moisture", "≤ 1000", "600", unit="ppm"),
                row("Carbon", "1.3 ± 0.2", "1.3", unit="%"),
            ),
            words("Property", "Unit", "Specification", "Typical"),
            look="banded",
        ),
    ),
)

GRADES = ("RV-LFP-E", "RV-LFP-P", "RV-LFP-S", "RV-LFP-H")


def _grades(prop: str, unit: str, *numbers: str) -> tuple[Text, ...]:
    return tuple(
        (typical(prop, number, unit).of(grade).or_kind(None),) if number else (NONE,)
        for grade, number in zip(GRADES, numbers, strict=True)
    )


FOUR_GRADES = Paper(
    file="lfp_RV_four_grades_en.pdf",
    kind="datasheet",
    maker="Rivenhall Energy Materials",
    group="rivenhall",
    number="LFP selection guide",
    face="dejavu",
    accent="#00838f",
    goods=(
        Goods("RV-LFP-E", LFP, "not_controlled"),
        Goods("RV-LFP-P", LFP, "close"),
        Goods("RV-LFP-S", LFP, "undetermined"),
        Goods("RV-LFP-H", LFP, "controlled", ("3C901.a.1",)),
    ),
    blocks=(
        Heading("LFP cathode powders: selection guide", 0),
        Paragraph(("Lithium iron phosphate, LiFePO4. Typical values.",)),
        Table(
            (
                words("", *GRADES),
                words("Intended use", "lead-acid replacement", "power tools", "energy storage", "traction"),
                (
                    ("Compaction density at 200 MPa, g/cm³",),
                    *_grades(COMPACTION, DENSITY, "2.05", "2.52", "2.55", "2.61"),
                ),
                (("Tap density, g/cm³",), *_grades(TAP, DENSITY, "0.70", "0.92", "1.00", "1.05")),
                (("Specific capacity 0.1C, mAh/g",), *_grades(CAPACITY, CHARGE, "138", "154", "", "158")),
                words("BET surface, m²/g", "14", "12", "11", "10"),
            ),
            "rules",
            widths=(2, 1, 1, 1, 1),
        ),
        Paragraph(("— not tested. Electrode density after calendering is up to 2.4 g/cm³.",), small=True),
    ),
)

ONE_MISSING = Paper(
    file="lfp_TY-LF08_capacity_missing_zh.pdf",
    kind="datasheet",
    maker="云南拓野新材料有限公司",
    group="tuoye",
    number="TY-LF08",
    face="hei",
    goods=(Goods("TY-LF08", LFP, "not_controlled"),),
    blocks=(
        Heading("TY-LF08 磷酸铁锂", 0),
        beside(
            (
                row("外观", "灰黑色粉末，无结块"),
                row("粉末压实密度", between(COMPACTION, "2.05", "2.15", DENSITY, shown="{}~{}")),
                row("振实密度", least(TAP, "0.6", DENSITY, shown="≥{}")),
                row("铁磷比", "0.96~0.98"),
                row("pH", "8.5~10.0"),
            )
        ),
    ),
)

MANGANESE_AND_NICKEL = Paper(
    file="cathode_OS_lmfp_ncm_en.docx",
    kind="datasheet",
    maker="Osmund Cathode Works B.V.",
    group="osmund",
    number="OS-CAM-2026",
    goods=(
        Goods("OS-MF6", "lmfp_cathode", "close"),
        Goods("OS-N83", "ternary_cathode", "close"),
    ),
    blocks=(
        Heading("Cathode active materials", 0),
        Paragraph(("OS-MF6: lithium manganese iron phosphate LiMn0.6Fe0.4PO4, carbon-coated.",)),
        Paragraph(("OS-N83: finished NCM cathode LiNi0.83Co0.11Mn0.06O2, single crystal.",)),
        unit_column(
            (
                row(
                    "Tap density",
                    exact(TAP, "0.9", DENSITY).of("OS-MF6"),
                    exact(TAP, "2.4", DENSITY).of("OS-N83"),
                ),
                row(
                    "Compaction density",
                    exact(COMPACTION, "2.35", DENSITY).of("OS-MF6"),
                    exact(COMPACTION, "3.45", DENSITY).of("OS-N83"),
                ),
                row(
                    "Specific capacity, 0.1C",
                    exact(CAPACITY, "152", CHARGE).of("OS-MF6"),
                    exact(CAPACITY, "204", CHARGE).of("OS-N83"),
                ),
            ),
            words("Property", "Unit", "OS-MF6", "OS-N83"),
        ),
    ),
)

LITHIUM_RICH = Paper(
    file="cathode_BG-LR3_lithium_rich_zh-en.pdf",
    kind="datasheet",
    maker="浙江北港锂材有限公司 Zhejiang Beigang Lithium Materials",
    group="beigang",
    number="BG-LR3 TDS",
    face="dejavu",
    goods=(Goods("BG-LR3", "lithium_rich_manganese_cathode", "controlled", ("3C901.a.3",)),),
    blocks=(
        Heading("富锂锰基正极材料 BG-LR3 Lithium-rich manganese-based cathode material", 0),
        Paragraph(("化学式 Formula: Li1.2Mn0.54Ni0.13Co0.13O2",)),
        beside(
            (
                row("振实密度 Tap density", least(TAP, "1.7", DENSITY)),
                row("粉末压实密度 Powder compaction density", least(COMPACTION, "2.8", DENSITY)),
                row("0.1C 克容量 Specific capacity", least(CAPACITY, "255", CHARGE)),
                row("首次效率 First efficiency", "≥ 84 %"),
            )
        ),
    ),
)


PROSE = Paper(
    file="lfp_GT-9_prose_en.pdf",
    kind="datasheet",
    maker="Gantry Battery Materials",
    group="gantry",
    number="GT-9 note",
    face="serif",
    goods=(Goods("GT-9", LFP, "controlled", ("3C901.a.1",)),),
    blocks=(
        Heading("GT-9: product note", 0),
        Paragraph(
            (
                "GT-9 is our fourth-generation lithium iron phosphate cathode material. Under a load of 3 t "
                "the powder reaches a compaction density of ",
                *with_unit(exact(COMPACTION, "2.60", DENSITY)),
                "; the tap density is ",
                *with_unit(exact(TAP, "1.1", DENSITY)),
                ". In a coin cell at 0.1C it delivers a specific capacity of ",
                *with_unit(exact(CAPACITY, "159", CHARGE)),
                " with a first-cycle efficiency of 97 %.",
            )
        ),
    ),
)

PAPERS = (ABOVE_BOTH, JUST_BELOW, FOUR_GRADES, ONE_MISSING, MANGANESE_AND_NICKEL, LITHIUM_RICH, PROSE)
