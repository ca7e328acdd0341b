"""A shipment as it is told in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from casebook.shipments.goods.figures import mass_shown
from classifier.judging.determination import in_words
from tui.speech.inert import inert
from tui.speech.talk import data, write

if TYPE_CHECKING:
    from casebook.shipments.goods.questions import Question
    from casebook.shipments.standing import LineStanding, Standing


def table(heads: Sequence[str], rows: Iterator[tuple[str, ...]]) -> None:
    """Prints a table of results."""
    from rich.table import Table

    made = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        made.add_column(head, overflow="fold")
    for row in rows:
        made.add_row(*row)
    data().print(made)


def show(made: Standing, pasted: Callable[[str], str]) -> None:
    """Tells the shipment: its goods, questions, clock, and what keeps it from going out."""
    shipment = made.case.shipment
    write(
        f"{inert(shipment.name)}: {shipment.stage}, {_counted(len(made.case.members), 'paper')}, "
        f"{_counted(len(made.lines), 'goods line')}, opened {shipment.opened_at[:10]} by {inert(shipment.opened_by)}"
    )
    if made.lines:
        table(("no.", "goods", "quantity", "net mass", "a piece", "outcome", "signed", "papers"), map(_row, made.lines))
    for line in made.lines:
        for text in _details(line):
            write(text)
    for question in made.questions:
        for text in _asked(question, made):
            write(text)
    for text in (*_taken_out(made), *_waiting(made), *_ticking(made), *_closing(made)):
        write(pasted(text))


def _row(standing: LineStanding) -> tuple[str, ...]:
    line, made = standing.line, standing.made
    figures = {k: ", ".join(dict.fromkeys(str(f) for f in v)) for k, v in line.figures.items()}
    a_piece = mass_shown(line.mass.quantity.interval) if line.mass is not None else ""
    codes = ", ".join(made.codes) or ("near " + ", ".join(made.near) if made.near else "")
    signed = f"{len(standing.subject.signed.signers)}/{standing.subject.signed.needed}"
    papers = ", ".join(dict.fromkeys(j.entry.member.paper.shown for j in (*line.rows, *line.sheets) if j.is_sure))
    outcome = f"{in_words(str(made.outcome))} {codes}".rstrip()
    told = (figures["quantity"], figures["net_mass"], a_piece, outcome, signed, papers)
    return (str(line.number), inert(line.label), *map(inert, told))


def _details(standing: LineStanding) -> Iterator[str]:
    from casebook.shipments.goods.questions import formula_of

    line = standing.line
    if standing.with_mass is not None and line.mass is not None:
        outcome = in_words(str(standing.with_mass.outcome))
        yield (
            f"  {line.number}. {inert(line.label)}: with {mass_shown(line.mass.quantity.interval)} a piece from "
            f"{inert(formula_of(line))} it would be {outcome}; enter it: --enter-mass {line.number} --why REASON"
        )
    yield from _rested(standing)
    for join in (*line.rows[1:], *line.sheets):
        if not join.is_sure or join.word is not None:
            entry = join.entry
            yield f"  {line.number}. {inert(entry.item.label)} in {inert(entry.member.paper.shown)}: {inert(join.why)}"


def _rested(standing: LineStanding) -> Iterator[str]:
    """The signature that a line rests on, or what changed since an earlier revision was signed."""
    rests, line = standing.rests, standing.line
    if rests is None:
        return
    who = f"{', '.join(map(inert, rests.signers))} on {rests.at[:10]} ({in_words(rests.outcome)})"
    went = f", as in {', '.join(map(inert, rests.shipments))}" if rests.shipments else ""
    if rests.is_same_paper:
        yield f"  {line.number}. {inert(line.label)}: rests on the signature of {who}{went}"
        return
    told = "; ".join(f"{c.property.replace('_', ' ')} {inert(c.was) or 'nothing'} → {inert(c.now) or 'nothing'}"
                     for c in rests.changes)  # fmt: skip
    since = f"changed since: {told}" if told else "nothing changed since; sign this paper too"
    yield f"  {line.number}. {inert(line.label)}: {inert(rests.paper)} of it was signed by {who}{went}; {since}"


def _asked(question: Question, made: Standing) -> Iterator[str]:
    names = {m.sha256: m.paper.shown for m in made.case.members}
    where = f"line {question.line}" if question.line else "the whole"
    if question.settled is not None:
        answer = question.settled
        yield f"settled {question.key} ({where}): {inert(question.says.en)}"
        yield f"    {inert(answer.answer)}, {inert(answer.who)} on {answer.at[:10]}"
        return
    yield f"question {question.key} ({where}): {inert(question.says.en)}"
    for quote in question.quotes:
        place = f"p. {quote.page}" if quote.page else quote.cell or ""
        yield f"    {inert(names.get(quote.sha256, quote.sha256[:12]))}, {inert(place)}: “{inert(quote.text, 120)}”"


def _taken_out(made: Standing) -> Iterator[str]:
    for told in made.case.shipment.taken_out.values():
        yield f"Taken out: {inert(told, 200)}"


def _waiting(made: Standing) -> Iterator[str]:
    """What makers were asked, and what they have not answered, or in words that a person reads."""
    from casebook.shipments.letters.in_words import waiting

    for letter in made.case.shipment.reminders:
        told = ", ".join(map(inert, letter.open))
        yield f"Asked {inert(letter.maker)} on {letter.day}: {told} not answered: remind them"
    for one in waiting(made):
        by = f"{inert(one.reply.person)} on {one.reply.day}, {inert(one.paper)}"
        asked = f"{one.given.key} {inert(one.label)}: “{inert(one.given.quote.text, 120)}” ({by})"
        yield f"Answered, and not entered: {asked}: a person enters it: gauger review"


def _ticking(made: Standing) -> Iterator[str]:
    """The questioning by customs: by when, and what is there of the papers that it asks for."""
    clock = made.clock
    if clock is None:
        return
    asked = (
        f"Customs questioned it on {clock.questioning.day}: {inert(clock.questioning.asks, 200) or 'no words kept'}."
    )
    if not clock.is_running:
        yield f"{asked} Answered on {clock.questioning.answered}."
        return
    days = f"{clock.left} working days left" if clock.left >= 0 else f"{-clock.left} working days past"
    yield f"{asked} The papers are due by {clock.deadline.day} ({days}; {clock.source})."
    for year in clock.deadline.unknown:
        yield f"  the days off of {year} are not on record: count by the notice, or add it to calendar.yaml"
    for wanted in clock.papers:
        told = ", ".join(map(inert, wanted.there)) or "not there: the exporter adds it"
        yield f"  [{'x' if wanted.there else ' '}] {wanted.text.en} ({wanted.text.zh}): {told}"


def _closing(made: Standing) -> Iterator[str]:
    name = inert(made.case.shipment.name)
    against = made.against
    if not against:
        yield f"Ready. Next: gauger shipment '{name}' --set '{name}.zip'"
        return
    yield f"Not ready: {_counted(len(against), 'thing')} {'stands' if len(against) == 1 else 'stand'} against it:"
    for objection in (*(o for line in made.lines for o in line.against), *made.removals):
        reason = inert(objection.reason).rstrip(".")
        stop = "" if reason.endswith("?") else "."
        yield f"  {inert(objection.label)}: {reason}{stop} To do: {inert(objection.remedy)}"
    if made.open:
        from casebook.shipments.standing import remedy

        yield f"  {_counted(len(made.open), 'question')} above. To do: {inert(remedy(made.open[0], name))}"
    if not made.lines:
        yield f"  {inert(against[0].reason)}. To do: {inert(against[0].remedy)}"
    yield "An aid, not legal advice: an item that no entry names may still need a licence."


def _counted(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
