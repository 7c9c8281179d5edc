"""Annotations of BRAT as maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import ReadResult
from counterpoint.formats.brat import count_brat, read_brat_files
from counterpoint.model import AttackKind, RelationKind, Standing

TEXT = "We need a toll, we do.\nIt cut jams, says the study.\nShops lose \U0001f68c customers.\n"
ENTITIES = """\
T1\tMajorClaim 0 14\tWe need a toll
T2\tPremise 23 34\tIt cut jams
T3\tClaim 52 62;65 74\tShops lose customers
"""


def _read(folder: Path, annotations: str, text: str = TEXT) -> ReadResult:
    (folder / "essay.ann").write_text(annotations, encoding="utf-8")
    (folder / "essay.txt").write_text(text, encoding="utf-8", newline="")
    return read_brat_files([folder / "essay.ann"])


def test_a_stretch_is_a_claim_with_its_type_as_topic_and_the_text_as_cited_voice(
    tmp_path: Path,
) -> None:
    result = _read(tmp_path, ENTITIES)

    assert {x.text: x.topics for x in result.map.claims} == {
        "We need a toll": ("majorclaim",),
        "It cut jams": ("premise",),
        "Shops lose customers": ("claim",),
    }
    [voice] = result.map.experts
    assert (voice.name, voice.standing) == ("essay", Standing.CITED)
    assert result.map.panel == ()
    assert result.warnings == ()


def test_passages_stand_at_code_points_each_piece_by_itself(tmp_path: Path) -> None:
    stances = _read(tmp_path, ENTITIES).map.stances

    quotations = [x.quotation for x in stances if x.quotation is not None]
    assert {(x.exact, x.start, x.end) for x in quotations} == {
        ("We need a toll", 0, 14),
        ("It cut jams", 23, 34),
        ("Shops lose", 52, 62),
        ("customers", 65, 74),
    }


def test_relations_are_reasons_objections_and_equals(tmp_path: Path) -> None:
    argument_map = _read(
        tmp_path,
        ENTITIES + "R1\tSupport Arg1:T2 Arg2:T1\t\nR2\tpartial_attack Arg1:T3 Arg2:T1\n"
        "*\tEquiv T1 T2\nR3\tparts_of_same Arg1:T1 Arg2:T3\n",
    )

    [argument] = argument_map.map.arguments
    [attack] = argument_map.map.attacks
    [relation] = argument_map.map.relations
    assert (argument.premises, argument.conclusion) == (("it-cut-jams",), "we-need-a-toll")
    assert (attack.premises, attack.kind) == (("shops-lose-customers",), AttackKind.REBUT)
    assert relation.kind is RelationKind.EQUIVALENT
    assert argument_map.conversion is not None
    assert {x.kind for x in argument_map.conversion.losses} == {"partial", "relation:parts_of_same"}


def test_a_stance_ties_a_claim_to_each_major_claim(tmp_path: Path) -> None:
    argument_map = _read(
        tmp_path, ENTITIES + "A1\tStance T3 Against\nA2\tStance T2 For\nA3\tNegation T2\n"
    ).map

    assert [x.premises for x in argument_map.attacks] == [("shops-lose-customers",)]
    assert [x.premises for x in argument_map.arguments] == [("it-cut-jams",)]


def test_offsets_that_miss_are_warned_of_and_the_words_taken_where_they_stand(
    tmp_path: Path,
) -> None:
    result = _read(tmp_path, "T1\tClaim 1 15\tWe need a toll\nT2\tClaim 2 5\tnowhere said\n")

    assert [x.message for x in result.warnings] == [
        "at 1 15 the text has 'e need a toll,', and not the words of T1",
        "at 2 5 the text has ' ne', and not the words of T2",
    ]
    assert [x.advice for x in result.warnings] == [
        "its words stand at 0 14, which is taken",
        "mend the offsets, or the text",
    ]
    assert [x.quotation.start for x in result.map.stances if x.quotation] == [0]
    assert count_brat([tmp_path / "essay.ann"])["spans_matching_text"] == 0


def test_the_text_may_lie_in_a_folder_of_sources(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "essay.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "essay.ann").write_text(ENTITIES, encoding="utf-8")

    result = read_brat_files([tmp_path / "essay.ann"], sources=[tmp_path / "texts"])

    assert len(result.map.stances) == 4
    assert [file.name for file in result.origin.texts] == ["essay.txt"]


def test_a_file_without_its_text_is_read_and_the_offsets_are_told(tmp_path: Path) -> None:
    (tmp_path / "alone.ann").write_text(ENTITIES, encoding="utf-8")

    result = read_brat_files([tmp_path / "alone.ann"])

    assert result.conversion is not None
    assert [(x.kind, x.count) for x in result.conversion.losses] == [("offsets", 3)]
    assert result.map.stances == ()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("T9 Claim 0 4 We", "essay.ann:1:1 is no annotation: 'T9 Claim 0 4 We'"),
        ("T9\tClaim 0 2\tWe\nT9\tClaim 0 4\tWe n", "2:1: T9 is in use a second time"),
        ("T9\tPerson 0 2\tWe", "no stretch is a claim; the types are Person"),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(InputError) as error:
        _read(tmp_path, line)

    assert problem in str(error.value)


def test_lines_that_name_what_is_not_there_are_left_out_and_told_together(tmp_path: Path) -> None:
    lines = (
        "T9\tClaim 0 2\tWe",
        "R1\tSupport Arg1:T9 Arg2:T8",
        "A1\tStance T7 For",
        "*\tEquiv T9 T6",
    )

    result = _read(tmp_path, "\n".join(lines))

    missing = [x.message.partition(" ")[0] for x in result.warnings]
    assert missing == ["T8", "T7", "T6"]
    assert len(result.map.claims) == 1
    assert result.conversion is not None
    assert [(x.kind, x.count) for x in result.conversion.losses if x.kind == "dangling"] == [
        ("dangling", 3)
    ]
