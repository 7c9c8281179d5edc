"""A small file of each format with something of all that the format can say and a map cannot.

By the name of the format: the files of one map, by name; further ones lie beside.
"""

from __future__ import annotations

from pathlib import Path

_AIF = """{"nodes": [
 {"nodeID": "1", "text": "Charge a toll", "type": "I", "timestamp": "2026-03-01 10:00:00"},
 {"nodeID": "2", "text": "It works", "type": "I"},
 {"nodeID": "3", "text": "Shops close", "type": "I"},
 {"nodeID": "4", "text": "Default Inference", "type": "RA"},
 {"nodeID": "5", "text": "Default Conflict", "type": "CA"},
 {"nodeID": "6", "text": "Default Rephrase", "type": "MA"},
 {"nodeID": "7", "text": "Ana : Charge a toll", "type": "L"},
 {"nodeID": "8", "text": "Asserting", "type": "YA"},
 {"nodeID": "9", "text": "Bo : Why?", "type": "L"},
 {"nodeID": "10", "text": "Default Transition", "type": "TA"},
 {"nodeID": "11", "text": "Pure Questioning", "type": "YA"},
 {"nodeID": "12", "text": "A preference", "type": "PA"},
 {"nodeID": "13", "text": "Tolls work", "type": "I"},
 {"nodeID": "14", "text": "Default Inference", "type": "RA"},
 {"nodeID": "15", "text": "A word", "type": "ZZ"}],
"edges": [
 {"edgeID": "1", "fromID": "2", "toID": "4"}, {"edgeID": "2", "fromID": "4", "toID": "1"},
 {"edgeID": "3", "fromID": "3", "toID": "5"}, {"edgeID": "4", "fromID": "5", "toID": "1"},
 {"edgeID": "5", "fromID": "13", "toID": "6"}, {"edgeID": "6", "fromID": "6", "toID": "2"},
 {"edgeID": "7", "fromID": "7", "toID": "8"}, {"edgeID": "8", "fromID": "8", "toID": "1"},
 {"edgeID": "9", "fromID": "9", "toID": "11"}, {"edgeID": "10", "fromID": "11", "toID": "2"},
 {"edgeID": "11", "fromID": "7", "toID": "10"}, {"edgeID": "12", "fromID": "10", "toID": "9"},
 {"edgeID": "13", "fromID": "2", "toID": "12"}, {"edgeID": "14", "fromID": "12", "toID": "3"},
 {"edgeID": "15", "fromID": "14", "toID": "1"}],
"participants": [{"participantID": 1, "firstname": "Ana", "surname": "Ruiz"}],
"locutions": [
 {"nodeID": "7", "personID": "1", "timestamp": "2026-03-01 10:00:00"},
 {"nodeID": "9", "personID": "2"}],
"text": "Charge a toll. Why?"}
"""
_ARGUEBUF = """{"nodes": {
 "1": {"atom": {"text": "Charge a toll", "participant": "p",
  "reference": {"resource": "r", "offset": 3, "text": "tolls"}}},
 "2": {"atom": {"text": "It works", "reference": {"resource": "r"}}},
 "3": {"atom": {"text": "It never did", "reference": {"text": "it never ever did"}},
  "userdata": {"colour": "red"}},
 "4": {"scheme": {"support": "SUPPORT_EXPERT_OPINION"}},
 "5": {"scheme": {"attack": "ATTACK_DEFAULT"}},
 "6": {"scheme": {}},
 "7": {"scheme": {"preference": "PREFERENCE_DEFAULT"}},
 "8": {"scheme": {"rephrase": "REPHRASE_DEFAULT"}}},
"edges": {
 "a": {"source": "2", "target": "4"}, "b": {"source": "4", "target": "1"},
 "c": {"source": "3", "target": "5"}, "d": {"source": "5", "target": "4"},
 "e": {"source": "3", "target": "6"}, "f": {"source": "6", "target": "2"},
 "g": {"source": "3", "target": "7"}, "h": {"source": "7", "target": "2"},
 "i": {"source": "3", "target": "8"}, "j": {"source": "8", "target": "2"}},
"majorClaim": "1",
"participants": {"p": {"name": "Ana Ruiz", "description": "Professor", "email": "a@example.org"}},
"resources": {"r": {"text": "On tolls.", "title": "On tolls"}},
"analysts": {"x": {"name": "A. N."}}, "schemaVersion": 1}
"""
_SADFACE = """{"metadata": {"core": {"title": "Tolls", "description": "A debate.",
 "analyst_name": "A. N.", "notes": "A draft.", "version": "0.2"}, "viewer": {}},
"nodes": [
 {"id": "a", "type": "atom", "text": "Charge a toll",
  "sources": [{"resource_id": "r", "text": "Tolls", "offset": 3}]},
 {"id": "b", "type": "atom", "text": "It works"},
 {"id": "c", "type": "atom", "text": "It does not follow"},
 {"id": "s", "type": "scheme", "name": "Expert Opinion"},
 {"id": "t", "type": "conflict", "name": "attack"},
 {"id": "u", "type": "scheme", "name": "preference"},
 {"id": "v", "type": "scheme", "name": "rephrase"}],
"edges": [
 {"id": "1", "source_id": "b", "target_id": "s"}, {"id": "2", "source_id": "s", "target_id": "a"},
 {"id": "3", "source_id": "c", "target_id": "t"}, {"id": "4", "source_id": "t", "target_id": "s"},
 {"id": "5", "source_id": "b", "target_id": "u"}, {"id": "6", "source_id": "u", "target_id": "c"},
 {"id": "7", "source_id": "c", "target_id": "v"}, {"id": "8", "source_id": "v", "target_id": "b"}],
"resources": [{"id": "r", "type": "text", "content": "On Tolls as such.",
 "metadata": {"core": {"title": "On tolls", "url": "https://example.org/t"}}}]}
"""
_BRAT = """\
T1\tMajorClaim 0 14\tWe need a toll
T2\tPremise 16 27\tIt cut jams
T3\tClaim 29 40\tShops close
T4\tPerson 0 2\tWe
R1\tSupport Arg1:T2 Arg2:T1
R2\tPartial-Attack Arg1:T3 Arg2:T1
R3\tparts_of_same Arg1:T2 Arg2:T3
*\tEquiv T2 T3
A1\tNegation T2
#1\tAnnotatorNotes T1\tnot sure
N1\tReference T4 Wiki:1\tWe
E1\tClaim:T3
*\tGroup T1 T2
"""
_MICROTEXT = """<arggraph id="tolls" topic_id="toll_or_not" stance="pro">
<edu id="e1">We need a toll.</edu><edu id="e2">It cut jams.</edu>
<edu id="e3">Shops close.</edu><edu id="e4">They do not.</edu>
<adu id="a1" type="pro"/><adu id="a2" type="pro"/><adu id="a3" type="opp"/>
<adu id="a4" type="pro"/>
<edge id="c1" src="e1" trg="a1" type="seg"/><edge id="c2" src="e2" trg="a2" type="seg"/>
<edge id="c3" src="e3" trg="a3" type="seg"/><edge id="c4" src="e4" trg="a4" type="seg"/>
<edge id="c5" src="a2" trg="a1" type="sup"/><edge id="c6" src="a3" trg="a1" type="reb"/>
<edge id="c7" src="a4" trg="c6" type="und"/>
</arggraph>
"""
_CARNEADES = """\
meta: {title: Tolls}
statements: {toll: We need a toll., jams: It cut jams., odd: The week was odd.}
arguments:
  a1: {scheme: expert_opinion, premises: [jams], conclusion: toll, undercutter: odd}
issues:
  i1: {positions: [toll, odd], standard: PE}
assumptions: [jams]
tests: [{title: t, in: [toll]}]
language: {good/1: "%s is good"}
argument_schemes: [{id: s1, variables: [x], premises: [good(x)], conclusions: [best(x)]}]
issue_schemes: {best: [best(X)]}
"""
_GRAPHML = """\
<graphml><key id="l" attr.name="label"/><key id="t" attr.name="nodeType"/><graph>
<node id="1"><data key="l">Toll</data><data key="t">I-node</data></node>
<node id="2"><data key="l">It works</data><data key="t">I-node</data></node>
<node id="3"><data key="l">It does not</data><data key="t">I-node</data></node>
<node id="s"><data key="t">RA-node</data></node><node id="c"><data key="t">CA-node</data></node>
<node id="m"><data key="t">MA-node</data></node><node id="p"><data key="t">PA-node</data></node>
<node id="y"><data key="t">YA-node</data></node><node id="z"/>
<edge source="2" target="s"/><edge source="s" target="1"/>
<edge source="3" target="c"/><edge source="c" target="s"/>
<edge source="2" target="m"/><edge source="m" target="3"/>
<edge source="2" target="p"/><edge source="p" target="3"/>
<edge source="y" target="1"/><edge source="2" target="1"/>
</graph></graphml>
"""
_KIALO = r"""Discussion Name:
Should the city charge a toll?

1. The city should charge a toll.

  1.1. Pro:
  It worked, see a study [1]. -> See 1.2.

  1.2. Con:
  Shops lose customers.

  1.3.
  A remark.

Sources:
[1] https://example.org/t
"Some words."
"""
_PROFILE = """===
title: On tolls
model:
  removeTagsFromText: true
source: {path: essay.txt, title: An essay on tolls, author: Ana Ruiz}
mechanism: {kind: none}
===

# Tolls

[Stay]: Shops stay. {source: {quote: "kept its shops", locator: p. 3}, fidelity: paraphrase}
    + <Data>: Shops stayed. #reported

[Easy]: That is too easy. #appraisal

<Steps>

(1) Shops stayed.
(2) Tolls were there.
-- {uses: [1], rule: modus ponens} --
(3) Shops stay.
"""
FILES: dict[str, dict[str, str]] = {
    "argdown": {"tolls.argdown": _PROFILE},
    "argdown-markdown": {"tolls.md": f"# Tolls\n\n```argdown\n{_PROFILE}```\n\nSo far.\n"},
    "kialo": {"tolls.txt": _KIALO},
    "polis": {
        "summary.csv": "topic,Tolls\nurl,https://example.org/\nvoters,2\ncomments,2\n",
        "comments.csv": (
            "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body,"
            "is-meta\n1,Mon,0,1,1,1,1,Charge a toll,false\n2,Mon,1,1,0,0,-1,Wait,false\n"
            "3,Mon,2,1,1,0,0,I drive,true\n"
        ),
        "votes.csv": (
            "timestamp,datetime,comment-id,voter-id,vote\n1,Mon,0,1,-1\n2,Mon,0,1,1\n"
            "3,Mon,0,2,-1\n4,Mon,1,2,0\n5,Mon,2,1,1\n"
        ),
    },
    "table": {
        "tolls.csv": (
            "Name,Affiliation,Claim,Topic,Vote,Confidence,Reason,Con,Shoe size,Source,Quote\n"
            "Ana Ruiz,City University,A toll,roads,agree,8 of 10,It works,,41,said.txt,it works\n"
            "Kofi Osei,,A toll,roads,uncertain,,Who knows,,42,,\n"
            "Maja Lind,,A toll,roads,disagree,,A toll,,40,,\n"
            "Eva Roth,,A toll,roads,agree,,,It costs,40,,\n"
        ),
        "said.txt": "They said that it works.\n",
    },
    "aif": {"tolls.json": _AIF},
    "arguebuf": {"tolls.json": _ARGUEBUF},
    "sadface": {"tolls.json": _SADFACE},
    "brat": {"tolls.ann": _BRAT, "tolls.txt": "We need a toll. It cut jams. Shops close.\n"},
    "microtexts": {
        "tolls.xml": _MICROTEXT,
        "tolls.txt": "We need a toll. It cut jams. Shops close. They do not.",
    },
    "carneades": {"tolls.yml": _CARNEADES},
    "graphml": {"tolls.graphml": _GRAPHML},
    "tgf": {"tolls.tgf": "a A toll\nb It works\n#\nb a supports\na b\nb a likes\n"},
    "apx": {"tolls.apx": "arg(a). arg(b). att(a,b). support(b,a).\nval(a,1).\n"},
    "iccma": {"tolls.af": "p af 2\n1 2\n"},
}


def write_files(name: str, folder: Path) -> list[Path]:
    """The files of a format in ``folder``, and of those the ones that are to be read."""
    for file, text in FILES[name].items():
        (folder / file).write_text(text, encoding="utf-8")
    texts = {"said.txt"} | ({"tolls.txt"} if name in {"brat", "microtexts"} else set())
    return [folder / file for file in FILES[name] if file not in texts]
