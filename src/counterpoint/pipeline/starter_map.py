"""A first map to begin from."""

from __future__ import annotations

from pathlib import Path

from counterpoint.errors import UsageError
from counterpoint.formats.argdown import SUFFIXES
from counterpoint.model import slug

_TEMPLATE = Path(__file__).with_name("starter.argdown")
_NAME = "my-map"


def starter_map(name: str) -> str:
    """A commented map of two experts, complete and valid, whose names lie under ``name``."""
    return _TEMPLATE.read_text(encoding="utf-8").replace(_NAME, slug(name))


def write_starter_map(path: Path) -> None:
    """Write a starter map to ``path``, making its folder where it is missing.

    Raises:
        UsageError: there is something at ``path`` already, its ending is none of Argdown's, or
            it cannot be written.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path}: name it with an ending of {' or '.join(SUFFIXES)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(starter_map(path.stem))
    except FileExistsError:
        raise UsageError(f"{path} is there already; nothing was written") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"cannot write {path}: {reason}; name another place") from error
