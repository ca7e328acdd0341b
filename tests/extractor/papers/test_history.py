"""What a table of revisions says is no value of today (`extractor.papers.history`)."""

from __future__ import annotations

import pytest

from extractor.papers.history import without_history, without_quoted
from tests.extractor.drawn import drawn, marked, marker

TODAY = """
    Model       LY-450H
    Capacity    5.0 Ah
"""
PAST = """
    Rev.    Date          Change
    A       2024-03-11    First issue
    B       2025-06-02    Capacity: 4.5 Ah → 5.0 Ah
"""


def kept(text: str) -> str:
    return "\n".join(m.text for row in without_history(marked(drawn(text)), marker().phrases) for m in row.slots)


@pytest.mark.parametrize("heading", ["Revision history", "修订记录", "Änderungshistorie", "変更履歴", "개정 이력"])
def test_a_superseded_value_under_the_heading_of_revisions_is_left_out(heading: str) -> None:
    said = kept(f"{TODAY}    {heading}{PAST}")
    assert ("5.0 Ah" in said, "4.5 Ah" in said, "2024-03-11" in said) == (True, False, False)


def test_a_history_at_the_front_ends_where_a_value_of_today_is_stated() -> None:
    assert "Capacity\n5.0 Ah" in kept(f"    Revision history{PAST}    Voltage    3.6 V{TODAY}")


def test_a_paper_without_a_history_keeps_all_its_rows() -> None:
    assert "5.0 Ah" in kept(TODAY)


def test_a_german_heading_of_changes_opens_a_history_and_a_foot_that_reserves_them_does_not() -> None:
    page = """
        Änderungen vorbehalten.
        Gewicht     70 g

        Änderungen
        Rev.  Date        Änderungen
        B     2025-06-02  Gewicht: 63.7 g → 70 g
    """
    assert kept(page) == "Änderungen vorbehalten.\nGewicht\n70 g"


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Ver.    Effective    Tap density (g/cm3)", "A    2024-05-06    0.85"),
        ("版本 Ver.    生效    振实密度 (g/cm3)", "A    2024-05-06    0.85"),
        ("Ausgabe    Datum    Klopfdichte (g/cm3)", "A    06.05.2024    0.85"),
    ],
)
def test_a_table_of_versions_and_their_days_is_a_history_without_a_heading(head: str, rows: str) -> None:
    assert "0.85" not in kept(f"{TODAY}    {head}\n    {rows}\n")


def test_the_version_in_the_head_of_a_table_of_values_opens_no_history() -> None:
    page = """
    Property                Unit     Version C    Date of test
    Tap density             g/cm3    0.98         2026-08-18
    """
    assert "0.98" in kept(page)


QUOTED = """
    Dear Mr Lin,
    Powder compaction density    2.55 g/cm3

    > We are looking for a powder
    > with a powder compaction density of at least 2.40 g/cm3.
"""


def unquoted(text: str) -> str:
    return "\n".join(m.text for row in without_quoted(marked(drawn(text))) for m in row.slots)


def test_what_a_mail_quotes_of_an_earlier_one_is_no_value_of_what_it_offers() -> None:
    said = unquoted(QUOTED)
    assert ("2.55" in said, "2.40" in said) == (True, False)


def test_a_mail_whose_values_are_all_quoted_keeps_them() -> None:
    assert "2.40" in unquoted(QUOTED.replace("2.55 g/cm3", "see below"))


def test_a_limit_that_opens_a_row_is_no_quotation() -> None:
    page = "    Capacity    5.0 Ah\n    > 99.9 %\n    > 45 V"
    assert "> 45 V" in unquoted(page)
