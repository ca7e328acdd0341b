"""The share of each stage of the pipeline, by clocks around the functions that begin them.

A stage's time is its own: what another stage takes inside it is that stage's. The clocks cost some per cent,
so the shares are right and the sum is a little high. A function that is no longer there is named, so that a
change of the pipeline is seen here.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

REST = "the rest"
STAGES: dict[str, tuple[str, ...]] = {
    "open, hash": ("extractor.intake.sources:open_source",),
    "load pages": ("extractor.readers.pdf.reader:open_document", "extractor.readers.pdf.sheet:opened_page.__enter__"),
    "characters": ("extractor.readers.pdf.sheet:glyphs_of",),
    "objects": ("extractor.readers.pdf.sheet:paint_of",),
    "unseen and dropped": ("extractor.readers.pdf.sheet:hide_unseen", "extractor.readers.pdf.sheet:with_dropped"),
    "pictures": ("extractor.readers.pdf.sheet:pictures_of", "extractor.readers.pdf.whole_page:is_blank"),
    "words and layout": ("extractor.readers.pdf.sheet:compose_page",),
    "lines drawn": ("extractor.readers.pdf.drawn.lattice:edges_of",),
    "tables": ("extractor.readers.pdf.drawn.lattice:find_grids", "extractor.readers.pdf.sheet:with_tables"),
    "rows": ("extractor.goods.survey:rows",),
    "marks: terms": ("extractor.language.terms:Terms.find",),
    "marks: numbers": (
        "extractor.language.numbers.quantities:Numbers.find",
        "extractor.language.numbers.quantities:Numbers.mentions",
    ),
    "marks: the rest": ("extractor.rows.annotated_rows:Marker.mark",),
    "pairing": ("extractor.facts.tables:FactFinder.find",),
    "weighing": ("extractor.decoding.weighing:Weigher.weighed",),
    "trade lines": ("extractor.trade:read",),
    "kinds": ("extractor.pipeline:file_kind", "extractor.pipeline:parts"),
    "languages": ("extractor.pipeline:languages", "extractor.pipeline:decimal_comma"),
    "products": (
        "extractor.goods.identity.namings:survey",
        "extractor.assembling.models:identify",
        "extractor.assembling.models:identify_model",
        "extractor.assembling.models:said_of_goods",
    ),
    "items": ("extractor.goods.items:by_model", "extractor.goods.items:item"),
    "classification": ("classifier.judging.classify:classify",),
    "report": ("extractor.report:report_of", "extractor.report:Report.line"),
}


class Clock:
    """CPU seconds by stage, each second counted once, for the stage that is innermost."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._stack = [REST]
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        self.seconds[self._stack[-1]] += now - self._since  # type: ignore[assignment]
        self._since = now

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with the clock around it."""

        def call(*args: Any, **options: Any) -> Any:
            self._turn()
            self._stack.append(stage)
            self.calls[stage] += 1
            try:
                return function(*args, **options)
            finally:
                self._turn()
                self._stack.pop()

        return call

    def start(self) -> None:
        """Forgets what was counted so far."""
        self.seconds.clear()
        self.calls.clear()
        self._since = time.process_time()

    def stop(self) -> None:
        """Counts the time since the last turn in."""
        self._turn()


def hooked() -> tuple[Clock, tuple[str, ...]]:
    """A clock around every stage, and the functions that were not found."""
    clock, lost = Clock(), []
    for stage, places in STAGES.items():
        for place in places:
            if not _hook(clock, stage, place):
                lost.append(place)
    return clock, tuple(lost)


def _hook(clock: Clock, stage: str, place: str) -> bool:
    module, _, path = place.partition(":")
    owner: Any = import_module(module)
    *outer, name = path.split(".")
    if name == "__enter__":
        return _hook_opening(clock, stage, owner, outer[0])
    for step in outer:
        owner = getattr(owner, step, None)
    function = getattr(owner, name, None)
    if function is None:
        return False
    setattr(owner, name, clock.timed(stage, function))
    return True


def _hook_opening(clock: Clock, stage: str, module: Any, name: str) -> bool:
    """A context manager's opening is timed, and not what happens inside it."""
    manager = getattr(module, name, None)
    if manager is None:
        return False

    def made(*args: Any, **options: Any) -> Any:
        inner = manager(*args, **options)
        return _Opened(clock.timed(stage, inner.__enter__), inner.__exit__)

    setattr(module, name, made)
    return True


class _Opened:
    def __init__(self, enter: Callable[[], Any], leave: Callable[..., Any]) -> None:
        self._enter, self._leave = enter, leave

    def __enter__(self) -> Any:
        return self._enter()

    def __exit__(self, *why: Any) -> Any:
        return self._leave(*why)


def floor_of(paths: tuple[Path, ...], rounds: int) -> float:
    """CPU seconds a round of pypdfium2's plain text of the same files."""
    from common.contenders import pypdfium2_text

    read = pypdfium2_text()
    documents = [(p.name, p.read_bytes()) for p in paths]
    started = time.process_time()
    for _ in range(rounds):
        for name, data in documents:
            read(name, data)
    return (time.process_time() - started) / rounds


def measured(paths: tuple[Path, ...], rounds: int) -> tuple[dict[str, float], tuple[str, ...]]:
    """CPU seconds a round by stage, the largest first, and the functions that were not found."""
    clock, lost = hooked()
    from common.contenders import gauger

    read = gauger()
    documents = [(p.name, p.read_bytes()) for p in paths]
    for name, data in documents:
        read(name, data)
    clock.start()
    for _ in range(rounds):
        for name, data in documents:
            read(name, data)
    clock.stop()
    return {stage: seconds / rounds for stage, seconds in clock.seconds.most_common()}, lost
