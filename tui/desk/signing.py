"""What keeps a person from signing a sheet: what is open on it, who signed before, what nobody has looked at."""

from __future__ import annotations

from casebook.record.signatory import Signatory
from casebook.review import looking
from casebook.review.values import sources
from casebook.review.values.typed_values import Grammar
from casebook.state.model import Signature
from casebook.state.people.persons import ACCOUNT, doubt_of
from casebook.state.people.signing import Rules, objections
from tui.desk.sheet import Sheet


def against_signing(sheet: Sheet, who: str, signatory: Signatory, grammar: Grammar, rules: Rules) -> tuple[str, ...]:
    """Why this person may not sign the sheet yet, each reason in words; empty where nothing keeps them from it."""
    if sheet.item.removals:
        return (f"it is {sheet.entry.deciding}: f agrees, or puts it back",)
    hidden = len(sheet.hidden)
    pages = sources.by_number(sheet.folder.pages)
    told = () if hidden else sources.unfounded(sheet.item, sheet.made, grammar, pages, rules)
    return objections(
        who,
        sheet.standing,
        hidden=hidden,
        questions=len(sheet.unanswered),
        rules=rules,
        unfounded=told,
        apart=_apart(sheet, who, signatory, rules),
        unseen=() if hidden else _unseen(sheet, who, signatory, rules),
    )


def _unseen(sheet: Sheet, who: str, signatory: Signatory, rules: Rules) -> tuple[str, ...]:
    account = signatory.account if ACCOUNT in rules.apart.by else None
    return looking.unseen(sheet.item, sheet.made, who, sheet.folder.events, account)


def _apart(sheet: Sheet, who: str, signatory: Signatory, rules: Rules) -> str | None:
    """Why this person cannot be distinguished from those who signed before."""
    outcome = str(sheet.made.outcome)
    event = signatory.signed(sheet.item.key, outcome, who, sheet.folder.last)
    mine = Signature(who, outcome, "", event=event)
    return doubt_of(mine, sheet.standing.signatures, sheet.folder.events, rules.apart)
