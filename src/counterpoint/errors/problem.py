"""One thing that is wrong with an input: where, what, and what to do about it.

What belongs here: places, and the shape of a message. What does not: any knowledge of a format.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

# In letters. A message may quote the input, and an input may be one word of ten megabytes; what
# people write themselves, a file's path of several folders included, is shorter.
_LONGEST_PART = 600
# A line is shown whole if it fits two rows of a terminal, else what stands around the column.
_LONGEST_LINE = 160
_AROUND = 60
_LEFT_OUT = "..."


def shortened(text: str, most: int = _LONGEST_PART) -> str:
    """``text``, its middle replaced by ``...`` where it has more than ``most`` letters.

    Both ends are kept, since a message ends with what to do.

    >>> shortened("[aaaaaaaaaaaaaaaaaaaa] is never defined", 32)
    '[aaaaaaaaaaaaa... never defined'
    """
    if len(text) <= most:
        return text
    room = most - len(_LEFT_OUT)
    return f"{text[: room - room // 2]}{_LEFT_OUT}{text[len(text) - room // 2 :]}"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file: line and column count from 1 in code points, 0 where unknown.

    >>> str(Place("cars.argdown", 3, 1))
    'cars.argdown:3:1'
    >>> str(Place("cars.argdown"))
    'cars.argdown'
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        if not self.column:
            return f"{self.file}:{self.line}"
        return f"{self.file}:{self.line}:{self.column}"


class Severity(Enum):
    """An error stops what was asked; a warning is said and stops nothing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Mending:
    """The one change that mends a problem: what stands at its place, and what is to stand there.

    An empty ``before`` is an insertion before the line of the place.
    """

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input: where, what, and what to do about it.

    ``code`` is a stable word for programs (``undefined-reference``); ``line_text`` is the
    source line, shown with a caret where it is known. ``stands_for`` is how many mistakes the
    problem speaks of: more than one where a reader counts what it no longer notes singly.
    ``mending`` is there if no other change is thinkable.

    What is shown is bounded, however long the input's words and lines are; the fields are whole.

    >>> print(Problem(Place("a.argdown", 2, 3), "[B] is never defined", "did you mean [A]?"))
    a.argdown:2:3: [B] is never defined; did you mean [A]?
    """

    place: Place
    message: str
    advice: str = ""
    code: str = ""
    severity: Severity = Severity.ERROR
    line_text: str = ""
    stands_for: int = 1
    mending: Mending | None = None

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.ERROR else f"{self.severity.value}: "
        sentence = shortened(self.message)
        if self.advice:
            sentence = f"{sentence}; {shortened(self.advice)}"
        # A name or a word of the input may hold line ends; a problem is said in one line.
        return f"{shortened(str(self.place))}: {mark}{sentence}".replace("\n", "\\n")

    def with_caret(self, show: Callable[[str], str] = str) -> str:
        """The message, then the source line with a caret below the column, where known.

        ``show`` is how text is made fit to be shown; the caret stands right after it.
        """
        sentence = show(str(self))
        if not self.line_text or not self.place.column:
            return sentence
        before, after = _around(self.line_text, self.place.column - 1)
        before, after = show(before), show(after)
        indent = "".join(_blank(letter) for letter in before)
        return f"{sentence}\n    {before}{after}\n    {indent}^"


def _around(line: str, column: int) -> tuple[str, str]:
    """What of a line is shown before and from a column on, counted from 0."""
    before, after = line[:column], line[column:]
    if len(line) > _LONGEST_LINE:
        if len(before) > _AROUND:
            before = _LEFT_OUT + before[-_AROUND:]
        if len(after) > _AROUND:
            after = after[:_AROUND] + _LEFT_OUT
    return before, after


def _blank(letter: str) -> str:
    """What takes the same room on a terminal as a letter, and shows nothing."""
    if letter == "\t":
        return letter
    if unicodedata.category(letter) in {"Mn", "Me"}:
        return ""
    return "  " if unicodedata.east_asian_width(letter) in {"W", "F"} else " "
