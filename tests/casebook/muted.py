"""What the fork server of the tests' runs loads in place of the readers' libraries: it only falls silent."""

from casebook.workers.limits import mute

mute()
