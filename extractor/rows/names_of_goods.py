"""What a paper calls its goods: the row "Model: …", the title, the sentence that says what a thing is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.document.layout_settings import LAYOUT
from extractor.document.page import Page
from extractor.language.chemistry.formulas import find
from extractor.language.phrases import Phrases, Shape
from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.cell_or_pack import Levels
from extractor.rows.designations import designation, designation_at, designations, is_designation, is_torn, unbroken

_SEPARATOR = re.compile(r"^[\s:：=,，.、|/／()（）#№-]+|[\s:：,，;；。、|]+$")
_DATE = Shape(r"(?<!\d)(?:19|20)\d\d\s?(?:[-./]|<<year>>)\s?\d{1,2}(?:\s?(?:[-./]|<<month>>)\s?\d{1,2})?")
_VERSION = Shape(r"^<<version>>[\s.:-]*\d", re.I)
_VERSIONED = Shape(r"\b<<version>>[\s.:-]*\d|<<furniture!>>[\s.:/-]*\d{4}|\d{1,2}/(?:19|20)\d\d", re.I)
_CONSIGNMENT = Shape(r"(?<![A-Za-z])<<consignment>>(?:\s?<<consignment_number>>\b)?[\s.:：#]*", re.I)
_FURNITURE = Shape(r"(?:[\W\d]*<<furniture>>)+[\s.:：#\d]*", re.I)
_RATED = Shape(r"\d\s?<<rating_unit>>(?![A-Za-z])")
"""A rating in words for a name: "LFP 3.2V/314Ah" is the cell's inside."""
_RATING_ALONE = Shape(r"(?:[A-Z]{2,5}[\s-]+)?(?:\d+(?:[.,]\d+)?\s?<<rating_unit>>[\s/,-]*)+")
DEFINED = (
    r"^\W*(?:<<definition_opening>>\s+)?(?=(?:\S{1,24}\s){0,2}\S{0,24}\d)(?P<name>[A-Z][\w./™®-]{0,24}(?:\s[\w./™®-]{1,24}){0,2})"
    r"\s+<<definition_verb>>\s+<<defined_as>>\s"
    r"|^\W*(?=\S{0,24}\d)(?P<zh>[A-Z][A-Za-z0-9./-]{0,24})\s*<<defining>><<our>>?[^，。]{0,12}<<one_of_a_kind>>"
)
"""The sentence that says what a thing is, with its name: "QX-9 is our …", "Grade QX 9 is a …", "QX-9为一款…"."""
_DEFINITION = Shape(DEFINED)
LONGEST = 60
_CODED = re.compile(r"[A-Z0-9]+(?:[- ]+[A-Z0-9]+)*")
"""Nothing but capitals, digits and hyphens: a designation that blanks have torn."""
_COINED = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+ \d{1,4}(?:[/-]\d{1,4})?[A-Z]?")
"""A series with its number: "HM-NG 20", "LB-Mix 60/40"."""
_NUMBER = re.compile(r"\d+[.,]\d+")
"""A value, where "typ." was taken for the German word for a model."""
RUNNING = ("flow", "lines")
"""Where pages come from that are running text, as a mail's: no title is larger than the rest."""
_REST = re.compile(r"[A-Z0-9][A-Z0-9-]{0,11}")
"""What may stand on the line below a designation that ends in a hyphen."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name as printed, how far to trust it (higher is better), and whether a pack's sheet gives it to its cell."""

    text: str
    weight: float
    level: str | None = None


def models(rows: Iterable[MarkedRow], phrases: Phrases) -> Iterator[Named]:
    """Model names given as such: in the slot behind the word "model", or behind it in the same slot."""
    several = tuple(rows)
    levels = Levels()
    for n, row in enumerate(several):
        levels.see(row)
        for k, marked in enumerate(row.slots):
            cue = leading_cue(marked, "model")
            if cue is None:
                continue
            end = label_end(marked, cue)
            behind = stripped(marked.text[end:])
            following = None if behind else _following(several, n, k)
            text = behind or (stripped(following.text) if following else "")
            text = _continued(text, several, n, following or marked)
            worded = _is_worded(marked, end) if behind else following is not None and _is_worded(following, 0)
            if _is_name(text) and not worded and not _NUMBER.fullmatch(text) and not _is_no_name(text, phrases):
                weight = _weight(cue, phrases) * _form(text, phrases)
                yield Named(_first_part(text), weight, levels.of(marked, following or marked))


def _continued(text: str, rows: Sequence[MarkedRow], row: int, slot: Marked) -> str:
    """A name without blanks at its hyphens; one that ends in a hyphen goes on in the slot below."""
    if text.endswith("-") and designation([text]):
        below = rows[row + 1].slots if row + 1 < len(rows) else ()
        rest = next((m.text.strip() for m in below if _stand_over(slot, m)), "")
        text += rest if _REST.fullmatch(rest) else ""
    return unbroken(text)


