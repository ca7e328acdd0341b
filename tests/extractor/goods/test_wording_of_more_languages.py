"""Papers in Polish, Czech, Hungarian, Turkish, Portuguese, Dutch and Swedish: goods, labels, kinds and purposes in them."""

from __future__ import annotations

from functools import cache

import pytest

from extractor.goods.identity.product import identify
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn, facts
from tests.extractor.words import terms

# Title, name of one, voltage, capacity, energy, mass, "approx.", charger, carton "up to", what a customer says of an old one.
SHOPS = {
    "pl": (
        "Akumulatory litowo-jonowe do hulajnóg i rowerów",
        "Bateria",
        ("Napięcie znamionowe", "Pojemność", "Energia", "Masa netto", "ok."),
        ("Ładowarka w zestawie", "Karton wysyłkowy", "do"),
        "Moja stara bateria 11 Ah ważyła 2,9 kg.",
    ),
    "cs": (
        "Lithium-iontové baterie pro elektrokola",
        "Baterie",
        ("Jmenovité napětí", "Kapacita", "Energie", "Hmotnost", "cca"),
        ("Nabíječka v balení", "Balení v kartonu", "do"),
        "Můj starý model 11 Ah měl 2,9 kg.",
    ),
    "hu": (
        "Lítium-ion akkumulátorok elektromos kerékpárokhoz",
        "Akkumulátor",
        ("Névleges feszültség", "Kapacitás", "Energia", "Nettó tömeg", "kb."),
        ("Akkumulátortöltő", "Bruttó tömeg", "legfeljebb"),
        "A korábbi modell 11 Ah volt, tömege 2,9 kg.",
    ),
    "tr": (
        "Elektrikli bisikletler için lityum iyon bataryalar",
        "Batarya",
        ("Nominal gerilim", "Kapasite", "Enerji", "Net ağırlık", "yaklaşık"),
        ("Şarj cihazı", "Koli ağırlığı", "en fazla"),
        "Eski model 11 Ah ve ağırlığı 2,9 kg.",
    ),
    "pt": (
        "Baterias de iões de lítio para bicicletas elétricas",
        "Bateria",
        ("Tensão nominal", "Capacidade", "Energia", "Peso líquido", "aprox."),
        ("Carregador incluído", "Peso da embalagem", "até"),
        "O meu modelo antigo 11 Ah pesava 2,9 kg.",
    ),
    "nl": (
        "Lithium-ion accu's voor elektrische fietsen",
        "Accu",
        ("Nominale spanning", "Capaciteit", "Energie", "Nettogewicht", "ca."),
        ("Oplader inbegrepen", "Brutogewicht", "hoogstens"),
        "De voorganger 11 Ah weegt 2,9 kg.",
    ),
    "sv": (
        "Litiumjonbatterier för elcyklar",
        "Batteri",
        ("Nominell spänning", "Kapacitet", "Energi", "Nettovikt", "ca"),
        ("Batteriladdare ingår", "Bruttovikt", "högst"),
        "Jämfört med 11 Ah och 2,9 kg förut.",
    ),
}

MODELS = (("HQ-36-128", "36", "12,8", "461", "2,9"), ("HQ-48-160", "48", "16,0", "768", "4,4"))


@cache
def pipeline() -> Pipeline:
    return Pipeline(catalogue())


def _page(language: str) -> bytes:
    title, name, (voltage, capacity, energy, mass, about), (charger, carton, up_to), customer = SHOPS[language]
    cards = "".join(
        f"<div><h3>{name} {model}</h3><ul><li>{voltage} {volts} V</li><li>{capacity} {hours} Ah</li>"
        f"<li>{energy} {watts} Wh</li><li>{mass} {about} {kilos} kg</li></ul></div>"
        for model, volts, hours, watts, kilos in MODELS
    )
    table = (
        f"<table><tr><th>{charger}</th><td>230 V, 42 V, 0,7 kg</td></tr>"
        f"<tr><th>{carton}</th><td>450 × 180 × 140 mm, {up_to} 8 kg</td></tr></table>"
    )
    page = f"<html lang='{language}'><meta charset='utf-8'><h1>{title}</h1>{cards}{table}<p>{customer}</p></html>"
    return page.encode()


