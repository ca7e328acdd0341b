"""English trade papers without the head of a table: an invoice that runs on over its pages, a packing list in prose."""

from __future__ import annotations

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Bullets, Heading, NewPage, Paper, Paragraph, Table
from corpora.made.drawing.values import Value, exact
from corpora.made.trading import trade
from corpora.made.trading.invoices_english import cell_line
from corpora.made.trading.trade import PACK, Line

RUNNING = tuple(
    cell_line(
        f"UW-{k:03d}",
        "Li-ion cell",
        ("3.7", f"{0.4 + k * 0.12:.2f}", str(150 + 2 * k)),
        "not_controlled",
        str(1000 + 250 * k),
        f"{0.60 + k * 0.05:.2f}",
        "8507.60",
    )
    for k in range(1, 25)
)
WITHOUT_HEAD = Paper(
    file="invoice_UW-3302_runs_on_en.pdf",
    kind="invoice",
    maker="Underwood Cells Export",
    group="underwood",
    number="UW-3302",
    goods=trade.goods(RUNNING, "Underwood Cells Export"),
    blocks=(
        Heading("COMMERCIAL INVOICE No. UW-3302", 0),
        Paragraph(("All cells are rechargeable lithium-ion cells. FCA Shenzhen, USD. 2026-11-12",)),
        Table(
            (words("#", "Description", "HS", "Qty", "U/M", "Price", "Amount"), *trade.invoice_rows(RUNNING[:16])),
            "zebra",
            widths=(0.4, 3.2, 0.8, 0.8, 0.6, 0.8, 1.2),
        ),
        NewPage(),
        Table(
            (*trade.invoice_rows(RUNNING[16:], first=17), trade.closing("TOTAL", trade.total(RUNNING), 7)),
            "zebra",
            head=0,
            widths=(0.4, 3.2, 0.8, 0.8, 0.6, 0.8, 1.2),
        ),
    ),
)


def _net_mass(model: str, kilograms: str) -> Value:
    return exact("net_mass", kilograms, "").of(model).optional()


PACKED = (
    Line(
        "GX-2K",
        (
            "Lithium iron phosphate battery GX-2K, ",
            exact("nominal_voltage", "25.6", "V"),
            " V, ",
            exact("capacity", "80", "Ah"),
            " Ah",
        ),
        PACK,
        "undetermined",
        "16",
        "pcs",
        "0",
        outcome_also=("not_controlled",),
    ),
    Line(
        "GX-JM",
        ("Jet mill GX-JM for cathode material of lithium-ion batteries",),
        "jet_mill",
        "controlled",
        "1",
        "set",
        "0",
        codes=("3B901.b.4",),
    ),
)
PACKING = Paper(
    file="packing_list_GX-41_prose_en.pdf",
    kind="packing_list",
    maker="Galloway Export House",
    group="galloway",
    number="GX-41",
    face="serif",
    goods=trade.goods(PACKED, "Galloway Export House"),
    blocks=(
        Heading("Packing List GX-41", 0),
        Paragraph(("Marks: GX-41 / ROTTERDAM / C/NO. 1–17    Gross weight 1,286.0 kg    3.92 CBM",)),
        Bullets(
            (
                (
                    "Cartons 1–16: ",
                    *trade.quantity(PACKED[0]),
                    " pcs, ",
                    *trade.described(PACKED[0]),
                    ", N.W. ",
                    _net_mass("GX-2K", "304"),
                    " kg",
                ),
                (
                    "Case 17: ",
                    *trade.quantity(PACKED[1]),
                    " set, ",
                    *trade.described(PACKED[1]),
                    ", N.W. ",
                    _net_mass("GX-JM", "890"),
                    " kg",
                ),
            ),
            mark="",
        ),
    ),
)

PAPERS = (WITHOUT_HEAD, PACKING)
