"""`gauger declare`: the remark for chosen items or a whole invoice, or what stands against it."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.choice import chosen
from tui.commands.session import version
from tui.exits import Exit
from tui.inert import inert
from tui.talk import say, write
from tui.troubles import Refused

if TYPE_CHECKING:
    from casebook.declaration import Declaration, LengthLimits
    from casebook.finding import Place
    from casebook.judging import Bench
    from casebook.readiness import Objection, Subject
    from casebook.store import Store


@dataclass(frozen=True, slots=True)
class DeclareOrder:
    """What to declare and by what it is judged; `out` is the folder of the files, `None` for none."""

    names: tuple[str, ...]
    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...]
    limits: LengthLimits
    though_suspended: bool
    out: Path | None
    who: str | None


def run(order: DeclareOrder) -> int:
    """Shows the remark and writes the lines; raises `Refused` with what stands against it on stderr."""
    from casebook.declaration import ChangedMeanwhileError, composed, faults, kept
    from casebook.events import Stamp
    from casebook.goods_lines import as_json, digest
    from casebook.judging import bench_of
    from casebook.store import open_store

    bench = bench_of(order.layers, order.as_of, order.policy)
    who = order.who or getpass.getuser()
    with closing(open_store(order.casebook, make=False)) as store:
        subjects = subjects_of(store, chosen(store, order.names), bench)
        _refuse(_objections(subjects, bench, who))
        made = composed(subjects, bench, though_suspended=order.though_suspended)
        _refuse(faults(made, bench, order.limits))
        text = as_json(made, version(), bench.catalogue.sha256)
        files = _files(made, text) if order.out else {}
        try:
            kept(store, made, digest(text), Stamp(who, version(), bench.catalogue.sha256))
        except ChangedMeanwhileError as trouble:
            raise Refused(str(trouble), Exit.REVIEW) from trouble
    if order.out:
        _write(order.out, files)
    for line in _told(made, order):
        write(line)
    return Exit.SETTLED


def subjects_of(store: Store, places: Sequence[Place], bench: Bench) -> tuple[Subject, ...]:
    """The items of these places as they stand."""
    from casebook import folder
    from casebook.readiness import subject
    from casebook.signing import Rules

    folders = {d: folder.opened(store, d) for d in dict.fromkeys(p.document for p in places)}
    return tuple(subject(p, folders[p.document], bench, Rules()) for p in places)


def _objections(subjects: Sequence[Subject], bench: Bench, who: str) -> tuple[Objection, ...]:
    from casebook.readiness import objections

    now = datetime.now(UTC)
    return tuple(o for s in subjects for o in objections(s, bench, who, now))


def _refuse(against: Sequence[Objection]) -> None:
    if not against:
        return
    for objection in against:
        say(f"  {inert(objection.label)}: {inert(objection.reason)}. To do: {inert(objection.remedy)}")
    raise Refused(f"nothing was declared: {len(against)} things stand against it", Exit.REVIEW)


def _files(made: Declaration, text: str) -> dict[str, bytes]:
    from casebook.goods_lines import as_csv, as_xlsx

    files = {"declaration.json": text.encode(), "lines.csv": as_csv(made)}
    try:
        files["lines.xlsx"] = as_xlsx(made)
    except ModuleNotFoundError:
        say("gauger: no workbook was written; it needs the extra: pip install 'gauger[export]'")
    return files


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as trouble:
        message = f"{folder}: cannot be written ({trouble.strerror}); name another folder with --out"
        raise Refused(message, Exit.NO_CASEBOOK) from trouble


def _told(made: Declaration, order: DeclareOrder) -> Iterator[str]:
    from casebook.declaration import NO_ADVICE, NO_ADVICE_ZH

    for line in made.lines:
        about = line.subject
        named = ", ".join(about.made.codes) or ", ".join(f"near {c}" for c in about.made.near)
        outcome = str(about.made.outcome).replace("_", " ")
        yield f"{line.number}. {inert(about.place.label)}: {outcome} {named}".rstrip()
    for note in made.notes:
        yield f"On {made.as_of}: {inert(note)}."
        yield "It asks for no remark on that day." + (
            "" if order.though_suspended else " --though-suspended composes it all the same."
        )
    yield from _remark(made)
    if order.out:
        yield f"Written to {inert(str(order.out))}; the ledger keeps its SHA-256."
    yield NO_ADVICE
    yield NO_ADVICE_ZH


def _remark(made: Declaration) -> Iterator[str]:
    from casebook.declaration import beyond_gbk

    if made.zh is None or made.en is None:
        if not made.notes:
            yield "No line is controlled or close, so Announcement No. 58 of 2025 asks for no remark on them."
        return
    size = made.length
    yield "Remark (备注栏), read back and compared with the record:"
    yield inert(made.zh)
    yield f"In English: {inert(made.en)}"
    yield f"{size.characters} characters, {size.gbk_bytes} bytes of GBK. Number the declaration's lines as above."
    lacking = beyond_gbk(made.zh)
    if lacking:
        yield f"GBK has no {inert(' '.join(lacking))}: see that the customs' system keeps them."
