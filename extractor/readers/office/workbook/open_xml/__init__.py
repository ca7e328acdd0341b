"""Workbooks as packages of XML (XLSX, XLSM): their cells, styles and drawings."""
