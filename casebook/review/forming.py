"""What has to be asked before a step that makes, unmakes or empties items: it may not clear goods in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.record.actions import Action, Moved, items_of
from casebook.record.actions.forming import FORMING, ItemRemoved
from casebook.record.events import Stamp
from casebook.record.ledger import Event
from casebook.review.judging import Bench
from casebook.state.fold import folded
from casebook.state.folder import Folder
from casebook.state.model import DocumentState
from casebook.state.rows.summary import SETTLED
from classifier.judging.determination import Determination, in_words


class ReasonNeededError(Exception):
    """A step takes something away that stood against clearing goods, and nobody said how they know.

    The message is the question.
    """


def refuse_unreasoned(folder: Folder, actions: Sequence[Action], bench: Bench, stamp: Stamp) -> None:
    """Raises `ReasonNeededError` where a step needs a reason and the stamp has none.

    It takes an item out, or takes away the values by which an item was more than not controlled.
    """
    if not stamp.why and (told := asked(folder, actions, bench, stamp)):
        raise ReasonNeededError("; ".join(told))


def asked(folder: Folder, actions: Sequence[Action], bench: Bench, stamp: Stamp) -> tuple[str, ...]:
    """What a person has to say how they know, before these actions are taken; a question each."""
    return tuple(_asked(folder, actions, bench, stamp))


def after(folder: Folder, actions: Sequence[Action], stamp: Stamp) -> DocumentState:
    """The document as it would be after these actions; nothing is kept."""
    numbered = enumerate(actions, folder.last + 1)
    news = (Event(n, "", stamp.who, stamp.why, stamp.program, stamp.catalogue, folder.document, a) for n, a in numbered)
    return folded(folder.document, (*folder.events, *news))


def _asked(folder: Folder, actions: Sequence[Action], bench: Bench, stamp: Stamp) -> Iterator[str]:
    forming = [a for a in actions if isinstance(a, (*FORMING, Moved))]
    if not forming:
        return
    now, then = folder.state, after(folder, actions, stamp)
    for action in forming:
        if isinstance(action, ItemRemoved) and action.item in now.items:
            yield f"{now.items[action.item].name} is no goods of its own: how do you know?"
    for key in dict.fromkeys(key for action in forming for key in items_of(action)):
        before, later = now.items.get(key), then.items.get(key)
        if before is None or later is None or not before.stands or not later.stands:
            continue
        if {f.evidence for f in before.current.facts} <= {f.evidence for f in later.current.facts}:
            continue  # nothing was taken away from it
        was, becomes = bench.judged(before), bench.judged(later)
        if str(was.outcome) not in SETTLED and str(becomes.outcome) in SETTLED:
            yield f"{later.name} was {_told(was)} and becomes {_told(becomes)} by this: how do you know?"


def _told(made: Determination) -> str:
    return " ".join((in_words(made.outcome), *(made.codes or made.near)))
