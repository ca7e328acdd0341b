"""Evidence of absence.

Where an answer rests on something that was not found, which pages and tables were searched, and for which words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.shipments.goods.papers import Member
from casebook.shipments.standing import LineStanding, Standing
from classifier.judging.missing import CONTROL_CODE, PRODUCT, UNREAD_PAGES
from classifier.law.catalogue import Catalogue

_NOT_WORDS = (CONTROL_CODE, PRODUCT, UNREAD_PAGES)
_MOST = 16
"""Words that are listed; the catalogue has all."""
USE = "use"
_LABELS = {USE: "purpose"}
"""Where a property's own words are not among the catalogue's properties: the list of the words that head it."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A property of a line that was not found.

    In which papers and pages it was looked for, by which words, and how often one of them stands there without a value
    that could be read.
    """

    line: int
    property: str
    searched: tuple[str, ...]
    words: tuple[str, ...]
    seen: int


def absences(made: Standing) -> tuple[Absence, ...]:
    """What was not found of each line's goods and matters to its answer."""
    return tuple(a for line in made.lines for a in _of_line(line, made.bench.catalogue))


def _of_line(standing: LineStanding, catalogue: Catalogue) -> Iterator[Absence]:
    line = standing.line
    entries = (*line.joined, *(j.entry for j in line.rows if j.is_sure))
    papers = tuple({e.member.sha256: e.member for e in entries}.values())
    names = [n for n in standing.made.missing if n not in _NOT_WORDS]
    names += [USE] if not standing.subject.item.current.of(USE) else []
    for name in dict.fromkeys(names):
        words = _words(name, catalogue)
        seen = sum(_count(m, words) for m in papers)
        yield Absence(line.number, name, tuple(_searched(m) for m in papers), words[:_MOST], seen)


def _words(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    known = catalogue.vocabulary.properties.get(name)
    if known is not None and known.terms:
        by_language = [known.terms.get("zh", ()), known.terms.get("en", ())]
    else:
        cues = catalogue.vocabulary.cues.get(_LABELS.get(name, name))
        groups = cues.groups.values() if cues else ()
        by_language = [tuple(w for g in groups for w in g.get(language, ())) for language in ("zh", "en")]
    return tuple(dict.fromkeys(w for several in by_language for w in several))


def _count(member: Member, words: Sequence[str]) -> int:
    text = "\n".join(p.text for p in member.folder.pages).casefold()
    return sum(1 for w in words if w.casefold() in text)


def _searched(member: Member) -> str:
    """A paper with how much of it was searched."""
    pages = member.folder.pages
    tables = sum(len(p.tables) for p in pages)
    reading = member.folder.state.reading
    total = reading.contents.page_count if reading is not None else len(pages)
    read = f"{len(pages)}/{total}"
    return f"{member.paper.shown}（{read}页，{tables}个表格）"
