"""Words of trade papers in several languages, from which papers are drawn at random: heads, goods, units, totals."""

from __future__ import annotations

HEADS: dict[str, dict[str, list[str]]] = {
    "no": {
        "en": ["No.", "Item", "Pos", "#", "Line"],
        "de": ["Pos.", "Nr."],
        "zh": ["序号", "项号"],
        "fr": ["N°"],
        "es": ["Pos"],
    },
    "article": {
        "en": ["Part No.", "Item code", "SKU", "Material no."],
        "de": ["Artikelnr.", "Sachnummer"],
        "zh": ["料号", "物料编码"],
        "fr": ["Référence"],
        "es": ["Código"],
    },
    "description": {
        "en": ["Description", "Description of goods", "Product", "Commodity & spec", "Particulars of goods"],
        "de": ["Bezeichnung", "Warenbeschreibung"],
        "zh": ["品名", "货物名称及规格", "商品描述"],
        "fr": ["Désignation"],
        "es": ["Descripción"],
    },
    "tariff_line": {
        "en": ["HS code", "Customs tariff", "Tariff no.", "Commodity code", "Stat. No."],
        "de": ["Warennummer", "Zolltarif-Nr."],
        "zh": ["商品编码", "HS编码", "税号"],
        "fr": ["Code douanier"],
        "es": ["Partida arancelaria"],
    },
    "origin": {
        "en": ["Origin", "Orig.", "C/O"],
        "de": ["Ursprung"],
        "zh": ["原产国"],
        "fr": ["Origine"],
        "es": ["Origen"],
    },
    "date": {
        "en": ["Delivery", "Ship date"],
        "de": ["Liefertermin"],
        "zh": ["交期"],
        "fr": ["Livraison"],
        "es": ["Entrega"],
    },
    "quantity": {
        "en": ["Quantity", "Qty", "Q'ty", "Qty ordered"],
        "de": ["Menge", "Anzahl"],
        "zh": ["数量"],
        "fr": ["Quantité", "Qté"],
        "es": ["Cantidad"],
    },
    "unit": {"en": ["Unit", "UM", "UoM"], "de": ["Einheit", "ME"], "zh": ["单位"], "fr": ["Unité"], "es": ["Ud."]},
    "unit_price": {
        "en": ["Unit price", "Price", "Unit cost", "Rate"],
        "de": ["Einzelpreis", "Preis"],
        "zh": ["单价"],
        "fr": ["Prix unitaire", "P.U. HT"],
        "es": ["Precio"],
    },
    "amount": {
        "en": ["Amount", "Total", "Line total", "Net value", "Extended"],
        "de": ["Gesamtpreis", "Betrag"],
        "zh": ["金额", "总价"],
        "fr": ["Montant HT", "Total"],
        "es": ["Importe"],
    },
    "packages": {
        "en": ["Packages", "Ctns", "Pkgs"],
        "de": ["Packstücke"],
        "zh": ["箱数", "件数"],
        "fr": ["Colis"],
        "es": ["Bultos"],
    },
    "net_mass": {
        "en": ["N.W.", "Net weight", "Net", "Net wt"],
        "de": ["Nettogewicht", "Netto"],
        "zh": ["净重"],
        "fr": ["Poids net"],
        "es": ["Peso neto"],
    },
    "gross_mass": {
        "en": ["G.W.", "Gross weight", "Gross"],
        "de": ["Bruttogewicht", "Brutto"],
        "zh": ["毛重"],
        "fr": ["Poids brut"],
        "es": ["Peso bruto"],
    },
    "volume": {"en": ["CBM", "Meas."], "de": ["Volumen"], "zh": ["体积"], "fr": ["Volume"], "es": ["Volumen"]},
    "batch": {"en": ["Batch", "Lot"], "de": ["Charge"], "zh": ["批号"], "fr": ["Lot"], "es": ["Lote"]},
}
UNITS = {
    "en": ["PCS", "pcs", "SET", "EA", "NOS"],
    "de": ["Stk", "ST"],
    "zh": ["个", "PCS", "套"],
    "fr": ["pièces", "U"],
    "es": ["UN", "pzas"],
}
GOODS = [
    "Li-ion cell 21700 5000 mAh", "Winding machine", "Copper foil 8 um", "Battery charger 4 A", "Cell holder 4 x 18650",
    "Induction motor 55 kW 415 V", "Graphite powder", "Ceramic separator", "Roller bearing", "Aluminium laminated film 152 um",
    "锂离子电池", "充电器", "卷绕机", "铜箔 8 微米", "Steel drum with lid", "Electrolyte 1 mol/L", "Nickel tab 0.1 mm",
]  # fmt: skip
TOTALS = {
    "en": ["Total", "TOTAL:", "Grand total"],
    "de": ["Summe", "Gesamtbetrag"],
    "zh": ["合计", "总计"],
    "fr": ["Total HT"],
    "es": ["Total"],
}
FREIGHT = {"en": "Freight", "de": "Fracht", "zh": "运费", "fr": "Port", "es": "Flete"}
CURRENCIES = ["USD", "EUR", "CNY", "$", "€"]
BELOW = [
    "Payment: 30 days net, 2 % discount within 10 days",
    "Bank account 6222 0210 0111 2233 445 SWIFT ABCDCNBJ",
    "IBAN DE44 5001 0517 5407 3249 31",
    "Country of origin: China",
]
