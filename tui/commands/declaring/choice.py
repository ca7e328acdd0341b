"""From the names that a person types to items of the casebook, none by accident."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.review.finding import Place
    from casebook.store.database import Store

MOST = 12


def chosen(store: Store, names: Sequence[str]) -> tuple[Place, ...]:
    """The items of these names, each once; raises `Refused` for a name that fits none, or several documents."""
    several = [place for name in names for place in _of(store, name)]
    return tuple(dict.fromkeys(several))


def _of(store: Store, name: str) -> tuple[Place, ...]:
    from casebook.review.finding import places

    fitting = places(store, name)
    if not fitting:
        _refuse_itemless(store, name)
        raise Refused(f"{store.name} has no item or document like {name!r}; {like(store, name)}")
    if len({p.document for p in fitting}) > 1:
        for place in fitting[:MOST]:
            say(f"  {inert(place.label)}  in  {inert(place.name)}")
        raise Refused(f"{name!r} fits items of several documents: use more of a name")
    return fitting


def like(store: Store, name: str) -> str:
    """What a person may have meant by a name that fits nothing, and what to do."""
    from casebook.review.finding import candidates

    known = candidates(store, name)
    told = f"did you mean {', '.join(inert(k) for k in known)}? " if known else "nothing in it is called alike. "
    return f"{told}gauger list shows all, gauger scan reads documents"


def _refuse_itemless(store: Store, name: str) -> None:
    """Raises `Refused` where the name fits a document that is known and has no item, with the reason."""
    from casebook.review import itemless

    fitting = [e for e in itemless.entries(store) if name in e.name or e.document.startswith(name)]
    if fitting:
        first = fitting[0]
        raise Refused(f"{first.name} has no item: {first.deciding.rstrip('.')}. Look at it: gauger review", Exit.REVIEW)
