"""Papers of Spain, Latin America and Italy: goods, labels, purposes and denials in their own words."""

from __future__ import annotations

import pytest

from extractor.goods.identity.product import identify
from extractor.goods.statements.purposes import uses
from tests.extractor.drawn import drawn, facts
from tests.extractor.words import terms

NAMED = [
    ("lithium_ion_cell", "Celda prismática LFP 3,2 V 280 Ah"),
    ("lithium_ion_cell", "Cella agli ioni di litio 3,7 V"),
    ("lithium_ion_pack", "Batería LiFePO4 12,8 V 100 Ah conector XT60"),
    ("lithium_ion_pack", "Batteria ricaricabile al litio ferro fosfato 12,8 V 100 Ah"),
    ("lithium_ion_pack", "Batteria servizi LiFePO4 25,6 V montaggio a rack"),
    ("lithium_ion_pack", "Pack de baterías de ion-litio 48 V"),
    ("lithium_ion_pack", "Módulos de batería de litio 48 V"),
    ("lithium_ion_pack", "Batterie lithium-ion 51,2 V onduleur hybride"),
    ("lithium_ion_pack", "Batterie LiFePO4 12,8 V connettore XT60"),
    ("lfp_cathode", "Material activo LFP, saco 500 kg"),
    ("lfp_cathode", "Fosfato de hierro y litio en polvo"),
    ("lfp_cathode", "Litio ferro fosfato in polvere per batterie"),
    ("ternary_cathode", "Material catódico NMC para baterías"),
    ("lithium_rich_manganese_cathode", "Materiale catodico ricco di litio"),
    ("ncm_hydroxide", "Idrossido di nichel cobalto manganese"),
    ("nca_hydroxide", "Hidróxido de níquel cobalto aluminio"),
    ("artificial_graphite_anode", "Grafito sintético para ánodos"),
    ("artificial_graphite_anode", "Materiale anodico in grafite artificiale"),
    ("mixed_graphite_anode", "Mezcla de grafito natural y artificial"),
    ("graphite_not_anode", "Elettrodi di grafite 600 mm"),
    ("natural_graphite", "Grafito natural en escamas"),
    ("winding_machine", "Máquina bobinadora de celdas con motor"),
    ("winding_machine", "Macchina per l'avvolgimento di celle"),
    ("stacking_machine", "Impilatrice di elettrodi a Z"),
    ("electrolyte_filling_machine", "Máquina de llenado de electrolito"),
    ("hot_pressing_machine", "Presse a caldo per celle"),
    ("formation_grading_system", "Sistema de formación y clasificación de capacidad"),
    ("capacity_grading_cabinet", "Gabinete de clasificación por capacidad"),
    ("roller_hearth_kiln", "Forni a rulli per materiale catodico"),
    ("high_speed_mixer", "Mezcladores de alta velocidad"),
    ("sand_mill", "Mulino a perle 60 L"),
    ("jet_mill", "Mulino a getti d'aria motore 15 kW"),
    ("jet_mill", "Molino de chorro de aire"),
    ("vertical_granulation_reactor", "Reactor de granulación vertical"),
    ("continuous_granulation_reactor", "Reattore di granulazione in continuo"),
    ("box_furnace", "Horno de grafitización tipo caja"),
    ("acheson_furnace", "Forno Acheson"),
    ("internal_series_furnace", "Horno de grafitización longitudinal"),
    ("continuous_graphitisation_furnace", "Forno di grafitizzazione continua"),
    ("fusion_coating_equipment", "Equipo de mecanofusión"),
    ("spray_dryer", "Secador por atomización"),
    ("spray_dryer", "Essiccatori a spruzzo"),
    ("cvd_rotary_kiln", "Horno rotatorio CVD"),
    ("cell_technology", "Tecnologia di produzione di celle"),
    ("granulation_technology", "Proceso de granulación secundaria"),
    ("liquid_phase_coating_technology", "Rivestimento in fase liquida"),
]


@pytest.mark.parametrize(("product", "line"), NAMED)
def test_goods_are_told_by_their_names(product: str, line: str) -> None:
    assert product in identify(line, terms()).products


@pytest.mark.parametrize(
    "line",
    [
        "Cargador de baterías de litio 48 V 10 A",
        "Caricabatterie per batterie al litio",
        "Soporte de celdas 18650",
        "Tiras de níquel 0,15 × 8 mm",
        "Repuestos para máquina bobinadora",
        "Ricambi per avvolgitrice di celle",
        "Horno de mufla 1200 °C",
        "Mulino a sfere 50 L",
        "Celda de carga 5 t",
        "Celle frigorifere",
        "Avvolgitrice per pallet",
        "Paneles solares 550 W",
        "Batterie-Ladegerät 12 V",
        "Sistema di gestione batteria",
    ],
)
def test_ordinary_goods_of_the_trade_are_no_goods_of_the_list(line: str) -> None:
    assert identify(line, terms()).products == ("other",)


