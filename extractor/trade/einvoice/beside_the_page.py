"""Lines of an e-invoice inside a PDF: the values are the XML's, the evidence is the page.

A printed line that says the same lends its evidence and its unit as printed. A number that the page prints
elsewhere near the line's name is evidence too; one that it does not print names its place in the XML. Where
page and XML differ, that is a problem, and the value is doubted: the two are one invoice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from classifier.facts import Evidence, Fact
from classifier.quantity import Quantity, plain, point
from extractor.document.model import Source
from extractor.document.page import Page
from extractor.language.phrases import Phrases
from extractor.trade.einvoice.places import Place, find_name, find_number
from extractor.trade.einvoice.xml import EInvoice, Entry, InvoiceLine, NotReadable, parse
from extractor.trade.language.names import label
from extractor.trade.lines import TradeLine, TradeReading

UNITS = {
    "C62": "pcs", "H87": "pcs", "EA": "pcs", "PCE": "pcs", "NAR": "pcs", "SET": "set", "PR": "pair",
    "KGM": "kg", "GRM": "g", "TNE": "t", "LTR": "l", "MTR": "m", "MTK": "m2", "MTQ": "m3",
    "HUR": "h", "DAY": "day", "XPP": "pcs", "XBX": "box", "XCT": "carton",
}  # fmt: skip
"""Units of UN/ECE Recommendations 20 and 21 that invoices use, in words; others keep their code."""

NOTHING_PRINTED = TradeReading(())
DIFFERS = "the page prints another value than the e-invoice's XML"


@dataclass(frozen=True, slots=True)
class _Paper:
    """What a line is looked for in: the pages, the XML's name, the invoice's currency; and the catalogue's words."""

    pages: Sequence[Page]
    sha256: str
    file: str
    currency: str
    phrases: Phrases


def lines(
    attachments: Sequence[Source],
    pages: Sequence[Page],
    sha256: str,
    phrases: Phrases,
    printed: TradeReading = NOTHING_PRINTED,
) -> TradeReading | None:
    """The lines of the first e-invoice among a PDF's attachments; `None` where there is none with lines.

    `printed` are the lines that were read from the pages: they are checked against the XML's.
    """
    for source in attachments:
        name = source.identity.name.rpartition("/")[2]
        if not source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            continue
        try:
            invoice = parse(source.data)
        except NotReadable as reason:
            note = f"{name} inside the PDF was not read: {reason}; the lines are the page's."
            return replace(printed, problems=(*printed.problems, note))
        if invoice is not None and invoice.lines:
            return _joined(invoice, _Paper(pages, sha256, name, invoice.currency, phrases), printed)
    return None


def _joined(invoice: EInvoice, paper: _Paper, printed: TradeReading) -> TradeReading:
    pairs = _pairs(invoice.lines, printed.lines)
    made = [_line(line, k + 1, pairs.get(k), paper) for k, line in enumerate(invoice.lines)]
    strangers = [p for k, p in enumerate(printed.lines) if k not in {at for at, _ in pairs.values()}]
    return TradeReading(tuple(made), tuple(_troubles(invoice, paper, strangers)))


def _troubles(invoice: EInvoice, paper: _Paper, strangers: Sequence[TradeLine]) -> Iterator[str]:
    for line in strangers:
        yield f"the page has a line that {paper.file} lacks: {line.line or ''} {line.label}".rstrip()
    total = sum((e.number for x in invoice.lines if (e := x.amount) and e.number is not None), Decimal(0))
    if invoice.sum is not None and invoice.sum != total:
        yield f"the lines of {paper.file} add up to {plain(total)}, but it states {plain(invoice.sum)}"


_Pair = tuple[int, TradeLine]


def _pairs(given: Sequence[InvoiceLine], printed: Sequence[TradeLine]) -> dict[int, _Pair]:
    """Which printed line is which line of the XML, by index: the most alike first, each once."""
    scored = [
        (score, -abs(k - n), k, n)
        for k, line in enumerate(given)
        for n, other in enumerate(printed)
        if (score := _likeness(line, other)) > 1
    ]
    pairs: dict[int, _Pair] = {}
    taken: set[int] = set()
    for _, _, k, n in sorted(scored, reverse=True):
        if k not in pairs and n not in taken:
            pairs[k] = (n, printed[n])
            taken.add(n)
    return pairs


