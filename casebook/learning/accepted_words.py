"""Words that people accepted into the office's catalogue: each an event of the ledger, taken back in one step.

The word is in the ledger before its file is in the office's folder. Where the work ends in between, doing it again
finishes it. A file is removed only where it is the one that was accepted, to the letter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from casebook.learning.forms.keeping import WORDS, acted, steps_of
from casebook.learning.layer_file import PREFIX, SUFFIX, Prepared
from casebook.learning.proposals import Proposal, meant
from casebook.learning.trial import Change
from casebook.record.actions.forms import FormStepUndone, PersonTakenOut, WordAccepted
from casebook.record.events import Stamp
from casebook.record.ledger import Event
from casebook.state.taken_out import PEOPLE, people_out
from casebook.store.database import Store


class WordsError(ValueError):
    """A word cannot be taken back so; the message says why and what to do."""


def accepted(store: Store, proposal: Proposal, made: Prepared, shown: Sequence[Change], stamp: Stamp) -> int:
    """Takes a word into use by a person who was shown what it changes; gives the number of the event.

    Raises `OSError`, and changes nothing, where the folder cannot be written.
    """
    lines = [f"{c.document}|{c.label}|{c.verdict}|{';'.join(c.facts)}" for c in shown]
    impact = hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()
    path = made.path.absolute()
    told = WordAccepted(proposal.word.term, meant(proposal.word), str(path), made.digest, proposal.people, impact)
    part = path.with_suffix(".part")
    path.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(made.data)
    known = next((e.seq for e in in_use(store) if e.action == told and e.who == stamp.who), None)
    if known is None:
        acted(store, [(WORDS, told)], stamp)
        known = steps_of(store, WORDS)[-1].seq
    part.replace(path)
    return known


def in_use(store: Store) -> tuple[Event, ...]:
    """The acceptances of words that count: not undone, nor resting on people alone who were taken out."""
    events = steps_of(store, WORDS)
    back = {e.action.event for e in events if isinstance(e.action, FormStepUndone)}
    out = people_out(store)
    return tuple(e for e in events if e.seq not in back and not _rests_on(e, out))


def _rests_on(event: Event, people: frozenset[str]) -> bool:
    """Whether an acceptance of a word is one of these people's, or of a word that they alone proposed."""
    if not isinstance(event.action, WordAccepted):
        return True
    return event.who in people or (bool(event.action.people) and set(event.action.people) <= people)


def is_step(store: Store, number: int) -> bool:
    """Whether an event is about an accepted word."""
    return any(e.seq == number for e in steps_of(store, WORDS))


def undone(store: Store, number: int, stamp: Stamp) -> str:
    """Takes an accepted word back, and its file out of the office's folder; gives the file.

    Raises `WordsError` for a step that accepted no word, and for a file that is not what was accepted.
    """
    events = {e.seq: e for e in steps_of(store, WORDS)}
    action = events[number].action
    if not isinstance(action, WordAccepted):
        raise WordsError(f"event {number} took a word back; to have it again accept it anew: gauger learn words")
    _checked(action)
    if not any(e.action == FormStepUndone(number) for e in events.values()):
        acted(store, [(WORDS, FormStepUndone(number))], stamp)
    _removed(action)
    return action.file


def concerned(store: Store, person: str) -> bool:
    """Whether an accepted word rests on a person."""
    return bool(_resting(store, person))


def _resting(store: Store, person: str) -> tuple[WordAccepted, ...]:
    """The accepted words, undone or not, that a person made and that rest on them or who was taken out before."""
    out = people_out(store) | {person}
    mine = [e for e in steps_of(store, WORDS) if _rests_on(e, out)]
    return tuple(a for e in mine if isinstance(a := e.action, WordAccepted) and person in (e.who, *a.people))


def taken_out(store: Store, person: str, stamp: Stamp) -> tuple[str, ...]:
    """The files of the words that rest on a person, removed; the event is made where the person is not out yet.

    Raises `WordsError` without a reason, and for a file that is not what was accepted.
    """
    actions = _resting(store, person)
    if not stamp.why:
        raise WordsError("say why, for the record: --why TEXT")
    for action in actions:
        _checked(action)
    if person not in people_out(store):
        acted(store, [(PEOPLE, PersonTakenOut(person))], stamp)
    return tuple(action.file for action in actions if _removed(action))


def _checked(action: WordAccepted) -> None:
    """Raises `WordsError` where a file is there and is not what was accepted."""
    path = Path(action.file)
    if not (path.name.startswith(PREFIX) and path.suffix == SUFFIX):
        raise WordsError(f"{path.name} is no name of a learned word's file: it is left alone")
    if any(hashlib.sha256(data).hexdigest() != action.digest for data in _data(path)):
        raise WordsError(f"{path} was changed since it was accepted: take the word out of it by hand")


def _data(path: Path) -> Iterator[bytes]:
    try:
        yield path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as trouble:
        raise WordsError(f"{path} cannot be read ({trouble.strerror})") from trouble


def _removed(action: WordAccepted) -> bool:
    """Whether the file was there; it is not any more."""
    path = Path(action.file)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as trouble:
        raise WordsError(f"{path} cannot be removed ({trouble.strerror})") from trouble
    return True
