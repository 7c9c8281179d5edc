"""The generations of a store on disk: each a folder that is never changed once it counts.

    DIR/generation       the name of the one that counts; a line for each graph with the number
                         of its triples, by which a damage shows that RocksDB overlooks; the
                         version of this layout and of Oxigraph; the SHA-256 of each file of the
                         generation, and of the lines before. Until layout 2 there were names and
                         numbers alone, until layout 3 no notes.
    DIR/store-7/         an Oxigraph store, RocksDB's files, and notes and tables beside them
    DIR/lock             held by the one who writes

A writer makes the next generation aside, from hard links to the files of the last one (RocksDB
never changes its tables), syncs it and lets it count by renaming one small file. So readers see
one state or the other, a writer that is killed has changed nothing, and readers need no care
of writers: a generation that is being read is held by a shared lock and removed later.

What belongs here: folders, files and locks. What does not: RDF.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem, UsageError, cause_of
from counterpoint.store.folder import notes, tables

if sys.platform != "win32":
    import fcntl

_POINTER = "generation"
_LOCK = "lock"
_NAME = re.compile(r"store-([0-9]{1,18})")
_ASIDE = ".counterpoint-"
_ATTEMPTS = 10  # in each, a writer lets another generation count; a round number
# Of a few hundred bytes for each file and graph; what is longer was not written here.
_LONGEST_POINTER = 64 << 20
_LOOK_EVERY_SECONDS = 0.05


# A version that knows no notes would leave those of a map that it replaces.
_LAYOUT = 3
_LINE = re.compile(r"(?:(layout|engine|checksum) (\S+)|file ([0-9a-f]{64}) (\S+)|([0-9]+) (.+))")
# RocksDB writes here what it does, with the machine's name, and needs neither to read.
_NOT_KEPT = re.compile(r"LOCK|LOG(\..*)?")


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation that counts: its folder, and the number of triples of each graph in it.

    ``engine`` is the version of Oxigraph that wrote it and ``checksums`` are the SHA-256 of its
    files by name; none in a store that an earlier version wrote.
    """

    path: Path
    triples: Mapping[str, int]
    engine: str = ""
    checksums: Mapping[str, str] = field(default_factory=dict)


def current(folder: Path) -> Generation | None:
    """The generation that counts; ``None`` if the folder is not there or empty.

    Raises:
        InputError: the folder is something else, or cannot be read.
    """
    text = _pointer(folder)
    if not text:
        _require_free(folder)
        return None
    name = text.partition("\n")[0].strip()
    path = folder / name
    if not _NAME.fullmatch(name) or path.is_symlink() or not path.is_dir():
        raise _wrong(folder, f"is damaged: {name[:40]!r} is not there", RESTORE)
    _require_files(folder, path)
    return _described(folder, text)


def _require_files(folder: Path, generation: Path) -> None:
    """Nothing, if all in ``generation`` are files: a pipe or a device could be read for ever.

    Raises:
        InputError: something is not.
    """
    try:
        with os.scandir(generation) as entries:
            strange = sorted(x.name for x in entries if not x.is_file(follow_symlinks=False))
    except FileNotFoundError:
        return  # a writer has just let the next one count
    except OSError as error:
        raise _wrong(folder, f"cannot be read: {cause_of(error)}", "check its rights") from None
    if strange:
        message = f"is damaged: {generation.name}/{strange[0]} is no file"
        raise _wrong(folder, message, RESTORE)


@lru_cache(maxsize=2)  # asked again and again, of thousands of lines
def _described(folder: Path, text: str) -> Generation:
    """The generation as the lines of its pointer describe it."""
    lines = text.split("\n")
    values: dict[str, str] = {}
    triples: dict[str, int] = {}
    checksums: dict[str, str] = {}
    matches = [_LINE.fullmatch(line) for line in lines[1:]]
    for line in filter(None, matches):
        kind, value, checksum, file, count, graph = line.groups()
        if kind:
            values[kind] = value
        elif file:
            checksums[file] = checksum
        else:
            triples[graph] = int(count)
    layout = values.get("layout", "1")
    if layout.isdecimal() and int(layout) > _LAYOUT:
        message = f"is a store of layout {layout}, and this version reads layouts up to {_LAYOUT}"
        raise _wrong(folder, message, "update Counterpoint, or push the maps into a new folder")
    is_whole = None not in matches and layout in {"1", "2", str(_LAYOUT)}
    if layout == "1":
        is_whole = is_whole and not values and not checksums
    else:
        is_whole = is_whole and values.get("checksum") == _checksum(lines[:-1])
    if not is_whole:
        raise _wrong(folder, f"is damaged: the file {_POINTER!r} is not as written", RESTORE)
    return Generation(folder / lines[0].strip(), triples, values.get("engine", ""), checksums)


