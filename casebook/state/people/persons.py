"""Whether the second person is another one by more than a typed name: by account, by key, as the policy names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from casebook.record.actions import UNDOABLE, Confirmed, Reopened, Signed
from casebook.record.ledger import Event
from casebook.record.signatory import is_proven
from casebook.state.model import Signature

ACCOUNT, KEY = "account", "key"


@dataclass(frozen=True, slots=True)
class Apart:
    """By what people who sign one item are told apart: any of `account` and `key`; nothing where names will do.

    `keys` are the public keys (hexadecimal) of people by their names, where the house keeps such a list; `said_by`
    names the rule.
    """

    by: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict)
    said_by: str = ""


def same_person(one: str, other: str) -> bool:
    """Whether two names are one: case and spaces make no other person."""
    return _plain(one) == _plain(other)


def doubt_of(mine: Signature, others: Sequence[Signature], events: Iterable[Event], apart: Apart) -> str | None:
    """Why a signature does not count beside the others, with what to do; `None` where it does."""
    signed = mine.event
    if KEY in apart.by and (signed is None or not _is_by_key(mine, signed, events, apart)):
        return f"{mine.who}'s signature is not by their key: gauger review --signing-key FILE ({apart.said_by})"
    for other in others:
        what = next((w for w in (ACCOUNT, KEY) if w in apart.by and not _differs(mine, other, w)), None)
        if what is not None:
            return _told(mine, other, what, apart)
    return None


def _told(mine: Signature, other: Signature, what: str, apart: Apart) -> str:
    known = getattr(mine.event, what, None)
    if known is None or getattr(other.event, what, None) is None:
        silent = mine if known is None else other
        return f"{silent.who}'s signature names no {what}: reopen it and sign again ({apart.said_by})"
    name = f" {known}" if what == ACCOUNT else ""
    return (
        f"{other.who} and {mine.who} sign from one {what}{name}: the second person signs from their own "
        f"({apart.said_by})"
    )


def _differs(mine: Signature, other: Signature, what: str) -> bool:
    one, two = getattr(mine.event, what, None), getattr(other.event, what, None)
    return one is not None and two is not None and not same_person(str(one), str(two))


def _is_by_key(mine: Signature, signed: Signed, events: Iterable[Event], apart: Apart) -> bool:
    """Whether the proof holds, by the key that the house knows of, and is of no earlier state of the item."""
    listed = {_plain(name): key.lower() for name, key in apart.keys.items()}
    if listed and listed.get(_plain(mine.who)) != signed.key:
        return False
    changes = (e for e in events if isinstance(e.action, (Reopened, *UNDOABLE)) and not isinstance(e.action, Confirmed))
    is_old = any(e.seq > signed.after and getattr(e.action, "item", "") == signed.item for e in changes)
    return not is_old and is_proven(signed, mine.who)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
