"""What a noun phrase is about: the goods that a text names as its own, apart from those it only serves or contains.

A careful reader takes the last name before a "for", "with" or 用于 as the thing itself: a "winding machine
for lithium-ion cells" is a machine, a "lithium-ion cell winding needle" a needle. Names in brackets are
asides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.language.phrases import Phrases, Shape
from extractor.language.terms import Term

SENTENCE_END = re.compile(r"[。；;！!？?]|\.(?=\s+[A-ZÀ-Ý])")
_CLAUSE_END = re.compile(r"[,，;；:：。!！?？|\n、]|\.(?=\s)|[^\S\n]{2,}|(?<=\s)[·•・](?=\s)")
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】\n]*[)）\]】]")
_NUMBERED = Shape(r"\s*(?:<<number_sign>>)?\s*(?:\d{1,2}|<<numeral>>{1,3}|[A-ZⅠ-Ⅻ])\s*", re.I)
_COLONS = (":", "：")
_LATIN = "\u2e7f"
"""Chinese signs come behind it, Latin letters before."""
_DESIGNATED = re.compile(r"\s?[A-Z][A-Z0-9/.-]*\d[A-Za-z0-9/.-]*\s")
"""A designation right behind a name."""
_SHARE = Shape(r"\s?\d{1,2}(?:\.\d+)?\s?(?:<<share_of>>\.?\s?)?[%％]")
_RATING = Shape(r"\d\s?<<rating_unit>>(?![A-Za-z/])")
_FEW = re.compile(r"(?<=[^\W\d_]\s)\d{1,3}[\s-]\Z")
"""A bare number behind a word: how many of something there are, where a longer one would be a size or a model."""
_BATTERIES = frozenset(("battery", "cell", "pack", "lithium_ion_cell", "lithium_ion_pack"))
_PARTS = frozenset(("other", "part", "generic"))
_NEAR = 14
_LONGEST_JOINT = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of goods at `text[start:end]`: a product's name, or a group of the cue list `named_goods`."""

    start: int
    end: int
    name: str
    is_product: bool
    text: str


def mentions(found: Iterable[Term]) -> tuple[Mention, ...]:
    """The goods that are named, the longer name where two overlap; phrases that only look like goods are left out."""
    named = [
        Mention(t.start, t.end, t.name if t.category == "product" else t.group, t.category == "product", t.text)
        for t in found
        if t.category == "product" or t.name == "named_goods"
    ]
    kept: list[Mention] = []  # in the order of the text, none over another
    for mention in sorted(named, key=lambda m: (m.start - m.end, not m.is_product, m.start)):
        at = bisect_left(kept, mention.start, key=lambda m: m.start)
        if (at == 0 or kept[at - 1].end <= mention.start) and (at == len(kept) or mention.end <= kept[at].start):
            kept.insert(at, mention)
    return tuple(m for m in kept if m.name != "masked")


def head(text: str, found: Sequence[Term], phrases: Phrases) -> Mention | None:
    """The goods that a text names as its own: the last name of its first phrase that has one; `None` if it has none.

    A name that stands only behind a "for" is no head.
    """
    named = mentions(found)
    outside = _outside_brackets(text, named)
    for candidates in (outside, named):
        for start, end in _heads(text, found):
            inside = [m for m in candidates if start <= m.start and m.end <= end]
            inside = _without_fittings(text, _without_shares(text, inside, phrases))
            if inside and not _is_counted(text, inside[-1], end, phrases):
                if _comes_first(inside[0], found):
                    return inside[0]
                return (
                    _in_one_language(text, inside)
                    or _before_a_designation(text, inside)
                    or _before_a_rating(text, inside, phrases)
                    or _last(inside)
                )
    return None


def _comes_first(mention: Mention, found: Sequence[Term]) -> bool:
    """Whether a name opens with a noun of a language that puts it first: "batería LiPo conector" is a battery."""
    opens = mention.is_product or mention.name not in ("technology", "paper", "part", "generic")
    return opens and any(t.group == "head_first" and t.start == mention.start for t in found)


