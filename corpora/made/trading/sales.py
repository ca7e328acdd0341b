"""English trade papers with discounts, freight, and tariff numbers in the text."""

from __future__ import annotations

from decimal import Decimal

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Cells, Heading, NewPage, Paper, Paragraph, Table
from corpora.made.drawing.values import exact
from corpora.made.trading import trade
from corpora.made.trading.invoices_english import cell_line, other
from corpora.made.trading.trade import Line

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

PAPERS = (DISCOUNTS, PROFORMA, ORDER)
