"""Characters of fonts whose codes are no Unicode: Symbol, and what of Wingdings stands in papers.

The codes of Symbol are those of its built-in encoding (PostScript Language Reference, 3rd edition, appendix E.5);
office files write them as they are, or lifted to U+F000.
"""

from __future__ import annotations

_FROM_20 = "\u0020!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_FROM_A0 = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uf8f0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = {
    **dict(enumerate(_FROM_20, 0x20)),
    **dict(enumerate(_FROM_A0, 0xA0)),
}
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○",
    0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0xA3: "□", 0x97: "●"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_LIFTED = range(0xF020, 0xF100)


def shown(text: str, font: str | None) -> str:
    """A text as it looks in a font. A lifted code whose font is no such font is taken for one of Symbol."""
    table = _FONTS.get((font or "").strip().lower())
    if table is None:
        if not any(ord(c) in _LIFTED for c in text):
            return text
        return "".join(_SYMBOL.get(ord(c) - 0xF000, c) if ord(c) in _LIFTED else c for c in text)
    return "".join(table.get(ord(c) - 0xF000 if ord(c) in _LIFTED else ord(c), c) for c in text)
