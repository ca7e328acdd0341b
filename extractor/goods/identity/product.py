"""What an item is: by the head noun of its description, or, for a whole paper, by what its titles and text name.

Several names, likeliest first, where the words leave it open: the classifier then asks instead of guessing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from classifier.facts import Evidence
from classifier.law.vocabulary import Vocabulary
from extractor.document.page import Page
from extractor.facts.candidates import quote
from extractor.goods.identity.chemistry import Signs, has_code, is_cell_like, signs
from extractor.goods.identity.naming_weights import HEADLINE, SAID, TITLE
from extractor.goods.identity.namings import (
    Naming,
    Survey,
    class_of,
    survey,
    totals,
)
from extractor.goods.identity.of_label import for_label, lines_with, named_before, of_series, stacks
from extractor.goods.identity.rules import narrowed, of_formula
from extractor.language.chemistry.formulas import find
from extractor.language.noun_phrases import Mention, head, mentions
from extractor.language.phrases import Shape
from extractor.language.terms import Terms

_BUILT_IN = Shape(
    r"<<built_in>>\s*(?:<<battery_kind>>[- ]?){0,5}<<battery_inside>>[^\n]{0,40}?"
    r"(?:\d\s?<<inside_unit>>\b|(?<![A-Za-z])<<inside_unit>>[)\]）]?[\s:：|]{1,12}\d)",
    re.I,
)
_NOMINAL_CAPACITY = Shape(r"<<stated>>\s*<<capacity>>[^\n]{0,40}\d\s?<<ampere_hours>>", re.I)

_REMEMBERED = 1_000
"""Descriptions: each model of a column's asks for the texts of the column again."""

_TECHNOLOGY = "technology"

NAMES_NOTHING = "it names nothing that the catalogue speaks of"
BY_CODE = "the code"
NAMED_BEFORE = "its name stands right before its designation"


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


@lru_cache(maxsize=_REMEMBERED)
def identify(text: str, terms: Terms, whole: Signs | None = None) -> ProductCall:
    """What the description of one item, say of an invoice's line, names; `other` where it names nothing known.

    `whole` are the signs of the paper, where it is all about things of the same class.
    """
    found = terms.find(text)
    mention = head(text, found, terms.phrases)
    own = signs(text, found, terms)
    if mention is None:
        return _unnamed(text, own, mentions(found), terms)
    products = narrowed(mention.name, own, own if whole is None else whole, terms.vocabulary)
    spans = ((mention.start, mention.end), *(s for s in own.spans if s != (mention.start, mention.end)))
    return ProductCall(products, f"the text names it {mention.text!r}", spans)


def by_formula(call: ProductCall, composed: Sequence[str], vocabulary: Vocabulary) -> ProductCall:
    """The call, unless the one formula that is said of the model tells another product of the same family.

    A carbonate in a list of hydroxides.
    """
    told = {
        name for text in composed for placed in find(text) if (name := of_formula(placed.formula, vocabulary.goods))
    }
    if len(told) != 1 or told == set(call.products):
        return call
    (name,) = told
    if vocabulary.products[name].family != vocabulary.products[call.product].family:
        return call
    return replace(call, products=(name,), reason=f"{call.reason}, but its formula is another's")


def taught(call: ProductCall, surveyed: Survey, terms: Terms) -> ProductCall:
    """The technology that a paper on technology is about, where it names nothing but what is made by it.

    A dossier that hands over how a cell is made is no cell.
    """
    said = "\n".join(dict.fromkeys(e.text for e in call.evidence))
    products = narrowed(_TECHNOLOGY, signs(said, terms.find(said), terms), surveyed.whole, terms.vocabulary)
    return call if products == ("other",) else replace(call, products=products, reason=f"know-how: {call.reason}")


def identify_document(pages: Sequence[Page], terms: Terms, label: str = "") -> ProductCall:
    """What a whole paper is about, or one of its models where a label is given; see `identify_model`."""
    return identify_model(survey(pages, terms), terms, label)


def identify_model(surveyed: Survey, terms: Terms, label: str = "", but: str | None = None) -> ProductCall:
    """What a model of a surveyed paper is; no goods of the class `but` (`other`: none of all that no entry names).

    Titles and rows that name the product weigh most, lines with the label more than others, running text least; a
    machine named in the label's column before all. `other` where no such place names goods.
    """
    if but is not None:
        kept = tuple(n for n in surveyed.namings if class_of(n.mention, terms.vocabulary).split()[0] != but)
        surveyed = replace(surveyed, namings=kept)
    call = _by_namings(surveyed, terms, label)
    for text in stacks(surveyed, label) if label else ():
        own = identify(text, terms)
        # A machine's name tells what the column is; a battery's or a material's may be what it is for.
        if len(own.products) == 1 and terms.vocabulary.products[own.product].family == "machine":
            return replace(call, products=own.products, reason=f"its column says {text!r}")
    return by_series(surveyed, terms, label) or call


def by_series(surveyed: Survey, terms: Terms, label: str) -> ProductCall | None:
    """The machine that a model's series is called in running text, where it is called one alone."""
    named = {m.name for m in of_series(surveyed, label)} & set(terms.vocabulary.products)
    if len(named) != 1 or terms.vocabulary.products[name := named.pop()].family != "machine":
        return None
    return ProductCall((name,), "its series is called so")


