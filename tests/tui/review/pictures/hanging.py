"""A stand-in for the drawing of pictures that never comes to an end."""

from __future__ import annotations

import time

from casebook.review.pages.crops import Wanted
from casebook.workers.limits import Limits
from extractor.document.model import Problem


def hanging(wanted: Wanted, bounds: Limits) -> bytes | Problem:
    """Hangs."""
    time.sleep(600)
    return b""