def _checksum(lines: list[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def _pointer(folder: Path) -> str:
    """What the file says that tells which generation counts; "" if there is no such file."""
    pointer = folder / _POINTER
    try:
        status = pointer.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LONGEST_POINTER:
            raise _wrong(folder, f"is damaged: {_POINTER!r} is not as written", RESTORE)
        text = pointer.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except NotADirectoryError:
        raise _wrong(folder, "is a file and no folder", "name a folder") from None
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(folder, f"cannot be read: {cause_of(error)}", "check its rights") from None
    return text.removesuffix("\n") if text.strip() else "nothing"


RESTORE = "take it from a copy, or push the maps into a new folder"


@contextlib.contextmanager
def reading(folder: Path) -> Iterator[Generation]:
    """The generation that counts, held so that no writer removes it.

    Raises:
        InputError: there is no store, or it cannot be read.
    """
    _require_locks()
    for _ in range(_ATTEMPTS):
        generation = current(folder)
        if generation is None:
            advice = f"put a map into it: counterpoint push MAP --store {folder}"
            raise _wrong(folder, "there is no store here", advice)
        try:
            handle = os.open(generation.path, os.O_RDONLY)
        except FileNotFoundError:
            continue  # a writer has just let the next one count
        except OSError as error:
            raise _wrong(folder, f"cannot be read: {cause_of(error)}", "check its rights") from None
        try:
            fcntl.flock(handle, fcntl.LOCK_SH)
            if current(folder) == generation:
                yield generation
                return
        finally:
            os.close(handle)
    raise _wrong(folder, "is written to all the time", "try again")


@contextlib.contextmanager
def writing(folder: Path, *, wait: float = 0) -> Iterator[None]:
    """Alone to write, until the end; another writer is waited for up to ``wait`` seconds.

    Raises:
        InputError: somebody else writes; the folder is something else.
        OSError: the folder cannot be made or written to.
    """
    _require_locks()
    current(folder)
    new_folders = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in new_folders:
        _sync(each.parent)
    # A link here, in a folder from elsewhere, would have us empty what it leads to.
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        _lock(folder, handle, wait)
        os.truncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(handle)


def _lock(folder: Path, handle: int, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            remaining = until - time.monotonic()
            if remaining > 0:
                time.sleep(min(remaining, _LOOK_EVERY_SECONDS))
                continue
            writer = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
            by_whom = f" (process {writer})" if writer.isdigit() else ""
            waited = f", and was so for {wait:g} seconds" if wait else ""
            advice = (
                "try again when that is done, or wait longer with --wait SECONDS; reading goes on"
            )
            message = f"is being written to{by_whom}{waited}"
            raise _wrong(folder, message, advice, "locked") from None
        return


def new_generation(folder: Path) -> Path:
    """A copy of the generation that counts, or an empty folder, to be written to. O(files).

    Raises:
        OSError: it cannot be made.
    """
    last = current(folder)
    number = int(last.path.name.removeprefix("store-")) + 1 if last else 1
    generation = folder / f"store-{number}"
    generation.mkdir()
    for path in sorted(last.path.iterdir()) if last else ():
        if is_final(path):
            os.link(path, generation / path.name)
        elif is_kept(path):
            shutil.copyfile(path, generation / path.name)
    return generation


def let_count(folder: Path, generation: Path, triples: Mapping[str, int], engine: str) -> None:
    """Make ``generation`` the generation that counts, and sure that it outlives a power cut.

    ``triples`` is the number of triples of each graph in it; ``engine`` is what wrote it, and
    must have closed it. Synced are, in this order: those of its files that are new, its folder,
    the folder that its name is in, the pointer aside, and, when that is renamed, that folder again.

    Raises:
        OSError: it cannot be written.
        UsageError: it counts, and may not outlive a power cut.
    """
    checksums = _sealed(generation, current(folder))
    _sync(generation)
    _sync(folder)
    lines = [generation.name, *(f"{count} {graph}" for graph, count in sorted(triples.items()))]
    lines += [f"layout {_LAYOUT}", f"engine {engine}"]
    lines += [f"file {checksum} {name}" for name, checksum in sorted(checksums.items())]
    lines.append(f"checksum {_checksum(lines)}")
    aside = folder / f"{_ASIDE}{_POINTER}"
    with aside.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(folder / _POINTER)
    try:
        _sync(folder)
    except OSError as error:
        message = (
            f"{folder} holds what was written, but may lose it in a power cut: {cause_of(error)}"
        )
        raise UsageError(f"{message}; push again when the disk is well") from error


def _sealed(generation: Path, last: Generation | None) -> dict[str, str]:
    """The checksums of the files of a generation, by name, each synced now or for ``last``."""
    checksums = {}
    for path in sorted(generation.iterdir()):
        if not is_kept(path):
            path.unlink()
            continue
        # What stands in both is one file: synced before, and what it was stays true if it is
        # damaged. To sync some hundred links anew would take longer than all else.
        checksum = last.checksums.get(path.name) if last and is_final(path) else None
        if checksum and last and (last.path / path.name).samefile(path):
            checksums[path.name] = checksum
            continue
        _sync(path)
        checksums[path.name] = file_checksum(path)
    return checksums


def bytes_left_out(last: Generation | None, generation: Path) -> int:
    """The size of the tables of ``last`` that the engine has put together with others. O(files)."""
    if last is None:
        return 0
    tables = [path for path in last.path.iterdir() if path.suffix == ".sst"]
    return sum(path.stat().st_size for path in tables if not (generation / path.name).exists())


def is_final(path: Path) -> bool:
    """Whether a file is never changed once it is written, so that generations may share it."""
    return path.suffix in {".sst", notes.SUFFIX, tables.SUFFIX}


def is_kept(path: Path) -> bool:
    """Whether a file is a part of its generation, and not what RocksDB needs while it runs."""
    return not _NOT_KEPT.fullmatch(path.name)


def file_checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. O(bytes).

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sweep(folder: Path) -> None:
    """Remove generations that do not count, except those that somebody reads; writers only."""
    generation = current(folder)
    (folder / f"{_ASIDE}{_POINTER}").unlink(missing_ok=True)
    for path in folder.iterdir():
        if (
            (generation and path == generation.path)
            or not _NAME.fullmatch(path.name)
            or path.is_symlink()
        ):
            continue
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path)
            finally:
                os.close(handle)


def _require_free(folder: Path) -> None:
    """Nothing, if a store can be made in ``folder``.

    Raises:
        InputError: it holds something else.
    """
    try:
        names = {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise _wrong(folder, "is a file and no folder", "name a folder") from None
    except OSError as error:
        raise _wrong(folder, f"cannot be read: {cause_of(error)}", "check its rights") from None
    if {"CURRENT", "IDENTITY"} <= names:
        advice = (
            f"serve it and name its address: oxigraph serve --location {folder}, "
            "--endpoint http://localhost:7878/query"
        )
        raise _wrong(folder, "is a bare Oxigraph store, kept by something else", advice)
    ours = {name for name in names if _NAME.fullmatch(name) or name.startswith(_ASIDE)}
    if names - ours - {_LOCK}:
        advice = "name a store, or an empty or new folder to make one"
        raise _wrong(folder, "is no store and has other things in it", advice)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _require_locks() -> None:
    if sys.platform == "win32":
        raise UsageError("stores on disk need Linux or macOS; on Windows use WSL")


def _wrong(folder: Path, message: str, advice: str, code: str = "store") -> InputError:
    return InputError(Problem(Place(str(folder)), message, advice, code=code))
