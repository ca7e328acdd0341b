"""What a command's exit code says."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """0 to 2 speak of the documents, 64 and above of the command itself (numbers as in sysexits.h)."""

    SETTLED = 0
    REVIEW = 1
    UNREADABLE = 2
    USAGE = 64
    BAD_DATA = 65
    NO_INPUT = 66
    NO_WORKERS = 71
    NO_CASEBOOK = 74
    INTERRUPTED = 130


MEANINGS = {
    Exit.SETTLED: "done; every item is settled",
    Exit.REVIEW: "done; some item needs a person (controlled, close or undetermined)",
    Exit.UNREADABLE: "done; some document could not be read, or not all of it",
    Exit.USAGE: "the command was not understood",
    Exit.BAD_DATA: "a catalogue, a label file or a ledger is faulty",
    Exit.NO_INPUT: "not found: no file, item or code has that name",
    Exit.NO_WORKERS: "the processes that read cannot be kept running",
    Exit.NO_CASEBOOK: "the casebook or an output file cannot be used",
    Exit.INTERRUPTED: "stopped with Ctrl-C; what was read is kept",
}
