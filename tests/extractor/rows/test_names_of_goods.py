"""What a paper calls its goods and who made them (`extractor.rows.designations`, `extractor.papers.parties`)."""

from __future__ import annotations

import pytest

from classifier.box import Box
from extractor.document.page import Page, Word, compose
from extractor.rows.designations import designation
from extractor.rows.names_of_goods import Named, best, label, titles
from tests.extractor.drawn import drawn, marked, marker, named_makers, named_models

MODELS = [
    ("INR18650-26H", "Model: INR18650-26H"),
    ("INR18650-26H", "Model    INR18650-26H"),
    ("AX-10", "型号 Model：AX-10"),
    ("AX-10", "产品型号    AX-10"),
    ("AX-10", "Part number AX-10"),
    ("Lithium-ion cell", "Product name    Lithium-ion cell"),
]


@pytest.mark.parametrize(("expected", "line"), MODELS)
def test_the_name_behind_the_word_model_is_the_model_s(expected: str, line: str) -> None:
    assert [expected] == [n.text for n in named_models(drawn(line))]


@pytest.mark.parametrize("line", ["Model No.", "Weight    46 g", "Of which we make this model: AX", "Model    -"])
def test_a_line_that_gives_no_name_gives_none(line: str) -> None:
    assert list(named_models(drawn(line))) == []


@pytest.mark.parametrize(
    "line", ["Type    Max", "Model    Tap density (g/cm3)", "Type    Typ", "Product    Specification"]
)
def test_a_word_of_the_head_of_a_table_is_no_name(line: str) -> None:
    assert list(named_models(drawn(line))) == []


def test_a_designation_weighs_more_than_mere_words() -> None:
    (code,) = named_models(drawn("Model    AX-10"))
    (name,) = named_models(drawn("Model    Large box"))
    assert code.weight > name.weight


@pytest.mark.parametrize(
    "other", ["LiFePO4", "LiNi0.8Co0.1Mn0.1O2", "2024-03-11", "Rev. 2", "3.2V/314Ah", "LFP 3.2V/314Ah"]
)
def test_a_formula_a_date_a_revision_and_a_rating_are_no_names(other: str) -> None:
    assert list(named_models(drawn(f"Battery type    {other}"))) == []


@pytest.mark.parametrize("name", ["LiFePO4 AX-10", "AX-10 3.2V 100Ah", "AX-2024-03"])
def test_a_designation_stays_a_name_whatever_stands_beside_it(name: str) -> None:
    assert [name] == [n.text for n in named_models(drawn(f"Model    {name}"))]


def test_a_designation_between_the_two_lines_of_its_label_is_the_name() -> None:
    stacked = """
    型号规格
                AB18500-2S1P
    Model/Type
    """
    assert ["AB18500-2S1P"] == [n.text for n in named_models(drawn(stacked))]


def test_what_is_no_designation_on_the_line_below_is_no_name() -> None:
    assert list(named_models(drawn("Model\nNominal capacity  2600 mAh"))) == []


def called(text: str) -> str | None:
    page = drawn(text)
    return label((named_models(page)), page, marked(page), marker().phrases)


def test_the_number_of_a_drawing_is_not_the_name_of_what_it_shows() -> None:
    drawing = """
    DESCRIPTION
    QX 7.2 BATTERY
    DRAWING NO.    REV
    QX072-0004     02
    """
    assert called(drawing) == "QX 7.2 BATTERY"


@pytest.mark.parametrize("line", ["Certificate No.: ZZ26-C0815", "报告编号  ZZ26-C0815", "Document No.    ZZ26-C0815"])
def test_the_number_of_a_paper_is_passed_over_for_the_designation_of_its_goods(line: str) -> None:
    assert called(f"{line}\nAX-10 lithium-ion cell\nWeight    46 g") == "AX-10"


