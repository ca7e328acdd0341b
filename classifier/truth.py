"""Three truth values: a missing fact is unknown, never false (Kleene's strong logic)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """Whether something holds; `UNKNOWN` where the facts at hand leave it open."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


def of(value: bool) -> Truth:
    """The truth of a plain condition."""
    return Truth.TRUE if value else Truth.FALSE


def both(truths: Iterable[Truth]) -> Truth:
    """*And*: one false side makes it false, whatever is missing; the empty *and* is true."""
    seen = set(truths)
    if Truth.FALSE in seen:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.TRUE


def either(truths: Iterable[Truth]) -> Truth:
    """*Or*: one true side makes it true, whatever is missing; the empty *or* is false."""
    seen = set(truths)
    if Truth.TRUE in seen:
        return Truth.TRUE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.FALSE


def negated(truth: Truth) -> Truth:
    """*Not*: the unknown stays unknown."""
    return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(truth, Truth.UNKNOWN)
