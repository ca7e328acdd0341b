from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from shipments import act, bench, cell, density, read_in, sign, subjects

from casebook.declaring.dossier import statement
from casebook.declaring.query_letter import query
from casebook.declaring.readiness import Subject, objections
from casebook.declaring.wording import BLANK, wording
from casebook.inert_markdown import escaped, verbatim
from casebook.record.actions import Added, Answered, Corrected, Reopened, Source
from casebook.review import queue
from casebook.review.questions import CANNOT_TELL, questions
from casebook.store.database import Store, open_store
from classifier.facts import Evidence, Fact, Item, Method
from classifier.quantity import Quantity, point

A = "a" * 64


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "a.casebook")
    yield made
    made.close()


def on(store: Store, item: Item) -> str:
    """The statement on a signed item, in a document of its own."""
    name = f"{len(item.facts)}-{item.facts[0].value if item.facts else 'none'}.pdf".replace("/", " ")
    read_in(store, name, item)
    sign(store, name, "ann", "bob")
    return statement(subjects(store, name)[0], bench())


def test_each_value_stands_with_its_quote_and_page(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "285", A))
    sha256 = subjects(store, "X")[0].folder.document
    read_in(store, "x.pdf", cell("X", "285", sha256))
    row = "| 重量能量密度 | 285 Wh/kg | 标称 | Energy density 320 Wh/kg | x.pdf 第1页 | 文件载明 |"
    assert row in statement(subjects(store, "X")[0], bench()).splitlines()


def test_two_kinds_of_energy_density_have_names_of_their_own(store: Store) -> None:
    about = subjects_of_one(store)
    names = wording(about, bench()).properties
    assert names["gravimetric_energy_density"] != names["volumetric_energy_density"]
    assert names["volumetric_energy_density"].startswith("体积")


def subjects_of_one(store: Store) -> Subject:
    read_in(store, "x.pdf", cell("X", "285", A))
    return subjects(store, "X")[0]


STATED = ("composition", "quantity", "unit_price", "amount", "net_mass", "tariff_line")


def test_a_statement_has_a_chinese_name_for_everything_that_it_may_state(store: Store) -> None:
    names = wording(subjects_of_one(store), bench()).properties
    said = {name: names.get(name, name) for name in (*bench().catalogue.vocabulary.properties, *STATED)}
    assert {name: word for name, word in said.items() if word.isascii()} == {}
    assert (said["capacity"], said["bulk_density"]) == ("容量", "体积密度")


def test_a_persons_value_is_marked_with_the_name(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "285", A))
    about = subjects(store, "X")[0]
    act(store, about.place, Corrected(about.item.key, about.item.facts[0].key, density("280", A)))
    assert "（ann）" in statement(subjects(store, "X")[0], bench())


def test_a_value_from_outside_the_paper_names_where_it_comes_from(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "285", A))
    about = subjects(store, "X")[0]
    report = Source("test_report", date(2026, 11, 20), "TUV", "c" * 64)
    act(store, about.place, Corrected(about.item.key, about.item.facts[0].key, density("280", A), report))
    text = statement(subjects(store, "X")[0], bench())
    assert escaped(f"（ann，检测报告 2026-11-20 TUV，附件SHA-256 {'c' * 64}）") in text


def test_no_statement_says_not_controlled_unsigned_unless_the_policy_lets_it(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "285", A), cell("Y", "150", A))
    close, far = subjects(store, "x.pdf")
    silent = replace(far, signed=replace(far.signed, unsigned=frozenset()))
    assert "未列入所核对的管制条目" in statement(far, bench())
    for unsigned in (close, silent):
        text = statement(unsigned, bench())
        assert "按内部规则须经签署后方可作出" in text
        assert "不属于管制物项" not in text and "**结论：未列入" not in text


def test_goods_of_another_act_are_refused_with_its_code_and_the_statement_says_what_they_are(store: Store) -> None:
    flakes = replace(cell("NG-195", None, A), products=("natural_graphite",))
    read_in(store, "x.pdf", flakes)
    sign(store, "x.pdf", "ann", "bob")
    about = subjects(store, "x.pdf")[0]
    (against,) = objections(about, bench(), "ann", datetime(2026, 12, 1, tzinfo=UTC))
    assert "listed under another act: 1C108.c of MOFCOM and GACC No. 39 of 2023" in against.reason
    text = statement(about, bench())
    assert "**结论：属于其他公告所列物项" in text and "第39号" in text and "1C108.c" in text
    assert "可直接复制" not in text and "- [ ] 两用物项出口许可证" in text
    waiting = [e for e in queue.entries(store, about.rules) if e.outcome == "listed_elsewhere"]
    assert [e.label for e in waiting] == ["NG-195"]


def test_an_entered_value_shows_what_it_follows_from(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "285", A))
    about = subjects(store, "X")[0]
    quote = (Evidence(A, "5 Ah 3.6 V", (0, 10), 1),)
    of = tuple(
        Fact(n, Quantity(point(v), u), evidence=quote)
        for n, v, u in (("capacity", "5", "Ah"), ("nominal_voltage", "3.6", "V"))
    )
    energy = Fact(
        "energy",
        Quantity(point("18"), "Wh"),
        method=Method.ENTERED,
        evidence=quote,
        inputs=of,
        formula="energy = capacity × nominal_voltage",
    )
    act(store, about.place, Added(about.item.key, "e", energy))
    text = statement(subjects(store, "X")[0], bench())
    assert "：5 Ah、3.6 V）" in text