LABELS = {
    "capacity 5 Ah": ["Capacidad nominal", "Capacità tipica", "CAPACIDAD DE LA BATERIA", "capacita nominale"],
    "nominal_voltage 3.65 V": ["Voltaje nominal", "Tensión asignada", "Tensione nominale"],
    "energy 18 Wh": ["Energía nominal", "Energia nominale", "Nennenergie"],
    "mass 70 g": ["Peso aprox.", "Peso de la celda", "Massa della cella", "Core weight", "Stückgewicht"],
    "gravimetric_energy_density 260 Wh/kg": ["Densidad de energía gravimétrica", "Densità energetica"],
    "compaction_density 2.4 g/cm3": [
        "Densidad de compactación",
        "Densità di compattazione",
        "Masse volumique compactée",
        "Hydraulic density",
        "圧粉密度",
    ],
    "tap_density 1.1 g/cm3": [
        "Densidad por golpeteo",
        "Densità battuta",
        "Densité vibrée",
        "振実密度",
        "Vibrating density",
    ],
    "bulk_density 0.6 g/cm3": ["Densidad aparente", "Densità apparente", "ゆるみかさ密度"],
    "specific_capacity 350 mAh/g": ["Capacidad específica", "Capacità al primo ciclo", "Gram discharge capacity"],
    "first_efficiency 94 %": ["Eficiencia del primer ciclo", "Prima efficienza coulombica", "Coulomb-Effizienz"],
    "purity 99.95 %": ["Pureza", "Carbonio fisso", "Kohlenstoffgehalt"],
    "volume 60 L": ["Volumen útil", "Volume della camera di macinazione", "Volumen de la cámara de secado"],
    "granulation_volume 500 L": ["Volumen de granulación", "Volume utile di granulazione"],
    "barrel_diameter 400 mm": ["Diámetro interior del tambor", "Diametro del tubo"],
}


@pytest.mark.parametrize(("told", "label"), [(told, label) for told, labels in LABELS.items() for label in labels])
def test_a_label_is_read(told: str, label: str) -> None:
    value = told.split(" ", 1)[1].replace("g/cm3", "g/cm³")
    (found,) = facts(drawn(f"{label}     {value}"))
    assert found.startswith(told)


@pytest.mark.parametrize("label", ["Capacidad mínima", "Capacità minima", "CAPACIDAD MINIMA", "Peso mínimo"])
def test_a_word_of_a_label_says_which_value_it_is(label: str) -> None:
    (found,) = facts(drawn(f"{label}     {'70 g' if label.startswith('Peso') else '5 Ah'}"))
    assert found.endswith("minimum")


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("compaction_density", "Densidad de compactación del electrodo     2.4 g/cm³"),
        ("compaction_density", "Densità di compattazione dell'elettrodo     2.4 g/cm³"),
        ("compaction_density", "Densité de compactage de l'électrode     2.4 g/cm³"),
        ("compaction_density", "Roll press density     2.4 g/cm³"),
        ("compaction_density", "極板プレス密度     2.4 g/cm³"),
        ("nominal_voltage", "Tensión de alimentación     380 V"),
        ("nominal_voltage", "Tensione di rete     400 V"),
        ("mass", "Peso bruto     70 g"),
        ("mass", "Peso lordo     70 g"),
        ("capacity", "Capacità residua     4 Ah"),
        ("volume", "Volumen de la tolva     60 L"),
        ("volume", "Volume della camicia     60 L"),
    ],
)
def test_a_look_alike_is_kept_apart(wrong: str, line: str) -> None:
    assert not any(f.startswith(f"{wrong} ") for f in facts(drawn(line)))


@pytest.mark.parametrize(
    ("use", "line"),
    [
        (["lithium_ion_battery"], "Bobinadora para celdas de ion-litio"),
        (["lithium_ion_battery"], "Avvolgitrice per celle agli ioni di litio"),
        (["cathode_material"], "Horno de rodillos para la producción de material catódico"),
        (["graphite_anode"], "Essiccatore a spruzzo per materiale anodico"),
        (["other_use"], "Atomizador para baldosas cerámicas"),
        (["other_use"], "Forno a rulli per piastrelle"),
        (["other_use"], "Molino de perlas para pinturas"),
        ([], "Molino de perlas, no apto para material catódico"),
        ([], "Forno a rulli, non adatto per materiale catodico"),
        ([], "Rührwerkskugelmühle, nicht geeignet für Kathodenmaterial"),
        ([], "Broyeur à billes, ne convient pas aux matériaux de cathode"),
    ],
)
def test_a_purpose_is_read_and_a_denied_one_is_not(use: list[str], line: str) -> None:
    assert [u.value for u in uses(line, terms())] == use
