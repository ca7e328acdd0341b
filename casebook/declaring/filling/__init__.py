"""Filling: a declaration from the record, as the printed form and as a flat table, blanks marked and named.

In: a composed declaration, the casebook's trade papers and datasheets, the exporter's own words. Out: a workbook, CSV.
May import: declaration, goods_lines, and checking for papers, names and units; never dossier or filing.
"""
