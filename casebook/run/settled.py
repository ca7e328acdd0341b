"""What the casebook has settled of a document: read in this edition, judged for this day and policy, unchanged since.

Such a document needs neither a worker nor a judgement, and there is nothing to keep of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from casebook.record.actions import NAMES, Claimed, Determined, Exported, Extracted, Released, Scanned, Signed, Viewed
from casebook.record.events import Record
from casebook.run import keeping
from casebook.run.files.opening import under_name
from casebook.run.keeping import Edition
from casebook.state.loading import packed_pages_of, records_of
from casebook.store import tables
from casebook.store.database import Store
from casebook.workers.job import Answer, Job
from extractor.document.model import Identity

_SILENT = frozenset(NAMES[kind] for kind in (Scanned, Viewed, Signed, Claimed, Released, Exported))
"""Events after which an item is judged as before."""


def settled(store: Store, identity: Identity, edition: Edition, job: Job) -> Answer | None:
    """What was read of a document, without its report and its rows; `None` where it has to be asked for again.

    It is settled where it has been met under this name, its newest reading is of this edition, and the last that was
    said of its items is what this program and catalogue made of all of them, by the day and the policy of the job.
    """
    from casebook.record.codec import action_of, action_text

    document = identity.sha256
    if not keeping.is_kept(store, document, edition):
        return None
    records = records_of(store, document)
    outcomes = _determined(store, document, records, edition, job)
    if outcomes is None:
        return None
    scanned = Scanned(identity.name, identity.size)
    if not any(r.kind == NAMES[Scanned] and action_of(r.kind, r.body) == scanned for r in records):
        return None
    newest = next(r for r in reversed(records) if r.kind == NAMES[Extracted])
    extracted, body = action_of(newest.kind, newest.body), newest.body
    assert isinstance(extracted, Extracted)
    reading = extracted.reading
    if reading.identity != identity:
        reading = under_name(reading, identity, None)
        body = action_text(Extracted(reading))
    return Answer(
        sha256=document,
        kind=reading.kind,
        status=reading.status,
        problems=reading.problems,
        line="",
        rows=(),
        outcomes=outcomes.outcomes,
        extracted=body,
        pages=packed_pages_of(store, document) or b"",
    )


def _determined(
    store: Store, document: str, records: Sequence[Record], edition: Edition, job: Job
) -> Determined | None:
    """The last word on a document's items, where it still holds for all of them."""
    from casebook.record.codec import action_of

    last = next((r for r in reversed(records) if r.kind not in _SILENT), None)
    if last is None or (last.program, last.catalogue) != (edition.program, edition.catalogue):
        return None
    action = action_of(last.kind, last.body) if last.kind == NAMES[Determined] else None
    if not isinstance(action, Determined) or (action.as_of, action.policy) != (job.as_of, job.policy):
        return None
    mine = tables.items.c
    rows = select(func.count()).where(mine.document == document, mine.as_of == job.as_of, mine.policy == job.policy)
    with store.reading() as connection:
        return action if connection.scalar(rows) == len(action.outcomes) else None
