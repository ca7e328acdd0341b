"""What all tests share: the profile of Hypothesis by which `make test-fast` draws few examples."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("fast", max_examples=10, deadline=None)
