"""What a command's process loads less of: nothing that it lacks, nothing that is otherwise."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import sys
from counterpoint.light import lighten
is_light = sys.argv[1] == "light"
for _ in range(2 * is_light):
    lighten()

import networkx, rdflib
from rdflib import Literal, URIRef
graph = networkx.MultiDiGraph()
graph.add_edge("a", "b", "key")
parts = list(networkx.connected_components(graph.to_undirected()))
assert parts == [{"a", "b"}]
assert networkx.shortest_path(graph, "a", "b") == ["a", "b"]
loaded = [name for name in ("networkx.generators", "rdflib.plugin") if name in sys.modules]
assert bool(loaded) is not is_light
flags = rdflib.NORMALIZE_LITERALS, rdflib.DAWG_LITERAL_COLLATION
class_before = networkx.MultiDiGraph

assert rdflib.graph.Graph().add((URIRef("urn:a"), rdflib.RDF.type, Literal("b")))

# Whatever else is asked for is there, and what was there stays what it was.
assert networkx.pagerank and networkx.algorithms.approximation and networkx.config is not None
assert networkx.MultiDiGraph is class_before is networkx.classes.multidigraph.MultiDiGraph
assert rdflib.Dataset is rdflib.graph.Dataset and rdflib.plugin.plugins()
assert (rdflib.NORMALIZE_LITERALS, rdflib.DAWG_LITERAL_COLLATION) == flags
assert rdflib.Literal is Literal
html = rdflib.RDF.HTML
assert Literal("<p>x</p>", datatype=html) == Literal("<p>x</p>", datatype=html)
for module in (networkx, rdflib):
    try:
        module.no_such_name
    except AttributeError as error:
        assert "no_such_name" in str(error)
    else:
        raise AssertionError(module)
print(len(dir(networkx)), len(dir(rdflib)))

import copy, dataclasses, inspect, pickle
from counterpoint.analysis import Settings
from counterpoint.model import Claim, Topic
from counterpoint.errors import Place, Problem
one, other = Topic("a", "A"), Topic("a", "A")
assert one == other and hash(one) == hash(other) and one != Topic("b", "A")
assert repr(Topic("a", "A")) == "Topic(id='a', label='A')"
assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == dataclasses.replace(other) == one
for change in (lambda: setattr(one, "id", "b"), lambda: delattr(one, "id")):
    try:
        change()
    except dataclasses.FrozenInstanceError:
        pass
    else:
        raise AssertionError("changed")
assert Place("a", 1) < Place("b", 1)
print(inspect.signature(Claim), inspect.signature(Settings), Problem.__init__.__qualname__)
"""


def test_a_light_process_has_what_any_other_has() -> None:
    """The same program with nothing put off prints the same."""
    light_words, words = (
        subprocess.run(
            [sys.executable, "-c", _PROGRAM, name], capture_output=True, text=True, check=True
        ).stdout
        for name in ("light", "as ever")
    )

    assert light_words == words
