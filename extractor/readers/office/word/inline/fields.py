"""Fields: of `{ instruction | result }` Word shows the result; a drop-down list or a check box shows its state."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from extractor.readers.office import symbol_fonts
from extractor.readers.office.safe_xml import Element, child, get, name


@dataclass(slots=True)
class Field:
    """One that is open; `shows` from its separator on."""

    shows: bool = False
    instruction: str = ""
    fixed: str | None = None
    has_result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the story; one within another is part of it."""

    open: list[Field] = field(default_factory=list)
    without_result: list[str] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        """Whether text at this place is an instruction, or a result that is shown in another way."""
        return any(not f.shows or f.fixed is not None for f in self.open)

    def instruct(self, text: str) -> None:
        """A piece of the instruction of the innermost field."""
        if self.open:
            self.open[-1].instruction += text

    def result(self, text: str) -> None:
        """Text that a field's result shows."""
        if text.strip():
            for each in self.open:
                each.has_result = True

    def mark(self, element: Element) -> str:
        """A field begins, shows its result from here on, or ends; gives the text that it shows by itself."""
        kind = get(element, "fldCharType")
        if kind == "begin":
            self.open.append(Field(fixed=state(child(element, "w:ffData"))))
        elif kind == "separate" and self.open:
            self.open[-1].shows = True
        elif kind == "end" and self.open:
            return self._ended(self.open.pop())
        return ""

    def _ended(self, ended: Field) -> str:
        if any(not f.shows for f in self.open):
            return ""
        if ended.fixed is not None:
            return ended.fixed
        words = ended.instruction.split()
        if not ended.has_result and words and words[0].upper() not in _SILENT:
            shown = _equation(ended.instruction) or _sign(words)
            if shown is not None:
                return shown
            self.without_result.append(" ".join(words))
        return ""


_SILENT = frozenset(
    ("TC", "XE", "RD", "TA", "PAGE", "NUMPAGES", "SECTIONPAGES", "SET", "PRIVATE", "ASK", "TOC", "INDEX", "HYPERLINK",
     "FORMTEXT", "MERGEFIELD", "REF", "PAGEREF", "NOTEREF", "SEQ", "EMBED", "LINK", "INCLUDEPICTURE", "ADVANCE", "DATE",
     "TIME", "FILENAME", "SECTION", "STYLEREF", "AUTHOR", "TITLE", "BIBLIOGRAPHY", "CITATION", "ADDIN", "SHAPE")
)  # fmt: skip
"""Fields that show nothing, or nothing of the goods, without a stored result."""


def state(form: Element | None) -> str | None:
    """What a drop-down list or a check box of the older kind of form shows; `None` for a form of text."""
    if form is None:
        return None
    choices = child(form, "w:ddList")
    if choices is not None:
        entries = [get(e, "val") or "" for e in choices if name(e) == "w:listEntry"]
        chosen = get(child(choices, "w:result"), "val") or get(child(choices, "w:default"), "val") or "0"
        return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
    box = child(form, "w:checkBox")
    if box is None:
        return None
    now = child(box, "w:checked")
    now = now if now is not None else child(box, "w:default")
    is_checked = now is not None and (get(now, "val") or "1") in ("1", "true", "on")
    return "☒" if is_checked else "☐"


def _sign(words: list[str]) -> str | None:
    """The character that a SYMBOL field draws: `SYMBOL 163 \\f "Symbol"`."""
    if words[0].upper() != "SYMBOL" or len(words) < 2:
        return None
    font = next((b.strip('"“”') for a, b in pairwise(words) if a.lower() == "\\f"), None)
    code = words[1].strip('"')
    try:
        number = int(code, 16) if code.lower().startswith("0x") else int(code)
        return symbol_fonts.shown(chr(number), font)
    except (ValueError, OverflowError):
        return code if len(code) == 1 else None


def _equation(instruction: str) -> str | None:
    """What an EQ field says, without its switches: `EQ \\f(1,2)` is drawn, and never stored as text."""
    words = instruction.strip()
    if not words.upper().startswith("EQ"):
        return None
    text = words[2:].strip()
    if text.startswith("\\f(") and text.endswith(")"):
        return text[3:-1].replace(";", ",").replace(",", "/", 1)
    return " ".join(piece for piece in text.split() if not piece.startswith("\\")) or text
