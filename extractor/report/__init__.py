"""The published report `gauger/1`: its format, and how it is made.

In: a reading and the determinations of its items. Out: a `Report`, one line of JSON.
May import: the nouns of the classifier and of `document`.

Importing it loads pydantic, so callers import it inside the function that needs it.
"""

from extractor.report.making import report_of, whole
from extractor.report.published import Report, ReportedLinked, ReportedSheet

__all__ = ["Report", "ReportedLinked", "ReportedSheet", "report_of", "whole"]