def _likeness(line: InvoiceLine, other: TradeLine) -> int:
    """How much two lines share: values count one each, a name or an article two, a line number one."""
    same = sum(
        any(_same(wanted, f) for f in other.facts if f.property == name) for name, wanted in _values(line).items()
    )
    named = bool(line.article and line.article == other.article)
    named = named or (len(other.label) > 3 and other.label.casefold() in line.name.casefold())
    return same + 2 * named + bool(line.number and line.number == other.line)


def _values(line: InvoiceLine) -> dict[str, tuple[Decimal, ...]]:
    """The numbers of a line by property, each with every way in which a page may print it."""
    found: dict[str, tuple[Decimal, ...]] = {}
    for name, entry in (("quantity", line.quantity), ("unit_price", line.price), ("amount", line.amount)):
        if entry is None or entry.number is None:
            continue
        per_unit = entry.number / line.basis if name == "unit_price" and line.basis else entry.number
        found[name] = (entry.number, per_unit)
    return found


def _same(wanted: Sequence[Decimal], fact: Fact) -> bool:
    """Whether a printed fact is one of the values; a credit note prints a sign that its XML may lack."""
    if not isinstance(fact.value, Quantity) or fact.value.interval.low is None:
        return False
    return any(abs(fact.value.interval.low) == abs(number) for number in wanted)


def _line(line: InvoiceLine, number: int, pair: _Pair | None, paper: _Paper) -> TradeLine:
    other = pair[1] if pair else None
    description = other.description if other else find_name(line.name, paper.pages)
    near = Place(description[0][0], description[0][1]) if description else None
    facts, problems = [], list(other.problems if other else ())
    for fact, trouble in _facts(line, number, other, near, paper):
        facts.append(fact)
        problems += trouble
    kept = {f.property for f in facts}
    facts += [f for f in (other.facts if other else ()) if f.property not in kept]
    return TradeLine(
        line=(other.line if other else None) or line.number or str(number),
        label=other.label if other else label(None, line.name, line.article, paper.phrases),
        article=line.article or (other.article if other else None),
        facts=tuple(facts),
        description=description,
        problems=tuple(problems),
    )


def _facts(
    line: InvoiceLine, number: int, other: TradeLine | None, near: Place | None, paper: _Paper
) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    values = _values(line)
    for name, entry in (("quantity", line.quantity), ("unit_price", line.price), ("amount", line.amount)):
        if entry is not None and name in values:
            printed = [f for f in other.facts if f.property == name] if other else []
            yield _number_fact(name, entry, number, values[name], printed, near, paper)
    if line.tariff is not None:
        digits = "".join(c for c in line.tariff.text if c.isdigit())
        known = [f for f in other.facts if f.property == "tariff_line" and f.value == digits] if other else []
        where = known[0].evidence if known else (_in_xml(line.tariff, number, paper),)
        yield Fact("tariff_line", digits, evidence=where), ()


def _number_fact(
    name: str,
    entry: Entry,
    number: int,
    wanted: tuple[Decimal, ...],
    printed: Sequence[Fact],
    near: Place | None,
    paper: _Paper,
) -> tuple[Fact, tuple[str, ...]]:
    """The XML's value with the evidence of the page where it says the same; else both are told."""
    unit = UNITS.get(entry.unit, entry.unit) if name == "quantity" else paper.currency
    same = next((f for f in printed if _same(wanted, f)), None)
    if same is not None:
        as_printed = same.quantity.unit if name == "quantity" else ""
        value = Quantity(same.quantity.interval, as_printed or unit)
        return Fact(name, value, evidence=same.evidence), ()
    value = Quantity(point(wanted[0]), unit)
    found = find_number(wanted, near, paper.pages)
    where = found.evidence(paper.pages) if found else _in_xml(entry, number, paper)
    if not printed:
        return Fact(name, value, evidence=(where,)), ()
    trouble = f"{paper.file} says {name} {plain(wanted[0])}, the page {printed[0].value}"
    return Fact(name, value, evidence=(where, *printed[0].evidence), doubt=DIFFERS), (trouble,)


def _in_xml(entry: Entry, number: int, paper: _Paper) -> Evidence:
    """A place in the XML: `factur-x.xml!line 3`; the span counts the XML file's characters."""
    return Evidence(paper.sha256, entry.text, entry.span, cell=f"{paper.file}!line {number}", found="attachment")
