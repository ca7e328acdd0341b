"""The model that a declared line names, and the values that say that there is none."""

from __future__ import annotations

import re

from extractor.language.phrases import Phrases, Shape
from extractor.trade.declaration.paper import Element, Field, Place

_MODEL = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9][\w./+-]{2,29}")
_BLANK = Shape(r"[/\\\-—\s]*|<<declared_blank>>", re.IGNORECASE)
_MEASURE = Shape(r"\D{0,3}\d[\d.]*\s?<<declared_unit>>?<<direct_current>>?(?:[*x×/].*)?", re.IGNORECASE)


def is_blank(text: str, phrases: Phrases) -> bool:
    """Whether a value is none: empty, a stroke, 无型号."""
    return phrases.pattern(_BLANK).fullmatch(text) is not None


def designation(model: Field | None, element: Element | None, told: Place | None, phrases: Phrases) -> str | None:
    """The model of a line: its column's, else that of its element, else the last part of `told` in a model's form.

    `told` is where the line's elements stand. `None` where nothing names one.
    """
    element_text = element.value if element else ""
    for text in (model.value if model else "", element_text):
        if not is_blank(text, phrases):
            return text
    pieces = re.split(r"[|｜;；]", told.text) if told and not element_text else []
    measure = phrases.pattern(_MEASURE)
    forms = (p.strip() for p in reversed(pieces))
    return next((p for p in forms if _MODEL.fullmatch(p) and not measure.fullmatch(p)), None)
