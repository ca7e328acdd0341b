"""From candidates to items: which model a value belongs to, and what each model is.

A sheet of one model is one item; names over columns or before rows make one item each, and what the sheet says of
all of them goes to each. A line of a trade paper is an item of its own, with the values in its description.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from classifier.facts import Fact, Item, Kind
from classifier.law.vocabulary import Vocabulary
from extractor.facts.candidates import Candidate, ModelMention
from extractor.goods.asides import Aside
from extractor.goods.identity.product import ProductCall
from extractor.goods.settling import quoted, settle
from extractor.language.tokens import fold
from extractor.rows.designations import designation, is_designation


@dataclass(frozen=True, slots=True)
class Model:
    """One thing a datasheet speaks of.

    Its name, the words beside the name and above its table, its own candidates and everybody's.
    """

    label: str
    text: str
    candidates: tuple[Candidate, ...]
    heading: str = ""


def by_model(
    candidates: Sequence[Candidate],
    mentions: Sequence[ModelMention],
    label: str,
    names_goods: Callable[[str], bool],
) -> tuple[Model, ...]:
    """The models of a sheet with what is said of each; one under `label` where neither tables nor headings name two.

    `names_goods` tells whether words name goods that the catalogue speaks of.
    """
    believed = _believed([m for m in mentions if not m.is_section], candidates, names_goods)
    coded = _coded(believed)
    candidates = _under_their_heads(candidates, believed, coded)
    listed = _names(coded)
    samples = {key: name for key, name in listed.items() if _is_a_count(name)}
    if samples and (len(samples) == len(listed) or len(samples) > 1):
        candidates = _of_samples(candidates, samples)
        listed = {key: name for key, name in listed.items() if key not in samples and designation([name])}
    if len(listed) > 1:
        return _listed_models(listed, candidates, [m for m in mentions if not m.is_section])
    sections = _names([m for m in mentions if m.is_section and names_goods(m.text)])
    if len(sections) > 1:
        return _section_models(sections, candidates, [m for m in mentions if m.is_section])
    return (Model(next(iter(listed.values()), label), "", tuple(candidates)),)


def _is_a_count(name: str) -> bool:
    """Whether a name only counts: the samples of a lot ("1", "#2", "3#"), not models."""
    bare = name.strip("#＃ ")
    return bare.isdecimal() and len(bare) <= _COUNTED


def _of_samples(candidates: Sequence[Candidate], samples: Mapping[str, str]) -> tuple[Candidate, ...]:
    """The candidates, those of numbered samples as measured on the paper's own goods."""
    made = []
    for candidate in candidates:
        if {fold(m) for m in candidate.models} & samples.keys():
            kind = candidate.fact.kind or Kind.MEASURED
            candidate = replace(candidate, models=(), fact=replace(candidate.fact, kind=kind))
        made.append(candidate)
    return tuple(made)


def _believed(
    mentions: Sequence[ModelMention], candidates: Sequence[Candidate], names_goods: Callable[[str], bool]
) -> list[ModelMention]:
    """The names that are models'.

    A value stands under them or under a neighbour of their head, words that name goods stand beside them, or they are
    designations of a list that such names are in: what nobody recognises there is asked about.
    """
    valued = {fold(m) for c in candidates for m in c.models}
    texts = _texts(mentions)
    told = valued | {
        fold(m.name) for m in mentions if designation([m.name]) and names_goods(texts.get(fold(m.name), ""))
    }
    told |= {fold(m.name) for group in _line_ups(mentions) if not valued or len(group) >= _MANY for m in group}
    groups = {m.group for m in mentions if m.group is not None and fold(m.name) in told}
    lists = {m.listed for m in mentions if m.listed is not None and fold(m.name) in told}
    told |= {fold(m.name) for m in mentions if m.listed in lists and is_designation(m.name)}
    return [m for m in mentions if fold(m.name) in told or m.group in groups]


def _coded(mentions: Sequence[ModelMention]) -> Sequence[ModelMention]:
    """The names without those that are bare numbers and stand in another row than as many designations.

    A row of values whose label is on the line above.
    """
    coded = [m for m in mentions if designation([m.name])]
    bare = [m for m in mentions if not any(map(str.isalpha, m.name))]
    apart = not {m.group for m in coded} & {m.group for m in bare}
    return [m for m in mentions if m not in bare] if apart and len(coded) >= len(bare) > 0 else mentions


def _under_their_heads(
    candidates: Sequence[Candidate], believed: Sequence[ModelMention], coded: Sequence[ModelMention]
) -> Sequence[Candidate]:
    """The candidates, those under bare numbers given to the designations over them where there are as many."""
    names = list(_names(m for m in coded if designation([m.name])).values())
    bare = list(_names(m for m in believed if m not in coded))
    if not bare or len(bare) != len(names):
        return candidates
    over = dict(zip(bare, names, strict=True))
    return [replace(c, models=tuple(over.get(fold(m), m) for m in c.models)) for c in candidates]


_COUNTED = 2
_MANY = 3
"""So many designations of one line-up are models even where a value stands under another name."""


def _line_ups(mentions: Sequence[ModelMention]) -> list[list[ModelMention]]:
    """The heads that name several designations and nothing else.

    Models of which nothing measurable is read are models all the same.
    """
    groups: dict[object, list[ModelMention]] = {}
    for mention in mentions:
        if mention.group is not None:
            groups.setdefault(mention.group, []).append(mention)
    return [g for g in groups.values() if len(g) > 1 and all(designation([m.name]) for m in g)]


