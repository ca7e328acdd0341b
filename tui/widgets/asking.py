"""A person asked, and then what was answered done: work that waits as long as the person does.

Each is a coroutine that is read from top to bottom (`await app.push_screen_wait(…)`); what the program itself has
under way is of other groups, so that it can be waited for while a question stands.
"""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from textual.dom import DOMNode

ASKING = "asking"
"""The group of the workers that ask."""


def ask(node: DOMNode, asking: Coroutine[Any, Any, None]) -> None:
    """Begins to ask, where no key of the screen itself does it."""
    node.run_worker(asking, group=ASKING)
