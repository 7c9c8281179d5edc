"""The errors that a user can meet, and the problems that they carry.

    CounterpointError        anything this package raises on purpose
    ├── InputError           the input is wrong (exit 1); carries every problem found
    ├── UsageError           the call is wrong (exit 2)
    ├── LimitError           a stated limit was reached (exit 3)
    └── InternalError        a bug of ours that an input has found (exit 1)

Whatever else is raised is a bug in this package too. What belongs here: the family, the shape
of a message, the one collector of problems (`Problems`) and the one "did you mean". What does
not: any knowledge of a format.
"""

from counterpoint.errors.collector import Problems
from counterpoint.errors.exceptions import (
    CounterpointError,
    InputError,
    InternalError,
    LimitError,
    NetworkWarning,
    UsageError,
    cause_of,
)
from counterpoint.errors.problem import Mending, Place, Problem, Severity, shortened
from counterpoint.errors.suggestions import (
    CLOSE,
    WRITTEN,
    Suggestions,
    did_you_mean,
    nearest_name,
    some_of,
)

__all__ = [
    "CLOSE",
    "WRITTEN",
    "CounterpointError",
    "InputError",
    "InternalError",
    "LimitError",
    "Mending",
    "NetworkWarning",
    "Place",
    "Problem",
    "Problems",
    "Severity",
    "Suggestions",
    "UsageError",
    "cause_of",
    "did_you_mean",
    "nearest_name",
    "shortened",
    "some_of",
]

# A traceback calls them what they are imported as.
for _error in (
    *(CounterpointError, InputError, InternalError, LimitError, NetworkWarning, UsageError),
):
    _error.__module__ = __name__
