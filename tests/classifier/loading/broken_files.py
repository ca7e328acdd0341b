"""Files of a catalogue with one mistake each, by the rule that they break: path, text, and what the error says."""

ACT = """instrument:
  id: "TEST 1"
  issuers: [MOFCOM]
  number: "No. 1"
  title: {en: "an act"}
  source: {text: "invented"}
"""
ENTRY = """entries:
  - code: "3C999.a"
    en: "a thing"
    products: [lfp_cathode]
    source: "invented"
"""
EVENT = """events:
  - effect: suspends
    instrument: "TEST 1"
    affects: ["MOFCOM+GACC 2025-58"]
    first: "2027-01-01"
    text: {en: "suspended"}
    source: {text: "invented"}
"""
LIMIT = """limits:
  - id: a_limit
    products: [lfp_cathode]
    property: specific_capacity
    above: "178"
    unit: mAh/g
    text: {en: "a limit"}
    source: "invented"
"""
POLICY = """policy: ours
text: {en: "ours"}
kindred:
  id: K
  date: "2026-11-22"
  text: {en: "kindred"}
  goods:
    - product: lmfp_cathode
      near: ["3C901.a.1"]
      text: {en: "kindred"}
"""
ONE_SIDED = """policy: ours
text: {en: "ours"}
one_sided: {id: O, date: "2026-11-22", text: {en: "ends"}, low_factor: "0.9", high_factor: "1.1", properties: [mas]}
"""
TRUST = """policy: ours
text: {{en: "ours"}}
trust: {{id: T, date: "2026-11-22", text: {{en: "trust"}}, order: [{order}]}}
"""
SIGNED = 'second_signature: {{id: S, date: "2026-11-22", text: {{en: "two sign"}}, outcomes: [{signed}]}}\n'
BLIND = 'blind_entry: {{id: B, date: "2026-11-22", text: {{en: "unseen"}}, who: {who}, outcomes: [{blind}]}}\n'
OURS = 'policy: ours\ntext: {en: "ours"}\n'
CRITERION = '    criteria:\n      - {property: compaction_density, test: ">=", limit: "2.5", unit: g/cm³}\n'
ACTS, HOUSE, LIMITS = "instruments/a.yaml", "policy/a.yaml", "limits.yaml"
WORDS = "vocabulary/a.yaml"

