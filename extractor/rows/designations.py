"""Which words look like the designation of a model: letters and digits together, and no measure or standard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.language.chemistry.formulas import find

_DESIGNATION = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9/._-]*\d)(?=[A-Za-z0-9/._-]*[A-Z])"
    r"[A-Z0-9][A-Za-z0-9]*(?:[-/._][A-Za-z0-9]+)*(?:\([A-Za-z0-9]+\))?"
)
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)?\s?[A-Za-z]{1,4}(?:/(?:[a-z]{1,3}|L|A|Ah|Wh)\d?)?")
"""A number with its unit glued to it ("65Ah", "315Wh/kg"): no model's name."""

_PER = re.compile(r"[A-Za-z]{1,4}/\d")
"""A unit and what is counted next, behind a number: "100 MW/400 MWh"."""
_WIRED = re.compile(r"\d{1,3}[SP]\d{1,4}[SP]", re.I)
"""How many cells are wired in series and parallel ("1P104S"): how the goods are built, and no name of them."""

_TORN = re.compile(r"(?<=[A-Za-z0-9][-/])\s+(?=[A-Z0-9])|(?<=[A-Z0-9])\s+(?=-[A-Z0-9])")
_PAPERS = re.compile(
    r"^(?:rev|ver|version|v|page|p|iso|iec|gb|gb/t|un|rohs|din|en|ul|tel|fax|no|table|fig)[.\s-]*\d", re.I
)


def unbroken(text: str) -> str:
    """A designation without the blanks and line ends beside its hyphens: `AX-\\n20` is AX-20."""
    return _TORN.sub("", text)


def designation(texts: Iterable[str], but: frozenset[str] = frozenset()) -> str | None:
    """The first word among these that looks like a model's designation: letters and digits together.

    `but` are designations of other things, of the paper itself.
    """
    return next((code for code in designations(texts) if code not in but), None)


def is_designation(text: str) -> bool:
    """Whether a text is a designation and nothing else."""
    return designation([text]) == text.strip()


def designations(texts: Iterable[str]) -> Iterator[str]:
    """The words among these that look like designations, in their order."""
    for text in texts:
        for match in _DESIGNATION.finditer(text):
            candidate = match[0].strip(" -./")
            measured = _PER.match(candidate) and text[: match.start()].rstrip()[-1:].isdigit()
            wired = tells_wiring(candidate)
            usable = 3 <= len(candidate) <= 32 and not _PAPERS.match(candidate) and not find(candidate)
            if usable and not wired and not measured and _mixes(candidate):
                yield candidate


def tells_wiring(text: str) -> bool:
    """Whether a text is how many cells are wired in series and parallel, and nothing else."""
    return _WIRED.fullmatch(text.strip()) is not None


def designation_at(text: str, start: int) -> Iterator[str]:
    """The designation that begins at one place of a text, if one does."""
    found = _DESIGNATION.match(text, start)
    if found is not None:
        yield from designations([found[0]])


def is_torn(text: str) -> bool:
    """Whether blanks stand beside a designation's hyphens."""
    return _TORN.search(text) is not None


def _mixes(text: str) -> bool:
    return any(map(str.isdigit, text)) and any(map(str.isalpha, text)) and not _AMOUNT.fullmatch(text)
