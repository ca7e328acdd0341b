"""Writing: blocks of a paper of ours, set as DOCX, as PDF, and as a workbook.

In: blocks, rows. Out: bytes.
May import: nothing of shipments.
"""
