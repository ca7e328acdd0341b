"""How often in a row a form was right, and which of a paper's values are therefore not asked for one by one.

A value is asked for all the same where a mark alone has it, where somebody doubted it, and where it lets goods go.
"""

from __future__ import annotations

from casebook.learning.forms.state import FormState, MarkState
from casebook.review.values.blind_entry import deciding
from casebook.state.model import FactState, ItemState
from classifier.judging.determination import Determination, Outcome
from classifier.law.house import FewerLooksRule

_HELD = (Outcome.CONTROLLED, Outcome.CLOSE)
"""Outcomes that let nothing go: two people sign them, and one types what decides unseen."""


def in_a_row(form: FormState) -> int:
    """How many values that the form's marks gave people found right since the last one that they found wrong."""
    last = max((s.at for m in form.all for s in m.overruled), default="")
    return sum(s.at > last for m in form.all for s in m.upheld)


def not_asked(
    form: FormState | None, item: ItemState, made: Determination, rule: FewerLooksRule | None
) -> frozenset[str]:
    """The keys of an item's facts that need no look of their own; none where the form was not right often enough."""
    if form is None or rule is None or in_a_row(form) < rule.in_a_row:
        return frozenset()
    asked = frozenset() if made.outcome in _HELD else frozenset(f.key for f in deciding(item, made))
    marks = {m.key: m for m in form.used}
    return frozenset(f.key for f in item.facts if f.key not in asked and _is_sure(f, marks))


def _is_sure(fact: FactState, marks: dict[str, MarkState]) -> bool:
    read = fact.original
    if read is None or read.marked is None or not read.marked.agrees or read.doubt:
        return False
    mark = marks.get(read.marked.mark)
    is_plain = not (fact.is_touched or fact.withheld or fact.differs) and fact.seen
    return is_plain and mark is not None and bool(mark.upheld) and not mark.overruled
