"""English trade papers with discounts, freight, tariff numbers in the text, and tables that run on without a head."""

from __future__ import annotations

from decimal import Decimal

from corpora.made import trade
from corpora.made.invoices_english import cell_line, other
from corpora.made.layouts import words
from corpora.made.paper import Bullets, Cells, Heading, NewPage, Paper, Paragraph, Table
from corpora.made.trade import PACK, Line
from corpora.made.values import Value, exact

NET = (
    cell_line("KL-2170", "Rechargeable lithium-ion cell", ("3.6", "5.0", "259"), "not_controlled", "4000", "1.89", ""),
    cell_line("KL-P90", "Rechargeable lithium-ion pouch cell", ("3.68", "90", "309"), "controlled", "200", "57.00", ""),
    other("KL-BR", "Busbar set KL-BR, nickel-plated copper", "250", "3.80", ""),
)
LISTED = {"KL-2170": ("2.10", "10 %"), "KL-P90": ("60.00", "5 %"), "KL-BR": ("4.00", "5 %")}
FREIGHT = Decimal("640.00")


def _discounted(number: int, line: Line) -> Cells:
    price, discount = LISTED[line.model]
    return (
        (str(number),),
        trade.described(line),
        (*trade.quantity(line), f" {line.unit}"),
        (exact("unit_price", price, "").of(line.model).optional(),),
        (discount,),
        trade.unit_price(line),
        trade.amount(line),
    )


GOODS_VALUE = sum((line.amount for line in NET), Decimal())
DISCOUNTS = Paper(
    file="invoice_KL-5512_discounts_en.pdf",
    kind="invoice",
    maker="Kelland Trade Services",
    group="kelland",
    number="Invoice KL-5512",
    face="roman",
    goods=trade.goods(NET, "Kelland Trade Services"),
    blocks=(
        Heading("Invoice", 0),
        Table(
            (
                words("Invoice No. KL-5512", "Ship to: Brunnby Mobility AB"),
                words("Date 14 October 2026", "DAP Helsingborg, Incoterms 2020"),
            ),
            "open",
            head=0,
            widths=(1, 1),
        ),
        Table(
            (
                words("Pos", "Article", "Quantity", "List price", "Disc.", "Net price", "Line total EUR"),
                *(_discounted(number, line) for number, line in enumerate(NET, 1)),
                trade.closing("Goods value", trade.money(GOODS_VALUE), 7),
                trade.closing("Freight and insurance", trade.money(FREIGHT), 7),
                trade.closing("Invoice total", trade.money(GOODS_VALUE + FREIGHT), 7),
            ),
            "rules",
            widths=(0.4, 3, 0.9, 0.8, 0.6, 0.9, 1.2),
        ),
        Paragraph(("The lithium-ion batteries of this consignment fall under UN 3480, PI 965.",), small=True),
    ),
)

PRO = (
    Line(
        "SB-AG5",
        ("Synthetic graphite anode material SB-AG5 for lithium-ion batteries",),
        "artificial_graphite_anode",
        "controlled",
        "10000",
        "kg",
        "3.95",
        "3801.10.00",
        ("3C901.b.1",),
    ),
    Line(
        "SB-LM7",
        ("Lithium manganese iron phosphate (LMFP) cathode powder SB-LM7",),
        "lmfp_cathode",
        "close",
        "1500",
        "kg",
        "7.20",
        "2842.90.90",
    ),
    Line(
        "SB-FD",
        ("Formation and capacity grading system SB-FD for rechargeable lithium-ion cells, 256 channels",),
        "formation_grading_system",
        "controlled",
        "1",
        "set",
        "74500.00",
        "8504.40.99",
        ("3B901.a.5",),
    ),
)


def _in_text(line: Line) -> Cells:
    """A line whose tariff number stands below the name."""
    return (
        (*trade.described(line), "\nHS code: ", *trade.tariff(line), ", origin China"),
        (*trade.quantity(line), f" {line.unit}"),
        ("USD ", *trade.unit_price(line)),
        ("USD ", *trade.amount(line)),
    )


PROFORMA = Paper(
    file="proforma_SB-P109_tariff_in_text_en.docx",
    kind="invoice",
    maker="Stanbury Materials Export",
    group="stanbury",
    number="SB-P109",
    goods=trade.goods(PRO, "Stanbury Materials Export"),
    blocks=(
        Heading("PRO-FORMA INVOICE", 0),
        Paragraph(("No. SB-P109, 21 September 2026, for the account of Ekerö Batteri AB",)),
        Table(
            (
                words("Goods", "Quantity", "Price", "Total"),
                *(_in_text(line) for line in PRO),
                words("Total CIF Gothenburg", "", "", f"USD {trade.total(PRO)}"),
            )
        ),
        Paragraph(("Payment: 40 % in advance, balance against copy of B/L. Packing: big bags of 500 kg.",)),
    ),
)

ORDERED = (
    cell_line(
        "TF-18P", "Li-ion rechargeable cell", ("3.6", "3.0", "229"), "not_controlled", "5000", "1.42", "85076000"
    ),
    cell_line("TF-21H", "Li-ion rechargeable cell", ("3.6", "5.8", "292"), "close", "2500", "3.10", "85076000"),
    Line(
        "TF-CR",
        ("Primary lithium coin cell TF-CR (Li-MnO2, not rechargeable)",),
        "primary_lithium_cell",
        "not_controlled",
        "20000",
        "pcs",
        "0.06",
        "85065000",
    ),
    other("TF-TB", "Insulating tape TF-TB", "100", "2.40", "39199090", "roll"),
)


def _ordered(line: Line) -> Cells:
    return (
        (line.model,),
        trade.described(line),
        trade.quantity(line),
        (line.unit,),
        trade.unit_price(line),
        trade.amount(line),
        trade.tariff(line),
    )


ORDER = Paper(
    file="order_TF-PO-883_en.xlsx",
    kind="invoice",
    kind_also=("other",),
    maker="Thornfield Assembly",
    group="thornfield",
    number="PO 883",
    goods=trade.goods(ORDERED, "Thornfield Assembly"),
    blocks=(
        NewPage("PO"),
        Paragraph(("Thornfield Assembly, Unit 4, Riverside",)),
        Heading("PURCHASE ORDER 883"),
        Paragraph(("Please supply the following by 2026-12-15:",)),
        Paragraph(("",)),
        Table(
            (
                words("Part", "What", "How many", "UoM", "Each (USD)", "Ext. (USD)", "HS"),
                *(_ordered(line) for line in ORDERED),
                words("", "", "", "", "Sum", trade.total(ORDERED), ""),
                words("", "", "", "", "Shipping", "185.00", ""),
            )
        ),
    ),
)

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

PAPERS = (DISCOUNTS, PROFORMA, ORDER, WITHOUT_HEAD, PACKING)
