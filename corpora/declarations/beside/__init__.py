"""The papers beside a drawn declaration: invoice, packing list, contract and datasheets, loose, zipped or in a mail."""
