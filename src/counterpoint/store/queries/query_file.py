"""A query's text from its file, and what messages call it."""

from __future__ import annotations

import stat
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem
from counterpoint.store.queries.sparql import LONGEST_QUERY


def name_of_query(file: str) -> str:
    """What messages call the query in ``file``, which is "query" for one that is in none."""
    return "the query" if file == "query" else f"the query in {file}"


def read_query(path: Path) -> str:
    """The text of the query in the file at ``path``, in UTF-8.

    Raises:
        InputError: it cannot be read.
    """
    try:
        # A pipe need never end, and opening one waits for whoever writes to it.
        if not stat.S_ISREG(path.stat().st_mode):
            problem = Problem(
                Place(str(path)),
                "is not a file",
                "name a file, or give the query itself",
                "unreadable",
            )
            raise InputError(problem)
        with path.open("rb") as stream:
            content = stream.read(LONGEST_QUERY + 4)
        return content.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(Place(str(path)), f"cannot be read: {reason}", code="unreadable")
        raise InputError(problem) from error
    except UnicodeDecodeError as error:
        problem = Problem(
            Place(str(path)), f"is not UTF-8 (byte {error.start})", "save it as UTF-8", "encoding"
        )
        raise InputError(problem) from error
