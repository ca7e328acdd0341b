"""What the fork server of the tests' runs loads in place of the readers' libraries: it falls silent, and has what a
worker needs to answer for a stand-in."""

import stand_ins  # noqa: F401

import extractor.report  # noqa: F401
from casebook.workers.limits import mute
from casebook.workers.worker import catalogue_of

mute()
catalogue_of(())
