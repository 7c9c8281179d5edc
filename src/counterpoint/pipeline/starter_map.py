"""A first map to begin from, and a first sheet of who says what."""

from __future__ import annotations

from pathlib import Path

from counterpoint.errors import UsageError
from counterpoint.formats.argdown import SUFFIXES
from counterpoint.model import slug

_TEMPLATE = Path(__file__).with_name("starter.argdown")
_NAME = "my-map"
_SHEET = Path(__file__).with_name("starter.csv")
_SHEETS = (".csv",)


def starter_map(name: str) -> str:
    """A commented map of two experts, complete and valid, whose names lie under ``name``."""
    return _TEMPLATE.read_text(encoding="utf-8").replace(_NAME, slug(name))


def starter_sheet() -> str:
    """A sheet of two experts and two claims with the usual columns, complete and valid."""
    return _SHEET.read_text(encoding="utf-8")


def write_starter_map(path: Path) -> None:
    """Write a starter map to ``path``, making its folder where it is missing.

    Raises:
        UsageError: there is something at ``path`` already, its ending is none of Argdown's, or
            it cannot be written.
    """
    _write(path, starter_map(path.stem), SUFFIXES, "utf-8")


def write_starter_sheet(path: Path) -> None:
    """As `write_starter_map`, a sheet; with the mark by which spreadsheets know UTF-8.

    Raises:
        UsageError: there is something at ``path`` already, its ending is none of a sheet, or it
            cannot be written.
    """
    _write(path, starter_sheet(), _SHEETS, "utf-8-sig")


def _write(path: Path, text: str, endings: tuple[str, ...], encoding: str) -> None:
    if path.suffix.lower() not in endings:
        raise UsageError(f"{path}: name it with an ending of {' or '.join(endings)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding=encoding, newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageError(f"{path} is there already; nothing was written") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"cannot write {path}: {reason}; name another place") from error
