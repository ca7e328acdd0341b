"""The tolerances by which a page is laid out and its rows are read: one value, with a part for each room.

Those by which characters become words, words lines, and drawn lines tables are its own and are handed down; the rooms
that read rows, facts, goods and trade papers take their parts (`tolerances.py`) from `LAYOUT`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.document.tolerances import (
    CardSettings,
    DrawnSettings,
    FactSettings,
    GoodsSettings,
    PlaceSettings,
    RaisedSettings,
    RowSettings,
    TradeSettings,
)


@dataclass(frozen=True, slots=True)
class LayoutSettings:
    """How far apart what belongs together may stand; in heights of its type, where no other measure is named.

    From characters to words: a gap wider than `word_gap` ends a word that no space ends. Between the digits of a number
    `digit_gap` does: where a font of wide places holds narrow digits, as Asian ones do, a "1" stands so far from its
    neighbour. Between digits and signs that each take a whole place of such a font (５８．０), where only their ink's
    boxes are known, `full_width_gap` does, and `kana_gap` between kana, which are narrower than their places too. A
    character that stands `jump` off the line, or back from the one before, begins a word; one within `doubled` widths
    of its like is the like printed twice, and so is a run within `twice`. Below `glue` two runs are one word, and they
    may `lap` over each other by so much.

    From words to lines: base lines no more than `base_tolerance` apart are one line's, in heights of the smaller type.
    Type smaller than the share `script_size` of its neighbour may be raised or lowered; it hangs on a word that is no
    further than `hanging` off and shares so much of its height, and is part of the word where its base is no more than
    `level` off. The base of its line is no further than `below` under its foot. A head of several lines stands less
    than `off_level`, less than a line, off its neighbours' lines, with `margin` free on its sides.

    From lines to segments: a segment ends at a gap wider than `wide_gap`, in heights of the larger type; within a label
    of two, three or four Chinese characters spread over its column, wider than `spread`. A ruling parts words where it
    stands between them, or within `ruling` of either.

    Tables: a cell's side may run through a run of words up to `beside` from it. Drawn lines that are `reach` points
    short of each other meet, and those `snap` points apart are one, as pdfplumber has it: their rulers know no type.

    A gap wider than `spaced_break` times the usual one parts two words that are set letter by letter. `witness_room`
    is what is looked at on either side of a value's picture, up to the next word.

    Parts of rooms: `cards` side by side, `raised` signs, what is `drawn` among words, `rows`, `facts`, `places`,
    `goods` and the lines of `trade`.
    """

    word_gap: float = 0.3
    digit_gap: float = 0.5
    kana_gap: float = 0.5
    full_width_gap: float = 0.95
    jump: float = 0.5
    doubled: float = 0.25
    glue: float = 0.08
    lap: float = 0.5
    twice: float = 0.15
    base_tolerance: float = 0.3
    script_size: float = 0.86
    hanging: float = 0.4
    level: float = 0.1
    below: float = 2.0
    off_level: float = 0.8
    margin: float = 0.5
    wide_gap: float = 1.0
    spread: tuple[float, float, float] = (4.2, 2.0, 2.0)
    ruling: float = 0.15
    beside: float = 0.3
    reach: float = 3.0
    snap: float = 3.0
    spaced_break: float = 1.6
    witness_room: float = 1.2
    cards: CardSettings = field(default_factory=CardSettings)
    raised: RaisedSettings = field(default_factory=RaisedSettings)
    drawn: DrawnSettings = field(default_factory=DrawnSettings)
    rows: RowSettings = field(default_factory=RowSettings)
    facts: FactSettings = field(default_factory=FactSettings)
    places: PlaceSettings = field(default_factory=PlaceSettings)
    goods: GoodsSettings = field(default_factory=GoodsSettings)
    trade: TradeSettings = field(default_factory=TradeSettings)


LAYOUT = LayoutSettings()
"""The tolerances by which documents are read unless told otherwise."""
