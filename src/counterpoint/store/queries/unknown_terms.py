"""Terms of a query that the ontology has not: why an answer may be empty.

What belongs here: seeing them, for a remark beside an answer. What does not: refusing a query; a
term that nobody has is right SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterpoint.errors import did_you_mean, nearest_name
from counterpoint.rdf.ontology import term_names
from counterpoint.vocab import CP

_NAMESPACE = str(CP)
# An IRI, a text or a comment is read whole, so that a name in one is none; then prefixed names.
_TOKEN = re.compile(
    r'<(?P<iri>[^<>"{}|^`\x00-\x20]*)>'
    r'|"""(?:[^"\\]|\\.|"(?!""))*+"""|"(?:[^"\\\n]|\\.)*+"'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+'''|'(?:[^'\\\n]|\\.)*+'"
    r"|\#[^\n]*"
    r"|(?P<declared>\bprefix\s+)?(?<![\w?$])(?P<prefix>[A-Za-z][\w-]*):(?P<local>\w[\w-]*)?"
    r"(?:\s*<(?P<namespace>[^<>\s]*)>)?",
    re.IGNORECASE | re.DOTALL,
)
_MOST_TOLD = 3  # a query that is wrong throughout is understood by then


def say_unknown_terms(query: str) -> tuple[str, ...]:
    """A sentence for each of the first terms that a query takes for ours and that are none.

    O(length of the query).

    >>> say_unknown_terms("SELECT ?x { ?x a cp:Experts }")
    ('cp:Experts is no term of the ontology; did you mean cp:Expert?',)
    """
    names = term_names()
    unknown = [x for x in dict.fromkeys(_own_names(query)) if x not in names]
    return tuple(_sentence(name, names) for name in unknown[:_MOST_TOLD])


def _sentence(name: str, names: frozenset[str]) -> str:
    likely, terms = name[:40], sorted(names)
    nearest = nearest_name(likely, terms) or nearest_name(likely, terms, ignores_case=True)
    advice = did_you_mean(nearest, "docs/rdf.md lists them", pattern="cp:{}")
    return f"cp:{name[:40]} is no term of the ontology; {advice}"


def _own_names(query: str) -> Iterator[str]:
    """The names in our namespace that a query has, under any prefix that it gives it."""
    prefixes = {"cp": _NAMESPACE}
    for token in _TOKEN.finditer(query):
        if token["iri"] is not None:
            if token["iri"].startswith(_NAMESPACE):
                yield token["iri"].removeprefix(_NAMESPACE)
        elif token["declared"] and token["namespace"] is not None:
            prefixes[token["prefix"]] = token["namespace"]
        elif token["local"] and prefixes.get(token["prefix"]) == _NAMESPACE:
            yield token["local"]
