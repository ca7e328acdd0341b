"""Graphite: for anodes, artificial, natural and mixed; and for furnaces, which is another thing."""

from __future__ import annotations

from corpora.made.drawing.layouts import beside, blocks_apart, numbered, row, unit_column, words
from corpora.made.drawing.paper import Goods, Heading, Paper, Paragraph
from corpora.made.drawing.values import between, least, typical, within

COMPACTION, TAP, CAPACITY = "compaction_density", "tap_density", "specific_capacity"
DENSITY, CHARGE = "g/cm³", "mAh/g"

ARTIFICIAL = Paper(
    file="anode_SC-AG350_artificial_zh.pdf",
    kind="datasheet",
    maker="山西硕川炭材料有限公司",
    group="shuochuan",
    number="SC-AG350 出厂标准",
    face="song",
    goods=(Goods("SC-AG350", "artificial_graphite_anode", "controlled", ("3C901.b.1",)),),
    blocks=(
        Heading("人造石墨负极材料 SC-AG350", 0),
        numbered(
            (
                row("振实密度", within(TAP, "1.05", "0.10", DENSITY, shown="{}±{}")),
                row("粉末压实密度", least(COMPACTION, "1.60", DENSITY, shown="≥{}")),
                row("首次放电比容量", least(CAPACITY, "350", CHARGE, shown="≥{}")),
                row("首次效率", "≥93.0 %"),
                row("固定碳", "≥99.95 %"),
                row("比表面积", "1.2±0.4 m²/g"),
            ),
            words("序号", "项目", "标准值"),
        ),
        Paragraph(("用途：动力及储能锂离子电池负极。",)),
    ),
)

BLEND = Paper(
    file="anode_TD-BL60_blend_en.pdf",
    kind="datasheet",
    maker="Torridon Carbon",
    group="torridon",
    number="TD-BL60 issue 2",
    accent="#424242",
    goods=(Goods("TD-BL60", "mixed_graphite_anode", "controlled", ("3C902.b.2",)),),
    blocks=(
        Heading("TD-BL60 anode material", 0),
        Paragraph(("Blend of 60 % artificial graphite and 40 % natural graphite for lithium-ion anodes.",)),
        blocks_apart(
            (
                row("Tap density", between(TAP, "0.98", "1.08", DENSITY)),
                row("Powder compaction density", typical(COMPACTION, "1.70", DENSITY).or_kind(None)),
                row("Reversible capacity", typical(CAPACITY, "360", CHARGE).or_kind(None)),
                row("First cycle efficiency", "93.5 %"),
            )
        ),
        Paragraph(("Typical values, not a specification.",), small=True),
    ),
)

NATURAL = Paper(
    file="anode_HM-NG20_natural_en.pdf",
    kind="datasheet",
    maker="Heimdal Graphite AS",
    group="heimdal",
    number="HM-NG20 data sheet",
    face="dejavu",
    goods=(Goods("HM-NG20", "natural_graphite_anode", "close"),),
    blocks=(
        Heading("HM-NG20 coated spherical natural graphite anode material", 0),
        unit_column(
            (
                row("Tap density", least(TAP, "1.0", DENSITY, shown="{}"), typical(TAP, "1.06", DENSITY), "—"),
                row(
                    "Specific capacity",
                    least(CAPACITY, "362", CHARGE, shown="{}"),
                    typical(CAPACITY, "365", CHARGE),
                    "—",
                ),
                row("Fixed carbon", "99.95", "99.97", "—", unit="%"),
                row("Ash", "—", "0.02", "0.05", unit="%"),
            ),
            words("Property", "Unit", "Min", "Typ", "Max"),
        ),
    ),
)

ELECTRODE = Paper(
    file="graphite_UHP-600_electrode_en.pdf",
    kind="datasheet",
    maker="Carronbank Electrodes",
    group="carronbank",
    number="UHP electrodes",
    face="roman",
    goods=(Goods("UHP-600", "graphite_not_anode", "not_controlled", outcome_also=("close",)),),
    blocks=(
        Heading("UHP-600 graphite electrodes for electric arc furnaces", 0),
        Paragraph(("Artificial graphite electrodes for steel making, with nipples.",)),
        beside(
            (
                row("Bulk density", "1.68 – 1.70 g/cm³"),
                row("Flexural strength", "10 – 12 MPa"),
                row("Specific resistance", "4.8 – 5.6 µΩ·m"),
                row("Ash", "≤ 0.3 %"),
                row("Diameter", "600 mm"),
                row("Length", "2400 mm"),
            ),
            head=words("Property", "Value"),
        ),
    ),
)

PAPERS = (ARTIFICIAL, BLEND, NATURAL, ELECTRODE)
