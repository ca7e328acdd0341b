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
from extractor.pages import Page
from extractor.phrases import Mention, head, mentions
from extractor.terms import Term, Terms

_BATTERIES = frozenset({"lithium_ion_cell", "lithium_ion_pack", "cell", "battery", "pack"})
_NO_GOODS = frozenset({"part", "paper", "other"})
_TECHNOLOGY = "_technology"
_NAMED_ROW = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\W*)?(?:products?(?: name| type)?|type|battery type|cell type|system|sample(?: name)?|sample description"
    r"|description|commodity|equipment name|产品名称|品名|产品|产品类型|类型|名称|设备名称|样品名称|样品|型号名称|製品名|品種|名稱|제품명|품명"
    r"|produkt\w*|bezeichnung|handelsname|désignation|produit)\b\s*(?:[A-Za-z ]{0,20})[:：\s]",
    re.I,
)
_SCOPE = re.compile(r"\bappl(?:y|ies|ied)\b|\bdescribes?\b|\bdefines?\b|\bscope\b|适用于|规定了|本规格书|適用|についての|gilt für", re.I)
_TITLE, _ROW, _LABELLED, _SAID, _BODY = 4.0, 5.0, 3.0, 2.0, 0.25
_FIRST_LINES = 8
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
    totals: dict[str, float] = defaultdict(float)
    for vote in votes:
        totals[_class(vote.mention)] += vote.weight
    text = "\n".join(p.text for p in pages[:_PAGES])
    whole = signs(text, terms.find(text))
    if not totals:
        return replace(_unnamed(text[:400], signs(text[:400], terms.find(text[:400])), ()), spans=())
    best = max(totals, key=lambda name: totals[name])
    chosen = sorted((v for v in votes if _class(v.mention) == best), key=lambda v: -v.weight)
    top = [v for v in chosen if v.weight >= _SAID] or chosen[:3]
    said = "\n".join(dict.fromkeys([*(v.text for v in top), label]))
    own = signs(said, terms.find(said))
    products = _narrowed(_narrowest(top), own, whole)
    evidence = tuple(_evidence(pages, vote, sha256) for vote in top[:3])
    return ProductCall(products, f"titles and text name it {top[0].mention.text!r}", (), evidence)


def _votes(pages: Sequence[Page], terms: Terms, label: str) -> Iterator[_Vote]:
    first = next((p.number for p in pages if p.text.strip()), 0)
    for page in pages:
        large = _large_size(page)
        for index, line in enumerate(page.lines):
            text = page.text[line.start : line.end]
            mention = head(text, terms.find(text))
            if mention is not None:
                size = max((w.size for w in page.words_in(line.start, line.end)), default=0.0)
                is_title = page.number == first and (index < _FIRST_LINES or (large and size >= large))
                weight = _weight(text, mention, is_title, bool(label) and label in text)
                yield _Vote(page.number, line.start, text, weight, mention)


def _weight(text: str, mention: Mention, is_title: bool, is_labelled: bool) -> float:
    weight = _BODY if mention.name not in _NO_GOODS else _BODY / 3
    if len(text) <= 120 and is_title:
        weight = _TITLE
    if _NAMED_ROW.match(text):
        weight = max(weight, _ROW)
    if _SCOPE.search(text):
        weight = max(weight, _SAID)
    return weight + (_LABELLED if is_labelled else 0.0)


def _large_size(page: Page) -> float:
    """The size of type, in points, from which a line stands out as a title; 0 where sizes are not known."""
    sizes = sorted(w.size for w in page.words if w.size)
    return sizes[len(sizes) // 2] * 1.3 if sizes else 0.0


def _class(mention: Mention) -> str:
    """What is counted together: all names of batteries, of anodes, of cathodes; each machine by itself."""
    name = mention.name
    if name in _BATTERIES:
        return "battery"
    if name in _NO_GOODS:
        return "other"
    for group in ("anode", "cathode", "hydroxide", "precursor"):
        if name.endswith(group):
            return "precursor" if group == "hydroxide" else group
    return name


def _narrowest(votes: Sequence[_Vote]) -> Mention:
    """The name that says most among the heaviest: a product's before a general word, a pack before a battery."""
    order = {"pack": 1, "cell": 2, "battery": 3}
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


def best_term(found: Iterable[Term]) -> Term | None:
    """The longest product name among terms; `None` if there is none."""
    return max((t for t in found if t.category == "product"), key=lambda t: t.end - t.start, default=None)
