"""What makers are to be asked, one list a maker: the fewest questions that settle every open item of a shipment.

An energy density that lacks one of its parts asks for that part alone; a contradiction and a missing value of the same
property of the same goods are one question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.checking.beside.names import key_of
from casebook.shipments.goods.head import head
from casebook.shipments.goods.questions import About, Question
from casebook.shipments.standing import LineStanding, Standing
from classifier.facts import Evidence
from classifier.judging.missing import CONTROL_CODE, PRODUCT, UNREAD_PAGES
from classifier.law.catalogue import Catalogue

DENSITY = "gravimetric_energy_density"
PARTS = ("capacity", "nominal_voltage", "mass")
_OURS = (CONTROL_CODE, UNREAD_PAGES)
"""What no maker can answer."""
_OF_MAKER = {About.MASS: "mass", About.DENSITY: DENSITY}
_LANGUAGES = ("zh", "ja", "ko")
UNKNOWN = "?"
_SAME = "same_goods"
"""What is wanted where papers name goods nearly alike."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to a maker.

    `key` is its own within the shipment, `item` the item that an answer is entered for, `wanted` what is wanted by
    language, `why` says what is open, `quotes` what it is about.
    """

    key: str
    line: int
    item: str
    document: str
    label: str
    property: str
    wanted: Mapping[str, str]
    why: tuple[str, str]
    """In English and in Chinese."""
    quotes: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Asks:
    """What one maker is asked, in its `language` first and then in `other`."""

    maker: str
    language: str
    other: str
    several: tuple[Ask, ...]


def asks(made: Standing) -> tuple[Asks, ...]:
    """The lists of all makers of whom anything is to be asked, in the order of the lines."""
    found: dict[str, list[tuple[LineStanding, Ask]]] = {}
    names: dict[str, str] = {}
    fallback = _seller(made)
    for line in made.lines:
        maker = line.subject.item.current.maker or _of_rows(line) or fallback
        for ask in _of_line(line, made):
            names.setdefault(key_of(maker), maker)
            found.setdefault(key_of(maker), []).append((line, ask))
    return tuple(_list(names[key], several) for key, several in found.items())


def _list(maker: str, several: Sequence[tuple[LineStanding, Ask]]) -> Asks:
    language = _language([line for line, _ in several])
    return Asks(maker, language, "en" if language == "zh" else "zh", tuple(ask for _, ask in several))


def _seller(made: Standing) -> str:
    said = head(made.case.members, made.bench.catalogue)["seller"]
    return said[0].text if len(said) == 1 else UNKNOWN


def _of_rows(line: LineStanding) -> str | None:
    makers = (j.entry.item.maker for j in line.line.rows)
    return next((m for m in makers if m), None)


def _language(lines: Sequence[LineStanding]) -> str:
    """The supplier's language: that of the papers on its goods, English where they are in none that is known here."""
    spoken = [
        language
        for line in lines
        for entry in (line.line.joined or (line.subject_entry,))
        if (reading := entry.member.folder.state.reading) is not None
        for language in reading.languages
    ]
    return next((language for language in _LANGUAGES if language in spoken), "en")


def _of_line(line: LineStanding, made: Standing) -> Iterator[Ask]:
    catalogue = made.bench.catalogue
    named: dict[str, list[Question]] = {}
    for question in made.open:
        if question.line == line.line.number and question.about in (*_OF_MAKER, About.SHEETS, About.NAMES):
            named.setdefault(_property_of(question, catalogue), []).append(question)
    missing = [n for n in line.made.missing if n not in _OURS]
    for name in dict.fromkeys((*_least(missing, line), *named)):
        yield _ask(name, line, named.get(name, ()), catalogue)


def _least(missing: Sequence[str], line: LineStanding) -> Iterator[str]:
    """The missing properties, an energy density by the one part that it lacks where the others are known."""
    item = line.subject.item.current
    for name in missing:
        if name in (*PARTS, "energy") and DENSITY in missing:
            continue
        lacking = [p for p in PARTS if not item.of(p)]
        yield lacking[0] if name == DENSITY and len(lacking) == 1 else name


def _property_of(question: Question, catalogue: Catalogue) -> str:
    if question.about in _OF_MAKER:
        return _OF_MAKER[question.about]
    if question.about is About.NAMES:
        return PRODUCT
    told = question.says.en.partition(": ")[2].partition(" is not the same")[0].replace(" ", "_")
    return told if told in catalogue.vocabulary.properties else PRODUCT


def _ask(name: str, line: LineStanding, questions: Sequence[Question], catalogue: Catalogue) -> Ask:
    cues = catalogue.vocabulary.cues.get("supplier_ask")
    groups = cues.groups if cues else {}
    known = catalogue.vocabulary.properties.get(name)
    is_of_names = name == PRODUCT and any(q.about is About.NAMES for q in questions)
    terms = groups.get(_SAME if is_of_names else name, groups.get("other", {}))
    wanted = {language: several[0] for language, several in terms.items() if several}
    if name not in groups and known is not None:
        for language in wanted:
            called = known.called.get(language) or next(iter(known.terms.get(language, ())), name.replace("_", " "))
            wanted[language] = f"{called}: {wanted[language]}"
    if questions:
        why = " ".join(q.says.en for q in questions), "".join(q.says.zh or q.says.en for q in questions)
    else:
        plain = name.replace("_", " ")
        why = f"the papers do not say it, and it is needed: {plain}", "文件未载明，或所载数值不足以判断"
    about = line.subject
    quotes = tuple(q for one in questions for q in one.quotes) or _known(line, name)
    return Ask(
        f"{line.line.number}-{name}",
        line.line.number,
        about.item.key,
        about.place.document,
        about.item.current.label,
        name,
        wanted,
        why,
        quotes[:6],
    )


def _known(line: LineStanding, name: str) -> tuple[Evidence, ...]:
    """What the papers have that is not enough; else where they name the goods."""
    item = line.subject.item.current
    return tuple(e for f in item.of(name) for e in f.evidence[:1]) or item.product_evidence[:1]