def test_no_remark_is_offered_for_copying_before_the_goods_may_be_declared(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "320", A))
    assert "可直接复制" not in statement(subjects(store, "X")[0], bench())
    sign(store, "X", "ann", "bob")
    assert "可直接复制" in statement(subjects(store, "X")[0], bench())


def test_nothing_is_concluded_of_goods_whose_record_has_something_left_to_settle(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "150", A))
    about = subjects(store, "X")[0]
    act(store, about.place, Reopened(about.item.key))
    text = statement(subjects(store, "X")[0], bench())
    assert "记录中尚有1项未决" in text and "**结论：未列入" not in text


def test_nothing_is_concluded_from_a_value_that_its_words_do_not_hold(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "285", A))
    about = subjects(store, "X")[0]
    act(store, about.place, Corrected(about.item.key, about.item.facts[0].key, density("330", A)))
    text = statement(subjects(store, "X")[0], bench())
    assert f"**结论：{BLANK}（" in text and "结论：属于两用物项" not in text


@pytest.mark.parametrize(
    ("wh_kg", "conclusion"),
    [
        ("320", "**结论：属于两用物项（3A001）。**"),
        ("285", "**结论：不属于管制物项，但参数、指标、性能等接近（3A001）。**"),
        ("150", "**结论：未列入所核对的管制条目。**"),
    ],
)
def test_the_conclusion_says_what_the_list_makes_of_it(store: Store, wh_kg: str, conclusion: str) -> None:
    assert conclusion in on(store, cell("X", wh_kg, A)).splitlines()


def test_the_reason_gives_the_limit_the_value_and_the_distance(store: Store) -> None:
    assert "管制条件 ≥ 300 Wh/kg，本品 285 Wh/kg，与限值相差 -5.0 %，不符合" in on(store, cell("X", "285", A))


def test_the_use_is_quoted_and_a_blank_where_nothing_is_said(store: Store) -> None:
    quote = Evidence(A, "for electric tools", (0, 18), 2)
    used = replace(cell("X", "285", A), facts=(density("285", A), Fact("use", "other", evidence=(quote,))))
    assert "- “for electric tools”（aaaaaaaaaaaa 第2页）" in on(store, used).splitlines()
    assert "由出口经营者填写" in on(store, cell("X", "285", A))


def test_a_controlled_battery_has_its_licence_and_transport_papers_listed(store: Store) -> None:
    assert "- [ ] 两用物项出口许可证" in on(store, cell("X", "320", A))
    assert "- [ ] UN38.3 检测报告" in on(store, cell("X", "150", A))
    assert "出口许可证" not in on(store, cell("X", "150", A))


def test_who_signed_stands_at_the_foot(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "320", A))
    sign(store, "X", "ann", "bob")
    assert "已签署：ann、bob" in statement(subjects(store, "X")[0], bench())


def test_the_letter_says_what_is_missing(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", None, A))
    assert "- 重量能量密度：文件未载明" in query(subjects(store, "X")[0], bench())


def test_the_letter_asks_the_laws_open_question_and_says_that_nobody_could_tell(store: Store) -> None:
    read_in(store, "x.pdf", replace(cell("X", "320", A), products=("lithium_metal_cell",)))
    about = subjects(store, "X")[0]
    asked = questions(about.item, about.made, bench().catalogue)[0]
    act(store, about.place, Answered(about.item.key, asked.key, CANNOT_TELL))
    letter = query(subjects(store, "X")[0], bench())
    assert "第十四条" in letter
    assert f"- {escaped(asked.zh or '')}，经办人员无法判断" in letter.splitlines()


def test_what_a_document_says_is_no_markup_and_hides_nothing(store: Store) -> None:
    text = on(store, cell("<img src=x> [a](http://x) | `b` \u202e\x1b[31m\n# c", "285", A))
    assert "\\<img src=x\\> \\[a\\]\\(http://x\\) \\| \\`b\\` ‹U\\+202E›‹U\\+001B›\\[31m \\# c" in text


@pytest.mark.parametrize("wh_kg", ["320", "285", "150", None])
def test_no_paper_says_free(store: Store, wh_kg: str | None) -> None:
    text = on(store, cell("X", wh_kg, A))
    assert "free to export" not in text and "可自由出口" not in text
    assert "不构成法律意见" in text


def test_the_remark_stands_letter_by_letter_as_it_is_to_be_pasted(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "285", A, "1-`a`_*[b]"))
    sign(store, "X", "ann", "bob")
    about = subjects(store, "X")[0]
    lines = statement(about, bench()).splitlines()
    assert about.made.remark.zh is not None and "`a`_*[b]" in about.made.remark.zh
    place = lines.index(about.made.remark.zh)
    assert lines[place - 1] == "```text" and lines[place + 1] == "```"


def test_a_block_to_be_copied_cannot_be_left_by_what_it_holds() -> None:
    assert verbatim("a\n```\n# b\u202e") == ["````text", "a ``` # b‹U+202E›", "````", ""]
