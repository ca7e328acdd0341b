"""Papers of trade: offers, contracts, orders, invoices, lists and customs' forms; `PAPERS` goes out."""
