"""The parts of a map, by which each format says what of a map it carries and what it does not.

A loss has a ``kind``, which its writer chooses; here stands of which part something is missing
where a kind is told. So one word is used of all formats: in the report of a conversion, in
``export --list`` and in the tables of `docs/formats.md`, which tests hold to what is really
missing of a map that has something of each part. What does not belong here: what a format loses.
"""

from __future__ import annotations

from collections.abc import Collection

from counterpoint.model import RelationKind

GROUPS: dict[str, tuple[str, ...]] = {
    "the head": ("title", "question", "abstract", "language", "address", "publication"),
    "names": ("ids",),
    "claims": (
        *("the claims", "claims on which nobody speaks", "titles", "texts", "kinds", "topics"),
        *("actors", "issues"),
    ),
    "reasons": (
        *("reasons of one claim", "reasons that nobody gives", "joint premises"),
        *("reasons for steps", "open reasons", "schemes", "titles of reasons"),
    ),
    "objections": ("objections of one claim", "undercuts", "sorts of objections"),
    "relations": ("equivalences", "other relations", "details of relations", "judged pairs"),
    "people": (
        *("names of people", "people who take no side", "posts", "years of posts", "standings"),
        *("identifiers", "surnames"),
    ),
    "stances": (
        *("one speaker a claim", "further speakers", "denials", "answers without a side"),
        *("reports", "summaries of editors", "what editors change", "stances on reasons"),
        *("reserves", "conditions", "goals", "what would change a mind", "wordings"),
        *("fidelity", "dates", "notes", "quoted words", "offsets", "sources of stances"),
        *("who answers whom", "grades", "confidence"),
    ),
    "sources": (
        *("titles of sources", "details of sources", "files of sources", "checks of sources"),
    ),
    "votes": ("counted votes",),
}
PARTS: tuple[str, ...] = tuple(part for parts in GROUPS.values() for part in parts)
_PART_BY_NAME = {part: part for part in PARTS}
_MOST_MISSING = 5  # of a group that is named by what is missing of it

