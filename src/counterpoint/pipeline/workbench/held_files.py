"""The files of a map while somebody works on it: locked against a second workbench, and replaced
only where nobody else has written to them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from counterpoint.errors import CounterpointError, UsageError
from counterpoint.pipeline.files.replacement import ChangedMeanwhileError, replace_unchanged

if sys.platform != "win32":
    import fcntl


class HeldFiles:
    """The files named, for one workbench alone.

    Raises:
        UsageError: another workbench has one of them, or its folder cannot be written to.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)
        self._locks: list[tuple[Path, int]] = []
        try:
            for path in dict.fromkeys(path.resolve() for path in self.paths):
                self._lock(path)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Let others work on the files."""
        for lock, handle in self._locks:
            with contextlib.suppress(OSError):
                lock.unlink()
            os.close(handle)
        self._locks.clear()

    def replace(self, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
        """Put ``after`` in the place of ``before``, by the name of each file.

        Of several files that are replaced, those done are put back where a later one cannot be.

        Raises:
            ChangedMeanwhileError: somebody else has written to one.
            UsageError, LimitError: one cannot be written, or the disk is full.
        """
        try:
            for name, content in after.items():
                replace_unchanged(Path(name), content, before[name])
        except BaseException:
            for name, content in after.items():
                if content != before[name]:  # what fails late may stand there already
                    with contextlib.suppress(ChangedMeanwhileError, CounterpointError, OSError):
                        replace_unchanged(Path(name), before[name], content)
            raise

    def _lock(self, path: Path) -> None:
        lock = path.with_name(f".{path.name}.workbench")
        while True:
            try:
                handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                message = f"cannot work in {path.parent}: {error.strerror}"
                raise UsageError(f"{message}; see to the folder's permissions") from error
            if sys.platform == "win32":
                break
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                owner = os.read(handle, 20).decode("ascii", "replace").strip()
                os.close(handle)
                message = f"{path.name} is open in another workbench (process {owner})"
                raise UsageError(f"{message}; go on there, or end it") from None
            except OSError:
                break  # a network folder may have no locks
            if os.fstat(handle).st_nlink:
                break
            os.close(handle)  # its owner took it away meanwhile
        os.truncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        self._locks.append((lock, handle))


def read_files(names: Sequence[str]) -> dict[str, bytes]:
    """The bytes of each file, empty for one that cannot be read."""
    contents: dict[str, bytes] = {}
    for name in names:
        try:
            path = Path(name)
            contents[name] = path.read_bytes() if path.is_file() else b""
        except OSError:
            contents[name] = b""
    return contents


def hash_of(contents: Mapping[str, bytes]) -> str:
    """The SHA-256 of one file, or of all of several in the order of their names."""
    if len(contents) == 1:
        (content,) = contents.values()
        return hashlib.sha256(content).hexdigest()
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(hashlib.sha256(contents[name]).digest())
    return digest.hexdigest()
