"""What an item is: by the head noun of its description, or, for a whole paper, by what its titles and text name.

Several names, likeliest first, where the words leave it open: the classifier then asks instead of guessing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from classifier.facts import Evidence
from extractor import makeup
from extractor.makeup import Signs, signs
from extractor.pages import GAP, Line, Page
from extractor.phrases import Mention, head, mentions
from extractor.terms import Terms

_BATTERIES = frozenset({"lithium_ion_cell", "lithium_ion_pack", "cell", "battery", "pack"})
_NO_GOODS = frozenset({"part", "paper", "other", "generic"})
_TECHNOLOGY = "_technology"
_NAMED_ROW = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\W*)?(?:products?(?: name| type)?|type|battery type|cell type|system|sample(?: name)?|sample description"
    r"|description|commodity|equipment name|产品名称|品名|产品|产品类型|类型|名称|设备名称|样品名称|样品|型号名称|製品名|品種|名稱|제품명|품명"
    r"|produkt\w*|bezeichnung|handelsname|désignation|produit)\b\s*(?:[A-Za-z ]{0,20})[:：\s]",
    re.I,
)
_SCOPE = re.compile(r"\bappl(?:y|ies|ied)\b|\bdescribes?\b|\bdefines?\b|\bscope\b|适用于|规定了|本规格书|適用|についての|gilt für", re.I)
_TITLE, _ROW, _LABELLED, _SAID, _BODY = 4.0, 5.0, 3.0, 2.0, 0.25
# A line of running text: it begins in the middle of a sentence, or has a sentence's punctuation or length.
_SENTENCE = re.compile(r"^[a-z(][a-z/-]*\s+[a-z]|^[a-z-]+$|[。；;]|，.{4}|[a-z]{3}\.\s*$|^.{120}|\b(?:is|are|was|has|that|which|will)\b|\bcan\s+be\b")
_NOMINAL_CAPACITY = re.compile(
    r"(?:nominal|rated|minimum|typical|标称|额定|公称|定格|공칭)\s*(?:capacity|容量|용량)[^\n]{0,40}\d\s?m?Ah", re.I
)
_SERVED_ROW = re.compile(r"适用|适合|应用|对应|用途|\b(?:for|applications?|use|suitable|format)\b", re.I)
_BRIDGE = " -"
"""As long as `GAP`, so that places stay; a hyphen does not part the words of a name."""
_FIRST_LINES = 8
_PROMINENT = 1.3
_RAISED = 1.15
_PAGES = 6


@dataclass(frozen=True, slots=True)
class ProductCall:
    """What an item is taken to be: `products` likeliest first, and why.

    `spans` are the words of the description that say so; `evidence` are the same on a document's pages.
    """

    products: tuple[str, ...]
    reason: str
    spans: tuple[tuple[int, int], ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def product(self) -> str:
        """The likeliest name."""
        return self.products[0]


@dataclass(frozen=True, slots=True)
class _Vote:
    page: int
    start: int
    text: str
    weight: float
    mention: Mention


def identify(text: str, terms: Terms) -> ProductCall:
    """What the description of one item, say of an invoice's line, names; `other` where it names nothing known."""
    found = terms.find(text)
    mention = head(text, found)
    own = signs(text, found)
    if mention is None:
        return _unnamed(text, own, mentions(found))
    products = _narrowed(mention, own, own)
    spans = ((mention.start, mention.end), *(s for s in own.spans if s != (mention.start, mention.end)))
    return ProductCall(products, f"the text names it {mention.text!r}", spans)


