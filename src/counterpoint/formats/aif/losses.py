"""What of a map is not in its view as AIF: all in which what is read again of it differs."""

from __future__ import annotations

from counterpoint.errors import Place
from counterpoint.formats.aif.graph import AifGraph, GraphNode, Person, Speech
from counterpoint.formats.aif.reader import reading_of
from counterpoint.formats.aif.view import AifView, surname_in
from counterpoint.formats.foreign import find_differences
from counterpoint.formats.losses import Loss
from counterpoint.model import ArgumentMap


def find_losses(argument_map: ArgumentMap, view: AifView) -> tuple[Loss, ...]:
    """Each sort of thing that the ``view`` of a map does not hold; none if nothing is lost."""
    reading = reading_of(graph_of(view), view.head.id, Place(""))
    return tuple(find_differences(argument_map, reading.builder.build()))


def graph_of(view: AifView) -> AifGraph:
    """``view`` as the graph that is read of it, whatever the syntax."""
    numbers = {node.key: str(i) for i, node in enumerate(view.nodes, start=1)}
    graph = AifGraph(head=view.head)
    for node in view.nodes:
        name = numbers[node.key]
        record = "" if node.key[2] else node.key[1]
        graph.add(GraphNode(name, node.type, node.text, node.scheme, node.title, record))
        if node.speaker:
            graph.speeches[name] = [Speech(node.speaker, node.date)]
    graph.edges = [(numbers[start], numbers[end]) for start, end in view.edges]
    for expert in view.people:
        graph.people[expert.id] = Person(expert.name, surname_in(expert), expert.id)
    return graph
