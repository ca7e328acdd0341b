"""Stand-ins for the drawing of pictures: each does what a hostile file may do to a library."""

from __future__ import annotations

import os
import signal
import sys
import time

from casebook.review.pages.crops import Wanted, cut
from casebook.workers.limits import Limits
from extractor.document.model import Problem


def acting(wanted: Wanted, bounds: Limits) -> bytes | Problem:
    """Does what the document is called after; anything else is drawn."""
    match wanted.names[0]:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "hang":
            time.sleep(60)
        case "hoard":
            return bytes(2_000_000_000)
        case "stumble":
            raise ValueError("a bug")
        case "chatter":
            print("to the terminal", flush=True)
            print("to the terminal", file=sys.stderr, flush=True)
            os.write(1, b"to the terminal")
            return b"said"
        case "number":
            return str(os.getpid()).encode()
    return cut(wanted, bounds)
