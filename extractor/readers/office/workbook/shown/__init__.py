"""What a cell shows of what it holds: number formats, dates, colours, runs of text, rules, formulas without results."""
