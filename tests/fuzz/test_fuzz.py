"""Whatever comes in, the readers answer with pages and problems, and the matchers with places in the text.

Bounded here; longer by hand: `GAUGER_FUZZ=5000 pytest tests/fuzz`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from sound import documents

from casebook.workers.job import Job
from casebook.workers.worker import answer, catalogue_of
from classifier.law.catalogue import Catalogue
from classifier.loading.load import CatalogueError, load
from extractor.document.model import Source, Status
from extractor.intake.archive import unpack
from extractor.intake.sources import open_source
from extractor.language.numbers.quantities import Numbers
from extractor.language.terms import Terms

EXAMPLES = int(os.environ.get("GAUGER_FUZZ", "30"))
bounded = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
JOB = Job(date(2026, 12, 1), "default", "0.1.0")

PIECES = st.sampled_from(
    [
        "Nominal capacity",
        "标称容量",
        "4.9 Ah",
        "4,9",
        "±",
        "-",
        "–",
        "≤",
        "~",
        "3.7V",
        "Wh/kg",
        "10^3",
        "1e9",
        "１２",
        "½",
        "²",
        "％",
        "%",
        "max.",
        "(",
        ")",
        "/",
        ":",
        "\n",
        "  ",
        "mAh",
        "g",
        "kg",
        "\x00",
        "\u202e",
        "�",
        "１．５",
        "1.2.3",
        "999999999999999999999999",
        "1e999999",
        "0.2C",
        "-40~60℃",
        "5x",
        "×10⁻⁶",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join), st.lists(PIECES, max_size=14).map(" ".join))

HEADS = st.sampled_from(
    (b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
     b"From: a@b\r\nMIME-Version: 1.0\r\n", b"")
)  # fmt: skip
PDF_PIECES = st.sampled_from(
    (b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n", b"2 0 obj<</Type/Pages/Kids[3 0 R 2 0 R]/Count 9>>endobj\n",
     b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e-9]/Contents 4 0 R>>endobj\n",
     b"4 0 obj<</Length 30>>stream\nBT /F 9 Tf (4.9 Ah) Tj ET 0 0 m 9 9 l S\nendstream endobj\n",
     b"trailer<</Root 1 0 R>>\n", b"startxref\n0\n%%EOF", b"<</Encrypt 5 0 R>>", b"\x00\xff[[[[<<<<")
)  # fmt: skip


SPLICED = (b"<", b">", b"</table>", b"<td rowspan=9999999>", b"&#x110000;", b"\xff\xff\xff\x7f", b"\x00\x00", b'"', b"\t", b"\x24\x80")  # fmt: skip


@cache
def words() -> tuple[Terms, Numbers]:
    vocabulary = catalogue_of(()).vocabulary
    return Terms(vocabulary), Numbers(vocabulary)


@bounded
@given(TEXTS, st.booleans())
def test_every_amount_lies_in_the_text_and_has_its_bounds_in_order(text: str, comma: bool) -> None:
    for amount in words()[1].find(text, decimal_comma=comma):
        assert 0 <= amount.start < amount.end <= len(text)


@bounded
@given(TEXTS)
def test_every_term_lies_in_the_text(text: str) -> None:
    for term in words()[0].find(text):
        assert 0 <= term.start < term.end <= len(text)


@bounded
@given(HEADS, st.binary(max_size=400))
def test_any_bytes_get_an_answer_with_a_reason(head: bytes, tail: bytes) -> None:
    _answered(head + tail)


@bounded
@given(st.lists(PDF_PIECES, max_size=12))
def test_any_broken_pdf_gets_an_answer_with_a_reason(pieces: list[bytes]) -> None:
    _answered(b"%PDF-1.4\n" + b"".join(pieces))


KINDS = (".htm", ".xml", ".ods", ".tsv", ".csv", ".xls", ".dat", ".eml", ".p7m.eml", ".msg", ".zip")


@cache
def sound() -> Mapping[str, bytes]:
    return documents(b"%PDF-1.4\n")


SPLICES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.one_of(st.binary(max_size=6), st.sampled_from(SPLICED))),
    max_size=8,
)


@settings(bounded, max_examples=max(EXAMPLES // 4, 1))
@pytest.mark.parametrize("kind", KINDS)
@given(splices=SPLICES, kept=st.floats(0.2, 1))
def test_any_damage_to_a_document_of_any_kind_ends_in_an_answer(
    kind: str, splices: list[tuple[float, int, bytes]], kept: float
) -> None:
    data = sound()[kind]
    for where, gone, put in splices:
        at = int(where * len(data))
        data = data[:at] + put + data[at + gone :]
    data = data[: int(kept * len(data)) + 1] if kept < 0.9 else data
    for inner in unpack(open_source(f"a{kind}", data)):
        if isinstance(inner, Source):
            _answered(inner.data, inner.identity.name)


def _answered(data: bytes, name: str = "a") -> None:
    made = answer(open_source(name, data), JOB, False)
    assert made.status is Status.READ or made.problems
    assert "the program failed" not in " ".join(p.message for p in made.problems)


YAML = st.lists(
    st.sampled_from(
        [
            "units:\n",
            "properties:\n",
            "  - name: x\n",
            "    canonical: Ah\n",
            '    factor: "1"\n',
            "  - *a\n",
            "&a\n",
            "!!python/object:os.system\n",
            "    aliases: [a, a]\n",
            "entries: {}\n",
            "- \n",
            ": \n",
            "\t\n",
            "3E901: NO\n",
            "policies: null\n",
        ]
    ),
    max_size=10,
).map("".join)


@bounded
@given(st.one_of(YAML, st.text(max_size=60)))
def test_any_office_file_loads_or_is_refused_with_its_name(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("office")
    (folder / "vocabulary").mkdir()
    (folder / "vocabulary" / "units.yaml").write_text(text, "utf-8", "replace")
    try:
        assert isinstance(load(folder), Catalogue)
    except CatalogueError as refused:
        assert "units.yaml" in str(refused)
