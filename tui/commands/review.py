"""`gauger review`: opens the app on a casebook."""

from __future__ import annotations

import getpass
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tui.exits import Exit
from tui.talk import say
from tui.troubles import Refused


@dataclass(frozen=True, slots=True)
class ReviewOrder:
    """What to review, by what it is judged, and who does it. `blind` is a word of `casebook.signing.Blind`."""

    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...] = ()
    who: str | None = None
    blind: str = "second"


def run(order: ReviewOrder) -> int:
    """Opens the app; raises `Refused` without a terminal, without items, or for words it does not know."""
    from casebook.signing import Blind
    from casebook.store import open_store

    if order.blind not in tuple(Blind):
        raise Refused(f"--blind is one of {', '.join(Blind)}, not {order.blind!r}", Exit.USAGE)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("review needs a terminal; gauger show NAME tells the same without one", Exit.USAGE)
    with closing(open_store(order.casebook, make=False)) as store:
        from tui.app import ReviewApp
        from tui.reviewer import reviewer

        say(f"gauger: opening {store.name}")
        ready = reviewer(
            store,
            as_of=order.as_of,
            policy=order.policy,
            layers=order.layers,
            who=order.who or getpass.getuser(),
            blind=Blind(order.blind),
        )
        if not ready.load():
            raise Refused(f"{store.name} has no items yet; scan documents first: gauger scan PATH")
        try:
            ReviewApp(ready).run()
        finally:
            ready.leave()
    return Exit.SETTLED
