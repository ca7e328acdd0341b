"""What a check found, as text on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from tui.speech.inert import inert

if TYPE_CHECKING:
    from casebook.checking.check import Checked
    from casebook.checking.findings import Finding


def told(one: Checked, language: str, names: dict[str, str], *, is_titled: bool = False) -> Iterator[str]:
    """A check for the screen: lines, findings with their quotes, files that were not read, what agrees, the verdict.

    `names` are the names of files by their SHA-256. `is_titled` says first which declaration it is: of several.
    """
    from casebook.checking.sending.listing import VERDICTS, title

    if is_titled:
        yield inert(title(one, names[one.draft.sha256], language), 300)

    for line in one.lines:
        codes = ", ".join(line.made.codes or line.made.near)
        outcome = str(line.made.outcome).replace("_", " ")
        yield f"{line.number:>3}  {line.line.number}  {inert(line.item)}  {outcome}  {codes}".rstrip()
        if line.joined is not None:
            yield f"     by {inert(line.joined)}, {inert(line.record or '')}"
    yield ""
    for _, several in groupby(one.findings, key=lambda f: (f.line, f.evidence)):
        for found in (alike := list(several)):
            by = f" ({inert(found.record)})" if found.record else ""
            yield f"[{found.severity}] {inert(getattr(found.says, language))}{by}"
        yield from _quotes(alike[0], names)
    for file in one.files:
        if file.says is not None:
            yield f"[{'question' if file.is_open else 'note'}] {inert(getattr(file.says, language), 300)}"
    for right in one.right:
        yield f"[ok] {inert(getattr(right, language))}"
    yield VERDICTS[str(one.verdict)][language]


def _quotes(found: Finding, names: dict[str, str]) -> Iterator[str]:
    lines = []
    for quote in found.evidence:
        place = quote.cell or f"p. {quote.page}"
        source = names.get(quote.sha256, "").rpartition("/")[2]
        lines.append(f"      {inert(source)}, {inert(place)}: “{inert(quote.text, 120)}”")
    yield from dict.fromkeys(lines)
