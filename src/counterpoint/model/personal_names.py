"""What people are called: the short name, the initials, and names written surname first.

One place decides, and whoever shows an expert draws from it. A short name is given only where
the name shows which part is the surname; what is doubtful stays as it is written. A surname that
the file states (``Expert.family``) goes before all rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from counterpoint.model.kinds import Standing
from counterpoint.model.name_words import (
    ARTICLES,
    BETWEEN,
    CAPITAL_PARTICLES,
    FORMS_OF_ADDRESS,
    INSTITUTIONS,
    LEGAL_FORMS,
    PARTICLES,
    PATRONYMIC,
    SUFFIXES,
    TITLES,
)

if TYPE_CHECKING:  # a map's records name their experts
    from counterpoint.model.argument_map import ArgumentMap, Expert

_WORD = re.compile(r"\w+")
# A part of a name with more words than this is rather a phrase or an institution.
_MOST_WORDS = 4


# Controls, what turns the direction of reading, and what has no width; not the joiners that
# Persian and Indic names are written with.
_UNSEEN = re.compile(
    "[\0-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def with_visible_names(argument_map: ArgumentMap) -> ArgumentMap:
    r"""The map as it may be shown: signs in names that cannot be seen, or turn what stands around
    them, are written by their numbers (``\u202e``). The same map where there are none; linear.
    """
    if not any(_UNSEEN.search(f"{x.name}{x.family}") for x in argument_map.experts):
        return argument_map
    experts = [
        replace(x, name=_visible(x.name), family=_visible(x.family)) for x in argument_map.experts
    ]
    return replace(argument_map, experts=tuple(experts))


def _visible(name: str) -> str:
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", name)


def given_first(name: str) -> tuple[str, str] | None:
    """A person's name written surname first, in the usual order, and its surname.

    ``None`` where it may be no such name: there is not exactly one comma, a part is no
    capitalised name, or a word of an institution, a legal form or a suffix is in it. Whether it
    is a person's at all, who reads the name must know.

    >>> given_first("von der Leyen, Ursula")
    ('Ursula von der Leyen', 'von der Leyen')
    >>> given_first("University of California, Berkeley")
    >>> given_first("Acme Tools, Inc.")
    >>> given_first("King, Jr.")
    """
    surname, comma, given = (part.strip() for part in name.partition(","))
    if not comma or "," in given:
        return None
    words = [*surname.split(), *given.split()]
    if not surname or not given or not all(map(_is_name_word, words)):
        return None
    plain = set(map(_plain, words))
    if plain & (INSTITUTIONS | LEGAL_FORMS - {"as"}) or SUFFIXES & set(map(_plain, given.split())):
        return None
    parts = (surname.split(), given.split())
    if any(len(part) > _MOST_WORDS or not any(map(_is_capital, part)) for part in parts):
        return None
    if not _is_capital(parts[1][0]):
        return None
    family = " ".join(parts[0])
    return f"{' '.join(parts[1])} {family}", family


def in_usual_order(expert: Expert) -> Expert:
    """A panel member with the name turned round where it is written surname first.

    Who has neither a role nor a stated surname may be no person and stays as written.
    """
    if expert.standing is not Standing.PANEL or not (expert.roles or expert.family):
        return expert
    names = given_first(expert.name)
    if names is None or expert.family not in ("", names[1]):
        return expert
    return replace(expert, name=names[0], family=names[1])


def short_names(experts: Iterable[Expert]) -> dict[str, str]:
    """By id: the surname of a person where nobody else is called so, else the whole name."""
    people = tuple(experts)
    short = {
        expert.id: _surname(in_usual_order(expert)) or expert.name or expert.id for expert in people
    }
    uses = Counter(name.casefold() for name in short.values())
    return {
        expert.id: short[expert.id]
        if uses[short[expert.id].casefold()] == 1
        else expert.name or expert.id
        for expert in people
    }


def find_named(text: str, experts: Iterable[Expert]) -> tuple[str, ...]:
    """Whom a text names, by the whole name or the short one as whole words; ids in their order.

    >>> from counterpoint.model import Expert
    >>> people = Expert("ruiz", "Ana Ruiz"), Expert("osei", "Kofi Osei")
    >>> find_named("Ana Ruiz says that more buses should run.", people)
    ('ruiz',)
    """
    people = tuple(experts)
    short = short_names(people)
    return tuple(
        expert.id
        for expert in people
        if any(
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            for name in (expert.name, short[expert.id])
            if name
        )
    )


def initials(experts: Sequence[Expert]) -> dict[str, str]:
    """By id: two letters for each name, more where two would be the same."""
    by_letters: dict[str, str] = {}
    for expert in experts:
        first, last = _ends(in_usual_order(expert))
        tries = [first[:1] + last[:size] for size in range(1, len(last) + 1)] or [first[:1]]
        tries += [f"{first[:1]}{last[:1]}{number}" for number in range(2, len(experts) + 2)]
        by_letters[next(text for text in map(_capital, tries) if text not in by_letters)] = (
            expert.id
        )
    return {expert: letters for letters, expert in by_letters.items()}


def name_list(names: Iterable[str]) -> str:
    """Names in a row, by semicolons where a name itself has a comma.

    >>> name_list(["Ruiz", "Osei"]), name_list(["Some, unnamed", "Osei"])
    ('Ruiz, Osei', 'Some, unnamed; Osei')
    """
    row = tuple(names)
    return ("; " if any("," in name for name in row) else ", ").join(row)


def _surname(expert: Expert) -> str:
    """The part of a name that stands for the whole, or nothing where it is not sure.

    Only a panel member with a role is taken for a person: an institution's last word is no name.
    """
    if expert.family or expert.standing is not Standing.PANEL or not expert.roles:
        return expert.family
    all_words = expert.name.split()
    words = _bare(all_words)
    if len(words) < 2 and not (words and len(words) < len(all_words) and _is_titled(all_words)):
        return ""
    if not all(map(_is_name_word, words)) or _plain(all_words[0]) in ARTICLES:
        return ""
    is_led_by_particle = len(words) > 1 and _is_particle(words[0])
    is_office = bool(set(map(_plain, words)) & INSTITUTIONS)
    if is_led_by_particle or is_office or not _is_surname(words[-1]):
        return ""
    start = _start_of_surname(words)
    between = [word for word in words[1:start] if not _is_given_short(word)]
    return "" if between else " ".join(words[start:])


def _start_of_surname(words: Sequence[str]) -> int:
    start = len(words) - 1
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
        if words[start].lower() in BETWEEN and start > 1:
            start -= 1
    return start


def _bare(words: Sequence[str]) -> list[str]:
    """The words of a name without titles before it and suffixes behind it."""
    rest = [word.rstrip(",") for word in words]
    while len(rest) > 1 and _plain(rest[0]) in TITLES | FORMS_OF_ADDRESS:
        rest = rest[1:]
    while len(rest) > 1 and _plain(rest[-1]) in SUFFIXES:
        rest = rest[:-1]
    return rest


def _is_titled(words: Sequence[str]) -> bool:
    """Whether the title before a lone name is one that stands before surnames."""
    return _plain(words[0]) in TITLES


def _ends(expert: Expert) -> tuple[str, str]:
    """The words whose first letters are an expert's initials."""
    bare = _bare(expert.name.split())
    words = _WORD.findall(" ".join(bare)) if len(bare) > 1 else []
    words = words or _WORD.findall(expert.name) or [expert.id]
    first, last = words[0], words[-1] if len(words) > 1 else words[0][1:]
    family = [word for word in _WORD.findall(_surname(expert)) if not _is_particle(word)]
    if len(words) > 1 and family:
        others = [word for word in words if word not in family]
        return (family[0], others[0]) if others and words[0] == family[0] else (first, family[0])
    return first, last


