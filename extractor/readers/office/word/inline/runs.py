"""The inline part of the walk: what stands within a paragraph, run by run, whatever wraps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.document.model import Severity
from extractor.readers.office import symbol_fonts
from extractor.readers.office.safe_xml import MAX_DEPTH, Element, child, choice, get, name
from extractor.readers.office.told import Told
from extractor.readers.office.word.inline import equations
from extractor.readers.office.word.inline.fields import Fields, state
from extractor.readers.office.word.inline.text import Growing
from extractor.readers.office.word.styles import Look, Styles

TRANSPARENT = frozenset(
    ("w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:customXml", "w:dir", "w:bdo",
     "w:fldSimple", "w:ruby", "w:rubyBase", "w:r", "wpg:wgp", "wpc:wpc")
)  # fmt: skip
"""What wraps text and shows it as it is."""

DELETED = frozenset(("w:del", "w:moveFrom"))

SILENT = frozenset(
    ("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:proofErr", "w:bookmarkStart",
     "w:bookmarkEnd", "w:permStart", "w:permEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference",
     "w:annotationRef", "w:lastRenderedPageBreak", "w:rubyPr", "w:rt", "w:softHyphen", "w:pgNum",
     "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:separator",
     "w:continuationSeparator", "w:footnoteRef", "w:endnoteRef", "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd",
     "w:customXmlDelRangeStart", "w:customXmlDelRangeEnd", "w:customXmlMoveFromRangeStart", "w:tblPrEx",
     "w:customXmlMoveFromRangeEnd", "w:customXmlMoveToRangeStart", "w:customXmlMoveToRangeEnd", "w:contentPart",
     "w:dayLong", "w:dayShort", "w:monthLong", "w:monthShort", "w:yearLong", "w:yearShort", "w:delInstrText",
     "w14:conflictIns")
)  # fmt: skip
"""What shows nothing."""

_HANGING = frozenset(("w:drawing", "w:pict", "w:object"))

_LOOSE = frozenset(("w:t", "w:sym", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:fldChar", "w:instrText"))
"""What stands in a run, and may stand in an element within it that is not known here."""

_FIXED = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for all runs of a paragraph.

    Its place, the styles above it, whether the ground is coloured, and whether its lines are too low to show anything.
    """

    place: str
    paragraph: str = ""
    table: str = ""
    on_ground: bool = False
    is_flat: bool = False


Anchored = Callable[[Element], None]
"""What is to be done with a drawing, an old picture or an object that is anchored in a run."""

Referred = Callable[[str, str], None]
"""What is to be done with a note: its kind and its number."""


class Runs:
    """Reads the runs of one story."""

    def __init__(self, styles: Styles, told: Told, anchored: Anchored, referred: Referred) -> None:
        self._styles, self._told = styles, told
        self._anchored, self._referred = anchored, referred
        self.fields = Fields()

    def read(self, element: Element, into: Growing, around: Around, depth: int = 0) -> None:
        """Everything within a paragraph, or within something that wraps runs of it."""
        if depth > MAX_DEPTH:
            self._told.note(
                f"{around.place} has text in more than {MAX_DEPTH} wrappings and was not read whole: save the "
                "document as PDF and read that.",
                Severity.ERROR,
            )
            return
        for inner in element:
            self._read(inner, into, around, depth)

    def _read(self, inner: Element, into: Growing, around: Around, depth: int) -> None:
        kind = name(inner)
        if kind == "w:r":
            self._run(inner, into, around, depth)
        elif kind in DELETED:
            self._told.unseen("deleted", around.place, _all_text(inner))
        elif kind == "mc:AlternateContent":
            chosen = choice(inner)
            if chosen is not None:
                self.read(chosen, into, around, depth + 1)
        elif kind in _HANGING:
            self._anchored(inner)
        elif kind.startswith("m:"):
            for why, part in equations.left_out(inner):
                self._told.unseen(why, around.place, _all_text(part))
            into.add(equations.line(inner))
        elif kind in _LOOSE:
            self._piece(inner, Look(), into, around, depth)
        elif kind == "w:subDoc":
            self._told.note(
                "The document takes in another file, which is not part of it: ask for that file as well.",
                Severity.ERROR,
            )
        elif kind == "w:fldSimple":
            self._simple_field(inner, into, around, depth)
        elif kind in TRANSPARENT:
            self.read(inner, into, around, depth + 1)
        elif kind not in SILENT:
            self._unknown(inner, into, around, depth)

    def _unknown(self, inner: Element, into: Growing, around: Around, depth: int) -> None:
        if _all_text(inner).strip():
            self._told.unknown(name(inner))
            self.read(inner, into, around, depth + 1)

    def _simple_field(self, inner: Element, into: Growing, around: Around, depth: int) -> None:
        fixed = state(child(inner, "w:ffData"))
        if fixed is not None:
            into.add(fixed)
        else:
            self.read(inner, into, around, depth + 1)

    def _run(self, run: Element, into: Growing, around: Around, depth: int) -> None:
        properties = child(run, "w:rPr")
        if child(properties, "w:del") is not None and child(run, "w:t") is None:
            return
        look = self._styles.look(properties, around.paragraph, around.table, on_ground=around.on_ground)
        for inner in run:
            self._piece(inner, look, into, around, depth)

    def _piece(self, inner: Element, look: Look, into: Growing, around: Around, depth: int) -> None:
        kind = name(inner)
        if kind == "w:t":
            self._text(inner.text or "", look, into, around)
        elif kind == "w:sym":
            self._text(_symbol(inner), look, into, around)
        elif kind in _FIXED:
            if not self.fields.hides and look.unseen not in ("hidden", "tiny"):
                into.add(_FIXED[kind])
        elif kind == "w:fldChar":
            self._text(self.fields.mark(inner), look, into, around, of_field=True)
        elif kind == "w:instrText":
            self.fields.instruct(inner.text or "")
        elif kind == "w:delText":
            self._told.unseen("deleted", around.place, inner.text or "")
        elif kind in ("w:footnoteReference", "w:endnoteReference"):
            self._referred(kind.removeprefix("w:").removesuffix("Reference"), get(inner, "id") or "")
        elif kind == "mc:AlternateContent":
            chosen = choice(inner)
            for each in chosen if chosen is not None else ():
                self._piece(each, look, into, around, depth + 1)
        elif kind in _HANGING and look.unseen == "hidden":
            self._told.unseen("hidden", around.place, _all_text(inner))
        elif kind not in SILENT:
            self._read(inner, into, around, depth + 1)

    def _text(self, text: str, look: Look, into: Growing, around: Around, *, of_field: bool = False) -> None:
        if not text or (self.fields.hides and not of_field):
            return
        self.fields.result(text)
        why = look.unseen or ("tiny" if around.is_flat else None)
        if why is not None:
            self._told.unseen(why, around.place, text)
            return
        shown = symbol_fonts.shown(text, look.font).replace("\u2011", "-")
        if look.raised == "superscript":
            into.add_raised(shown)
        elif look.raised == "subscript":
            into.add_lowered(shown)
        else:
            into.add(shown.replace("\n", " ").replace("\t", " "))


def _symbol(element: Element) -> str:
    code, font = get(element, "char") or "", get(element, "font")
    try:
        return symbol_fonts.shown(chr(int(code, 16)), font)
    except (ValueError, OverflowError):
        return "\ufffd"


def _all_text(element: Element) -> str:
    return "".join(i.text or "" for i in element.iter() if name(i) in ("w:t", "w:delText", "m:t", "a:t"))
