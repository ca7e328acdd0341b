"""What a worker process does with one document: reads it, classifies its items, packs all of it for the way back.

The readers' libraries are imported inside functions: the process that gives the orders imports this module too.
"""

from __future__ import annotations

import gc
import signal
import time
import traceback
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.duplicates.fingerprints import fingerprint
from casebook.record.actions import Extracted, ItemOutcome
from casebook.record.codec import action_text, bare, encodable, packed
from casebook.record.keys import item_keys
from casebook.state.rows.summary import row
from casebook.workers import hearing
from casebook.workers.job import Answer, Job, Unpacked
from casebook.workers.limits import MEGABYTE, failed, gave_up, give_back, hold_to, mute, too_large, too_wordy
from casebook.workers.processes import wait_briefly
from classifier.facts import Item
from classifier.judging.classify import classify
from classifier.law.catalogue import Catalogue
from classifier.loading.load import load
from extractor.document.model import Contents, Identity, Problem, Reading, Severity, Source, Status
from extractor.report import report_of

if TYPE_CHECKING:
    from extractor.decoding.weighing import Weigher
    from extractor.pipeline import Pipeline


OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""A page makes tens of thousands of objects, and hardly one of them in a circle."""

LARGE = 100_000
"""Bytes of a document before which what lies about in circles is thrown away: together they would take the most."""


def set_up(job: Job) -> None:
    """Readies this process: it is silent, leaves Ctrl-C to its parent and is held to its memory."""
    mute()
    wait_briefly()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hold_to(job.limits.memory_mb)
    rarely_collect()


def rarely_collect() -> None:
    """Lets the collector look less often, and never at what this process has already.

    An eighth of the time goes otherwise into looking at words and catalogues again and again.
    """
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


def answer(source: Source, job: Job, ocr: bool) -> Answer:
    """Reads and classifies one document; any failure on the way is a problem of that document."""
    catalogue = catalogue_of(job.layers)
    if len(source.data) > LARGE:
        gc.collect()
        gc.freeze()  # what is left are catalogues and caches: the next look passes them over
        give_back()
    began = time.process_time()
    try:
        made = _answered(*_with_witness(source, (job.reader or read)(source, job, ocr), job, ocr=ocr), catalogue, job)
        return replace(made, cpu=time.process_time() - began) if made.recognised else made
    except MemoryError:
        trouble = too_large(job.limits.memory_mb)
    except Exception as bug:
        trouble = failed(_where(bug))
    except BaseException as panic:  # of a library in Rust: no Exception, and of a class that cannot be imported
        if type(panic).__name__ != "PanicException":
            raise
        trouble = gave_up()
    return answer_of(unread(source, trouble), (), catalogue, job)


def _with_witness(source: Source, reading: Reading, job: Job, *, ocr: bool) -> tuple[Reading, bool]:
    """The reading with its witness where pictures are recognised in this task, and whether it is yet to be heard."""
    from extractor.readers import ocr as recognition

    catalogue = catalogue_of(job.layers)
    if ocr and recognition.available():
        return _heard(source, reading, job), False
    if not hearing.is_due(reading, catalogue, job):
        return reading, False
    return (reading, True) if recognition.available() else (hearing.unheard(reading), False)


def _heard(source: Source, reading: Reading, job: Job) -> Reading:
    """The reading with its witness; where that fails, the reading as it was with a note."""
    try:
        return hearing.heard(source, reading, catalogue_of(job.layers), job)
    except MemoryError:
        return hearing.unheard(reading, too_large(job.limits.memory_mb).message)
    except Exception as bug:
        return hearing.unheard(reading, f"the program failed ({_where(bug)}); report it")


def heard(source: Source, plain: Answer, job: Job) -> Answer:
    """The answer on a document that was read, with what the pictures of its deciding values say."""
    from casebook.record.codec import unpacked

    bare = _reading_of(plain)
    whole = replace(bare, contents=replace(bare.contents, pages=unpacked(plain.pages, plain.sha256)))
    reading = _heard(source, whole, job)
    made = answer_of(reading, reading.items, catalogue_of(job.layers), job)
    return replace(made, pages=plain.pages, fingerprint=plain.fingerprint)


def without_witness(plain: Answer, trouble: Problem, job: Job) -> Answer:
    """The answer on a document that was read, where the pictures of its values could not be heard."""
    reading = hearing.unheard(_reading_of(plain), trouble.message)
    made = answer_of(reading, reading.items, catalogue_of(job.layers), job)
    return replace(made, pages=plain.pages, fingerprint=plain.fingerprint)


def _reading_of(answer: Answer) -> Reading:
    from casebook.record.codec import action_of

    kept = action_of("extracted", answer.extracted)
    assert isinstance(kept, Extracted)
    return kept.reading


def _answered(reading: Reading, to_hear: bool, catalogue: Catalogue, job: Job) -> Answer:
    """The answer on a reading as it came; its text is mended only where it cannot be written."""
    try:
        made = answer_of(reading, reading.items, catalogue, job)
    except UnicodeError:
        mended = encodable(reading)
        made = answer_of(mended, mended.items, catalogue, job)
    size = len(made.line) + len(made.extracted) + len(made.pages)
    if size > job.limits.output_mb * MEGABYTE:
        return answer_of(unread_as(reading.identity, too_wordy(size, job.limits)), (), catalogue, job)
    return replace(made, fingerprint=fingerprint(reading.contents.pages), to_hear=to_hear)


def answer_of(
    reading: Reading, items: Sequence[Item], catalogue: Catalogue, job: Job, keys: Sequence[str] = ()
) -> Answer:
    """The answer on a reading; `items` are its items, or what people have made of them under `keys`."""
    made = [classify(i, catalogue, as_of=job.as_of, policy=job.policy) for i in items]
    report = report_of(
        replace(reading, items=tuple(items)),
        made,
        catalogue_hash=catalogue.sha256,
        as_of=job.as_of,
        program=job.program,
    )
    keys = keys or item_keys(reading.identity.sha256, items)
    return Answer(
        sha256=reading.identity.sha256,
        kind=reading.kind,
        status=reading.status,
        problems=reading.problems,
        line=report.line(),
        rows=tuple(row(i, d) for i, d in zip(items, made, strict=True)),
        outcomes=tuple(
            ItemOutcome(k, str(d.outcome), tuple(d.codes), tuple(d.near)) for k, d in zip(keys, made, strict=True)
        ),
        extracted=action_text(Extracted(bare(reading))),
        pages=packed(reading.contents.pages),
        needs_ocr=any(p.stage == "ocr" and p.severity is not Severity.NOTE for p in reading.problems),
        recognised=sum(p.origin == "ocr" for p in reading.contents.pages),
        as_marked=sum(f.marked is not None for i in items for f in i.facts),
    )


def read(source: Source, job: Job, ocr: bool) -> Reading:
    """Reads a document as the extractor does, with recognition of pictures or without."""
    from extractor.document.read_options import ReadOptions

    options = ReadOptions(ocr=ocr, passwords=job.passwords, max_pages=job.limits.pages)
    return pipeline_of(job.layers, job.model).read(source, options, job.forms)


def inner(source: Source, passwords: tuple[str, ...] = ()) -> Unpacked:
    """The documents inside an archive, a mail or a PDF, and what went wrong in it; `passwords` are for locked PDFs."""
    from extractor.intake.archive import unpack

    parts = tuple(unpack(source, passwords))
    return Unpacked(tuple(p for p in parts if isinstance(p, Source)), tuple(p for p in parts if isinstance(p, Problem)))


def unread(source: Source, problem: Problem) -> Reading:
    """The reading of a document that gave nothing, with the reason."""
    return unread_as(source.identity, problem)


def unread_as(identity: Identity, problem: Problem) -> Reading:
    """As `unread`, for a document whose bytes are gone."""
    contents = Contents((), 0, (problem,), Status.UNREADABLE)
    return Reading(identity, contents, "other", (), (), (problem,), Status.UNREADABLE)


def without_recognition(plain: Answer, trouble: Problem, job: Job) -> Answer:
    """What was read without recognition, where recognition then failed: a part of the document at most."""
    kept = _reading_of(plain)
    status = Status.PARTLY_READ if plain.status is Status.READ else plain.status
    items = tuple(replace(i, complete=False) for i in kept.items)
    reading = replace(kept, items=items, problems=(*kept.problems, trouble), status=status)
    made = answer_of(reading, items, catalogue_of(job.layers), job)
    return replace(made, pages=plain.pages, fingerprint=plain.fingerprint, needs_ocr=False)


def pipeline_of(layers: tuple[Path, ...], model: bytes = b"") -> Pipeline:
    """The extractor with a catalogue's words and the scorer's model, compressed, made once a process.

    Without a model it takes the one that is shipped.
    """
    return _pipeline_of(
        layers, model
    )  # a cache tells a model that is left out from one that is named, if both are none


@cache
def _pipeline_of(layers: tuple[Path, ...], model: bytes) -> Pipeline:
    from extractor.pipeline import Pipeline

    catalogue = catalogue_of(layers)
    return Pipeline(catalogue, _weigher(catalogue, model) if model else None)


def _weigher(catalogue: Catalogue, model: bytes) -> Weigher:
    from casebook.state.scorer import unpacked
    from extractor.decoding.weighing import Weigher
    from extractor.scoring.scorer import Scorer, from_stored

    return Weigher(catalogue.vocabulary, Scorer(catalogue.vocabulary, from_stored(unpacked(model))))


@cache
def catalogue_of(layers: tuple[Path, ...]) -> Catalogue:
    """The catalogue with an office's folders over it, loaded once a process."""
    return load(*layers)


def _where(bug: Exception) -> str:
    """Where in the program, for the report to its authors; an error's own words may quote the document."""
    last = traceback.extract_tb(bug.__traceback__)[-1]
    return f"at {Path(last.filename).name}, line {last.lineno}"
