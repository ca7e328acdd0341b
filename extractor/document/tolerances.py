"""The parts of the layout's settings, one for each room that weighs how far apart words and lines stand.

A number is in heights of the type beside it, unless its name says points or its line another measure. Points stand
where a rule knows edges alone and no type, or where printing and recognition are only so sure of an edge.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardSettings:
    """Boxes side by side, each read to its end (`layout/cards.py`)."""

    least_height_points: float = 30.0
    least_width_points: float = 60.0
    """A smaller box is a frame round a word."""
    ends_points: float = 2.0
    """By how much the ends of a box's two sides may differ."""
    corner_points: float = 14.0
    """So far a level side may lie off the ends of the upright ones: corners are round."""
    apart_points: float = 3.0
    """Cards have room between them; the cells of a table touch."""
    beside: float = 0.6
    """The share of the lower one's height at which two cards stand beside each other."""


@dataclass(frozen=True, slots=True)
class RaisedSettings:
    """Raised and lowered signs, in heights of the type before them (`language/raised.py`)."""

    size: float = 0.8
    """The share of the type from which on a sign is none."""
    gap: float = 0.35
    """How far it may stand from the sign before, or reach into it."""
    rise: float = 0.12
    """How far its foot stands over the line, or its head below the line's."""


@dataclass(frozen=True, slots=True)
class DrawnSettings:
    """What a PDF draws among its words, in sizes of the type (`readers/pdf/`)."""

    hole_gap: float = 0.8
    """From this gap on the words around a hole end."""
    hole_level: float = 0.5
    """How far a sign may stand off the middle of the hole's line."""
    option_gap: float = 1.6
    """From this gap on a word is no part of an option before it."""
    boxed_letters: float = 0.3
    """From this gap on the letters of a field stand in boxes of their own."""
    piece_height: tuple[float, float] = (0.3, 2.6)
    """How tall a drawn piece of a line is."""
    letter_height: tuple[float, float] = (0.25, 1.6)
    """How tall the outline of a letter, or of a row of letters, is."""
    piece_reach: float = 30.0
    """How far from the words before it a piece may stand."""
    piece_level: float = 0.6
    """How far the middle of a piece may stand off its line's."""


@dataclass(frozen=True, slots=True)
class RowSettings:
    """Rows of slots, and what heads them (`rows/`)."""

    least_type_points: float = 4.0
    """Rows are held to be so tall at least."""
    one_height: float = 0.35
    """Rows whose middles lie apart by no more than this stand at one height."""
    cells_level: float = 0.5
    """So far apart may end the lines of two cells that stand level."""
    title_type: float = 1.15
    """Times the usual type of the page from which on a line is a title."""
    heading_type: float = 1.25
    """A line of so many times larger type than the next is its heading."""

    line_gap: float = 0.8
    """Lines of running text stand closer than this."""
    line_to_margin: float = 0.88
    """The share of the margin that a line which goes on in the next one reaches."""
    full_line: float = 0.85
    """The share of a text column that its full lines reach."""
    indent_points: float = 6.0
    """Lines that begin at one edge do so within this."""
    gutter_points: float = 3.0
    """So far everything keeps away from a gutter on both sides."""

    caption_below: float = 2.0
    """A caption stands below its value within so much of the caption's line."""
    caption_lap: float = 0.5
    """So far a caption may reach into the line of its value."""
    caption_flush_points: float = 9.0
    """A caption begins where its value does, or has its middle, within this."""

    cell_line_gap: float = 0.9
    """Lines of one cell stand closer than this."""
    cell_flush_points: float = 3.0
    """Lines of one cell begin, end, or have their middles within this."""

    head_line_gap: float = 0.75
    """Lines of one head stand closer than this."""
    head_level_points: float = 2.5
    """Heads are set to one middle, top or bottom within this."""
    head_lap_points: float = 0.5
    """So far a head may reach into the one before."""
    head_flush_points: float = 9.0
    """How far a head may stand from the column that it heads: by its left edge, its middle or its right."""
    head_reach_points: float = 60.0
    """How far a value may stand from the head of its column where no ruling tells."""
    block_points: float = 12.0
    """How far left of its name a block of sheets side by side may begin."""
    entry_indent_points: float = 2.0
    """So much further right stands a line that goes on below a numbered entry."""