def test_the_number_of_a_test_report_is_not_the_name_of_what_was_tested() -> None:
    assert called("TEST REPORT KTL/26/118 issued 6 October\nFive cells marked VK-P52, made by Vantara") == "VK-P52"


def test_a_word_for_any_such_goods_loses_to_the_designation_beside_it() -> None:
    assert called("AX-10 lithium-ion cell\nProduct name    Lithium-ion cell\nWeight    46 g") == "AX-10"


def test_a_word_for_the_goods_is_the_name_where_no_designation_stands() -> None:
    assert called("Data sheet\nProduct name    Lithium-ion cell\nWeight    46 g") == "Lithium-ion cell"


def test_the_word_model_weighs_more_than_the_word_product_name() -> None:
    (model,) = named_models(drawn("Model    AX-10"))
    (product,) = named_models(drawn("Product name    AX-10"))
    assert model.weight > product.weight


MAKERS = [
    ("Some Cells Co., Ltd.", "Manufacturer    Some Cells Co., Ltd."),
    ("某某电池有限公司", "制造商：某某电池有限公司"),
    ("Akkuwerk", "Hersteller: Akkuwerk"),
    ("Great Cells Co., Ltd.", "made in the plant of Great Cells Co., Ltd. in a town"),
    ("某某科技有限公司", "某某科技有限公司"),
]


@pytest.mark.parametrize(("expected", "line"), MAKERS)
def test_a_maker_is_named_behind_its_word_or_as_a_company(expected: str, line: str) -> None:
    assert expected == best(named_makers(drawn(line)))


def test_a_sentence_about_the_maker_names_none() -> None:
    page = drawn("""
        Walcownia Testowa Sp. z o.o.
        Producent zastrzega prawo do zmian.
        The manufacturer reserves the right to change the design.
    """)
    assert best(named_makers(page)) != "zastrzega prawo do zmian."
    assert not any("reserves" in one.text for one in named_makers(page))
    assert best(named_makers(drawn("Manufacturer: eve cells"))) == "eve cells"


def test_a_maker_given_as_such_weighs_more_than_a_company_that_is_named() -> None:
    page = drawn("""
        Tested by Other Labs Co., Ltd.
        Manufacturer    Akkuwerk
    """)
    assert best(named_makers(page)) == "Akkuwerk"


def test_the_name_with_the_most_weight_over_all_mentions_is_the_best() -> None:
    assert best((Named("B", 3.0), Named("A", 1.5), Named("A", 1.5), Named("A", 1.5))) == "A"


def test_of_equal_names_the_earlier_is_the_best() -> None:
    assert best((Named("B", 3.0), Named("A", 3.0))) == "B"


def test_no_names_have_no_best() -> None:
    assert None is best(())


DESIGNATIONS = [
    ("INR18650-26H", "Specification of INR18650-26H"),
    ("AX-10", "Rev-12 page-3 AX-10"),
    ("PW-Z600", "PW-Z600 stacking machine"),
    (None, "3.7V 2600mAh cell"),
    (None, "260Wh/kg and 2.4g/cm3, 5mAh/cm2"),
    ("65K/RX", "Type 65K/RX"),
    (None, "ISO9001"),
    (None, "Battery"),
    (None, "2024"),
]


@pytest.mark.parametrize(("expected", "text"), DESIGNATIONS)
def test_a_designation_has_letters_and_digits_and_is_no_quantity_and_no_standard(
    expected: str | None, text: str
) -> None:
    assert expected == designation([text])


def test_the_first_text_with_a_designation_counts() -> None:
    assert designation(["Battery", "AX-10", "BX-20"]) == "AX-10"


def sized(*lines: tuple[str, float]) -> Page:
    laid = [
        [
            [
                Word(w, Box(40 + 60 * i, 40.0 + 30 * k, 90 + 60 * i, 40.0 + 30 * k + size), size=size)
                for i, w in enumerate(text.split())
            ]
        ]
        for k, (text, size) in enumerate(lines)
    ]
    return compose(laid, number=1, width=600, height=800)