def _following(rows: Sequence[MarkedRow], row: int, slot: int) -> Marked | None:
    """What stands right of a label.

    Or on the next line by itself, where it is a designation and nothing else: between the two lines of a label in two
    languages.
    """
    if slot + 1 < len(rows[row].slots):
        return rows[row].slots[slot + 1]
    below = rows[row + 1].slots if row + 1 < len(rows) and len(rows[row].slots) == 1 else ()
    alone = len(below) == 1 and is_designation(below[0].text)
    return below[0] if alone else None


def document_numbers(rows: Sequence[MarkedRow]) -> frozenset[str]:
    """The designations that number a paper: behind "drawing no." in its slot, else in the slot beside or below."""
    found: set[str] = set()
    for n, row in enumerate(rows):
        for k, marked in enumerate(row.slots):
            for cue in (c for c in marked.cues if c.name == "document_number"):
                behind = marked.text[cue.end :]
                beside = row.slots[k + 1 : k + 2]
                below = [m for m in (rows[n + 1].slots if n + 1 < len(rows) else ()) if _stand_over(marked, m)]
                texts = ([behind], [m.text for m in beside if not m.cues], [m.text for m in below])
                # "rev. 3" has its number: what stands below is not it.
                asked = texts[:1] if any(map(str.isdigit, behind)) else texts
                found |= next((set(codes) for t in asked if (codes := [*designations(t)])), set())
    return frozenset(found)


def numbers_of_papers(page: Page, rows: Sequence[MarkedRow], phrases: Phrases) -> frozenset[str]:
    """The designations on a page that number it or another paper: drawings, reports, contracts, orders."""
    return document_numbers(rows) | consignments(page, phrases)


def consignments(page: Page, phrases: Phrases) -> frozenset[str]:
    """The designations that follow at once upon a word for a consignment or its papers: "invoice HV-26-0420"."""
    printed, shape = (page.text[line.start : line.end] for line in page.lines), phrases.pattern(_CONSIGNMENT)
    return frozenset(c for text in printed for m in shape.finditer(text) for c in designation_at(text, m.end()))


def _stand_over(head: Marked, other: Marked) -> bool:
    return min(head.slot.right, other.slot.right) > max(head.slot.left, other.slot.left)


def label(named: Sequence[Named], page: Page | None, rows: Sequence[MarkedRow], phrases: Phrases) -> str | None:
    """What a paper calls its goods.

    The best of the names given as such; else, or where that is a word for any such goods, the designation in the titles
    of its first page (`rows` are that page's); else the title that names goods.
    """
    name = best(named)
    if page is None or (name is not None and any(map(str.isdigit, name))):
        return name
    if name is None and (defined := _defined(page, phrases)):
        return defined
    lines = titles(page)
    numbers = numbers_of_papers(page, rows, phrases)
    if name is None and page.origin in RUNNING and (told := _behind_goods(rows, numbers)):
        return told
    goods = {m.text.strip() for row in rows for m in row.slots if m.goods or any(c.name == "goods" for c in m.cues)}
    named_goods = [line for line in lines if line.strip() in goods and len(line) <= LONGEST]
    alone = [line for line in lines if is_designation(line) or _COINED.fullmatch(line.strip())]
    if name is not None:
        return _title([*named_goods, *alone], numbers) or name
    # A line with a date or a version says what the paper is, not the goods.
    plain = [t for t in lines if not phrases.pattern(_VERSIONED).search(t)]
    worded = {m.text.strip() for row in rows for m in row.slots if _is_worded(m, 0) or _is_no_name(m.text, phrases)}
    telling = [*named_goods, *(t[:LONGEST] for t in plain if t.strip() not in worded), *(t[:LONGEST] for t in lines)]
    coded = _title(plain, numbers) or _title(lines, numbers)
    torn = next((t.strip() for t in plain if _is_torn_title(t.strip(), page)), None)
    return coded or torn or (None if named_goods else _repeated(page, numbers)) or next(iter(telling), None)


def _behind_goods(rows: Sequence[MarkedRow], numbers: frozenset[str]) -> str | None:
    """The one designation that stands right behind words for goods: "the cells under HV-26-1, 8,000 cells KX-58"."""
    found = {
        code
        for marked in (m for row in rows for m in row.slots)
        for goods in marked.goods
        for code in designation_at(marked.text[goods.end :].lstrip(), 0)
    }
    return found.pop() if len(found - numbers) == 1 and not found & numbers else None


def _is_torn_title(text: str, page: Page) -> bool:
    """Whether a title is capitals and digits alone that the page says again: a designation that blanks have torn."""
    mixes = any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    return mixes and _CODED.fullmatch(text) is not None and page.text.count(text) > 1


def _repeated(page: Page, numbers: frozenset[str]) -> str | None:
    """The designation that a letter comes back to: the one that stands in most of its sentences, in two at least."""
    counted = Counter(code for code in designations([page.text]) if code not in numbers)
    code, times = next(iter(counted.most_common(1)), ("", 0))
    return code if times > 1 else None


