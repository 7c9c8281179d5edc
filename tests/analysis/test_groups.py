"""Votes by group: counts, group-aware consensus, representativeness, divisiveness."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.analysis.groups import (
    GroupCount,
    count_votes,
    crowd_of,
    find_consensus_of_groups,
    find_divides,
    find_group_names,
    find_group_pairs,
    find_representative,
    find_shared_claims,
    find_vote_brief,
    say_vote_brief,
)
from counterpoint.errors import UsageError
from counterpoint.formats.votes.polis import read_polis_table
from counterpoint.model import ArgumentMap, Claim, Polarity, Vote, VoteTable

CONVERSATIONS = [
    "15-per-hour-seattle",
    "brexit-consensus",
    "canadian-electoral-reform",
    "london.youth.policing",
    "scoop-hivemind.ubi",
]


def table_of(votes: dict[str, str], *, rejected: tuple[str, ...] = ()) -> VoteTable:
    """Claims by their votes: words such as ``a++-0`` are a group and the votes of its members."""
    signs = {"+": Vote.AGREE, "-": Vote.DISAGREE, "0": Vote.PASS}
    cast = [
        (f"{word[0]}{i}", claim, signs[sign], 1.0)
        for claim, words in votes.items()
        for word in words.split()
        for i, sign in enumerate(word[1:])
        if sign in signs
    ]
    groups = {expert: expert[0] for expert, *_ in cast if expert[0] != "_"}
    return VoteTable.from_votes(cast, claims=votes, groups=groups, rejected=rejected)


BUSES = {"tolls": "a+++0 b---+ _+", "buses": "a++++ b+++0", "trams": "a+-.. b-..."}


def test_each_group_and_those_in_none_are_counted() -> None:
    counts = count_votes(table_of(BUSES))

    assert [x for x in counts if x.claim == "tolls"] == [
        GroupCount("tolls", "a", 3, 0, 1),
        GroupCount("tolls", "b", 1, 3, 0),
        GroupCount("tolls", None, 1, 0, 0),
    ]


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_published_conversations_have_the_counts_that_others_counted(
    shared_folder: Path, name: str
) -> None:
    folder = shared_folder / "corpora"
    published = json.loads((folder / "expected" / "polis-csv_expected.json").read_text("utf-8"))
    expected = published[f"polis-csv/{name}/participants-votes.csv"]

    counts = count_votes(read_polis_table(folder / "polis-csv" / name))

    assert {
        (x.claim, x.group or ""): [x.agrees, x.disagrees, x.passes] for x in counts if x.seen
    } == {
        (f"comment-{comment}", group and ascii_uppercase[int(group)]): numbers
        for comment, by_group in expected["per_comment_group_agree_disagree_pass"].items()
        for group, numbers in by_group.items()
    }


def test_consensus_is_the_product_over_the_groups() -> None:
    (buses, tolls, trams) = find_consensus_of_groups(count_votes(table_of(BUSES)))

    assert [buses.claim, tolls.claim, trams.claim] == ["buses", "tolls", "trams"]
    assert buses.agreement == pytest.approx(5 / 6 * 4 / 6)
    assert tolls.agreement == pytest.approx(4 / 6 * 2 / 6)
    assert trams.agreement == pytest.approx(2 / 4 * 1 / 3)
    assert tolls.rejection == pytest.approx(1 / 6 * 4 / 6)
    assert tolls.reason == "Agreed with by 3 of 4 in group a and 1 of 4 in group b."


def test_a_small_group_that_rejects_outweighs_a_large_one() -> None:
    table = table_of({"majority": "a" + "+" * 50 + " b---", "both": "a++ b++"})

    ranked = [x.claim for x in find_consensus_of_groups(count_votes(table))]

    assert ranked == ["both", "majority"]


def test_a_group_that_has_not_seen_a_claim_counts_one_half() -> None:
    (consensus,) = find_consensus_of_groups(count_votes(table_of({"x": "a+++", "y": "b+"})))[:1]

    assert consensus.agreement == pytest.approx(4 / 5 * 1 / 2)


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_consensus_of_published_conversations_is_that_of_the_counts(
    shared_folder: Path, name: str
) -> None:
    folder = shared_folder / "corpora"
    published = json.loads((folder / "expected" / "polis-csv_expected.json").read_text("utf-8"))
    expected = published[f"polis-csv/{name}/participants-votes.csv"]
    by_comment = expected["per_comment_group_agree_disagree_pass"]
    groups = [group for group in expected["groups"] if group]

    counts = count_votes(read_polis_table(folder / "polis-csv" / name))
    agreement = {x.claim: x.agreement for x in find_consensus_of_groups(counts, with_unranked=True)}

    for comment, by_group in by_comment.items():
        votes = [by_group.get(group, [0, 0, 0]) for group in groups]
        product = math.prod((agrees + 1) / (sum((agrees, *rest)) + 2) for agrees, *rest in votes)
        assert agreement[f"comment-{comment}"] == pytest.approx(product)


def test_representativeness_is_as_polis_defines_it() -> None:
    table = table_of({"tolls": "a" + "+" * 8 + "-0" + " b+" + "-" * 9})

    (affirmed,) = find_representative(count_votes(table))["a"]

    # na 8, ns 10; elsewhere na 1, ns 10 (repness.clj: pa, ra, pat, rat; one added to all counts)
    assert affirmed.polarity is Polarity.AFFIRM
    assert affirmed.share == pytest.approx(9 / 12)
    assert affirmed.ratio == pytest.approx((9 / 12) / (2 / 12))
    assert affirmed.share_test == pytest.approx(2 * math.sqrt(11) * (9 / 11 - 1 / 2))
    pooled = 11 / 22
    spread = math.sqrt(pooled * (1 - pooled) * (1 / 11 + 1 / 11))
    assert affirmed.ratio_test == pytest.approx((9 / 11 - 2 / 11) / spread)
    assert affirmed.is_significant


def test_who_is_in_no_group_is_not_among_the_others() -> None:
    votes = {"tolls": "a++++++ b------"}

    alone = find_representative(count_votes(table_of(votes)))
    with_more = find_representative(count_votes(table_of({"tolls": votes["tolls"] + " _++++++"})))

    assert with_more == alone


def test_a_denial_tells_a_group_from_others_as_well() -> None:
    (toll,) = find_representative(count_votes(table_of({"tolls": "a++++++ b------"})))["b"]

    assert (toll.polarity, toll.is_significant) == (Polarity.DENY, True)
    assert toll.reason == "6 of 6 in group b disagree, 7.0 times the others' share."


def test_the_best_agreed_claim_comes_in_and_affirmed_ones_stand_first() -> None:
    votes = {"shared": "a++++++ b+++++-"} | {f"against{i}": "a------ b++++++" for i in range(6)}

    representative = find_representative(count_votes(table_of(votes)))["a"]

    assert [(x.claim, x.is_significant) for x in representative] == [
        ("shared", False),
        *((f"against{i}", True) for i in range(4)),
    ]


def test_a_group_without_a_significant_claim_has_its_best_one() -> None:
    representative = find_representative(count_votes(table_of({"x": "a+ b+", "y": "a- b0"})))

    assert [(x.claim, x.polarity, x.is_significant) for x in representative["a"]] == [
        ("x", Polarity.AFFIRM, False)
    ]


def test_a_divide_names_the_groups_that_are_farthest_apart() -> None:
    table = table_of({"tolls": "a+++++0 b+++--- c------", "buses": "a++ b++ c++"})

    (tolls, buses) = find_divides(count_votes(table))

    assert (tolls.claim, tolls.groups) == ("tolls", ("a", "c"))
    assert tolls.between == pytest.approx((5 / 8 - -6 / 8) / 2)
    assert tolls.within == pytest.approx((0, 6 / 8, 0))
    assert tolls.reason == "Agreed with by 5 of 6 in group a, but by 0 of 6 in group c."
    assert (buses.claim, buses.between) == ("buses", 0)


def test_only_groups_in_which_somebody_voted_are_compared() -> None:
    table = table_of({"x": "a+++++ b.....", "y": "a++++ b---- c....", "z": "a. b."})

    divides = {x.claim: x for x in find_divides(count_votes(table))}

    assert [divides["x"].between, divides["x"].leaning] == pytest.approx([0, 5 / 7])
    assert [divides["y"].between, divides["y"].leaning] == pytest.approx([4 / 6, 0])
    assert (divides["z"].between, divides["z"].leaning) == (0, 0)


OPPOSED = {
    "tolls": "a++++++++ b--------",
    "buses": "a++++++++ b+++++++-",
    "trams": "a-------- b++++++++",
    "parks": "a+-+-+-+- b+-+-+-+-",
}


def test_a_group_is_called_by_what_it_backs_and_rejects_unlike_the_others() -> None:
    first, second = find_group_names(count_votes(table_of(OPPOSED)))

    assert (first.backs, first.rejects) == ("tolls", "trams")
    assert (second.backs, second.rejects) == ("trams", "tolls")


def test_what_all_back_or_a_moderator_rejected_is_no_name() -> None:
    shared = table_of({"buses": "a++++++++ b+++++++-"})
    rejected = table_of(OPPOSED, rejected=("tolls", "trams"))

    for table in (shared, rejected):
        names = find_group_names(count_votes(table))
        assert [(x.backs, x.rejects, x.reason) for x in names] == [(None, None, None)] * 2


def test_what_few_of_a_group_voted_on_names_nobody() -> None:
    few, most = "a++++++++.......... b--------", "a++++++++++........ b--------"
    table = table_of({"fees": few, "rest": "a++++++++++++++++++ b++++++++"})
    better_known = table_of({"fees": most, "rest": "a++++++++++++++++++ b++++++++"})

    assert find_group_names(count_votes(table))[0].backs is None
    assert find_group_names(count_votes(better_known))[0].backs == "fees"


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_most_of_a_published_group_voted_on_what_names_it(shared_folder: Path, name: str) -> None:
    table = read_polis_table(shared_folder / "corpora" / "polis-csv" / name)
    counts = count_votes(table)
    voters = {(x.claim, x.group): x.seen for x in counts}

    for each in find_group_names(counts):
        size = table.groups.count(each.group)
        for claim in filter(None, (each.backs, each.rejects)):
            assert 2 * voters[claim, each.group] > size


def test_all_agree_only_on_what_most_of_every_group_agree_with() -> None:
    table = table_of(
        {
            "shared": "a++++ b++-",
            "near": "a++++ b+0",
            "against": "a++++++++ b+--",
            "half-unseen": "a++++ b...",
            "unseen": "",
            "rejected": "a---- b--+",
        }
    )
    ranked = find_consensus_of_groups(count_votes(table))
    claims = find_shared_claims(ranked, 10)

    assert [x.claim for x in claims.agreed] == ["shared"]
    assert [x.claim for x in claims.nearest] == ["near"]
    assert [x.claim for x in claims.rejected] == ["rejected"]
    assert claims.rejected[0].rejecting == "Rejected by 4 of 4 in group a and 2 of 3 in group b."
    assert find_shared_claims(ranked, 1).nearest == ()
    reasons = {x.claim: x.reason for x in find_divides(count_votes(table))}
    assert reasons["shared"].endswith("in group b; most of every group agree with it all the same.")
    assert reasons["against"].endswith("in group b.")


def test_what_a_few_of_a_group_say_is_not_what_it_says() -> None:
    """Four of twelve are too few, five are enough, and so are two of four."""
    few, enough = "a++++........", "a+++++......."
    table = table_of(
        {
            "few": f"{few} b----",
            "enough": f"{enough} b--..",
            "both": f"{enough} b++..",
            "few-agree": f"{few} b++++",
            "few-reject": f"{few.replace('+', '-')} b----",
            "everybody": "a++++++++++++ b++++",
        }
    )
    counts = count_votes(table)
    divides = {x.claim: x for x in find_divides(counts)}
    shared = find_shared_claims(find_consensus_of_groups(counts), 10)

    assert {x for x, divide in divides.items() if divide.is_tension} == {"enough"}
    assert divides["few"].between == 0
    assert divides["few"].compared == ("b",)
    assert {x.claim for x in shared.agreed} == {"both", "everybody"}
    assert (shared.nearest, shared.rejected) == ((), ())
    (pair,) = find_group_pairs(counts)
    assert (pair.same, pair.opposite) == (2, 1)


def texts_of(table: VoteTable) -> ArgumentMap:
    claims = tuple(Claim(x, title=x, text=f"{x.title()} first") for x in table.claims)
    return ArgumentMap("m", "https://example.org/m/", "Traffic", "What first?", claims=claims)


FOR_ALL, APART = "What all groups share most:", "What tells them apart most:"
BUSES_SHARED = "“Buses first”, agreed with "
TOLLS = "“Tolls first”, agreed with "
VOTED = " (of those who voted on it)"
NOTHING = "There is no claim that most of every group agree with"


@pytest.mark.parametrize(
    ("votes", "shared", "parted"),
    [
        (
            OPPOSED,
            f"{FOR_ALL} {BUSES_SHARED}by 8 of 8 in group a and 7 of 8 in group b{VOTED}.",
            f"{APART} {TOLLS}by 8 of 8 in group a, rejected by 8 of 8 in group b.",
        ),
        (
            {"tolls": "a+- b--", "buses": "a++ b.."},
            f"{NOTHING}; what comes nearest is {TOLLS}by 1 of 2 in group a and 0 of 2 in group b.",
            f"{APART} {TOLLS}by 1 of 2 in group a, rejected by 2 of 2 in group b.",
        ),
        (
            {"tolls": "a++ b..", "buses": "a.. b++"},
            f"{NOTHING}.",
            "No claim sets the groups apart.",
        ),
        (
            {"buses": "_+++-", "tolls": "_++--0"},
            "What most agree with: “Buses first”, 3 of 4.",
            "What splits the votes most: “Tolls first”, with 2 of 5 for it and 2 against.",
        ),
    ],
    ids=["shared", "nothing shared", "no claim is put to both", "no groups"],
)
def test_a_vote_comes_to_two_sentences(votes: dict[str, str], shared: str, parted: str) -> None:
    table = table_of(votes)

    assert say_vote_brief(texts_of(table), crowd_of(table)) == (shared, parted)


def test_what_few_voted_on_is_no_headline() -> None:
    few = {"parks": "a++...... b++......", "fees": "a++...... b--......"}
    table = table_of({**OPPOSED, "buses": "a+++++++- b++++++--", **few})

    shared, parted = find_vote_brief(count_votes(table))

    assert (shared.claim, parted.claim) == ("buses", "tolls")


def test_a_vote_in_which_nobody_voted_says_nothing() -> None:
    table = VoteTable.from_votes([], claims=["x"], groups={"ann": "a", "ben": "b"})

    assert find_vote_brief(count_votes(table)) == ()


def test_what_a_moderator_rejected_is_counted_and_not_ranked() -> None:
    counts = count_votes(table_of(BUSES, rejected=("tolls",)))

    assert "tolls" in {x.claim for x in counts}
    assert "tolls" not in {x.claim for x in find_consensus_of_groups(counts)}
    assert "tolls" not in {x.claim for x in find_divides(counts)}
    assert "tolls" not in {
        x.claim for claims in find_representative(counts).values() for x in claims
    }
    assert "tolls" in {x.claim for x in find_consensus_of_groups(counts, with_unranked=True)}


def test_other_camps_can_stand_in_for_the_published_groups() -> None:
    table = table_of(BUSES).with_groups({"a0": "x", "b0": "x", "_0": "y"})

    counts = count_votes(table)

    assert [x for x in counts if x.claim == "tolls"] == [
        GroupCount("tolls", "x", 1, 1, 0),
        GroupCount("tolls", "y", 1, 0, 0),
        GroupCount("tolls", None, 3, 2, 1),
    ]


@pytest.mark.parametrize("find", [find_consensus_of_groups, find_representative, find_divides])
def test_without_groups_there_is_nothing_to_compare(find: object) -> None:
    assert callable(find)
    counts = count_votes(table_of({"tolls": "_+-"}))

    with pytest.raises(UsageError, match="are in 0 groups"):
        find(counts)


def test_an_empty_table_has_no_counts() -> None:
    assert list(count_votes(VoteTable.from_votes([]))) == []


VOTES = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("xyz")), st.sampled_from(Vote)
)
GROUPS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("12"))


@given(VOTES, GROUPS)
def test_counting_in_columns_equals_counting_one_by_one(
    votes: dict[tuple[str, str], Vote], groups: dict[str, str]
) -> None:
    cast = [(*pair, vote, 1.0) for pair, vote in votes.items()]

    counts = count_votes(VoteTable.from_votes(cast, groups=dict(groups)))

    for count in counts:
        of_group = [
            vote
            for (expert, claim), vote in votes.items()
            if claim == count.claim and groups.get(expert) == count.group
        ]
        assert [count.agrees, count.disagrees, count.passes] == [
            of_group.count(vote) for vote in (Vote.AGREE, Vote.DISAGREE, Vote.PASS)
        ]


@given(VOTES)
def test_renaming_groups_and_voters_changes_no_measure(
    votes: dict[tuple[str, str], Vote],
) -> None:
    def measured(name: dict[str, str], group: dict[str, str]) -> list[tuple[str, float, float]]:
        cast = [(name[expert], claim, vote, 1.0) for (expert, claim), vote in votes.items()]
        groups = {name[expert]: group["12"[expert in "abc"]] for expert in "abcdefgh"}
        counts = count_votes(VoteTable.from_votes(cast, groups=dict(groups)))
        consensus = {x.claim: x.agreement for x in find_consensus_of_groups(counts)}
        return [(x.claim, x.between, consensus[x.claim]) for x in find_divides(counts)]

    same = {expert: expert for expert in "abcdefgh"}
    other = dict(zip("abcdefgh", "stuvwxyz"[::-1], strict=True))

    assert measured(same, {"1": "1", "2": "2"}) == measured(other, {"1": "z", "2": "y"})


@given(VOTES)
def test_flipping_every_vote_swaps_agreement_and_rejection(
    votes: dict[tuple[str, str], Vote],
) -> None:
    groups: dict[str, str | None] = {expert: "12"[expert in "abc"] for expert in "abcdefgh"}
    cast = [(*pair, vote, 1.0) for pair, vote in votes.items()]
    flipped = [(*pair, Vote(-vote.value), 1.0) for pair, vote in votes.items()]

    plain, other = (
        find_consensus_of_groups(count_votes(VoteTable.from_votes(x, groups=groups)))
        for x in (cast, flipped)
    )

    assert {x.claim: x.agreement for x in plain} == {x.claim: x.rejection for x in other}


def test_reading_votes_does_not_load_numpy() -> None:
    program = (
        "import sys; import counterpoint.formats.votes.polis, counterpoint.formats.tables;"
        "print('numpy' in sys.modules)"
    )

    process = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert process.stdout == "False\n"
