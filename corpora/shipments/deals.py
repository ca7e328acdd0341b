"""What the made shipments hold: deals with their goods, and the papers that describe the models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods of a deal as its papers print them; `packed` is how the packing list spells the model."""

    model: str
    name: str
    quantity: str
    unit: str
    price: str
    tariff: str
    net: str
    gross: str
    packed: str = ""
    packages: str = ""

    @property
    def amount(self) -> str:
        """Quantity times price."""
        return f"{Decimal(self.quantity.replace(',', '')) * Decimal(self.price):,.2f}"


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal: who sells to whom, by which numbers, and what.

    `origins` are in a column of the invoice, `told` stands below the packing list's head.
    """

    folder: str
    seller: str
    buyer: str
    invoice: str
    contract: str
    currency: str
    goods: tuple[Goods, ...]
    mail: str
    sender: str
    origins: tuple[str, ...] = ()
    told: str = ""


CELLS = Deal(
    "battery-exporter",
    "嘉兴澜芯电源有限公司 Jiaxing Lanxin Power Co., Ltd.",
    "Orbital Tools GmbH, Kassel, Germany",
    "LX-26-1118",
    "OT-4471",
    "USD",
    (
        Goods(
            "LX-2170M",
            "锂离子电芯 Lithium-ion cell",
            "12,000",
            "pcs",
            "2.10",
            "8507600090",
            "840.0",
            "918.5",
            packages="60",
        ),
        Goods(
            "LX-PE58",
            "锂离子电芯（软包） Lithium-ion pouch cell",
            "8,000",
            "pcs",
            "19.40",
            "8507600090",
            "6480",
            "7010",
            packages="320",
        ),
        Goods(
            "LX-BP36",
            "锂离子电池组 Lithium-ion battery pack",
            "400",
            "pcs",
            "61.00",
            "8507600090",
            "1180.0",
            "1322.0",
            "LX-BP36-T",
            packages="100",
        ),
    ),
    "Dear Ms Zhao,\n\nplease find the papers for invoice LX-26-1118, contract OT-4471.\n"
    "The cartons leave Jiaxing on 25 November.\n\nBest regards\nLanxin Power\n",
    "sales@lanxin-power.example",
    origins=("China", "China", "China"),
)
POWDERS = Deal(
    "material-maker",
    "宜春沃磷新材料有限公司 Yichun Wolin Materials Co., Ltd.",
    "Norrvik Cell AB, Skelleftea, Sweden",
    "WL-26-0930",
    "NV-2207",
    "EUR",
    (
        Goods(
            "WL-F24", "磷酸铁锂正极材料 LFP cathode material", "20,000", "kg", "6.80", "2842904000", "20000", "20640"
        ),
        Goods(
            "WL-F26", "磷酸铁锂正极材料 LFP cathode material", "10,000", "kg", "7.90", "2842904000", "10000", "10320"
        ),
        Goods(
            "WL-AG350",
            "人造石墨负极材料 Artificial graphite anode",
            "5,000",
            "kg",
            "5.20",
            "3801100000",
            "5000",
            "5160",
        ),
    ),
    "Dear Ms Zhao,\n\nthe data sheets for WL-F24, WL-F26 and WL-AG350 go with invoice WL-26-0930.\n"
    "The certificate of WL-F24 follows the lot that we ship.\n\nBest regards\nWolin Materials\n",
    "export@wolin-materials.example",
    told="原产国 Country of origin: China    件数 Packages: 35 pallets",
)
MACHINES = Deal(
    "machine-builder",
    "惠州市睿衡自动化设备有限公司 Huizhou Ruiheng Automation Co., Ltd.",
    "Batterija d.o.o., Maribor, Slovenia",
    "RH-26-0077",
    "BM-118",
    "USD",
    (
        Goods(
            "RH-JR60",
            "锂离子电池卷绕机 Winding machine for lithium-ion cells",
            "2",
            "set",
            "128000.00",
            "8479899990",
            "3600",
            "4150",
        ),
        Goods("RH-DP24", "叠片机 Stacking machine", "1", "set", "410000.00", "8479899990", "9800", "11200"),
        Goods("RH-CF2", "除尘风机 Dust extraction fan", "6", "set", "1180.00", "8414599091", "540", "612"),
    ),
    "Dear Ms Zhao,\n\nthe winders RH-JR60 are for the cylindrical line in Maribor, invoice RH-26-0077.\n"
    "We ask our sales office what the stacker is to be used for.\n\nBest regards\nRuiheng\n",
    "sales@ruiheng.example",
)


Described = tuple[str, str, tuple[tuple[str, str], ...], str]
"""A paper on a model: its file, its title, labels beside values, a note."""
DESCRIBED: Mapping[str, tuple[Described, ...]] = {
    "battery-exporter": (
        (
            "规格书 LX-2170M.pdf",
            "锂离子电芯规格书 Lithium-ion Cell Specification",
            (
                ("型号 Model", "LX-2170M"),
                ("标称容量 Nominal capacity", "5.0 Ah"),
                ("标称电压 Nominal voltage", "3.6 V"),
                ("重量 Weight", "70.0 g"),
                ("化学体系 Chemistry", "NCM / 石墨 graphite"),
                ("充电温度 Charge temperature", "0 ~ 45 ℃"),
            ),
            "",
        ),
        (
            "规格书 LX-PE58.pdf",
            "锂离子软包电芯规格书 Lithium-ion Pouch Cell Specification",
            (
                ("型号 Model", "LX-PE58"),
                ("标称容量 Nominal capacity", "58 Ah"),
                ("标称电压 Nominal voltage", "3.7 V"),
                ("重量能量密度 Gravimetric energy density", "305 Wh/kg"),
                ("化学体系 Chemistry", "NCM / 石墨 graphite"),
                ("放电温度 Discharge temperature", "-20 ~ 60 ℃"),
            ),
            "",
        ),
        (
            "规格书 LX-BP36.pdf",
            "锂离子电池组规格书 Lithium-ion Battery Pack Specification",
            (
                ("型号 Model", "LX-BP36"),
                ("标称容量 Nominal capacity", "15 Ah"),
                ("标称电压 Nominal voltage", "36 V"),
                ("重量 Weight", "2.95 kg"),
                ("化学体系 Chemistry", "磷酸铁锂 LiFePO4"),
            ),
            "",
        ),
        (
            "检测报告 UN38.3 LX-2170M.pdf",
            "UN38.3 检测报告 UN38.3 Test Report",
            (
                ("型号 Model", "LX-2170M"),
                ("额定容量 Rated capacity", "5.0 Ah"),
                ("标称电压 Nominal voltage", "3.6 V"),
                ("质量 Mass", "70.1 g"),
                ("结论 Conclusion", "合格 Pass"),
            ),
            "",
        ),
    ),
    "material-maker": (
        (
            "TDS WL-F24.pdf",
            "磷酸铁锂正极材料 技术数据表 LFP Cathode Material Technical Data Sheet",
            (
                ("型号 Grade", "WL-F24"),
                ("粉末压实密度 Powder compaction density", "2.43 g/cm³"),
                ("克容量 Specific capacity (0.1C)", "157.0 mAh/g"),
                ("振实密度 Tap density", "1.02 g/cm³"),
            ),
            "",
        ),
        (
            "COA WL-F24.pdf",
            "检验报告 磷酸铁锂 CERTIFICATE OF ANALYSIS Lithium iron phosphate",
            (
                ("型号 Grade", "WL-F24"),
                ("批号 Lot", "F24-2611"),
                ("粉末压实密度 Powder compaction density", "2.53 g/cm³"),
                ("克容量 Specific capacity (0.1C)", "157.4 mAh/g"),
            ),
            "",
        ),
        (
            "TDS WL-F26.pdf",
            "磷酸铁锂正极材料 技术数据表 LFP Cathode Material Technical Data Sheet",
            (
                ("型号 Grade", "WL-F26"),
                ("粉末压实密度 Powder compaction density", "2.62 g/cm³"),
                ("克容量 Specific capacity (0.1C)", "158.0 mAh/g"),
            ),
            "",
        ),
        (
            "TDS WL-AG350.pdf",
            "人造石墨负极材料 技术数据表 Artificial Graphite Anode Technical Data Sheet",
            (
                ("型号 Grade", "WL-AG350"),
                ("克容量 Specific capacity", "355 mAh/g"),
                ("振实密度 Tap density", "1.05 g/cm³"),
                ("比表面积 Specific surface area", "1.4 m²/g"),
            ),
            "",
        ),
    ),
    "machine-builder": (
        (
            "规格 RH-JR60.pdf",
            "全自动卷绕机技术规格 Automatic Winding Machine",
            (
                ("型号 Model", "RH-JR60"),
                ("用途 Application", "锂离子电池电芯卷绕 winding of lithium-ion battery cells"),
                ("产能 Output", "12 ppm"),
                ("电源 Power supply", "380 V, 50 Hz"),
            ),
            "",
        ),
        (
            "规格 RH-DP24.pdf",
            "高速叠片机技术规格 High-speed Stacking Machine",
            (
                ("型号 Model", "RH-DP24"),
                ("叠片效率 Stacking rate", "0.15 s"),
                ("工位 Stations", "4"),
                ("电源 Power supply", "380 V, 50 Hz"),
            ),
            "",
        ),
    ),
}
