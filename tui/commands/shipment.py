"""`gauger shipment` and `gauger shipments`: a shipment as a whole, and a person's steps on it."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from classifier.judging.determination import in_words
from tui.commands.shipment_order import ShipmentOrder, Steps
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import data, say, write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.record.events import Stamp
    from casebook.record.shipment_actions import ShipmentAction
    from casebook.review.judging import Bench
    from casebook.shipments.goods.questions import Question
    from casebook.shipments.shipment import Shipment
    from casebook.shipments.standing import LineStanding, Standing
    from casebook.store.database import Store
    from classifier.quantity import Interval


_MOST = 24
"""Keys that are listed where one is not known."""
_HEAVY = 10_000
"""Grams from which a mass is told in kilograms."""


def listed(casebook: str, *, as_json: bool) -> int:
    """Tells every shipment of the casebook, the newest first."""
    from casebook.shipments.keeping import shipments
    from casebook.store.database import read_store

    with closing(read_store(casebook)) as store:
        several = shipments(store)
    if as_json:
        import json

        from casebook.shipments.told import head

        write(json.dumps([head(s) for s in several], ensure_ascii=False, indent=1))
        return Exit.SETTLED
    if not several:
        write("There are no shipments. Open one with: gauger scan FOLDER --shipment NAME")
        return Exit.SETTLED
    _table(("shipment", "stage", "papers", "opened", "asked, not answered"), (_head(s) for s in several))
    return Exit.SETTLED


def _head(shipment: Shipment) -> tuple[str, ...]:
    opened = f"{shipment.opened_at[:10]} {inert(shipment.opened_by)}"
    waiting = "; ".join(f"{inert(a.maker)} on {a.day}: {len(a.open)}" for a in shipment.reminders)
    return inert(shipment.name), str(shipment.stage), str(len(shipment.papers)), opened, waiting


def _table(heads: Sequence[str], rows: Iterator[tuple[str, ...]]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*row)
    data().print(table)


def run(order: ShipmentOrder) -> int:
    """Takes the steps, shows the shipment and writes what is asked for; raises `Refused` where that cannot be."""
    from casebook.record.events import Stamp
    from casebook.review.judging import bench_of
    from casebook.shipments.keeping import ShipmentError, found
    from casebook.shipments.standing import standing
    from casebook.store.database import open_store

    bench = bench_of(order.layers, order.as_of, order.policy)
    who = order.who or getpass.getuser()
    stamp = Stamp(who, version(), bench.catalogue.sha256, (order.steps.why or "").strip() or None)
    with closing(open_store(order.casebook, make=False)) as store:
        try:
            shipment = found(store, order.name)
            _check(store, shipment, order, bench)
            shipment = _stepped(store, shipment, order, stamp)
        except ShipmentError as trouble:
            raise Refused(inert(str(trouble), 400), Exit.NO_INPUT) from trouble
        made = standing(store, shipment, bench, who, datetime.now(UTC))
        if order.steps.enter_mass is not None:
            _enter_mass(store, made, order.steps, stamp)
            made = standing(store, shipment, bench, who, datetime.now(UTC))
        if order.letters_to is not None:
            from tui.commands.shipment_letters import write_letters

            return write_letters(store, made, order.letters_to, order.asked or date.today(), stamp)
        if order.set_to is not None:
            from tui.commands.shipment_set import write_set

            return write_set(store, made, order, stamp)
        if order.json:
            from casebook.shipments.told import as_json

            write(as_json(made).rstrip())
        else:
            _show(made)
    return Exit.SETTLED if made.is_ready else Exit.REVIEW


def _check(store: Store, shipment: Shipment, order: ShipmentOrder, bench: Bench) -> None:
    """Raises `Refused` for a step on a question or an item that the shipment does not have, with those that it has."""
    from casebook.shipments.goods.lines import laid_out
    from casebook.shipments.goods.questions import questions

    steps = order.steps
    named = (*(steps.join or ()), *(steps.part or ()))
    if not named and steps.settle is None:
        return
    _worded(named, steps)
    case = laid_out(store, shipment, bench.catalogue)
    items = {i.key: f"{i.current.label} in {m.paper.shown}" for m in case.members for i in m.items}
    asked = {q.key: q.says.en for q in questions(case, bench.catalogue)}
    for key, known, what in (*((k, items, "item") for k in named), (steps.settle, asked, "question")):
        if key is not None and key not in known:
            for one, told in list(known.items())[:_MOST]:
                say(f"  {one}  {inert(told, 100)}")
            raise Refused(f"{inert(shipment.name)} has no {what} {key!r}: use one from above", Exit.USAGE)


def _enter_mass(store: Store, made: Standing, steps: Steps, stamp: Stamp) -> None:
    from casebook.shipments.entering import mass_entered
    from casebook.shipments.keeping import ShipmentError
    from casebook.state.holds import HeldError

    assert steps.enter_mass is not None
    _worded((), steps)
    try:
        mass_entered(store, made, steps.enter_mass, date.today(), stamp)
    except ShipmentError as trouble:
        raise Refused(inert(str(trouble), 300), Exit.USAGE) from trouble
    except HeldError as trouble:
        raise Refused(str(trouble), Exit.REVIEW) from trouble


def _stepped(store: Store, shipment: Shipment, order: ShipmentOrder, stamp: Stamp) -> Shipment:
    from casebook.shipments.keeping import acted

    actions = list(_actions(shipment, order.steps))
    return acted(store, shipment, actions, stamp) if actions else shipment


def _actions(shipment: Shipment, steps: Steps) -> Iterator[ShipmentAction]:
    """The steps as events; raises `Refused` for one that lacks its words."""
    from casebook.record import shipment_actions as do

    if steps.reopen:
        yield do.ShipmentReopened()
    if steps.take_out is not None:
        (paper,) = _worded((_paper(shipment, steps.take_out),), steps)
        yield do.PaperTakenOut(paper)
    if steps.join is not None:
        yield do.LinesJoined(*_worded(steps.join, steps))
    if steps.part is not None:
        yield do.LinesParted(*_worded(steps.part, steps))
    if steps.settle is not None:
        (key,) = _worded((steps.settle,), steps)
        yield do.QuestionSettled(key, (steps.why or "").strip())
    if steps.questioned is not None:
        yield do.ShipmentQuestioned(steps.questioned, (steps.why or "").strip())
    if steps.answered is not None:
        yield do.ShipmentAnswered(steps.answered)
    if steps.declared:
        yield do.ShipmentDeclared(_ready_set(shipment))
    if steps.close:
        yield do.ShipmentClosed()


def _worded(words: tuple[str, ...], steps: Steps) -> tuple[str, ...]:
    if not (steps.why or "").strip():
        raise Refused("--why is missing: say what shows it, such as the order or the maker's word", Exit.USAGE)
    return words


def _ready_set(shipment: Shipment) -> str:
    ready = [digest for digest, is_draft in shipment.sets if not is_draft]
    if not ready:
        told = "only drafts of its set were written" if shipment.sets else "no set of it was written"
        raise Refused(f"{inert(shipment.name)} cannot be declared: {told}; write one with --set", Exit.REVIEW)
    return ready[-1]


def _paper(shipment: Shipment, name: str) -> str:
    """The one paper of the shipment that a name, or the beginning of a SHA-256, fits."""
    fitting = [p for p, n in shipment.papers.items() if name in (n, p)]
    fitting = fitting or [p for p, n in shipment.papers.items() if name in n or p.startswith(name)]
    if len(fitting) == 1:
        return fitting[0]
    for paper in fitting or list(shipment.papers):
        say(f"  {paper[:12]}  {inert(shipment.papers[paper])}")
    what = "several papers are" if fitting else "no paper is"
    raise Refused(f"{what} called {name!r} in this shipment: use a name from above")


def _show(made: Standing) -> None:
    shipment = made.case.shipment
    write(
        f"{inert(shipment.name)}: {shipment.stage}, {_counted(len(made.case.members), 'paper')}, "
        f"{_counted(len(made.lines), 'goods line')}, opened {shipment.opened_at[:10]} by {inert(shipment.opened_by)}"
    )
    if made.lines:
        _table(
            ("no.", "goods", "quantity", "net mass", "a piece", "outcome", "signed", "papers"), map(_row, made.lines)
        )
    for line in made.lines:
        for text in _details(line):
            write(text)
    for question in made.questions:
        for text in _asked(question, made):
            write(text)
    for text in (*_taken_out(made), *_waiting(made), *_ticking(made), *_closing(made)):
        write(text)


def _row(standing: LineStanding) -> tuple[str, ...]:
    line, made = standing.line, standing.made
    figures = {k: ", ".join(dict.fromkeys(str(f) for f in v)) for k, v in line.figures.items()}
    mass = _mass(line.mass.quantity.interval) if line.mass is not None else ""
    codes = ", ".join(made.codes) or ("near " + ", ".join(made.near) if made.near else "")
    signed = f"{len(standing.subject.signed.signers)}/{standing.subject.signed.needed}"
    papers = ", ".join(dict.fromkeys(j.entry.member.paper.shown for j in (*line.rows, *line.sheets) if j.is_sure))
    outcome = f"{in_words(str(made.outcome))} {codes}".rstrip()
    told = (figures["quantity"], figures["net_mass"], mass, outcome, signed, papers)
    return (str(line.number), inert(line.label), *map(inert, told))


def _mass(interval: Interval) -> str:
    """Grams, or of what is heavy kilograms, as a declaration prints them."""
    from classifier.judging.remark import declared

    is_heavy = interval.low is not None and interval.low >= _HEAVY
    return f"{declared(interval.scaled(Decimal('0.001')))} kg" if is_heavy else f"{declared(interval)} g"


def _details(standing: LineStanding) -> Iterator[str]:
    from casebook.shipments.goods.questions import formula_of

    line = standing.line
    if standing.with_mass is not None and line.mass is not None:
        outcome = in_words(str(standing.with_mass.outcome))
        yield (
            f"  {line.number}. {inert(line.label)}: with {inert(str(line.mass.quantity))} a piece from "
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
    """What makers were asked, and what they have not answered."""
    for letter in made.case.shipment.reminders:
        told = ", ".join(map(inert, letter.open))
        yield f"Asked {inert(letter.maker)} on {letter.day}: {told} not answered: remind them"


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
    for objection in (o for line in made.lines for o in line.against):
        yield f"  {inert(objection.label)}: {inert(objection.reason)}. To do: {inert(objection.remedy)}"
    if made.open:
        from casebook.shipments.standing import remedy

        yield f"  {_counted(len(made.open), 'question')} above. To do: {inert(remedy(made.open[0], name))}"
    if not made.lines:
        yield f"  {inert(against[0].reason)}. To do: {inert(against[0].remedy)}"
    yield "An aid, not legal advice: an item that no entry names may still need a licence."


def _counted(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
