"""The order of a run's answers: that of the paths, and copies after the document that they repeat."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from casebook.run.states import Copy, Slot
from extractor.document.model import Identity


@dataclass(slots=True)
class Order:
    """The documents whose turn is to come (`slots`), and copies of those that are set aside (`copies`)."""

    slots: deque[Slot] = field(default_factory=deque)
    copies: list[Slot] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)
    _unanswered: set[str] = field(default_factory=set)

    @property
    def is_open(self) -> bool:
        """Whether any document has yet to be answered."""
        return bool(self.slots or self.copies)

    def first_of(self, identity: Identity) -> str | None:
        """The name of the earlier document with the same bytes; none where this is the first, which is noted."""
        first = self._names.setdefault(identity.sha256, identity.name)
        if first != identity.name:
            return first
        self._unanswered.add(identity.sha256)
        return None

    def has_answer(self, sha256: str) -> None:
        """Notes that the document of these bytes is answered, so that its copies can be."""
        self._unanswered.discard(sha256)

    def waits_for_first(self, slot: Slot) -> bool:
        """Whether the document of a copy's bytes has no answer yet."""
        return slot.sha256 in self._unanswered

    def ready_copies(self) -> Sequence[Slot]:
        """The copies set aside whose document is answered now; they leave."""
        ready = [s for s in self.copies if not self.waits_for_first(s)]
        self.copies = [s for s in self.copies if self.waits_for_first(s)]
        return ready

    def drop(self, names: Collection[str]) -> None:
        """Lets go of the documents of these names, and of their copies."""
        self.slots = deque(s for s in self.slots if s.name not in names and _first(s) not in names)
        self.copies = [s for s in self.copies if _first(s) not in names]


def _first(slot: Slot) -> str | None:
    return slot.state.first if isinstance(slot.state, Copy) else None
