"""`gauger learn suppliers`: the habits of each supplier, by its datasheets and the letters to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.learning.suppliers import Profile


def run(name: str, casebook: str) -> int:
    """Lists them; raises `Refused` where none has that name."""
    from casebook.learning.suppliers import profiles
    from casebook.store.database import read_store

    with closing(read_store(casebook)) as store:
        several = [p for p in profiles(store).values() if name.casefold() in p.name.casefold()]
    if name and not several:
        raise Refused(f"supplier {name!r} not found; gauger learn suppliers lists them")
    for profile in several:
        for line in told(profile):
            write(line)
    if not several:
        write("No datasheet names its maker, and no maker was asked.")
    return Exit.SETTLED


def told(profile: Profile) -> Iterator[str]:
    """One supplier in lines."""
    yield f"{inert(profile.name)}: {profile.papers} datasheet{'' if profile.papers == 1 else 's'}"
    for habit in profile.left_out:
        yield f"  leaves out {habit.property.replace('_', ' ')}: {habit.papers} of {habit.of}"
    yield from (f"  {typical}" for typical in profile.typical)
    if (days := profile.answers_in) is not None:
        yield f"  answers in about {days} days ({len(profile.days)} letters)"
    if profile.waiting:
        yield f"  has not answered {profile.waiting} letters"