_RELATIONS = GROUPS["relations"][:3]
# A kind is a sort of records of the model, which is lost whole then, or one and a field of it, or
# one and some of the records.
_BY_KIND: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in ("title", "question", "abstract", "language", "publication")},
    "base": ("address",),
    "ids": ("ids",),
    "claims": (*GROUPS["claims"], "ids"),
    "claims:unsaid": ("claims on which nobody speaks",),
    "claims:title": ("titles",),
    "claims:text": ("texts",),
    "claims:kind": ("kinds",),
    **dict.fromkeys(("claims:topics", "topics", "topics:label"), ("topics",)),
    "claims:actor": ("actors",),
    **dict.fromkeys(("claims:issues", "issues"), ("issues",)),
    "arguments": GROUPS["reasons"],
    "arguments:simple": ("reasons of one claim", "reasons that nobody gives"),
    **dict.fromkeys(("arguments:joint", "attacks:joint"), ("joint premises",)),
    "arguments:steps": ("reasons for steps",),
    "arguments:open": ("open reasons",),
    "arguments:scheme": ("schemes",),
    **dict.fromkeys(
        ("arguments:title", "arguments:text", "arguments:handle", "attacks:title"),
        ("titles of reasons",),
    ),
    "reasons:unsaid": ("reasons that nobody gives",),
    "reasons:loose": (
        *("reasons of one claim", "reasons that nobody gives", "reasons for steps"),
        "objections of one claim",
    ),
    "attacks": (*GROUPS["objections"], "joint premises"),
    "attacks:simple": ("objections of one claim",),
    "attacks:undercuts": ("undercuts",),
    "attacks:kind": ("sorts of objections",),
    "relations": _RELATIONS,
    **{f"relations:{kind.value}": ("other relations",) for kind in RelationKind},
    "relations:equivalent": ("equivalences",),
    "relations:as-attack": ("other relations",),
    **{
        f"relations:{name}": ("details of relations",)
        for name in ("details", "degree", "note", "asserted_by", "quotation")
    },
    "judged": ("judged pairs",),
    "experts": GROUPS["people"],
    "experts:quiet": ("people who take no side",),
    "experts:name": ("names of people",),
    "experts:roles": ("posts", "years of posts"),
    "experts:posts": ("posts",),
    "experts:periods": ("years of posts",),
    "experts:standing": ("standings",),
    "experts:identifiers": ("identifiers",),
    "experts:family": ("surnames",),
    "stances": GROUPS["stances"],
    "stances:affirmations": ("one speaker a claim", "further speakers"),
    "stances:further": ("further speakers",),
    "stances:denials": ("denials",),
    "stances:no-side": ("answers without a side",),
    **dict.fromkeys(("stances:reports", "stances:voice"), ("reports",)),
    "stances:editors": ("summaries of editors", "what editors change"),
    "stances:reasons": ("stances on reasons",),
    **dict.fromkeys(("stances:directness", "stances:firmness"), ("reserves",)),
    "stances:conditions": ("conditions",),
    "stances:goals": ("goals",),
    **{f"{x}:is_deciding": ("what would change a mind",) for x in ("relations", "stances")},
    "stances:wording": ("wordings",),
    "stances:fidelity": ("fidelity",),
    "stances:date": ("dates",),
    "stances:note": ("notes",),
    "stances:quotation": ("quoted words", "offsets"),
    "stances:offsets": ("offsets",),
    "stances:source": ("sources of stances",),
    "stances:answers": ("who answers whom",),
    **{f"stances:{name}": ("what editors change",) for name in ("shift", "sums")},
    "stances:grade": ("grades",),
    **dict.fromkeys(("stances:confidence", "stances:confidence_said"), ("confidence",)),
    "sources:unused": ("titles of sources",),
    "sources": (*GROUPS["sources"], "sources of stances"),
    **{f"sources:{name}": ("details of sources",) for name in ("publisher", "date", "licence")},
    **{
        f"sources:{name}": ("files of sources",)
        for name in ("language", "file", "sha256", "sections")
    },
    **{f"sources:{name}": ("checks of sources",) for name in ("checked_at", "checked_by")},
    "sources:details": GROUPS["sources"][1:],
    "votes:counts": ("counted votes",),
}


def parts_of(kind: str) -> tuple[str, ...]:
    """The parts of which something is missing where a loss of that kind is told.

    None of what a format changes and does not leave out.

    >>> parts_of("stances:firmness")
    ('reserves',)
    """
    return _BY_KIND.get(kind, ())


def in_words(parts: Collection[str]) -> str:
    """Parts in a line, in their order; of a group of which all are there, or nearly, its name.

    >>> in_words({"ids", *GROUPS["objections"]})
    'ids, all of objections'
    >>> in_words(set(GROUPS["people"]) - {"posts", "surnames"})
    'all of people but posts and surnames'
    """
    words: list[str] = []
    for group, members in GROUPS.items():
        missing = [part for part in members if part not in parts]
        if len(members) > 1 and len(missing) <= min(_MOST_MISSING, len(members) // 2 - 1):
            words.append(f"all of {group}{' but ' if missing else ''}{' and '.join(missing)}")
        else:
            words += [part for part in members if part in parts]
    return ", ".join(words)


def parts_named(words: str) -> frozenset[str]:
    """The parts that a line of `in_words` names.

    Raises:
        KeyError: a word of it is none of them.
    """
    parts: set[str] = set()
    for word in filter(None, words.split(", ")):
        group, _, missing = word.removeprefix("all of ").partition(" but ")
        is_group = word.startswith("all of ")
        parts |= {*GROUPS[group]} - {*missing.split(" and ")} if is_group else {_PART_BY_NAME[word]}
    return frozenset(parts)


def rest_of(words: str) -> str:
    """All parts but those that ``words`` names, in words."""
    rest = frozenset(PARTS) - parts_named(words)
    return "everything" if len(rest) == len(PARTS) else in_words(rest)
