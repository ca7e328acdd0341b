"""A declaration on its way out: drafted from the record with what stands against it, then written and kept.

The command and the review app both go through here, so that neither can declare what the other would refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from casebook.declaring.declaration import Declaration, LengthLimits, composed, faults, kept
from casebook.declaring.goods_lines import as_csv, as_json, as_xlsx, digest
from casebook.declaring.readiness import REVIEW, Objection, Subject, objections, subject
from casebook.record.events import Stamp
from casebook.review.finding import Place
from casebook.review.judging import Bench
from casebook.state import folder
from casebook.state.folder import Folder
from casebook.state.people.signing import rules_of
from casebook.store.database import Store

NO_WORKBOOK = "no workbook was written; it needs the extra: pip install 'gauger[export]'"


FILES: Mapping[str, Callable[[Declaration, str], bytes]] = {
    "declaration.json": lambda made, text: text.encode(),
    "lines.csv": lambda made, text: as_csv(made),
    "lines.xlsx": lambda made, text: as_xlsx(made),
}
"""What a declaration is written as: each file's name, and what makes its bytes of the declaration and its JSON.

Where the extra that a workbook needs is not installed, its function raises `ModuleNotFoundError`.
"""


class UnwritableError(Exception):
    """The files cannot be written and nothing was declared; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A declaration that was not filed yet, and all that stands against it.

    `made` is there once its items are ready, and `text` is then its canonical JSON.
    """

    against: tuple[Objection, ...]
    made: Declaration | None = None
    text: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256 that the ledger keeps of it."""
        return digest(self.text)


def subjects_of(store: Store, places: Sequence[Place], bench: Bench) -> tuple[Subject, ...]:
    """The items of these places as they stand; raises `KeyError` where a document no longer has one."""
    return _subjects(places, _folders(store, places), bench)


def _folders(store: Store, places: Sequence[Place]) -> Mapping[str, Folder]:
    return {d: folder.opened(store, d) for d in dict.fromkeys(p.document for p in places)}


def _subjects(places: Sequence[Place], folders: Mapping[str, Folder], bench: Bench) -> tuple[Subject, ...]:
    rules = rules_of(bench.house)
    return tuple(subject(p, folders[p.document], bench, rules) for p in places)


def drafted(
    store: Store,
    places: Sequence[Place],
    bench: Bench,
    stamp: Stamp,
    limits: LengthLimits,
    *,
    though_suspended: bool = False,
) -> Draft:
    """The declaration of these items, in their order, as the person of the stamp may file it."""
    folders, now = _folders(store, places), datetime.now(UTC)
    there = [p for p in places if p.item in folders[p.document].state.items]
    subjects = _subjects(there, folders, bench)
    against = [_gone(p) for p in places if p not in there]
    against += [o for s in subjects for o in objections(s, bench, stamp.who, now)]
    if against:
        return Draft(tuple(against))
    made = composed(subjects, bench, though_suspended=though_suspended)
    return Draft(faults(made, bench, limits), made, as_json(made, stamp.program, stamp.catalogue))


def _gone(place: Place) -> Objection:
    """What stands against an item that its document no longer has, or against a document that has none."""
    if place.item == place.document:
        return Objection(place.label, "no item was found in it", f"add what it is about: {REVIEW}", place.item)
    return Objection(place.label, f"{place.name} no longer has it", f"look at the document: {REVIEW}", place.document)


def filed(store: Store, draft: Draft, stamp: Stamp, out: Path | None) -> tuple[str, ...]:
    """Writes the files into a folder (none for `None`) and an event for each item; says what was left out.

    The files are in place only if the events are. Raises `UnwritableError`, or `ChangedMeanwhileError` where
    somebody acted on a document since it was drafted.
    """
    assert draft.made is not None and not draft.against
    files, lacking = _files(draft.made, draft.text) if out is not None else ({}, ())
    waiting = _beside(out or Path(), files)
    try:
        kept(store, draft.made, draft.digest, stamp)
    except BaseException:
        _dropped(waiting)
        raise
    try:
        for file in waiting:
            file.replace(file.with_suffix(""))
    except OSError as trouble:
        raise _unwritable(waiting[0].parent, trouble) from trouble
    return lacking


def _files(made: Declaration, text: str) -> tuple[Mapping[str, bytes], tuple[str, ...]]:
    files: dict[str, bytes] = {}
    lacking: list[str] = []
    for name, written in FILES.items():
        try:
            files[name] = written(made, text)
        except ModuleNotFoundError:
            lacking.append(NO_WORKBOOK)
    return files, tuple(lacking)


def _beside(out: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """The files under names that they have until the ledger has the events."""
    waiting: list[Path] = []
    try:
        for name, data in files.items():
            out.mkdir(parents=True, exist_ok=True)
            waiting.append(out / f"{name}.part")
            waiting[-1].write_bytes(data)
    except OSError as trouble:
        _dropped(waiting)
        raise _unwritable(out, trouble) from trouble
    return tuple(waiting)


def _dropped(waiting: Sequence[Path]) -> None:
    for file in waiting:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _unwritable(out: Path, trouble: OSError) -> UnwritableError:
    return UnwritableError(f"{out}: cannot be written ({trouble.strerror})")
