"""`gauger shipment NAME --letters DIR` and `gauger reply FILE`: what makers are asked, and what they answer."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.session import Order, made
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say, write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.learning.suppliers import Profile
    from casebook.record.events import Stamp
    from casebook.shipments.letters.reply import Outcome
    from casebook.shipments.letters.supplier import Letter
    from casebook.shipments.standing import Standing
    from casebook.store.database import Store


def write_letters(store: Store, made: Standing, out: Path, day: date, stamp: Stamp) -> int:
    """Writes a letter and a form for each maker and keeps that it was asked; raises `Refused` where it cannot."""
    from casebook.learning.suppliers import profile_of, profiles
    from casebook.shipments.handing_in.the_set import NO_EXTRA
    from casebook.shipments.letters.asks import asks
    from casebook.shipments.letters.supplier import letter

    lists = asks(made)
    if not lists:
        write("There is nothing to ask a maker: every item has what it needs, and no papers contradict each other.")
        return Exit.SETTLED
    known = profiles(store)
    try:
        letters = [letter(one, made, day, profile_of(known, one.maker)) for one in lists]
        for number, one in enumerate(letters, 1):
            _put(store, made, one, out, number, day, stamp)
            for line in _habits(profile_of(known, one.asks.maker), day):
                write(line)
    except ModuleNotFoundError as lacking:
        raise Refused(NO_EXTRA, Exit.NO_CASEBOOK) from lacking
    write("Send each letter with its form. Read a reply back with: gauger reply FILE")
    return Exit.REVIEW


def _put(store: Store, made: Standing, one: Letter, out: Path, number: int, day: date, stamp: Stamp) -> None:
    from casebook.record.shipment_actions import SupplierAsked
    from casebook.shipments.keeping import acted
    from casebook.shipments.writing.docx_file import as_docx

    text = as_docx(one.paper)
    names = (f"letter-{number}-{one.asks.language}.docx", f"reply-form-{number}.xlsx")
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, data in zip(names, (text, one.form), strict=True):
            (out / name).write_bytes(data)
    except OSError as trouble:
        message = f"{inert(str(out))}: cannot be written ({trouble.strerror}); name another folder with --letters"
        raise Refused(message, Exit.NO_CASEBOOK) from trouble
    digest = hashlib.sha256(text).hexdigest()
    keys = tuple(ask.key for ask in one.asks.several)
    acted(store, made.case.shipment, [SupplierAsked(one.asks.maker, day, keys, digest)], stamp)
    write(
        f"{inert(one.asks.maker)}, asked on {day}: {len(keys)} questions: {inert(str(out / names[0]))} and {names[1]}"
    )
    for ask in one.asks.several:
        write(f"  {ask.key}: {inert(ask.label)}: {inert(ask.wanted.get('en', ask.property))}")


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


def run(order: ReplyOrder) -> int:
    """Reads a reply back and tells what became of each answer; raises `Refused` for a file that is no reply."""
    from casebook.record.events import Stamp
    from casebook.review.judging import bench_of
    from casebook.shipments.letters.reply import ReplyError, read_back, reply_of, shipment_of
    from casebook.shipments.standing import standing
    from casebook.state.holds import HeldError
    from casebook.state.loading import pages_of
    from casebook.store.database import open_store

    terms = order.order
    assert terms.casebook is not None
    bench = bench_of(terms.layers, terms.as_of, terms.policy)
    who = order.who or getpass.getuser()
    stamp = Stamp(who, version(), bench.catalogue.sha256, "a maker's reply")
    with closing(open_store(terms.casebook, make=False)) as store:
        sha256 = _kept(store, order)
        try:
            reply = reply_of(pages_of(store, sha256), sha256, date.today())
            shipment, asked = shipment_of(store, reply)
            stands = standing(store, shipment, bench, who, datetime.now(UTC))
            outcomes = read_back(store, stands, reply, asked, str(order.file), bench, stamp)
        except ReplyError as trouble:
            raise Refused(f"{inert(str(order.file))} {inert(str(trouble), 300)}", Exit.NO_INPUT) from trouble
        except HeldError as trouble:
            raise Refused(str(trouble), Exit.REVIEW) from trouble
        write(f"{inert(asked.maker)} answers by {inert(reply.person)} on {reply.day}, for {inert(shipment.name)}:")
        return _tell(outcomes)


def _kept(store: Store, order: ReplyOrder) -> str:
    """The reply read as any document is, with limits; gives its SHA-256."""
    from casebook.run.discover import Document, shown
    from casebook.run.states import How
    from casebook.workers.pool import warm_up

    warm_up()
    going = made(order.order, store, 1)
    result = next(iter(going.results([Document(order.file, shown(order.file))])))
    if result.how is How.FAILED or result.answer.status == "unreadable":
        reasons = "; ".join(p.message for p in result.answer.problems) or "it cannot be read"
        raise Refused(f"{inert(str(order.file))}: {inert(reasons, 300)}", Exit.NO_INPUT)
    return result.answer.sha256


def _tell(outcomes: Sequence[Outcome]) -> int:
    for one in outcomes:
        words = f"{one.given.key} {inert(one.label)}: “{inert(one.given.quote.text, 80)}”"
        write(f"  {words} {'entered as ' + inert(one.value) if one.is_entered else inert(one.why, 200)}")
    if not outcomes:
        say("gauger: the form has no answer in it")
    left = sum(1 for one in outcomes if not one.is_entered)
    return Exit.REVIEW if left or not outcomes else Exit.SETTLED
