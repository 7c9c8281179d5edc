"""What this package raises on purpose; the tree of it stands in `counterpoint.errors`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from counterpoint.errors.problem import Problem


class CounterpointError(Exception):
    """Anything this package raises on purpose. ``exit_code`` is what a command returns."""

    exit_code: ClassVar[int] = 1


class InputError(CounterpointError):
    """The input is wrong. ``problems`` holds all that was found, in the order of place."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        each = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.problems = tuple(sorted(each, key=lambda problem: problem.place))
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
        message = " ".join(str(error).split())[:200]
        super().__init__(
            f"internal error in {what}: {type(error).__name__}{': ' * bool(message)}{message}; "
            "this is a fault of counterpoint: please report it with the input "
            "(COUNTERPOINT_TRACEBACK=1 shows where it arose)"
        )
        self.details = details

    @classmethod
    def as_said(cls, message: str, details: str) -> InternalError:
        """The error that says ``message``, as it came from a process that says no more."""
        error = cls.__new__(cls)
        CounterpointError.__init__(error, message)
        error.details = details
        return error


class NetworkWarning(UserWarning):
    """A query runs where the system did not let us take the network away."""


def cause_of(error: BaseException | None) -> str:
    """What the system says of why something failed, or the sort of error where it says nothing.

    >>> cause_of(PermissionError(13, "Permission denied")), cause_of(EOFError())
    ('Permission denied', 'EOFError')
    """
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
