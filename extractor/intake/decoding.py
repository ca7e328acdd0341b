"""Bytes of text become characters: by their mark, by what they say of themselves, else by what they look like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z][\w.:-]{1,30})""", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "iso-8859-1": "cp1252",
          "latin-1": "cp1252", "ascii": "cp1252", "big5": "big5hkscs", "us-ascii": "cp1252", "euc-kr": "cp949",
          "shift-jis": "cp932", "ks_c_5601-1987": "cp949", "x-sjis": "cp932"}  # fmt: skip
"""Codings under the name of a part of them."""

ASIAN = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")
_NAMES = {"gb18030": "GB18030 (Chinese)", "big5hkscs": "Big5 (Chinese)", "cp932": "Shift-JIS (Japanese)",
          "euc_jp": "EUC-JP (Japanese)", "cp949": "EUC-KR (Korean)", "cp1252": "Western Windows"}  # fmt: skip
_SAMPLE = 60_000
_HZ = re.compile(rb"~\{(?:[\x30-\x77][\x21-\x7e]){2,}~\}")
"""Chinese between its signs, in seven bits (RFC 1843)."""

_MARGIN = 0.08
"""How much better than the next coding one must fit to be beyond doubt."""

_WESTERN = ("cp1252", "iso8859-1", "iso8859-15")
_FAR = 0.4
"""How much better an Asian coding must fit than a Western one that a text declares."""

_SOME = 4
"""Characters beyond ASCII from which on it is no chance that they are UTF-8 as well."""

_FEW, _WIDE_MARGIN = 24, 0.3
"""Bytes beyond ASCII below which a text must fit better by far."""


_LOST_IN_GBK = "锟斤拷"
"""Two lost characters of UTF-8 that were read as GBK."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its coding, and in a sentence what is doubtful of it, `None` where nothing is."""

    text: str
    coding: str
    doubt: str | None = None


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """Text by its mark, as UTF-8, by the coding it declares where that fits, else by the coding that fits best.

    What was lost or turned into other letters before the text came here is doubted, and turned back where it can be.
    """
    made = _turned_back(_decoded(data, declared))
    lost = made.text.count("\ufffd") + made.text.count(_LOST_IN_GBK) * 2
    if made.doubt is not None or not lost:
        return made
    said = f"Characters of the text were lost before it came here ({lost} of them): ask the sender for it again."
    return Decoded(made.text, made.coding, said)


def _turned_back(made: Decoded) -> Decoded:
    """Text that somebody read as Western letters and saved so, read as what it was."""
    text = made.text[:_SAMPLE]
    count = sum(c > "\x7f" for c in text)
    if made.coding != "utf-8" or count < _SOME:
        return made
    for western in ("cp1252", "latin-1"):
        try:
            data = made.text.encode(western)
        except UnicodeEncodeError:
            continue
        known = _strictly(data, "utf-8")
        was = made
        if known is not None:
            was = Decoded(known, "utf-8")
        elif count >= _FEW:
            was = _doubted(data, made.text, "cp1252")
        if was.text != made.text:
            said = "The text had been saved in a wrong coding (its letters as others), and was turned back."
            return Decoded(was.text, was.coding, said)
    return made


def _decoded(data: bytes, declared: str | None) -> Decoded:
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(coding, "replace"), coding)
    wide = wide_coding(data)
    if wide is not None:
        return Decoded(data.decode(wide, "replace"), wide)
    shifted = _shifted(data, declared)
    if shifted is not None:
        return Decoded(data.decode(shifted, "replace"), shifted)
    for known in filter(None, ("utf-8", _known(declared), _known(_said(data)))):
        text = _strictly(data, known)
        if text is not None:
            return _doubted(data, text, known)
    return _guessed(data)


def _doubted(data: bytes, text: str, coding: str) -> Decoded:
    """Text in the coding that it declares, or in an Asian one that it fits far better.

    Only where it declares a Western one, in which all bytes are characters: many mail programs name the wrong one.
    """
    sample = data[:_SAMPLE]
    if coding not in _WESTERN or sum(byte > 0x7F for byte in sample) < _FEW:
        return Decoded(text, coding)
    made = _guessed(data)
    if made.coding not in ASIAN or (_score(sample, made.coding) or 0) - _likeness(text[:_SAMPLE], "cp1252") < _FAR:
        return Decoded(text, coding)
    said = f"The text says that it is {_NAMES['cp1252']} and was read as {_NAMES[made.coding]}, which fits better."
    return Decoded(made.text, made.coding, said)


