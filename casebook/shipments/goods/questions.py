"""What a shipment's papers leave to a person.

Contradictions over papers, doubtful joins, papers not read; one question each, with the quotes side by side.

A question has a key made of what it is about and of what the papers say, so that an answer stands as long as the papers
say the same, and a changed paper asks anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from casebook.checking.beside.papers import LISTS, SHEETS
from casebook.checking.draft.figures import DENSITY, SLACK, apart, of_interval
from casebook.checking.draft.units import Units, units_of
from casebook.declaring.filling.lines import declared_fact
from casebook.links.contradictions import Paper, contradictions
from casebook.shipments.goods.figures import Figure
from casebook.shipments.goods.joining import Join
from casebook.shipments.goods.lines import Case, GoodsLine
from casebook.shipments.goods.papers import Entry
from casebook.shipments.goods.totals import totals_that_differ
from casebook.shipments.shipment import Settled
from casebook.state.rows.wording import Wording, wording
from classifier.facts import Evidence, Fact, Method
from classifier.judging.remark import declared
from classifier.judging.values.derive import wh_per_kg
from classifier.law.acts import Bilingual
from classifier.law.catalogue import Catalogue
from classifier.quantity import Interval, product
from extractor.document.model import Severity, Status

_OF_GOODS = (*SHEETS, *LISTS)


class About(StrEnum):
    """What a question is about."""

    NAMES = "names"
    MASS = "mass"
    DENSITY = "density"
    FIGURES = "figures"
    SHEETS = "sheets"
    TOTALS = "totals"
    UNREAD = "unread"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `line` is the goods line's number, `None` for one on the whole; `quotes` are its evidence side by side; `items` are
    those that a person may join or part, where it asks that. `answers` are what may be said with one key; `sheets` the
    items of the papers that they speak for, in their order, where the line may be judged by each. `paper` is
    the SHA-256 of the one paper that it is about as a whole.
    """

    key: str
    about: About
    line: int | None
    says: Bilingual
    quotes: tuple[Evidence, ...] = ()
    items: tuple[str, ...] = ()
    settled: Settled | None = None
    answers: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    paper: str = ""


def questions(case: Case, catalogue: Catalogue) -> tuple[Question, ...]:
    """All questions on a shipment, line by line, those on the whole last; settled ones with the answer."""
    units = units_of(catalogue.vocabulary)
    found = [q for line in case.lines for q in _of_line(line, case, catalogue, units)]
    return tuple(_answered(q, case) for q in (*found, *_of_case(case, catalogue)))


def _answered(question: Question, case: Case) -> Question:
    known = case.shipment.settled.get(question.key)
    if known is None:
        return question
    return replace(question, settled=known)


def _question(
    about: About,
    line: GoodsLine | None,
    en: str,
    zh: str,
    quotes: Sequence[Evidence] = (),
    items: tuple[str, ...] = (),
    answers: Sequence[str] = (),
    sheets: Sequence[str] = (),
) -> Question:
    named = "\x1f".join((str(about), line.rows[0].entry.key if line else "", en, *items))
    key = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:8]
    number = line.number if line else None
    told = tuple(dict.fromkeys(answers))
    return Question(
        key, about, number, Bilingual(en, zh), tuple(dict.fromkeys(quotes)), items, answers=told, sheets=tuple(sheets)
    )


def _counts(who: str, what: str) -> str:
    """An answer: whose word counts, and what it is."""
    return f"{who} counts: {what}"


def _of_line(line: GoodsLine, case: Case, catalogue: Catalogue, units: Units) -> Iterator[Question]:
    yield from _names(line)
    yield from _mass(line, catalogue)
    yield from _density(line, catalogue)
    yield from _figures(line, units, wording(catalogue.vocabulary, "zh"))
    yield from _sheets(line, case, catalogue)


