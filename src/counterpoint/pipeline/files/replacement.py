"""Writing results to disk so that a reader never meets half a file."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from counterpoint.errors import InputError, LimitError, Place, Problem, UsageError, cause_of
from counterpoint.pipeline.files.exchange import exchange
from counterpoint.pipeline.files.swap import UntidyError, swap_files, sync_folder

if sys.platform != "win32":
    import fcntl

_ASIDE = ".counterpoint-"
_LEFT_ASIDE = re.compile(re.escape(_ASIDE) + "[a-z0-9_]{8}")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# Where a file cannot be locked (Windows) its age must do: no write takes ten minutes.
_STALE_AFTER_SECONDS = 600
# Names of ours that begin with a dot, as the programs that read them want it.
_WITH_A_DOT = {".htaccess"}
_MODE = 0o644  # as a shell would make them: results are to be read by others


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
    if name in _WITH_A_DOT:
        return name
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
    """Write every file of ``contents`` into ``folder``: all of them or none, at one moment.

    Whoever reads, and whenever this process is killed, finds what stood under all the names or
    what is to stand there (`counterpoint.pipeline.files.swap` says where that cannot be had). What
    a run that was killed has left is swept. Gives the paths in the order of ``contents``.

    Raises:
        UsageError: the folder cannot be made or written to, or what stands there is no file.
        LimitError: the disk is full.
        InputError: a name is not a plain file name.
    """
    for name in contents:
        check_name(name)
        _check_replaceable(folder / name)
    with _errors_as_ours(folder):
        _make(folder)
        _sweep(folder)
        if len(contents) == 1:
            for name, content in contents.items():
                _replace(folder / name, (content,), _MODE)
        else:
            swap_files(folder, contents, _MODE)
    return tuple(folder / name for name in contents)


def write_stream(path: Path, parts: Iterable[bytes]) -> Path:
    """Write one file part by part, whole or not at all, as `write_files` does; gives its path.

    Raises:
        UsageError: its folder cannot be made or written to, or what stands there is no file.
        LimitError: the disk is full.
        InputError: the name is not a plain file name.
    """
    check_name(path.name)
    _check_replaceable(path)
    with _errors_as_ours(path.parent):
        _make(path.parent)
        _sweep(path.parent)
        _replace(path, parts, _MODE)
    return path


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
    except (OSError, RuntimeError) as error:  # links that lead back to themselves
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"cannot write {path}: {reason}") from error
    if not os.access(target, os.W_OK):
        raise UsageError(f"cannot write {path}: it is write-protected")
    with _errors_as_ours(target.parent):
        _sweep(target.parent)
        _replace(target, (content,), mode)


class ChangedMeanwhileError(Exception):
    """The file is not what it was taken for; it stands as somebody else has written it."""


def replace_unchanged(path: Path, content: bytes, before: bytes) -> None:
    """As `replace_file`, if the file still holds ``before``: what somebody else wrote stays.

    Where the system can exchange two files, there is no moment between looking and replacing.

    Raises:
        ChangedMeanwhileError: the file holds something else, or is gone.
        UsageError, LimitError: as `replace_file`.
    """
    try:
        target = path.resolve(strict=True)
        mode = stat.S_IMODE(target.stat().st_mode)
        is_changed = target.read_bytes() != before
    except (OSError, RuntimeError) as error:
        raise ChangedMeanwhileError from error
    if is_changed:
        raise ChangedMeanwhileError
    if not os.access(target, os.W_OK):
        raise UsageError(f"cannot write {path}: it is write-protected")
    with _errors_as_ours(target.parent):
        _sweep(target.parent)
        with _aside(target.parent) as temporary:
            _write_synced(temporary, (content,), mode)
            if not exchange(temporary, target):
                temporary.replace(target)
            elif temporary.read_bytes() == before:
                temporary.unlink()
            else:
                exchange(temporary, target)
                temporary.unlink()
                raise ChangedMeanwhileError
        try:
            sync_folder(target.parent)
        except OSError as error:
            raise UntidyError from error


@contextlib.contextmanager
def _errors_as_ours(folder: Path) -> Iterator[None]:
    """Errors of the disk as errors of ours.

    Raises:
        UsageError: the folder cannot be made or written to.
        LimitError: the disk is full.
    """
    try:
        yield
    except UntidyError as error:
        sentence = f"{cause_of(error.__cause__)}; what is new stands there, write again to be sure"
        raise UsageError(
            f"writing to {folder} could not be brought to its end: {sentence}"
        ) from error
    except OSError as error:
        if error.errno in _FULL:
            sentence = f"{folder} is full: {cause_of(error)}; nothing was replaced"
            raise LimitError(sentence) from error
        sentence = f"cannot write to {folder}: {cause_of(error)}; name another folder"
        raise UsageError(sentence) from error


def _make(folder: Path) -> None:
    """Make the folder and those above it, each sure to outlive a power cut."""
    new_folders = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in new_folders:
        sync_folder(each.parent)


def _replace(path: Path, parts: Iterable[bytes], mode: int) -> None:
    with _aside(path.parent) as temporary:
        _write_synced(temporary, parts, mode)
        temporary.replace(path)
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise UntidyError from error


def _write_synced(path: Path, parts: Iterable[bytes], mode: int) -> None:
    with path.open("wb") as stream:
        stream.writelines(parts)
        stream.flush()
        os.fsync(stream.fileno())
    path.chmod(mode)


@contextlib.contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """An empty file in ``folder``, held so that nobody sweeps it; gone at the end if left there."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_ASIDE, dir=folder)
        if _is_held(handle):
            break
        os.close(handle)  # somebody swept it before it was held
    try:
        if sys.platform == "win32":
            os.close(handle)
        yield Path(name)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    finally:
        if sys.platform != "win32":
            os.close(handle)


def _is_held(handle: int) -> bool:
    """Whether the open file is now held by this process, and still in its folder."""
    if sys.platform == "win32":
        return True
    with contextlib.suppress(OSError):  # a network folder may have no locks
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return os.fstat(handle).st_nlink > 0


def _sweep(folder: Path) -> None:
    """Remove what a killed run left aside; not what somebody holds who is still writing it."""
    try:
        paths = [*folder.iterdir()]
    except PermissionError:
        return  # one may be allowed to write and not to look
    for path in paths:
        if not _LEFT_ASIDE.fullmatch(path.name) or path.is_symlink() or not path.is_file():
            continue
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                if time.time() - path.stat().st_mtime > _STALE_AFTER_SECONDS:
                    path.unlink()
                continue
            handle = os.open(path, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
            finally:
                os.close(handle)
