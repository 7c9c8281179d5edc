"""What became of a file's bytes, small enough to be kept, and exact enough to be taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from difflib import SequenceMatcher

from counterpoint.model import FileChange, Stretch

# A stretch that is longer is told line by line: a title that is changed everywhere is.
_LONG = 2000


class OtherFileError(Exception):
    """The file is not the one that the change led to."""


def change_of(file: str, before: bytes, after: bytes) -> FileChange:
    """The change from one content of a file to another, as few bytes as are quickly found."""
    return FileChange(file, _digest(before), _digest(after), tuple(_stretches(before, after)))


def taken_back(change: FileChange, content: bytes) -> bytes:
    """The content before a change, from that after it, byte for byte.

    Raises:
        OtherFileError: the content is another by now.
    """
    return _exchanged(change.after, change.before, content, _swapped(change.stretches))


def made_again(change: FileChange, content: bytes) -> bytes:
    """The content after a change, from that before it.

    Raises:
        OtherFileError: the content is another by now.
    """
    stretches = [(x.start, x.old, x.new) for x in change.stretches]
    return _exchanged(change.before, change.after, content, stretches)


def _swapped(stretches: tuple[Stretch, ...]) -> list[tuple[int, str, str]]:
    """The stretches from the content after to that before."""
    swapped, shift = [], 0
    for stretch in stretches:
        swapped.append((stretch.start + shift, stretch.new, stretch.old))
        shift += len(stretch.new.encode()) - len(stretch.old.encode())
    return swapped


def _exchanged(
    digest: str, outcome: str, content: bytes, stretches: list[tuple[int, str, str]]
) -> bytes:
    if _digest(content) != digest:
        raise OtherFileError
    pieces: list[bytes] = []
    position = 0
    for start, old, new in stretches:
        pieces += content[position:start], new.encode()
        position = start + len(old.encode())
    result = b"".join([*pieces, content[position:]])
    if _digest(result) != outcome:
        raise OtherFileError
    return result


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _stretches(before: bytes, after: bytes) -> Iterator[Stretch]:
    start = _common(before, after)
    rest = min(len(before), len(after)) - start
    end = _common(before[len(before) - rest :][::-1], after[len(after) - rest :][::-1])
    while start and (_is_within(before, start) or _is_within(after, start)):
        start -= 1
    while end and (_is_within(before, len(before) - end) or _is_within(after, len(after) - end)):
        end -= 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if max(len(old), len(new)) <= _LONG:
        yield Stretch(start, old.decode(), new.decode())
        return
    ours, theirs = old.splitlines(keepends=True), new.splitlines(keepends=True)
    bounds = [start]
    for line in ours:
        bounds.append(bounds[-1] + len(line))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, first, last, low, high in matcher.get_opcodes():
        if tag != "equal":
            words = b"".join(ours[first:last]).decode(), b"".join(theirs[low:high]).decode()
            yield Stretch(bounds[first], *words)


def _common(first: bytes, second: bytes) -> int:
    """How many bytes are the same at the beginning of both, found by halves."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _is_within(content: bytes, offset: int) -> bool:
    """Whether an offset lies within the bytes of one letter."""
    byte = content[offset : offset + 1]
    return bool(byte) and (0x80 <= byte[0] < 0xC0)
