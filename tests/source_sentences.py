"""The sentences of a source text, for tests that ask whether a map has considered each."""

from __future__ import annotations

import re
from itertools import pairwise

PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
NO_CLAIM = re.compile(r'^// no claim: "([^"]+)": \S', re.MULTILINE)
_STOP = re.compile(r"[.!?][\"')]*(?=\s+[\"(]?[A-Z-])")
_ABBREVIATION = re.compile(r"\b(?:U\.S|e\.g|i\.e|Mr)\.$")


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the sentences between two offsets; each line of a list is one of its own."""
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text[start:end]):
        offset = start + line.start()
        stops = [stop.end() for stop in _STOP.finditer(line[0])]
        ends = [stop for stop in stops if not _ABBREVIATION.search(line[0][:stop])]
        cuts = [0, *ends, len(line[0])]
        spans += [(offset + i, offset + j) for i, j in pairwise(cuts) if line[0][i:j].strip()]
    return spans


def first_words(text: str, start: int, end: int, count: int) -> str:
    return " ".join(text[start:end].split()[:count])
