"""Draws the made corpus and writes its labels: `python -m corpora.draw [FOLDER]`.

The drawn files are kept in the repository, so that nothing but this command needs reportlab; the same data
give the same bytes with the same versions of the drawing libraries.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from corpora.labels import load
from corpora.made.batteries import (
    batteries,
    cells_asian,
    cells_english,
    cells_odd,
    lineups,
    packs,
    specifications,
    specifications_asian,
    specifications_chinese,
    specifications_odd,
)
from corpora.made.drawing.paper import Goods, Paper, Printed, printed
from corpora.made.drawing.values import Value
from corpora.made.materials import anode_machines, anodes, cathodes, machines, precursors, technology
from corpora.made.others import certificates, negatives, reports, scans, summaries
from corpora.made.trading import (
    contracts,
    customs,
    invoices_bilingual,
    invoices_chinese,
    invoices_english,
    quotations,
    sales,
    shipments,
    tables_without_head,
)

DOCUMENTS = Path(__file__).with_name("documents")
FAMILIES = (
    cells_english,
    cells_odd,
    cells_asian,
    lineups,
    batteries,
    cathodes,
    precursors,
    anodes,
    machines,
    anode_machines,
    technology,
    invoices_english,
    invoices_chinese,
    invoices_bilingual,
    shipments,
    reports,
    negatives,
    scans,
)
UNTUNED = (
    specifications,
    specifications_odd,
    specifications_asian,
    specifications_chinese,
    packs,
    certificates,
    quotations,
    customs,
    contracts,
    sales,
    tables_without_head,
    summaries,
)
"""Families drawn from trade habits alone, with no look at the extractor: all of them are held out."""


def papers() -> tuple[Paper, ...]:
    """Every paper of the corpus, in the order of its labels."""
    return tuple(paper for family in (*FAMILIES, *UNTUNED) for paper in family.PAPERS)


def draw(paper: Paper) -> bytes:
    """One paper in the format that its file name says."""
    suffix = Path(paper.file).suffix
    if suffix != ".pdf":
        from corpora.made.drawing import office

        return {".docx": office.draw_document, ".xlsx": office.draw_workbook}[suffix](paper)
    from corpora.made.drawing import pdf, scanner

    drawn = pdf.draw(paper)
    return scanner.scanned(drawn, paper.scan) if paper.scan else drawn


def half(group: str) -> str:
    """The side of the split on which a maker falls: by its name alone, so that a new maker moves no other.

    The makers of the untuned families are all held out.
    """
    if any(paper.group == group for family in UNTUNED for paper in family.PAPERS):
        return "held_out"
    return "held_out" if hashlib.sha256(group.encode()).digest()[0] % 2 else "tune"


def label(paper: Paper, data: bytes) -> dict[str, Any]:
    """The labels of one paper, from the same values that were drawn."""
    return {
        "file": paper.file,
        "sha256": hashlib.sha256(data).hexdigest(),
        "kind": paper.kind,
        **({"kind_also": list(paper.kind_also)} if paper.kind_also else {}),
        "needs_ocr": paper.scan is not None,
        "group": paper.group,
        "half": half(paper.group),
        "items": [_item(paper, one, tuple(printed(paper))) for one in paper.goods],
    }


def _item(paper: Paper, goods: Goods, everything: tuple[Printed, ...]) -> dict[str, Any]:
    said = [p for p in everything if not p.value.items or goods.label in p.value.items]
    facts = {_identity(p.value): _fact(p) for p in reversed(said)}
    item: dict[str, Any] = {
        "label": goods.label,
        "maker": goods.maker or paper.maker,
        "line": goods.line,
        "product": goods.product,
        "product_also": list(goods.product_also),
        "outcome": goods.strict or goods.outcome,
        "outcome_practical": goods.outcome if goods.strict else None,
        "outcome_also": list(goods.outcome_also),
        "codes": list(goods.codes),
    }
    return {**{k: v for k, v in item.items() if v}, "facts": list(reversed(facts.values()))}


def _identity(value: Value) -> tuple[str | None, ...]:
    return value.property, value.kind, value.low, value.high


def _fact(printed_value: Printed) -> dict[str, Any]:
    value = printed_value.value
    return {
        "property": value.property,
        "kind": value.kind,
        "low": value.low,
        "high": value.high,
        **({"value": value.shown} if value.property == "tariff_line" else {}),
        "page": printed_value.page,
        "text": printed_value.text,
        "required": value.required,
        **({"kind_also": list(value.kind_also)} if value.kind_also else {}),
    }


def redraw(folder: Path) -> int:
    """Draws every paper into the folder with its labels; returns how many.

    Of the other files there, only those that its former labels name are removed: papers no longer made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for stale in _labelled_before(folder) - {paper.file for paper in papers()}:
        (folder / stale).unlink(missing_ok=True)
    documents = []
    for paper in papers():
        data = draw(paper)
        (folder / paper.file).write_bytes(data)
        documents.append(label(paper, data))
    written = {"labels": "gauger-labels/1", "made": True, "documents": documents}
    text = json.dumps(written, ensure_ascii=False, indent=1) + "\n"
    (folder / "labels.json").write_text(text, encoding="utf-8")
    return len(documents)


def _labelled_before(folder: Path) -> set[str]:
    """The files in the folder that its labels name; none where there are no labels yet."""
    if not (folder / "labels.json").exists():
        return set()
    named = {document.file for document in load(folder).documents}
    return {path.name for path in folder.iterdir() if path.name in named}


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Draw the made corpus and write its labels.")
    parser.add_argument("folder", nargs="?", type=Path, default=DOCUMENTS)
    folder = parser.parse_args().folder
    print(f"{redraw(folder)} documents drawn in {folder}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
