"""The one module that works at import: a fork server can only be told what to import, and imports this.

Nothing else imports it (`tests/house/test_imports.py`).
"""

from casebook.workers.fork_server import make_ready
from casebook.workers.limits import mute

mute()  # already here: a worker whose pool has ended as it was born complains before it is set up
make_ready()
