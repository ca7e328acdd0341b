"""Any terminal's encoding: a character that it cannot show is written as a plain one, and nothing fails.

Standard streams get an error handler that puts the substitutes below in the place of what cannot be encoded, and an
escape (`\\u9502`) where there is none.
"""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata

HANDLER = "gauger-plain"

SUBSTITUTES = {
    "≥": ">=", "≤": "<=", "≈": "~", "≠": "!=", "±": "+/-", "×": "x", "÷": "/", "−": "-", "–": "-", "—": "-", "→": "->",
    "←": "<-", "·": ".", "•": "*", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "‹": "<", "›": ">", "«": '"',
    "»": '"', "°": " deg ", "℃": " deg C", "Ω": "ohm", "µ": "u", "μ": "u", "²": "2", "³": "3", "∞": "inf",
    "§": "section ", "（": "(", "）": ")", "，": ",", "。": ".", "：": ":", "；": ";", "、": ",", "％": "%", "～": "~",
    "\N{NO-BREAK SPACE}": " ", "✓": "v", "✗": "x", "█": "#", "━": "-", "─": "-", "│": "|",
}  # fmt: skip


def any_encoding() -> None:
    """Has the standard streams write a substitute for what their encoding lacks, instead of failing."""
    codecs.register_error(HANDLER, _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "surrogateescape", "backslashreplace"):
            stream.reconfigure(errors=HANDLER)


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_substitute(character, error.encoding) for character in lost), error.end


def _substitute(character: str, encoding: str) -> str:
    """The first of the substitute, the plain form and the bare letter that the encoding has; else an escape."""
    plain = unicodedata.normalize("NFKC", character)
    letters = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    for made in (SUBSTITUTES.get(character), plain, SUBSTITUTES.get(plain), letters):
        if made and made != character and _has(made, encoding):
            return made
    return character.encode("ascii", "backslashreplace").decode("ascii")


def _has(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
