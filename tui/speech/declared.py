"""What a terminal says of a declaration, line by line: its goods, its notes, its remark and how long that is."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.declaring.declaration import NO_ADVICE, NO_ADVICE_ZH, Declaration, LengthLimits, beyond_gbk
from classifier.judging.determination import in_words
from tui.speech.inert import inert

ADVICE = (NO_ADVICE, NO_ADVICE_ZH)


def goods(made: Declaration) -> Iterator[str]:
    """Each line with what it was found to be."""
    for line in made.lines:
        about = line.subject
        named = ", ".join(about.made.codes) or ", ".join(f"near {c}" for c in about.made.near)
        outcome = in_words(about.made.outcome)
        yield f"{line.number}. {inert(about.place.label)}: {outcome} {named}".rstrip()


def notes(made: Declaration, how: str) -> Iterator[str]:
    """Why the day asks for no remark, and `how` to have it composed all the same."""
    for note in made.notes:
        yield f"On {made.as_of}: {inert(note)}."
        yield f"It asks for no remark on that day. {how}".rstrip()


def remark(made: Declaration, limits: LengthLimits) -> Iterator[str]:
    """The remark in both languages with its length, or why there is none."""
    if made.zh is None or made.en is None:
        if not made.notes:
            yield "No line is controlled or close, so Announcement No. 58 of 2025 asks for no remark on them."
        return
    yield "Remark (备注栏), read back and compared with the record:"
    yield inert(made.zh)
    yield f"In English: {inert(made.en)}"
    yield f"{_length(made, limits)}. Number the declaration's lines as above."
    lacking = beyond_gbk(made.zh)
    if lacking:
        yield f"GBK has no {inert(' '.join(lacking))}: see that the customs' system keeps them."


def _length(made: Declaration, limits: LengthLimits) -> str:
    size = made.length
    pairs = ((size.characters, "characters", limits.characters), (size.gbk_bytes, "bytes of GBK", limits.gbk_bytes))
    return ", ".join(f"{has} {unit}" + (f" of at most {most}" if most is not None else "") for has, unit, most in pairs)
