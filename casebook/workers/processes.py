"""What pool and worker both need of this system: how processes start, how many, and how long they wait."""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import dataclass

LOCK_SECONDS = 10.0
"""How long a process waits for its turn at the queue of tasks. One that is killed in its turn gives it back to
nobody: the others end themselves after so long, and the pool is renewed. Pebble's own 60 seconds look like a hang."""


@dataclass(frozen=True, slots=True)
class Start:
    """How this system starts a worker; `note` says what it lacks."""

    method: str
    note: str | None = None


def start() -> Start:
    """The best way there is on this system to start a worker.

    Python looks for modules in the folder that a process is started in, which is the papers': a `yaml.py` among them
    would be run. From here on no process that this one starts looks there.
    """
    os.environ["PYTHONSAFEPATH"] = "1"
    if "forkserver" in multiprocessing.get_all_start_methods():
        return Start("forkserver")
    return Start("spawn", "this system has no fork server: each reading process starts from nothing, which is slower")


def cores() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def wait_briefly() -> None:
    """Has pebble, in this process, wait no longer for a turn at the queue than it takes to tell that nobody has it."""
    from pebble import CONSTS

    CONSTS.channel_lock_timeout = LOCK_SECONDS
