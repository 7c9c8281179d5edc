"""Argument maps in GraphML."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import ReadResult, read
from counterpoint.model import AttackKind

YED = """\
<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key id="d" for="node" attr.name="nodeType"/>
<key id="e" for="node" attr.name="description"/><key id="g" yfiles.type="nodegraphics"/>
<graph edgedefault="directed">
<node id="a"><data key="d">I-node</data><data key="e">A toll is needed.</data>
<data key="g"><y:Shape><y:NodeLabel>Toll<y:LabelModel/></y:NodeLabel></y:Shape></data></node>
<node id="group"><graph><node id="b"><data key="d">I-node</data>
<data key="g"><y:NodeLabel>It works</y:NodeLabel></data></node></graph></node>
<node id="s"><data key="d">RA-node</data></node><node id="t"><data key="d">CA-node</data></node>
<node id="u"><data key="d">YA-node</data></node>
<edge source="b" target="s"/><edge source="s" target="a"/>
<edge source="a" target="t"/><edge source="t" target="s"/><edge source="u" target="a"/>
</graph></graphml>
"""
LABELLED = """\
<graphml><key id="l" attr.name="label"/><graph>
<node id="1"><data key="l">Toll</data></node><node id="2"><data key="l">It works</data></node>
<node id="3"/>
<edge source="2" target="1"><data key="l">Supports</data></edge>
<edge source="1" target="2"><data key="l">con</data></edge>
<edge source="1" target="3"><data key="l">likes</data></edge>
</graph></graphml>
"""


def _read(folder: Path, text: str) -> ReadResult:
    (folder / "map.graphml").write_text(text, encoding="utf-8")
    return read([folder / "map.graphml"])


def test_nodes_with_the_types_of_aif_are_claims_and_schemes(tmp_path: Path) -> None:
    result = _read(tmp_path, YED)

    [argument] = result.map.arguments
    [attack] = result.map.attacks
    assert [(x.title, x.text) for x in result.map.claims] == [
        ("It works", "It works"),
        ("Toll", "A toll is needed."),
    ]
    assert (argument.premises, argument.conclusion) == (("it-works",), "toll")
    assert (attack.kind, attack.target) == (AttackKind.UNDERCUT, argument.id)
    assert result.conversion is not None
    assert {x.kind: x.count for x in result.conversion.losses} == {
        "edge": 1,
        "node:no type": 1,
        "node:ya-node": 1,
    }


def test_labelled_edges_between_labelled_nodes_support_and_attack(tmp_path: Path) -> None:
    result = _read(tmp_path, LABELLED)

    assert [(x.premises, x.conclusion) for x in result.map.arguments] == [(("it-works",), "toll")]
    assert [(x.premises, x.target) for x in result.map.attacks] == [(("toll",), "it-works")]
    assert result.conversion is not None
    assert {x.kind: x.count for x in result.conversion.losses} == {"edge": 1, "node:no type": 1}


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("Supports", "goes with", ":4:1: no edge says whether it supports or attacks"),
        ('<node id="3"/>', "<node/>", ":3:1: this node has no id"),
        ('id="2"', 'id="1"', ":2:46: the id 1 is in use a second time"),
        ("<graph>", "<graf>", "this is no XML"),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, before: str, after: str, problem: str) -> None:
    text = LABELLED.replace(before, after, 1).replace(">con<", ">hm<")

    with pytest.raises(InputError) as error:
        _read(tmp_path, text)

    assert problem in str(error.value)
