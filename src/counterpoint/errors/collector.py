"""The one collector of problems: a reader notes all that is wrong, so that one run says it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterpoint.errors.exceptions import InputError
from counterpoint.errors.problem import Mending, Place, Problem, Severity
from counterpoint.errors.suggestions import Suggestions, did_you_mean


class Problems:
    """What is wrong with one input, in the order in which it was noted.

    The same said twice of one place is noted once. ``code`` is that of problems that are given
    none. Of each severity ``most`` are noted and the others counted, where it is not None. Of an
    input that never set out to be what it is read as, only a parser may say that it is wrong:
    with ``is_lenient`` what `error` notes is a warning.

    >>> problems = Problems()
    >>> problems.error(Place("a.csv", 2), "is odd", "mend it")
    >>> problems.has_errors, [str(problem) for problem in problems]
    (True, ['a.csv:2: is odd; mend it'])
    """

    def __init__(
        self, *, code: str = "", most: int | None = None, is_lenient: bool = False
    ) -> None:
        self._suggestions = Suggestions()
        self._code = code
        self._most = most
        self._is_lenient = is_lenient
        self._problems: dict[tuple[Place, str, str], Problem] = {}
        # Empty at first: who reads thousands of files makes one for each, and mostly notes nothing.
        self._counts: dict[Severity, int] = {}
        self._further: dict[Severity, int] = {}
        self._last: dict[Severity, Place] = {}

    @property
    def code(self) -> str:
        """The code of problems that are noted without one."""
        return self._code

    def __iter__(self) -> Iterator[Problem]:
        """All that was noted, then how many more of each severity there are."""
        yield from self._problems.values()
        for severity in Severity:
            yield from self._rest(severity)

    def __len__(self) -> int:
        """How many were noted singly."""
        return len(self._problems)

    @property
    def has_errors(self) -> bool:
        """Whether anything noted must be mended."""
        return bool(self._counts) and self._counts.get(Severity.ERROR, 0) > 0

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings in the order of place."""
        if not (self._problems or self._further):
            return ()
        return tuple(sorted(self._of(Severity.WARNING), key=lambda problem: problem.place))

    def error(
        self,
        place: Place,
        message: str,
        advice: str = "",
        code: str = "",
        mending: Mending | None = None,
    ) -> None:
        """Note what must be mended."""
        severity = Severity.WARNING if self._is_lenient else Severity.ERROR
        code = code or self._code
        self.add(Problem(place, message, advice, code, severity, mending=mending))

    def warn(
        self,
        place: Place,
        message: str,
        advice: str = "",
        code: str = "",
        mending: Mending | None = None,
    ) -> None:
        """Note what deserves a look."""
        code = code or self._code
        self.add(Problem(place, message, advice, code, Severity.WARNING, mending=mending))

    def add(self, *problems: Problem) -> None:
        """Note problems that are made already, here or elsewhere."""
        for problem in problems:
            severity = problem.severity
            last = self._last.get(severity, problem.place)
            self._last[severity] = max(last, problem.place)
            key = problem.place, problem.code, problem.message
            if key in self._problems:
                continue
            count = self._counts.get(severity, 0)
            if self._most is not None and count >= self._most:
                self._further[severity] = self._further.get(severity, 0) + problem.stands_for
                continue
            self._problems[key] = problem
            self._counts[severity] = count + 1

    def did_you_mean(
        self, word: str, names: Iterable[str], otherwise: str = "", *, pattern: str = "{}"
    ) -> str:
        """Advice on a misspelt word of the input; as `suggestions.did_you_mean`.

        >>> Problems().did_you_mean("expliit", ["explicit", "implied"])
        'did you mean explicit?'
        """
        return did_you_mean(self._suggestions.nearest(word, names), otherwise, pattern=pattern)

    def mending(self, word: str, names: Iterable[str]) -> Mending | None:
        """The one right spelling of a misspelt word of the input; as `suggestions.Suggestions`."""
        return self._suggestions.mending(word, names)

    def raise_errors(self) -> None:
        """Stop here if an error was noted.

        Raises:
            InputError: with every error, and no warning.
        """
        if self.has_errors:
            raise InputError(self._of(Severity.ERROR))

    def _of(self, severity: Severity) -> list[Problem]:
        problems = [problem for problem in self._problems.values() if problem.severity is severity]
        return [*problems, *self._rest(severity)]

    def _rest(self, severity: Severity) -> Iterator[Problem]:
        further = self._further.get(severity, 0)
        if further:
            what = "errors" if severity is Severity.ERROR else "warnings"
            yield Problem(
                self._last[severity],
                f"{further:,} further {what} are not told singly",
                "mend these and read again",
                "more-problems",
                severity,
                stands_for=further,
            )
