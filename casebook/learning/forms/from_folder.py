"""Labelled papers at hand teach as corrections do: each taken as confirmed by the person who runs it, an event each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from casebook.learning.forms.keeping import acted, forms_of, key_of
from casebook.learning.forms.labelled import lesson_of_both
from casebook.learning.forms.state import Standing
from casebook.record.actions.forms import FormAction, FormMarked, LabelsTaken
from casebook.record.events import Stamp
from casebook.store.database import Store
from corpora.labels import LabelledDocument, Labels, LabelsError
from extractor.document.model import Reading
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.papers.document_kind import PAPERS_OF_GOODS
from extractor.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one labelled paper: its form's key, new marks, values found of those stated; else why nothing."""

    name: str
    form: str | None = None
    news: int = 0
    placed: int = 0
    values: int = 0
    why_not: str | None = None


def checked(labels: Labels, folder: Path) -> tuple[tuple[LabelledDocument, Path], ...]:
    """The labelled files of a folder, each with its path.

    Raises `LabelsError` naming a file that is not there or has other bytes than those that were labelled.
    """
    found = []
    for document in labels.documents:
        path = folder / document.file
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise LabelsError(f"{path}: cannot be read ({error.strerror}); labels.json names it") from error
        if digest != document.sha256:
            raise LabelsError(f"{path}: is not the file that was labelled (its SHA-256 is {digest}); label it again")
        found.append((document, path))
    return tuple(found)


def taken(store: Store, document: LabelledDocument, reading: Reading, pipeline: Pipeline, stamp: Stamp) -> Taken:
    """Keeps what a labelled paper teaches its form; the same paper, labelled as before, teaches nothing twice."""
    if document.kind in PAPERS_OF_GOODS or reading.kind in PAPERS_OF_GOODS:
        return Taken(document.file, why_not="a trade paper: its lines are read by other rules")
    pages = reading.contents.pages
    if not any(p.words for p in pages):
        return Taken(document.file, why_not="no text was read in it")
    lesson = lesson_of_both(document, reading, pipeline)
    if not lesson.marks:
        return Taken(document.file, values=lesson.values, why_not="none of its values was found on it")
    shape = fingerprint(pages)
    form = forms_of(store).of(shape)
    key = form.key if form is not None else key_of(shape)
    known = {m.key: m for m in form.all} if form is not None else {}
    digest = hashlib.sha256(document.model_dump_json().encode()).hexdigest()
    news = [
        m
        for m in lesson.marks
        if m.key not in known or not any((a.who, a.paper) == (stamp.who, document.sha256) for a in known[m.key].authors)
    ]
    events: list[tuple[str, FormAction]] = [
        (key, FormMarked(shape, document.sha256, Path(document.file).name, m)) for m in news
    ]
    if events:
        told = LabelsTaken(document.sha256, document.file, digest, lesson.values, lesson.placed)
        acted(store, [*events, (key, told)], stamp)
    return Taken(document.file, key, len(news), lesson.placed, lesson.values)


def waiting(store: Store, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The marks that wait for a person's word, by form."""
    forms = forms_of(store)
    found = {k: tuple(m.key for m in forms.by_key[k].having(Standing.PROPOSED)) for k in keys if k in forms.by_key}
    return {k: marks for k, marks in found.items() if marks}
