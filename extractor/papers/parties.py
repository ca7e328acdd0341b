"""Who made the goods of a paper: the firm given as the maker, else one that is named and is no other party to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.language.phrases import Phrases, Shape
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.names_of_goods import LONGEST, Named, label_end, leading_cue, stripped

_COMPANY = Shape(
    r"(?:[A-Z][\w&.'’-]*[ ,]+){1,7}<<company_form>>(?![A-Za-z])"
    r"|[\u4e00-\u9fff（）()]{2,24}<<company_ending>>|<<company_opening>>[\u3040-\u30ff\u4e00-\u9fff]{2,12}"
    r"|[\uac00-\ud7a3]{2,12}<<company_ending_ko>>|<<company_opening_ko>>[\uac00-\ud7a3]{2,12}",
)
_FORM_ALONE = Shape(r"<<company_form>>")
_OTHER_PARTY = Shape(r"\W*<<other_party>>(?![A-Za-z])", re.I)
_TESTING = Shape(r"<<testing_firm>>")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_GIVEN, _NAMED = 3.0, 1.0


def makers(rows: Iterable[MarkedRow], phrases: Phrases) -> Iterator[Named]:
    """Companies given as the maker, then companies that are merely named.

    Not behind, beside or below the word for another party, and not those that test what others make.
    """
    several = tuple(rows)
    for n, row in enumerate(several):
        for k, marked in enumerate(row.slots):
            yield from _given(row, k, phrases)
            company = phrases.pattern(_COMPANY).search(marked.text)
            if company is None or _is_of_another(several, n, k, company.start(), phrases):
                continue
            name = marked.text[_behind_its_label(marked, company.start()) : company.end()].strip()
            if phrases.pattern(_FORM_ALONE).fullmatch(name):
                name = company[0].strip()  # the firm is called so: "Lieferant GmbH"
            if not phrases.pattern(_TESTING).search(name):
                yield Named(name, _NAMED)


def _given(row: MarkedRow, k: int, phrases: Phrases) -> Iterator[Named]:
    """The firm behind the word for a maker, in its slot or the next one."""
    marked = row.slots[k]
    cue = leading_cue(marked, "maker")
    if cue is None:
        return
    following = row.slots[k + 1] if k + 1 < len(row.slots) else None
    behind = label_end(marked, cue)
    own = stripped(marked.text[behind:])
    if own[:1].islower() and not marked.text[:behind].rstrip().endswith((":", "：")):
        return  # a sentence goes on: "The manufacturer reserves the right …"
    text = own or (stripped(following.text) if following else "")
    heads = not own and following is not None and any(c.name == "head" and c.start < 2 for c in following.cues)
    is_firm = _LETTERS.search(text) is not None and not phrases.pattern(_FORM_ALONE).fullmatch(text)
    if 2 < len(text) <= LONGEST and is_firm and not heads and not phrases.pattern(_OTHER_PARTY).match(text):
        yield Named(text, _GIVEN)


def _is_of_another(rows: Sequence[MarkedRow], n: int, k: int, start: int, phrases: Phrases) -> bool:
    """Whether a firm stands behind the word for another party in its slot, in the slot on its left, or under it."""
    marked = rows[n].slots[k]
    other = phrases.pattern(_OTHER_PARTY).match
    if other(marked.text) or other(marked.text[start:]):
        return True
    if k and other(rows[n].slots[k - 1].text):
        return True
    return n > 0 and any(_heads(rows[n - 1], j, marked, phrases) for j in range(len(rows[n - 1].slots)))


def _heads(row: MarkedRow, j: int, below: Marked, phrases: Phrases) -> bool:
    """Whether a slot is the word for another party over what stands below, with no firm of its own beside it."""
    head = row.slots[j]
    label = phrases.pattern(_OTHER_PARTY).match(head.text)
    beside = row.slots[j + 1].text if j + 1 < len(row.slots) else ""
    return (
        label is not None
        and not stripped(head.text[label.end() :])
        and not phrases.pattern(_COMPANY).search(beside)
        and min(head.slot.right, below.slot.right) > max(head.slot.left, below.slot.left)
    )


def _behind_its_label(marked: Marked, start: int) -> int:
    """Where the firm's name begins, if the word for the maker stands before it in one run ("SELLER Akku Ltd.")."""
    ends = (c.end for c in marked.cues if c.name == "head" and c.group == "maker" and c.start <= start + 1 <= c.end)
    return max(ends, default=start)
