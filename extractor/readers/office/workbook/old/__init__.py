"""Workbooks of Excel 97 to 2003 (.xls): in come bytes, out go sheets as the program shows them."""
