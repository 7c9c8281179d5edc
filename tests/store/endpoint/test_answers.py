"""Answers and requests as they are read and put together, without anybody who answers."""

from __future__ import annotations

import json

import pytest

from counterpoint.store.endpoint.answers import read_results, read_triples
from counterpoint.store.endpoint.graphs import _batches


@pytest.mark.parametrize(("most", "count", "is_cut"), [(2, 2, True), (3, 3, False), (4, 3, False)])
def test_an_answer_has_so_many_rows_and_says_whether_there_are_more(
    most: int, count: int, *, is_cut: bool
) -> None:
    names = [f"urn:{number}" for number in range(3)]
    bindings = [{"a": {"type": "uri", "value": name}} for name in names]
    rows = json.dumps({"head": {"vars": ["a"]}, "results": {"bindings": bindings}}).encode()
    triples = "".join(f"<{name}> <urn:p> <urn:o> .\n" for name in names).encode()

    results = read_results(rows, "a", most)
    graph = read_triples(triples, "application/n-triples", "a", most)

    assert (len(results.rows), results.truncated) == (count, is_cut)
    assert (len(graph.rows), graph.truncated) == (count, is_cut)


def test_triples_with_blank_nodes_are_sent_in_one_request_and_none_is_lost() -> None:
    blank = [f"_:b{n} <urn:p> _:b{n + 1} .\n" for n in range(700)]
    blank.append("<urn:a> <urn:p> _:b0 .\n")
    plain = [f'<urn:{n}> <urn:p> "\\u2028{n}" .\n' for n in range(1001)]
    lines = [*plain[:500], *blank, *plain[500:]]

    first, *others = _batches("".join(lines).encode())

    assert first == "".join(blank)
    assert [batch.count(" .\n") for batch in others] == [500, 500, 1]
    assert "".join(others) == "".join(plain)
