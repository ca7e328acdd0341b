"""A Chinese contract of sale, and a pro-forma from a scanner."""

from __future__ import annotations

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Cells, Heading, Paper, Paragraph, Scan, Table
from corpora.made.drawing.values import exact
from corpora.made.trading import trade
from corpora.made.trading.trade import PACK, Line

ORDERS = ("invoice", "other")


SOLD = (
    Line(
        "RL-JR60",
        ("卷绕机", "，用于方形锂离子电池"),
        "winding_machine",
        "controlled",
        "2",
        "台",
        "920000.00",
        "",
        ("3B901.a.1",),
    ),
    Line(
        "RL-RY4",
        ("热压机", "，用于方形锂离子电池"),
        "hot_pressing_machine",
        "controlled",
        "1",
        "台",
        "310000.00",
        "",
        ("3B901.a.4",),
    ),
    Line("RL-CF2", ("除尘风机",), "other", "not_applicable", "6", "台", "8600.00"),
)


def _sold(number: int, line: Line) -> Cells:
    return (
        (str(number),),
        trade.described(line),
        (line.model,),
        (line.unit,),
        trade.quantity(line),
        trade.unit_price(line),
        trade.amount(line),
    )


CONTRACT = Paper(
    file="购销合同_RL-2026-77_zh.pdf",
    kind="invoice",
    kind_also=ORDERS,
    maker="惠州市睿隆自动化设备有限公司",
    group="ruilong",
    number="RL-2026-77",
    face="song",
    goods=trade.goods(SOLD, "惠州市睿隆自动化设备有限公司"),
    blocks=(
        Heading("购 销 合 同", 0),
        Paragraph(("供方：惠州市睿隆自动化设备有限公司      合同编号：RL-2026-77",)),
        Paragraph(("需方：福建闽海国际贸易有限公司          签订日期：2026年8月18日    签订地点：惠州",)),
        Paragraph(("一、产品名称、型号、数量、金额（人民币，元）",)),
        Table(
            (
                words("序号", "产品名称", "规格型号", "单位", "数量", "单价", "金额"),
                *(_sold(number, line) for number, line in enumerate(SOLD, 1)),
                words("", "合计人民币金额（大写）：贰佰贰拾万壹仟陆佰元整", "", "", "", "", trade.total(SOLD)),
            ),
            widths=(0.5, 2.2, 1, 0.5, 0.6, 1.2, 1.3),
            spans=((1, 4, 5, 4),),
        ),
        Paragraph(
            ("二、质量要求：按供方出厂标准。三、交货时间：预付款到账后 90 天。四、运输方式：汽运，费用由供方承担。",)
        ),
        Paragraph(("五、结算方式：预付 30%，发货前付 60%，质保金 10%。六、违约责任：按《民法典》执行。",)),
        Table((words("供方（盖章）", "需方（盖章）"), words("代表：", "代表：")), "open", head=0, widths=(1, 1)),
    ),
)

LISTED = (
    Line(
        "DH-5115",
        (
            "锂电池组 DH-5115，",
            exact("nominal_voltage", "51.2", "V"),
            "V ",
            exact("capacity", "150", "Ah"),
            "Ah，",
            exact("energy", "7.68", "kWh"),
            "kWh，比能量 ",
            exact("gravimetric_energy_density", "118", "Wh/kg"),
            "Wh/kg",
        ),
        PACK,
        "not_controlled",
        "40",
        "台",
        "1180.00",
        "8507600090",
    ),
    Line("DH-NB3", ("逆变器 DH-NB3，5kW",), "other", "not_applicable", "40", "台", "460.00", "8504403090"),
)
SCANNED = Paper(
    file="scan_发票_DH-1180_zh-en.pdf",
    kind="invoice",
    maker="宁波德珩电气有限公司 Ningbo Deheng Electric",
    group="deheng",
    number="DH-1180",
    face="hei",
    scan=Scan(tilt=-0.6, noise=20),
    goods=trade.goods(LISTED, "Ningbo Deheng Electric"),
    blocks=(
        Heading("形式发票 PROFORMA INVOICE", 0),
        Table(
            (
                words("序号", "品名 Description", "HS编码", "数量 Qty", "单位", "单价 USD", "金额 USD"),
                *trade.invoice_rows(LISTED),
                trade.closing("合计 Total", trade.total(LISTED), 7),
            ),
            widths=(0.5, 3, 1.2, 0.7, 0.6, 1, 1.2),
        ),
    ),
)


PAPERS = (
    CONTRACT,
    SCANNED,
)
