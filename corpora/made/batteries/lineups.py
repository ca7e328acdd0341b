"""Sheets of many cells: models in columns, models in rows, a catalogue page."""

from __future__ import annotations

from corpora.made.drawing.boilerplate import HANDLING, HANDLING_CHINESE, TESTS, TESTS_CHINESE
from corpora.made.drawing.layouts import Row, models_in_rows, row, unit_column, words
from corpora.made.drawing.paper import Goods, Heading, Paper, Paragraph, Table
from corpora.made.drawing.values import Value, about, exact, least, most, nominal, typical

CELL = "lithium_ion_cell"
LISTED = ("3A001",)


def _each(make, prop: str, unit: str, of: dict[str, str], **how: str) -> tuple[Value, ...]:  # type: ignore[no-untyped-def]
    """One value a model, from the numbers by model."""
    return tuple(make(prop, number, unit, **how).of(model) for model, number in of.items())


CAPACITIES = {"CF-18650-28": "2800", "CF-18650-34": "3400", "CF-21700-48": "4800", "CF-21700-58": "5850"}
COLUMNS = Paper(
    file="lineup_CF_columns_en.pdf",
    kind="datasheet",
    maker="Corrie Fell Cells plc",
    group="corrie-fell",
    number="CF range sheet 2026/2",
    accent="#123c69",
    face="dejavu",
    goods=(
        Goods("CF-18650-28", CELL, "not_controlled"),
        Goods("CF-18650-34", CELL, "not_controlled"),
        Goods("CF-21700-48", CELL, "not_controlled"),
        Goods("CF-21700-58", CELL, "controlled", LISTED),
    ),
    blocks=(
        Heading("Cylindrical rechargeable lithium-ion cells", 0),
        unit_column(
            (
                row("Typical capacity", *_each(typical, "capacity", "mAh", CAPACITIES)),
                row(
                    "Nominal voltage",
                    *_each(nominal, "nominal_voltage", "V", dict.fromkeys(CAPACITIES, "3.6")),
                ),
                row(
                    "Weight",
                    *_each(exact, "mass", "g", dict(zip(CAPACITIES, ("46", "47.5", "69", "68.5"), strict=True))),
                ),
                row("Charge voltage", "4.2", "4.2", "4.2", "4.3", unit="V"),
                row("Continuous discharge", "10", "7", "15", "6", unit="A"),
                row("Cycle life, 1C, 80 %", "800", "500", "600", "300", unit="—"),
            ),
            words("", "Unit", *CAPACITIES),
            look="banded",
        ),
        Paragraph(("CF-21700-58: silicon-rich anode, for aircraft. All values at 23 °C, C/5.",), small=True),
        *TESTS,
        *HANDLING,
    ),
)

ROW_MODELS = ("YT-402030", "YT-503450", "YT-603759", "YT-804060", "YT-905573", "YT-H7590")
ROW_OUTCOMES = (*("not_controlled",) * 5, "controlled")
ROWS = Paper(
    file="lineup_YT_rows_zh.pdf",
    kind="datasheet",
    maker="惠州市渝桐电源有限公司",
    group="yutong",
    number="YT 系列选型表 2026-08",
    face="song",
    accent="#00695c",
    goods=tuple(
        Goods(model, CELL, outcome, LISTED if outcome == "controlled" else ())
        for model, outcome in zip(ROW_MODELS, ROW_OUTCOMES, strict=True)
    ),
    blocks=(
        Heading("聚合物锂离子电芯选型表", 0),
        models_in_rows(
            ROW_MODELS,
            (
                row(
                    "标称容量",
                    *_each(
                        nominal,
                        "capacity",
                        "mAh",
                        dict(zip(ROW_MODELS, ("200", "1000", "1500", "2200", "4000", "12600"), strict=True)),
                    ),
                ),
                row(
                    "标称电压",
                    *_each(
                        nominal,
                        "nominal_voltage",
                        "V",
                        dict(zip(ROW_MODELS, ("3.7", "3.7", "3.7", "3.7", "3.8", "3.7"), strict=True)),
                    ),
                ),
                row(
                    "重量",
                    *_each(
                        exact,
                        "mass",
                        "g",
                        dict(zip(ROW_MODELS, ("4.6", "20", "29.5", "43", "73", "148"), strict=True)),
                    ),
                ),
                row("厚度", "4.0", "5.0", "6.0", "8.0", "9.0", "7.5", unit="mm"),
                row("内阻", "≤120", "≤60", "≤50", "≤40", "≤30", "≤8", unit="mΩ"),
                row("最大放电电流", "1C", "1C", "1C", "2C", "2C", "3C"),
            ),
            "型号",
        ),
        Paragraph(("说明：表中重量为裸电芯重量，容量以 0.2C 放电至 3.0V 计。",), small=True),
        *TESTS_CHINESE,
        *HANDLING_CHINESE,
    ),
)

