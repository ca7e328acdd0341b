"""The printed form on A4, and the broker's check copy of the same face, whose text has values before their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from corpora.declarations.deal import Deal, Line
from corpora.declarations.forms.pen import SIZE, Page, Word, width, wrapped, written
from corpora.declarations.labels import ROWS, labels_of, word
from corpora.declarations.lines import words
from corpora.made.drawing.faces import FACES, Face
from corpora.made.drawing.paper import Scan
from corpora.made.drawing.scanner import scanned

LEFT, RIGHT = 36.0, SIZE[0] - 36.0
BOTTOM = SIZE[1] - 92.0
COLUMNS = (
    ("line", 0.03), ("number", 0.085), ("both", 0.335), ("quantity", 0.09), ("money", 0.11),
    ("origin", 0.085), ("destination", 0.1), ("source", 0.095), ("levy", 0.07),
)  # fmt: skip
CODED = (
    *("consignor", "customs_office", "transport_mode", "producer", "supervision_mode", "levy_nature"),
    *("trade_country", "destination_country", "destination_port", "exit_port", "package_kind", "terms"),
)


_NARROW = 0.7
"""The part of its cell that a broken head fills."""

Cell = tuple[str, float, int, str]
"""A word of a line: its column, where it begins, on which row of the line, and the text."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a form is printed: its face and size, how far its rows are apart, whether labels are bold.

    `narrow` breaks the heads of the lines over rows of their cells.
    """

    face: Face
    size: float
    lead: float
    bold: bool
    ruled: bool
    head_again: bool
    right: bool
    split: bool
    narrow: bool = False


def check_copy(rng: Random, deal: Deal) -> tuple[bytes, dict[str, Any]]:
    """The check copy: in its text each value stands before its label, and columns before rows."""
    look = _look(rng, ("song", "hei", "grotesque"))
    pages, said = _pages(rng, deal, look, is_copy=True)
    for page in pages:
        page.words = _out_of_order(page.words, rng)
    return written(pages, look.face), said


def printed(rng: Random, deal: Deal) -> tuple[bytes, dict[str, Any]]:
    """The printed form, its text in the order of the page."""
    look = _look(rng, ("song", "hei", "dejavu_song"))
    pages, said = _pages(rng, deal, look, is_copy=False)
    return written(pages, look.face), said


def scan(rng: Random, deal: Deal) -> tuple[bytes, dict[str, Any]]:
    """The printed form through a scanner; only an embedded face has shapes to be seen."""
    look = _look(rng, ("hei",))
    pages, said = _pages(rng, deal, look, is_copy=rng.random() < 0.5)
    through = Scan(dpi=rng.choice((170, 200)), tilt=rng.choice((-0.3, 0.0, 0.25)), noise=rng.choice((6, 12)))
    return scanned(written(pages, look.face), through), said


def _look(rng: Random, faces: tuple[str, ...]) -> Look:
    return Look(
        face=FACES[rng.choice(faces)],
        size=rng.choice((7.0, 7.5)),
        lead=rng.choice((9.6, 10.4, 11.5)),
        bold=rng.random() < 0.5,
        ruled=rng.random() < 0.7,
        head_again=rng.random() < 0.75,
        right=rng.random() < 0.5,
        split=rng.random() < 0.4,
        narrow=rng.random() < 0.2,
    )


def _pages(rng: Random, deal: Deal, look: Look, *, is_copy: bool) -> tuple[list[Page], dict[str, Any]]:
    has_number = is_copy or rng.random() < 0.5
    pages: list[Page] = []
    rest: list[Cell] = []
    left = list(enumerate(deal.lines, 1))
    while left or rest or not pages:
        page = Page()
        whole = not pages or look.head_again
        y = _title(page, deal, look, len(pages) + 1, has_number=has_number, is_copy=is_copy)
        y = _head(page, deal, look, y) if whole else y
        start = y = _heads_of_lines(page, deal, look, y)
        y, rest = (_put(page, look, y, rest), []) if rest else (y, rest)
        while left and not rest:
            cells = _cells(deal, look, *left[0])
            room = int((BOTTOM - 4 - y) / look.lead)
            if room > max(k for _, _, k, _ in cells) or y == start:
                left.pop(0)
                y = _put(page, look, y, cells)
            elif look.split and room > 0:
                left.pop(0)
                _put(page, look, y, [c for c in cells if c[2] < room])
                rest = [(group, x, k - room, text) for group, x, k, text in cells if k >= room]
            else:
                break
        if not left and not rest:
            _foot(page, look)
        pages.append(page)
    header = {k for boxes in ROWS for k, _ in boxes} | {"attached_documents", "remark"}
    header |= {"pre_entry_no"} if has_number else set()
    return pages, labels_of(deal, header=header, without={"own mass"}, codes=CODED)


def _title(page: Page, deal: Deal, look: Look, number: int, *, has_number: bool, is_copy: bool) -> float:
    text = words()["title"][deal.direction]
    page.words.append(Word("title", (SIZE[0] - width(text, 15, look.face)) / 2, 44, text, 15, True))
    told = deal.head["pre_entry_no"].value if has_number else ""
    for x, text in (
        (LEFT + 2, f"预录入编号：{told}"),
        (LEFT + 210, f"海关编号：{told if is_copy else ''}"),
        (LEFT + 520, "仅供核对用" if is_copy else ""),
        (RIGHT - 70, f"页码/页数：{number}"),
    ):
        if text:
            page.words.append(Word("title", x, 72, text, look.size))
    return 78.0


def _head(page: Page, deal: Deal, look: Look, y: float) -> float:
    height = 2 * look.lead + 3
    for boxes in ROWS:
        x = LEFT
        for key, share in boxes:
            over = share * (RIGHT - LEFT)
            _box(page, deal, look, key, x, y, over)
            _frame(page, x, y, over, height)
            x += over
        y += height
    for key in ("attached_documents", "remark"):
        value = deal.remark if key == "remark" else deal.head[key].value
        rows = wrapped(value, RIGHT - LEFT - 6, look.size, look.face)
        height = (1 + max(len(rows), 2 if key == "remark" else 1)) * look.lead + 3
        _label(page, look, key, deal, LEFT, y, None)
        for k, row in enumerate(rows):
            page.words.append(Word(f"value {key}", LEFT + 3, y + (k + 2) * look.lead - 2, row, look.size))
        _frame(page, LEFT, y, RIGHT - LEFT, height)
        y += height
    return y


def _box(page: Page, deal: Deal, look: Look, key: str, x: float, y: float, over: float) -> None:
    value, code = deal.head[key].value, deal.head[key].code
    _label(page, look, key, deal, x, y, code if key in CODED and value else None)
    if value:
        size = look.size
        if key == "consignee" and width(value, size, look.face) > over - 5:
            size -= 1  # a long name goes on in a second row of its box
            for k, row in enumerate(_by_words(value, over - 5, size, look.face)):
                at = y + look.lead - 2 + (k + 1) * look.lead / 1.5
                page.words.append(Word(f"value {key}", x + 3, at, row, size))
            return
        while width(value, size, look.face) > over - 5:
            size -= 0.25
        page.words.append(Word(f"value {key}", x + 3, y + 2 * look.lead - 2, value, size))


def _by_words(text: str, most: float, size: float, face: Face) -> list[str]:
    """A name broken between its words."""
    rows: list[str] = []
    for piece in text.split(" "):
        if rows and width(f"{rows[-1]} {piece}", size, face) <= most:
            rows[-1] += f" {piece}"
        else:
            rows.append(piece)
    return rows


def _label(page: Page, look: Look, key: str, deal: Deal, x: float, y: float, code: str | None) -> None:
    label = word("labels", key, deal.direction)
    page.words.append(Word(f"label {key}", x + 3, y + look.lead - 2, label, look.size, look.bold))
    if code:
        at = x + 5 + width(label, look.size, look.face, bold=look.bold)
        page.words.append(Word(f"label {key}", at, y + look.lead - 2, f"({code})", look.size - 0.5))


def _frame(page: Page, x: float, y: float, over: float, height: float) -> None:
    page.rules += [
        (x, y, x + over, y),
        (x, y + height, x + over, y + height),
        (x, y, x, y + height),
        (x + over, y, x + over, y + height),
    ]


def _edges() -> dict[str, tuple[float, float]]:
    found, x = {}, LEFT
    for key, share in COLUMNS:
        found[key] = (x, x + share * (RIGHT - LEFT))
        x += share * (RIGHT - LEFT)
    return found


def _heads_of_lines(page: Page, deal: Deal, look: Look, y: float) -> float:
    rows = 1
    for key, (x0, x1) in _edges().items():
        text, room = word("columns", key, deal.direction), x1 - x0 - 3
        if look.narrow:
            broken = wrapped(text, room * _NARROW, look.size, look.face)
            rows = max(rows, len(broken))
            for k, part in enumerate(broken):
                page.words.append(Word("heads", x0 + 3, y + (k + 1) * look.lead, part, look.size))
            continue
        size = look.size
        while width(text, size, look.face, bold=look.bold) > room:
            size -= 0.25
        at = x0 + (x1 - x0 - width(text, size, look.face, bold=look.bold)) / 2
        page.words.append(Word("heads", at, y + look.lead, text, size, look.bold))
    bottom = y + rows * look.lead
    page.rules.append((LEFT, bottom + 4, RIGHT, bottom + 4))
    return bottom + 5


def _broken(line: Line, look: Look) -> list[str]:
    x0, x1 = _edges()["both"]
    return wrapped(line.told, x1 - x0 - 6, look.size, look.face)


def _put(page: Page, look: Look, y: float, cells: Sequence[Cell]) -> float:
    """The words of a line, or what is left of one; gives where the next begins."""
    for group, x, k, text in cells:
        page.words.append(Word(group, x, y + (k + 1) * look.lead, text, look.size))
    height = max(3, max(k for _, _, k, _ in cells) + 1) * look.lead + 4
    if look.ruled:
        page.rules.append((LEFT, y + height - 1, RIGHT, y + height - 1))
    return y + height


def _cells(deal: Deal, look: Look, number: int, line: Line) -> list[Cell]:
    """The words of a line: what they are, from where, on which of its rows."""
    edges = _edges()
    goods = [line.name, *_broken(line, look)]
    beside = (
        ("quantity", [f"{v}{u}" for v, u in _three(line)]),
        ("money", [line.price, line.amount, deal.currency[0]]),
        ("origin", [deal.countries[0].value, f"({deal.countries[0].code})"]),
        ("destination", [deal.countries[1].value, f"({deal.countries[1].code})"]),
        ("source", [f"({line.source_place.code}){line.source_place.value}"]),
        ("levy", ["照章征税", "(1)"]),
    )
    found: list[Cell] = [
        ("goods", edges["line"][0] + 3, 0, str(number)),
        ("goods", edges["number"][0] + 3, 0, line.number),
    ]
    found += [("goods", edges["both"][0] + 3, k, text) for k, text in enumerate(goods)]
    for key, rows in beside:
        x0, x1 = edges[key]
        for k, text in enumerate(rows):
            over = width(text, look.size, look.face)
            x = x1 - 3 - over if look.right or key in ("quantity", "money") else x0 + (x1 - x0 - over) / 2
            found += [(key, x, k, text)] if text else []
    return found


def _three(line: Line) -> list[tuple[str, str]]:
    """Legal units above the traded one; where there is one legal unit, the middle row stays free."""
    if len(line.quantities) == 2:
        return [line.quantities[0], ("", ""), line.quantities[1]]
    return list(line.quantities)


def _foot(page: Page, look: Look) -> None:
    for k, text in enumerate(words()["confirmations"]):
        page.words.append(Word("foot", LEFT + 20 + 120 * k, SIZE[1] - 76, text, look.size))
    for k, text in enumerate(words()["below"]):
        x, y = LEFT + 8 + (k % 3) * 130, SIZE[1] - 58 + 16 * (k // 3)
        page.words.append(Word("foot", x, y, text, look.size))


def _out_of_order(found: list[Word], rng: Random) -> list[Word]:
    """The words as the single window writes them: columns, then heads, then each value before its label."""
    groups = {group: [w for w in found if w.group == group] for group in dict.fromkeys(w.group for w in found)}
    keys = list(dict.fromkeys(g.partition(" ")[2] for g in groups if g.startswith(("label ", "value "))))
    rng.shuffle(keys)
    order = ["quantity", "heads", "title"]
    for key in keys:
        order += [f"value {key}", f"label {key}"]
    order += ["goods", "money", "origin", "destination", "source", "levy", "foot"]
    return [w for group in order for w in groups.get(group, ())]
