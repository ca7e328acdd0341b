"""`gauger shipment` and `gauger shipments`: a shipment as a whole, and a person's steps on it."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tui.commands.shipments.order import ShipmentOrder, Steps
from tui.commands.shipments.shown import show, table
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.pasted import pasting
from tui.speech.talk import say, write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.record.actions.shipments import ShipmentAction
    from casebook.record.events import Stamp
    from casebook.review.judging import Bench
    from casebook.shipments.shipment import Shipment
    from casebook.shipments.standing import Standing
    from casebook.store.database import Store


_MOST = 24
"""Keys that are listed where one is not known."""


def listed(casebook: str, *, as_json: bool, language: str = "en") -> int:
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
        none = {"zh": "没有货运。建立："}.get(language, "There are no shipments. Open one with:")
        write(f"{none} gauger scan FOLDER --shipment NAME")
        return Exit.SETTLED
    if language == "zh":
        from casebook.shipments.chinese import LISTED, STAGES

        heads = (_head(s, " 于 {day}：{count}项") for s in several)
        table(LISTED, ((name, STAGES.get(stage, stage), *rest) for name, stage, *rest in heads))
        return Exit.SETTLED
    table(("shipment", "stage", "papers", "opened", "asked, not answered"), (_head(s) for s in several))
    return Exit.SETTLED


def _head(shipment: Shipment, asked: str = " on {day}: {count}") -> tuple[str, ...]:
    opened = f"{shipment.opened_at[:10]} {inert(shipment.opened_by)}"
    waiting = "; ".join(inert(a.maker) + asked.format(day=a.day, count=len(a.open)) for a in shipment.reminders)
    return inert(shipment.name), str(shipment.stage), str(len(shipment.papers)), opened, waiting


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
            shipment = _stepped(store, _undone(store, shipment, order.steps, stamp), order, stamp)
        except ShipmentError as trouble:
            raise Refused(inert(str(trouble), 400), Exit.NO_INPUT) from trouble
        made = standing(store, shipment, bench, who, datetime.now(UTC))
        if order.steps.enter_mass is not None:
            _enter_mass(store, made, order.steps, stamp)
            made = standing(store, shipment, bench, who, datetime.now(UTC))
        if order.letters_to is not None or order.set_to is not None:
            return _written(store, made, order, stamp)
        if order.json:
            from casebook.shipments.told import as_json

            write(as_json(made).rstrip())
        elif order.language == "zh":
            from tui.commands.shipments.shown_zh import show_zh

            show_zh(made, pasting(order.casebook))
        else:
            show(made, pasting(order.casebook))
    return Exit.SETTLED if made.is_ready else Exit.REVIEW


def _written(store: Store, made: Standing, order: ShipmentOrder, stamp: Stamp) -> int:
    """Writes the letters, the set, or both; the graver of the exit codes."""
    codes: list[int] = []
    if order.letters_to is not None:
        from tui.commands.shipments.letters import write_letters

        codes.append(write_letters(store, made, order, order.asked or date.today(), stamp))
    if order.set_to is not None:
        from tui.commands.shipments.set import write_set

        codes.append(write_set(store, made, order, stamp))
    return max(codes)


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
    from casebook.state.people.holds import HeldError

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


def _undone(store: Store, shipment: Shipment, steps: Steps, stamp: Stamp) -> Shipment:
    """The shipment after its last step was taken back, or taken up again, where that is asked; tells which."""
    from casebook.shipments.keeping import found, undone

    if not steps.undo and not steps.redo:
        return shipment
    told = undone(store, shipment, stamp, again=steps.redo)
    say(f"gauger: {'taken up again' if steps.redo else 'taken back'}: {inert(told, 300)}")
    return found(store, shipment.key)


def _actions(shipment: Shipment, steps: Steps) -> Iterator[ShipmentAction]:
    """The steps as events; raises `Refused` for one that lacks its words."""
    from casebook.record.actions import shipments as do

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
