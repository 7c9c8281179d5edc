"""Which of an expert's roles to show where there is room for one: that which tells most here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from textwrap import shorten

from counterpoint.model import ArgumentMap, Role

_WORD = re.compile(r"\w{4,}")
# A title of one or two words ("Director") says nothing without its house.
_FEW_WORDS = 2
# Letters; so many stand in five lines of a narrow column.
_LONGEST = 52
_COMMA = re.compile(", ")


def telling_roles(argument_map: ArgumentMap) -> dict[str, str]:
    """The most telling role of each expert who has any, in short, by expert.

    A role tells more the more often the claims and the question speak of what its title names;
    then the more it has in common with the roles of others on the panel, which is why they were
    asked together; then the earlier it stands. Linear in the words of the map.
    """
    frequencies = Counter(
        word
        for text in (
            argument_map.question,
            argument_map.title,
            *(claim.text for claim in argument_map.claims),
        )
        for word in _words(text)
    )
    common = Counter(word for expert in argument_map.experts for word in _words_of(expert.roles))

    def order(role: Role) -> tuple[int, int]:
        words = _words(role.title)
        return (sum(frequencies[word] for word in words), sum(common[word] - 1 for word in words))

    return {
        expert.id: _short(max(expert.roles, key=order))
        for expert in argument_map.experts
        if expert.roles
    }


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _words_of(roles: Iterable[Role]) -> frozenset[str]:
    return frozenset(word for role in roles for word in _words(role.title))


def _short(role: Role) -> str:
    """The title with its years; with the house where the title alone is too short to tell.

    Of what is too long for the head of a column whole parts are left out: the years, then what
    the title says after a comma. The page has all of them where one points at the name.
    """
    is_short = len(role.title.split()) <= _FEW_WORDS
    post = ", ".join(x for x in (role.title, role.organization if is_short else "") if x)
    post = post or role.organization
    periods = "; ".join(str(period).replace("-", "\u2013") for period in role.periods)
    forms = [f"{post} ({periods})"] if periods else []
    forms += [post, *(post[: comma.start()] for comma in reversed([*_COMMA.finditer(post)]))]
    fitting = (form for form in forms if len(form) <= _LONGEST)
    words = shorten(post, _LONGEST, placeholder="\u2026")
    return next(fitting, words if len(words) > 1 else f"{post[:_LONGEST]}\u2026")