def _defined(page: Page, phrases: Phrases) -> str | None:
    """The goods' name in the sentence that says what they are; `None` where two have one."""
    texts = (page.text[line.start : line.end] for line in page.lines)
    found = {m["name"] or m["zh"] for text in texts if (m := phrases.pattern(_DEFINITION).match(text))}
    return found.pop() if len(found) == 1 else None


def _title(lines: Iterable[str], numbers: frozenset[str]) -> str | None:
    """The first designation in some titles, whole where blanks have torn it, or a series with its number."""
    for line in (t.strip() for t in lines):
        if _COINED.fullmatch(line):
            return line
        code = designation([line], numbers)
        if code is not None:
            return unbroken(line) if _CODED.fullmatch(line) and is_torn(line) else code
    return None


def best(names: Sequence[Named]) -> str | None:
    """The name with the most weight over all its mentions; the earlier one of equals."""
    totals: dict[str, float] = {}
    for name in names:
        totals[name.text] = totals.get(name.text, 0.0) + name.weight
    return max(totals, key=lambda text: totals[text], default=None)


def titles(page: Page) -> tuple[str, ...]:
    """The page's lines in larger type than most, the largest first; its first lines where all type is alike."""
    sizes = sorted(w.size for w in page.words)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    segments = [s for line in page.lines for s in line.segments]
    large = [(max(w.size for w in page.words_of(s)), s) for s in segments]
    chosen = sorted((s for s in large if s[0] > LAYOUT.rows.title_type * usual), key=lambda s: -s[0])
    return tuple(page.text[s.start : s.end] for _, s in chosen) + tuple(
        page.text[s.start : s.end] for line in page.lines[:6] for s in line.segments
    )


def leading_cue(marked: Marked, group: str) -> Term | None:
    """A head word of the group at the slot's beginning."""
    for cue in marked.heads(group):
        if sum(map(str.isalnum, marked.text[: cue.start])) <= 3:
            return cue
    return None


def label_end(marked: Marked, cue: Term) -> int:
    """Where the label ends: behind a second name of it in another language, and behind its colon."""
    end = cue.end
    for other in marked.cues:
        if other.name == "head" and end <= other.start <= end + 4:
            end = other.end
    colon = re.match(r"[^:：]{0,18}[:：]", marked.text[end:])
    return end + colon.end() if colon else end


def _weight(cue: Term, phrases: Phrases) -> float:
    """A word that means the model alone counts more than one that may mean the goods ("product name")."""
    return 3.0 if any(word in cue.text.lower() for word in phrases.words("exact_head")) else 1.5


def _is_worded(marked: Marked, start: int) -> bool:
    """Whether what stands from `start` is a label, a kind's word or another head ("Max", "Tap density"): no name."""
    known = (*marked.labels, *(c for c in marked.cues if c.name in ("head", "kind")))
    covered = {k for t in known for k in range(max(t.start, start), t.end)}
    letters = [k for k in range(start, len(marked.text)) if marked.text[k].isalpha()]
    mixed = designation([marked.text[start:]]) is not None
    return not mixed and bool(letters) and 2 * sum(k in covered for k in letters) >= len(letters)


def _form(text: str, phrases: Phrases) -> float:
    """How much a text's form speaks for a name: a designation's in full; less a formula's, a date's and mere words'."""
    if _is_dated(text, phrases):
        return 0.05
    code = designation([text])
    if code is not None and len(code) * 2 >= len(text) and not phrases.pattern(_RATED).search(code):
        return 1.0
    if find(text) or phrases.pattern(_RATED).search(text):
        return 0.1
    return 0.6


def _is_no_name(text: str, phrases: Phrases) -> bool:
    """Whether a text is something else than a name, and nothing else.

    A formula, a rating of what is inside, a date, a revision or a page's furniture.
    """
    if _is_dated(text, phrases):
        return designation([text]) is None
    if phrases.pattern(_FURNITURE).fullmatch(text):
        return True
    rest = text
    for placed in reversed(find(text)):
        rest = rest[: placed.start] + rest[placed.end :]
    return not any(map(str.isalnum, rest)) or phrases.pattern(_RATING_ALONE).fullmatch(rest.strip()) is not None


def _is_dated(text: str, phrases: Phrases) -> bool:
    """Whether a text holds a date or opens with a version."""
    return bool(phrases.pattern(_DATE).search(text) or phrases.pattern(_VERSION).match(text))


def stripped(text: str) -> str:
    """A text without the signs that part it from its label."""
    return _SEPARATOR.sub("", text).strip()


def _is_name(text: str) -> bool:
    if re.match(r"[a-z]+ ", text):
        return False  # a sentence goes on: "the model of the cell is …"
    named = any(map(str.isalnum, text)) and not text.lower().startswith(("no", "name"))
    return named and 2 <= len(text) <= LONGEST


def _first_part(text: str) -> str:
    """The designation inside a longer name, else the whole of it."""
    return text if len(text) <= 40 else (designation([text]) or text[:40])
