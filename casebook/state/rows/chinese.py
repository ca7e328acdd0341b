"""Sentences that the record keeps in English, said in Chinese.

What the catalogue has in both languages is said in its Chinese words; what the record's own sentences say, in these. A
sentence that is not known stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import partial

from casebook.state.rows.wording import Wording

_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"(.+?) against (.+?): the same but for case, spaces and hyphens", r"\1 与 \2：仅大小写、空格或连字符不同"),
        (r"(.+?) against (.+?): the same", r"\1 与 \2：相同"),
        (r"(.+?) against (.+?): ", r"\1 与 \2："),
        (r"the line has (.+?) where the sheet has (.+?)(?=;|$)", r"商品行为 \1，规格书为 \2"),
        (r"; confirmed by (.+?) on (\d{4}-\d\d-\d\d)", r"；\1 于 \2 确认"),
        (r"^(.+) speaks of the same model", r"\1 为同一型号的文件"),
        (r"^(.+?): (.+) counts before (.+)$", r"\1：\2 优先于 \3"),
        (r"; confirm it on the paper$", "；请对照文件确认"),
        (r"; confirm that it is none of the goods' own$", "；请确认其不属于本货物"),
        (r"^another value of it was set aside by a mark", "按标记已搁置其另一数值"),
    )
)
_CONTRADICTION = re.compile(r"^([a-z][a-z ]*) is not the same in all documents: ")
_KINDS = re.compile(r"\b(measured|nominal|typical|minimum|maximum|rated) (?=[\d<>≤≥\[(])")


def sentences(words: Wording, *sources: object) -> Callable[[str], str]:
    """Says a kept sentence in Chinese; `sources` are parts of the catalogue whose texts have both languages."""
    known = {en: zh for source in sources for en, zh in _texts(source)}
    return partial(_said, words, dict(sorted(known.items(), key=lambda pair: -len(pair[0]))))


def _said(words: Wording, known: dict[str, str], text: str) -> str:
    for english, chinese in known.items():
        text = text.replace(english, chinese)
    against = _CONTRADICTION.match(text)
    if against is not None:
        name = words.property(against[1].replace(" ", "_"))
        rest = _KINDS.sub(lambda m: words.term(m[1]), text[against.end() :])
        return f"各文件的{name}不一致：{rest.replace('; ', '；')}"
    for pattern, said in _SENTENCES:
        text = pattern.sub(said, text)
    return text


def _texts(source: object, depth: int = 6) -> Iterator[tuple[str, str]]:
    """Every text of both languages in a part of the catalogue."""
    english, chinese = getattr(source, "en", None), getattr(source, "zh", None)
    if isinstance(english, str) and isinstance(chinese, str) and english and chinese:
        yield english, chinese
    elif depth and is_dataclass(source):
        for field in fields(source):
            yield from _texts(getattr(source, field.name), depth - 1)
    elif depth and isinstance(source, tuple | list | frozenset):
        for part in source:
            yield from _texts(part, depth - 1)
    elif depth and hasattr(source, "values"):
        for part in source.values():
            yield from _texts(part, depth - 1)
