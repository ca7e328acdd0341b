"""How much a place says that names goods.

A title, a row like "Product name", a sentence of scope, a maker's name, running text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.document.layout_settings import LAYOUT
from extractor.language.noun_phrases import SENTENCE_END, Mention
from extractor.language.phrases import Phrases, Shape
from extractor.language.terms import Terms
from extractor.rows.names_of_goods import DEFINED

TITLE, ROW, LABELLED, SAID, _BODY = 4.0, 5.0, 3.0, 2.0, 0.25
HEADLINE = TITLE + LABELLED
"""From this weight a naming is a title with the designation in it."""
_LONGEST_LABEL = 24
_NAMED_ROW = Shape(r"^\W*(?:\d+(?:\.\d+)*\W*)?<<named_row>>\b\s*(?:[A-Za-z ]{0,20})[:：\s]", re.I)
_SCOPE = Shape(r"<<scope!>>|<<scope_verb>>", re.I)
# A line of running text: it begins in the middle of a sentence, or has a sentence's punctuation or length.
_SENTENCE = Shape(
    r"^[a-z(][a-z/-]*\s+[a-z]|^[a-z-]+$|[。；;]|，.{4}|[a-z]{3}\.\s*$|^.{120}|<<sentence!>>|<<sentence_form>>"
)
# A noun phrase set as a line of its own, with a full stop: "Prismatic cell for storage. Rechargeable."
_VERBLESS = re.compile(r"^(?:[A-Z][\w/-]{0,24}:? )?[A-Z][^.。；;]{5,70}\.(?:\s+[A-Z][^.。；;]{3,50}\.)?$")
_VERB = Shape(r"^<<sentence_opening>>\b|<<verb!>>|\b[a-z]{3,}<<verb_ending>>\b", re.I)
_DEFINITION = Shape(DEFINED)
# "A cathode powder for storage cells. Pressed at …": a phrase without a verb that says what the thing is.
_KIND_OF = Shape(r"^<<opening_article>>\s+(?P<said>[^.;:。；]{5,100})\.(?=\s|$)")
# "CHARGER (sold separately): VC-54": what a line leaves out it does not name as the goods.
_LEFT_OUT = Shape(r"(?<![A-Za-z])<<aside_behind>>", re.I)
_FINITE = Shape(r"<<finite!>>", re.I)
_FIRM = Shape(r"\b<<firm>>\.?$|<<firm_ending>>$")
_OF_A_FIRM = Shape(r"\s+(?:[A-Z&][\w&-]*\s+){0,3}<<firm>>\b\.?(?=\s*(?:[,，;；(（]|$))")
_SERVED = Shape(r"<<served_row>>|<<served_row_word!>>", re.I)


def is_served(row: str, phrases: Phrases) -> bool:
    """Whether a row says somewhere what goods are for, not what they are."""
    return _serves(phrases.pattern(_SERVED), row)


@lru_cache(maxsize=1_000)
def _serves(pattern: re.Pattern[str], row: str) -> bool:
    """Each of a paper's models asks about the rows of all that the paper names."""
    return pattern.search(row) is not None


def is_label(cell: str, phrases: Phrases) -> bool:
    """Whether a cell is the label of a row that names the goods ("Product name", 品名), and nothing more."""
    return len(cell) <= _LONGEST_LABEL and phrases.pattern(_NAMED_ROW).match(f"{cell} ") is not None


def weight(text: str, line: str, mention: Mention, prominence: float, terms: Terms) -> float:
    """How much a naming counts that stands in `text`, a piece of a line.

    `prominence` is the type's height as a multiple of the usual one in a title, 0 in running text.
    """
    if mention.name in ("generic", "part", "graphite"):
        return _BODY / 3 if mention.name != "graphite" or not prominence else SAID
    found, no_goods = terms.phrases.pattern, terms.vocabulary.goods.groups["no_goods"]
    counted = _BODY
    if found(_SERVED).match(line.lstrip("0123456789. ")) or found(_LEFT_OUT).search(line, mention.end):
        return counted
    if found(_DEFINITION).search(text) and mention.name not in no_goods:
        return TITLE
    if prominence and mention.name not in no_goods and _says_what_it_is(text, mention, terms.phrases):
        return TITLE
    if found(_FIRM).search(text.strip()) or found(_OF_A_FIRM).match(text, mention.end):
        return SAID  # a maker's name tells only where nothing else does
    if text.startswith(("(", "（")):
        return counted
    phrase = not found(_SENTENCE).search(text) or (_VERBLESS.search(text) and not found(_VERB).search(text))
    if prominence > LAYOUT.goods.raised_type or (prominence and phrase):
        counted = TITLE + min(max(prominence - 1.0, 0.0) * 3, TITLE)
    if found(_NAMED_ROW).match(line) and not SENTENCE_END.search(text, 0, mention.start):
        counted = max(counted, ROW)
    if found(_SCOPE).search(line) and mention.name not in no_goods:
        counted = max(counted, SAID)
    return counted


def _says_what_it_is(text: str, mention: Mention, phrases: Phrases) -> bool:
    """Whether a text opens with a kind of goods as a sentence of its own, the mention in it."""
    opening = phrases.pattern(_KIND_OF).match(text)
    if opening is None or mention.end > opening.end():
        return False
    return not phrases.pattern(_FINITE).search(opening["said"])
