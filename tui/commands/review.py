"""`gauger review`: opens the app on a casebook."""

from __future__ import annotations

import gc
import getpass
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.declaring.declaration import LengthLimits
    from casebook.record.signatory import Signatory


@dataclass(frozen=True, slots=True)
class ReviewOrder:
    """What to review, by what it is judged, how long a remark may be, and who does it."""

    casebook: str
    as_of: date
    policy: str
    limits: LengthLimits
    layers: tuple[Path, ...] = ()
    who: str | None = None
    images: bool = True
    signing_key: Path | None = None


def run(order: ReviewOrder) -> int:
    """Opens the app; raises `Refused` without a terminal, without documents, or for a policy it does not know."""
    from casebook.store.database import open_store

    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise Refused("review needs a terminal; gauger show NAME tells the same without one", Exit.USAGE)
    with closing(open_store(order.casebook, make=False)) as store:
        from casebook.review.pages.crops import ready as ready_to_draw
        from casebook.shipments.keeping import shipments
        from tui.app import ReviewApp
        from tui.desk.starting import reviewer
        from tui.pictures.picture import pictures

        say(f"gauger: opening {store.name}")
        ready = reviewer(
            store,
            as_of=order.as_of,
            policy=order.policy,
            layers=order.layers,
            who=order.who or getpass.getuser(),
            limits=order.limits,
            signatory=_signatory(order.signing_key),
        )
        if not ready.load():
            raise Refused(f"{store.name} has no documents yet; scan some first: gauger scan PATH")
        if shipments(store):
            ready_to_draw()  # the annexes of a set
        app = ReviewApp(ready, pictures(order.casebook, wanted=order.images))
        # What is loaded by now stays until the end: looking through it for waste held keys up for a tenth of a second.
        gc.collect()
        gc.freeze()
        try:
            app.run()
        finally:
            ready.leave()
        for fault in app.faults:
            say("gauger: this failed during the review, and the rest went on; to be reported as it stands:")
            for line in fault.splitlines():
                say(f"  {inert(line, 400)}")
    return Exit.SETTLED


def _signatory(signing_key: Path | None) -> Signatory:
    from casebook.record.checkpoint import CheckpointError, private_key
    from casebook.record.signatory import of_this_process

    try:
        return of_this_process(private_key(signing_key) if signing_key else None)
    except CheckpointError as trouble:
        raise Refused(str(trouble), Exit.USAGE) from trouble
