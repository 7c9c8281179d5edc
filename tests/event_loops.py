"""Event loops of a test's own, whatever else its process has under way."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def run_apart(coroutine: Coroutine[Any, Any, Answer]) -> Answer:
    """What ``coroutine`` gives, run to its end by a loop in a thread of its own.

    A browser that a test has opened runs a loop in the main thread until the session ends, and
    beside that one `asyncio.run` refuses to begin another there.
    """
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(asyncio.run, coroutine).result()
