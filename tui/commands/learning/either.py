"""`gauger learn show`, `accept` and `retire`, whatever they name: a form, its marks, or a model of the scorer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from tui.commands.learning import forms, taking_back
from tui.commands.learning.forms import LearningOrder
from tui.commands.record import scorer


def is_model(name: str, casebook: str) -> bool:
    """Whether a name is the beginning of a proposed model's hash, and of no form's or mark's key."""
    from casebook.learning.forms.keeping import forms_of
    from casebook.state.scorer import ScorerError, scorer_of
    from casebook.store.database import read_store

    with closing(read_store(casebook)) as store:
        known = forms_of(store)
        if known.mark(name) is not None or any(forms.short(key).startswith(name[:8]) for key in known.by_key):
            return False
        try:
            scorer_of(store).by_hash(name)
        except ScorerError:
            return False
    return True


def shown(name: str, order: LearningOrder) -> int:
    """Shows a form, or a model and what it would change."""
    if is_model(name, order.casebook):
        return scorer.show(scorer.ShowOrder(name, order.casebook, order.as_of, order.policy, order.layers))
    return forms.shown(name, order)


def accepted(names: Sequence[str], order: LearningOrder, *, is_sure: bool) -> int:
    """Takes marks or a model into use."""
    if len(names) == 1 and is_model(names[0], order.casebook):
        return scorer.accept(names[0], order.casebook, order.who)
    return forms.accepted(names, order, is_sure=is_sure)


def retired(names: Sequence[str], person: str | None, order: LearningOrder) -> int:
    """Takes marks, all of a person's, or the model in use out of use."""
    if person is None and len(names) == 1 and is_model(names[0], order.casebook):
        return scorer.retire(names[0], order.casebook, order.who, order.why)
    return taking_back.retired(names, person, order)
