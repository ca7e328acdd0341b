"""What one document may cost, and what is said when it costs more."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from extractor.document.model import Problem, Severity

MEGABYTE = 1_000_000

MAX_ATTEMPTS = 3
"""How often a document is tried whose reading was ended from outside; one that fails by itself is tried once."""

_ABORTED = 6
_LIMIT, _CRASH = "limit", "crash"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost at most: seconds, megabytes and pages.

    `ocr_seconds` hold where pictures are recognised. Megabytes are those of memory, of the file, and of what is made of
    it.
    """

    seconds: float = 120
    ocr_seconds: float = 900
    memory_mb: int = 4_000
    file_mb: int = 200
    pages: int = 2_000
    output_mb: int = 100


def too_slow(seconds: float) -> Problem:
    """The document took longer than it may."""
    message = f"reading took longer than the limit of {seconds:.0f} seconds; split the document and scan the parts"
    return Problem(_LIMIT, message, Severity.ERROR)


def too_large(memory_mb: int) -> Problem:
    """The document needs more memory than it may have."""
    message = f"reading needs more than the limit of {memory_mb} MB of memory; split the document"
    return Problem(_LIMIT, message, Severity.ERROR)


def too_long(size: int, limits: Limits) -> Problem:
    """The file is larger than it may be."""
    message = f"the file has {size // MEGABYTE} MB, the limit is {limits.file_mb} MB; split it and scan the parts"
    return Problem("size", message, Severity.ERROR)


def crashed(detail: str) -> Problem:
    """A library ended the process that read the document."""
    message = f"reading it ended the reading process ({detail}); print the document to a new PDF and scan that"
    return Problem(_CRASH, message, Severity.ERROR)


def died(exitcode: int, memory_mb: int) -> Problem:
    """The process that read the document ended by itself: a library in C aborts where it gets no more memory."""
    if exitcode == -_ABORTED:
        return crashed(f"it gave up, as it does where it needs more than the limit of {memory_mb} MB of memory")
    return crashed(f"exit code {exitcode}")


def gave_up() -> Problem:
    """A library in Rust panicked over the document."""
    message = "a library gave up on it, as on damaged files; print the document to a new PDF and scan that"
    return Problem(_CRASH, message, Severity.ERROR)


def too_wordy(size: int, limits: Limits) -> Problem:
    """What was made of the document is larger than it may be."""
    message = (
        f"what was found in it comes to {size // MEGABYTE} MB, the limit is {limits.output_mb} MB; "
        "split it and scan the parts"
    )
    return Problem("output", message, Severity.ERROR)


def is_outside(problem: Problem) -> bool:
    """Whether a reading was ended by time, memory or the death of its process: it may go better next time."""
    return problem.stage in (_LIMIT, _CRASH)


def counted(problem: Problem, attempt: int) -> Problem:
    """The problem with the number of the attempt, and what becomes of the document now."""
    if attempt < MAX_ATTEMPTS:
        return replace(problem, message=f"{problem.message} (the next scan tries it again)")
    message = f"{problem.message} (tried {attempt} times; this version of the program tries it no more)"
    return replace(problem, message=message)


def failed(detail: str) -> Problem:
    """The program itself failed on the document."""
    message = f"the program failed on this document ({detail}); report it, and judge the document by hand"
    return Problem("program", message, Severity.ERROR)


def has_resource_limits() -> bool:
    """Whether this system can hold a process to an amount of memory."""
    try:
        import resource
    except ImportError:
        return False
    return hasattr(resource, "RLIMIT_AS")


def hold_to(memory_mb: int) -> None:
    """Holds this process to an amount of memory, where the system can."""
    if not has_resource_limits():
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = memory_mb * MEGABYTE
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def give_back() -> None:
    """Gives the system back the memory that documents before took and left, where the system's library has a way."""
    from ctypes import CDLL

    with suppress(OSError, AttributeError, TypeError):
        CDLL(None).malloc_trim(0)


def mute(streams: Sequence[int] = (1, 2)) -> None:
    """Lets nothing that a library prints out of this process.

    On the terminal it could be a document's own words, among the reports it would break them. With stream 0, it takes
    nothing in either.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in streams:
        os.dup2(nowhere, stream)
    os.close(nowhere)
