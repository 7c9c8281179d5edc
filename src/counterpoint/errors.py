"""The errors that a user can meet, and the problems that they carry.

    CounterpointError        anything this package raises on purpose
    ├── InputError           the input is wrong (exit 1); carries every problem found
    ├── UsageError           the call is wrong (exit 2)
    ├── LimitError           a stated limit was reached (exit 3)
    └── InternalError        a bug of ours that an input has found (exit 1)

Whatever else is raised is a bug in this package too. What belongs here: the family and the
shape of a message. What does not: any knowledge of a format.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

__all__ = [
    "CounterpointError",
    "InputError",
    "InternalError",
    "LimitError",
    "NetworkWarning",
    "Place",
    "Problem",
    "Severity",
    "UsageError",
]


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
    """An error stops what was asked; a warning is told and stops nothing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input: where, what, and what to do about it.

    ``code`` is a stable word for programs (``undefined-reference``); ``line_text`` is the
    source line, shown with a caret where it is known.

    >>> print(Problem(Place("a.argdown", 2, 3), "[B] is never defined", "did you mean [A]?"))
    a.argdown:2:3: [B] is never defined; did you mean [A]?
    """

    place: Place
    message: str
    advice: str = ""
    code: str = ""
    severity: Severity = Severity.ERROR
    line_text: str = ""

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.ERROR else f"{self.severity.value}: "
        told = f"{self.message}; {self.advice}" if self.advice else self.message
        return f"{self.place}: {mark}{told}"

    def with_caret(self) -> str:
        """The message, then the source line with a caret below the column, where known."""
        if not self.line_text or not self.place.column:
            return str(self)
        before = self.line_text[: self.place.column - 1]
        indent = "".join("\t" if letter == "\t" else " " for letter in before)
        return f"{self}\n    {self.line_text}\n    {indent}^"


class CounterpointError(Exception):
    """Anything this package raises on purpose. ``exit_code`` is what a command returns."""

    exit_code: ClassVar[int] = 1


class InputError(CounterpointError):
    """The input is wrong. ``problems`` holds all that was found, in the order of place."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        found = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.problems = tuple(sorted(found, key=lambda problem: problem.place))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UsageError(CounterpointError):
    """The call is wrong: an option, an argument or a name that does not exist."""

    exit_code: ClassVar[int] = 2


class LimitError(CounterpointError):
    """A stated limit was reached: a size, a depth or a deadline."""

    exit_code: ClassVar[int] = 3


class InternalError(CounterpointError):
    """A bug in this package, met in a process that worked on an input.

    ``details`` is the traceback of that process, for whoever mends it.
    """

    def __init__(self, what: str, error: BaseException, details: str) -> None:
        told = " ".join(str(error).split())[:200]
        super().__init__(
            f"internal error in {what}: {type(error).__name__}{': ' * bool(told)}{told}; "
            "this is a fault of counterpoint: please report it with the input "
            "(COUNTERPOINT_TRACEBACK=1 shows where it arose)"
        )
        self.details = details


class NetworkWarning(UserWarning):
    """A query runs where the system did not let us take the network away."""
