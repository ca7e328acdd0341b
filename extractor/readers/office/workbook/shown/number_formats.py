"""Number formats of a workbook: what a cell shows of its number (ECMA-376 part 1, 18.8.30 and 18.8.31).

`0.00" mm"` shows a unit, `0.0,` thousands, `0%` hundredths, `d.m` a day; `;;;` shows nothing at all.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from extractor.readers.office.workbook.shown.dates import is_date, shown_date

GENERAL = "General"
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"',
    30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that a workbook names by their number only."""

_MARKED = re.compile(r'"([^"]*)"|[\\!](.)|_(.)|\*(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]')
_CORE = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")
_WHITE = re.compile(r"\[(?:white|colou?r ?2|白色)\]", re.IGNORECASE)
_FRACTION = re.compile(r"([#0?]*)\s*([#?0]+)/([#?0]+|\d+)")
_HOLD = 0xE000
MAX_FORMAT = 400
MAX_PLACES = 30


def apply(code: str, value: object, *, since_1904: bool = False) -> str | None:
    """A number as a format shows it, empty where it shows nothing.

    `None` where the format says no more than the plain number.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or len(code) > MAX_FORMAT:
        return None
    try:
        number = Decimal(repr(value)) if not isinstance(value, Decimal) else value
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > 40:
        return None
    sections = _sections(code)
    section, signed = _chosen(sections, number)
    hidden, marks = _set_aside(section)
    if is_date(hidden, section):
        return shown_date(section, number, since_1904=since_1904)
    if not hidden.strip() and not marks:
        return "" if len(sections) > 1 else None
    if "general" in hidden.lower():
        rest = re.sub("general", chr(_HOLD - 1), hidden, flags=re.IGNORECASE)
        return (
            None
            if not marks and rest == chr(_HOLD - 1)
            else _let_in(rest, marks).replace(chr(_HOLD - 1), plain(number)).strip()
        )
    shown = _number(hidden, marks, abs(number) if signed else number)
    return None if shown is None else shown.strip()


def in_white(code: str, value: object) -> bool:
    """Whether a format writes a number in white, whatever the cell's own colour."""
    if not _WHITE.search(code) or len(code) > MAX_FORMAT:
        return False
    try:
        return bool(_WHITE.search(_chosen(_sections(code), Decimal(str(value)))[0]))
    except InvalidOperation:
        return False


def of_text(code: str, text: str) -> str:
    """A text as a format shows it: the fourth section, or the only one where it has an `@`."""
    sections = _sections(code)
    section = sections[3] if len(sections) > 3 else next((s for s in sections if "@" in s), "@")
    hidden, marks = _set_aside(section)
    return _let_in(hidden.replace("@", chr(_HOLD - 1)), marks).replace(chr(_HOLD - 1), text)


def plain(number: Decimal) -> str:
    """A number without a format: as many places as it has, and no more than a sheet keeps."""
    rounded = number
    if number.is_finite() and number and number != number.to_integral():
        rounded = Decimal(f"{number:.14e}").normalize()
    if rounded.is_finite() and rounded == rounded.to_integral():
        rounded = rounded.to_integral()
    return format(rounded, "f")


def _sections(code: str) -> list[str]:
    """A format's parts between semicolons that are not quoted."""
    parts, at, quoted = [""], 0, False
    while at < len(code):
        c = code[at]
        if c == '"':
            quoted = not quoted
        if c == "\\" and not quoted and at + 1 < len(code):
            parts[-1] += code[at : at + 2]
            at += 2
            continue
        if c == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += c
        at += 1
    return parts


def _chosen(sections: list[str], number: Decimal) -> tuple[str, bool]:
    """The section for a number, and whether it writes the sign itself."""
    for section in sections[:3]:
        found = _CONDITION.search(section)
        if found and _holds(number, found[1], found[2]):
            return section, False
    if any(_CONDITION.search(s) for s in sections):
        return next((s for s in sections if not _CONDITION.search(s)), sections[0]), False
    if number < 0 and len(sections) > 1:
        return sections[1], True
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _holds(number: Decimal, sign: str, bound: str) -> bool:
    try:
        limit = Decimal(bound)
    except InvalidOperation:
        return False
    return {
        "<": number < limit, "<=": number <= limit, ">": number > limit, ">=": number >= limit, "=": number == limit,
        "<>": number != limit,
    }[sign]  # fmt: skip