def _plain(word: str) -> str:
    return word.casefold().replace(".", "").replace(",", "")


def _is_particle(word: str) -> bool:
    return (word.islower() and word in PARTICLES) or (
        word.istitle() and word.lower() in CAPITAL_PARTICLES
    )


def _is_name_word(word: str) -> bool:
    """Whether a word can be one of a person's name: letters with a capital, or a particle."""
    letters = word.replace("-", "").replace("'", "").replace("\u2019", "").replace(".", "")
    are_letters = bool(letters) and all(unicodedata.category(x)[0] in "LM" for x in letters)
    return are_letters and (_is_capital(word) or _is_particle(word))


def _is_capital(word: str) -> bool:
    """Whether a word has a capital letter: ``d'Ursel`` and ``al-Rashid`` have."""
    return any(unicodedata.category(letter) in ("Lu", "Lt") for letter in word)


def _is_surname(word: str) -> bool:
    return not word.endswith(".") and sum(map(str.isalpha, word)) > 1


def _is_given_short(word: str) -> bool:
    """Whether a word between a given name and a surname is sure to be no part of the latter."""
    is_initial = len(word.rstrip(".")) == 1 or word.endswith(".")
    return is_initial or bool(PATRONYMIC.search(word.casefold()))


def _capital(text: str) -> str:
    return text[:2].upper() + text[2:]