def _before_a_rating(text: str, inside: Sequence[Mention], phrases: Phrases) -> Mention | None:
    """A battery whose rating stands between its name and what is on it: "LiFePO4 battery 48 V 100 Ah, BMS".

    The rating ends the name: what follows is a part of the battery, and the battery is the goods.
    """
    last = inside[-1]
    batteries = [m for m in inside[:-1] if m.name in _BATTERIES]
    if (
        last.name not in _PARTS
        or not batteries
        or not phrases.pattern(_RATING).search(text, batteries[-1].end, last.start)
    ):
        return None
    return batteries[-1]


def _before_a_designation(text: str, inside: Sequence[Mention]) -> Mention | None:
    """A Chinese name that its designation ends, where what follows names the battery it is for.

    In "分容柜 GD-256 锂离子电池分容" the cabinet is the goods.
    """
    first = next((m for m in inside if m.is_product), None)
    if first is None or first.name in _BATTERIES or inside[-1].name not in _BATTERIES or first.text[-1] <= _LATIN:
        return None
    return first if _DESIGNATED.match(text, first.end, inside[-1].start) else None


def _is_counted(text: str, mention: Mention, end: int, phrases: Phrases) -> bool:
    """Whether a general word only announces what follows a colon: "Equipment 2: hot press", 设备：注液机, 附件三：…."""
    announced = text.startswith(_COLONS, end) and text[end + 1 :].strip() != ""
    if mention.is_product or not announced:
        return False
    is_alone = mention.name == "generic" and not text[mention.end : end].strip()
    return is_alone or phrases.pattern(_NUMBERED).fullmatch(text, mention.end, end) is not None


def _without_shares(text: str, inside: list[Mention], phrases: Phrases) -> list[Mention]:
    """The names without those that a product before them is made of: "composite anode, artificial graphite 60 %"."""
    if not inside or not inside[0].is_product:
        return inside
    return [m for m in inside if m.is_product or phrases.pattern(_SHARE).match(text, m.end) is None]


def _without_fittings(text: str, inside: list[Mention]) -> list[Mention]:
    """The names without those that a product before them has some of: "filling machine 12 nozzles"."""
    if not inside or not inside[0].is_product:
        return inside
    return [inside[0], *(m for m in inside[1:] if m.is_product or not _FEW.search(text[max(0, m.start - 8) : m.start]))]


def _in_one_language(text: str, inside: Sequence[Mention]) -> Mention | None:
    """The product that a text names in two languages, where its second name is a general word.

    "人造石墨负极材料 Artificial graphite" is the first alone; in "Cell holder 电芯支架" the second begins a word that
    is not known. `None` where the last name stands for itself.
    """
    if len(inside) < 2 or inside[-1].is_product or not inside[-2].is_product or inside[-1].name == "part":
        return None
    first, last = inside[-2:]
    between = text[first.end : last.start]
    is_chinese = first.text[-1] > _LATIN
    changes = is_chinese != (last.text[-1] > _LATIN)
    if not changes or len(between.split()) > 1 or any((c > _LATIN) == is_chinese for c in between if c.isalpha()):
        return None
    goes_on = text[last.end : last.end + 1] > _LATIN and text[last.end : last.end + 1].isalpha()
    return first if first.name != "other" or goes_on else None


def is_denied(text: str, span: tuple[int, int], found: Sequence[Term]) -> bool:
    """Whether a negation or a comparison stands right before a span, in its clause (`contains no`, 不含, `unlike`).

    `found` are terms in the order of the text.
    """
    first = bisect_left(found, span[0] - _NEAR - _LONGEST_JOINT, key=lambda t: t.start)
    for term in found[first : bisect_right(found, span[0], key=lambda t: t.start)]:
        if term.name == "joint" and term.group == "negation" and 0 <= span[0] - term.end <= _NEAR:
            between = text[term.end : span[0]]
            if not _CLAUSE_END.search(between):
                return True
    return False


