"""What the casebook has of a document, judged anew with what people have made of it.

The work of a worker, where there are many.
"""

from __future__ import annotations

from collections.abc import Sequence

from casebook.record.events import Record
from casebook.record.ledger import event_of
from casebook.run.files import opening
from casebook.workers.job import Answer, Job
from casebook.workers.worker import answer_of, catalogue_of
from extractor.document.model import Identity, Problem, Severity

MISSING = Problem("open", "its copy was not read", Severity.ERROR)


def answer(records: Sequence[Record], identity: Identity, copy_of: str | None, job: Job) -> Answer | Problem:
    """The answer on a document from its rows of the ledger, under the name by which it was met now.

    The problem where none of them is a reading.
    """
    from casebook.state.fold import folded

    state = folded(identity.sha256, tuple(event_of(record) for record in records))
    if state.reading is None:
        return MISSING
    reading = opening.under_name(state.reading, identity, copy_of)
    seen = [s for s in state.items.values() if s.stands]
    items, keys = [s.current for s in seen], [s.key for s in seen]
    return answer_of(reading, items, catalogue_of(job.layers), job, keys)
