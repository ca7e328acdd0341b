"""Work beside the keys, in a thread: what fails there is told on the screen and the app goes on.

What was kept before a fault stands, for the casebook keeps a step whole or not at all. The fault's own words are not a
person's matter; they are told on the terminal once the app has ended.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.dom import DOMNode

from tui.speech.inert import inert

FAULT = "this could not be done; what was kept before stands, and the rest goes on ({told})"


class WorkingApp(App[None]):
    """An app whose work beside the keys may fail without ending it; `faults` are what failed, to the letter."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def failed(self, told: str, fault: str) -> None:
        """Tells on the screen that something failed."""
        self.faults.append(fault)
        self.notify(
            FAULT.format(told=inert(told, 200) or "no reason given"), severity="error", markup=False, timeout=12
        )


def beside(node: DOMNode, work: Callable[[], None], *, group: str, exclusive: bool = False) -> None:
    """Does work in a thread; only the last of its group where it is `exclusive`."""
    app: App[Any] = node.app
    node.run_worker(lambda: _done(app, work), thread=True, group=group, exclusive=exclusive, exit_on_error=False)


def _done(app: App[Any], work: Callable[[], None]) -> None:
    try:
        work()
    except Exception as trouble:  # whatever it is, it is told, and the keys go on
        if not app.is_running:
            return
        if not isinstance(app, WorkingApp):
            raise
        fault = "".join(traceback.format_exception(trouble))
        app.call_from_thread(app.failed, str(trouble), fault)
