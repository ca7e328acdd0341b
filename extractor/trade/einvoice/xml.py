"""The lines of an e-invoice's XML: Factur-X, ZUGFeRD and XRechnung (UN/CEFACT CII), ZUGFeRD 1, and Order-X.

Elements are told by their local names, for the dialects differ in namespaces and in a few names only; the
libraries that were tried each know one dialect and refuse a file with anything beside it. The parser is
expat: a document type is refused, so no entity can be declared, and each text keeps its place in the file.
"""

from __future__ import annotations

import xml.parsers.expat as expat
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

MAX_LINES = 5_000
MAX_ELEMENTS = 500_000
MAX_DEPTH = 60

ROOTS = frozenset({"CrossIndustryInvoice", "CrossIndustryDocument", "SCRDMCCBDACIOMessageStructure"})
_LINE = "IncludedSupplyChainTradeLineItem"
_AGREEMENTS = ("SpecifiedLineTradeAgreement", "SpecifiedSupplyChainTradeAgreement")
_DELIVERIES = ("SpecifiedLineTradeDelivery", "SpecifiedSupplyChainTradeDelivery")
_SETTLEMENTS = ("SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement")
_LINE_SUMS = (
    "SpecifiedTradeSettlementLineMonetarySummation",
    "SpecifiedTradeSettlementMonetarySummation",
)
_QUANTITIES = ("BilledQuantity", "RequestedQuantity", "AgreedQuantity")


class NotReadable(ValueError):
    """The XML cannot be read, or must not be; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text of the XML as it stands there, with its span in the file's characters."""

    text: str
    span: tuple[int, int]
    unit: str = ""

    @property
    def number(self) -> Decimal | None:
        """Its value, for XML writes a decimal point always; `None` where it is no number."""
        try:
            found = Decimal(self.text)
        except InvalidOperation:
            return None
        return found if found.is_finite() else None


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line. `price` is for `basis` units (1 where it says nothing); `tariff` is a customs number."""

    number: str
    name: str
    article: str
    quantity: Entry | None = None
    price: Entry | None = None
    basis: Decimal = Decimal(1)
    amount: Entry | None = None
    tariff: Entry | None = None


@dataclass(frozen=True, slots=True)
class EInvoice:
    """An invoice's or an order's lines, its currency, and the sum of the lines' amounts that it states."""

    currency: str
    lines: tuple[InvoiceLine, ...]
    sum: Decimal | None = None


def parse(data: bytes) -> EInvoice | None:
    """The lines of an e-invoice; `None` where the XML is something else. Raises `NotReadable`."""
    root = _tree(data)
    if root.name not in ROOTS:
        return None
    currency = next((n.text for n in _walk(root) if n.name in ("InvoiceCurrencyCode", "OrderCurrencyCode")), "")
    found = [n for n in _walk(root) if n.name == _LINE]
    if len(found) > MAX_LINES:
        raise NotReadable(f"it has more than {MAX_LINES} lines")
    lines = tuple(line for node in found if (line := _line(node)) is not None)
    return EInvoice(currency, lines, _sum(root))


@dataclass(slots=True)
class _Node:
    name: str
    attributes: dict[str, str]
    start: int = 0
    text: str = ""
    children: list[_Node] = field(default_factory=list)

    def at(self, *names: str | tuple[str, ...]) -> _Node | None:
        """The element down a path of local names, the first of several; `None` where there is none."""
        here: _Node | None = self
        for name in names:
            wanted = (name,) if isinstance(name, str) else name
            here = next((c for c in here.children if c.name in wanted), None) if here else None
        return here

    def entry(self, *names: str | tuple[str, ...]) -> Entry | None:
        node = self.at(*names)
        if node is None or not node.text.strip():
            return None
        start = node.start + len(node.text) - len(node.text.lstrip())
        text = node.text.strip()
        return Entry(text, (start, start + len(text)), node.attributes.get("unitCode", ""))

    def words(self, *names: str | tuple[str, ...]) -> str:
        node = self.at(*names)
        return " ".join(node.text.split()) if node else ""


def _tree(data: bytes) -> _Node:
    parser = expat.ParserCreate()
    builder = _Builder(parser, data)
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.write
    try:
        parser.Parse(data, True)
    except NotReadable:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two for odd codings
        raise NotReadable("it is damaged") from error
    return builder.root.children[0]


class _Builder:
    """Collects elements; refuses a document type, and far more or far deeper than an invoice needs."""

    def __init__(self, parser: expat.XMLParserType, data: bytes) -> None:
        self.root = _Node("", {})
        self._open = [self.root]
        self._parser = parser
        self._data = data
        self._count = 0
        self._read = (0, 0)  # a place in the file, in bytes and in characters

    def refuse(self, *_: object) -> None:
        raise NotReadable("it declares a document type, which no e-invoice needs")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) > MAX_DEPTH:
            raise NotReadable("it has more elements than any e-invoice needs")
        node = _Node(name.rpartition(":")[2], attributes)
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, name: str) -> None:
        self._open.pop()

    def write(self, text: str) -> None:
        node = self._open[-1]
        if not node.text:
            node.start = self._place()
        node.text += text

    def _place(self) -> int:
        at, characters = self._read
        here = self._parser.CurrentByteIndex
        characters += len(self._data[at:here].decode("utf-8", "replace"))
        self._read = (here, characters)
        return characters


def _walk(node: _Node) -> Iterator[_Node]:
    """The element and all below it; what is below a line is left to the line."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        if here.name != _LINE:
            waiting.extend(reversed(here.children))


def _line(node: _Node) -> InvoiceLine | None:
    """A line with goods and a quantity or an amount; `None` for a line that only holds a note."""
    price = ("NetPriceProductTradePrice",)
    basis = node.entry(_AGREEMENTS, *price, "BasisQuantity")
    line = InvoiceLine(
        number=node.words("AssociatedDocumentLineDocument", "LineID"),
        name=node.words("SpecifiedTradeProduct", "Name"),
        article=node.words("SpecifiedTradeProduct", ("SellerAssignedID", "BuyerAssignedID", "GlobalID")),
        quantity=_number(node.entry(_DELIVERIES, _QUANTITIES)),
        price=_number(node.entry(_AGREEMENTS, *price, "ChargeAmount")),
        basis=(basis.number if basis else None) or Decimal(1),
        amount=_number(node.entry(_SETTLEMENTS, _LINE_SUMS, "LineTotalAmount")),
        tariff=_tariff(node),
    )
    return line if line.quantity or line.amount else None


def _number(entry: Entry | None) -> Entry | None:
    return entry if entry and entry.number is not None else None


def _tariff(node: _Node) -> Entry | None:
    """A classification by the Harmonized System (UNTDID 7143: HS; TSP is another number)."""
    product = node.at("SpecifiedTradeProduct")
    for child in product.children if product else ():
        code = child.at("ClassCode") if child.name == "DesignatedProductClassification" else None
        if code is not None and code.attributes.get("listID", "").upper() in ("HS", "TARIC", "CN"):
            return child.entry("ClassCode")
    return None


def _sum(root: _Node) -> Decimal | None:
    header = (
        "SpecifiedTradeSettlementHeaderMonetarySummation",
        "SpecifiedTradeSettlementMonetarySummation",
    )
    for node in _walk(root):
        if node.name in header:
            total = node.entry("LineTotalAmount")
            return total.number if total else None
    return None
