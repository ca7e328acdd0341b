"""Numbers as they are printed, as exact decimals.

Thousands parted by a sign or a blank, decimal point or comma, powers of ten.

    "18,500" · "18’500" · "1.234,5" · "18 500" · "1,00,000" · "3·7" · ".5" · "1.5×10³" · "2E-3" · "2 1/2" · "2½"
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from extractor.language.languages import languages

_LARGEST_POWER = 30
"""No paper of the trade writes a larger power of ten; what does is no quantity."""
_PLAIN = re.compile(r"\d*\.?\d+")
_PARTING = re.compile(r"[^\d.,·]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺–", "0123456789-+-")
_EXPONENT = (
    r"(?:\s?[×xX*]\s?10\s?(?:(?:\^|\*\*)\s?\(?(?P<exp>[-–+]?\d+)\)?|(?P<sup>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<bare>-\d(?![\d.])))"
    r"|[eE](?P<e>[+-]?\d{1,3})(?![A-Za-z\d])"
    # "10^3" and "10⁻³" alone; but "10¹" and "10²" may be a ten and a footnote's mark.
    r"|(?<=(?<![\d.,])10)(?:\^\s?(?P<power>[-+]?\d+)|(?P<raised>[⁻⁺][⁰¹²³⁴⁵⁶⁷⁸⁹]+|[³⁴⁵⁶⁷⁸⁹])(?![)）⁾])))?"
)


_SMALL = "½⅓⅔¼¾⅛⅜⅝⅞"
_MIXED = (
    rf"(?:\d{{1,3}} ?)?[{_SMALL}](?!\d)"
    r"|(?<![\d/.,])\d{1,3} (?:1/2|[12]/3|[13]/4|[1357]/8|(?:1[135]|[13579])/16)(?![\d/.,])"
)
"""A whole number with a fraction, of the kinds that people write."""


def number_pattern(thousands_blanks: str) -> str:
    """An expression for a number in folded text: groups `sign`, `number` and those of a power of ten."""
    narrow = re.escape(thousands_blanks)
    return (
        rf"(?P<sign>[-–+])?(?P<number>{_MIXED}|"
        r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d,])"
        r"|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"
        rf"|\d{{1,3}}(?:'\d{{3}})+(?:[.,]\d+)?(?!\d)|\d{{1,3}}(?:[{narrow}]\d{{3}})+(?:[.,]\d+)?(?!\d)"
        # A plain space parts thousands only before a unit: "18 500 kg", but "3 550 7.5" is a row of a table.
        rf"|\d{{1,3}}(?: \d{{3}})+(?:[.,]\d+)?(?=[ {narrow}]?[^\W\d_])"
        # or where it is all that a cell says, but for a bound before it and a tolerance or a range's end behind it.
        r"|(?<![\w.,)] )(?<![\w.,)])[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?(?= ?(?:$|[±~–(]))"
        rf"|\d+[.,·]\d+|\d+|[.]\d+){_EXPONENT}"
    )


_PARTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
"""Where decimals have a comma, a point parts thousands: "1.620 mAh/g"."""


def decimal(match: re.Match[str], comma: bool) -> Decimal:
    """The number of a match of `number_pattern`; not a number (NaN) where its power of ten is absurd."""
    digits = match["number"]
    if "/" in digits or digits[-1] in _SMALL:
        return _mixed(digits)
    if match.end() == match.end("number") and _PLAIN.fullmatch(digits) and not (comma and _PARTED.fullmatch(digits)):
        return Decimal(digits)
    digits = _PARTING.sub("", digits).replace("·", ".")
    value = Decimal(point_form(digits, comma))
    if power := match["power"] or match["raised"]:
        value, exponent = Decimal(1), power  # "10^3"
    else:
        exponent = match["exp"] or match["e"] or match["sup"] or match["bare"] or ""
    if exponent:
        number = int(exponent.translate(_SUPERSCRIPTS))
        value = value.scaleb(number) if abs(number) <= _LARGEST_POWER else Decimal("NaN")
    return value


def _mixed(digits: str) -> Decimal:
    """A whole number with a fraction; thirds to four places."""
    spread = unicodedata.normalize("NFKC", f" {digits[-1]}") if digits[-1] in _SMALL else digits[-5:]
    whole = digits[:-1] if digits[-1] in _SMALL else digits.split(" ")[0]
    over, _, under = spread.replace("⁄", "/").split()[-1].partition("/")
    part = Decimal(over) / Decimal(under)
    return Decimal(whole.strip() or 0) + (part if part == round(part, 4) else round(part, 4))


_POINTED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
_COMMAED = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d,])")
_ENOUGH = 3
_POINTING = frozenset(("de", "es", "fr", "it", "pt"))
"""Languages that part thousands with a point."""


def point_form(digits: str, decimal_comma: bool) -> str:
    """The number with a decimal point and no separators of thousands."""
    if "," in digits and "." in digits:
        thousands, point = (".", ",") if digits.rfind(",") > digits.rfind(".") else (",", ".")
        return digits.replace(thousands, "").replace(point, ".")
    if "," in digits:
        whole, _, rest = digits.partition(",")
        parts = rest.split(",")
        grouped = all(len(part) == 3 for part in parts) or (len(parts) > 1 and len(parts[-1]) == 3)
        if grouped and not (len(parts) == 1 and (decimal_comma or whole == "0")):
            return digits.replace(",", "")
        return digits.replace(",", ".")
    parted = digits.count(".") > 1 or (decimal_comma and _PARTED.fullmatch(digits) is not None)
    return digits.replace(".", "") if parted else digits


def decimal_comma(text: str) -> bool:
    """Whether a text writes its decimals with a comma: more "3,7" than "3.7".

    Where hardly any has decimals, by its thousands: "2.450" and "1.900" in a text of a language that points them.
    """
    commas = len(re.findall(r"(?<![\d.,])\d+,\d{1,2}(?![\d,])", text))
    points = len(re.findall(r"(?<![\d.,])\d+\.\d{1,2}(?![\d.])", text))
    if commas > points:
        return True
    pointed = len(_POINTED.findall(text))
    return pointed >= _ENOUGH * (points + 1) and not _COMMAED.search(text) and bool(_POINTING & set(languages(text)))