def _names(mentions: Iterable[ModelMention]) -> dict[str, str]:
    """Folded name → name as printed, in the order of the document."""
    names: dict[str, str] = {}
    for mention in mentions:
        names.setdefault(fold(mention.name), mention.name)
    forms = {_shape(name) for name in names.values()}
    # "AX-431 H" beside AX-443H: a blank has torn it.
    whole = {key: "".join(name.split()) for key, name in names.items() if " " in name}
    return {key: whole[key] if key in whole and _shape(whole[key]) in forms else name for key, name in names.items()}


def _shape(name: str) -> str:
    """A name's form: its letters and digits by kind."""
    return "".join("0" if ch.isdigit() else "A" if ch.isalpha() else ch for ch in name)


def _texts(mentions: Iterable[ModelMention]) -> dict[str, str]:
    """Folded name → the words that stand beside the name, each once."""
    found: dict[str, dict[str, None]] = {}
    for mention in mentions:
        if mention.text:
            found.setdefault(fold(mention.name), {})[mention.text] = None
    return {key: " ".join(texts) for key, texts in found.items()}


def _listed_models(
    names: Mapping[str, str], candidates: Sequence[Candidate], mentions: Sequence[ModelMention]
) -> tuple[Model, ...]:
    """The models of a table: each with its own values, and those of the whole sheet where it has none of its own."""
    own: dict[str, list[Candidate]] = {key: [] for key in names}
    for candidate in candidates:
        for key in {fold(m) for m in candidate.models} & own.keys():
            own[key].append(candidate)
    # What the table gives of most models is no one's by being said elsewhere: "on request" is not the sample's volume.
    told = Counter(name for several in own.values() for name in {c.fact.property for c in several})
    common = [c for c in candidates if not c.models and 2 * told[c.fact.property] <= len(names)]
    texts = _texts(mentions)
    headings = {fold(m.name): m.heading for m in mentions if m.heading}
    return tuple(
        Model(n, texts.get(k, ""), _with_common(own[k], common), headings.get(k, "")) for k, n in names.items()
    )


def _with_common(own: list[Candidate], common: list[Candidate]) -> tuple[Candidate, ...]:
    told = {c.fact.property for c in own}
    return (*own, *(c for c in common if c.fact.property not in told))


def _section_models(
    names: Mapping[str, str], candidates: Sequence[Candidate], mentions: Sequence[ModelMention]
) -> tuple[Model, ...]:
    """The models of headings: each with the values under it, and those above all headings."""
    texts = _texts(mentions)
    placed = [(None if c.section is None else fold(c.section), c) for c in candidates]
    return tuple(
        Model(n, texts.get(k, ""), tuple(c for at, c in placed if at is None or at == k)) for k, n in names.items()
    )


_OF_POWDERS = frozenset(("tap_density", "compaction_density", "specific_capacity", "first_efficiency", "purity"))


def measured(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates of a test report: what stands in its tables was measured, on samples.

    Of a battery only what stands in columns of results: its rows tell what the maker says of it too.
    """

    def is_measured(candidate: Candidate) -> bool:
        results = candidate.how == "column" or (candidate.how == "table" and candidate.fact.property in _OF_POWDERS)
        return results and candidate.fact.kind is None

    return tuple(replace(c, fact=replace(c.fact, kind=Kind.MEASURED)) if is_measured(c) else c for c in candidates)


def item(
    label: str,
    call: ProductCall,
    facts: Iterable[Fact],
    vocabulary: Vocabulary,
    *,
    maker: str | None,
    line: str | None = None,
) -> Assembled:
    """An item with the facts that say something of such a product, each once."""
    families = {vocabulary.products[p].family for p in call.products if p in vocabulary.products}
    kept = [f for f in facts if _concerns(f, families, vocabulary)]
    read = _once(kept)
    settled, aside = settle(read)
    made = Item(
        label=label,
        products=call.products,
        maker=maker,
        line=line,
        product_evidence=call.evidence,
        facts=settled,
    )
    return Assembled(made, aside, read)


@dataclass(frozen=True, slots=True)
class Assembled:
    """An item, and the readings that lost to others with the reason: they stay visible as the document's notes.

    `read` are the facts of both.
    """

    item: Item
    set_aside: tuple[str, ...] = ()
    read: tuple[Fact, ...] = ()


def without(made: Assembled, others: Sequence[tuple[Candidate, Aside]]) -> Assembled:
    """The item with what is said of other goods among the readings that lost."""
    reasons = tuple(f"{quoted(c.fact)} is said of other goods (“{aside.text}”)" for c, aside in others)
    read = (*made.read, *(c.fact for c, _ in others))
    return replace(made, set_aside=(*made.set_aside, *reasons), read=read)


def _concerns(fact: Fact, families: set[str], vocabulary: Vocabulary) -> bool:
    known = vocabulary.properties.get(fact.property)
    return known is None or not known.families or not families or bool(families & set(known.families))


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Equal statements as one fact with all their places, the surest first."""
    kept: dict[tuple[str, str, str | None], Fact] = {}
    for fact in facts:
        key = (fact.property, str(fact.value), fact.kind)
        known = kept.get(key)
        if known is None:
            kept[key] = fact
        else:
            confidence = max(known.confidence, fact.confidence)
            evidence = tuple(dict.fromkeys((*known.evidence, *fact.evidence)))
            kept[key] = replace(known, evidence=evidence, confidence=confidence)
    return tuple(kept.values())
