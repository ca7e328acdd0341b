"""`gauger explain`: an entry of the list in its own words, with the tests made of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from classifier.law.acts import Entry
from classifier.law.catalogue import Catalogue
from classifier.loading.load import load
from tui.speech.exits import Exit
from tui.speech.talk import write
from tui.speech.troubles import Refused


def run(code: str, as_of: date, layers: tuple[Path, ...]) -> int:
    """Prints an entry, its tests and its act's standing on the day; raises `Refused` for an unknown code."""
    catalogue = load(*layers)
    for line in (*described(entry_of(catalogue, code)), *_standing(catalogue, code, as_of)):
        write(line)
    return Exit.SETTLED


def entry_of(catalogue: Catalogue, code: str) -> Entry:
    """The entry of a code as people type it; raises `Refused` with those that begin alike."""
    from difflib import get_close_matches

    codes = {e.code.casefold(): e for e in catalogue.entries}
    if code.casefold() in codes:
        return codes[code.casefold()]
    near = [e.code for c, e in codes.items() if c.startswith(code.casefold())]
    near = near or [codes[c].code for c in get_close_matches(code.casefold(), codes, n=5)]
    hint = f"did you mean {', '.join(near)}?" if near else "gauger catalogue list shows all"
    raise Refused(f"no entry has the code {code!r}; {hint}")


def described(entry: Entry) -> Iterator[str]:
    """An entry in lines: its words in both languages, what it takes in, its tests, source and cautions."""
    yield f"{entry.code}  {entry.en}"
    if entry.zh:
        yield f"  {entry.zh}"
    if entry.criterion:
        yield f"  criterion: {entry.criterion.en}" + (f" / {entry.criterion.zh}" if entry.criterion.zh else "")
    for condition in entry.criteria:
        yield f"  test: {condition.property} {condition}"
    if not entry.criteria:
        yield "  test: none; what the item is decides"
    yield f"  takes in: {', '.join(entry.products)}"
    for doubtful in entry.open_products:
        yield f"  open: {doubtful.product}: {doubtful.question.en}"
    if entry.tariff_lines:
        yield f"  reference tariff lines (they decide nothing): {', '.join(entry.tariff_lines)}"
    yield f"  source: {entry.source}"
    for flag in entry.flags:
        yield f"  caution ({flag.kind.replace('_', ' ')}): {flag.text.en}"
    if entry.advice:
        yield f"  advice: {entry.advice.en}"


def _standing(catalogue: Catalogue, code: str, day: date) -> Iterator[str]:
    from classifier.law.timeline import status

    act = catalogue.instruments[entry_of(catalogue, code).instrument]
    on = status(catalogue, act.id, day)
    yield f"  act: {act.name}, {act.title.en}; on {day}: {on.note}"
