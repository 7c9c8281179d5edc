"""How long tests run: shortly, or at length where COUNTERPOINT_LONG is set, as by `.ci/long`."""

from __future__ import annotations

import os

IS_LONG = bool(os.environ.get("COUNTERPOINT_LONG"))


def examples(most: int) -> int:
    """How many examples Hypothesis tries where each costs much: ``most`` at length, else a third.

    A fault that a third of them misses is one that only some seeds find; looking for these is what
    the long run is for.
    """
    return most if IS_LONG else most // 3
