from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.errors import InputError, Problem
from counterpoint.store import Store
from counterpoint.store.queries.sparql import tokens_of

STORE = Store()
REST = " . ?a ?b ?c . ?d ?e ?f } ORDER BY ?a LIMIT 5"
GOOD = (
    "PREFIX x: <urn:x:> SELECT ?a (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?a x:b 'c'@en ; a ?d . }"
    " OPTIONAL { ?a rdfs:label ?l } FILTER(?n < 3 && BOUND(?l)) } GROUP BY ?a HAVING(?n > 1)"
)


def problem_of(text: str) -> Problem:
    with pytest.raises(InputError) as failure:
        STORE.query_here(text)
    return failure.value.problems[0]


# The mark stands before the mistake.
@pytest.mark.parametrize(
    ("text_with_mark", "sentence"),
    [
        ("SELECT * { ?s ?p ^}", "something is missing"),
        ("ASK {^", "close the { of line 1"),
        ("ASK {\n  ?s ?p\n^}", "goes wrong at }"),
        ("SELECT ?x ^WHER { ?x a ?y }", "did you mean WHERE?"),
        ("SELECT * { ^OPTIONL { ?s ?p ?o }" + REST, "did you mean OPTIONAL?"),
        ("SELECT ?x { ?x a ?y } ORDER ^?x", "did you mean ORDER BY?"),
        ("SELECT ?x { ?x a ?y } GROUP BY^", "ends too soon"),
        ("SELECT ?x { FILTER(?x = ^) " + REST, "goes wrong at )"),
        ("SELECT (COUNT(?x) ^?n) { ?x a ?y }", "goes wrong at ?n"),
        ('SELECT ?x { ?x rdfs:label ^"abc }', "has no end"),
        ("SELECT ?x { ?x a ?y } LIMIT ^x", "write ?x"),
        ("SELECT ?x { BIND(1 AS ^x) " + REST, "write ?x"),
        ("SELECT ?x { ?x ^FOO ?y " + REST, "goes wrong at FOO"),
        ("SELECT * { ?s ?p ?o . } ^}", "there is no { before it"),
        ("SELECT * { ?s ?p ?o FILTER(?o > 3 ^}", "the ( before it is not closed"),
        ("ASK {} ^ASK {}", "goes wrong at ASK"),
        ("SELECT * { ?s ^'é😀' ?o }", "goes wrong at 'é😀'"),
        ("SELECT * { ?s ?p 'é😀' ^?o }", "goes wrong at ?o"),
        ("# }\nSELECT * { # {\n?s ?p ?o ; ; ?q # .\n^}", "goes wrong at }"),
    ],
    ids=lambda value: None if "^" in value else value,
)
def test_a_mistake_is_told_where_it_is(text_with_mark: str, sentence: str) -> None:
    offset = text_with_mark.index("^")

    problem = problem_of(text_with_mark.replace("^", ""))

    before = text_with_mark[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    assert (problem.place.line, problem.place.column) == (line, column)
    assert sentence in f"{problem.message}; {problem.advice}"


def test_a_rule_that_the_whole_breaks_is_told() -> None:
    problem = problem_of("SELECT ?y { ?x a ?z } GROUP BY ?x")

    assert "a variable that is unbound" in problem.message
    assert len(problem.message) < 120


@given(place=st.integers(0, len(tokens_of(GOOD))), word=st.sampled_from(["FOO", "}", ")", "@@"]))
def test_no_mistake_is_told_before_what_was_put_in(place: int, word: str) -> None:
    ends = [0, *(token.end for token in tokens_of(GOOD))]
    offset = ends[place]

    problem = problem_of(f"{GOOD[:offset]} {word} {GOOD[offset:]}")

    assert problem.place.column > offset
