"""The letters of a shipment as files, each maker's with its form, kept as asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from casebook.declaring.filing import UnwritableError
from casebook.learning.suppliers import Profile, profile_of
from casebook.record.actions.shipments import SupplierAsked
from casebook.record.events import Stamp
from casebook.shipments.keeping import acted
from casebook.shipments.letters.asks import Asks, asks
from casebook.shipments.letters.supplier import Letter, letter
from casebook.shipments.standing import Standing
from casebook.shipments.writing.docx_file import as_docx
from casebook.store.database import Store


@dataclass(frozen=True, slots=True)
class Sent:
    """What one maker was asked, with the letter and the form that were written."""

    asks: Asks
    letter: Path
    form: Path


def written(
    store: Store, made: Standing, out: Path, day: date, stamp: Stamp, profiles: Mapping[str, Profile] | None = None
) -> Iterator[Sent]:
    """Writes a letter and a form for each maker, and keeps that it was asked; nothing where nothing is to be asked.

    A maker whose profile is among `profiles` is told what its datasheets always leave out.
    Raises `ModuleNotFoundError` without the extra `export`, and `UnwritableError`.
    """
    letters = [letter(one, made, day, profile_of(profiles or {}, one.maker)) for one in asks(made)]
    for number, one in enumerate(letters, 1):
        yield _written(store, made, one, out, number, day, stamp)


def _written(store: Store, made: Standing, one: Letter, out: Path, number: int, day: date, stamp: Stamp) -> Sent:
    text = as_docx(one.paper)
    sent = Sent(one.asks, out / f"letter-{number}-{one.asks.language}.docx", out / f"reply-form-{number}.xlsx")
    try:
        out.mkdir(parents=True, exist_ok=True)
        for file, data in ((sent.letter, text), (sent.form, one.form)):
            waiting = file.with_name(f"{file.name}.part")  # so that nobody sends half of one
            waiting.write_bytes(data)
            waiting.replace(file)
    except OSError as trouble:
        raise UnwritableError(f"{out}: cannot be written ({trouble.strerror}); name another folder") from trouble
    digest = hashlib.sha256(text).hexdigest()
    keys = tuple(ask.key for ask in one.asks.several)
    acted(store, made.case.shipment, [SupplierAsked(one.asks.maker, day, keys, digest)], stamp)
    return sent
