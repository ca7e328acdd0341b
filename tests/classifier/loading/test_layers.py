"""The catalogue in layers: an officer adds a word, an act or a policy in a folder of their own."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from goods import item, law

from classifier.judging.classify import classify
from classifier.law.timeline import status
from classifier.loading.load import load, load_alone, shipped

ACT = """
instrument:
  id: "TEST 2027-1"
  issuers: [MOFCOM]
  number: "No. 1 of 2027"
  title: {en: "an act of the tests"}
  effective: "2027-01-01"
  declared: true
  source: {text: "invented"}
events:
  - effect: suspends
    instrument: "TEST 2027-1"
    affects: ["MOFCOM+GACC 2025-58"]
    first: "2027-01-01"
    last: "2027-06-30"
    text: {en: "suspended from 2027-01-01 through 2027-06-30"}
    source: {text: "invented"}
entries:
  - code: "3C999.a"
    parent: "3C999"
    en: "silicon anode material"
    products: [silicon_anode]
    source: "invented"
"""


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_folder_is_found_from_any_directory():
    assert (shipped() / "limits.yaml").is_file()


def test_an_officer_adds_a_synonym_without_touching_the_program(tmp_path: Path):
    put(tmp_path, "vocabulary/ours.yaml", "products:\n  sand_mill:\n    terms:\n      en: [slurry refiner]\n")
    mill = load(tmp_path).vocabulary.products["sand_mill"]
    assert mill.terms["en"][-1] == "slurry refiner" and mill.family == "machine"


def test_the_rooms_of_a_vocabulary_leave_the_order_of_its_files_as_their_names_have_it(tmp_path: Path):
    for name, word in (("goods/b", "second"), ("a", "first"), ("reading/deep/c", "third")):
        put(tmp_path, f"vocabulary/{name}.yaml", f"products:\n  sand_mill:\n    terms:\n      en: [{word} mill]\n")
    mill = load(tmp_path).vocabulary.products["sand_mill"]
    assert mill.terms["en"][-3:] == ("first mill", "second mill", "third mill")


def test_an_officer_adds_an_act_with_an_entry_and_a_suspension(tmp_path: Path):
    ours = load(put(tmp_path, "instruments/test-2027-1.yaml", ACT))
    found = classify(item("silicon_anode"), ours, as_of=date(2027, 2, 1))
    assert (found.outcome, found.codes, found.status.in_force) == ("controlled", ("3C999.a",), "yes")
    assert status(ours, "MOFCOM+GACC 2025-58", date(2027, 2, 1)).in_force == "suspended"
    assert status(ours, "MOFCOM+GACC 2025-58", date(2027, 7, 1)).in_force == "yes"


def test_an_officer_replaces_a_limit_of_the_same_name(tmp_path: Path):
    text = (
        'limits:\n  - id: lfp_capacity\n    products: [lfp_cathode]\n    property: specific_capacity\n    above: "172"\n'
        '    unit: mAh/g\n    text: {en: "tighter"}\n    source: "invented"\n'
    )
    limits = {limit.id: limit for limit in load(put(tmp_path, "limits.yaml", text)).limits}
    assert str(limits["lfp_capacity"].above) == "172" and len(limits) == len(law().limits)


def test_an_officer_adds_a_policy(tmp_path: Path):
    text = (
        'policy: wary\ntext: {en: "wary"}\nclose:\n  id: W1\n  date: "2026-11-22"\n'
        '  text: {en: "close is within 20 %"}\n  within: "0.2"\n'
    )
    ours = load(put(tmp_path, "policy/wary.yaml", text))
    found = classify(
        item("lithium_ion_cell", gravimetric_energy_density="245"),
        ours,
        as_of=date(2026, 12, 1),
        policy="wary",
    )
    assert (found.outcome, found.assumptions) == ("close", ("W1: close is within 20 %",))


def test_the_hash_names_the_bytes_of_all_layers(tmp_path: Path):
    put(tmp_path, "vocabulary/ours.yaml", "products:\n  sand_mill:\n    terms:\n      en: [pearl mill]\n")
    first = load(tmp_path).sha256
    put(tmp_path, "vocabulary/ours.yaml", "products:\n  sand_mill:\n    terms:\n      en: [bead mill]\n")
    assert len({first, load(tmp_path).sha256, law().sha256}) == 3
    assert law().sha256 == load().sha256 and law().sha256.startswith("sha256:")


def test_a_catalogue_of_a_folder_alone_has_nothing_of_the_shipped_one(tmp_path: Path):
    put(tmp_path, "vocabulary/units.yaml", 'units:\n  - {name: g, canonical: g, factor: "1"}\n')
    alone = load_alone(tmp_path)
    assert [u.name for u in alone.vocabulary.units] == ["g"] and alone.entries == ()


def test_a_code_that_the_catalogue_does_not_hold_is_an_error():
    with pytest.raises(KeyError, match="9X999"):
        law().entry("9X999")


HEAVY = ("yaml", "pydantic", "spacy", "pdfplumber", "pypdfium2", "rapidfuzz", "sqlalchemy", "textual")


def loaded_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_classifier_loads_no_library():
    assert (
        loaded_after("import classifier.loading.load, classifier.judging.classify, classifier.wording.explain") == set()
    )


def test_loading_a_catalogue_needs_only_the_two_that_read_and_check_it():
    by_files = "from classifier.loading.load import load_alone, shipped; load_alone(shipped())"
    assert loaded_after(by_files) == {"yaml", "pydantic"}


def test_a_catalogue_that_is_kept_compiled_needs_neither():
    load()
    assert loaded_after("from classifier.loading.load import load; load()") == set()


def test_the_classifier_has_no_clock():
    for path in (Path(__file__).parents[3] / "classifier").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in (".today(", ".now(", "import time\n", "time.time")), path.name


def test_an_act_without_a_date_of_effect_is_of_unknown_status(tmp_path: Path):
    undated = ACT.replace('  effective: "2027-01-01"\n', "")
    ours = load(put(tmp_path, "instruments/test-2027-1.yaml", undated))
    assert status(ours, "TEST 2027-1", date(2027, 2, 1)).in_force == "unknown"


def test_a_repealed_act_is_no_longer_in_force(tmp_path: Path):
    ours = load(put(tmp_path, "instruments/test-2027-1.yaml", ACT.replace("effect: suspends", "effect: repeals")))
    found = status(ours, "MOFCOM+GACC 2025-58", date(2028, 1, 1))
    assert (found.in_force, found.instrument) == ("no", "TEST 2027-1")


def test_an_officer_adds_a_word_of_a_pattern(tmp_path: Path):
    put(tmp_path, "vocabulary/ours.yaml", "phrases:\n  firm:\n    en: [Cyf]\n")
    firm = load(tmp_path).vocabulary.phrases["firm"]
    assert firm[-1] == "Cyf" and "Ltd" in firm
