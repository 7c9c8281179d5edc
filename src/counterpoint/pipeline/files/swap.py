"""Several files that take the place of others at one moment, whenever this process is killed.

    DIR/city.html, city.ttl          plain files, before and after
    DIR/.counterpoint-swap-XXXXXXXX  only meanwhile, or after a kill until somebody builds again
        old/                         hard links to what stands in DIR
        new/                         what is to stand there
        now                          a link to old, then to new

First every name in DIR becomes a link through `now`, which changes nothing for a reader; then
`now` is renamed to lead to `new`, which changes everything at once; then every name becomes a
plain file again, which changes nothing. The links do not stay, since a copy of a link, by hand
or in an archive, would lead nowhere. Where there are no symbolic links (Windows, FAT), `new` is
renamed to `now` when it is complete, and what a kill leaves is carried on by the next one; only
there can a reader meet some files of each. A reader that has looked up a link finds what it leads
to for a short time after the link is gone; one that is stopped for longer just there is told that
there is no such file, and finds it when it opens the name again.

What belongs here: the order of the steps, and carrying on after a kill. What does not: which
files, and what is told of errors (`counterpoint.pipeline.files.replacement`).
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from counterpoint.errors import UsageError

if sys.platform != "win32":
    import fcntl

SWAP = ".counterpoint-swap-"
# A swap takes a fraction of a second; who has not ended after a minute hangs.
_LONGEST_WAIT_SECONDS = 60.0
_LOOK_EVERY_SECONDS = 0.05
# A path is looked up in microseconds; the rest is for a reader whose processor is taken meanwhile.
_LINKS_OUTLIVE_SECONDS = 0.03
# What a file system says that has no links; also of one file more than it can link.
_UNABLE = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EMLINK, errno.EXDEV}


class UntidyError(Exception):
    """The new files stand, but not all is done; the cause is an OSError."""


def swap_files(folder: Path, contents: Mapping[str, bytes], mode: int) -> None:
    """Put all ``contents`` in the place of what ``folder`` holds under their names, at once.

    Others who do so in the same folder are waited for.

    Raises:
        OSError: it cannot be done; what stood there stands.
        UntidyError: it is done, and something is left to be tidied by the next one.
        UsageError: somebody else takes too long.
    """
    with _alone(folder):
        settle(folder)
        swap = folder / f"{SWAP}{secrets.token_hex(4)}"
        try:
            _stage(swap, contents, mode)
            _turn(swap, tuple(contents))
        except BaseException as error:
            with contextlib.suppress(OSError):
                is_turned = _is_turned(swap)
                settle(folder)
                if is_turned and isinstance(error, OSError):
                    raise UntidyError from error
            raise
        try:
            settle(folder)
        except OSError as error:
            raise UntidyError from error


def settle(folder: Path) -> None:
    """Bring to its end what was begun in ``folder``: back before the swap, forth after it.

    Raises:
        OSError: something cannot be brought to its end.
    """
    for swap in sorted(folder.glob(f"{SWAP}*")):
        if swap.is_symlink() or not swap.is_dir():
            continue
        now = swap / "now"
        if now.is_symlink():
            if str(now.readlink()) in {"old", "new"}:
                _make_plain(folder, swap)
                time.sleep(_LINKS_OUTLIVE_SECONDS)
        elif now.is_dir():
            for path in sorted(now.iterdir()):
                path.replace(folder / path.name)
        sync_folder(folder)
        shutil.rmtree(swap)


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` outlive a power cut, where the system can sync a folder."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # one may be allowed to write and not to look
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNABLE:
            raise
    finally:
        os.close(handle)


def _stage(swap: Path, contents: Mapping[str, bytes], mode: int) -> None:
    """Make ``new`` with what is to stand there and ``old`` with what does, both synced."""
    old, new = swap / "old", swap / "new"
    for subfolder in (swap, old, new):
        subfolder.mkdir()
        subfolder.chmod(0o755)  # whoever may read the folder reads through it
    for name, content in contents.items():
        _write(new / name, content, mode)
        present = swap.parent / name
        if present.is_file():
            _copy(present.resolve(), old / name)
    for subfolder in (old, new, swap):
        sync_folder(subfolder)


def _turn(swap: Path, names: tuple[str, ...]) -> None:
    """Let readers of ``names`` see ``new`` where they saw ``old``."""
    now = swap / "now"
    if not _link_symbolically("old", now):
        (swap / "new").rename(now)
        sync_folder(swap)
        return
    for name in names:
        link = swap / "link"
        link.symlink_to(_through(swap, name))
        link.replace(swap.parent / name)
    sync_folder(swap)
    sync_folder(swap.parent)
    following = swap / "next"
    following.symlink_to("new")
    following.replace(now)
    sync_folder(swap)


def _is_turned(swap: Path) -> bool:
    now = swap / "now"
    return str(now.readlink()) == "new" if now.is_symlink() else now.is_dir()


def _through(swap: Path, name: str) -> str:
    """Where the name in the folder leads meanwhile, from the folder."""
    return f"{swap.name}/now/{name}"


def _make_plain(folder: Path, swap: Path) -> None:
    """Put a plain file, or nothing, in the place of each link through ``swap``."""
    names = {path.name for each in ("old", "new") for path in (swap / each).glob("*")}
    for name in sorted(names):
        link = folder / name
        if not link.is_symlink() or str(link.readlink()) != _through(swap, name):
            continue
        plain = swap / "now" / name
        if not plain.exists():
            link.unlink()
            continue
        aside = swap / "plain"
        aside.unlink(missing_ok=True)
        _copy(plain, aside)
        aside.replace(link)


def _write(path: Path, content: bytes, mode: int) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fchmod(stream.fileno(), mode) if sys.platform != "win32" else path.chmod(mode)
        os.fsync(stream.fileno())


def _copy(path: Path, copy: Path) -> None:
    """Make ``copy`` the same file, or a synced copy where no hard link can be made."""
    try:
        os.link(path, copy)
    except OSError as error:
        if error.errno not in _UNABLE:
            raise
        _write(copy, path.read_bytes(), path.stat().st_mode & 0o777)


def _link_symbolically(target: str, link: Path) -> bool:
    """Whether ``link`` is made to lead to ``target``; not where there is no such thing."""
    # A link to a folder cannot be replaced there, and may be made by few.
    if sys.platform == "win32":
        return False
    try:
        link.symlink_to(target)
    except OSError as error:
        if error.errno not in _UNABLE:
            raise
        return False
    return True


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Alone to swap files in ``folder``, until the end; where folders can be locked.

    Raises:
        UsageError: somebody else takes too long.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    until = time.monotonic() + _LONGEST_WAIT_SECONDS
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    sentence = f"another build has been writing to {folder} for a minute"
                    raise UsageError(f"{sentence}; wait for it or end it") from None
                time.sleep(_LOOK_EVERY_SECONDS)
                continue
            except OSError:
                pass  # a network folder may have no locks
            break
        yield
    finally:
        os.close(handle)
