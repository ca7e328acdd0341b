"""Words of the trade are data in `catalogue/`: a pattern in code holds the grammar of numbers and of file formats alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from classifier.loading.load import load

ROOT = Path(__file__).parents[2]
PACKAGES = ("classifier", "extractor", "casebook", "tui")

CHINESE = re.compile(r"[\u2e80-\u2fdf\u3040-\u30fa\u3400-\u9fff\uac00-\ud7af]")
ENDS = set("一鿿가힣ぁ\u3040\u30fa\u3400\u2e80\u2fdf")
"""The first and last signs of a script, as the ends of a range."""

FORMATS = {
    "classifier/checking/act_tests.py": "the officers' own notation, `at`",
    "extractor/intake/decoding.py": "what characters become that an encoding lost",
    "extractor/intake/html.py": "HTML",
    "extractor/intake/html_drawings.py": "SVG",
    "extractor/intake/html_pictures.py": "addresses of pictures in HTML",
    "extractor/intake/html_styles.py": "CSS",
    "extractor/intake/mails/mail.py": "MIME",
    "extractor/intake/mails/mail_pictures.py": "addresses of pictures in HTML",
    "extractor/intake/mails/uuencoded.py": "uuencode",
    "extractor/intake/media_types.py": "HTML and XML",
    "extractor/language/numbers/refusals.py": "addresses of the web",
    "extractor/language/tokens.py": "radicals, which fonts put for the characters that look like them",
    "extractor/language/traditional.py": "the characters of a script, one for one, and no words",
    "extractor/readers/office/word/numbering.py": "how Word counts",
    "extractor/readers/office/workbook/shown/computed.py": "formulas of workbooks",
    "extractor/readers/office/workbook/shown/conditions.py": "formulas of workbooks",
    "extractor/readers/office/workbook/shown/dates.py": "number formats of workbooks",
    "extractor/readers/office/workbook/shown/number_formats.py": "number formats of workbooks",
    "extractor/readers/pdf/unseen/annotations.py": "operators of PDF",
    "casebook/state/rows/chinese.py": "our own sentences, told again in Chinese",
    "casebook/review/values/sources.py": "what a person types of a value's source",
}
"""Files whose words are a format's, or a notation's of our own."""

UNITS_OF_NAMES = {
    "extractor/rows/designations.py": {"Ah", "Wh", "rev", "ver", "version", "page", "iso", "iec", "gb", "un", "rohs", "din", "en", "ul", "tel", "fax", "no", "table", "fig"},
}  # fmt: skip
"""Signs by which a word is told to be no name of a model; no more may come.

The file answers for a word alone, at each word of each page, to rooms that hold no catalogue.
"""


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The texts of a module that are no docstrings."""
    said = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node


def patterns(tree: ast.AST) -> Iterator[str]:
    """The regular expressions of a module, pieces of them that have a name of their own included."""
    named = {
        t.id: n.value for n in ast.walk(tree) if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            owner = getattr(node.func, "value", None)
            if (getattr(owner, "id", "") == "re" and getattr(node.func, "attr", "") != "escape") or getattr(
                node.func, "id", ""
            ) == "Shape":
                yield text_of(node.args[0], named)


def text_of(node: ast.AST, named: dict[str, ast.expr]) -> str:
    """What an expression says as text, as far as it is written out."""
    pieces = []
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            pieces.append(part.value)
        elif isinstance(part, ast.Name) and isinstance(known := named.get(part.id), ast.Constant):
            pieces.append(str(known.value))
    return " ".join(pieces)


def words(pattern: str) -> set[str]:
    """The words that a pattern spells: two Latin letters and more, and each Chinese, Japanese or Korean sign."""
    text = re.sub(r"<<\w+[!~^<]?>>|\(\?P<\w+>|\(\?P=\w+\)|\(\?[aiLmsux-]+[:)]", " ", pattern)
    text = text.replace("A-Za-z", " ")
    text = re.sub(r"\\[uxN]\w+|\\[a-zA-Z]", " ", text)
    spelled = re.sub(r"\[[^\]]*\]", " ", text)
    ordinals = {"st", "nd", "rd", "th"}
    return (set(re.findall(r"[A-Za-z]{2,}", spelled)) | set(CHINESE.findall(text))) - ENDS - ordinals


def spelled_in(path: str) -> set[str]:
    """The words that a file's patterns spell; in the extractor, which says nothing in Chinese, its other texts too."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    found = {word for pattern in patterns(tree) for word in words(pattern)}
    if path.startswith("extractor/"):
        found |= {c for text in strings(tree) for c in CHINESE.findall(text.value)} - ENDS
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('import re\nA = re.compile(r"\\d+\\s?(?:pcs|个)")', {"pcs", "个"}),
        ('import re\nB = "carton"\nA = re.compile(rf"{B}\\d")', {"carton"}),
        ('A = Shape(r"<<rated>>\\s*volts?\\d")', {"volts"}),
        ('import re\nA = re.compile(r"(?P<day>\\d+)\\s?年[A-Za-z]+")', {"年"}),
        ('import re\nA = re.compile(r"[\\u4e00-鿿]{2}|[二三十]|第\\d")', {"二", "三", "十", "第"}),
    ],
)
def test_a_word_in_a_pattern_is_found(source: str, expected: set[str]) -> None:
    assert expected == {word for pattern in patterns(ast.parse(source)) for word in words(pattern)}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_pattern_holds_a_word_of_the_trade(package: str) -> None:
    files = (f.relative_to(ROOT).as_posix() for f in (ROOT / package).rglob("*.py"))
    found = {f: spelled_in(f) for f in files if f not in FORMATS}
    allowed = {f: more for f, s in found.items() if (more := s - UNITS_OF_NAMES.get(f, set()))}
    assert allowed == {}


NAMED_BY_THE_CATALOGUE = ("declaration_box", "statement_name")
FINDINGS = ("casebook/checking", "casebook/shipments/goods")


def whole_texts(tree: ast.AST) -> set[str]:
    """The texts of a module that are no pieces of a sentence."""
    pieces = {id(part) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for part in n.values}
    return {str(text.value).strip() for text in strings(tree) if id(text) not in pieces}


@pytest.mark.parametrize("room", FINDINGS)
def test_what_findings_call_a_box_of_the_declaration_is_the_catalogues(room: str) -> None:
    cues = load().vocabulary.cues
    names = {zh for cue in NAMED_BY_THE_CATALOGUE for g in cues[cue].groups.values() for zh in g.get("zh", ())}
    found = {
        file.relative_to(ROOT).as_posix(): said
        for file in (ROOT / room).rglob("*.py")
        if (said := names & whole_texts(ast.parse(file.read_text("utf-8"))))
    }
    assert found == {}


@pytest.mark.parametrize("path", [*FORMATS, *UNITS_OF_NAMES])
def test_each_exception_is_still_one(path: str) -> None:
    spelled = spelled_in(path)
    assert spelled
    assert UNITS_OF_NAMES.get(path, set()) <= spelled
