"""Which papers lie beside a draft, and how.

All of them, datasheets alone, invoice and packing list alone, or none; as workbooks or pages; loose, in an archive or
attached to a mail.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from random import Random

from corpora.declarations.beside import lists, sheets
from corpora.declarations.beside.table_paper import TablePaper
from corpora.declarations.deal import Deal

KINDS = ("all", "sheets", "lists", "none")
Paper = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What lies beside a draft: `kind` is one of `KINDS`, `joint` is `loose`, `zip` or `mail`."""

    kind: str
    joint: str


def bundle_of(rng: Random, needs: str = "none") -> Bundle:
    """How papers lie beside a draft; `needs` is what must be among them: `all`, `sheets`, `lists` or `none`."""
    kind = rng.choice([k for k in KINDS if needs in ("none", k) or k == "all"])
    return Bundle(kind, rng.choices(("loose", "zip", "mail"), (5, 1, 1))[0])


def papers(deal: Deal, rng: Random, how: Bundle) -> list[Paper]:
    """The papers of a deal, each with its file's name."""
    found = list(_papers(deal, rng, how.kind))
    if not found or how.joint == "loose":
        return found
    return [_zipped(deal, found) if how.joint == "zip" else _mailed(deal, found)]


def _papers(deal: Deal, rng: Random, kind: str) -> Iterator[Paper]:
    name = deal.number.replace("/", "-")
    if kind in ("all", "lists"):
        yield _drawn(f"{name} 发票", lists.invoice(deal, rng), rng)
        yield _drawn(f"{name} 箱单", lists.packing_list(deal, rng), rng)
        if rng.random() < 0.3:
            yield _drawn(f"{name} 合同", lists.contract(deal), rng)
    batteries = [x for x in deal.lines if x.is_battery]
    if kind not in ("all", "sheets") or not batteries:
        return
    if rng.random() < 0.3:
        yield _drawn(f"{deal.lines[0].brand} 规格表", sheets.line_up(batteries, rng), rng)
        return
    for model, line in {x.model: x for x in batteries}.items():
        yield f"{model} 规格书.pdf", sheets.datasheet(line, rng)


def _drawn(name: str, paper: TablePaper, rng: Random) -> Paper:
    if rng.random() < 0.5:
        return f"{name}.xlsx", paper.as_workbook()
    return f"{name}.pdf", paper.as_pages(rng)


def _zipped(deal: Deal, found: list[Paper]) -> Paper:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, own in found:
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 2, 9, 0, 0)), own)
    return f"{deal.number.replace('/', '-')} 单据.zip", data.getvalue()


def _mailed(deal: Deal, found: list[Paper]) -> Paper:
    mail = EmailMessage()
    mail["From"], mail["To"] = "shipping@seller.example", "desk@office.example"
    mail["Subject"] = f"{deal.number} documents"
    mail["Date"] = "Mon, 02 Nov 2026 09:00:00 +0000"
    mail.set_content("Dear all,\n\nplease find the documents attached.\n\nBest regards\n")
    for name, own in found:
        mail.add_attachment(own, maintype="application", subtype="octet-stream", filename=name)
    mail.set_boundary(f"=={deal.number.encode().hex()}==")
    return f"{deal.number.replace('/', '-')}.eml", mail.as_bytes()
