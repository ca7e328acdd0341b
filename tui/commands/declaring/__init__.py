"""Commands that write what goes out: remark, printed form, statement and letter."""
