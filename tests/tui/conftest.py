"""What all tests of the terminal share: stylesheets that are parsed once, and not again for each app of each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from tui.speech import talk


@pytest.fixture(scope="session", autouse=True)
def styles_parsed_once() -> Iterator[None]:
    """Textual forgets what it parsed with each app, and with each screen: a twelfth of the time of these tests."""
    known: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parsed(self: Stylesheet, *told: Any, **named: Any) -> list[RuleSet]:
        key = (told, *sorted(named.items()), *sorted(self._variables.items()))
        if key not in known:
            known[key] = parse(self, *told, **named)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture(autouse=True)
def consoles_of_its_own() -> Iterator[None]:
    """The consoles are made at their first use: one that was made where a test plays a terminal is not the next one's."""
    for made in (talk.data, talk.talk):
        made.cache_clear()
    yield
    for made in (talk.data, talk.talk):
        made.cache_clear()
