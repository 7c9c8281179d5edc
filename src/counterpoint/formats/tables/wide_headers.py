"""What the headers of a wide table say: the claims, what is asked of them, what goes together.

What belongs here: headers. What does not: which columns are answers, which their cells say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from counterpoint.formats.tables.roles import OF_ANSWER, ColumnRole, plain_header, role_of

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LAST_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_IN_BRACKETS = re.compile(r"(.*\S)\s*\[(.+)\]", re.DOTALL)  # Google Forms, LimeSurvey
_DASH = re.compile(r"\s+[-–—]\s+")  # Qualtrics
_MOST_WORDS = 2  # of a header that says what a column holds: "how sure"
_LONGEST_SUM = 6  # words: a longer header is a claim
_OF_ALL = frozenset({"median", "mean", "average", "modal", "mode", "overall", "weighted"})


def grouped_headers(names: Sequence[str]) -> dict[int, tuple[str, ColumnRole]]:
    """By column, the beginning of its header and what the rest says it holds.

    Only where an answer and something about it begin alike.

    >>> groups = grouped_headers(["Name", "Question A Vote", "Question A Confidence", "Free vote"])
    >>> {index: (stem, role.value) for index, (stem, role) in groups.items()}
    {1: ('Question A', 'stance'), 2: ('Question A', 'confidence')}
    """
    parts = {index: part for index, name in enumerate(names) if (part := _parts(name))}
    roles: dict[str, Counter[ColumnRole]] = {}
    for stem, role in parts.values():
        roles.setdefault(plain_header(stem), Counter())[role] += 1
    return {
        index: (stem, role)
        for index, (stem, role) in parts.items()
        if roles[plain_header(stem)][ColumnRole.STANCE] == 1 and len(roles[plain_header(stem)]) > 1
    }


def _parts(name: str) -> tuple[str, ColumnRole] | None:
    """A header as its beginning and what its last words say, if those are usual ones."""
    text = _LAST_BRACKETS.sub("", name)
    words = list(_WORD.finditer(text))
    for number in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        start = words[-number].start()
        role = role_of(text[start:])
        stem = text[:start].rstrip(" \t\r\n:,;.–—-_/|")
        if role is not None and role in OF_ANSWER and stem:
            return stem, role
    return None


def is_of_all(name: str) -> bool:
    """Whether a column sums up what all answered, as "Median vote" does.

    >>> is_of_all("Median A Vote"), is_of_all("Mean temperatures will rise")
    (True, False)
    """
    part, words = _parts(name), plain_header(name).split()
    return part is not None and words[0] in _OF_ALL and len(words) <= _LONGEST_SUM


def statements(names: Sequence[str], answers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """By column, the question and the statement of a header that has both.

    A question is what several headers begin with, before a dash or a statement in brackets.

    >>> names = ["Do you agree? [Buses pay]", "Do you agree? [Cars pay]", "Trams pay"]
    >>> statements(names, range(3))
    {0: ('Do you agree?', 'Buses pay'), 1: ('Do you agree?', 'Cars pay')}
    >>> statements(["Do you agree? - Buses - free", "Do you agree? - Cars pay"], range(2))
    {0: ('Do you agree?', 'Buses - free'), 1: ('Do you agree?', 'Cars pay')}
    """
    pairs = {index: list(_pairs(names[index])) for index in answers}
    counts = Counter(question for several in pairs.values() for question, _ in several)
    by_column = {}
    for index, several in pairs.items():
        shared = [pair for pair in several if counts[pair[0]] > 1]
        if shared:
            by_column[index] = max(shared, key=lambda pair: (counts[pair[0]], len(pair[0])))
    return by_column


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    match = _IN_BRACKETS.fullmatch(name)
    if match is not None:
        yield match[1], match[2].strip()
    for dash in _DASH.finditer(name):
        if name[: dash.start()].strip() and name[dash.end() :].strip():
            yield name[: dash.start()].strip(), name[dash.end() :].strip()


def companions(
    names: Sequence[str],
    roles: Mapping[int, ColumnRole],
    answers: Sequence[int],
    groups: Mapping[int, tuple[str, ColumnRole]],
) -> dict[int, tuple[int, ColumnRole]]:
    """By column that says more of an answer, the column of that answer and what it says.

    It is named so ("A toll: confidence"), begins as the answer does ("A toll confidence" beside
    "A toll vote"), or is a usual header that stands after the answer.
    """
    by_column = dict(_named_companions(names, roles, answers))
    of_stem = {
        plain_header(stem): index
        for index, (stem, role) in groups.items()
        if role is ColumnRole.STANCE
    }
    for index, (stem, role) in groups.items():
        of = of_stem[plain_header(stem)]
        if of in answers and role is not ColumnRole.STANCE:
            by_column[index] = (of, role)
    return by_column


def _named_companions(
    names: Sequence[str], roles: Mapping[int, ColumnRole], answers: Sequence[int]
) -> Iterator[tuple[int, tuple[int, ColumnRole]]]:
    claims = {plain_header(names[i]): i for i in answers}
    for index, name in enumerate(names):
        plain = plain_header(name)
        for claim, of in claims.items():
            if of != index and claim and plain.startswith(claim + " "):
                role = role_of(plain[len(claim) + 1 :])
            elif of != index and claim and plain.endswith(" " + claim):
                role = role_of(plain[: -len(claim) - 1])
            elif of != index and plain == claim:
                role = role_of(name.rpartition("(")[2])
            else:
                continue
            if role in OF_ANSWER:
                yield index, (of, role)
        role = roles.get(index)
        before = [i for i in answers if i < index]
        if role is not None and role in OF_ANSWER and before:
            if _is_of_whole(role, roles, answers, before):
                continue
            yield index, (before[-1], role)


def _is_of_whole(
    role: ColumnRole, roles: Mapping[int, ColumnRole], answers: Sequence[int], before: Sequence[int]
) -> bool:
    """Whether one column of comments or reasons after all answers is of no single answer."""
    is_only = sum(each is role for each in roles.values()) == 1
    return (
        role in {ColumnRole.COMMENT, ColumnRole.REASON, ColumnRole.QUOTE}
        and is_only
        and 1 < len(answers) == len(before)
    )
