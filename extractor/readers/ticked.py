"""Options beside boxes to tick: where one of several is ticked, the others are not what the paper says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

EMPTY = "☐□○"
TICKED = "☒☑✓✔■●◉√"
_SIGNS = re.compile(f"[{EMPTY}{TICKED}]")
_FAMILIES = {"○": frozenset("●◉☑✓✔√"), "□": frozenset("■☒☑✓✔√"), "☐": frozenset("■☒☑✓✔√")}
"""What an empty sign looks like where it is chosen."""

_SURE = "☒☑✔✓"
"""Signs that stand for nothing but a tick; the others are also bullets."""

_ENDS = re.compile(r"[\t\n,;，；、。]| {4,}")


def has_tick(text: str) -> bool:
    """Whether a sign that is surely a tick stands in a text."""
    return any(sign in text for sign in _SURE)


def belongs(empty: str, signs: Set[str]) -> bool:
    """Whether one of some signs is an empty one's, ticked."""
    return not _FAMILIES[empty].isdisjoint(signs)


def not_chosen(line: str, *, ticked_elsewhere: bool = False) -> Iterator[tuple[int, int]]:
    """The spans of a line's options that are not ticked, their boxes left out.

    Nothing where no box of the line is ticked, but for `☐` where one is elsewhere, and nothing where the boxes stand
    behind their words.
    """
    signs = list(_SIGNS.finditer(line))
    if not signs or signs[-1].end() == len(line.rstrip()):
        return
    present = {sign[0] for sign in signs}
    for sign, following in zip(signs, [*signs[1:], None], strict=True):
        if sign[0] not in EMPTY or not (belongs(sign[0], present) or (ticked_elsewhere and sign[0] == "☐")):
            continue
        end = following.start() if following else len(line)
        stop = _ENDS.search(line, sign.end(), end)
        end = stop.start() if stop else end
        if line[sign.end() : end].strip():
            yield sign.end(), end


def chosen(line: str, *, ticked_elsewhere: bool = False) -> tuple[str, list[str]]:
    """A line without the options that are not ticked, and those."""
    left, kept, at = list[str](), "", 0
    for start, end in not_chosen(line, ticked_elsewhere=ticked_elsewhere):
        kept += line[at:start] + " "
        left.append(line[start:end].strip())
        at = end
    return kept + line[at:], left