@pytest.mark.parametrize("language", SHOPS)
def test_a_shops_page_gives_each_pack_with_its_values(language: str) -> None:
    read = pipeline().read(open_source("shop.html", _page(language)))
    found = {
        item.label: (
            item.product,
            {f.property: (str(f.value), str(f.kind or "")) for f in item.facts if f.value and f.property in _ASKED},
        )
        for item in read.items
    }
    assert found == {
        model: (
            "lithium_ion_pack",
            {
                "nominal_voltage": (f"{volts} V", "nominal"),
                "capacity": (f"{hours.replace(',', '.').removesuffix('.0')} Ah", ""),
                "energy": (f"{watts} Wh", ""),
                "mass": (f"{int(kilos.replace(',', '')) * 100} g", "approximate"),
            },
        )
        for model, volts, hours, watts, kilos in MODELS
    }


_ASKED = ("nominal_voltage", "capacity", "energy", "mass")

LABELS = {
    "capacity 5 Ah": [
        "Pojemność znamionowa",
        "Jmenovitá kapacita",
        "Névleges kapacitás",
        "Anma kapasitesi",
        "Capacidade nominal",
        "Nominale capaciteit",
        "Märkkapacitet",
    ],
    "nominal_voltage 3.65 V": ["Napięcie nominalne", "Napětí článku", "Cellafeszültség", "Voltaj", "Celspanning"],
    "energy 18 Wh": ["Energia znamionowa", "Jmenovitá energie", "Névleges energia", "Nominal enerji", "Energiinnehåll"],
    "mass 70 g": [
        "Waga ogniwa",
        "Hmotnost článku",
        "Cellatömeg",
        "Ağırlık",
        "Peso da célula",
        "Celgewicht",
        "Cellvikt",
    ],
    "gravimetric_energy_density 260 Wh/kg": [
        "Gęstość energii",
        "Hustota energie",
        "Energiasűrűség",
        "Enerji yoğunluğu",
        "Densidade energética",
        "Energiedichtheid",
        "Energidensitet",
    ],
    "compaction_density 2.4 g/cm3": [
        "Gęstość prasowania",
        "Lisovací hustota",
        "Tömörítési sűrűség",
        "Sıkıştırma yoğunluğu",
        "Densidade de compactação",
        "Persdichtheid",
        "Pressdensitet",
    ],
    "tap_density 1.1 g/cm3": [
        "Gęstość utrzęsiona",
        "Setřesná hustota",
        "Rázott sűrűség",
        "Tap yoğunluğu",
        "Densidade batida",
        "Klopdichtheid",
        "Skakdensitet",
    ],
    "specific_capacity 350 mAh/g": [
        "Pojemność właściwa",
        "Měrná kapacita",
        "Fajlagos kapacitás",
        "Özgül kapasite",
        "Capacidade específica",
        "Specifieke capaciteit",
        "Specifik kapacitet",
    ],
    "volume 60 L": [
        "Objętość komory",
        "Užitný objem",
        "Hasznos térfogat",
        "Hazne hacmi",
        "Kamervolume",
        "Kammarvolym",
        "Mahlkammer",
    ],
    "charge_voltage 54 V": ["Tensione di ricarica"],
}


