"""The remark against the outcomes of the lines: what must be said of each, and what may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.checking.draft.figures import apart, of_interval
from casebook.checking.findings import CheckedLine, Finding, Kind, Severity, finding
from casebook.checking.judging import Judged, Law
from casebook.checking.remark import sentences
from casebook.checking.remark.said import Statement
from classifier.facts import Evidence, Fact
from classifier.judging.determination import Outcome
from classifier.law.acts import Bilingual
from classifier.law.conditions import leaves
from classifier.quantity import Interval
from extractor.document.page import Page
from extractor.language.numbers.quantities import Amount, Numbers
from extractor.trade.declaration import Field

_ROOM = 5
"""A row that ends so many heights of its type before the longest one was ended by hand."""
_LEFT = 14
"""Characters before a number in which its property is named."""
_BEHIND = {"gravimetric_energy_density": ("capacity", "nominal_voltage")}
"""What a parameter is worked out of, which who reads it will ask for; the law names it in no number."""
_SEVERE = (Outcome.CONTROLLED, Outcome.UNDETERMINED, Outcome.LISTED_ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark's text without the breaks of its box, and where each character of it stands on the page."""

    text: str
    places: tuple[int, ...]
    page: Page | None

    def quote(self, start: int, end: int) -> tuple[Evidence, ...]:
        """The stretch of the page that a stretch of the text is."""
        if self.page is None or start >= end:
            return ()
        a, b = self.places[start], self.places[end - 1] + 1
        return (self.page.quote(a, b),)


def remark_of(field: Field | None) -> Remark:
    """The remark of a head; an empty one where there is none.

    A break that the box was too narrow for is none; one that somebody typed parts what is said.
    """
    if field is None:
        return Remark("", (), None)
    kept: list[tuple[str, int]] = []
    page = field.place.page
    full = _full(page, field)
    for start, end in field.place.spans:
        kept += [(c, k) for k, c in enumerate(page.text[start:end], start) if _is_kept(page, start, k, full)]
    return Remark("".join(c for c, _ in kept), tuple(k for _, k in kept), page)


def _full(page: Page, field: Field) -> float | None:
    """How far the longest row of a remark reaches; `None` where no box is too narrow: in cells and text documents."""
    if page.origin in ("sheet", "flow", "lines"):
        return None
    return max((w.box.x1 for span in field.place.spans for w in page.words_in(*span)), default=0.0)


def _is_kept(page: Page, start: int, at: int, full: float | None) -> bool:
    """Whether a character is no break, or one that ends a row with room for several characters more."""
    if page.text[at] != "\n" or full is None:
        return page.text[at] != "\r"
    before = page.words_in(max(start, page.text.rfind("\n", 0, at) + 1), at)
    ends = page.text[at - 1 : at] + page.text[at + 1 : at + 2]
    # A number or a code is broken only where its next character had no room: else 3A001 and 2、 are two.
    room = 1 if len(ends) == 2 and ends.isascii() and ends.isalnum() else _ROOM
    return bool(before) and before[-1].box.x1 + room * before[-1].box.height < full


def findings(
    line: CheckedLine, judged: Judged, remark: Remark, said: Sequence[Statement], law: Law, numbers: Numbers
) -> Iterator[Finding]:
    """What is wrong with what the remark says, or does not say, of one line."""
    yes = [s for s in said if s.is_controlled and s.speaks_of(line.number)]
    no = [s for s in said if not s.is_controlled and s.speaks_of(line.number)]
    named = [s for s in yes if s.lines is not None]
    if named:
        no = [s for s in no if s.lines is not None]
    if [s for s in no if s.lines is not None] and not named:
        yes = []
    outcome = line.made.outcome
    if outcome in _SEVERE and no and not (outcome is Outcome.CONTROLLED and named):
        yield finding(line.number, Kind.REMARK_FALSE, sentences.false(line), _quotes(remark, no[:1]), _facts(judged))
    if outcome is Outcome.UNDETERMINED:
        yield finding(
            line.number,
            Kind.UNDETERMINED,
            sentences.undetermined(line),
            _quotes(remark, (*yes, *no)[:1]),
            _facts(judged),
        )
    elif outcome is Outcome.CONTROLLED:
        if yes:
            yield from _codes(line, judged, remark, yes)
        elif not no:
            yield finding(line.number, Kind.REMARK_MISSING, sentences.missing(line), _whole(remark), _facts(judged))
    elif named or (yes and yes[0].lines is None and outcome is Outcome.CLOSE and not no):
        yield finding(
            line.number, Kind.CODE_WRONG, sentences.unfounded(line, yes[0]), _quotes(remark, yes[:1]), _facts(judged)
        )
    elif outcome is Outcome.CLOSE:
        yield from _parameters(line, judged, remark, no, law, numbers)
    if outcome is Outcome.NOT_CONTROLLED and no:
        yield from _differing(line, judged, remark, no, law, numbers)


def _codes(line: CheckedLine, judged: Judged, remark: Remark, yes: Sequence[Statement]) -> Iterator[Finding]:
    codes = {c for s in yes for c in s.codes}
    wanted = set(line.made.codes)
    named = [s for s in yes if s.lines is not None] or list(yes)
    own = {c for s in named for c in s.codes}
    strange = sorted(own - wanted) if all(s.lines is None or len(s.lines) == 1 for s in named) else []
    if any(s.lines is None for s in named):
        strange = strange if not own & wanted else []
    if not codes & wanted and strange:
        yield finding(
            line.number,
            Kind.CODE_WRONG,
            sentences.wrong_code(line, strange),
            _quotes(remark, named[:1]),
            _facts(judged),
        )
        return
    lacking = sorted(wanted - codes)
    if lacking:
        yield finding(
            line.number, Kind.CODE_MISSING, sentences.no_code(line, lacking), _quotes(remark, named[:1]), _facts(judged)
        )
    if strange:
        yield finding(
            line.number,
            Kind.CODE_WRONG,
            sentences.wrong_code(line, strange),
            _quotes(remark, named[:1]),
            _facts(judged),
        )