def _shifted(data: bytes, declared: str | None) -> str | None:
    """A coding of seven bits that changes its characters by signs between them: such text looks like ASCII."""
    for sign, coding in ((b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"), (b"\x1b$)C", "iso2022_kr")):
        if sign in data[:_SAMPLE]:
            return coding
    name = (declared or "").strip().lower()
    if name.startswith("hz") or (data.isascii() and _HZ.search(data[:_SAMPLE])):
        return "hz"
    return "utf-7" if name == "utf-7" else None


def wide_coding(data: bytes) -> str | None:
    """The coding of text in UTF-16 without a mark, by where its bytes are nought; `None` where it is no such text.

    Asian text has them only where it has spaces, digits and ends of lines.
    """
    head = data[: 400 - 400 % 2]
    if len(head) < 8:
        return None
    for coding, high, low in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if high.count(0) > len(head) // 4 and low.count(0) < 2:
            return coding
        if high.count(0) and not low.count(0):
            text = head[: len(head) // 2 * 2].decode(coding, "replace")
            if all(c < "\x7f" or any(low <= c <= high for low, high in _ASIAN_TEXT) for c in text):
                return coding
    return None


_ASIAN_TEXT = (("\xa0", "\xff"), ("\u2000", "\u22ff"), ("\u3000", "\u9fff"), ("\uac00", "\ud7a3"), ("\uff01", "\uffee"))
"""Where the characters of Asian papers stand, with the signs among them."""


def _said(data: bytes) -> str | None:
    found = _DECLARED.search(data[:2048])
    return found[1].decode("ascii") if found else None


def _known(coding: str | None) -> str | None:
    """A coding that Python knows, as the wider one that Windows means by its name."""
    name = (coding or "").strip().strip("\"'").lower()
    try:
        return codecs.lookup(_WIDER.get(name, name)).name if name and "\0" not in name else None
    except (LookupError, ValueError):
        return None


def _strictly(data: bytes, coding: str) -> str | None:
    try:
        return data.decode(coding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _guessed(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    fits = sorted(
        ((score, coding) for coding in (*ASIAN, "cp1252") if (score := _score(sample, coding)) is not None),
        reverse=True,
    )
    if not fits:
        coding = "utf-8" if _is_damaged_utf8(data) else "gb18030"
        lost = data.decode(coding, "replace").count("\ufffd")
        said = f"The text is in no coding that is known here; {lost} characters are lost."
        return Decoded(data.decode(coding, "replace"), coding, said)
    best, coding = fits[0]
    text = data.decode(coding, "replace")
    lost = text.count("\ufffd")
    margin = _MARGIN if sum(byte > 0x7F for byte in sample) >= _FEW else _WIDE_MARGIN
    rival = next((c for s, c in fits[1:] if best - s < margin), None)
    doubt = None
    if lost:
        doubt = f"The text was read as {_NAMES[coding]}; {lost} characters are damaged."
    elif rival is not None or best < _LEAST:
        other = f" rather than as {_NAMES[rival]}" if rival else ""
        doubt = f"The text does not say its coding; it was read as {_NAMES[coding]}{other}, which is a guess."
    return Decoded(text, coding, doubt)


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is beyond ASCII is UTF-8: in another coding hardly two bytes go together as it asks."""
    text = data.decode("utf-8", "replace")
    return text.count("\ufffd") * 3 < sum(c > "\x7f" for c in text)


_LEAST = 0.35

_MANY = 40
"""Characters from which on Japanese without any kana is no longer likely."""


def _score(sample: bytes, coding: str) -> float | None:
    """How well a coding fits, at most 1; `None` where it does not fit at all."""
    try:
        text = sample.decode(coding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:
            return None
        text = sample[: error.start].decode(coding, "replace")
    return _likeness(text, coding)


def _likeness(text: str, coding: str) -> float:
    """The share of its characters beyond ASCII that people write often in the coding's language."""
    wide = [c for c in text if c > "\x7f"]
    if not wide:
        return 0.5
    often = _often(coding)
    share = sum(1.0 if c in often else _worth(c, coding) for c in wide) / len(wide)
    if coding == "gb18030" and len(wide) > 9 and all(c in _first_half() for c in wide if c in often):
        return 0.8 * share  # Korean looks like Chinese without any character from the later half of its list
    if coding in ("cp932", "euc_jp") and len(wide) > 9 and not any("\u3041" <= c <= "\u30ff" for c in wide):
        return (0.8 if len(wide) > _MANY else 0.95) * share  # and like Japanese without kana
    return share


def _worth(c: str, coding: str) -> float:
    if c in _MEASURES:
        return 1.0
    if c in _SIGNS or "\uff01" <= c <= "\uff5e":
        return 0.5
    return 0.1 if "\u4e00" <= c <= "\u9fff" and coding != "cp949" else 0.0


_MEASURES = frozenset("～≥≤±×°℃Ωμ㎜㎝㎞㎏㎡")
"""Signs of measures stand in papers of every language, and often they are all that is not ASCII."""

_SIGNS = frozenset("，。：；（）、％～≥≤±×°℃Ωμµ·—–“”‘’①②③【】《》「」\u3000²³äöüÄÖÜßéèàçñ®©")

_ROWS = {
    "gb18030": ("gb2312", range(0xB0, 0xD8)),
    "big5hkscs": ("big5", range(0xA4, 0xC7)),
    "cp932": ("euc_jp", range(0xB0, 0xD0)),
    "euc_jp": ("euc_jp", range(0xB0, 0xD0)),
    "cp949": ("euc_kr", range(0xB0, 0xC9)),
}
"""Where the standard behind a coding puts the characters of everyday writing: its first level, ordered by sound
or by strokes (GB 2312 rows 16 to 55, Big5 from A440, JIS X 0208 rows 16 to 47, KS X 1001 rows 16 to 40)."""


_MARKS_OF_SOUND = range(0x3099, 0x309F)
"""Of kana, and never alone."""


@cache
def _first_half() -> frozenset[str]:
    pairs = (bytes((lead, trail)) for lead in _ROWS["cp949"][1] for trail in range(0xA1, 0xFF))
    return frozenset(pair.decode("gb2312", "ignore") for pair in pairs)


@cache
def _often(coding: str) -> frozenset[str]:
    if coding == "cp1252":
        return frozenset("äöüÄÖÜßéèàçñ°±²³µ×–—“”‘’€®©·½¼")
    standard, leads = _ROWS[coding]
    pairs = (bytes((lead, trail)) for lead in leads for trail in range(0x40, 0xFF))
    level = {text for pair in pairs if (text := pair.decode(standard, "ignore")) and len(text) == 1}
    kana = (
        {chr(code) for code in range(0x3041, 0x30FF) if code not in _MARKS_OF_SOUND}
        if coding in ("cp932", "euc_jp")
        else set()
    )
    return frozenset(level | kana)
