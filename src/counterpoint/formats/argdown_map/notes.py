"""What is told of a map while it is read: problems with places, and "did you mean"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from difflib import get_close_matches

from counterpoint.errors import Place, Problem, Severity

__all__ = ["Notes", "listed", "shortened"]

_MOST_SUGGESTIONS = 100  # each looks through all names, so that a bad file stays linear


class Notes:
    """Collects problems, so that one run tells all of them.

    Of a file that never set out to be a map of ours only the parser may say that it is wrong:
    with ``is_lenient`` every error noted here is a warning.
    """

    def __init__(self, *, is_lenient: bool = False) -> None:
        self._is_lenient = is_lenient
        self._problems: dict[tuple[Place, str, str], Problem] = {}
        self._suggestions = 0

    @property
    def has_errors(self) -> bool:
        """Whether anything noted must be mended."""
        return any(x.severity is Severity.ERROR for x in self._problems.values())

    def error(self, place: Place, message: str, advice: str, code: str) -> None:
        """Note what must be mended; the same said twice of one place is noted once."""
        severity = Severity.WARNING if self._is_lenient else Severity.ERROR
        self.add(Problem(place, message, advice, code, severity))

    def warn(self, place: Place, message: str, advice: str, code: str) -> None:
        """Note what deserves a look."""
        self.add(Problem(place, message, advice, code, Severity.WARNING))

    def add(self, problem: Problem) -> None:
        """Note a problem that is made already."""
        self._problems.setdefault((problem.place, problem.code, problem.message), problem)

    def did_you_mean(self, word: str, known: Iterable[str], shown: str = "{}") -> str:
        """Advice that names the nearest of ``known``, empty where none is near.

        >>> Notes().did_you_mean("expliit", ["explicit", "implied"])
        'did you mean explicit?'
        """
        self._suggestions += 1
        if self._suggestions > _MOST_SUGGESTIONS:
            return ""
        by_folded = {name.casefold(): name for name in known}
        near = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.65)
        return f"did you mean {shown.format(by_folded[near[0]])}?" if near else ""

    def problems(self, line_text: Callable[[Place], str]) -> tuple[Problem, ...]:
        """All problems in the order of place, each with the line that it stands in."""
        told = sorted(self._problems.values(), key=lambda problem: (problem.place, problem.message))
        return tuple(
            problem if problem.line_text else replace(problem, line_text=line_text(problem.place))
            for problem in told
        )


def listed(words: Iterable[str], link: str = "or") -> str:
    """Words as a phrase.

    >>> listed(["affirm", "deny", "none"])
    'affirm, deny or none'
    """
    *others, last = words
    return f"{', '.join(others)} {link} {last}" if others else last


def shortened(text: str, most: int = 60) -> str:
    """A text of at most ``most`` characters, cut at a word where it is longer.

    >>> shortened("one two three", 9)
    'one two…'
    """
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    is_whole = text[most - 1] == " " or " " not in kept
    return (kept if is_whole else kept.rsplit(" ", 1)[0]) + "…"
