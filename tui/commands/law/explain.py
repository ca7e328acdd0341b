"""`gauger explain`: an entry in its own words with the tests made of them, a heading, a tariff number, or an act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from classifier.law.acts import Entry
from classifier.law.catalogue import Catalogue
from classifier.loading.load import load
from tui.commands.law.acts_and_pointers import otherwise_named
from tui.speech.exits import Exit
from tui.speech.talk import write
from tui.speech.troubles import Refused


def run(code: str, as_of: date, layers: tuple[Path, ...]) -> int:
    """Prints an entry, a heading with what stands below it, or what is known of a tariff number.

    With the standing of the acts on the day. Raises `Refused` for what the catalogue does not hold.
    """
    catalogue = load(*layers)
    for line in explained(catalogue, code.strip(), as_of):
        write(line)
    return Exit.SETTLED


def explained(catalogue: Catalogue, code: str, day: date) -> Iterator[str]:
    """The lines on a code, a heading's code or a tariff number."""
    known = {e.code.casefold(): e for e in catalogue.entries}
    if code.casefold() in known:
        entry = known[code.casefold()]
        yield from described(entry)
        yield from _standing(catalogue, entry.instrument, day)
        return
    below = [e for e in catalogue.entries if e.code.casefold().startswith(f"{code.casefold()}.")]
    if below:
        yield from _heading(catalogue, code, below, day)
        return
    digits = code.replace(".", "").replace(" ", "")
    if digits.isdigit() and len(digits) >= 4:
        yield from _tariff(catalogue, digits, day)
        return
    rules = list(otherwise_named(catalogue, code, day))
    if not rules:
        entry_of(catalogue, code)
    yield from rules


def _heading(catalogue: Catalogue, code: str, below: list[Entry], day: date) -> Iterator[str]:
    """A heading with its words, as far as they were seen, and each entry below it."""
    heading = next((p for p in catalogue.parents if p.code.casefold() == code.casefold()), None)
    shown = heading.code if heading else below[0].code[: len(code)]
    yield f"{shown}  {heading.en if heading else 'a heading whose words were not seen'}"
    if heading and heading.zh:
        yield f"  {heading.zh}"
    for flag in heading.flags if heading else ():
        yield f"  caution ({flag.kind.replace('_', ' ')}): {flag.text.en}"
    yield f"  {len(below)} entries stand below it:"
    for entry in below:
        tests = "; ".join(f"{c.property} {c}".replace("_", " ") for c in entry.criteria)
        yield (
            f"    {entry.code:<14} {entry.en}"
            + (f" / {entry.zh}" if entry.zh else "")
            + (f": {tests}" if tests else "")
        )
    for act in dict.fromkeys(e.instrument for e in below):
        yield from _standing(catalogue, act, day)


def _tariff(catalogue: Catalogue, digits: str, day: date) -> Iterator[str]:
    """What a tariff number is named with: a reference that decides nothing."""
    from classifier.law.tariff import dotted

    def agrees(other: str) -> bool:
        return other.startswith(digits) or digits.startswith(other)

    headings = [h for d, h in catalogue.tariff.headings.items() if agrees(d)]
    entries = [e for e in catalogue.entries if any(agrees(line) for line in e.tariff_lines)]
    goods = [(p, row) for p, row in catalogue.tariff.expected.items() if any(agrees(d) for d in row.headings)]
    if not headings and not entries and not goods:
        raise Refused(f"nothing in the catalogue names the tariff number {dotted(digits)}; that clears nothing")
    yield f"{dotted(digits)}  a tariff number: it decides nothing, the control follows the description"
    for heading in headings:
        yield f"  {dotted(heading.digits)}: {heading.text.en}" + (f" / {heading.text.zh}" if heading.text.zh else "")
    for entry in entries:
        yield f"  named as a reference by {entry.code}: {entry.en}" + (f" / {entry.zh}" if entry.zh else "")
    for product, row in goods:
        second = ", second-hand" if row.is_second_hand else ""
        yield f"  fits {product.replace('_', ' ')} ({row.source}{second})"
    for act in dict.fromkeys(e.instrument for e in entries):
        yield from _standing(catalogue, act, day)


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


def _standing(catalogue: Catalogue, instrument: str, day: date) -> Iterator[str]:
    """The act with its standing on a day, in both languages."""
    from classifier.law.timeline import status

    act = catalogue.instruments[instrument]
    on = status(catalogue, act.id, day)
    yield f"  act: {act.name}, {act.title.en}; on {day}: {on.note}"
    yield f"  {act.name_zh}；{day}：{on.zh}"
