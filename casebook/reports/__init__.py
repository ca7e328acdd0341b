"""Reports of a whole run, for people and programs.

In: a run's results and the links between documents. Out: JSON, an HTML page, the reports with links filled in.
May import: every other room of the casebook.
"""
