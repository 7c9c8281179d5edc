"""Files of small formats with bytes cut out, put in and repeated: read, or refused in our words."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lengths import examples

from counterpoint.errors import CounterpointError
from counterpoint.formats.table import BY_NAME

SAMPLES = {
    "kialo": b"Discussion Title: Tolls?\n\n1. Tolls\\(a\\)\n1.1. Pro: [b](c)\n1.1.1. Con: d"
    b"\n1.2. Con: -> See 1.1.1.\n",
    "tgf": b"a Tolls work\nb They do not\n#\na b\nb a +\n",
    "apx": b'arg(a). arg("b, c").\n% note\natt(a,"b, c"). support(a,a). val(a,1).\n',
    "iccma": b"# c\np af 3\n1 2\n3 3\n",
    "brat": b"T1\tClaim 0 5;7 9\tTolls do\nT2\tPremise 3 4\tx\nR1\tSupport Arg1:T2 Arg2:T1\t\n"
    b"A1\tStance T2 For\n*\tEquiv T1 T2\n#1\tAnnotatorNotes T1\thm\n",
    "microtexts": b'<arggraph id="m" topic_id="a_b" stance="pro">'
    b'<edu id="e1">x</edu><joint id="j"/><adu id="a1" type="pro"/><adu id="a2" type="opp"/>'
    b'<edge id="c1" src="e1" trg="j" type="seg"/><edge id="c2" src="j" trg="a1" type="seg"/>'
    b'<edge id="c5" src="e1" trg="a2" type="seg"/><edge id="c3" src="a2" trg="a1" type="reb"/>'
    b'<edge id="c4" src="a1" trg="c3" type="und"/></arggraph>',
    "carneades": "statements:\n  a: Toll\n  ¬a: {text: No toll}\n"
    "issues:\n  i: {positions: [a, ¬a]}\n"
    "arguments:\n  x: {premises: [b], conclusion: a, undercutter: c}\n".encode(),
    "graphml": b'<graphml><key id="d" attr.name="nodeType"/><key id="l" attr.name="label"/><graph>'
    b'<node id="1"><data key="d">I-node</data><data key="l">x</data></node>'
    b'<node id="2"><data key="d">CA-node</data></node><node id="3"/>'
    b'<edge source="1" target="2"/><edge source="2" target="1"/></graph></graphml>',
    "arguebuf": b'{"nodes":{"1":{"atom":{"text":"x","participant":"p","reference":{"resource":"r",'
    b'"text":"x","offset":0}}},"2":{"scheme":{"attack":"ATTACK_DEFAULT"}},"3":{"scheme":{}}},'
    b'"edges":{"e":{"source":"1","target":"2"}},"majorClaim":"1","participants":{"p":{}},'
    b'"resources":{"r":{"text":"x"}},"schemaVersion":1}',
    "aif": b'{"AIF":{"nodes":[{"nodeID":1,"text":"x","type":"I"},{"nodeID":2,"text":"A: y","type":'
    b'"L"},{"nodeID":3,"text":"Asserting","type":"YA"},{"nodeID":4,"text":"CA","type":"CA"}],"edges":'
    b'[{"fromID":2,"toID":3},{"fromID":3,"toID":1},{"fromID":1,"toID":4},{"fromID":4,"toID":4}],'
    b'"locutions":[{"nodeID":2,"personID":7}],"participants":[{"participantID":7,"firstname":"A"}]}}',
    "sadface": b'{"nodes":[{"id":"1","type":"atom","text":"x","sources":[{"resource_id":"r",'
    b'"text":"x","offset":0}]},{"id":"2","type":"scheme","name":"conflict"}],"edges":[{"id":"e",'
    b'"source_id":"1","target_id":"2"}],"resources":[{"id":"r","content":"x","metadata":{}}]}',
}

_cuts = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.integers(0, 12),
        st.sampled_from([b"", b"\0", b"\xff", b"\t", b"\n", b"#", b'"', b"9", b"a1", b"}", b"]"])
        | st.binary(max_size=3),
    ),
    max_size=4,
)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_as_it_should_be_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"sample{BY_NAME[name].endings[0]}"
    path.write_bytes(SAMPLES[name])

    assert BY_NAME[name].read([path]).map.claims


@pytest.mark.parametrize("name", SAMPLES)
@given(cuts=_cuts)
@settings(max_examples=examples(100))
def test_a_mutated_file_is_read_or_refused(
    name: str, tmp_path_factory: pytest.TempPathFactory, cuts: list[tuple[int, int, bytes]]
) -> None:
    data = SAMPLES[name]
    for start, length, between in cuts:
        data = data[:start] + between + data[start + length :]
    path = tmp_path_factory.getbasetemp() / f"mutated{BY_NAME[name].endings[0]}"
    path.write_bytes(data)

    with suppress(CounterpointError):
        BY_NAME[name].read([path])
    with suppress(CounterpointError):
        count = BY_NAME[name].count
        assert count is not None
        count([path])
