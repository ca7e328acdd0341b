"""Papers that went through a scanner: the same values, and nothing but a picture to read them from."""

from __future__ import annotations

from dataclasses import replace

from corpora.made.batteries import cells_asian, cells_odd
from corpora.made.drawing.paper import Paper, Scan
from corpora.made.materials import anode_machines, cathodes
from corpora.made.others import reports
from corpora.made.trading import invoices_english


def _scanned(paper: Paper, scan: Scan, face: str) -> Paper:
    """The same paper as pictures. Its fonts must be embedded: a renderer has no shapes for the others."""
    name = f"scan_{paper.file}"
    return replace(paper, file=name, face=face, scan=scan)


PAPERS = (
    _scanned(cells_odd.ONE_SIDED, Scan(tilt=0.5), "serif"),
    _scanned(cells_asian.POLYMER, Scan(tilt=-0.7), "hei"),
    _scanned(cathodes.JUST_BELOW, Scan(tilt=0.3, noise=24), "dejavu"),
    _scanned(anode_machines.KILNS, Scan(tilt=-0.4), "hei"),
    _scanned(invoices_english.SHORT_INVOICE, Scan(tilt=0.8), "dejavu"),
    _scanned(reports.TRANSPORT_CHINESE, Scan(dpi=130, tilt=0.2, noise=30), "hei"),
)
