"""The explanation names the answer, every entry considered, the arithmetic with its inputs, and what is
lacking.
"""

from dataclasses import asdict

from goods import item, judged

from classifier.wording.explain import tree


def lines(*products: str, **values: str) -> list[str]:
    it = item(*products, **values)
    return tree(it, judged(it)).split("\n")


def test_the_first_line_is_the_answer():
    assert lines("ncm_hydroxide")[0] == "a model (ncm_hydroxide): controlled 3C901.a.2.a"


def test_every_criterion_is_shown_even_where_another_settled_the_entry():
    shown = lines("lfp_cathode", compaction_density="2.2")
    assert (
        "    compaction_density >= 2.5 g/cm3: no: 2.2 g/cm3, margin -12.0%, turns if compaction_density >= 2.5 g/cm3"
        in shown
    )
    assert "    specific_capacity >= 156 mAh/g: open: not known" in shown


def test_the_arithmetic_is_shown_with_its_inputs():
    shown = lines("lithium_ion_cell", energy="18", mass="72")
    start = shown.index("  derived: gravimetric_energy_density = energy × 1000 ÷ mass = 250 Wh/kg")
    assert shown[start + 1 : start + 3] == ["    energy 18 Wh", "    mass 72 g"]


def test_what_is_missing_is_told():
    assert "  missing: mass" in lines("lithium_ion_cell", energy="18")


def test_an_entry_of_another_product_of_the_family_is_considered_and_says_why_not():
    findings = {f.code: f for f in judged(item("nca_hydroxide")).findings}
    assert findings["3C901.a.2.a"].truth == "false" and "not what the entry names" in findings["3C901.a.2.a"].reason


def test_a_determination_becomes_plain_data_with_the_report_s_names():
    data = asdict(judged(item("lithium_ion_cell", gravimetric_energy_density="250")))
    wanted = {"outcome", "codes", "near", "status", "missing", "assumptions", "findings", "remark"}
    assert wanted <= set(data)
    assert {"code", "truth", "reason", "criteria"} <= set(data["findings"][0])
    assert {"property", "test", "truth", "value", "margin", "flips_if"} <= set(data["findings"][0]["criteria"][0])
    assert {"in_force", "instrument", "note", "zh", "checked", "age"} == set(data["status"])
