"""The papers inside one file: sheets of a workbook and runs of pages, each with a kind of its own.

A sheet is a paper. A page begins another paper where it calls itself one of another kind in a title; what calls
itself nothing goes on with the paper before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.document.model import Part
from extractor.document.page import Page
from extractor.language.terms import Terms
from extractor.papers.document_kind import OTHER, PAPERS_OF_GOODS, KindCall, document_kind, title_kind

_ORDER = ("invoice", "customs_declaration", "packing_list", "contract", "order", "transport_document")
"""Which paper a deal's file is called by: the one with the prices first."""
_OF_THEIR_OWN = PAPERS_OF_GOODS | {"test_report", "safety_data_sheet"}
"""Papers that are bound together with others; the chapters of a manual or brochure are none."""
_MOST_PAGES = 200


def parts(pages: Sequence[Page], terms: Terms) -> tuple[Part, ...]:
    """The papers of a file in their order; a sheet or page with no text belongs to the paper before it."""
    found: list[Part] = []
    for page in pages[:_MOST_PAGES]:
        if page.origin == "sheet":
            if page.text.strip():
                found.append(Part(document_kind([page], terms).kind, (page.number,), page.name))
            continue
        own = title_kind(page, terms)
        last = found[-1] if found and found[-1].sheet is None else None
        if last is None or (own is not None and own != last.kind and {own, last.kind} & _OF_THEIR_OWN):
            found.append(Part(own or OTHER, (page.number,)))
        else:
            found[-1] = replace(last, pages=(*last.pages, page.number))
    return tuple(found)


def file_kind(pages: Sequence[Page], several: Sequence[Part], terms: Terms) -> KindCall:
    """The kind of a file as a whole: of several papers about goods the one with the prices, else its own call."""
    call = document_kind(pages, terms)
    listed = {part.kind for part in several} & PAPERS_OF_GOODS
    if len(listed) < 2 or call.kind not in PAPERS_OF_GOODS | {OTHER}:
        return call
    main = min(listed, key=_ORDER.index)
    if main == call.kind:
        return call
    chosen = [page for page in pages for part in several if part.kind == main and page.number in part.pages]
    own = document_kind(chosen, terms)
    return own._replace(kind=main, reason=f"of its papers, the one with the prices is of this kind; {own.reason}")
