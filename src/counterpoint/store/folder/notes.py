"""What is kept beside the graphs of a generation: for a graph, a text that its maker can use.

    DIR/store-7/000012.notes     a line for each graph: its IRI, a blank, the text; a graph alone
                                 has no text any more

A file of them is never changed. A writer adds one, and takes the last ones into it while they are
no more than twice as long: so there are few files, and one text more costs what it weighs and, now
and then, what the last ones weigh. The line of the last file counts.

What belongs here: files and lines. What does not: what a text says, and which generation counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

SUFFIX = ".notes"
_DIGITS = 6
_LONGER = 2  # times as long as what follows it is a file that is left as it is


def add_notes(generation: Path, graphs: Iterable[str], notes: Mapping[str, str]) -> None:
    """Let ``notes`` be all that is said of ``graphs``, in a generation that does not count yet.

    O(texts), and now and then of those before.

    Raises:
        OSError: it cannot be written.
        ValueError: a text or an IRI holds a line end.
    """
    files = _files(generation)
    if not files and not notes:
        return
    lines = {graph: notes.get(graph, "") for graph in graphs}
    if any("\n" in part for line in lines.items() for part in line):
        raise ValueError("a note is one line")
    number = int(files[-1].stem) + 1 if files else 1
    size = sum(len(graph) + len(text) + 2 for graph, text in lines.items())
    while files and files[-1].stat().st_size <= _LONGER * size:
        last = files.pop()
        size += last.stat().st_size
        lines = {**dict(_lines(last)), **lines}
        last.unlink()
    if not files:  # nothing before has a text that is to be taken back
        lines = {graph: text for graph, text in lines.items() if text}
    content = "".join(f"{graph} {text}\n" for graph, text in lines.items())
    path = generation / f"{number:0{_DIGITS}}{SUFFIX}"
    path.write_text(content, encoding="utf-8", newline="\n")


def read_notes(generation: Path) -> dict[str, str]:
    """The text of each graph that has one. O(texts).

    Raises:
        OSError, UnicodeDecodeError: it cannot be read.
    """
    texts: dict[str, str] = {}
    for path in _files(generation):
        texts |= dict(_lines(path))
    return {graph: text for graph, text in texts.items() if text}


def _files(generation: Path) -> list[Path]:
    return sorted(x for x in generation.glob(f"*{SUFFIX}") if x.stem.isdecimal())


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    # Line ends of other kinds than \n may stand in a text.
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            graph, _, text = line.partition(" ")
            yield graph, text
