"""What the processes of the tests do with a casebook; each opens it for itself."""

from __future__ import annotations

from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier

from shipments import stamp
from stand_ins import ENTERED

from casebook.record.actions import Confirmed, Corrected, Rejected, Signed
from casebook.state import folder
from casebook.state.people.holds import HeldError
from casebook.store.database import open_store

FORK = get_context("fork")


def contend(place: str, document: str, who: str, start: Barrier, told: Connection) -> None:
    """Claims every item and signs those that it got, in the same order as the other; tells which."""
    store = open_store(place)
    mine = folder.opened(store, document)
    got = []
    start.wait()
    for item in mine.state.items:
        try:
            mine = folder.claimed(store, mine, item, stamp(who))
            mine = folder.acted(store, mine, [Signed(item, "controlled")], stamp(who))
            got.append(item)
        except HeldError:
            continue
    told.send(got)
    store.close()


def review(place: str, document: str, told: Connection) -> None:
    """Acts on the document's first fact for ever, and tells the number of each event that is kept."""
    store = open_store(place)
    mine = folder.opened(store, document)
    item = next(iter(mine.state.items.values()))
    fact = item.facts[0].key
    for action in cycle([Corrected(item.key, fact, ENTERED), Confirmed(item.key, fact), Rejected(item.key, fact)]):
        mine = folder.acted(store, mine, [action], stamp())
        told.send(mine.last)


def started(target: object, *arguments: object) -> BaseProcess:
    """A process under way."""
    made = FORK.Process(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
    made.start()
    return made