def _names(line: GoodsLine) -> Iterator[Question]:
    """What was joined without the very name in common, and sheets of a name that is alike."""
    head = line.rows[0].entry
    for join in (*line.rows, *line.sheets):
        if join.is_sure or (not _is_row(join, line) and line.joined):
            continue
        entry = join.entry
        en = (
            f"Is {entry.item.label} in {entry.member.paper.shown} the same goods as {head.item.label} in "
            f"{head.member.paper.shown}? {join.why}"
        )
        zh = (
            f"{entry.member.paper.shown} 中的 {entry.item.label} 与 {head.member.paper.shown} 中的 "
            f"{head.item.label} 是否为同一货物？"
        )
        quotes = (*named_in(head), *named_in(entry))
        yield _question(About.NAMES, line, en, zh, quotes, (head.key, entry.key), (join.why,))


def _is_row(join: Join, line: GoodsLine) -> bool:
    return any(join is row for row in line.rows)


def named_in(entry: Entry) -> tuple[Evidence, ...]:
    """Where a paper has an item's name, to the letter; nothing where its text has it otherwise."""
    for page in entry.member.folder.pages:
        at = page.text.find(entry.item.label)
        if at >= 0 and entry.item.label:
            return (page.quote(at, at + len(entry.item.label)),)
    return entry.item.product_evidence[:1]


def _mass(line: GoodsLine, catalogue: Catalogue) -> Iterator[Question]:
    """The mass that a paper states against the one that net mass and quantity give."""
    if line.mass is None:
        return
    worked = line.mass.quantity.interval
    for entry in line.joined:
        stated = declared_fact(entry.item, "mass")
        if stated is None or not apart(of_interval(stated.quantity.interval), worked, SLACK):
            continue
        says, shown = _printed(stated.quantity.interval, "g", catalogue), _printed(worked, "g", catalogue)
        paper = entry.member.paper.shown
        en = f"{paper} states {says} a piece; net mass and quantity give {shown}. Which is it, and of what?"
        zh = f"{paper} 载明单个质量 {says}；按净重÷数量计算为 {shown}。以何者为准？"
        answers = (_counts(paper, says), _counts("net mass ÷ quantity", shown))
        yield _question(About.MASS, line, en, zh, (*stated.evidence[:1], *line.mass.evidence), answers=answers)


def _density(line: GoodsLine, catalogue: Catalogue) -> Iterator[Question]:
    """The energy density that a paper states against the one that its own values and the packing list's mass give."""
    if line.mass is None:
        return
    for entry in line.joined:
        stated = [f for f in entry.item.of(DENSITY) if f.method is Method.STATED and not isinstance(f.value, str)]
        energy = _energy(entry)
        if not stated or energy is None:
            continue
        interval, used = energy
        worked = wh_per_kg(interval, line.mass.quantity.interval)
        first = stated[0]
        if not all(apart(of_interval(f.quantity.interval), worked, SLACK) for f in stated):
            continue
        says, shown = (_printed(i, "Wh/kg", catalogue) for i in (first.quantity.interval, worked))
        paper = entry.member.paper.shown
        en = f"{paper} states {says}; its energy over the packing list's mass a piece gives {shown}. Which is right?"
        zh = f"{paper} 载明 {says}；按其能量与装箱单单个质量计算为 {shown}。以何者为准？"
        quotes = (*first.evidence[:1], *(e for f in used for e in f.evidence[:1]), *line.mass.evidence)
        answers = (_counts(paper, says), _counts("net mass ÷ quantity", shown))
        yield _question(About.DENSITY, line, en, zh, quotes, answers=answers)


def _energy(entry: Entry) -> tuple[Interval, tuple[Fact, ...]] | None:
    """Watt-hours of one piece by what a paper states: capacity times voltage, else the energy itself."""
    capacity, voltage = (declared_fact(entry.item, name) for name in ("capacity", "nominal_voltage"))
    if capacity is not None and voltage is not None:
        made = product(of_interval(capacity.quantity.interval), of_interval(voltage.quantity.interval))
        return made, (capacity, voltage)
    energy = declared_fact(entry.item, "energy")
    return None if energy is None else (of_interval(energy.quantity.interval), (energy,))


def _printed(interval: Interval, unit: str, catalogue: Catalogue) -> str:
    return catalogue.vocabulary.with_unit(declared(interval), unit)


