"""Terms of a query that the ontology has not, seen in code and nowhere else."""

from __future__ import annotations

import pytest

from counterpoint.store.queries.unknown_terms import say_unknown_terms

OURS = "https://w3id.org/counterpoint/ns#"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("SELECT * { ?s cp:experts ?o ; a cp:Claim }", ["experts"]),
        ("ASK { ?s cp:experts/cp:nam 1 }", ["experts", "nam"]),
        ("ASK { ?s cp:polarity cp:polarity-deny ; skos:inScheme cp:claim-scheme }", []),
        (f"PREFIX c: <{OURS}> ASK {{ ?s c:quotes ?o ; <{OURS}Nope> 1 }}", ["quotes", "Nope"]),
        ("PREFIX cp: <https://e.org/> ASK { ?s cp:experts ?o }", []),
        ('ASK { ?s rdfs:label \'cp:no\' # cp:no\n ; ?cp ?o ; cp:expert """cp:no""" }', []),
        ("ASK { cp:a1 cp:a2 cp:a3 , cp:a4 }", ["a1", "a2", "a3"]),
    ],
)
def test_what_is_no_term_of_ours_is_named_once(query: str, names: list[str]) -> None:
    sentences = say_unknown_terms(query)

    assert [x.split()[0] for x in sentences] == [f"cp:{name}" for name in names]
