"""Words beside a value that tell whose it is, or that it is none, as patterns (`phrases-of-values.yaml`)."""

from __future__ import annotations

import re
from functools import cached_property

from extractor.language.phrases import Phrases, Shape

_LIMITING = Shape("<<limiting~>>", re.I)
_LIMIT_BEFORE = Shape(r"<<limit_before^>>(?: <<article>>)?\s*(?:\w+ )?$", re.I)
_NAMED = Shape(r"\s?(?!<<kind_behind>>\b)[^\W\d_]", re.I)
_BEFORE_NAME = Shape(r"\s?[(（]?\s?(?:<<before_name~>>\s?){0,3}", re.I)
_NAMING = Shape(r"[\s:：=()（）]*(?:<<stating~>>\s*)?(?:<<roughly~>>\s*)?", re.I)
_OF_WHAT = Shape(
    r"\s*(?:<<of_what~>>[^,，;；:：.。]{1,36}?<<stating~>>|(?:<<stating~>>\s*)?<<apiece~>>\s[\w-]{2,24}(?:\s<<stating~>>)?)"
    r"\s*(?:<<roughly~>>\s*)?",
    re.I,
)
_CLAIMING = Shape(r"<<claiming^>>\s*$", re.I)
_DELIVERING = Shape(r"<<delivering^>>\s*(?:<<hedging~>>\s*){0,3}$", re.I)
_LINKING = Shape("<<linking~>>", re.I)
_QUALIFYING = Shape("<<qualifying!>>|@", re.I)
_STATING = Shape(r"\s*<<stating>>?\s*<<roughly>>?\s*")
_BETWEEN_RATINGS = Shape(
    r"^[\s,，、;；/／|·x×*()（）\-–—:：&+@]*(?:<<between_ratings>>|[A-Za-z]{1,8})?[\s,，、;；/／()（）:：]*$"
)
_FOR_EACH = Shape(r"\s*(?:/|<<for_each>>\b|<<for_one>>\s)", re.I)
_WIRED = Shape(
    r"(?<![A-Za-z0-9])\d{1,3}S(?:\d{1,3}P)?(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])\d{1,3}<<in_series>>(?:\d{1,3}<<in_parallel>>)?"
)


class Wordings:
    """The patterns of one catalogue's words, each compiled once, when it is first asked for."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    @cached_property
    def limiting(self) -> re.Pattern[str]:
        """Words between label and number that make the number a limit of a test."""
        return self._phrases.pattern(_LIMITING)

    @cached_property
    def limit_before(self) -> re.Pattern[str]:
        """A limit right before a label: "above a rated energy of 100 Wh"."""
        return self._phrases.pattern(_LIMIT_BEFORE)

    @cached_property
    def named(self) -> re.Pattern[str]:
        """A letter right behind a bare number: a unit that nobody knows, or a name ("1st", "3 T", "2P")."""
        return self._phrases.pattern(_NAMED)

    @cached_property
    def before_name(self) -> re.Pattern[str]:
        """What may stand between a value and the property named behind it."""
        return self._phrases.pattern(_BEFORE_NAME)

    @cached_property
    def naming(self) -> re.Pattern[str]:
        """What stands between a property's name and the value that it states."""
        return self._phrases.pattern(_NAMING)

    @cached_property
    def of_what(self) -> re.Pattern[str]:
        """What a property is of, and the verb behind it: "of the dried powder is"; or of each of what it is told."""
        return self._phrases.pattern(_OF_WHAT)

    @cached_property
    def claiming(self) -> re.Pattern[str]:
        """A word like "nominal" right before a value."""
        return self._phrases.pattern(_CLAIMING)

    @cached_property
    def delivering(self) -> re.Pattern[str]:
        """The verb of a sentence right before what its goods deliver, hold or weigh."""
        return self._phrases.pattern(_DELIVERING)

    @cached_property
    def linking(self) -> re.Pattern[str]:
        """Words between two values that speak of nothing else."""
        return self._phrases.pattern(_LINKING)

    @cached_property
    def qualifying(self) -> re.Pattern[str]:
        """Words behind which a label only says under what conditions."""
        return self._phrases.pattern(_QUALIFYING)

    @cached_property
    def stating(self) -> re.Pattern[str]:
        """What may end a line whose value begins the next."""
        return self._phrases.pattern(_STATING)

    @cached_property
    def between_ratings(self) -> re.Pattern[str]:
        """What may stand between two ratings without words of their own."""
        return self._phrases.pattern(_BETWEEN_RATINGS)

    @cached_property
    def for_each(self) -> re.Pattern[str]:
        """What makes a mass that of so many pieces, a carton or a box."""
        return self._phrases.pattern(_FOR_EACH)

    @cached_property
    def wired(self) -> re.Pattern[str]:
        """Cells in series (and parallel): the volts beside it are the pack's."""
        return self._phrases.pattern(_WIRED)

    @cached_property
    def bare_voltages(self) -> frozenset[str]:
        """Labels that say no more than "voltage"."""
        return frozenset(self._phrases.words("bare_voltage"))

    @cached_property
    def bare_capacities(self) -> frozenset[str]:
        """Labels that say no more than "capacity"."""
        return frozenset(self._phrases.words("bare_capacity"))

    @cached_property
    def footnotes(self) -> tuple[str, ...]:
        """Signs and words before a number that is a note's."""
        return ("*", "＊", *self._phrases.words("footnote"))