def _parameters(
    line: CheckedLine, judged: Judged, remark: Remark, no: Sequence[Statement], law: Law, numbers: Numbers
) -> Iterator[Finding]:
    """Of close goods the parameters are declared, at least one of those that the law asks for."""
    asked = {leaf.property for code in line.made.near for c in law.catalogue.entry(code).criteria for leaf in leaves(c)}
    units = {
        name: law.catalogue.vocabulary.properties[name].unit
        for name in asked
        if name in law.catalogue.vocabulary.properties
    }
    numeric = {name for name, unit in units.items() if unit}
    given = {name for s in no for name, _ in stated(remark.text, s, law, numbers)}
    enough = bool(given & numeric) if numeric else any(remark.text[s.after : s.end].strip(" ，,；;。.") for s in no)
    if not enough:
        yield finding(
            line.number,
            Kind.PARAMETERS_MISSING,
            sentences.no_parameters(line),
            _quotes(remark, no[:1]) or _whole(remark),
            _facts(judged),
        )
    elif numeric and (lacking := [n for n in _BEHIND.get(next(iter(given & numeric)), ()) if n not in given]):
        known = [n for n in lacking if _known(n, judged, line)]
        if known:
            says = sentences.more_parameters(line, known)
            yield finding(line.number, Kind.PARAMETERS_MISSING, says, _quotes(remark, no[:1]), severity=Severity.NOTE)
    yield from _differing(line, judged, remark, no, law, numbers)


def _differing(
    line: CheckedLine, judged: Judged, remark: Remark, no: Sequence[Statement], law: Law, numbers: Numbers
) -> Iterator[Finding]:
    for statement in no:
        for name, amount in stated(remark.text, statement, law, numbers):
            known = _known(name, judged, line)
            told = of_interval(amount.canonical())
            if statement.lines is None and len(known) == 0:
                continue
            if known and all(apart(told, interval) for interval, _ in known):
                shown = law.catalogue.vocabulary.properties[name].unit or ""
                text = remark.text[statement.after + amount.first : statement.after + amount.last]
                unit = f"{known[0][0]} {shown}".strip()
                says = Bilingual(
                    f"Line {line.number}: the remark gives {name.replace('_', ' ')} {text}, the record {unit}.",
                    f"第{line.number}项：备注中的参数为{text}，资料为{unit}。",
                )
                place = remark.quote(statement.after + amount.start, statement.after + amount.end)
                yield finding(line.number, Kind.PARAMETERS_DIFFER, says, place, known[0][1])


def stated(text: str, statement: Statement, law: Law, numbers: Numbers) -> Iterator[tuple[str, Amount]]:
    """The parameters behind a statement: each number with a unit, by the property named before it or by its unit."""
    tail = text[statement.after : statement.end]
    known = law.catalogue.vocabulary.properties
    for amount in numbers.find(tail):
        if amount.unit is None:
            continue
        fitting = [name for name, p in known.items() if p.unit == amount.unit.canonical]
        before = tail[max(0, amount.start - _LEFT) : amount.start].lower()
        named = [
            (before.rfind(t.lower()), len(t), n)
            for n in fitting
            for ts in known[n].terms.values()
            for t in ts
            if t.lower() in before
        ]
        if named:
            yield max(named)[2], amount
        elif len(fitting) == 1:
            yield fitting[0], amount


def _known(name: str, judged: Judged, line: CheckedLine) -> list[tuple[Interval, tuple[Evidence, ...]]]:
    facts: tuple[Fact, ...] = (*judged.item.of(name), *(f for f in judged.made.derived if f.property == name))
    made = [(f.quantity.interval, f.evidence) for f in facts if not isinstance(f.value, str)]
    return made or [(d.interval, ()) for d in line.derived if d.property == name]


def _quotes(remark: Remark, several: Sequence[Statement]) -> tuple[Evidence, ...]:
    return tuple(e for s in several for e in remark.quote(s.start, s.end))


def _whole(remark: Remark) -> tuple[Evidence, ...]:
    return remark.quote(0, len(remark.text))


def _facts(judged: Judged) -> tuple[Evidence, ...]:
    """The quotes that the outcome rests on.

    Of the properties that the entries ask for, first the deciding one; of a value that is computed, those that it is
    computed from.
    """
    asked = dict.fromkeys(n for f in judged.made.findings for c in f.criteria for n in c.properties)
    for name in asked:
        for fact in (*judged.item.of(name), *(f for f in judged.made.derived if f.property == name)):
            inputs = tuple(one.evidence[0] for one in fact.inputs if one.evidence)
            quotes = inputs or fact.evidence[:1]
            if quotes:
                return quotes
    return judged.item.product_evidence[:1]


def too_long(remark: Remark, characters: int | None, gbk_bytes: int | None) -> Iterator[Finding]:
    """Where the remark goes beyond a house's limits."""
    size = sum(len(c.encode("gbk", "ignore")) or 4 for c in remark.text)
    for has, limit, en, zh in (
        (len(remark.text), characters, "characters", "个字符"),
        (size, gbk_bytes, "bytes of GBK", "个GBK字节"),
    ):
        if limit is not None and has > limit:
            says = Bilingual(f"The remark has {has} {en}; the limit is {limit}.", f"备注共{has}{zh}，上限为{limit}。")
            yield finding(None, Kind.REMARK_TOO_LONG, says, _whole(remark), severity=Severity.CONTRADICTION)
