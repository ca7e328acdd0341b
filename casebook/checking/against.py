"""A draft against the record: each line against the item that it is of, and the paper against the papers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from casebook.checking.figures import apart, mass_a_piece, of_interval
from casebook.checking.findings import Finding, Kind, finding
from casebook.checking.joining import Joined, keys_of
from casebook.checking.judging import DENSITY, Judged
from casebook.checking.names import key_of, keys_in
from casebook.checking.own import Draft, kilograms, number_in
from casebook.checking.record import Paper, of_kind
from casebook.checking.units import KILOGRAMS, spellings
from classifier.facts import Evidence, Fact, Item
from classifier.law.acts import Bilingual
from classifier.quantity import plain
from extractor.pages import Page
from extractor.trade.declaration import DeclaredLine, evidence

_PROPERTIES = {"specific_energy": DENSITY, "capacity": "capacity", "rated_voltage": "nominal_voltage"}
_MASS_SLACK = Decimal("0.03")
_NUMBER = re.compile(r"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?![\w-])")
_PAPER_NUMBER = re.compile(
    r"\s*(?:no\.?|number|编号|号)?\s*[:：#.]*\s*(?P<id>[A-Za-z0-9][A-Za-z0-9/_.-]{4,})", re.IGNORECASE
)
_COUNTED = ("quantity", "amount", "net_mass")
_ZH = {"quantity": "数量", "amount": "总价", "net_mass": "净重"}


def item_findings(draft: Draft, k: int, joined: Joined, judged: Judged) -> Iterator[Finding]:
    """A line's elements and mass against the facts of the item that it is of."""
    line, item, number = draft.declaration.lines[k], draft.items[k], draft.number(k)
    facts: tuple[Fact, ...] = (*joined.sheet.item.facts, *judged.made.derived)
    for key, name in _PROPERTIES.items():
        told = next(iter(item.of(name)), None)
        known = [f for f in facts if f.property == name and not isinstance(f.value, str)]
        if told is None or not known:
            continue
        interval = of_interval(told.quantity.interval)
        if all(apart(interval, f.quantity.interval) for f in known):
            kind = Kind.ENERGY_DENSITY_DIFFERS if key == "specific_energy" else Kind.ELEMENT_DIFFERS
            zh = next(iter(draft.catalogue.vocabulary.cues["declaration_element"].groups[key]["zh"]), key)
            one, two = f"{told.quantity}", f"{known[0].quantity}"
            says = Bilingual(
                f"Line {number}: {zh} is declared as {one}; {joined.sheet.paper.shown} has {two}.",
                f"第{number}项：申报{zh}为 {one}，{joined.sheet.paper.shown} 为 {two}。",
            )
            yield finding(number, kind, says, told.evidence, known[0].evidence)
    yield from _mass(draft, line, number, joined, facts)


def _mass(draft: Draft, line: DeclaredLine, number: int, joined: Joined, facts: Sequence[Fact]) -> Iterator[Finding]:
    mass = mass_a_piece(line, draft.units)
    known = [f for f in facts if f.property == "mass" and not isinstance(f.value, str)]
    if mass is None or not known or not all(apart(mass, f.quantity.interval, _MASS_SLACK) for f in known):
        return
    low = f"{(mass.low or Decimal(0)):.4g}"
    says = Bilingual(
        f"Line {number}: 千克 ÷ 个 is {low} g a piece; {joined.sheet.paper.shown} has {known[0].quantity}.",
        f"第{number}项：千克÷个为每个 {low} g，{joined.sheet.paper.shown} 为 {known[0].quantity}。",
    )
    yield finding(number, Kind.MASS_DIFFERS, says, draft.quote(line.net_mass), known[0].evidence)


