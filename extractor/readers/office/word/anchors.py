"""What hangs on a paragraph: text boxes, pictures, charts, diagrams, WordArt, objects of other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.document.model import Severity
from extractor.readers.office.parts import Relation
from extractor.readers.office.safe_xml import Element, choice, get, name
from extractor.readers.office.told import Pictured
from extractor.readers.office.word.blocks import Block, Paragraph
from extractor.readers.office.word.taken_in import embedded
from extractor.readers.office.word.walk import Place, Walk

_EMU = 12_700
_HIDDEN = ("hidden", "none")


def boxes(
    drawing: Element, story: Walk, relations: dict[str, Relation], locator: str, place: Place
) -> Iterator[list[Block]]:
    """The text boxes and other text of a drawing, each as blocks; pictures and the rest are told to the story."""
    yield from _walk(drawing, story, relations, locator, place, _width(drawing))


def _walk(
    element: Element, story: Walk, relations: dict[str, Relation], locator: str, place: Place, width: float | None
) -> Iterator[list[Block]]:
    kind = name(element)
    if kind == "w:txbxContent":
        inside = replace(place.deeper(), part="Text box", cell=None, on_ground=place.on_ground or _is_filled(element))
        yield list(story.blocks(element, inside))
        return
    if kind == "mc:AlternateContent":
        chosen = choice(element)
        if chosen is not None:
            yield from _walk(chosen, story, relations, locator, place, width)
        return
    if _is_off(element):
        story.told.unseen("hidden", locator, _text(element))
        return
    if kind == "w:object":
        yield from _object(element, story, relations, locator, place)
        return
    if kind == "a:blip":
        _pictured(get(element, "embed") or get(element, "link"), story, relations, locator, width)
    elif kind == "v:imagedata":
        _pictured(get(element, "id"), story, relations, locator, None)
    elif kind == "v:textpath" and get(element, "string"):
        yield [Paragraph((get(element, "string") or "",), locator)]
    elif kind == "c:chart":
        story.told.note(f"A chart at {locator} was not read: what its curves show is no stated value.")
    elif kind == "dgm:relIds":
        yield from _diagram(element, story, relations, locator)
    for inner in element:
        yield from _walk(inner, story, relations, locator, place, width)


def _width(drawing: Element) -> float | None:
    """How wide a drawing is shown, in points."""
    for inner in drawing.iter():
        if name(inner) == "wp:extent":
            across = get(inner, "cx") or ""
            return int(across) / _EMU if across.isdecimal() else None
    return None


def _is_off(element: Element) -> bool:
    """Whether a drawing is not shown."""
    if name(element) in ("wp:docPr", "pic:cNvPr", "wps:cNvPr"):
        return False
    style = (get(element, "style") or "").replace(" ", "").lower()
    if "visibility:hidden" in style or "display:none" in style:
        return True
    return any(name(i) == "wp:docPr" and get(i, "hidden") in ("1", "true") for i in element)


def _is_filled(content: Element) -> bool:
    """Whether the shape that a text box stands in may be coloured, so that white type on it can be read."""
    for above in content.iterancestors():
        if name(above) in ("wps:wsp", "v:shape", "v:rect", "v:roundrect", "v:oval"):
            return get(above, "fillcolor") is not None or any(
                name(i) in ("a:solidFill", "a:gradFill", "a:blipFill", "wps:style", "v:fill") for i in above.iter()
            )
    return False


def _text(element: Element) -> str:
    return "".join(i.text or "" for i in element.iter() if name(i) in ("w:t", "a:t"))


def _pictured(
    number: str | None, story: Walk, relations: dict[str, Relation], locator: str, width: float | None
) -> None:
    relation = relations.get(number or "")
    if relation is None or relation.outside:
        story.told.note(
            f"A picture at {locator} is not in the file, only an address of it: ask for the document with its pictures."
        )
    else:
        story.told.pictures.append(Pictured(relation.target, locator, width))


def _diagram(element: Element, story: Walk, relations: dict[str, Relation], locator: str) -> Iterator[list[Block]]:
    """The words of a diagram (SmartArt), a line a point of it."""
    relation = relations.get(get(element, "dm") or "")
    root = story.package.optional(relation.target) if relation is not None else None
    if root is None:
        story.told.note(f"A diagram at {locator} could not be read.", Severity.WARNING)
        return
    lines = ("".join(i.text or "" for i in p.iter() if name(i) == "a:t") for p in root.iter() if name(p) == "a:p")
    yield [Paragraph(tuple(line for line in lines if line.strip()), f"Diagram at {locator}")]


def _object(
    element: Element, story: Walk, relations: dict[str, Relation], locator: str, place: Place
) -> Iterator[list[Block]]:
    """An object of another program: a sheet or document as it is shown, else its picture, which is told."""
    objects = [inner for inner in element.iter() if name(inner) in ("o:OLEObject", "w:objectEmbed")]
    for held in objects:
        found = embedded.blocks(held, relations.get(get(held, "id") or ""), story, locator)
        if found is not None:
            yield found
            return
    for inner in element:
        yield from _walk(inner, story, relations, locator, place.deeper(), None)
    for held in objects:
        _tell_object(held, story, locator)


def _tell_object(element: Element, story: Walk, locator: str) -> None:
    program = get(element, "ProgID") or "another program"
    if program.startswith("Equation"):
        message = f"An equation of an older kind at {locator} was not read."
    else:
        message = (
            f"An object of another program ({program[:40]}) at {locator} was not read: open it in Word, save it as a "
            "file of its own and read that too."
        )
    story.told.note(message, Severity.ERROR)