def identify_document(
    pages: Sequence[Page], terms: Terms, label: str = "", sha256: str = ""
) -> ProductCall:
    """What a whole paper is about (of one of its models, where `label` is given): titles and rows that name the
    product weigh most, lines with the label more than others, running text least."""
    votes = list(_votes(pages[:_PAGES], terms, label))
    totals = _totals(votes)
    text = "\n".join(p.text for p in pages[:_PAGES])
    whole = signs(text, terms.find(text))
    is_primer = any(v.mention.name == "paper" and v.weight >= _TITLE for v in votes)
    if not any(v.weight >= _SAID for v in votes) and _NOMINAL_CAPACITY.search(text) and whole.volts:
        return ProductCall(makeup.battery(False, whole, whole), "it states a capacity and a voltage as cells have them")
    if is_primer or not any(v.weight >= _SAID for v in votes):
        return ProductCall(("other",), "no title, no row and no statement of scope names goods that the catalogue speaks of")
    best = max(totals, key=lambda name: (totals[name], name))
    chosen = sorted((v for v in votes if _class(v.mention) == best), key=lambda v: -v.weight)
    top = [v for v in chosen if v.weight >= _SAID] or chosen[:3]
    said = "\n".join(dict.fromkeys([*(v.text for v in top), *_lines_with(label, pages), label]))
    own = signs(said, terms.find(said))
    products = _narrowed(_narrowest(top), own, whole)
    evidence = tuple(_evidence(pages, vote, sha256) for vote in top[:3])
    return ProductCall(products, f"titles and text name it {top[0].mention.text!r}", (), evidence)


def _totals(votes: Iterable[_Vote]) -> dict[str, float]:
    """The weight of each class of goods; running text counts for no more than one title."""
    loud: dict[str, float] = defaultdict(float)
    quiet: dict[str, float] = defaultdict(float)
    for vote in votes:
        (loud if vote.weight >= _SAID else quiet)[_class(vote.mention)] += vote.weight
    return {name: loud[name] + min(quiet[name], _TITLE) for name in {*loud, *quiet}}


def _lines_with(label: str, pages: Sequence[Page]) -> Iterator[str]:
    """The lines that hold the label of a model."""
    for page in pages:
        for line in page.lines:
            text = page.text[line.start : line.end]
            if label and label in text:
                yield text


def _votes(pages: Sequence[Page], terms: Terms, label: str) -> Iterator[_Vote]:
    first = next((p.number for p in pages if p.text.strip()), 0)
    for page in pages:
        usual = _usual_size(page)
        columns = _columns(page, label)
        for index, line in enumerate(page.lines):
            prominence = _prominence(page, line, usual)
            is_title = page.number == first and (index < _FIRST_LINES or prominence >= _PROMINENT)
            for start, text in _pieces(page, line, prominence):
                mention = head(text, terms.find(text))
                if mention is not None:
                    weight = _weight(text, page.text[line.start : line.end], mention, prominence if is_title else 0.0)
                    yield _Vote(page.number, start, text, weight + _beside(page, line, start, label, columns), mention)


def _prominence(page: Page, line: Line, usual: float) -> float:
    """The height of a line's type as a multiple of the usual one; 1 where heights are not known."""
    size = max((w.size for s in line.segments for w in page.words[s.first : s.last]), default=0.0)
    return size / usual if usual and size else 1.0


def _pieces(page: Page, line: Line, prominence: float) -> Iterator[tuple[int, str]]:
    """A line's segments; a short line in large type is one piece, for titles are often set with wide gaps."""
    text = page.text[line.start : line.end]
    if prominence >= _PROMINENT and len(text) <= 80:
        yield line.start, text.replace(GAP, _BRIDGE)
        return
    for segment in line.segments:
        yield segment.start, page.text[segment.start : segment.end]


def _beside(page: Page, line: Line, start: int, label: str, columns: Sequence[tuple[float, float]]) -> float:
    """The weight that a piece gains from the label in its line, or from standing in the label's column."""
    if not label:
        return 0.0
    if label in page.text[line.start : line.end]:
        return _LABELLED
    if _SERVED_ROW.search(page.text[line.segments[0].start : line.segments[0].end]):
        return 0.0
    box = next(s.box for s in line.segments if s.start <= start < s.end)
    return _LABELLED if any(a < (box[0] + box[2]) / 2 < b for a, b in columns) else 0.0


def _columns(page: Page, label: str) -> tuple[tuple[float, float], ...]:
    """Where the label heads a column of a page, in points from the left; only where it stands by itself."""
    if not label:
        return ()
    return tuple(
        (s.box[0], s.box[2]) for line in page.lines for s in line.segments if page.text[s.start : s.end].strip() == label
    )


