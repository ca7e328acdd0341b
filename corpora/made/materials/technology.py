"""Technology papers, and a chapter of a textbook, which is none."""

from __future__ import annotations

from corpora.made.drawing.layouts import row, unit_column, words
from corpora.made.drawing.paper import Bullets, Goods, Heading, Paper, Paragraph
from corpora.made.drawing.values import exact, least

GRANULATING = Paper(
    file="technology_granulation_en.pdf",
    kind="technology",
    maker="Penhallow Carbon Consultants",
    group="penhallow",
    number="PCC-TP-014 confidential",
    face="roman",
    goods=(Goods("Granulation process package", "granulation_technology", "controlled", ("3E901.b.1",)),),
    blocks=(
        Heading("Granulation process package for graphite anode material", 0),
        Paragraph(
            (
                "This package licenses our granulation process for artificial graphite anode material. "
                "It covers the recipe, the process parameters, the operating manual, commissioning at "
                "the licensee's plant and the training of operators.",
            )
        ),
        Bullets(
            (
                ("Binder: pitch, softening point 250 °C, 6 to 12 % by mass",),
                ("Heating programme: 3 K/min to 300 °C, hold 2 h, 2 K/min to 620 °C",),
                ("Target particle size D50 after granulation: 16 to 20 µm",),
            )
        ),
        Paragraph(("Deliverables: process description, P&I diagrams, know-how documents, two weeks of training.",)),
    ),
)

GRAPHITISING = Paper(
    file="technology_continuous_graphitisation_zh.pdf",
    kind="technology",
    maker="内蒙古砺原炭素技术有限公司",
    group="liyuan",
    number="技术许可附件 2",
    face="song",
    goods=(Goods("连续石墨化技术", "continuous_graphitisation_technology", "controlled", ("3E901.b.2",)),),
    blocks=(
        Heading("石墨负极材料连续石墨化技术许可文件", 0),
        Paragraph(("许可方向被许可方转让连续石墨化技术，包括工艺参数、操作规程、调试服务与人员培训。",)),
        Bullets(
            (
                ("石墨化温度曲线：由 1200 ℃ 升至 2900 ℃，停留 40 min",),
                ("物料推进速度与气氛控制方法（专有技术）",),
                ("产品达标指标：石墨化度不低于 94%",),
            )
        ),
    ),
)

COATING = Paper(
    file="technology_liquid_coating_en.docx",
    kind="technology",
    maker="Penhallow Carbon Consultants",
    group="penhallow",
    number="PCC-TP-019",
    goods=(Goods("Liquid-phase coating technology", "liquid_phase_coating_technology", "controlled", ("3E901.b.3",)),),
    blocks=(
        Heading("Liquid-phase coating technology for graphite anodes", 0),
        Paragraph(("Know-how for the liquid-phase coating of graphite anode material with pitch in solvent.",)),
        unit_column(
            (
                row("Solid content of the slurry", "38–42", unit="%"),
                row("Drying temperature", "180–210", unit="°C"),
                row("Carbonisation", "1150", unit="°C"),
                row("Specific capacity of the product", least("specific_capacity", "355", "mAh/g").optional()),
            ),
            words("Process parameter", "Unit", "Set value"),
        ),
        Paragraph(("The licensor commissions the line and trains the licensee's staff on site.",)),
    ),
)

CELL_LINE = Paper(
    file="technology_cell_310_en.pdf",
    kind="technology",
    maker="Ardmore Cell Engineering",
    group="ardmore",
    number="ACE technology transfer 7",
    goods=(Goods("Cell production technology", "cell_technology", "controlled", ("3E901.a",)),),
    blocks=(
        Heading("Technology transfer: production of high-energy lithium-ion cells", 0),
        Paragraph(
            (
                "Ardmore transfers its production technology for rechargeable lithium-ion pouch cells "
                "with a gravimetric energy density of ",
                exact("gravimetric_energy_density", "315", "Wh/kg").optional(),
                "Wh/kg: electrode recipes, coating and calendering parameters, formation protocol, "
                "drawings and know-how, with commissioning and training.",
            )
        ),
    ),
)

CELL_LINE_BELOW = Paper(
    file="technology_cell_185_zh.pdf",
    kind="technology",
    maker="江西玖源电池技术服务有限公司",
    group="jiuyuan",
    number="技术转让协议附件",
    face="hei",
    goods=(Goods("磷酸铁锂电芯生产技术", "cell_technology", "not_controlled"),),
    blocks=(
        Heading("磷酸铁锂电芯生产技术转让说明", 0),
        Paragraph(
            (
                "转让方提供方形磷酸铁锂可充电锂离子电芯的生产技术，包括配方、涂布与辊压工艺参数、化成制度、",
                "图纸、调试与人员培训。目标产品重量能量密度为 ",
                exact("gravimetric_energy_density", "185", "Wh/kg").optional(),
                " Wh/kg。",
            )
        ),
    ),
)

TEXTBOOK = Paper(
    file="textbook_granulation_chapter_en.pdf",
    kind="other",
    kind_also=("technology",),
    maker="Introduction to Powder Technology",
    group="textbook",
    number="Chapter 6, third edition",
    face="serif",
    accent="#777777",
    blocks=(
        Heading("6  Granulation", 0),
        Paragraph(
            (
                "Granulation enlarges particles so that they flow and pack well. Wet granulation binds "
                "primary particles by liquid bridges; the reader finds the forces derived in section "
                "6.2. Fertilisers, detergents, tablets and carbon powders are granulated in drums, pans "
                "and stirred vessels.",
            )
        ),
        Heading("6.1  Bulk, tap and true density", 2),
        Paragraph(
            (
                "The ratio of tap density to bulk density is the Hausner ratio. A powder with a bulk "
                "density of 0.5 g/cm³ and a tap density of 0.6 g/cm³ has a ratio of 1.2 and flows fairly.",
            )
        ),
        Heading("Exercises", 2),
        Bullets(
            (
                ("Show that the capillary force between two spheres grows with their diameter.",),
                ("Discuss how graphite is made from coke, and why temperature matters.",),
            ),
            mark="1.",
        ),
    ),
)

PAPERS = (GRANULATING, GRAPHITISING, COATING, CELL_LINE, CELL_LINE_BELOW, TEXTBOOK)
