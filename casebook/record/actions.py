"""What can happen to a document or an item: one frozen type an event, a closed set.

A document is named by its SHA-256, an item by the key that `casebook.keys` gives it, a fact by its key within the item.
An action says what a person or the program did, never what follows from it: that is the fold's part
(`casebook.review`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casebook.record.form_actions import FORM_NAMES, FormAction
from casebook.record.forming import (
    ItemMerged,
    ItemRemoved,
    ItemRenamed,
    ItemRestored,
    ItemSplit,
    PartsMarked,
)
from casebook.record.scorer_actions import SCORER_NAMES, ModelAccepted, ScorerAction
from casebook.record.shipment_actions import SHIPMENT_NAMES, ShipmentAction
from classifier.facts import Fact
from extractor.document.model import Reading


@dataclass(frozen=True, slots=True)
class Scanned:
    """A file of this name was met."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """The document was read; its pages travel apart, so the reading's pages here have no text."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What an item was found to be, in the words of the report."""

    item: str
    outcome: str
    codes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Determined:
    """The document's items were classified as of a date under a policy."""

    as_of: date
    policy: str
    outcomes: tuple[ItemOutcome, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A person found a fact as the page has it."""

    item: str
    fact: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from that the quoted words do not hold.

    How it came (`mail`, `telephone`, `test_report`, `page_image`), of which day, from whom; `sha256` is that of the
    file that says it, where there is one.
    """

    kind: str
    day: date
    person: str
    sha256: str | None = None

    def __str__(self) -> str:
        words = f"{self.kind.replace('_', ' ')} of {self.day}, {self.person}"
        return f"{words}, SHA-256 {self.sha256}" if self.sha256 else words


@dataclass(frozen=True, slots=True)
class Corrected:
    """A person put `value` in a fact's place; the original stays beside it.

    `source` is where the value comes from, where its quote does not hold it.
    """

    item: str
    fact: str
    value: Fact
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A person found that a fact is none."""

    item: str
    fact: str


@dataclass(frozen=True, slots=True)
class Added:
    """A person entered a fact that the reading lacks; `source` as of a correction."""

    item: str
    fact: str
    value: Fact
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A person found that a fact belongs to another item of the document."""

    item: str
    fact: str
    to: str


@dataclass(frozen=True, slots=True)
class ProductChanged:
    """A person said what the item is."""

    item: str
    product: str


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """A person found an item that the reading lacks: its name on the paper, and what it is."""

    item: str
    label: str
    product: str


@dataclass(frozen=True, slots=True)
class NoGoods:
    """A person looked at the document and found that it holds no goods."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A person answered a question; "cannot tell" is an answer."""

    item: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class LinkConfirmed:
    """A person found that a line is of the model of a sheet: the item `sheet` of another document (a SHA-256)."""

    item: str
    document: str
    sheet: str


@dataclass(frozen=True, slots=True)
class LinkRefused:
    """A person found that a line is not of the model of a sheet: the item `sheet` of another document."""

    item: str
    document: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Sight:
    """A fact as a person had it before the eyes: its key and its value in print."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Viewed:
    """These facts of an item, and what it is, were on a person's screen; `how` names what showed them."""

    item: str
    products: tuple[str, ...]
    facts: tuple[Sight, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A person stands for the outcome; `outcome` is the one that stood when it was signed.

    `account` is the operating system's account that signed, on the machine `host`. `key` and `proof` (hexadecimal) are
    the person's Ed25519 key and its signature, made when the document's last event was `after`.
    """

    item: str
    outcome: str
    account: str | None = None
    host: str | None = None
    key: str | None = None
    proof: str | None = None
    after: int = 0


@dataclass(frozen=True, slots=True)
class Reopened:
    """The item needs a person again."""

    item: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A person has checked out the item until `until` (UTC, ISO 8601)."""

    item: str
    until: str


@dataclass(frozen=True, slots=True)
class Released:
    """A person put the item back."""

    item: str


@dataclass(frozen=True, slots=True)
class Exported:
    """The item went into a file for others; `digest` is the SHA-256 of what was written."""

    item: str
    digest: str


@dataclass(frozen=True, slots=True)
class Undone:
    """The event of this number is to count as if it had not been."""

    event: int


@dataclass(frozen=True, slots=True)
class Redone:
    """The event of this number counts again."""

    event: int


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
