"""What `gauger explain` says of an act, or of a rule outside the list, by the number or the words that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from classifier.law.acts import Instrument, Pointer
from classifier.law.catalogue import Catalogue

_NUMBER = re.compile(r"\D*(?P<number>\d{1,3})(?:\D+(?P<year>\d{4}))?\D*")
_YEAR_FIRST = re.compile(r"\D*(?P<year>\d{4})\D+(?P<number>\d{1,3})\D*")
_SHORTEST = 4
"""Fewer letters than this name nothing for certain."""


def otherwise_named(catalogue: Catalogue, words: str, day: date) -> Iterator[str]:
    """The acts and pointers that a number ("No. 55 of 2025", "第55号") or words ("3A001.e") name; nothing for none."""
    behind = catalogue.vocabulary.phrases["act_number"]
    for act in catalogue.instruments.values():
        if _names(words, behind, (act.id, act.number, act.name, act.name_zh)):
            yield from _of_act(catalogue, act, day)
    for pointer in catalogue.pointers:
        if _names(words, behind, (pointer.id, pointer.text.en, pointer.text.zh or "")):
            yield from _of_pointer(pointer)


def _names(words: str, behind: tuple[str, ...], texts: tuple[str, ...]) -> bool:
    """Whether words name what the texts say; `behind` stands behind an act's number in them."""
    text = " ".join(texts)
    numbered = _YEAR_FIRST.fullmatch(words) or _NUMBER.fullmatch(words)
    if numbered is not None:
        number, year = numbered["number"], numbered["year"]
        before = rf"(?<!\d){year}(?!\d)(?:(?!\d{{4}}).)*?" if year else ""
        return re.search(rf"{before}(?<!\d){number}(?:{'|'.join(map(re.escape, behind))})", text) is not None
    if len(words) < _SHORTEST:
        return False
    return re.search(rf"(?<![0-9A-Za-z]){re.escape(words)}(?![0-9A-Za-z])", text, re.IGNORECASE) is not None


def _of_act(catalogue: Catalogue, act: Instrument, day: date) -> Iterator[str]:
    from classifier.law.timeline import status

    on = status(catalogue, act.id, day)
    yield f"{act.name}  {act.title.en}"
    if act.title.zh:
        yield f"  {act.title.zh}"
    codes = [e.code for e in catalogue.entries if e.instrument == act.id]
    if codes:
        yield f"  entries: {', '.join(codes)}"
    if act.advice:
        yield f"  advice: {act.advice.en}" + (f" / {act.advice.zh}" if act.advice.zh else "")
    yield f"  source: {act.source.text}" + (f", {act.source.url}" if act.source.url else "")
    yield f"  on {day}: {on.note}"
    yield f"  {day}：{on.zh}"


def _of_pointer(pointer: Pointer) -> Iterator[str]:
    yield f"a rule outside the list: {pointer.text.en}"
    if pointer.text.zh:
        yield f"  {pointer.text.zh}"
    yield f"  source: {pointer.source.text}"
