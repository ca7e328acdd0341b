"""SpaCy's matcher by itself, and what it finds beside the matcher of the whole of spaCy. Each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

FIND = """
from classifier.loading.load import load
from extractor.language.terms import Terms
text = "Nominal capacities: 5.0 Ah; Cut-off voltage  2.5 V\\n标称电压 3.7V; graphite (人造石墨), hard carbon, 循环寿命 ≥500"
print(Terms(load().vocabulary).find(text * 3))
"""
LACKS = """
from extractor.language import matcher
whole = matcher._lent
def lacking():
    lent = whole()
    del lent["spacy.util"].SimpleFrozenDict
    return lent
matcher._lent = lacking
"""
LOADED = "import sys; print('thinc.config' in sys.modules, 'spacy.language' in sys.modules)"


def output(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True).stdout  # fmt: skip


@pytest.mark.parametrize(
    "before", ["import spacy", "import spacy.cli", LACKS], ids=["whole", "commands", "other names"]
)
def test_the_matcher_by_itself_finds_what_that_of_the_whole_of_spacy_finds(before: str) -> None:
    alone, whole = output(FIND + LOADED), output(before + FIND + LOADED)
    assert alone.splitlines()[-1] == "False False"
    assert whole.splitlines()[-1] == "True True"
    assert alone.splitlines()[0] == whole.splitlines()[0]
    assert "cutoff_voltage" in alone


def test_nothing_that_was_lent_stays() -> None:
    code = FIND + "import sys, thinc, srsly; print(thinc.__version__ > '8', srsly.json_dumps({'a': 1}))"
    assert output(code).splitlines()[-1] == 'True {"a":1}'
    lent = ["spacy", "spacy.util", "spacy.schemas", "spacy.lang.tokenizer_exceptions", "thinc", "thinc.api", "srsly"]
    assert output(FIND + f"import sys; print([m for m in {lent} if m in sys.modules])").splitlines()[-1] == "[]"


def test_a_real_part_that_is_there_already_is_used() -> None:
    code = (
        "import srsly, thinc.api"
        + FIND
        + "import srsly as after, thinc.api as api; print(srsly is after, hasattr(api, 'Config'))"
    )
    assert output(code).splitlines()[-1] == "True True"
