"""Numbers that a format shows as a day or a time."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|(?:_|\*).|\[\$[^\]]*\]|(\[[hms]+\])|\[[^\]]*\]|'
    r"(AM/PM|A/P|上午/下午|yyyy|yy|e|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|aaaa|aaa|hh|h|ss|s|\.0+)|(.)",
    re.IGNORECASE | re.DOTALL,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LAST = 2_958_465
"""The number of 31 December 9999."""


def is_date(hidden: str, section: str) -> bool:
    """Whether a section shows a day or a time. `hidden` is the section without its fixed words."""
    if re.search(r"\[[hms]+\]", section, re.IGNORECASE):
        return True
    bare = re.sub("general", "", hidden, flags=re.IGNORECASE)
    return bool(re.search(r"[ymdhs]|AM/PM", bare, re.IGNORECASE)) and not re.search(r"[#?]|0[Ee][+-]", bare)


def shown_date(section: str, number: Decimal, *, since_1904: bool) -> str | None:
    """A day or time as a section shows it; `None` where the number is none."""
    days = number + (1462 if since_1904 else 0)
    if not 0 <= days <= _LAST:
        return None
    if days < 60 and not since_1904:
        days += 1  # the 29 February 1900 that a sheet has and no calendar
    moment = datetime.datetime(1899, 12, 30) + datetime.timedelta(seconds=round(float(days) * 86_400))
    tokens = [m.groups() for m in _TOKEN.finditer(section)]
    codes = [(t[3] or t[2] or "").lower() for t in tokens]
    half = any(c in ("am/pm", "a/p", "上午/下午") for c in codes)
    text = ""
    for k, (quoted, escaped, spans, code, other) in enumerate(tokens):
        if spans:
            text += str(_elapsed(spans.lower(), number))
        elif code:
            text += _piece(code.lower(), moment, codes, k, half=half)
        else:
            text += quoted or escaped or (other if other not in (None, "@") else "") or ""
    return " ".join(text.split())


def _elapsed(code: str, number: Decimal) -> int:
    seconds = round(float(number) * 86_400)
    return {"[h": seconds // 3600, "[m": seconds // 60, "[s": seconds}[code[:2]]


def _piece(code: str, moment: datetime.datetime, codes: list[str], k: int, *, half: bool) -> str:
    if code in ("m", "mm") and _is_minute(codes, k):
        return f"{moment.minute:02d}" if code == "mm" else str(moment.minute)
    hour = (moment.hour % 12 or 12) if half else moment.hour
    made = {
        "yyyy": f"{moment.year:04d}", "yy": f"{moment.year % 100:02d}", "e": str(moment.year),
        "m": str(moment.month), "mm": f"{moment.month:02d}", "mmm": _MONTHS[moment.month - 1],
        "mmmm": moment.strftime("%B"), "mmmmm": _MONTHS[moment.month - 1][0], "d": str(moment.day),
        "dd": f"{moment.day:02d}", "ddd": _DAYS[moment.weekday()], "dddd": _DAYS[moment.weekday()],
        "aaa": _DAYS[moment.weekday()], "aaaa": _DAYS[moment.weekday()], "h": str(hour), "hh": f"{hour:02d}",
        "s": str(moment.second), "ss": f"{moment.second:02d}", "am/pm": "AM" if moment.hour < 12 else "PM",
        "a/p": "A" if moment.hour < 12 else "P", "上午/下午": "上午" if moment.hour < 12 else "下午",
    }  # fmt: skip
    return made.get(code, "")


def _is_minute(codes: list[str], k: int) -> bool:
    """An `m` after an hour or before seconds is a minute."""
    before = next((c for c in reversed(codes[:k]) if c), "")
    after = next((c for c in codes[k + 1 :] if c), "")
    return before.startswith(("h", "[h")) or after.startswith(("s", "[s"))