def _set_aside(section: str) -> tuple[str, list[str]]:
    """The section with its fixed words replaced by private characters, and these words."""
    marks: list[str] = []

    def keep(match: re.Match[str]) -> str:
        quoted, escaped, spaced, _filler, money = match.groups()
        marks.append(quoted or escaped or (" " if spaced else "") or money or "")
        return chr(_HOLD + len(marks) - 1)

    return _MARKED.sub(keep, section), marks


def _let_in(text: str, marks: list[str]) -> str:
    return "".join(marks[ord(c) - _HOLD] if _HOLD <= ord(c) < _HOLD + len(marks) else c for c in text)


def _number(hidden: str, marks: list[str], number: Decimal) -> str | None:
    fraction = _FRACTION.search(hidden)
    if fraction:
        return (
            _let_in(hidden[: fraction.start()], marks)
            + _as_fraction(number, fraction)
            + _let_in(hidden[fraction.end() :], marks)
        )
    core = _CORE.search(hidden)
    if core is None:
        return _let_in(hidden, marks) if "@" not in hidden else None
    before, after = hidden[: core.start()], hidden[core.end() :]
    digits = core[0]
    power = re.match(r"[Ee]([+-])([0#?]+)", after)
    if power:
        text = _scientific(digits, number)
        return _let_in(before, marks) + text + _let_in(after[power.end() :], marks)
    if _CORE.search(after.replace(",", "")):
        return _apart(hidden, marks, number)
    whole, _, places = digits.partition(".")
    scale = len(whole) - len(whole.rstrip(",")) if not places else 0
    after_scale = len(after) - len(after.lstrip(",")) if places or not scale else 0
    after = after[after_scale:]
    number = number.scaleb(-3 * (scale + after_scale)) if scale or after_scale else number
    number = number.scaleb(2 * (hidden.count("%")))
    return _let_in(before, marks) + _digits(whole.rstrip(","), places, number) + _let_in(after, marks)


def _apart(hidden: str, marks: list[str], number: Decimal) -> str | None:
    """Digits with fixed words among them, as of a telephone number or of ten thousands (`0!.0,"万"`)."""
    places = [k for k, c in enumerate(hidden) if c in "0#?"]
    region = hidden[places[0] : places[-1] + 1]
    if "." in region or "E" in region:
        return None
    after = hidden[places[-1] + 1 :]
    scale = len(after) - len(after.lstrip(","))
    rounded = number.scaleb(-3 * scale).quantize(Decimal(1), ROUND_HALF_UP)
    digits, shown = list(str(abs(int(rounded)))), ""
    for k, c in reversed(list(enumerate(region))):
        if c not in "0#?":
            shown = _let_in(c, marks) + shown
        elif digits:
            shown = (digits.pop() if k else "".join(digits)) + shown
        elif c == "0":
            shown = "0" + shown
    sign = "-" if rounded < 0 else ""
    return sign + _let_in(hidden[: places[0]], marks) + shown + _let_in(after[scale:], marks)


def _digits(whole: str, places: str, number: Decimal) -> str:
    count = min(len(places), MAX_PLACES)
    rounded = number.quantize(Decimal(1).scaleb(-count), ROUND_HALF_UP) if abs(number.adjusted()) < 20 else number
    text = f"{abs(rounded):.{count}f}"
    left, _, right = text.partition(".")
    optional = len(places) - len(places.rstrip("#?"))
    while optional and right.endswith("0"):
        right, optional = right[:-1], optional - 1
    left = left.zfill(whole.count("0"))
    if left == "0" and "0" not in whole and right:
        left = ""
    if "," in whole:
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    sign = "-" if rounded < 0 else ""
    return f"{sign}{left or ('0' if not right else '')}{'.' + right if right else ''}"


def _scientific(digits: str, number: Decimal) -> str:
    places = len(digits.partition(".")[2])
    mantissa, _, exponent = f"{number:.{min(places, MAX_PLACES)}E}".partition("E")
    return f"{mantissa}E{int(exponent):+03d}"


def _as_fraction(number: Decimal, form: re.Match[str]) -> str:
    from fractions import Fraction

    whole, rest = divmod(abs(number), 1) if form[1] else (Decimal(0), abs(number))
    fixed = form[3].isdecimal() and form[3].strip("0") != ""
    limit = int(form[3]) if fixed else 10 ** len(form[3]) - 1
    near = Fraction(round(rest * limit), limit) if fixed else Fraction(rest).limit_denominator(max(limit, 1))
    sign = "-" if number < 0 else ""
    if near == 1 or not near:
        return f"{sign}{whole + int(near)}"
    return f"{sign}{f'{whole} ' if whole else ''}{near.numerator}/{near.denominator}"
