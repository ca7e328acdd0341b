"""What a line is called: the model if a column or the description names one, else the first words of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractor.language.phrases import Phrases, Shape
from extractor.trade.language.lexicon import words

_MODEL = re.compile(r"(?<![\w.,/-])(?=[\w/-]*\d)[A-Z]{1,8}(?:[-/]?[A-Z0-9]+)+(?:\.\d+)?(?![\w]|-\w)")
_NO_MODEL = Shape(
    r"<<code_of_four>>\d{4}|<<code_of_three>>\d{3}|<<code_of_two>>\d\d|[A-Z]\d{1,2}|\d+[A-Z]{1,3}"
    r"|<<standard>>[-/]?[\d-]+"
    r"|<<element>>[\d.]+.*|[A-Z]{1,3}\d?/[A-Z]{1,3}\d?|(?:19|20)\d\d-\d\d.*"
)
_CODE = re.compile(r"^[A-Z]{2,6}: ?\d{6,}\s")
_ALONE = re.compile(r"(?=.{5,24}$)[A-Z][A-Z0-9]*(?:[-/][A-Z0-9]+)+")
_BROKEN = re.compile(r"(?<=[A-Z0-9]-)\n(?=[A-Z]*\d)")
_SHORT = 60
_REACH = 40
"""How many letters before a code may hold the words that say what it is of."""


def model_in(description: str, phrases: Phrases, but: Collection[str] = ()) -> str | None:
    """The first model name in a description: capitals and digits in one word, such as `INR21700-50E`.

    Standards, UN numbers, screw threads and other codes that are no models do not count, nor what words call a lot or
    a drawing, nor does what is named as other goods (`but`). One that is broken behind a hyphen at the end of a row is
    whole.
    """
    description = _BROKEN.sub("", description)
    no_model = phrases.pattern(_NO_MODEL)
    codes = tuple(f"{word} " for word in phrases.words("code_of_four"))
    for found in _MODEL.finditer(description):
        name, before = found.group(), description[: found.start()]
        if name in but or _is_of_no_model(before, phrases):
            continue
        if len(name) >= 4 and not no_model.fullmatch(name) and not before.endswith(codes):
            return name
    return None


def _is_of_no_model(before: str, phrases: Phrases) -> bool:
    """Whether the words right before a code say that it names a lot, a licence or a drawing."""
    said = words(before[-_REACH:])
    while said and not any(map(str.isalnum, said[-1])):
        said = said[:-1]
    return any(said[-len(one) :] == one for text in phrases.words("code_of_no_model") if (one := words(text)))


def short(description: str) -> str:
    """The first words of a description, up to a comma or sixty characters."""
    whole = _CODE.sub("", " ".join(description.split())).strip(" -:")
    head = re.split(r"[,;，；]\s", whole, maxsplit=1)[0]
    return head if len(head) <= _SHORT else head[:_SHORT].rsplit(" ", 1)[0]


def _on_its_own(description: str, phrases: Phrases) -> str | None:
    """A code that is the first row of a description of several, as a paper prints it above what the goods are."""
    first, _, others = description.partition("\n")
    is_code = _ALONE.fullmatch(first.strip()) is not None and not phrases.pattern(_NO_MODEL).fullmatch(first.strip())
    # In a paper all in capitals "LI-ION" over "BATTERIES" is no code.
    speaks = any(c.islower() or (c.isalpha() and not c.isascii()) for c in others)
    goes_on = others.lstrip()[:1].isdigit()
    return first.strip() if is_code and speaks and not goes_on else None


def label(
    model: str | None, description: str, article: str | None, phrases: Phrases, others: Collection[str] = ()
) -> str:
    """A line's name: its model, the code or model in its description, that in short, or its article number.

    `others` are the articles of other lines: "module of EV-100" is not the EV-100, and its own article names it.
    """
    own = model_in(description, phrases, others)
    if own is None and model_in(description, phrases) is not None:
        own = article
    return model or _on_its_own(description, phrases) or own or short(description) or article or ""