def by_name_before(surveyed: Survey, terms: Terms, label: str) -> ProductCall | None:
    """The machine, or other goods, that one name alone right before a model's designation tells.

    General words ("unit AX-5 only") tell nothing, and other goods nothing against a machine in the model's column.
    """
    products = terms.vocabulary.products
    named = {m.name for m in named_before(surveyed, label)}
    if len(named) != 1 or (name := named.pop()) not in products:
        return None
    family = products[name].family
    in_column = (products[identify(text, terms).product].family for text in stacks(surveyed, label))
    if family not in ("machine", "other") or (family == "other" and "machine" in in_column):
        return None
    return ProductCall((name,), NAMED_BEFORE)


def _by_namings(surveyed: Survey, terms: Terms, label: str) -> ProductCall:
    namings = for_label(surveyed, label, terms.phrases)
    whole = surveyed.whole
    if not any(n.weight >= SAID for n in namings):
        if terms.phrases.pattern(_NOMINAL_CAPACITY).search(surveyed.text) and whole.volts:
            return ProductCall(
                narrowed("battery", whole, whole, terms.vocabulary), "it states a capacity and a voltage as cells do"
            )
        return _with_battery_inside(_unnamed_paper(surveyed, terms), surveyed, terms)
    loudest = max(n.weight for n in namings)
    if any(n.mention.name == "paper" and n.weight >= max(TITLE, loudest) for n in namings):
        return ProductCall(("other",), "its title says that it is a treatise")
    weights = totals(namings, terms.vocabulary)
    best = max(weights, key=lambda name: (weights[name], name))
    if any(n.mention.name == _TECHNOLOGY and n.weight >= TITLE for n in namings):
        best = _TECHNOLOGY  # what is taught or licensed names its product as loudly as itself
    if best in ("cathode", "anode") and "battery" in weights and whole.volts:
        best = "battery"  # a material has no nominal voltage: it is named as what the cell is made of
    chosen = sorted((n for n in namings if class_of(n.mention, terms.vocabulary) == best), key=lambda n: -n.weight)
    # Beside a headline, the rows of parts and the makers' names say nothing of what the whole is.
    enough = HEADLINE if chosen[0].weight >= HEADLINE else SAID
    top = [n for n in chosen if n.weight >= enough] or chosen[:3]
    weighty = any(n.mention.name == "generic" and n.weight >= SAID for n in surveyed.namings)
    if all(n.mention.name == "generic" for n in top) and not weighty:
        # "Alarm and tracking devices" among the uses of a cell names no goods of the paper.
        return _with_battery_inside(ProductCall(("other",), NAMES_NOTHING), surveyed, terms)
    said = "\n".join(dict.fromkeys([*(n.text for n in top), *lines_with(label, surveyed.pages), label]))
    products = narrowed(_narrowest(top).name, signs(said, terms.find(said), terms), whole, terms.vocabulary)
    evidence = tuple(_evidence(surveyed.pages, naming) for naming in top[:3])
    call = ProductCall(products, f"titles and text name it {top[0].mention.text!r}", (), evidence)
    return _with_battery_inside(call, surveyed, terms)


def _with_battery_inside(call: ProductCall, surveyed: Survey, terms: Terms) -> ProductCall:
    """A device that states the battery inside it: the law does not speak of it, so a person decides."""
    if call.products != ("other",) or not _holds(terms.phrases.pattern(_BUILT_IN), surveyed.text):
        return call
    return replace(call, products=("other", "lithium_ion_pack"), reason="a device with a battery inside")


@lru_cache(maxsize=4)
def _holds(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a paper's whole text holds a pattern; each of its models asks."""
    return pattern.search(text) is not None


def _unnamed_paper(surveyed: Survey, terms: Terms) -> ProductCall:
    """A paper whose titles hold no name of goods: a type code in its first lines may still tell."""
    opening = surveyed.text[:200]
    call = _unnamed(opening, signs(opening, terms.find(opening), terms), mentions(terms.find(opening)), terms)
    return replace(call, spans=())


def _narrowest(namings: Sequence[Naming]) -> Mention:
    """The name that says most among the heaviest: a product's before a general word, a pack before a battery."""
    order = {"pack": 1, "cell": 2, "battery": 3, "graphite": 4}
    return min((n.mention for n in namings[:6]), key=lambda m: (not m.is_product, order.get(m.name, 0)))


def _unnamed(text: str, own: Signs, named: Iterable[Mention], terms: Terms) -> ProductCall:
    """A text without a head: a type code or a formula may still tell; else it is something else."""
    code = has_code(text, terms)
    if code and not any(named):
        return ProductCall(narrowed("battery", own, own, terms.vocabulary), f"{BY_CODE} {code[0]!r}", (code.span(),))
    if is_cell_like(own, text, terms) and not any(named):
        return ProductCall(narrowed("battery", own, own, terms.vocabulary), "its chemistry and its capacity", own.spans)
    for formula in own.formulas:
        product = of_formula(formula, terms.vocabulary.goods)
        if product and not any(named):
            return ProductCall((product,), f"the formula {formula.text!r}", own.spans[-1:])
    return ProductCall(("other",), NAMES_NOTHING)


def _evidence(pages: Sequence[Page], naming: Naming) -> Evidence:
    page = next(p for p in pages if p.number == naming.page)
    start = naming.start + naming.mention.start
    return quote(page, (start, start + naming.mention.end - naming.mention.start), "line")