@dataclass(frozen=True, slots=True)
class FactSettings:
    """Labels and their values (`facts/`)."""

    least_type_points: float = 6.0
    """Rows are held to be so tall at least."""
    one_line: float = 0.95
    """A label and a value whose tops lie apart by less stand in one line."""
    next_line: float = 1.2
    """A line goes on in the one below it, no further off than this."""
    next_line_of_kind: float = 1.8
    """The same where the lower one opens with a kind of value ("typ.", "min.")."""
    head_reach_points: float = 40.0
    """How far a value may stand from the property that heads its column."""
    flush_points: float = 4.0
    """A box begins where its title does within this."""


@dataclass(frozen=True, slots=True)
class PlaceSettings:
    """Where a quantity stands among others (`places/`)."""

    column_gap: float = 3.2
    """Outside of tables a column goes on upwards while its gaps are no more than this."""


@dataclass(frozen=True, slots=True)
class GoodsSettings:
    """Names of goods, and what is said of them (`goods/`)."""

    raised_type: float = 1.15
    """Times the usual type from which on a name is a title."""
    title_type: float = 1.3
    """Times the usual type from which on a line is a title wherever it stands."""
    label_line_gap: float = 0.4
    """Lines of one value beside a label of models stand closer than this."""
    label_flush_points: float = 4.0
    """What begins at one edge does so within this, as far as recognition is sure of an edge."""
    paragraph_flush_points: float = 4.0
    """Lines of one paragraph begin within this of each other."""
    paragraph_lap: float = 0.5
    """So far the lines of a paragraph may reach into each other."""
    paragraph_gap: float = 1.2
    """Lines of one paragraph stand no further apart."""
    paragraph_end: float = 4.0
    """A line that goes on in the next ends no further short of it."""


@dataclass(frozen=True, slots=True)
class TradeSettings:
    """Lines of trade papers and declarations (`trade/`)."""

    line_gap: float = 0.9
    """Lines of one cell, one head or one clause stand no further apart."""
    even_gaps: float = 0.15
    """Gaps that differ by less are even: none of them parts two lines of goods."""
    list_gap: float = 4.0
    """A wider gap, and twice as wide as any before it, ends a list of goods."""
    cell_gap: float = 0.75
    """A wider gap parts two cells."""
    chunk_gap: float = 0.55
    """A wider gap parts two cells where the page's own segments part there too."""
    one_blank: float = 1.6
    """The widest gap between two words with one blank between them, in letters."""
    letter_height: float = 1.5
    """How tall type of one width is, with what reaches above and below its small letters, in widths of a letter."""
    torn_sums_gap: float = 0.8
    """The gap put between two sums that are printed with none."""
    joined_gap: float = 0.5
    """A unit stands closer than this behind its number."""
    line_number_gap: float = 1.5
    """A number of a line stands no further right of the column of numbers."""
    sunk: float = 1.2
    """How far from its row a number may stand; any way in the same row of ruled cells."""
    one_row: float = 0.6
    """The share of their height that two rows have in common where they are one."""

    word_gap: float = 0.05
    """Words of a declaration with no wider gap between them are one word."""
    value_line_gap: float = 0.7
    """The rows of one value of a declaration are no further apart."""
    below_label: float = 2.2
    """A value of a declaration stands no further below its label."""
    head_base_gap: float = 0.8
    """The base lines of one head of a declaration are no further apart."""
    item_number_gap: float = 1.0
    """An item number that stands alone belongs to the row below it where that begins no lower."""
