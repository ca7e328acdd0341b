"""How an item comes to its signature and goes out: seen, checked out, signed, reopened, exported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sight:
    """A fact as a person had it before the eyes: its key and its value in print."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Viewed:
    """These facts of an item, and what it is, were on a person's screen; `how` names what showed them.

    `account` is the operating system's account that the screen was of; older ledgers do not name it.
    """

    item: str
    products: tuple[str, ...]
    facts: tuple[Sight, ...]
    how: str
    account: str | None = None


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
