"""`gauger shipment NAME --letters DIR` and `gauger reply FILE`: what makers are asked, and what they answer."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.shipments.chinese import said
from tui.commands.session import Order, made
from tui.commands.shipments import sent_zh
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.pasted import pasting
from tui.speech.talk import say, write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.learning.suppliers import Profile
    from casebook.record.events import Stamp
    from casebook.review.judging import Bench
    from casebook.shipments.letters.reply import Outcome
    from casebook.shipments.letters.sending import Sent
    from casebook.shipments.standing import Standing
    from casebook.store.database import Store
    from tui.commands.shipments.order import ShipmentOrder

FORMS = (".xlsx", ".xlsm")
"""How the file of a reply form ends."""
_WHY = "a maker's reply"
_NOTHING_TO_ASK = "There is nothing to ask a maker: every item has what it needs, and no papers contradict each other."
_SEND = "Send each letter with its form. Read a reply back with: gauger reply FILE"


def write_letters(store: Store, made: Standing, order: ShipmentOrder, day: date, stamp: Stamp) -> int:
    """Writes a letter and a form for each maker and keeps that it was asked; raises `Refused` where it cannot."""
    from casebook.declaring.filing import UnwritableError
    from casebook.learning.suppliers import profile_of, profiles
    from casebook.shipments.handing_in.the_set import NO_EXTRA
    from casebook.shipments.letters.sending import written

    assert order.letters_to is not None
    several, known, is_zh = 0, profiles(store), order.language == "zh"
    try:
        for sent in written(store, made, order.letters_to, day, stamp, known):
            several += 1
            profile = profile_of(known, sent.asks.maker)
            told, habits = (sent_zh.asked, sent_zh.habits) if is_zh else (_told, _habits)
            for line in (*told(sent, day), *habits(profile, day)):
                write(line)
    except ModuleNotFoundError as lacking:
        raise Refused(NO_EXTRA, Exit.NO_CASEBOOK) from lacking
    except UnwritableError as trouble:
        raise Refused(inert(f"{trouble} with --letters", 300), Exit.NO_CASEBOOK) from trouble
    if not several:
        write(sent_zh.NOTHING_TO_ASK if is_zh else _NOTHING_TO_ASK)
        return Exit.SETTLED
    write(pasting(order.casebook)(sent_zh.SEND if is_zh else _SEND))
    return Exit.REVIEW


def _told(sent: Sent, day: date) -> Iterator[str]:
    keys = sent.asks.several
    questions = "1 question" if len(keys) == 1 else f"{len(keys)} questions"
    yield f"{inert(sent.asks.maker)}, asked on {day}: {questions}: {inert(str(sent.letter))} and {sent.form.name}"
    for ask in keys:
        yield f"  {ask.key}: {inert(ask.label)}: {inert(ask.wanted.get('en', ask.property))}"


def _habits(profile: Profile | None, day: date) -> Iterator[str]:
    """When an answer is to be looked for, and what the maker's typical values mean."""
    if profile is None:
        return
    if (days := profile.answers_in) is not None:
        until = day + timedelta(days=days)
        yield f"  It answers in about {days} days ({len(profile.days)} letters so far): look for it by {until}."
    yield from (f"  In its papers {typical}." for typical in profile.typical)


@dataclass(frozen=True, slots=True)
class ReplyOrder:
    """The form that came back, and by what the items are then judged."""

    file: Path
    order: Order
    who: str | None = None
    language: str = "en"


def run(order: ReplyOrder) -> int:
    """Reads a reply back and tells what became of each answer; raises `Refused` for a file that is no reply."""
    from casebook.record.events import Stamp
    from casebook.review.judging import bench_of
    from casebook.store.database import open_store

    terms = order.order
    assert terms.casebook is not None
    bench = bench_of(terms.layers, terms.as_of, terms.policy)
    who = order.who or getpass.getuser()
    stamp = Stamp(who, version(), bench.catalogue.sha256, _WHY)
    with closing(open_store(terms.casebook, make=False)) as store:
        codes = [
            _read_in(store, sha256, name, bench, stamp, terms.casebook, order.language)
            for sha256, name in _kept(store, order)
        ]
    return max(codes)


