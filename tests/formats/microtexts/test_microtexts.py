"""Argument graphs over short texts as maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import ReadResult, read
from counterpoint.model import AttackKind

TEXT = "Of course a toll costs. But it pays, and cities show it. So have one."
GRAPH = """\
<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE arggraph SYSTEM "arggraph.dtd">
<arggraph id="micro" topic_id="road_toll" stance="pro">
  <edu id="e1"><![CDATA[Of course a toll costs.]]></edu>
  <edu id="e2">But it pays,</edu>
  <edu id="e3">and cities show it.</edu>
  <edu id="e4">So have one.</edu>
  <edu id="e5" implicit="true">Money matters.</edu>
  <joint id="j1"/>
  <adu id="a1" type="opp"/>
  <adu id="a2" type="pro"/>
  <adu id="a3" type="pro"/>
  <adu id="a4" type="pro"/>
  <edge id="s1" src="e1" trg="a1" type="seg"/>
  <edge id="s2" src="e2" trg="j1" type="seg"/>
  <edge id="s3" src="e3" trg="j1" type="seg"/>
  <edge id="s4" src="j1" trg="a2" type="seg"/>
  <edge id="s5" src="e4" trg="a3" type="seg"/>
  <edge id="s6" src="e5" trg="a4" type="seg"/>
  <edge id="c1" src="a1" trg="a3" type="reb"/>
  <edge id="c2" src="a2" trg="c1" type="und"/>
  <edge id="c3" src="a4" trg="c2" type="add"/>
  <edge id="c4" src="a2" trg="a3" type="exa"/>
</arggraph>
"""


def _read(folder: Path, graph: str = GRAPH) -> ReadResult:
    (folder / "micro.xml").write_text(graph, encoding="utf-8")
    return read([folder / "micro.xml"])


def test_roles_are_the_voices_and_units_their_passages(tmp_path: Path) -> None:
    (tmp_path / "micro.txt").write_text(TEXT, encoding="utf-8")

    argument_map = _read(tmp_path).map

    claims = {claim.id: claim.text for claim in argument_map.claims}
    assert {
        (x.expert, claims[x.target], x.quotation and (x.quotation.start, x.quotation.end))
        for x in argument_map.stances
    } == {
        ("opponent", "Of course a toll costs.", (0, 23)),
        ("proponent", "But it pays, and cities show it.", (24, 36)),
        ("proponent", "But it pays, and cities show it.", (37, 56)),
        ("proponent", "So have one.", (57, 69)),
        ("proponent", "Money matters.", None),
    }
    assert argument_map.question == "Road toll"
    assert [topic.label for topic in argument_map.topics] == ["road toll"]


def test_an_undercut_of_a_rebuttal_has_further_premises_and_hits_its_step(tmp_path: Path) -> None:
    result = _read(tmp_path)

    [sketch] = [x for x in result.map.arguments if x.conclusion is None]
    [example] = [x for x in result.map.arguments if x.conclusion is not None]
    attacks = {x.kind: (set(x.premises), x.target) for x in result.map.attacks}
    assert example.scheme == "Example"
    assert attacks[AttackKind.UNDERCUT] == (
        {"but-it-pays-and-cities-show-it", "money-matters"},
        sketch.id,
    )
    assert attacks[AttackKind.REBUT] == ({"of-course-a-toll-costs"}, "so-have-one")
    assert result.conversion is not None
    assert [(x.kind, x.count) for x in result.conversion.losses] == [("stance", 1)]


def test_words_that_the_text_has_not_are_warned_of(tmp_path: Path) -> None:
    (tmp_path / "micro.txt").write_text(TEXT.replace("pays", "saves"), encoding="utf-8")

    result = _read(tmp_path)

    assert [(x.place.line, x.code) for x in result.warnings] == [(5, "arggraph-words")]
    assert len(result.map.claims) == 4


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('<joint id="j1"/>', '<joint id="e1"/>', ":9:3: the id e1 is in use a second time"),
        ("<arggraph id", "<graph><arggraph id", "no XML"),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, before: str, after: str, problem: str) -> None:
    with pytest.raises(InputError) as error:
        _read(tmp_path, GRAPH.replace(before, after, 1))

    assert problem in str(error.value)
