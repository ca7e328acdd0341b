"""A person's word on marks: accepted, retired, undone, a person's taken out; the papers of the form follow at once.

The word is in the ledger before any paper is read again. Where the work ends in the middle, doing it again finishes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select

from casebook.duplicates.fingerprints import fingerprint as gist_of
from casebook.learning.forms.keeping import acted, ever, forms_of, papers_of, steps_of
from casebook.learning.forms.state import Forms, FormState, MarkState, Standing
from casebook.learning.forms.trying import Impact, read_again
from casebook.record.actions.forms import FormStepUndone, MarksAccepted, MarksRetired, PersonTakenOut
from casebook.record.events import Stamp
from casebook.run import keeping, rejudging
from casebook.run.keeping import Edition
from casebook.state.loading import records_of, state_of
from casebook.state.taken_out import PEOPLE
from casebook.store import tables
from casebook.store.database import Store
from casebook.workers.job import Answer, Job
from casebook.workers.worker import answer_of, catalogue_of
from extractor.forms.book import FormBook
from extractor.papers.document_kind import PAPERS_OF_GOODS
from extractor.pipeline import Pipeline

Progress = Callable[[int, int], None]


class FormsError(ValueError):
    """Marks cannot be had, or not be changed so; the message says why and what to do."""


def silent(done: int, among: int) -> None:
    """Progress that nobody looks at."""


def marks_named(
    forms: Forms, names: Sequence[str], *, or_used: bool = False
) -> tuple[FormState, tuple[MarkState, ...]]:
    """The marks of these keys (the beginning of one will do) or all that wait of a form's key; all of one form.

    `or_used` gives those in use of a form where none waits: what was ended in the middle is finished by them.

    Raises `FormsError` for one that is not there, and for marks of several forms.
    """
    found: list[tuple[FormState, MarkState]] = []
    for name in names:
        form = next((f for f in forms.by_key.values() if name in (f.key, f.key.removeprefix("form-")[:8])), None)
        if form is not None:
            waiting = form.having(Standing.PROPOSED) or (form.used if or_used else ())
            found += [(form, m) for m in waiting]
            continue
        one = forms.mark(name)
        if one is None:
            raise FormsError(
                f"there is no one mark {name}; gauger learn show FORM lists those of a form, FORM/MARK names one"
            )
        found.append(one)
    if not found:
        raise FormsError("no mark of it waits; gauger learn show FORM lists what there is")
    if len({f.key for f, _ in found}) > 1:
        raise FormsError("these marks are of several forms: accept or retire those of one form at a time")
    return found[0][0], tuple(m for _, m in found)


def accepted(store: Store, form: FormState, marks: Sequence[str], impact: Impact, stamp: Stamp) -> Forms:
    """Marks taken into use by a person who was shown their impact.

    Raises `FormsError` where a mark contradicts another that counts: that is a question, which retiring one answers.
    """
    asked = [m for m in form.all if m.key in marks and m.standing is Standing.CONTRADICTED]
    if asked:
        others = ", ".join(dict.fromkeys(k for m in asked for k in m.against))
        raise FormsError(f"{asked[0].key} contradicts {others}: retire one of them first (gauger learn retire MARK)")
    news = [m.key for m in form.all if m.key in marks and m.standing is not Standing.USED]
    return acted(store, [(form.key, MarksAccepted(tuple(news), impact.digest))], stamp) if news else forms_of(store)


def retired(store: Store, form: FormState, marks: Sequence[str], stamp: Stamp) -> Forms:
    """Marks taken out of use; raises `FormsError` without a reason, which the ledger keeps."""
    if not stamp.why:
        raise FormsError("say why, for the record: --why TEXT")
    return acted(store, [(form.key, MarksRetired(tuple(marks)))], stamp)


def undone(store: Store, event: int, stamp: Stamp) -> tuple[Forms, tuple[str, ...]]:
    """One step on a form as if it had not been, and the keys of the forms that it spoke of.

    Raises `FormsError` where the event is no step on a form.
    """
    forms = forms_of(store)
    keys = (*forms.by_key, PEOPLE)
    owner = next((k for k in keys if any(e.seq == event for e in steps_of(store, k))), None)
    if owner is None:
        raise FormsError(f"event {event} is no step on a form or word; gauger learn show FORM lists those of a form")
    made = acted(store, [(owner, FormStepUndone(event))], stamp)
    return made, tuple(forms.by_key) if owner == PEOPLE else (owner,)


def forms_with(store: Store, person: str) -> tuple[str, ...]:
    """The keys of the forms that a person marked or accepted anything of."""
    keys = (
        f.key
        for f in forms_of(store).by_key.values()
        for m in f.all
        if any(a.who == person for a in m.authors) or (m.accepted and m.accepted[0] == person)
    )
    return tuple(dict.fromkeys(keys))


def taken_out(store: Store, person: str, stamp: Stamp) -> tuple[Forms, tuple[str, ...]]:
    """A person's marks and acceptances without effect, and the keys of the forms that had any.

    Raises `FormsError` for a person who marked nothing, and without a reason.
    """
    keys = forms_with(store, person)
    if not keys:
        raise FormsError(f"{person} has marked and accepted nothing")
    if not stamp.why:
        raise FormsError("say why, for the record: --why TEXT")
    return acted(store, [(PEOPLE, PersonTakenOut(person))], stamp), keys


def followed(
    store: Store, keys: Iterable[str], job: Job, pipeline: Pipeline, stamp: Stamp, progress: Progress = silent
) -> tuple[str, ...]:
    """Reads the papers of some forms again with the marks that count now; gives those that came out otherwise.

    What people said of a paper stands, and a reading that disagrees with it reopens its item.
    """
    forms = forms_of(store)
    papers = tuple(dict.fromkeys(d for key in keys for d in papers_of(store, ever(store), key)))
    changed = []
    for number, document in enumerate(papers, 1):
        if _read_anew(store, document, forms.book, job, pipeline, stamp):
            changed.append(document)
        progress(number, len(papers))
    return tuple(changed)


def _read_anew(store: Store, document: str, book: FormBook, job: Job, pipeline: Pipeline, stamp: Stamp) -> bool:
    state = state_of(store, document)
    if state.reading is None or state.reading.kind in PAPERS_OF_GOODS:
        return False
    made = read_again(store, state, book, pipeline)
    if made.items == state.reading.items:
        return False
    identity = made.identity
    catalogue = catalogue_of(job.layers)
    answer = answer_of(made, made.items, catalogue, job)
    with store.reading() as connection:
        table = tables.readings.c
        options = connection.scalar(select(table.options).where(table.document == document)) or ""
    edition = Edition(job.program, catalogue.sha256, options)
    kept = replace(answer, fingerprint=gist_of(made.contents.pages))
    keeping.keep_reading(store, identity, kept, edition, stamp)
    judged = rejudging.answer(records_of(store, document), identity, None, job)
    if isinstance(judged, Answer):
        keeping.keep_answer(store, identity, judged, job, stamp)
    return True
