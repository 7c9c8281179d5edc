"""What whoever works from Python meets first: names, look-ups, short forms, choices as words."""

from __future__ import annotations

import inspect
import pickle
import pydoc
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

import counterpoint as cp
from counterpoint.model import (
    Claim,
    ClaimKind,
    Findings,
    Firmness,
    Polarity,
    Stance,
)


def test_completion_offers_the_public_face_and_nothing_else() -> None:
    offered = {name for name in dir(cp) if not name.startswith("__")}

    assert offered == {name for name in cp.__all__ if not name.startswith("__")}
    assert [name for name in offered if getattr(cp, name).__doc__ is None] == []


def test_help_tells_what_each_public_name_is_for() -> None:
    text = pydoc.plain(pydoc.render_doc(cp))

    assert [name for name in cp.__all__ if name.strip("_") not in text.lower() + text] == []
    assert "The agreements of a map, strongest first." in text


def test_the_face_loads_nothing_before_it_is_asked() -> None:
    listing = "[x for x in sys.modules if 'counterpoint.' in x or 'rdf' in x]"
    command = [sys.executable, "-c", f"import sys, counterpoint as cp; dir(cp); print({listing})"]

    process = subprocess.run(command, capture_output=True, text=True, check=True)

    assert process.stdout == "['counterpoint.version']\n"


def test_what_is_no_map_no_settings_or_no_path_is_refused_with_what_to_give(
    city: cp.ArgumentMap,
) -> None:
    face: Any = cp  # what a type checker would have refused
    calls: tuple[tuple[Callable[[], object], str], ...] = (
        (
            lambda: face.find_tensions("a.argdown"),
            r"read it first: counterpoint.read\('a.argdown'\)",
        ),
        (lambda: face.who_says_what(cp.analyse(city)), "the ArgumentMap that this was found in"),
        (lambda: face.to_frame(cp.find_tensions(city)), "the ArgumentMap that this was found in"),
        (lambda: face.find_agreements(city, 0.5), "give counterpoint.Settings"),
        (lambda: face.to_frame(city, "pairs", None), "give counterpoint.Settings"),
        (lambda: face.suppose("a.argdown", silence="ruiz"), "read it first"),
        (lambda: face.find_differences(city, 3), "give an ArgumentMap"),
        (lambda: face.read(["a.argdown"]), r"read\(\*paths\)"),
        (lambda: cp.read("title: Tolls\nquestion: Who pays?"), "is a text and no path; write it"),
        # Silence is no answer about somebody who was never asked.
        (lambda: cp.find_tensions(city, experts="mayor"), r"was not asked \(cited\)"),
        (lambda: cp.suppose(city, silence="mayor"), r"was not asked \(cited\)"),
        (
            lambda: cp.who_says_what(city).position(cp.find_issues(city)[0], "mayor"),
            "no expert of the panel 'mayor'",
        ),
    )
    for call, remedy in calls:
        with pytest.raises(cp.UsageError, match=remedy):
            call()


def test_a_setting_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(cp.UsageError, match=r"no 'least_tensoin'; did you mean least_tension\?"):
        cp.Settings(least_tensoin=0.5)  # type: ignore[call-arg]

    changed = replace(cp.Settings(), least_tension=0.5)
    assert (repr(changed), pickle.loads(pickle.dumps(changed))) == (
        "Settings(least_tension=0.5)",
        changed,
    )
    assert [*inspect.signature(cp.Settings).parameters] == [x.name for x in fields(cp.Settings)]


