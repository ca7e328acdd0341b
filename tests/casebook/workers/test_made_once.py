"""What a worker makes once: the words of a catalogue take a third of its memory."""

from __future__ import annotations

from casebook.workers.worker import pipeline_of


def test_the_shipped_model_left_out_and_the_shipped_model_named_as_none_make_one_pipeline() -> None:
    assert pipeline_of(()) is pipeline_of((), b"") is pipeline_of((), model=b"")
