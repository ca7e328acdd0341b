"""The annexes: each paper of the shipment with a number, the pages that the set quotes cut out, its evidence framed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from casebook.review.pages.crops import Crops, Wanted
from casebook.review.pages.originals import find
from casebook.shipments.chinese import said
from casebook.shipments.goods.papers import Member
from casebook.shipments.standing import Standing
from casebook.shipments.writing.blocks import Block, Heading, Note, Paper, Para, Picture, cleaned
from casebook.workers.limits import Limits
from classifier.box import Box
from classifier.facts import Evidence
from extractor.document.model import Source
from extractor.document.page import Page
from extractor.readers.crops import view_of

SCALE = 2.1
"""Pixels a point: about 150 dots an inch."""
TRADE = ("invoice", "packing_list", "contract", "order", "customs_declaration", "transport_document")
"""Papers of the whole consignment, as they lie first."""
_OF_GOODS = ("datasheet", "technology", "test_report", "safety_data_sheet")
"""Papers on the goods of a line, as they lie within it."""
_HASH = 16
"""Hexadecimal digits of a paper's SHA-256 in a stamp; the cover and the manifest have all."""
_TEXT = 4000
"""Characters of a page without a picture that are set."""


@dataclass(frozen=True, slots=True)
class Annex:
    """A paper as an annex.

    `pages` are the numbers of those that the set quotes (all of a paper without pages), `data` its bytes, `None` where
    the file is no longer there; `why` says so.
    """

    number: int
    member: Member
    quotes: tuple[Evidence, ...]
    pages: tuple[int, ...]
    data: bytes | None
    why: str = ""
    lines: tuple[int, ...] = ()
    """The numbers of the goods lines whose goods it describes; none for a trade paper."""

    @property
    def name(self) -> str:
        """What it is called within the set."""
        return f"附件{self.number}"

    @property
    def file(self) -> str:
        """The name of its copy, in which nothing of the paper's own name stands but a plain suffix."""
        suffix = Path(self.member.name).suffix.lower()
        plain = suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= 6 else ""
        return f"annexes/{self.number:02d}-{self.member.sha256[:12]}{plain}"


def annexes(made: Standing, folders: Sequence[Path]) -> tuple[Annex, ...]:
    """Every paper of the shipment as an annex, in the order in which an office lays them (`_place`)."""
    quotes = list(dict.fromkeys(_quotes(made)))
    lines = _lines_of(made)
    papers = sorted(made.case.members, key=lambda m: _place(m, lines.get(m.sha256, ())))
    several = enumerate(papers, 1)
    return tuple(_annex(k, m, lines.get(m.sha256, ()), quotes, folders) for k, m in several)


def _lines_of(made: Standing) -> dict[str, tuple[int, ...]]:
    """The numbers of the goods lines that each paper describes the model of, by the paper's SHA-256."""
    found: dict[str, list[int]] = {}
    for one in made.lines:
        for entry in (e for e in (*one.line.joined, one.line.subject) if e.member.kind not in TRADE):
            numbers = found.setdefault(entry.member.sha256, [])
            if one.line.number not in numbers:
                numbers.append(one.line.number)
    return {sha256: tuple(numbers) for sha256, numbers in found.items()}


def _place(member: Member, lines: Sequence[int]) -> tuple[int, int, int]:
    """The trade papers first, then line by line what describes its goods, then the rest such as mails."""
    if member.kind in TRADE:
        return 0, 0, TRADE.index(member.kind)
    kind = _OF_GOODS.index(member.kind) if member.kind in _OF_GOODS else len(_OF_GOODS)
    return (1, min(lines), kind) if lines else (2, 0, kind)


def _annex(
    number: int, member: Member, lines: tuple[int, ...], quotes: Sequence[Evidence], folders: Sequence[Path]
) -> Annex:
    mine = tuple(q for q in quotes if q.sha256 == member.sha256)
    pages = tuple(sorted({q.page for q in mine if q.page})) or tuple(p.number for p in member.folder.pages[:1])
    found = find(member.sha256, member.folder.state.names, folders, Limits())
    if isinstance(found, Source):
        return Annex(number, member, mine, pages, found.data, lines=lines)
    return Annex(number, member, mine, pages, None, found.message, lines)


def _quotes(made: Standing) -> Iterator[Evidence]:
    """What the set rests on: the facts of each line's item and of the papers beside it, its figures, its questions."""
    for line in made.lines:
        for fact in line.subject.item.current.facts:
            yield from fact.evidence
        for entry in line.line.joined:
            for fact in entry.item.facts:
                yield from fact.evidence
        for figures in line.line.figures.values():
            for figure in figures:
                yield from figure.quotes
    for question in made.questions:
        yield from question.quotes


def bound(annex_list: Sequence[Annex], folders: Sequence[Path], running: str) -> Paper:
    """The annexes as one paper: a stamped page for each page that is quoted."""
    pictures = Crops(folders)
    try:
        blocks = tuple(b for annex in annex_list for b in _blocks(annex, pictures, folders))
    finally:
        pictures.stop()
    return Paper("", running, blocks)


def _blocks(annex: Annex, pictures: Crops, folders: Sequence[Path]) -> Iterator[Block]:
    by_number = {p.number: p for p in annex.member.folder.pages}
    for number in annex.pages:
        page = by_number.get(number)
        stamp = _stamp(annex, number, len(by_number))
        made = _picture(annex, page, pictures, folders) if page is not None and annex.data is not None else None
        if isinstance(made, bytes):
            yield Picture(stamp, made)
        else:
            yield from _as_text(annex, page, stamp, made or annex.why)


def _stamp(annex: Annex, number: int, count: int) -> str:
    name = cleaned(annex.member.paper.shown)
    return f"{annex.name}　{name}　第{number}页／共{count}页　SHA-256 {annex.member.sha256[:_HASH]}…"


def _picture(annex: Annex, page: Page, pictures: Crops, folders: Sequence[Path]) -> bytes | str:
    """The whole page with a frame around each quote; why not, where it cannot be drawn."""
    boxes: tuple[Box, ...] = tuple(dict.fromkeys(q.box for q in annex.quotes if q.page == page.number and q.box))
    whole = Box(0.0, 0.0, page.width, page.height)
    pixels = round(page.width * SCALE), round(page.height * SCALE)
    view = view_of(page, boxes or (whole,), pixels, SCALE)
    made = pictures.crop(Wanted(annex.member.sha256, annex.member.folder.state.names, tuple(folders), view))
    return made if isinstance(made, bytes) else made.message


def _as_text(annex: Annex, page: Page | None, stamp: str, why: str) -> Iterator[Block]:
    """A page without a picture, such as a workbook's: its words, and the quotes that the set rests on."""
    yield Heading(stamp, 2)
    yield Note(f"此页无图像，载其文字（{cleaned(said(why, {}))}）。原件见 {annex.file}")
    for quote in annex.quotes:
        if page is None or quote.page in (None, page.number):
            yield Para(f"▣ {cleaned(quote.cell or '')}　“{cleaned(quote.text)}”")
    if page is not None:
        yield from (Note(cleaned(line)) for line in page.text[:_TEXT].split("\n") if line.strip())
