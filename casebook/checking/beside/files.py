"""What lies beside a draft and how far it was read: a paper that could not be read is a question, never silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from classifier.law.acts import Bilingual
from extractor.document.model import Problem, Severity

PASSED_OVER = "passed_over"


@dataclass(frozen=True, slots=True)
class Beside:
    """One file of the check, the draft or evidence.

    `status` is a document's (`read`, `partly_read`, `unreadable`), or `passed_over` for a file that is no document;
    `says` tells what was not read, `None` where all was.
    """

    name: str
    kind: str
    status: str
    says: Bilingual | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody must ask what it says."""
        return self.status in ("partly_read", "unreadable")


def beside(name: str, kind: str, status: str, problems: Sequence[Problem]) -> Beside:
    """A file that was opened, with the trouble that it gave."""
    if status == "read":
        return Beside(name, kind, status)
    told = [p for p in problems if p.severity is not Severity.NOTE] or list(problems)
    places = [f"p. {p.page}: {p.message}" if p.page else p.message for p in told[:3]]
    why = "; ".join(places) or "no reason was given"
    if status == "unreadable":
        en, zh = f"{name} cannot be read, so nothing was compared with it: ", f"{name} 无法读取，未能核对："
    else:
        en, zh = f"{name} was read only in part: ", f"{name} 仅部分读取："
    return Beside(name, kind, status, Bilingual(en + why, zh + why))


def passed_over(name: str, reason: str) -> Beside:
    """A file of a folder that was not opened."""
    return Beside(
        name, "other", PASSED_OVER, Bilingual(f"{name} was passed over: {reason}", f"{name} 已跳过：{reason}")
    )


def unjoined(one: Beside) -> Beside:
    """A paper that was read and describes goods of no line."""
    says = Bilingual(
        f"{one.name} was read; no line of the draft is of the goods that it describes.",
        f"{one.name} 已读取，但其所述货物与草稿各项均不对应。",
    )
    return Beside(one.name, one.kind, one.status, says)
