"""What one document may cost, and what is said when it costs more."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.document import Problem, Severity

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds (more where a picture must be recognised), megabytes of memory and of file, and pages."""

    seconds: float = 120
    ocr_seconds: float = 900
    memory_mb: int = 4_000
    file_mb: int = 200
    pages: int = 2_000


def too_slow(seconds: float) -> Problem:
    """The document took longer than it may."""
    message = (
        f"reading took longer than the limit of {seconds:.0f} seconds; split the document and scan the parts"
    )
    return Problem("limit", message, Severity.ERROR)


def too_large(memory_mb: int) -> Problem:
    """The document needs more memory than it may have."""
    message = f"reading needs more than the limit of {memory_mb} MB of memory; split the document"
    return Problem("limit", message, Severity.ERROR)


def too_long(size: int, limits: Limits) -> Problem:
    """The file is larger than it may be."""
    message = (
        f"the file has {size // MEGABYTE} MB, the limit is {limits.file_mb} MB; split it and scan the parts"
    )
    return Problem("limit", message, Severity.ERROR)


def crashed(detail: str) -> Problem:
    """A library ended the process that read the document."""
    message = (
        f"reading it ended the reading process ({detail}); print the document to a new PDF and scan that"
    )
    return Problem("read", message, Severity.ERROR)


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
