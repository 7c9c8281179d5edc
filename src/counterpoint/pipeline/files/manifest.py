"""The list of checksums that a build leaves beside its files, and checking files against it.

It is what ``sha256sum`` writes and ``sha256sum --check`` reads, so that whoever is sent the
files needs nothing of ours. What belongs here: the list and the checking of a folder. What does
not: stores (`counterpoint.store.folder.checking`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem
from counterpoint.pipeline.files.swap import SWAP

SUFFIX = ".sha256"
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^/\\\0]+)")
# A build lists four files, in half a kilobyte; what is longer than this is no list of ours.
_LONGEST_MANIFEST = 1 << 20


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file and what is wrong with it, "" if nothing is."""

    name: str
    wrong: str = ""


def manifest_of(contents: Mapping[str, bytes]) -> bytes:
    """A line for each file: its SHA-256 and its name."""
    lines = (f"{hashlib.sha256(each).hexdigest()}  {name}\n" for name, each in contents.items())
    return "".join(lines).encode()


def check_built(folder: Path) -> tuple[CheckedFile, ...]:
    """Every file that a build has left in ``folder``, compared with its checksum. O(bytes).

    Raises:
        InputError: there is no such folder, or no list of checksums in it.
    """
    try:
        manifests = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
        swaps = sorted(path.name for path in folder.glob(f"{SWAP}*"))
    except OSError as error:
        raise InputError(_problem(folder, f"cannot be read: {error.strerror}")) from None
    if not manifests:
        advice = f"build into it: counterpoint build -o {folder}; a store is named with --store"
        raise InputError(_problem(folder, f"has no list of checksums (*{SUFFIX})", advice))
    files = [each for path in manifests for each in _checked(path)]
    stopped = "a build was stopped here; build again to bring it to its end"
    return (*files, *(CheckedFile(name, stopped) for name in swaps))


def _checked(manifest: Path) -> list[CheckedFile]:
    if not manifest.is_file():  # a pipe could be read for ever
        return [CheckedFile(manifest.name, "is no file")]
    try:
        with manifest.open("rb") as stream:
            lines = stream.read(_LONGEST_MANIFEST).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return [CheckedFile(manifest.name, "cannot be read")]
    files: list[CheckedFile] = []
    for number, line in enumerate(lines, start=1):
        pair = _LINE.fullmatch(line)
        if pair is None:
            return [*files, CheckedFile(manifest.name, f"line {number} is no checksum and name")]
        files.append(CheckedFile(pair[2], _difference(manifest.with_name(pair[2]), pair[1])))
    return files or [CheckedFile(manifest.name, "is empty")]


def _difference(path: Path, checksum: str) -> str:
    if not path.is_file():
        return "is gone" if not path.exists() else "is no file"
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return "" if digest == checksum else "is not what was built"


def _problem(folder: Path, message: str, advice: str = "") -> Problem:
    return Problem(Place(str(folder)), message, advice, code="not-built")