def test_the_line_in_the_largest_type_is_the_first_title() -> None:
    page = sized(("small print goes here", 10), ("Title", 20), ("and more small print", 10))
    assert titles(page)[0] == "Title"


def test_where_all_type_is_alike_the_first_line_is_the_title() -> None:
    assert titles(sized(("one", 10), ("two", 10)))[0] == "one"


def test_an_empty_page_has_no_titles() -> None:
    assert titles(drawn("\n")) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Product    Drawing",
        "Model    Information",
        "Model    Date",
        "Type    Page 3",
        "Model    Ver. 1.1",
        "Model    Document No.",
        "型号    产品类型",
        "Model    Sample Model",
        "Model    N/A",
    ],
)
def test_the_furniture_of_a_page_is_no_name(line: str) -> None:
    assert named_models(drawn(line)) == ()


@pytest.mark.parametrize("name", ["Datum-7", "Table 20-AX", "Page One 3AX"])
def test_a_designation_with_such_a_word_in_it_stays_a_name(name: str) -> None:
    assert [name] == [n.text for n in named_models(drawn(f"Model    {name}"))]


def test_a_designation_broken_at_its_hyphen_is_one_name() -> None:
    assert [n.text for n in named_models(drawn("Model    QXR18650- 35E"))] == ["QXR18650-35E"]
    broken = """
        Model       QXR18650-
                    35E
        Weight      48 g
    """
    assert [n.text for n in named_models(drawn(broken))] == ["QXR18650-35E"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("QXR26650 M1-A", "QXR26650 M1 -A"),
        ("WX-NG 20", "WX-NG 20"),
        ("WX-Mix 60/40", "WX-Mix 60/40"),
        ("QX-M4", "TDS KB-114 rev. 3\n    QX-M4"),
        ("PX-905915", "Lithium ion battery\n    PX-905915"),
    ],
)
def test_a_title_names_the_goods_whole(name: str, title: str) -> None:
    assert name == called(f"""
    {title}
    Cathode powder for storage cells

    Tap density    1.2 g/cm3
    """)


def test_a_title_of_mere_paper_words_is_no_name() -> None:
    assert called("Datasheet\nVer. 1.1\nLithium-ion battery pack\n") == "Lithium-ion battery pack"


@pytest.mark.parametrize(
    ("maker", "lines"),
    [
        ("Akkuwerk Halm GmbH", "SELLER Akkuwerk Halm GmbH\nConsignee Meer Storage Oy"),
        ("Akkuwerk Halm GmbH", "Consignee    Meer Storage Oy\nAkkuwerk Halm GmbH"),
        ("Akkuwerk Halm GmbH", "Sold to\nMeer Storage Oy\n\nAkkuwerk Halm GmbH"),
        ("衡山电芯有限公司", "收货人：海港储能有限公司\n衡山电芯有限公司"),
        (None, "Halm Testing Technology Co., Ltd."),
        (None, "某市衡检测技术有限公司"),
        (None, "Manufacturer    701344"),
        (None, "Seller    GmbH"),
        ("Halm General Trading Company", "Exporter    Halm General Trading Company"),
        (None, "Exporter    Manufacturer"),
        ("Lieferant GmbH", "Lieferant GmbH\nKäufer Meer Speicher AG"),
    ],
)
def test_no_other_party_to_a_paper_is_the_maker(maker: str | None, lines: str) -> None:
    page = drawn("\n".join(f"    {line}" for line in lines.splitlines()))
    assert maker == best(named_makers(page))


@pytest.mark.parametrize(
    "line", ["Consignment HV-26-0420", "our invoice no. HV-26-0420", "发票 HV-26-0420", "Auftrag: HV-26-0420"]
)
def test_what_numbers_a_consignment_s_paper_is_no_name_of_goods(line: str) -> None:
    assert "KR-60" == called(f"{line}\nthe winders KR-60 are for the cylindrical line")
