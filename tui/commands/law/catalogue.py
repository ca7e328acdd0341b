"""`gauger catalogue`: what law and words this program knows, and whether an office's own folder is sound."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from classifier.loading.load import load
from tui.commands.law.explain import described, entry_of
from tui.speech.exits import Exit
from tui.speech.talk import write


def entries(layers: tuple[Path, ...]) -> int:
    """One line an entry, by act."""
    catalogue = load(*layers)
    for act in catalogue.instruments.values():
        write(f"{act.name} ({act.id}): {act.title.en}")
        for entry in (e for e in catalogue.entries if e.instrument == act.id):
            write(f"  {entry.code:<14} {entry.en}" + (f" / {entry.zh}" if entry.zh else ""))
    return Exit.SETTLED


def entry(code: str, layers: tuple[Path, ...]) -> int:
    """One entry with all that the catalogue has of it."""
    for line in described(entry_of(load(*layers), code)):
        write(line)
    return Exit.SETTLED


def check(layers: tuple[Path, ...], day: date) -> int:
    """Says that the files are sound and what is in them, what to look at, and which tests of the acts fail.

    Raises `CatalogueError` for a mistake of form.
    """
    from classifier.checking.act_tests import failures
    from classifier.checking.lint import remarks

    catalogue = load(*layers)
    words = catalogue.vocabulary
    write(
        f"sound: {len(catalogue.instruments)} acts, {len(catalogue.entries)} entries, "
        f"{len(words.products)} products, {len(words.properties)} properties, {len(words.units)} units, "
        f"policies {', '.join(catalogue.policies)}"
    )
    write(catalogue.sha256)
    for text in remarks(catalogue, day):
        write(f"  look at: {text}")
    ran = list(failures(catalogue, layers))
    failed = [told for holds, told in ran if not holds]
    for told in failed:
        write(f"  test fails: {told}")
    write(f"{len(ran)} tests of acts, {len(failed) or 'none'} of them failing")
    return Exit.BAD_DATA if failed else Exit.SETTLED


def calendar(layers: tuple[Path, ...]) -> int:
    """The days on which answers change, in their order, with what each act is from then on."""
    from classifier.law.timeline import PLAIN, turns
    from classifier.law.timeline import status as standing

    catalogue = load(*layers)
    days = sorted((day, act.id) for act in catalogue.instruments.values() for day in turns(catalogue, act.id))
    for day, act in days:
        on = standing(catalogue, act, day)
        write(f"{day}  {catalogue.instruments[act].name}: {PLAIN[on.in_force].en} ({PLAIN[on.in_force].zh})")
    return Exit.SETTLED


def status(day: date, layers: tuple[Path, ...]) -> int:
    """Whether each act is in force on a day, and why."""
    from classifier.law.timeline import status as standing

    catalogue = load(*layers)
    for act in catalogue.instruments.values():
        on = standing(catalogue, act.id, day)
        write(f"{act.id} on {day}: {on.note}")
        write(f"  {on.zh}")
    return Exit.SETTLED
