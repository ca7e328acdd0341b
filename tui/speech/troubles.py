"""Errors that are a person's to mend, told in one sentence; anything else is a bug and escapes."""

from __future__ import annotations

import errno

from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Refused(Exception):
    """A command cannot do what it was asked; the message says why and what to do instead."""

    def __init__(self, message: str, code: Exit = Exit.NO_INPUT) -> None:
        super().__init__(message)
        self.code = code


def told(error: Exception) -> Exit:
    """Tells of an error and gives its exit code; raises it again where it is a bug."""
    from casebook.store.database import StoreError
    from casebook.workers.pool import WorkersLost
    from classifier.loading.load import CatalogueError
    from corpora.labels import LabelsError

    if isinstance(error, OSError) and error.errno in _FULL:
        say(f"gauger: a disk is full ({error.strerror}); what was read is kept: make room and give the command again")
        return Exit.NO_CASEBOOK
    codes = {
        StoreError: Exit.NO_CASEBOOK,
        WorkersLost: Exit.NO_WORKERS,
        CatalogueError: Exit.BAD_DATA,
        LabelsError: Exit.BAD_DATA,
    }
    if isinstance(error, Refused):
        code: Exit | None = error.code
    else:
        code = next((c for kind, c in codes.items() if isinstance(error, kind)), None)
    if code is None:
        raise error
    say(f"gauger: {inert(str(error))}")
    return code
