"""`gauger learn export` and `import`: packs of forms that go from office to office."""

from __future__ import annotations

import getpass
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tui.commands.learning.forms import short
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.troubles import Refused
from tui.speech.version import version


def exported(out: Path, casebook: str, layers: tuple[Path, ...]) -> int:
    """Writes the forms in use; a file that is there is not written over."""
    import hashlib

    from casebook.learning.forms.keeping import forms_of
    from casebook.learning.forms.packs import packed
    from casebook.store.database import read_store
    from casebook.workers.worker import catalogue_of

    with closing(read_store(casebook)) as store:
        text = packed(forms_of(store), catalogue_of(layers).vocabulary, datetime.now(UTC).date().isoformat())
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(f"{out}: is there already; name another file", Exit.USAGE) from None
    except OSError as trouble:
        raise Refused(f"{out}: cannot be written ({trouble.strerror})", Exit.NO_CASEBOOK) from trouble
    write(f"{inert(str(out))}: SHA-256 {hashlib.sha256(text.encode()).hexdigest()}; label words, geometry and marks")
    return Exit.SETTLED


def imported(pack: Path, source: str, casebook: str, who: str | None) -> int:
    """Keeps a pack's marks as proposals."""
    from casebook.learning.forms.deciding import FormsError
    from casebook.learning.forms.packs import opened, taken_in
    from casebook.record.events import Stamp
    from casebook.store.database import open_store
    from casebook.workers.worker import catalogue_of

    if not source.strip() or not source.isprintable() or len(source) > 80:
        raise Refused('name the source in up to 80 characters: --from "Ningbo office"', Exit.USAGE)
    try:
        made, digest = opened(pack.read_bytes())
    except OSError as trouble:
        raise Refused(f"{pack}: cannot be read ({trouble.strerror})") from trouble
    except FormsError as trouble:
        raise Refused(f"{pack}: {trouble}", Exit.BAD_DATA) from trouble
    with closing(open_store(casebook)) as store:
        stamp = Stamp(who or getpass.getuser(), version(), catalogue_of(()).sha256)
        keys = taken_in(store, made, digest, source.strip(), stamp)
    write(f"{len(keys)} forms from {inert(source)}, SHA-256 {digest}: proposals, until you accept them")
    for key in keys[:20]:
        write(f"  gauger learn accept {short(key)}")
    return Exit.SETTLED
