"""Of a file with a broken part the rest is kept: a warning at its place, and a loss that says it.

A loss is an error where `--strict` is given (`tests/cli/test_conversions.py`).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.formats import ReadResult, read

_ATOMS = '{"id": "a", "type": "atom", "text": "A"}, {"id": "b", "type": "atom", "text": "B"}'
_SADFACE = '{"metadata": {"core": {}}, "resources": [],\n"nodes": [%s],\n"edges": [%s]}'
_NODE = '<node id="%s"><data key="l">%s</data></node>'
_GRAPHML = (
    '<graphml><key id="l" attr.name="label"/><graph>\n'
    f"{_NODE % ('1', 'A')}{_NODE % ('2', 'B')}\n%s\n</graph></graphml>"
)
_EDGE = '<edge source="2" target="%s"><data key="l">con</data></edge>'
_ARGGRAPH = """<arggraph id="t">
<edu id="e1">A</edu><edu id="e2">B</edu>
<adu id="a1" type="pro"/><adu id="a2" type="opp"/>
<edge id="c1" src="e1" trg="a1" type="seg"/><edge id="c2" src="e2" trg="a2" type="seg"/>
%s
</arggraph>"""
_CARNEADES = "statements: {a: A, b: B}\n%s\n"
_BRAT = "T1\tClaim 0 1\tA\nT2\tPremise 2 3\tB\n%s\n"

CASES = {
    # name of the file: what is broken in it, warnings as "code line", kinds of losses
    "kialo-nowhere.txt": (
        "1. A.\n1.1. Pro: B.\n1.2. Con: -> See 9.9.\n1.2.1. Con: C.\n",
        ["dangling-link 3"],
        ["dangling"],
    ),
    "kialo-below.txt": ("1. A.\n1.2.1. Pro: B.\n", ["no-parent 2"], ["dangling"]),
    "kialo-circle.txt": (
        "1. A.\n1.1. Pro: -> See 1.2.\n1.2. Con: -> See 1.1.\n1.3. Pro: B.\n",
        ["circular-link 2"],
        ["dangling"],
    ),
    "kialo-empty.txt": (
        "1. A.\n1.1. Pro:\n1.1.1. Con: B.\n",
        ["empty-claim 2"],
        ["dangling", "empty"],
    ),
    "kialo-side.txt": ("1. Pro: A.\n1.1. Con: B.\n", ["no-parent 1"], ["dangling"]),
    "kialo-question.txt": (
        "1. Question: What?\n1.1. Pro: A.\n1.2. Thesis: B.\n",
        ["no-parent 2"],
        ["dangling"],
    ),
    "kialo-twice.txt": ("1. A.\n1.1. Pro: B.\n1.1. Pro: B.\n", ["duplicate 3"], []),
    "brat-line.ann": (_BRAT % "T9 Claim 0 1 A", ["brat-line 3"], ["no-annotation"]),
    "brat-id.ann": (_BRAT % "Q1\tx", ["brat-line 3"], ["no-annotation"]),
    "brat-ends.ann": (_BRAT % "R1\tSupport T9 T8", ["brat-relation 3"], ["no-annotation"]),
    "brat-span.ann": ("T1\tClaim 1 0\tA\nT2\tClaim x\tB\n", ["brat-span 1", "brat-span 2"], []),
    "brat-twice.ann": (_BRAT % "T1\tClaim 0 1\tA", ["duplicate 3"], []),
    "sadface-edge.json": (
        _SADFACE % (_ATOMS, '{"id": "e", "source_id": "a"}'),
        ["sadface-edge 3"],
        ["edge:no-ends"],
    ),
    "sadface-nowhere.json": (
        _SADFACE % (_ATOMS, '{"source_id": "a", "target_id": "z"}'),
        ["dangling-edge 3"],
        ["edge:dangling"],
    ),
    "sadface-type.json": (
        _SADFACE % (_ATOMS + ', {"id": "c", "type": "atm"}', ""),
        ["sadface-type 2"],
        ["scheme:unknown"],
    ),
    "sadface-twice.json": (
        _SADFACE % (_ATOMS + ', {"id": "a", "type": "atom", "text": "A"}', ""),
        ["duplicate 2"],
        [],
    ),
    "sadface-resource.json": (
        _SADFACE % (_ATOMS.replace('"A"', '"A", "sources": [{"resource_id": "r"}]'), ""),
        ["undefined-reference 2"],
        ["passages:dangling"],
    ),
    "graphml-nowhere.graphml": (
        _GRAPHML % (_EDGE % "9" + _EDGE % "1"),
        ["undefined-reference 3"],
        ["edge"],
    ),
    "graphml-edge.graphml": (
        _GRAPHML % ('<edge source="1"/>' + _EDGE % "1"),
        ["graphml-edge 3"],
        ["edge:no-ends"],
    ),
    "graphml-twice.graphml": (_GRAPHML % (_NODE % ("1", "A")), ["duplicate 3"], []),
    "arggraph-nowhere.xml": (
        _ARGGRAPH % '<edge id="c3" src="a1" trg="a9" type="sup"/>',
        ["undefined-reference 5"],
        ["edge:dangling"],
    ),
    "arggraph-edge.xml": (
        _ARGGRAPH % '<edge id="c3" src="a1" type="sup"/>',
        ["arggraph-attribute 5"],
        ["element:no-attribute"],
    ),
    "arggraph-type.xml": (
        _ARGGRAPH % '<edge id="c3" src="a1" trg="a2" type="like"/>',
        ["arggraph-type 5"],
        ["type:edge"],
    ),
    "arggraph-role.xml": (
        _ARGGRAPH.replace('"opp"', '"op"') % "",
        ["arggraph-type 3"],
        ["type:adu"],
    ),
    "carneades-argument.yml": (
        _CARNEADES % "arguments: {x: {premises: [a]}}",
        ["carneades-argument 2"],
        ["no-conclusion"],
    ),
    "carneades-issue.yml": (_CARNEADES % "issues: [a]", ["carneades-issue 2"], ["issues"]),
    "tgf-edge.tgf": ("a A\nb B\n#\na\n", ["tgf-edge 4"], ["edge:no-ends"]),
    "tgf-nowhere.tgf": ("a A\nb B\n#\na c\n", ["undefined-reference 4"], ["edge:dangling"]),
    "apx-nowhere.apx": (
        "arg(a).\narg(b).\natt(a,c).\n",
        ["undefined-reference 3"],
        ["edge:dangling"],
    ),
    "iccma-nowhere.af": ("p af 2\n1 7\n", ["undefined-reference 2"], ["edge:dangling"]),
}


@pytest.mark.parametrize("name", CASES)
def test_the_rest_is_kept_and_what_is_broken_is_told_with_its_place(
    name: str, tmp_path: Path
) -> None:
    text, warnings, losses = CASES[name]

    result = _read(tmp_path / name, text)

    assert [f"{x.code} {x.place.line}" for x in result.warnings] == warnings
    assert all(x.advice for x in result.warnings)
    assert len(result.map.claims) >= 2  # each file says two things beside
    assert result.conversion is not None
    assert [x.kind for x in result.conversion.losses] == losses


def _read(path: Path, text: str) -> ReadResult:
    path.write_text(text, encoding="utf-8")
    if path.suffix == ".ann":
        path.with_suffix(".txt").write_text("A B", encoding="utf-8")
    return read([path])
