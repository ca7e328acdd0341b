"""`gauger report`: the casebook as one page for a browser, offline, what needs a person first."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from tui.speech.exits import Exit
from tui.speech.talk import say
from tui.speech.troubles import Refused


def run(
    casebook: str, out: Path, lang: str, as_of: date, policy: str, layers: tuple[Path, ...], *, pictures: bool = True
) -> int:
    """Writes the page, with the first items' quotes and pages unless `pictures` is false.

    Raises `Refused` where it cannot be written, or for a language it does not speak.
    """
    from casebook.reports.casebook_page import LANGUAGES
    from casebook.reports.whole_page import whole_page
    from casebook.review.judging import bench_of
    from casebook.store.database import read_store

    if lang not in LANGUAGES:
        raise Refused(f"the report speaks {' and '.join(LANGUAGES)}, not {lang!r}", Exit.USAGE)
    bench = bench_of(layers, as_of, policy)
    with closing(read_store(casebook)) as store:
        text = whole_page(store, bench, lang, pictures=pictures)
    try:
        out.write_text(text, "utf-8", "replace")
    except OSError as trouble:
        raise Refused(f"{out}: cannot be written ({trouble.strerror}); name another file with --out") from trouble
    say(f"gauger: written: {out}; open it in any browser, also without a network")
    return Exit.SETTLED
