"""Tables of goods: in come pages, out come the lines below each head, column by column."""