@pytest.mark.parametrize(("told", "label"), [(told, label) for told, labels in LABELS.items() for label in labels])
def test_a_label_is_read(told: str, label: str) -> None:
    value = told.split(" ", 1)[1].replace("g/cm3", "g/cm³")
    (found,) = facts(drawn(f"{label}     {value}"))
    assert found.startswith(told)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("minimum", "Pojemność     co najmniej 5 Ah"),
        ("minimum", "Kapacita     nejméně 5 Ah"),
        ("minimum", "Kapacitás     legalább 5 Ah"),
        ("minimum", "Kapasite     en az 5 Ah"),
        ("minimum", "Capacidade mínima     5 Ah"),
        ("minimum", "Minimale capaciteit     5 Ah"),
        ("minimum", "Minsta kapacitet     5 Ah"),
        ("maximum", "Masa     nie więcej niż 70 g"),
        ("maximum", "Hmotnost     nejvýše 70 g"),
        ("maximum", "Tömeg     legfeljebb 70 g"),
        ("maximum", "Ağırlık     en fazla 70 g"),
        ("maximum", "Peso     no máximo 70 g"),
        ("maximum", "Gewicht     hoogstens 70 g"),
        ("maximum", "Vikt     högst 70 g"),
        ("approximate", "Masa     około 70 g"),
        ("approximate", "Hmotnost     přibližně 70 g"),
        ("approximate", "Tömeg     körülbelül 70 g"),
        ("approximate", "Ağırlık     yaklaşık 70 g"),
        ("approximate", "Gewicht     ongeveer 70 g"),
        ("approximate", "Vikt     ungefär 70 g"),
        ("typical", "Typowa pojemność     5 Ah"),
        ("typical", "Tipik kapasite     5 Ah"),
    ],
)
def test_words_beside_a_number_bound_it(kind: str, line: str) -> None:
    (found,) = facts(drawn(line))
    assert found.endswith(kind)


NAMED = [
    ("lithium_ion_cell", "Ogniwo litowo-jonowe 3,6 V"),
    ("lithium_ion_cell", "Lithium-iontový článek 3,6 V"),
    ("lithium_ion_cell", "Lítium-ion cella 3,6 V"),
    ("lithium_ion_cell", "Lityum iyon hücre 3,6 V"),
    ("lithium_ion_cell", "Célula de íons de lítio 3,6 V"),
    ("lithium_ion_cell", "Lithium-ioncel 3,6 V"),
    ("lithium_ion_cell", "Litiumjoncell 3,6 V"),
    ("lithium_ion_pack", "Pakiet akumulatorów litowo-jonowych 48 V"),
    ("lithium_ion_pack", "Litiumjonbatteripaket 48 V"),
    ("lfp_cathode", "Fosforan litowo-żelazowy, proszek"),
    ("lfp_cathode", "Lityum demir fosfat tozu"),
    ("lfp_cathode", "Lithiumijzerfosfaat in poedervorm"),
    ("ternary_cathode", "Materiał katodowy NMC do akumulatorów"),
    ("ternary_cathode", "NCM katódanyag"),
    ("ncm_hydroxide", "Wodorotlenek niklowo-kobaltowo-manganowy"),
    ("ncm_hydroxide", "Hidróxido de níquel cobalto manganês"),
    ("artificial_graphite_anode", "Materiał anodowy z grafitu syntetycznego"),
    ("artificial_graphite_anode", "Yapay grafit anot malzemesi"),
    ("graphite_not_anode", "Elektrody grafitowe 600 mm"),
    ("natural_graphite", "Természetes pikkelyes grafit"),
    ("winding_machine", "Nawijarka ogniw"),
    ("sand_mill", "Perlový mlýn 60 L"),
    ("spray_dryer", "Sproeidroger 15 kW"),
    ("other", "Ładowarka do akumulatorów litowych 48 V"),
    ("other", "Nabíječka pro akumulátory 42 V"),
    ("other", "Batteriladdare 42 V"),
    ("other_battery", "Akumulator kwasowo-ołowiowy 12 V"),
    ("other_battery", "Loodzuur accu 12 V"),
]


@pytest.mark.parametrize(("product", "line"), NAMED)
def test_goods_are_told_by_their_names(product: str, line: str) -> None:
    assert product in identify(line, terms()).products


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("datasheet", "Karta katalogowa"),
        ("datasheet", "Technický list"),
        ("datasheet", "Műszaki adatlap"),
        ("datasheet", "Ficha técnica"),
        ("safety_data_sheet", "Veiligheidsinformatieblad"),
        ("safety_data_sheet", "Säkerhetsdatablad"),
        ("test_report", "Sprawozdanie z badań"),
        ("customs_declaration", "Gümrük beyannamesi"),
        ("order", "Beställning"),
        ("invoice", "Számla"),
    ],
)
def test_a_kind_of_paper_has_its_title_in_each(kind: str, title: str) -> None:
    groups = catalogue().vocabulary.cues["document_title"].groups
    assert title.lower() in {word.lower() for words in groups[kind].values() for word in words}
