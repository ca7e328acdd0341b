"""The three made shipments that come with the project are what the generator draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora.shipments.deals import Deal
from corpora.shipments.folders import DEALS, papers

PAPERS = Path(__file__).parents[2] / "corpora" / "shipments" / "papers"


@pytest.mark.parametrize("deal", DEALS, ids=lambda d: d.folder)
def test_the_papers_of_a_deal_are_as_they_are_drawn(deal: Deal) -> None:
    there = {p.name: p.read_bytes() for p in (PAPERS / deal.folder).iterdir()}
    assert papers(deal) == there


def test_there_is_no_other_folder() -> None:
    assert {d.folder for d in DEALS} == {p.name for p in PAPERS.iterdir()}
