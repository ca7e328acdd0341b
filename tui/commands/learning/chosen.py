"""What a name or a number is of: `gauger learn show`, `accept` and `undo` speak of forms, of marks and of models."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from tui.commands.learning import forms
from tui.commands.learning.forms import LearningOrder
from tui.commands.record import scorer
from tui.speech.exits import Exit
from tui.speech.troubles import Refused


def shown(name: str, order: LearningOrder) -> int:
    """Shows a proposed model, or a form; raises `Refused` for a name that both have."""
    if _is_model(name, order.casebook):
        return scorer.show(scorer.ShowOrder(name, order.casebook, order.as_of, order.policy, order.layers))
    return forms.shown(name, order)


def accepted(names: Sequence[str], order: LearningOrder, *, is_sure: bool) -> int:
    """Takes a proposed model, or marks, into use."""
    if len(names) == 1 and _is_model(names[0], order.casebook):
        return scorer.accept(names[0], order.casebook, order.who)
    return forms.accepted(names, order, is_sure=is_sure)


def undone(number: int, order: LearningOrder) -> int:
    """Takes a step on a form back, or the last acceptance of a model."""
    from casebook.state.scorer import scorer_of
    from casebook.store.database import read_store

    with closing(read_store(order.casebook)) as store:
        steps = [event.seq for event in scorer_of(store).accepted]
    if number not in steps:
        return forms.undone(number, order)
    if number != steps[-1]:
        raise Refused(
            f"step {number} is not the last acceptance of a model: take step {steps[-1]} back first", Exit.USAGE
        )
    return scorer.undo(order.casebook, order.who)


def _is_model(name: str, casebook: str) -> bool:
    from casebook.learning.forms.keeping import forms_of
    from casebook.state.scorer import ScorerError, scorer_of
    from casebook.store.database import read_store

    with closing(read_store(casebook)) as store:
        try:
            scorer_of(store).by_hash(name)
        except ScorerError:
            return False
        known = forms_of(store)
    if forms.is_form_or_mark(known, name):
        raise Refused(f"{name} begins a model's hash and a form's key: type more of it", Exit.USAGE)
    return True
