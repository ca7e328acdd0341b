"""One item as a screen shows it, and why it may not be signed yet."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.review.questions import Question
from casebook.review.queue import Entry
from casebook.state.folder import Folder
from casebook.state.model import FactState, ItemState
from casebook.state.people.signing import Standing
from classifier.judging.determination import Determination


class UnsignableError(Exception):
    """A person may not sign an item yet; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One item with all that a screen shows of it.

    `hidden` are the facts still to be typed blind, by the house's `rule`.
    """

    folder: Folder
    entry: Entry
    item: ItemState
    made: Determination
    standing: Standing
    questions: tuple[Question, ...]
    hidden: tuple[FactState, ...]
    rule: str

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions that nobody has said anything on; "cannot tell" is an answer."""
        return tuple(q for q in self.questions if q.key not in self.item.answers)

    @property
    def is_hidden(self) -> bool:
        """Whether what would give the hidden values away is to be kept back."""
        return bool(self.hidden)
