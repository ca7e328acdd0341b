"""Sheets set side by side: each model keeps the values of its own block."""

from __future__ import annotations

from tests.extractor.drawn import drawn, facts, models


def test_each_model_keeps_the_values_of_its_block() -> None:
    page = drawn("""
        RX-30                           RX-52
        Capacity          2.5 Ah        Capacity          3.8 Ah
        Weight            46 g          Weight            60 g
    """)
    assert facts(page) == [
        "capacity 2.5 Ah of RX-30",
        "mass 46 g of RX-30",
        "capacity 3.8 Ah of RX-52",
        "mass 60 g of RX-52",
    ]


def test_the_blocks_are_known_by_a_label_that_nobody_knows() -> None:
    page = drawn("""
        RX-30                           RX-52
        Heft              2.5 Ah        Heft              3.8 Ah
        Weight            46 g          Weight            60 g
    """)
    assert [m.name for m in models(page)] == ["RX-30", "RX-52"]
    assert facts(page) == ["mass 46 g of RX-30", "mass 60 g of RX-52"]


def test_labels_of_two_lines_meet_the_values_of_their_own_block() -> None:
    page = drawn(
        """
        RX-30                              RX-52

        容量 Capacity                      容量 Capacity
                          2.5 Ah                             3.8 Ah
        (minimum)                          (minimum)
        """,
        pitch=7,
    )
    assert facts(page) == ["capacity 2.5 Ah of RX-30", "capacity 3.8 Ah of RX-52"]


def test_names_may_stand_in_the_middle_over_their_blocks() -> None:
    page = drawn("""
              RX-30                           RX-52
        Capacity          2.5 Ah        Capacity          3.8 Ah
    """)
    assert facts(page) == ["capacity 2.5 Ah of RX-30", "capacity 3.8 Ah of RX-52"]


def test_a_block_may_lack_a_row() -> None:
    page = drawn("""
        RX-30                           RX-52
        Capacity          2.5 Ah        Capacity          3.8 Ah
                                        Weight            60 g
    """)
    assert facts(page)[-1] == "mass 60 g of RX-52"


def test_three_blocks_are_told_apart() -> None:
    page = drawn("""
        RX-30                      RX-52                      RX-70
        Capacity     2.5 Ah        Capacity     3.8 Ah        Capacity     5.2 Ah
        Weight       46 g          Weight       60 g          Weight       72 g
    """)
    assert facts(page)[-2:] == ["capacity 5.2 Ah of RX-70", "mass 72 g of RX-70"]


def test_columns_of_models_are_no_blocks() -> None:
    page = drawn("""
        Item             RX-30      RX-52
        Capacity         2.5 Ah     3.8 Ah
        Weight           46 g       60 g
    """)
    assert facts(page) == [
        "capacity 2.5 Ah of RX-30",
        "capacity 3.8 Ah of RX-52",
        "mass 46 g of RX-30",
        "mass 60 g of RX-52",
    ]


def test_what_goes_across_the_blocks_ends_them() -> None:
    page = drawn("""
        RX-30                           RX-52
        Capacity          2.5 Ah        Capacity          3.8 Ah
        All of our cells are tested one by one before they leave us
        Weight                          46 g
    """)
    assert facts(page)[2:] == ["mass 46 g"]


def test_blocks_that_do_not_keep_step_keep_their_values() -> None:
    page = drawn("""
        RX-30                           RX-52
        Dimensions                      Dimensions
        Weight            46 g
                                        Weight            60 g
        Ratings
        Capacity          2.5 Ah        Ratings
        Nominal voltage   3.6 V         Capacity          3.8 Ah
                                        Nominal voltage   3.7 V
    """)
    assert facts(page) == [
        "mass 46 g of RX-30",
        "capacity 2.5 Ah of RX-30",
        "nominal_voltage 3.6 V nominal of RX-30",
        "mass 60 g of RX-52",
        "capacity 3.8 Ah of RX-52",
        "nominal_voltage 3.7 V nominal of RX-52",
    ]


def test_names_that_say_what_each_is_may_stand_far_over_the_one_label_that_both_have() -> None:
    page = drawn("""
    QM-60 – sand mill                   QF-4 – tunnel granulator
    Chamber volume       60 L           Barrel diameter       420 mm
    Beads                0.8 mm         Rollers               12
    Speed of the rotor   900 rpm        Zones                 5
    Lining               ceramic        Seals                 graphite
    Weight               2.1 t          Weight                9.4 t
    """)
    assert [(m.name, m.text) for m in models(page)] == [("QM-60", "sand mill"), ("QF-4", "tunnel granulator")]
    assert facts(page) == [
        "volume 60 L of QM-60",
        "mass 2100000 g of QM-60",
        "barrel_diameter 420 mm of QF-4",
        "mass 9400000 g of QF-4",
    ]
