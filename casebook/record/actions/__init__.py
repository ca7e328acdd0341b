"""What can happen to a document or an item: one frozen type an event, a closed set.

A document is named by its SHA-256, an item by the key that `casebook.record.keys` gives it, a fact by its key within
the item. An action says what a person or the program did, never what follows from it: that is the fold's part
(`casebook.state.fold`).
"""

from __future__ import annotations

from casebook.record.actions.documents import Determined, Extracted, ItemOutcome, NoGoods, Scanned
from casebook.record.actions.forming import ItemMerged, ItemRemoved, ItemRenamed, ItemRestored, ItemSplit, PartsMarked
from casebook.record.actions.forms import FORM_NAMES, FormAction
from casebook.record.actions.items import Answered, ItemAdded, LinkConfirmed, LinkRefused, ProductChanged
from casebook.record.actions.scorer import SCORER_NAMES, ModelAccepted, ScorerAction
from casebook.record.actions.shipments import SHIPMENT_NAMES, ShipmentAction
from casebook.record.actions.signing import Claimed, Exported, Released, Reopened, Sight, Signed, Viewed
from casebook.record.actions.undoing import Redone, Undone
from casebook.record.actions.values import Added, Confirmed, Corrected, Moved, Rejected, Source

__all__ = [
    "NAMES",
    "UNDOABLE",
    "Action",
    "Added",
    "Answered",
    "Claimed",
    "Confirmed",
    "Corrected",
    "Determined",
    "Exported",
    "Extracted",
    "ItemAdded",
    "ItemOutcome",
    "LinkConfirmed",
    "LinkRefused",
    "Moved",
    "NoGoods",
    "ProductChanged",
    "Redone",
    "Rejected",
    "Released",
    "Reopened",
    "Scanned",
    "Sight",
    "Signed",
    "Source",
    "Undone",
    "Viewed",
    "items_of",
]

Action = (
    Scanned
    | Extracted
    | Determined
    | Confirmed
    | Corrected
    | Rejected
    | Added
    | Moved
    | ProductChanged
    | ItemAdded
    | ItemRenamed
    | ItemMerged
    | ItemSplit
    | ItemRemoved
    | ItemRestored
    | PartsMarked
    | NoGoods
    | Answered
    | LinkConfirmed
    | LinkRefused
    | Viewed
    | Signed
    | Reopened
    | Claimed
    | Released
    | Exported
    | Undone
    | Redone
    | ShipmentAction
    | ScorerAction
    | FormAction
)

NAMES: dict[type[Action], str] = {
    Scanned: "scanned",
    Extracted: "extracted",
    Determined: "determined",
    Confirmed: "confirmed",
    Corrected: "corrected",
    Rejected: "rejected",
    Added: "added",
    Moved: "moved",
    ProductChanged: "product_changed",
    ItemAdded: "item_added",
    ItemRenamed: "item_renamed",
    ItemMerged: "item_merged",
    ItemSplit: "item_split",
    ItemRemoved: "item_removed",
    ItemRestored: "item_restored",
    PartsMarked: "parts_marked",
    NoGoods: "no_goods",
    Answered: "answered",
    LinkConfirmed: "link_confirmed",
    LinkRefused: "link_refused",
    Viewed: "viewed",
    Signed: "signed",
    Reopened: "reopened",
    Claimed: "claimed",
    Released: "released",
    Exported: "exported",
    Undone: "undone",
    Redone: "redone",
    **SHIPMENT_NAMES,
    **SCORER_NAMES,
    **FORM_NAMES,
}
"""The name of each action in the ledger: written there for ever, so never renamed."""

UNDOABLE = (
    Confirmed,
    Corrected,
    Rejected,
    Added,
    Moved,
    ProductChanged,
    ItemAdded,
    ItemRenamed,
    ItemMerged,
    ItemSplit,
    ItemRemoved,
    ItemRestored,
    PartsMarked,
    NoGoods,
    Answered,
    LinkConfirmed,
    LinkRefused,
    ModelAccepted,
)
"""What a person may take back. A signature is not undone but reopened."""


def items_of(action: Action) -> tuple[str, ...]:
    """The keys of the items that an action speaks of, the first the one it is about; none for a document's own."""
    named = [str(getattr(action, name, None) or "") for name in ("item", "to")]
    for mark in action.marks if isinstance(action, PartsMarked) else ():
        named += [mark.to or "", *(at.item for at in mark.facts)]
    return tuple(dict.fromkeys(key for key in named if key))