def _weight(text: str, line: str, mention: Mention, prominence: float) -> float:
    """`prominence` is the type's height as a multiple of the usual one in a title, 0 in running text."""
    if mention.name in ("generic", "part", "graphite"):
        return _BODY / 3 if mention.name != "graphite" or not prominence else _SAID
    weight = _BODY
    if _SERVED_ROW.match(line.lstrip("0123456789. ")):
        return weight
    if prominence > _RAISED or (prominence and not _SENTENCE.search(text)):
        weight = _TITLE + min(max(prominence - 1.0, 0.0) * 3, _TITLE)
    if _NAMED_ROW.match(line):
        weight = max(weight, _ROW)
    if _SCOPE.search(line) and mention.name not in _NO_GOODS:
        weight = max(weight, _SAID)
    return weight


def _usual_size(page: Page) -> float:
    """The height, in points, of most of a page's type; 0 where heights are not known."""
    sizes = sorted(w.size for w in page.words if w.size)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _class(mention: Mention) -> str:
    """What is counted together: all names of batteries, of anodes, of cathodes; each machine by itself."""
    name = mention.name
    if name in _BATTERIES:
        return "battery"
    if name == "graphite":
        return "anode"
    if name in _NO_GOODS:
        return f"other {mention.text.split()[-1].lower()}"
    for group in ("anode", "cathode", "hydroxide", "precursor"):
        if name.endswith(group):
            return "precursor" if group == "hydroxide" else group
    return name


def _narrowest(votes: Sequence[_Vote]) -> Mention:
    """The name that says most among the heaviest: a product's before a general word, a pack before a battery."""
    order = {"pack": 1, "cell": 2, "battery": 3, "graphite": 4}
    return min((v.mention for v in votes[:6]), key=lambda m: (not m.is_product, order.get(m.name, 0)))


def _narrowed(mention: Mention, own: Signs, whole: Signs) -> tuple[str, ...]:
    """The products that a name may mean, given what is said of it."""
    name = mention.name
    if name in _BATTERIES:
        return makeup.battery("pack" in name, own, whole)
    if name in _NO_GOODS:
        return ("other",)
    if name == "technology":
        return _technology(own)
    if name.endswith("graphite_anode") or name == "anode":
        return makeup.anode(own if own.make & {"artificial", "natural", "blend", "silicon"} else whole)
    if name == "graphite":
        return _graphite(own, whole)
    if name == "cathode":
        return makeup.cathode(own if own.chemistry or own.formulas or own.make else whole)
    if name == "precursor":
        return makeup.precursor(own if own.formulas or own.make else whole)
    return (name,)


def _graphite(own: Signs, whole: Signs) -> tuple[str, ...]:
    """Graphite named without a form: an anode material where anodes or lithium batteries are spoken of."""
    if own.goods & {"anode"} or "lithium_ion" in own.chemistry or "anode" in whole.goods:
        return makeup.anode(own)
    return ("graphite_not_anode",)


def _technology(own: Signs) -> tuple[str, ...]:
    """A licence or know-how: which technology, by what it is said to be of."""
    direct = sorted(name for name in own.goods if name.endswith(_TECHNOLOGY))
    if direct:
        return tuple(direct)
    if "lfp_cathode" in own.goods or "lmfp_cathode" in own.goods:
        return ("lmfp_technology",) if "lmfp_cathode" in own.goods else ("lfp_technology",)
    return ("cell_technology", "other") if own.goods & {"cell", "lithium_ion_cell"} else ("other",)


def _unnamed(text: str, own: Signs, named: Iterable[Mention]) -> ProductCall:
    """A text without a head: a type code or a formula may still tell; else it is something else."""
    code = makeup.has_code(text)
    if code and not any(named):
        return ProductCall(makeup.battery(False, own, own), f"the code {code[0]!r}", (code.span(),))
    for formula in own.formulas:
        product = makeup.of_formula(formula)
        if product and not any(named):
            return ProductCall((product,), f"the formula {formula.text!r}", own.spans[-1:])
    return ProductCall(("other",), "it names nothing that the catalogue speaks of")


def _evidence(pages: Sequence[Page], vote: _Vote, sha256: str) -> Evidence:
    page = next(p for p in pages if p.number == vote.page)
    start, end = vote.start + vote.mention.start, vote.start + vote.mention.end
    words = page.words_in(start, end)
    cell = words[0].cell if words else None
    return Evidence(
        sha256,
        page.text[start:end],
        (start, end),
        page=page.number if cell is None else None,
        box=page.box_of(start, end) if cell is None else None,
        cell=cell,
    )
