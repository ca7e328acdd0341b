"""A person sits down at a casebook: by which catalogue and policy, under which name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from casebook.declaring.declaration import NO_LIMITS, LengthLimits
from casebook.record.events import Stamp
from casebook.record.signatory import Signatory, of_this_process
from casebook.review.judging import Bench
from casebook.review.values.typed_values import grammar
from casebook.state.people.signing import rules_of
from casebook.store.database import Store
from casebook.workers.worker import catalogue_of
from tui.desk.reviewer import Reviewer
from tui.speech.exits import Exit
from tui.speech.troubles import Refused
from tui.speech.version import version


def reviewer(
    store: Store,
    *,
    as_of: date,
    policy: str,
    layers: tuple[Path, ...],
    who: str,
    limits: LengthLimits = NO_LIMITS,
    signatory: Signatory | None = None,
) -> Reviewer:
    """A person at work; raises `CatalogueError`, or `Refused` for a policy that the catalogue lacks."""
    catalogue = catalogue_of(layers)
    if policy not in catalogue.policies:
        raise Refused(f"policy {policy!r} not found; the catalogue has {', '.join(catalogue.policies)}", Exit.USAGE)
    stamp = Stamp(who, version(), catalogue.sha256)
    rules = rules_of(catalogue.policies[policy])
    bench = Bench(catalogue, as_of, policy)
    signs = signatory or of_this_process()
    return Reviewer(store, bench, stamp, rules, grammar(catalogue.vocabulary), limits, signs, layers=layers)
