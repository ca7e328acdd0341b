"""Content controls as Word fills them when it opens a document.

A control that is bound to data of the document shows the data, whatever text the file keeps in it (ECMA-376 part 1,
17.5.2.6); a placeholder asks for a value and is none (17.5.2.39).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from extractor.readers.office.parts import Package
from extractor.readers.office.safe_xml import Element, child, get, name, text_of
from extractor.readers.office.told import Told
from extractor.readers.office.word.styles import Styles, is_on

_STEP = r"/(?:[\w.-]+:)?[\w.-]+(?:\[\d{1,4}\])?"
_PATH = re.compile(rf"(?:{_STEP}){{1,20}}(?:/@(?:[\w.-]+:)?[\w.-]+)?")
"""The paths that Word writes: steps by name and number, and an attribute; no other expression is asked of a file."""

_PREFIX = re.compile(r"""\w+:([\w.-]+)\s*=\s*["']([^"']*)["']""")
_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
_BUILT_IN = {_CORE: "docProps/core.xml", _EXTENDED: "docProps/app.xml"}
"""Stores that every document has, for its title, author, company and the like."""

_OTHERWISE = frozenset(("w:picture", "w:date", "w14:checkbox", "w:docPartList", "w:docPartObj", "w:richText"))
"""Controls that show their data in another form than its text."""

_PLACEHOLDER = "placeholdertext"


def fill(root: Element, package: Package, styles: Styles, told: Told, part: str) -> None:
    """Sets the controls of a part to what Word shows; what gives way is told. The tree is changed in place."""
    controls = [e for e in root.iter() if name(e) == "w:sdt"]
    if not controls:
        return
    stores = _Stores(package)
    for control in controls:
        properties, content = child(control, "w:sdtPr"), child(control, "w:sdtContent")
        if properties is None or content is None:
            continue
        value = stores.value(properties)
        if value is not None:
            _show(content, value, told, part)
        elif is_on(child(properties, "w:showingPlcHdr")):
            _hide_placeholder(content, styles, told, part)


class _Stores:
    """The data of a document that controls may be bound to, by their numbers."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._known: dict[str, Element] | None = None

    def value(self, properties: Element) -> str | None:
        """The text that a control shows by its data; `None` where it shows what the file keeps in it."""
        binding = child(properties, "w:dataBinding")
        path = get(binding, "xpath") or ""
        if binding is None or not _PATH.fullmatch(path) or any(name(p) in _OTHERWISE for p in properties):
            return None
        spaces = dict(_PREFIX.findall(get(binding, "prefixMappings") or ""))
        for store in self._asked((get(binding, "storeItemID") or "").upper()):
            try:
                found = store.xpath(path, namespaces=spaces)
            except etree.XPathError:
                return None
            if isinstance(found, list) and found:
                first = found[0]
                text = str(first) if isinstance(first, str) else str(first.text or "")
                has_more = not isinstance(first, str) and len(first)
                return None if has_more or "<" in text else _chosen(properties, text)
        return None

    def _asked(self, number: str) -> Iterator[Element]:
        if self._known is None:
            self._known = dict(self._all())
        if number in self._known:
            yield self._known[number]
        elif not number:
            yield from self._known.values()

    def _all(self) -> Iterator[tuple[str, Element]]:
        for number, part in _BUILT_IN.items():
            root = self._package.optional(part)
            if root is not None:
                yield number, root
        for part in self._package.names():
            if not part.lower().startswith("customxml/") or "/_rels/" in part.lower():
                continue
            for relation in self._package.relations(part).values():
                about = self._package.optional(relation.target) if relation.kind == "customXmlProps" else None
                root = self._package.optional(part) if about is not None else None
                if about is not None and root is not None:
                    yield (get(about, "itemID") or "").upper(), root


def _chosen(properties: Element, value: str) -> str:
    """What a list shows for a value of its data."""
    for options in properties:
        if name(options) in ("w:dropDownList", "w:comboBox"):
            for option in options:
                if get(option, "value") == value:
                    return get(option, "displayText") or value
    return value


def _show(content: Element, value: str, told: Told, part: str) -> None:
    """Puts a value in the place of a control's text; data without any shows a placeholder."""
    kept = text_of(content, "w:t")
    if "".join(kept.split()) == "".join(value.split()) or not value.strip():
        return
    texts = [e for e in content.iter() if name(e) == "w:t"]
    if not texts:
        return
    told.unseen("unbound", part, kept)
    texts[0].text = value
    for other in texts[1:]:
        other.text = ""


def _hide_placeholder(content: Element, styles: Styles, told: Told, part: str) -> None:
    """Takes out the words of a placeholder, which its style tells from a text that a program put there."""
    for run in [e for e in content.iter() if name(e) == "w:r"]:
        style = get(child(run, "w:rPr", "w:rStyle"), "val")
        if style and styles.is_called(style, _PLACEHOLDER):
            told.unseen("placeholder", part, text_of(run, "w:t"))
            for text in [e for e in run if name(e) == "w:t"]:
                text.text = ""
