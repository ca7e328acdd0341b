"""`gauger learn retire` and `undo`: marks, words, and all that rests on a person, out of use again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from tui.commands.learning.forms import LearningOrder, follow
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.store.database import Store


def retired(names: Sequence[str], person: str | None, order: LearningOrder) -> int:
    """Takes marks, or all of a person's, out of use."""
    from casebook.learning.forms import deciding
    from casebook.learning.forms.keeping import forms_of
    from casebook.store.database import open_store

    if bool(names) == bool(person):
        raise Refused("name marks, or a person with --person", Exit.USAGE)
    with closing(open_store(order.casebook, make=False)) as store:
        try:
            if person:
                keys = _taken_out(store, person, order)
            else:
                form, marks = deciding.marks_named(forms_of(store), names)
                deciding.retired(store, form, tuple(m.key for m in marks), order.stamp)
                keys = (form.key,)
        except deciding.FormsError as trouble:
            raise Refused(str(trouble), Exit.USAGE) from trouble
        follow(store, keys, order)
    return Exit.SETTLED


def _taken_out(store: Store, person: str, order: LearningOrder) -> tuple[str, ...]:
    """A person's words and marks without effect; the keys of the forms that had any."""
    from casebook.learning import accepted_words
    from casebook.learning.forms import deciding

    try:
        has_words = accepted_words.concerned(store, person)
        keys = deciding.forms_with(store, person)
        if not has_words:
            return deciding.taken_out(store, person, order.stamp)[1]
        for file in accepted_words.taken_out(store, person, order.stamp):
            _write_removed(file)
    except accepted_words.WordsError as trouble:
        raise Refused(str(trouble), Exit.USAGE) from trouble
    return keys


def _write_removed(file: str) -> None:
    write(f"{inert(file)} is removed: what is scanned from now on is read without its word.")


def undone(number: int, order: LearningOrder) -> int:
    """Takes one step on a form, or an accepted word, back."""
    from casebook.learning import accepted_words
    from casebook.learning.forms import deciding
    from casebook.store.database import open_store

    with closing(open_store(order.casebook, make=False)) as store:
        try:
            if accepted_words.is_step(store, number):
                _write_removed(accepted_words.undone(store, number, order.stamp))
                return Exit.SETTLED
            _, keys = deciding.undone(store, number, order.stamp)
        except (deciding.FormsError, accepted_words.WordsError) as trouble:
            raise Refused(str(trouble), Exit.USAGE) from trouble
        follow(store, keys, order)
    return Exit.SETTLED