def paper_findings(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    """The head and the lines against invoice, packing list and contract."""
    yield from _contract(draft, of_kind(papers, "invoice", "contract", "packing_list"))
    yield from _terms(draft, of_kind(papers, "invoice", "contract"))
    yield from _totals(draft, of_kind(papers, "packing_list"))
    invoices = [p for p in of_kind(papers, "invoice") if p.items]
    for paper in (*invoices, *(p for p in of_kind(papers, "packing_list", "contract") if p.items)):
        groups = grouped(draft, paper)
        for group in groups:
            yield from _group(draft, paper, group)
        if paper in invoices:
            yield from _unmatched(draft, paper, groups)


def _contract(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    field = draft.declaration.header.get("contract")
    if field is None:
        return
    for paper in papers:
        if any(key_of(field.value) in key_of(page.text) for page in paper.pages):
            continue
        found = next(_numbered(draft, paper), None)
        if found is not None:
            says = Bilingual(
                f"The contract number is {field.value}; {paper.shown} has {found.text}.",
                f"合同协议号为 {field.value}，{paper.shown} 为 {found.text}。",
            )
            yield finding(None, Kind.PAPER_DIFFERS, says, draft.quote(field), (found,))
            return


def _numbered(draft: Draft, paper: Paper) -> Iterator[Evidence]:
    """The contract numbers that a paper prints behind a word for them."""
    words = sorted(spellings(draft.catalogue.vocabulary, "declaration_contract"), key=len, reverse=True)
    label = re.compile("|".join(rf"(?<![A-Za-z]){re.escape(w)}" for w in words), re.IGNORECASE)
    for page in paper.pages:
        for one in label.finditer(page.text):
            after = _PAPER_NUMBER.match(page.text, one.end())
            if after and any(c.isdigit() for c in after["id"]):
                yield quoted(page, after.start("id"), after.end("id"), paper.sha256)


def quoted(page: Page, start: int, end: int, sha256: str) -> Evidence:
    """A stretch of a page's text as evidence."""
    touched = page.words_in(start, end)
    cell = touched[0].cell if touched else None
    text = page.text[start:end]
    if cell is not None:
        return Evidence(sha256, text, (start, end), cell=cell)
    return Evidence(sha256, text, (start, end), page=page.number, box=page.box_of(start, end))


def _terms(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    field = draft.declaration.header.get("terms")
    if field is None:
        return
    words = spellings(draft.catalogue.vocabulary, "declaration_terms")
    pattern = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(re.escape(w.upper()) for w in words)})(?![A-Za-z])")
    own = {words[m.group().lower()] for m in pattern.finditer(field.value.upper())}
    for paper in papers:
        found = [(page, m) for page in paper.pages for m in pattern.finditer(page.text)]
        if own and found and not own & {words[m.group().lower()] for _, m in found}:
            page, m = found[0]
            says = Bilingual(
                f"The terms are {field.value}; {paper.shown} has {m.group()}.",
                f"成交方式为 {field.value}，{paper.shown} 为 {m.group()}。",
            )
            yield finding(
                None, Kind.PAPER_DIFFERS, says, draft.quote(field), (quoted(page, m.start(), m.end(), paper.sha256),)
            )
            return


def _totals(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    """Packages and masses of the head stand on the packing list, where that prints totals."""
    printed = [(p, page, m) for p in papers for page in p.pages for m in _NUMBER.finditer(page.text)]
    totals = [x for x in printed if _is_total(x[1], x[2].start())]
    if not totals:
        return
    values = {Decimal(m.group().replace(",", "")) for _, _, m in printed}
    for name, zh in (("packages", "件数"), ("gross_mass", "毛重"), ("net_mass", "净重")):
        field = draft.declaration.header.get(name)
        value = number_in(field.value) if field is not None else None
        if field is None or value is None or any(abs(v - value) <= value / 1000 for v in values):
            continue
        paper, page, m = totals[-1]
        says = Bilingual(
            f"The head's {name.replace('_', ' ')} is {field.value}; {paper.shown} does not have it among its totals.",
            f"表头{zh}为 {field.value}，{paper.shown} 的合计中没有该数。",
        )
        yield finding(
            None, Kind.PAPER_DIFFERS, says, draft.quote(field), (quoted(page, m.start(), m.end(), paper.sha256),)
        )


def _is_total(page: Page, at: int) -> bool:
    line = page.text[page.text.rfind("\n", 0, at) + 1 : at].casefold()
    return "total" in line or "合计" in line or "总计" in line


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of the draft and items of a paper that are the same goods."""

    lines: tuple[int, ...]
    items: tuple[Item, ...]


def grouped(draft: Draft, paper: Paper) -> tuple[Group, ...]:
    """The goods of a draft beside those of a paper: by their names, then those left by a quantity or an amount that
    only they have."""
    lines = dict(enumerate(keys_of(line) for line in draft.declaration.lines))
    items = {n: frozenset({key_of(i.label)}) | keys_in(i.label) for n, i in enumerate(paper.items)}
    made: list[Group] = []
    while lines:
        k, keys = next(iter(lines.items()))
        of = [n for n, names in items.items() if names & keys]
        alike = [j for j, other in lines.items() if other == keys and keys] or [k]
        if not of:
            of = [n for n in items if _alike(draft.declaration.lines[k], paper.items[n])][:1]
            alike = [k]
        made.append(Group(tuple(alike), tuple(paper.items[n] for n in of)))
        for j in alike:
            del lines[j]
        for n in of:
            del items[n]
    left = tuple(Group((), (paper.items[n],)) for n in items)
    return (*made, *left)


def _alike(line: DeclaredLine, item: Item) -> bool:
    if item.label and line.name and key_of(line.name) == key_of(item.label):
        return True
    values = {name: of_item(item, name) for name in ("quantity", "amount")}
    own = {"quantity": line.traded, "amount": line.amount}
    return any(
        value is not None and (m := own[name]) is not None and m.value == value for name, value in values.items()
    )


def of_item(item: Item, name: str) -> Decimal | None:
    """A figure of an item that a paper lists."""
    fact = next((f for f in item.of(name) if not isinstance(f.value, str)), None)
    return fact.quantity.interval.low if fact is not None else None


def _group(draft: Draft, paper: Paper, group: Group) -> Iterator[Finding]:
    """Sums over the same goods: three lots may be one row of the invoice."""
    if not group.lines or not group.items:
        return
    for name in _COUNTED:
        theirs = [of_item(i, name) for i in group.items]
        ours = [_of_line(draft, k, name, group.items) for k in group.lines]
        if any(v is None for v in (*theirs, *ours)):
            continue
        one, two = (sum((v for v in several if v is not None), Decimal(0)) for several in (ours, theirs))
        if abs(one - two) > max(abs(two) / 1000, Decimal("0.05")):
            number = draft.number(group.lines[0])
            facts = [f for i in group.items for f in i.of(name)]
            says = Bilingual(
                f"Line {number}: {name.replace('_', ' ')} is {plain(one)}; {paper.shown} has {plain(two)}.",
                f"第{number}项：{_ZH[name]}为 {plain(one)}，{paper.shown} 为 {plain(two)}。",
            )
            yield finding(number, Kind.PAPER_DIFFERS, says, _place(draft, group.lines[0], name), facts[0].evidence)


def _of_line(draft: Draft, k: int, name: str, items: Sequence[Item]) -> Decimal | None:
    """A line's figure, in what the paper counts: masses in the paper's unit."""
    line, units = draft.declaration.lines[k], draft.units
    if name == "amount":
        return line.amount.value if line.amount else None
    unit = next((f.quantity.unit for i in items for f in i.of(name)), "")
    if name == "net_mass":
        own = kilograms(line, units)
        return own / KILOGRAMS.get(units.of(unit), Decimal(1)) if own is not None else None
    if units.is_mass(unit):
        own = kilograms(line, units)
        return own / KILOGRAMS[units.of(unit)] if own is not None else None
    counted = line.traded if line.traded and not units.is_mass(line.traded.unit) else None
    return counted.value if counted else None


def _place(draft: Draft, k: int, name: str) -> tuple[Evidence, ...]:
    line = draft.declaration.lines[k]
    return draft.quote({"amount": line.amount, "net_mass": line.net_mass}.get(name, line.traded))


def _unmatched(draft: Draft, paper: Paper, groups: Sequence[Group]) -> Iterator[Finding]:
    """Goods that no line has, and lines that the invoice does not have."""
    for group in groups:
        if not group.lines:
            item = group.items[0]
            count = of_item(item, "quantity")
            says = Bilingual(
                f"{item.label} of {paper.shown} ({plain(count) if count is not None else '?'}) stands on no line.",
                f"{paper.shown} 中的 {item.label}（数量 {plain(count) if count is not None else '?'}）未列入任何一项。",
            )
            yield finding(None, Kind.LINE_MISSING, says, *(f.evidence for f in item.facts[:1]))
        elif not group.items:
            for k in group.lines:
                line, number = draft.declaration.lines[k], draft.number(k)
                says = Bilingual(
                    f"Line {number} ({line.name}) is not on {paper.shown}.",
                    f"第{number}项（{line.name}）不在 {paper.shown} 中。",
                )
                yield finding(number, Kind.LINE_MISSING, says, evidence(line.number_place, draft.sha256))
