"""`gauger show --who`: that a person had an item's deciding facts on the screen, kept in the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.review.finding import Place
    from casebook.review.judging import Bench
    from casebook.state.folder import Folder
    from casebook.state.model import ItemState
    from casebook.store.database import Store


@dataclass(frozen=True, slots=True)
class Seeing:
    """A person before a terminal on which items are shown."""

    store: Store
    who: str
    bench: Bench

    def refuse_unseen(self, places: Sequence[Place]) -> None:
        """Raises `Refused` where the house has this person type values before seeing them."""
        from casebook.record.signatory import of_this_process
        from casebook.review.values.blind_entry import hidden
        from casebook.state.people.signing import rules_of, standing

        rules, account = rules_of(self.bench.house), of_this_process().account
        for place, folder, item in self._items(places):
            made = self.bench.judged(item)
            signers = standing(item, str(made.outcome), folder.events, rules).signers
            if hidden(item, made, self.who, rules, signers, account):
                label = inert(place.label)
                message = f"{label}: {inert(self.who)} types its deciding values before seeing them ({rules.blind_by})"
                raise Refused(f"{message}: gauger review", Exit.REVIEW)

    def keep(self, places: Sequence[Place]) -> None:
        """Keeps in the ledger that the items' facts were shown; output to a file or a pipe is no screen."""
        from casebook.record.events import Stamp
        from casebook.record.signatory import of_this_process
        from casebook.review.looking import is_news, view_of
        from casebook.state.folder import shown

        if not sys.stdout.isatty():
            say("gauger: not kept as seen: the output went to no terminal")
            return
        account = of_this_process().account
        stamp = Stamp(self.who, version(), self.bench.catalogue.sha256)
        for _place, folder, item in self._items(places):
            view = view_of(item, self.bench.judged(item), [f.key for f in item.facts], "show", account)
            if is_news(view, self.who, folder.events):
                shown(self.store, folder, view, stamp)

    def _items(self, places: Sequence[Place]) -> Iterator[tuple[Place, Folder, ItemState]]:
        from casebook.state.folder import opened

        for place in places:
            folder = opened(self.store, place.document)
            if place.item in folder.state.items:
                yield place, folder, folder.state.items[place.item]
