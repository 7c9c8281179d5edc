"""Doing something again whenever the files of a map change."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from counterpoint.cli.showing import say, show_error
from counterpoint.errors import CounterpointError
from counterpoint.pipeline.map_files import files_of, snapshot, wait_for_change


def repeat_on_change(
    action: Callable[[], object],
    maps: Sequence[Path],
    sources: Sequence[Path],
    further: Sequence[Path] = (),
) -> None:
    """Do something now and after each change of the map's files, until Ctrl-C.

    What goes wrong is shown and ends nothing. ``further`` files are watched as well.
    """
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            state = snapshot([*files_of(maps, sources), *further])
            try:
                action()
            except CounterpointError as error:
                show_error(error)
            say("watching (Ctrl-C stops)")
            wait_for_change(state)