BROKEN = {
    "not YAML": (WORDS, "products: [", ["a.yaml:2", "not YAML"]),
    "a key twice": (
        WORDS,
        "products:\n  a: {family: other}\n  a: {family: other}\n",
        ["a.yaml:3", "products.a", "twice"],
    ),
    "a list of phrases that the program does not ask for": (
        WORDS,
        "phrases: {frim: {en: [Ltd]}}\n",
        ["a.yaml:1", "'frim'", "'firm'"],
    ),
    "a rule for a product that nobody defines": (
        WORDS,
        "goods: {rules: {anode: [{said: [natural], is: [natural_graphite_anod]}]}}\n",
        ["goods.rules.anode[0].is[0]", "'natural_graphite_anode'"],
    ),
    "a rule that asks for a sign that nobody gives": (
        WORDS,
        "goods: {rules: {anode: [{said: [naturel], is: [other]}]}}\n",
        ["goods.rules.anode[0].said[0]", "'natural'"],
    ),
    "a rule with two answers": (
        WORDS,
        "goods: {rules: {anode: [{is: [other], try: battery}]}}\n",
        ["goods.rules.anode[0]", "one answer"],
    ),
    "an unknown part of the vocabulary": (WORDS, "product: {}\n", ["a.yaml:1", "'product'", "'products'"]),
    "two parts in one file": (WORDS, "products: {}\nunits: []\n", ["one key at its top"]),
    "a file in no known place": ("polices/a.yaml", "policy: a\n", ["no file of a catalogue", "'policy'"]),
    "an unknown key": (
        WORDS,
        "products:\n  a:\n    family: other\n    term: {}\n",
        ["a.yaml:4", "products.a.term", "'terms'"],
    ),
    "an unknown language": (
        WORDS,
        "products:\n  a: {family: other, terms: {en_: [x]}}\n",
        ["products.a.terms.en_", "'en'"],
    ),
    "a name that is no name": (
        WORDS,
        "products:\n  Big Thing: {family: other}\n",
        ["Big Thing", "should match"],
    ),
    "a new product without a family": (WORDS, "products:\n  a: {}\n", ["a.yaml:2", "products.a", "family"]),
    "a property with another unit": (
        WORDS,
        "properties:\n  mass: {unit: kg}\n",
        ["properties.mass.unit", "already in g"],
    ),
    "a factor that is not positive": (
        WORDS,
        'units: [{name: x, canonical: g, factor: "0"}]\n',
        ["units[0].factor", "greater than 0"],
    ),
    "a factor that is no number": (
        WORDS,
        "units: [{name: x, canonical: g, factor: ten}]\n",
        ["units[0].factor", "'ten'"],
    ),
    "a unit defined anew": (
        WORDS,
        'units: [{name: kg, canonical: g, factor: "999"}]\n',
        ["units[0].factor", "already is 1000 g"],
    ),
    "a missing key": (
        ACTS,
        ACT.replace('  number: "No. 1"\n', ""),
        ["a.yaml:1", "instrument.number", "missing"],
    ),
    "a date that is none": (
        ACTS,
        ACT + '  effective: "2027-13-01"\n',
        ["a.yaml:7", "instrument.effective", "2027-13-01"],
    ),
    "effective before promulgated": (
        ACTS,
        ACT + '  promulgated: "2027-02-01"\n  effective: "2027-01-01"\n',
        ["a.yaml:8", "instrument.effective", "on or after"],
    ),
    "entries without an act": (ACTS, ENTRY, ["a.yaml:1", "entries", "below the instrument"]),
    "an unknown product": (
        ACTS,
        ACT + ENTRY.replace("lfp_cathode", "lfp_cathod"),
        ["a.yaml:10", "products[0]", "'lfp_cathode'"],
    ),
    "an unknown open product": (
        ACTS,
        ACT + ENTRY + "    open_products: [{product: sand_mil, question: {en: q}}]\n",
        ["open_products[0].product", "'sand_mill'"],
    ),
    "a parent of another branch": (
        ACTS,
        ACT + ENTRY + '    parent: "3B901"\n',
        ["a.yaml:12", "parent", "no parent of 3C999.a"],
    ),
    "a code twice": (
        ACTS,
        ACT + ENTRY + ENTRY.removeprefix("entries:\n"),
        ["a.yaml:12", "entries[1].code", "3C999.a"],
    ),
    "a tariff line of seven digits": (
        ACTS,
        ACT + ENTRY + '    tariff_lines: ["8507600"]\n',
        ["tariff_lines[0]", "8507600"],
    ),
    "an unknown property": (
        ACTS,
        ACT + ENTRY + CRITERION.replace("compaction", "compacton"),
        ["property", "'compaction_density'"],
    ),
    "a unit of another kind": (
        ACTS,
        ACT + ENTRY + CRITERION.replace("g/cm³", "g/cm4"),
        ["criteria[0].unit", "'g/cm4'", "g/cm"],
    ),
    "a relation that the law does not use": (
        ACTS,
        ACT + ENTRY + CRITERION.replace(">=", "=>"),
        ["criteria[0].test", "'=>'", "'>='"],
    ),
    "a limit of zero": (
        ACTS,
        ACT + ENTRY + CRITERION.replace('"2.5"', '"0"'),
        ["criteria[0].limit", "greater than 0"],
    ),
    "a number asked of a text": (
        ACTS,
        ACT + ENTRY + CRITERION.replace("compaction_density", "use"),
        ["use is text"],
    ),
    "a term asked of a number": (
        ACTS,
        ACT + ENTRY + "    criteria:\n      - {property: mass, one_of: [heavy]}\n",
        ["criteria[0].one_of", "mass is a number in g"],
    ),
    "an unknown flag": (
        ACTS,
        ACT + ENTRY + "    flags: [{kind: suspected_missprint, text: {en: x}}]\n",
        ["flags[0].kind", "'suspected_misprint'"],
    ),
    "an unknown act": (
        ACTS,
        ACT + EVENT.replace("2025-58", "2025-85"),
        ["affects[0]", "no instrument", "2025-58"],
    ),
    "an event that ends before it begins": (
        ACTS,
        ACT + EVENT + '    last: "2026-01-01"\n',
        ["events[0].last", "before the first"],
    ),
    "an unknown effect": (
        ACTS,
        ACT + EVENT.replace("effect: suspends", "effect: suspend"),
        ["events[0].effect", "'suspends'"],
    ),
    "a pointer to an unknown product": (
        ACTS,
        "pointers: [{id: a, products: [sand_mil], text: {en: x}, source: {text: y}}]\n",
        ["pointers[0].products[0]", "'sand_mill'"],
    ),
    "a limit without a side": (
        LIMITS,
        LIMIT.replace('    above: "178"\n', ""),
        ["limits[0].above", "either"],
    ),
    "a limit with both sides": (LIMITS, LIMIT + '    below: "1"\n', ["limits[0].above", "either"]),
    "a limit on an unknown property": (
        LIMITS,
        LIMIT.replace("specific_cap", "specifc_cap"),
        ["limits[0].property", "'specific_capacity'"],
    ),
    "a doubt about an unknown property": (
        LIMITS,
        LIMIT + "    doubts: mas\n",
        ["limits[0].doubts", "'mass'"],
    ),
    "a kindred product that is unknown": (
        HOUSE,
        POLICY.replace("lmfp_cathode", "lmfp_cathod"),
        ["goods[0].product", "'lmfp_cathode'"],
    ),
    "a kindred code that is unknown": (
        HOUSE,
        POLICY.replace("3C901.a.1", "3C901.a.7"),
        ["goods[0].near[0]", "no entry", "3C901.a."],
    ),
    "a kindred property without a limit": (
        HOUSE,
        POLICY + "      property: mass\n",
        ["goods[0].property", "has a limit"],
    ),
    "an order of trust with an unknown kind of document": (
        HOUSE,
        TRUST.format(order="test_report, data_sheet"),
        ["trust.order[1]", "'datasheet'"],
    ),
    "an order of trust that names a kind twice": (
        HOUSE,
        TRUST.format(order="test_report, datasheet, test_report"),
        ["trust.order[2]", "twice"],
    ),
    "an order of trust of one kind": (HOUSE, TRUST.format(order="datasheet"), ["trust.order", "at least 2"]),
    "a second signature under an unknown outcome": (
        HOUSE,
        OURS + SIGNED.format(signed="controlled, closed"),
        ["a.yaml:3", "second_signature.outcomes[1]", "'close'"],
    ),
    "a blind entry by nobody known": (
        HOUSE,
        OURS + BLIND.format(who="everybody", blind="close"),
        ["a.yaml:3", "blind_entry.who", "'everyone'"],
    ),
    "a blind entry of nothing": (HOUSE, OURS + BLIND.format(who="second", blind=""), ["outcomes", "at least 1"]),
    "a blind second person where nobody is second": (
        HOUSE,
        OURS + BLIND.format(who="second", blind="close, not_controlled"),
        ["a.yaml:3", "blind_entry.outcomes[1]", "not_controlled", "under second_signature too"],
    ),
    "a second signature taken from a blind second person": (
        HOUSE,
        OURS + SIGNED.format(signed="controlled"),
        ["a.yaml:3", "second_signature.outcomes", "P6", "close, which one person signs"],
    ),
    "a one-sided rule for an unknown property": (HOUSE, ONE_SIDED, ["one_sided.properties[0]", "'mass'"]),
}