def _read_in(
    store: Store, sha256: str, name: str, bench: Bench, stamp: Stamp, casebook: str, language: str = "en"
) -> int:
    """Enters what a form that was read answers; raises `Refused` where it is none, or its item is in other hands."""
    from casebook.shipments.keeping import ShipmentError
    from casebook.shipments.letters.reply import ReplyError, read_back, reply_of, shipment_of, was_read
    from casebook.shipments.standing import standing
    from casebook.state.loading import pages_of
    from casebook.state.people.holds import HeldError

    try:
        reply = reply_of(pages_of(store, sha256), sha256, date.today())
        shipment, asked = shipment_of(store, reply)
        if was_read(shipment, sha256):
            again = f"{inert(name)} was read back before, for {inert(shipment.name)}: nothing is entered a second time."
            write(sent_zh.read_before(name, shipment.name) if language == "zh" else again)
            return Exit.SETTLED
        stands = standing(store, shipment, bench, stamp.who, datetime.now(UTC))
        outcomes = read_back(store, stands, reply, asked, name, bench, stamp)
    except (ReplyError, ShipmentError) as trouble:
        told = said(str(trouble), {}) if language == "zh" else str(trouble)
        raise Refused(f"{inert(name)} {inert(told, 300)}", Exit.NO_INPUT) from trouble
    except HeldError as trouble:
        raise Refused(str(trouble), Exit.REVIEW) from trouble
    by = f"{inert(asked.maker)} answers by {inert(reply.person)} on {reply.day}, for {inert(shipment.name)}:"
    write(sent_zh.answers(asked.maker, reply.person, reply.day, shipment.name) if language == "zh" else by)
    return _tell(outcomes, casebook, language)


def met(store: Store, sha256: str, name: str, order: Order) -> bool:
    """Enters what a reply answers that was met in a watched folder; false for no reply form, or one that was entered.

    What keeps it from being entered is told, and the watching goes on.
    """
    from casebook.record.events import Stamp
    from casebook.review.judging import bench_of
    from casebook.shipments.keeping import shipments
    from casebook.shipments.letters.reply import is_form, was_read
    from casebook.state.loading import pages_of

    if any(was_read(s, sha256) for s in shipments(store)) or not is_form(pages_of(store, sha256)):
        return False
    bench = bench_of(order.layers, order.as_of, order.policy)
    try:
        stamp = Stamp(getpass.getuser(), version(), bench.catalogue.sha256, _WHY)
        _read_in(store, sha256, name, bench, stamp, order.casebook or "")
    except Refused as trouble:
        say(f"gauger: {trouble}")
    return True


def _kept(store: Store, order: ReplyOrder) -> list[tuple[str, str]]:
    """The reply read as any document is, with limits: its SHA-256 and name, of a mail those of the forms in it."""
    from casebook.run.files.discover import Document, shown
    from casebook.run.states import How
    from casebook.shipments.letters.reply import is_form
    from casebook.state.loading import pages_of
    from casebook.workers.pool import warm_up

    warm_up()
    going = made(order.order, store, 1)
    results = list(going.results([Document(order.file, shown(order.file))]))
    read = [r for r in results if r.how is not How.FAILED and r.answer.status != "unreadable"]
    if not read:
        reasons = "; ".join(p.message for r in results for p in r.answer.problems) or "it cannot be read"
        raise Refused(f"{inert(str(order.file))}: {inert(reasons, 300)}", Exit.NO_INPUT)
    forms = [r for r in read if is_form(pages_of(store, r.answer.sha256))]
    return [(r.answer.sha256, r.name if len(results) > 1 else str(order.file)) for r in forms or read[:1]]


def _tell(outcomes: Sequence[Outcome], casebook: str, language: str) -> int:
    pasted = pasting(casebook)
    for text in sent_zh.outcomes(outcomes) if language == "zh" else map(_became, outcomes):
        write(pasted(text))
    if not outcomes:
        say(sent_zh.NO_ANSWER if language == "zh" else "gauger: the form has no answer in it")
    left = sum(1 for one in outcomes if not one.is_entered)
    return Exit.REVIEW if left or not outcomes else Exit.SETTLED


def _became(one: Outcome) -> str:
    words = f"{one.given.key} {inert(one.label)}: “{inert(one.given.quote.text, 80)}”"
    return f"  {words} {'entered as ' + inert(one.value) if one.is_entered else inert(one.why, 400)}"
