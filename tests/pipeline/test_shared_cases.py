"""Each row of the cases that lie beside the checkout: what its file gives is what the row asks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import counterpoint

from counterpoint.analysis import analyse
from counterpoint.formats import read
from counterpoint.model import Analysis, ArgumentMap, Difference, FindingKind, Firmness, Mark
from counterpoint.network import build_network

Case = Callable[[str], tuple[ArgumentMap, Analysis]]
Quote = Callable[[str], list[str]]


@pytest.fixture
def case(shared_folder: Path) -> Case:
    """Gives the map of a case, and what is found in it."""

    def read_case(name: str) -> tuple[ArgumentMap, Analysis]:
        argument_map = read([shared_folder / f"cases/findings/{name}.argdown"]).map
        return argument_map, analyse(build_network(argument_map))

    return read_case


@pytest.fixture
def quote_problems(shared_folder: Path) -> Quote:
    """Gives what is said against the quotes of a case."""

    def check(name: str) -> list[str]:
        result = counterpoint("check", f"{name}.argdown", cwd=shared_folder / "cases/quotes")
        return [line for line in result.stderr.splitlines() if " is not found " in line]

    return check


def compared(shared_folder: Path, name: str, *pair: str) -> list[dict[str, Any]]:
    file = str(shared_folder / f"cases/findings/{name}.argdown")
    stdout = counterpoint("compare", *pair, file, "--json", cwd=shared_folder).stdout
    rows: list[dict[str, Any]] = json.loads(stdout)
    return rows


def tension_of(analysis: Analysis, *pair: str) -> float | None:
    [row] = [x for x in analysis.matrix if (x.first, x.second) == pair]
    return row.tension


def test_allies_have_no_tension_between_them(shared_folder: Path) -> None:
    name = "allies-shown-as-opponents"

    assert [x["kind"] for x in compared(shared_folder, name, "a", "b")] == ["same-claim"]
    assert [x["kind"] for x in compared(shared_folder, name, "a", "c")] == ["contradiction"]


def test_a_pair_has_its_own_score(shared_folder: Path) -> None:
    name = "group-score-for-a-pair"

    assert [x["score"] for x in compared(shared_folder, name, "a", "b")] == [0.5]
    assert [x["score"] for x in compared(shared_folder, name, "a", "c")] == [1.0]


def test_a_third_expert_hides_no_tension(case: Case) -> None:
    before, after = (case(f"third-expert-hides-tension-{number}")[1] for number in (1, 2))

    assert FindingKind.REBUTTAL in {x.kind for x in before.tensions} & {
        x.kind for x in after.tensions
    }
    assert tension_of(before, "a", "b") == tension_of(after, "a", "b")


def test_no_own_tension_is_imputed_across_cases_that_exclude_each_other(case: Case) -> None:
    assert case("own-tension-excluded-conditions")[1].tensions == ()


def test_what_another_sees_to_pull_is_no_tension_or_reserve_of_who_wants_both(case: Case) -> None:
    _, analysis = case("own-tension-said-by-another")

    [issue] = analysis.issues
    assert analysis.tensions == ()
    assert {x.expert: (x.mark, x.says) for x in issue.positions} == {
        "a": (Mark.SAYS, "Ann urges “Trams”."),
        "b": (Mark.SAYS, "Ben urges “Trams”."),
    }


def test_a_reserve_is_kept_where_a_claim_is_used_again(case: Case) -> None:
    argument_map, _ = case("reserve-lost-on-reuse")

    quotes = {
        (x.target, x.firmness, x.quotation.exact) for x in argument_map.stances if x.quotation
    }
    assert quotes == {
        ("trade-is-good", Firmness.CONCEDED, "are right to say that"),
        ("trade-is-good--charge", Firmness.CONCEDED, "trade is good helps us"),
        ("charge", Firmness.FLAT, "must charge for the centre"),
    }


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("reused-reason-lost", "is not taken as a reason that a gives"),
        ("means-told-as-condition", "did you mean to:? A means is no reserve"),
        ("bullet-sums-one-of-two", "names Ann, and does not say whom it sums up; add sums: ann"),
        ("misspelt-topic", "did you mean #learning?"),
    ],
)
def test_what_was_probably_meant_is_asked(shared_folder: Path, name: str, note: str) -> None:
    result = counterpoint("check", f"{name}.argdown", cwd=shared_folder / "cases/findings")

    assert note in " ".join(result.stderr.split())


def test_a_good_effect_of_advice_is_a_reason_for_it(case: Case) -> None:
    _, analysis = case("means-told-as-condition")

    [agreement] = analysis.agreements
    says = {x.expert: x.says for x in analysis.issues[0].positions}
    assert "Eva Lind and Kofi Osei for different reasons" in agreement.summary
    assert says["osei"] == "Kofi Osei urges “Charge”, because of “Cleaner air”."


def test_a_means_is_no_reserve(shared_folder: Path, tmp_path: Path) -> None:
    text = (shared_folder / "cases/findings/means-told-as-condition.argdown").read_text("utf-8")
    path = tmp_path / "means.argdown"
    path.write_text(text.replace('mode: conditional, if: "[Cut traffic]"', 'to: "[Cut traffic]"'))
    analysis = analyse(build_network(read([path]).map))

    [agreement] = analysis.agreements
    [issue] = analysis.issues
    assert "to reach “Cut traffic”" in agreement.summary
    assert "for different reasons" in agreement.summary
    assert {x.mark for x in issue.positions} == {Mark.SAYS}


def test_special_cases_are_counted_and_told_apart(case: Case) -> None:
    argument_map, analysis = case("special-case-not-counted")

    [row] = [x for x in analysis.matrix if x.tension is not None]
    assert (row.shared, row.shared_by_case) == (1, 1)
    assert {x.expert: x.mark for x in analysis.issues[0].positions}["osei"] is Mark.FOLLOWS
    assert [x.claim for x in analysis.one_sided if "charge-traffic" in x.claim] == []
    assert argument_map.relations


@pytest.mark.parametrize(
    ("name", "difference"),
    [
        ("different-confidence", Difference.CONFIDENCE),
        ("priority-among-shared-advice", Difference.ORDER),
        ("priority-shared-out", Difference.ORDER),
    ],
)
def test_the_kind_of_difference_is_found(case: Case, name: str, difference: Difference) -> None:
    assert case(name)[1].issues[0].difference is difference


def test_who_parts_from_somebody_by_name_is_told(case: Case) -> None:
    [tension] = case("names-another-expert")[1].tensions

    assert (tension.kind, tension.experts) == (FindingKind.PARTS_FROM, ("a", "b"))


@pytest.mark.parametrize("number", [1, 2])
def test_a_summary_that_drops_a_condition_is_found_whoever_else_speaks(
    case: Case, number: int
) -> None:
    [summary] = case(f"summary-drops-condition-{number}")[1].summaries

    assert summary.experts == ("a", "desk")
    assert "states without reserve what Ann says if “Money”" in summary.summary


@pytest.mark.parametrize("sums", ["", ", sums: ann"])
def test_a_bullet_sums_up_whom_it_names(shared_folder: Path, tmp_path: Path, sums: str) -> None:
    text = (shared_folder / "cases/findings/bullet-sums-one-of-two.argdown").read_text("utf-8")
    path = tmp_path / "bullet.argdown"
    path.write_text(text.replace("shift: hedge}", f"shift: hedge{sums}}}"))

    [summary] = analyse(build_network(read([path]).map)).summaries

    assert summary.experts == ("ann", "desk")
    assert "Bob" not in summary.summary


@pytest.mark.parametrize(("name", "number"), [("five", 5), ("ten", 10)])
def test_equal_disputes_are_as_many_cruxes(case: Case, name: str, number: int) -> None:
    assert len(case(f"{name}-equal-disputes")[1].cruxes) == number


def test_a_name_keeps_its_particles(case: Case) -> None:
    argument_map, analysis = case("name-particles")

    [tension] = analysis.tensions
    names = [x.name for x in argument_map.experts if x.id in tension.experts]
    assert all(name in tension.summary for name in names)


def test_the_main_clash_stands_before_an_aside(case: Case) -> None:
    tensions = case("condition-discounts-a-clash-twice")[1].tensions

    assert [x.kind for x in tensions] == [FindingKind.INCOMPATIBILITY, FindingKind.CONTRADICTION]
    assert tensions[0].score == pytest.approx(-0.49)


def test_what_an_expert_names_as_deciding_is_the_first_crux(case: Case) -> None:
    _, analysis = case("what-would-change-a-mind")

    assert (analysis.cruxes[0].claim, analysis.cruxes[0].named_by) == ("it-works", ("bob",))
    assert FindingKind.OWN_TENSION not in {x.kind for x in analysis.tensions}


def test_an_opponents_point_is_no_support_for_what_is_advised(case: Case) -> None:
    _, analysis = case("backing-by-an-opponent")

    # That a ban does not hold at night both say: an agreement on the fact, and on nothing else.
    assert [(x.kind, x.claims) for x in analysis.agreements] == [
        (FindingKind.BROADER, ("not-at-night", "no-ban-holds"))
    ]
    assert [x.note for x in analysis.tensions] == ["Bob grants “Not at night”, a point for “Toll”."]


def test_an_own_undercut_names_its_claims_and_its_passage(case: Case) -> None:
    argument_map, analysis = case("own-undercut-without-a-place")

    [tension] = analysis.tensions
    stances = {x.id: x for x in argument_map.stances}
    passages = [stances[x.id].quotation for x in tension.witness if x.id in stances]
    assert {"early", "toll"} & {*tension.claims}
    assert "the evidence is early" in [x.exact for x in passages if x is not None]


def test_only_who_states_an_order_holds_it(case: Case) -> None:
    pulls = [x.experts for x in case("priority-shared-out")[1].tensions]

    assert sorted(pulls) == [("ann", "bob"), ("ann", "cat")]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("q11-negation", ["now be lifted", "peace is likely", "of twelve years"]),
        ("q12-pullquote", []),
        ("q5-turns", []),
        ("q5b-turns-nosections", ["it stands in line 5, where Ann Alpha speaks"]),
        ("q6-astral", []),
        ("q8-html-source", []),
        ("turns", ["it stands in line 5, where Presenter speaks"]),
    ],
)
def test_words_are_whose_they_are(quote_problems: Quote, name: str, lines: list[str]) -> None:
    problems = quote_problems(name)

    assert len(problems) == len(lines)
    assert all(line in problem for line, problem in zip(lines, problems, strict=True))


def test_whole_letters_are_quoted(shared_folder: Path, tmp_path: Path) -> None:
    for name in ("q6-astral.argdown", "src6.txt", "q8-html-source.argdown", "src8.html"):
        shutil.copy(shared_folder / "cases/quotes" / name, tmp_path)

    letters, page = (
        [x.quotation.exact for x in read([tmp_path / name]).map.stances if x.quotation]
        for name in ("q6-astral.argdown", "q8-html-source.argdown")
    )

    assert any(x.endswith("lan vital") and x[0] in "eé" for x in letters)
    assert page == ["should charge cars"]