def test_findings_are_narrowed_to_experts_and_scores_and_stay_findings(
    city: cp.ArgumentMap,
) -> None:
    tensions = cp.find_tensions(city)
    middle = sorted(abs(x.score) for x in tensions)[len(tensions) // 2]

    of_osei = cp.find_tensions(city, experts="Osei")
    of_both = cp.find_tensions(city, experts=["LIND", "osei"])
    strong = cp.find_tensions(city, least_score=-middle)

    assert [*of_osei] == [x for x in tensions if "osei" in x.experts]
    assert [*of_both] == [x for x in tensions if {"lind", "osei"} <= {*x.experts}]
    assert [*strong] == [x for x in tensions if abs(x.score) >= middle]
    assert len(of_both) < len(of_osei) < len(tensions) > len(strong) > 0
    assert isinstance(of_osei + cp.find_agreements(city), Findings)
    with pytest.raises(cp.UsageError, match="least_score is 40 and must be"):
        cp.find_agreements(city, least_score=40)


def test_rows_are_looked_up_by_what_they_are_called(city: cp.ArgumentMap) -> None:
    tensions, issues, table = cp.find_tensions(city), cp.find_issues(city), cp.who_says_what(city)
    issue = issues[-1]
    position = issue.positions[0]

    assert tensions[tensions[-1].id] is tensions[-1]
    assert issues[issue.question] == issues[issue.id] == issue
    assert table[issue.id].issues == (issue,)
    assert table.position(issue.id, city.expert(position.expert).name.split()[-1]) == position
    with pytest.raises(cp.UsageError, match="there is no finding 'nothing' here; there are: "):
        tensions["nothing"]


def test_one_name_may_stand_alone_where_several_may(city: cp.ArgumentMap) -> None:
    alone = cp.suppose(city, silence="Ruiz", reject="charge")

    assert alone == cp.suppose(city, silence=["Ruiz"], reject=["charge"])


def test_two_debates_read_as_one_are_a_warning_with_both_questions(tmp_path: Path) -> None:
    for name in ("buses", "tunnel"):
        head = f"title: {name}\nquestion: Why {name}?\nbase: https://example.org/{name}/\n"
        text = f"===\n{head}===\n\n[{name}]: Build {name}.\n"
        (tmp_path / f"{name}.argdown").write_text(text)

    with pytest.warns(UserWarning, match=r"Why tunnel\?.*Why buses\?"):
        cp.read(tmp_path / "buses.argdown", tmp_path / "tunnel.argdown")


def test_records_are_looked_up_by_id_title_and_name(city: cp.ArgumentMap) -> None:
    claim = city.claims[2]

    assert city[claim.id] is claim
    assert city.claim(claim.title) is claim
    assert city.claim(f"[{claim.title}]") is claim
    assert [city.expert(name).id for name in ("ruiz", "Ana Ruiz", "Ruiz")] == ["ruiz"] * 3
    assert city[city.stances[-1].id] is city.stances[-1]


def test_every_record_is_found_by_its_id_whatever_numbers_are_in_it() -> None:
    claims = tuple(Claim(f"c{number}", "", "") for number in (*range(0, 120, 7), 0))
    argument_map = cp.ArgumentMap("m", "https://e.org/", "t", "q", claims=claims[:-1])

    assert [argument_map[x.id].id for x in argument_map.claims] == [
        f"c{number}" for number in range(0, 120, 7)
    ]
    assert ("c7" in argument_map, "c8" in argument_map, 7 in argument_map) == (True, False, False)


@pytest.mark.parametrize(
    ("look_up", "message"),
    [
        ("m['ruis']", "there is no record 'ruis' in this map; did you mean ruiz?"),
        ("m.expert('Ana Ruis')", "there is no expert 'Ana Ruis' in this map; did you mean ruiz?"),
        ("m.claim('ruiz')", "there is no claim 'ruiz' in this map; there are: "),
        ("m[0]", "there is no record '0' in this map; there are: "),
    ],
)
def test_a_name_that_is_none_says_which_was_meant(
    city: cp.ArgumentMap, look_up: str, message: str
) -> None:
    with pytest.raises(cp.UsageError) as error:
        eval(look_up, {"m": city})

    assert str(error.value).startswith(message)


def test_two_claims_of_one_title_are_told_apart_by_their_ids(city: cp.ArgumentMap) -> None:
    twins = replace(city, claims=tuple(replace(x, title="One title") for x in city.claims[:2]))

    with pytest.raises(cp.UsageError, match="several are called 'One title'; name one by its id"):
        twins.claim("One title")


def test_a_prompt_shows_a_line_for_each_record(city: cp.ArgumentMap) -> None:
    analysis = cp.analyse(city)

    assert repr(city) == (
        "<ArgumentMap 'city': How should the city cut traffic?; 3 experts, "
        f"{len(city.claims)} claims, {len(city.stances)} stances, "
        f"{len(city.arguments)} arguments, {len(city.attacks)} attacks>"
    )
    lines = repr(analysis.findings[:3]).splitlines() + repr(cp.find_issues(city)).splitlines()
    assert max(map(len, [*lines, repr(analysis)])) < 160


def test_a_long_row_of_findings_is_cut_at_a_prompt_and_says_so(city: cp.ArgumentMap) -> None:
    finding = cp.find_tensions(city)[0]

    lines = repr(Findings([finding] * 25)).splitlines()

    assert (lines[0], len(lines), lines[-1]) == ("25 findings", 12, "  ... and 15 more")
    assert isinstance(cp.find_tensions(city)[:1], Findings)


def test_choices_are_taken_as_words() -> None:
    stance = Stance("s", "ruiz", "toll", polarity="deny", firmness="hedged")  # type: ignore[arg-type]

    assert (stance.polarity, stance.firmness) == (Polarity.DENY, Firmness.HEDGED)
    assert Claim("a", "A", "", kind="value").kind is ClaimKind.VALUE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"polarity": "Denies"}, "Stance 's': polarity cannot be 'Denies'; did you mean deny?"),
        ({"grade": 3}, "Stance 's': grade cannot be 3; it is one of: strong, mild"),
        (
            {"firmness": ClaimKind.VALUE},
            "Stance 's': firmness cannot be <ClaimKind.VALUE: 'value'>; it is one of: flat, hedged",
        ),
    ],
    ids=["nearly", "number", "another choice"],
)
def test_what_is_no_choice_is_refused_with_those_that_are(
    fields: dict[str, object], message: str
) -> None:
    with pytest.raises(cp.UsageError) as error:
        Stance("s", "ruiz", "toll", **fields)  # type: ignore[arg-type]

    assert str(error.value).startswith(message)


def test_settings_change_what_is_found(city: cp.ArgumentMap) -> None:
    strict = cp.Settings(least_agreement=1.0, least_tension=1.0)

    assert cp.find_agreements(city)
    assert len(cp.analyse(city, strict).agreements) < len(cp.find_agreements(city))


@pytest.mark.parametrize(
    ("name", "value", "limits"),
    [
        ("hedged", 1.5, "a number from 0 to 1"),
        ("hedged", "much", "a number from 0 to 1"),
        ("most_hops", 2.5, "a whole number from 0 on"),
        ("implied", float("nan"), "a number from 0 to 1"),
    ],
)
def test_a_setting_out_of_its_limits_is_refused(name: str, value: object, limits: str) -> None:
    with pytest.raises(cp.UsageError, match=f"settings: {name} is .* and must be {limits}"):
        cp.Settings(**{name: value})  # type: ignore[arg-type]


def test_two_maps_are_compared_as_they_are(city: cp.ArgumentMap) -> None:
    stances = tuple(x for x in city.stances if x.expert != "lind")

    differences = cp.find_differences(city, replace(city, stances=stances))

    assert {x.expert for x in differences.positions} == {"lind"}
    assert cp.find_differences(city, city).is_empty
