"""Uses: purposes that are stated, and mentions that are none."""

import pytest

from extractor.uses import uses
from tests.extractor.words import terms

STATED = [
    (["lithium_ion_battery"], "Winding machine for lithium-ion cell production"),
    (["lithium_ion_battery"], "锂电池用卷绕机"),
    (["cathode_material"], "用于锂离子电池正极材料的辊道窑"),
    (["cathode_material"], "LFP slurry sand mill, 90 L"),
    (["graphite_anode"], "Granulation reactor for artificial graphite anode"),
    (["battery"], "Mixer for batteries"),
    (["other_use"], "Sand mill for paint, ink and ceramics"),
    (["other_use", "cathode_material"], "Jet mill for food; also used for cathode material"),
]


@pytest.mark.parametrize(("expected", "text"), STATED)
def test_a_stated_purpose_is_found(expected: list[str], text: str) -> None:
    assert expected == list(dict.fromkeys(u.value for u in uses(text, terms())))


@pytest.mark.parametrize(
    "text",
    ["Roller kiln, not for lithium-ion batteries", "不适用于锂离子电池", "Quieter than machines for lithium-ion cells",
     "The lithium-ion battery was invented in 1985"],
)  # fmt: skip
def test_a_denied_compared_or_idle_mention_is_no_purpose(text: str) -> None:
    assert uses(text, terms()) == ()


def test_a_purpose_quotes_the_text() -> None:
    text = "Spray dryer for food"
    (use,) = uses(text, terms())
    assert text[use.start : use.end] == use.text == "food"