def _last(inside: Sequence[Mention]) -> Mention:
    """The last name; but know-how stays know-how whatever is delivered with it, and a guide to batteries a guide."""
    carriers = [m for m in inside if not m.is_product and m.name in ("technology", "paper")]
    if carriers:
        return carriers[0]
    taught = [m for m in inside if m.name.endswith("_technology")]
    return taught[-1] if taught and inside[-1].name == "part" else inside[-1]


def _outside_brackets(text: str, named: Sequence[Mention]) -> tuple[Mention, ...]:
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    return tuple(m for m in named if not any(a < m.start and m.end < b for a, b in brackets))


def _heads(text: str, found: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """The stretches of a text that may name the thing itself, in their order."""
    # A "for" inside a name ("guide to", "stacker for pouch cells") belongs to the name.
    named = mentions(found)
    joints = [
        t
        for t in found
        if t.name == "joint"
        and not _is_hyphened(text, t)
        and not any(m.start <= t.start and t.end <= m.end for m in named)
    ]
    for start, end in clauses(text):
        inside = [t for t in joints if start <= t.start and t.end <= end]
        complements = [t for t in inside if t.group == "complement"]
        if not complements:
            yield start, _before_of(inside, found, start, end)
            continue
        yield start, _before_of(inside, found, start, complements[0].start)
        relatives = [t for t in inside if t.group == "relative" and t.start > complements[0].start]
        if relatives:
            yield relatives[-1].end, end


def _is_hyphened(text: str, joint: Term) -> bool:
    """Whether hyphens make a joint part of one word: "ready-to-coat", "state-of-the-art"."""
    return text[joint.start - 1 : joint.start] == "-" and text[joint.end : joint.end + 1] == "-"


def _before_of(joints: Iterable[Term], found: Sequence[Term], start: int, end: int) -> int:
    """Where a stretch ends if an "of" follows goods in it: "spare parts of a winding machine" are spare parts."""
    for joint in joints:
        if joint.group == "of" and any(start <= m.start and m.end <= joint.start for m in mentions(found)):
            return min(joint.start, end)
    return end


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text between its punctuation marks, wide gaps and line ends; brackets do not cut."""
    start = 0
    for match in _CLAUSE_END.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


@dataclass(frozen=True, slots=True)
class Joined:
    """Pieces of a text as one phrase; `starts` are the pieces' places in the phrase, `spans` in the text."""

    text: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the phrase stands in the text; as far as its first piece reaches."""
        piece = bisect_right(self.starts, start) - 1
        begin, limit = self.spans[piece]
        moved = begin - self.starts[piece]
        return start + moved, min(end + moved, limit)


def joined(text: str, spans: Sequence[tuple[int, int]]) -> Joined:
    """Reads pieces of a text, a description broken over lines or cells, as one phrase.

    With a blank between them, but for Chinese signs.
    """
    whole, starts = "", []
    for start, end in spans:
        piece = text[start:end]
        if whole and piece and not (whole[-1] > "\u2e7f" and piece[0] > "\u2e7f"):
            whole += " "
        starts.append(len(whole))
        whole += piece
    return Joined(whole, tuple(starts), tuple(spans))


def in_cells(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Pieces of a text that are one description as its cells, a line each.

    What goes on over rows as one phrase, what stands beside it or begins above it as the next cell's.
    """
    return "\n".join(joined(text, cell).text for cell in cells_of(text, spans))


def cells_of(text: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Pieces of a text in groups: those that go on over rows as one phrase are of one cell."""
    cells: list[list[tuple[int, int]]] = []
    for start, end in spans:
        last = cells[-1][-1][1] if cells else None
        if last is not None and start >= last and "\n" in text[last:start]:
            cells[-1].append((start, end))
        else:
            cells.append([(start, end)])
    return tuple(map(tuple, cells))