CATALOGUE = {
    "HM 0501": ("60", "1.8"),
    "HM 0602": ("110", "2.9"),
    "HM 0903": ("240", "5.6"),
    "HM 1204": ("420", "9.4"),
    "HM 1605": ("720", "15.5"),
    "HM 2006": ("1150", "24"),
    "HM 2408": ("1900", "39"),
    "HM 3010": ("3000", "60"),
    "HM 3512": ("4600", "90"),
}


def _catalogue_row(model: str, capacity: str, mass: str) -> tuple[tuple[str | Value, ...], ...]:
    return (
        (model,),
        (exact("capacity", capacity, "mAh").of(model), " mAh"),
        (about("mass", mass, "g", shown="ca. {}").of(model), " g"),
        ("to order",),
    )


LONG_LIST = Paper(
    file="lineup_HM_catalogue_en.pdf",
    kind="datasheet",
    maker="Harmattan Micro Power SARL",
    group="harmattan",
    number="Catalogue 2026, p. 14",
    face="roman",
    accent="#6d4c41",
    goods=tuple(Goods(model, CELL, "not_controlled") for model in CATALOGUE),
    blocks=(
        Heading("Lithium-polymer cells, 3.7 V", 0),
        Paragraph(
            (
                "All cells here are rechargeable lithium-ion polymer cells with a nominal voltage of ",
                nominal("nominal_voltage", "3.7", "V"),
                " V, charged to 4.2 V. Weights are without leads.",
            )
        ),
        Table(
            (
                words("Cell", "Capacity", "Weight", "Availability"),
                *(_catalogue_row(model, *figures) for model, figures in CATALOGUE.items()),
            ),
            "open",
        ),
    ),
)

MERGED_MODELS = ("ARX-22P", "ARX-22E", "ARX-22S")


def _merged(name: str, one_for_all: Value) -> Row:
    return Row(name, (one_for_all, ("",), ("",)))


MERGED_TABLE = unit_column(
    (
        Row(
            "Capacity, min.",
            _each(
                least,
                "capacity",
                "Ah",
                dict(zip(MERGED_MODELS, ("2.00", "2.45", "2.90"), strict=True)),
                shown="{}",
            ),
        ),
        Row(
            "Capacity, typ.",
            _each(typical, "capacity", "Ah", dict(zip(MERGED_MODELS, ("2.05", "2.50", "2.95"), strict=True))),
        ),
        _merged("Nominal voltage", nominal("nominal_voltage", "3.6", "V")),
        _merged("Weight, max.", most("mass", "49.5", "g", shown="{}")),
        row("Max. current", "30", "12", "6", unit="A"),
        row("Charging voltage", "4.20", "", "", unit="V"),
    ),
    words("Model", "Unit", *MERGED_MODELS),
)
MERGED = Paper(
    file="lineup_ARX_merged_en.pdf",
    kind="datasheet",
    maker="Arxiel Cells S.r.l.",
    group="arxiel",
    number="ARX-22 family, data sheet 3",
    goods=tuple(Goods(model, CELL, "not_controlled") for model in MERGED_MODELS),
    blocks=(
        Heading("ARX-22 family of 18650 rechargeable Li-ion cells", 0),
        Table(
            MERGED_TABLE.rows,
            widths=(2, 0.7, 1, 1, 1),
            spans=((2, 3, 4, 3), (2, 4, 4, 4), (2, 6, 4, 6)),
        ),
    ),
)

PAPERS = (COLUMNS, ROWS, LONG_LIST, MERGED)
