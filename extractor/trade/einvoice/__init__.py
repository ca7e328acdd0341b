"""E-invoices inside a PDF: in come its attachments and pages, out come lines with the page's evidence."""
