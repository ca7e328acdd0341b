"""Draws the three made shipments, a folder each: `python -m corpora.shipments.folders FOLDER`.

Firms, models and figures are fictional. What is planted: in the first a packing list by which a cell is heavier than
its datasheet says and that spells a model otherwise; in the second a certificate that contradicts its data sheet; in
the third a machine whose papers do not say what it is for.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Cells, Heading, Paper, Paragraph, Table
from corpora.made.drawing.pdf import draw
from corpora.made.drawing.values import Text
from corpora.shipments.deals import CELLS, DESCRIBED, MACHINES, POWDERS, Deal

STAMPED = "Mon, 16 Nov 2026 09:12:00 +0800"


def _paper(file: str, kind: str, deal: Deal, *blocks: Heading | Paragraph | Table) -> Paper:
    return Paper(file, kind, deal.seller, deal.folder, tuple(blocks), face="hei", number=deal.invoice)


def _head(deal: Deal, number: str) -> tuple[Paragraph, ...]:
    return (
        Paragraph((f"卖方 Seller: {deal.seller}",)),
        Paragraph((f"买方 Buyer: {deal.buyer}",)),
        Paragraph((f"发票号 Invoice No.: {number}    合同号 Contract No.: {deal.contract}    日期 Date: 2026-11-18",)),
        Paragraph(("成交方式 Terms: FOB SHANGHAI",)),
    )


def invoice(deal: Deal) -> Paper:
    """The commercial invoice."""
    rows: list[Cells] = [
        words("序号 No.", "品名 Description", "型号 Model", "HS编码 HS code", "数量 Quantity", "单位 Unit",
              f"单价 Unit price ({deal.currency})", f"金额 Amount ({deal.currency})",
              *(("原产国 Origin",) if deal.origins else ())),
        *(
            words(str(k), g.name, g.model, g.tariff, g.quantity, g.unit, g.price, g.amount, *deal.origins[k - 1 : k])
            for k, g in enumerate(deal.goods, 1)
        ),
    ]  # fmt: skip
    table = Table(tuple(rows), widths=(0.5, 2, 1.3, 1.2, 0.9, 0.6, 1.1, 1.2, *((0.8,) if deal.origins else ())))
    return _paper(
        "发票 invoice.pdf",
        "invoice",
        deal,
        Heading("商业发票 COMMERCIAL INVOICE", 0),
        *_head(deal, deal.invoice),
        table,
    )


def packing_list(deal: Deal) -> Paper:
    """The packing list."""
    is_counted = all(g.packages for g in deal.goods)
    rows: list[Cells] = [
        words("序号 No.", "品名 Description", "型号 Model", "数量 Quantity", "单位 Unit", "净重 N.W. (KG)",
              "毛重 G.W. (KG)", *(("件数 Cartons",) if is_counted else ())),
        *(
            words(str(k), g.name, g.packed or g.model, g.quantity, g.unit, g.net, g.gross, *g.packages.split())
            for k, g in enumerate(deal.goods, 1)
        ),
    ]  # fmt: skip
    table = Table(tuple(rows), widths=(0.5, 2, 1.3, 1, 0.7, 1.1, 1.1, *((0.8,) if is_counted else ())))
    return _paper(
        "箱单 packing list.pdf",
        "packing_list",
        deal,
        Heading("装箱单 PACKING LIST", 0),
        *_head(deal, deal.invoice),
        *((Paragraph((deal.told,)),) if deal.told else ()),
        table,
    )


def sheet(file: str, deal: Deal, title: str, rows: tuple[tuple[str, str], ...], note: str = "") -> Paper:
    """A paper that describes one model: labels beside values."""
    cells = tuple(words(*row) for row in rows)
    blocks: list[Heading | Paragraph | Table] = [Heading(title, 0), Table(cells, head=0, widths=(1.4, 2))]
    if note:
        text: Text = (note,)
        blocks.append(Paragraph(text))
    return _paper(file, "datasheet", deal, *blocks)


def mail(deal: Deal) -> bytes:
    """A mail on the deal."""
    made = EmailMessage()
    made["From"], made["To"] = deal.sender, "export@office.example"
    made["Subject"], made["Date"] = f"Shipment {deal.invoice}", STAMPED
    made["Message-ID"] = f"<{deal.folder}@office.example>"
    made.set_content(deal.mail)
    return made.as_bytes(policy=SMTP)


def papers(deal: Deal) -> Mapping[str, bytes]:
    """The files of a deal by their names."""
    described = [*DESCRIBED[deal.folder]]
    several = [invoice(deal), packing_list(deal), *(sheet(f, deal, t, r, n) for f, t, r, n in described)]
    return {p.file: draw(p) for p in several} | {"mail.eml": mail(deal)}


DEALS = (CELLS, POWDERS, MACHINES)


def write(folder: Path) -> None:
    """Writes the three folders under one."""
    for deal in DEALS:
        into = folder / deal.folder
        into.mkdir(parents=True, exist_ok=True)
        for name, data in papers(deal).items():
            (into / name).write_bytes(data)


def main(arguments: list[str]) -> int:
    """Draws into the folder that is named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    write(parser.parse_args(arguments).folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
