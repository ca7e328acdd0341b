"""What a house sets for the remark of its declarations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the remark may be; none was found in a rule, so a house sets its own."""

    characters: int | None = None
    gbk_bytes: int | None = None
