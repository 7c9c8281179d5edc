"""Writing results to disk so that a reader never meets half a file."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from counterpoint.errors import InputError, LimitError, Place, Problem, UsageError

__all__ = ["check_name", "replace_file", "write_files"]

_ASIDE = ".counterpoint-"
_STALE_AFTER_SECONDS = 600
_MODE = 0o644


def check_name(name: str) -> str:
    """``name`` if it names a file inside a folder and nothing else.

    Raises:
        InputError: it is empty, a path, a device name of Windows, or holds control characters.
    """
    stem = name.split(".", maxsplit=1)[0].upper()
    is_device = stem in {"CON", "PRN", "AUX", "NUL"} or (
        len(stem) == 4 and stem[:3] in {"COM", "LPT"} and stem[3].isdigit()
    )
    has_bad_letter = any(not letter.isprintable() or letter in '/\\:*?"<>|' for letter in name)
    if (
        not name.strip(". ")
        or name != name.strip()
        or name.startswith(("~", "-", "."))
        or name.endswith(".")
        or is_device
        or has_bad_letter
        or len(name.encode("utf-8", "surrogatepass")) > 200
    ):
        raise InputError(
            Problem(
                Place("-o"),
                f"{name!r} cannot be a file name",
                "use letters, digits, hyphens and dots, without a folder",
                code="bad-name",
            )
        )
    return name


def write_files(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write every file of ``contents`` into ``folder``, each whole or not at all.

    All files are first written and synced aside in the folder, then renamed into place; if
    anything fails before the first rename, the folder is as it was. Files left aside by a
    run that was killed are swept. Gives the paths in the order of ``contents``.

    Raises:
        UsageError: the folder cannot be made or written to, or what stands there is no file.
        LimitError: the disk is full.
        InputError: a name is not a plain file name.
    """
    for name in contents:
        check_name(name)
        _check_replaceable(folder / name)
    return _write(folder, contents, _MODE)


def _check_replaceable(path: Path) -> None:
    """Let only files be replaced: a device or pipe of that name would be gone for everybody.

    Raises:
        UsageError: something else stands there.
    """
    try:
        is_other = path.exists() and not path.is_file()
    except OSError:
        return  # told when it is written to
    if is_other:
        raise UsageError(
            f"{path} is there and no file, so it is not replaced; name another, or leave -o out "
            "and redirect the output"
        )


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of an existing file, whole or not at all.

    The file keeps its permissions; where ``path`` is a link, what it leads to is replaced.

    Raises:
        UsageError: the file is gone, or its folder cannot be written to.
        LimitError: the disk is full.
    """
    try:
        target = path.resolve(strict=True)
        mode = stat.S_IMODE(target.stat().st_mode)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"cannot write {path}: {reason}") from error
    if not os.access(target, os.W_OK):
        raise UsageError(f"cannot write {path}: it is write-protected")
    _write(target.parent, {target.name: content}, mode)


def _write(folder: Path, contents: Mapping[str, bytes], mode: int) -> tuple[Path, ...]:
    aside: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        for name, content in contents.items():
            handle, temporary = tempfile.mkstemp(prefix=_ASIDE, dir=folder)
            aside.append((Path(temporary), folder / name))
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(mode)
        for temporary_path, final in aside:
            temporary_path.replace(final)
    except OSError as error:
        for temporary_path, _ in aside:
            temporary_path.unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise LimitError(f"{folder} is full: {reason}; nothing was replaced") from error
        raise UsageError(f"cannot write to {folder}: {reason}; name another folder") from error
    return tuple(final for _, final in aside)


def _sweep(folder: Path) -> None:
    """Remove what a killed run left aside; a younger file may belong to a run under way."""
    for left in folder.glob(f"{_ASIDE}*"):
        if time.time() - left.stat().st_mtime > _STALE_AFTER_SECONDS:
            left.unlink(missing_ok=True)