def _figures(line: GoodsLine, units: Units, chinese: Wording) -> Iterator[Question]:
    """A figure of the consignment that papers give differently."""
    for name, several in line.figures.items():
        if len({_compared(f, units) for f in several}) < 2:
            continue
        told = "; ".join(f"{f.paper}: {f}" for f in several)
        plain = name.replace("_", " ")
        en = f"The {plain} of {line.label} differs: {told}."
        zh = f"{line.label} 的{chinese.property(name)}不一致：{'；'.join(f'{f.paper} 为 {f}' for f in several)}。"
        answers = [_counts(f.paper, str(f)) for f in several]
        yield _question(About.FIGURES, line, en, zh, [q for f in several for q in f.quotes], answers=answers)


def _compared(figure: Figure, units: Units) -> tuple[object, str]:
    """A figure as it is compared: tariff numbers by their first six digits, units by their group."""
    digits = "".join(c for c in figure.text if c.isdigit())
    if figure.number is None and len(digits) >= 6:
        return digits[:6], ""
    return figure.number if figure.number is not None else figure.text.casefold(), units.of(figure.unit)


def _sheets(line: GoodsLine, case: Case, catalogue: Catalogue) -> Iterator[Question]:
    """What two papers on one model state differently."""
    papers = {m.sha256: Paper(m.paper.shown, m.kind) for m in case.members}
    for found in contradictions(line.together, papers, catalogue.vocabulary):
        if not _is_wide(found.facts):
            continue
        label = line.rows[0].entry.item.label
        zh = f"各文件对 {label} 的同一指标载明不一致。"
        quotes = [f.evidence[0] for f in found.facts]
        names = [papers[q.sha256].name for q in quotes]
        answers = [_counts(n, _value(f, catalogue)) for n, f in zip(names, found.facts, strict=True)]
        items = [e.key for q in quotes for e in line.joined if e.member.sha256 == q.sha256]
        sheets = items if len(items) == len(set(answers)) == len(answers) else []
        yield _question(About.SHEETS, line, f"{label}: {found.text}.", zh, quotes, answers=answers, sheets=sheets)


def _value(fact: Fact, catalogue: Catalogue) -> str:
    if isinstance(fact.value, str):
        return fact.value
    return catalogue.vocabulary.with_unit(declared(fact.quantity.interval), fact.quantity.unit or "")


def _is_wide(facts: Sequence[Fact]) -> bool:
    """Whether papers differ by more than a nominal beside a measured value.

    What turns the verdict within that is told with the verdicts (`standing`).
    """
    intervals = [of_interval(f.quantity.interval) for f in facts if not isinstance(f.value, str)]
    return len(intervals) < len(facts) or any(apart(a, b, SLACK) for a in intervals for b in intervals)


def _of_case(case: Case, catalogue: Catalogue) -> Iterator[Question]:
    for member in case.members:
        reading = member.folder.state.reading
        if reading is not None and reading.status is not Status.READ:
            told = [p.message for p in reading.problems if p.severity is not Severity.NOTE][:2]
            why = f" ({'; '.join(told)})" if told else ""
            en = f"{member.paper.shown} was not read whole{why}: what does it say?"
            asked = _question(About.UNREAD, None, en, f"{member.paper.shown} 未能完整读取，请核对其内容。")
            yield replace(asked, paper=member.sha256)
        elif not member.items and member.kind in _OF_GOODS and member.folder.state.no_goods is None:
            en = f"{member.paper.shown} is of goods, and none were found in it: what is it about?"
            asked = _question(About.EMPTY, None, en, f"{member.paper.shown} 应载有货物，但未能识别，请核对。")
            yield replace(asked, paper=member.sha256)
    for differing in totals_that_differ(case.members, catalogue):
        yield _question(About.TOTALS, None, differing.says.en, differing.says.zh or "", differing.quotes)


def formula_of(line: GoodsLine) -> str:
    """How the mass a piece was worked out, with its numbers; empty where it was not."""
    if line.mass is None:
        return ""
    net, count = line.mass.inputs
    return f"{net.quantity} ÷ {count.quantity}"
