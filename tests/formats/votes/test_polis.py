"""Exports of Polis conversations: what they become, and what is wrong with them."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lengths import examples

from counterpoint.errors import InputError, LimitError, Place
from counterpoint.formats.ballots import VotesResult
from counterpoint.formats.votes.polis import read_polis, read_polis_table
from counterpoint.formats.votes.polis_files import is_polis
from counterpoint.model import Claim, Polarity, Standing, VoteTable

Write = Callable[..., Path]

VOTES = """\
participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,2,10
0,1,3,3,2,0,1,0,1
7,0,0,2,0,1,-1,,0
12,,0,1,1,0,,,1
"""
COMMENTS = """\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1,x,10,0,2,0,1,"Trams, not
buses"
1,x,2,0,0,0,-1,Buses should be free
1,x,0,7,1,1,1,=Charge the cars
1,x,3,7,0,0,-1,Buses should be free
"""
SUMMARY = """\
topic,How should the city cut traffic?
url,https://example.org/city
voters,3
conversation-description,"What first, and
why?"
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes an export into the folder ``city`` and gives it."""

    def written(votes: str = VOTES, comments: str = COMMENTS, summary: str = SUMMARY) -> Path:
        folder = tmp_path / "city"
        folder.mkdir(exist_ok=True)
        (folder / "participants-votes.csv").write_bytes(votes.encode())
        (folder / "comments.csv").write_bytes(comments.encode())
        (folder / "summary.csv").write_bytes(summary.encode())
        return folder

    return written


def votes_of(table: VoteTable) -> dict[tuple[str, str], int]:
    triples = zip(table.rows, table.columns, table.votes, strict=True)
    return {(table.experts[i], table.claims[j]): vote for i, j, vote in triples}


def losses_of(result: VotesResult) -> dict[str, int]:
    assert result.conversion is not None
    return {loss.kind: loss.count for loss in result.conversion.losses}


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(InputError) as error:
        read_polis([folder])
    return [str(problem).removeprefix(f"{folder}/") for problem in error.value.problems]


def test_participants_are_the_panel(write: Write) -> None:
    experts = read_polis([write()]).map.experts

    assert [(x.id, x.name, x.standing) for x in experts] == [
        ("participant-0", "Participant 0", Standing.PANEL),
        ("participant-12", "Participant 12", Standing.PANEL),
        ("participant-7", "Participant 7", Standing.PANEL),
    ]


def test_comments_are_claims_whether_or_not_anybody_voted_on_them(write: Write) -> None:
    folder = write()

    claims = read_polis([folder]).map.claims

    assert claims == (
        Claim("comment-0", "=Charge the cars", "=Charge the cars"),
        Claim("comment-2", "Buses should be free", "Buses should be free"),
        Claim("comment-3", "Buses should be free (comment 3)", "Buses should be free"),
        Claim("comment-10", "Trams, not buses", "Trams, not\nbuses"),
    )
    assert claims[3].place == Place(f"{folder}/comments.csv", 2)


def test_agreements_affirm_and_disagreements_deny(write: Write) -> None:
    stances = read_polis([write()]).map.stances

    assert {(x.expert, x.target): (x.polarity, x.source) for x in stances} == {
        ("participant-0", "comment-0"): (Polarity.AFFIRM, "polis"),
        ("participant-0", "comment-10"): (Polarity.AFFIRM, "polis"),
        ("participant-12", "comment-10"): (Polarity.AFFIRM, "polis"),
        ("participant-7", "comment-0"): (Polarity.DENY, "polis"),
    }


def test_the_table_has_passes_groups_and_rejections(write: Write) -> None:
    result = read_polis([write()])

    assert votes_of(result.table) == {
        ("participant-0", "comment-0"): 1,
        ("participant-0", "comment-2"): 0,
        ("participant-0", "comment-10"): 1,
        ("participant-7", "comment-0"): -1,
        ("participant-7", "comment-10"): 0,
        ("participant-12", "comment-10"): 1,
    }
    assert result.table.groups == ("B", None, "A")
    assert result.table.rejected == {"comment-2", "comment-3"}
    assert [(x.expert, x.claim) for x in result.passes] == [
        ("participant-0", "comment-2"),
        ("participant-7", "comment-10"),
    ]


def test_the_summary_names_the_map_and_its_source(write: Write) -> None:
    argument_map = read_polis([write()]).map

    assert (argument_map.id, argument_map.title, argument_map.abstract) == (
        "city",
        "How should the city cut traffic?",
        "What first, and\nwhy?",
    )
    assert [(x.id, x.url, x.publisher, x.file) for x in argument_map.sources] == [
        ("polis", "https://example.org/city", "Polis", "participants-votes.csv")
    ]


def test_without_a_summary_the_folder_names_the_map(write: Write) -> None:
    folder = write()
    (folder / "summary.csv").unlink()

    assert read_polis([folder]).map.title == "city"


def test_the_folder_and_its_files_are_the_same_conversation(write: Write) -> None:
    folder = write()
    votes = folder / "participants-votes.csv"

    assert read_polis([votes, folder / "comments.csv"]).map == read_polis([folder]).map
    assert read_polis_table(folder) == read_polis([folder]).table


def test_a_conversation_is_known_by_the_names_of_its_files(write: Write, tmp_path: Path) -> None:
    folder = write()
    other = tmp_path / "comments.csv"

    assert [is_polis(path) for path in (folder, folder / "comments.csv", other, tmp_path)] == [
        True,
        True,
        False,
        False,
    ]


def test_the_order_of_rows_and_columns_changes_nothing(write: Write) -> None:
    plain = read_polis([write()])
    rows = [line.split(",") for line in VOTES.splitlines()]
    mixed = [rows[0], *reversed(rows[1:])]

    other = read_polis(
        [write("\n".join(",".join(row[i] for i in (8, 1, 0, 7, 6)) for row in mixed))]
    )

    assert (other.table, other.map.stances) == (plain.table, plain.map.stances)


def test_a_table_saved_by_a_program_for_statistics_says_the_same(write: Write) -> None:
    plain = read_polis_table(write())
    floats = VOTES.replace("\n0,1,3", "\n0,1.0,3").replace("\n7,0,0", "\n7,0.0,0")

    other = read_polis_table(write(floats.replace(",1,0,1\n", ",1.0,0.0,1.0\n")))

    assert other == plain


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("7,0,0,2,0,1,-1,,0", "7,0,0,2,0,1,2,,0"), "participants-votes.csv:3:13: '2' is no vote"),
        (
            ("12,,0,1", "7,,0,1"),
            "participants-votes.csv:4:1: participant '7' stands here a second time",
        ),
        (("0,2,10", "0,2,11"), "participants-votes.csv:1:64: comment 11 is not among the comments"),
        (("0,2,10", "0,2,2"), "participants-votes.csv:1:64: the column '2' stands here a second"),
        (
            ("participant,", "participants,"),
            "participants-votes.csv:1:1: there is no column 'participant'",
        ),
        (("12,,0", ",,0"), "participants-votes.csv:4:1: the number of the participant is missing"),
        (
            ("12,,0", "12,0"),
            "participants-votes.csv:4:14: this row has 8 cells and the header has 9",
        ),
    ],
    ids=["vote", "twice", "unknown", "column-twice", "no-group", "no-number", "ragged"],
)
def test_what_is_wrong_with_the_votes_is_noted_with_its_cell(
    write: Write, change: tuple[str, str], message: str
) -> None:
    (problem,) = problems_of(write(VOTES.replace(*change)))

    assert problem.startswith(message)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("comment-id", "commentid"), "comments.csv:1:1: there is no column 'comment-id'; did you"),
        (("1,x,3,", "1,x,2,"), "comments.csv:6:5: comment 2 stands here a second time"),
        (("1,x,3,", "1,x,three,"), "comments.csv:6:5: 'three' is no number of a comment"),
    ],
    ids=["header", "twice", "number"],
)
def test_what_is_wrong_with_the_comments_is_noted_with_its_cell(
    write: Write, change: tuple[str, str], message: str
) -> None:
    (problem,) = problems_of(write(comments=COMMENTS.replace(*change)))

    assert problem.startswith(message)


def test_the_mistakes_of_both_tables_are_noted_together(write: Write) -> None:
    folder = write(VOTES.replace("-1,,0", "-2,,0"), COMMENTS.replace("1,x,3,", "1,x,2,"))

    assert [message.partition(": ")[0] for message in problems_of(folder)] == [
        "comments.csv:6:5",
        "participants-votes.csv:3:13",
    ]


def test_what_is_missing_is_named(write: Write) -> None:
    folder = write()
    (folder / "comments.csv").unlink()

    assert problems_of(folder) == ["comments.csv: there is no such file; look at the name"]
    (folder / "participants-votes.csv").unlink()
    (problem,) = problems_of(folder)
    assert problem == (
        f"{folder}: there is no Polis export here; look for participants-votes.csv or votes.csv, "
        "or name the file"
    )


@pytest.mark.parametrize("name", ["participant-votes.csv", "participants-votes.csv"])
@pytest.mark.parametrize("prefix", ["2026-03-01-1201-3phdex2kjf-", "city_"])
def test_the_names_of_today_are_read_in_both_spellings(
    write: Write, name: str, prefix: str
) -> None:
    plain, folder = read_polis([write()]), write()
    for path in list(folder.iterdir()):
        kind = name if path.name == "participants-votes.csv" else path.name
        path.rename(folder / f"{prefix}{kind}")

    result = read_polis([folder / f"{prefix}comments.csv"])

    assert (result.table, result.map.stances) == (plain.table, plain.map.stances)
    assert result.map.sources[0].file == f"{prefix}{name}"
    assert result.map.id == prefix.strip("-_").replace("_", "-")
    assert read_polis([folder]).map == result.map


def test_votes_under_another_name_are_known_by_their_header(write: Write, write_log: Write) -> None:
    plain = read_polis([write()])
    folder = write()
    (folder / "participants-votes.csv").rename(folder / "Seattle votes.csv")
    (folder / "comments.csv").rename(folder / "texts.csv")
    (folder / "summary.csv").write_text("expert,claim,stance\n")

    result = read_polis([folder / "Seattle votes.csv"])

    assert (result.table, result.map.id) == (plain.table, "seattle-votes")
    assert not is_polis(folder / "summary.csv")
    (folder / "texts.csv").unlink()
    assert problems_of(folder / "Seattle votes.csv") == [
        f"{folder}/comments.csv: there is no such file; look at the name"
    ]
    log = write_log() / "votes.csv"
    assert is_polis(log.rename(folder / "log of the panel.csv"))


def test_two_conversations_are_not_read_as_one(write: Write) -> None:
    folder = write()
    (folder / "other-participant-votes.csv").write_text(VOTES)
    (folder / "votes.csv").write_text("expert,claim,stance\n")  # of somebody else

    with pytest.raises(InputError, match=r"is another conversation than .*other-participant-v"):
        read_polis([folder])
    assert len(read_polis([folder / "comments.csv"]).map.experts) == 3


def test_groups_need_not_be_published(write: Write) -> None:
    folder = write("participant,n-votes,0,2,10\n0,3,1,0,1\n7,2,-1,,0\n12,1,,,1\n")

    result = read_polis([folder])

    assert result.table.groups == (None, None, None)
    assert len(result.table.votes) == 6


def test_what_says_who_somebody_is_is_told_apart(write: Write) -> None:
    comments = COMMENTS.replace("moderated,", "moderated,is-meta,").replace(",1,1,=", ",1,1,true,=")
    comments = comments.replace(',0,1,"', ',0,1,0,"').replace(",-1,", ",-1,false,")

    result = read_polis([write(comments=comments)])

    assert {(x.expert, x.target) for x in result.map.stances} == {
        ("participant-0", "comment-10"),
        ("participant-12", "comment-10"),
    }
    assert [x.message for x in result.warnings] == ["comment 0 says who somebody is (is-meta)"]
    assert losses_of(result) == {
        "comments:accepted": 2,
        "comments:author": 4,
        "comments:rejected": 2,
        "groups": 2,
        "votes:meta": 2,
        "votes:pass": 2,
        "votes:time": 6,
    }
    table = result.table
    assert votes_of(table)["participant-7", "comment-0"] == -1
    assert table.meta == {"comment-0"}
    assert table.unranked == {"comment-0", "comment-2", "comment-3"}


LOG = """\
timestamp,datetime,comment-id,voter-id,vote
1500000000300,x,0,7,-1
1500000000100,x,0,7,1
1500000000100,x,0,0,1
1500000000100,x,2,0,1
1500000000100,x,2,0,0
1500000000100,x,10,0,1
1500000000100,x,10,7,0
1500000000100,x,10,12,1
"""


@pytest.fixture
def write_log(write: Write) -> Write:
    """Writes an export whose votes are in a log alone, and gives its folder."""

    def written(log: str = LOG, comments: str = COMMENTS) -> Path:
        folder = write(comments=comments)
        (folder / "participants-votes.csv").unlink()
        (folder / "votes.csv").write_text(log)
        return folder

    return written


def test_in_a_log_the_latest_vote_counts(write: Write, write_log: Write) -> None:
    plain = read_polis([write()])
    by_row = LOG.splitlines()

    result = read_polis([write_log()])

    assert votes_of(result.table) == votes_of(plain.table)
    assert result.table.groups == (None, None, None)
    assert result.warnings == ()
    assert losses_of(result)["votes:replaced"] == 2
    in_another_order = "\n".join([by_row[0], *by_row[3:], *by_row[1:3]])
    assert read_polis([write_log(in_another_order)]).table == result.table


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("0,7,-1", "0,7,agree"), "votes.csv:2:21: 'agree' is no vote; 1 agrees, -1 disagrees"),
        (("0,7,-1", "4,7,-1"), "votes.csv:2:17: comment 4 is not among the comments"),
        (("0,7,-1", "0,,-1"), "votes.csv:2:19: the number of the voter is missing"),
        (("1500000000300", "noon"), "votes.csv:2:1: 'noon' is no time; write the milliseconds"),
        (("timestamp", "time"), "votes.csv:1:1: there is no column 'timestamp'"),
    ],
    ids=["vote", "comment", "voter", "time", "header"],
)
def test_what_is_wrong_with_a_log_is_noted_with_its_cell(
    write_log: Write, change: tuple[str, str], message: str
) -> None:
    (problem,) = problems_of(write_log(LOG.replace(*change)))

    assert problem.startswith(message)


def test_where_authors_reject_their_own_comments_the_sign_is_reversed(write_log: Write) -> None:
    """As in logs that Polis' server wrote straight from its data base, where -1 agrees."""
    comments = "comment-id,author-id,comment-body\n" + "".join(f"{i},{i},C{i}\n" for i in range(6))
    head = "timestamp,datetime,comment-id,voter-id,vote\n"
    own = [f"1,x,{i},{i},{1 if i == 5 else -1}\n" for i in range(6)]
    others = ["1,x,0,5,1\n", "1,x,1,5,-1\n", "1,x,2,5,0\n"]

    result = read_polis([write_log(head + "".join(own + others), comments)])
    few = read_polis([write_log(head + "".join(own[:4] + others), comments)])

    votes = votes_of(result.table)
    assert [votes["participant-5", f"comment-{i}"] for i in (0, 1, 2)] == [-1, 1, 0]
    assert votes["participant-0", "comment-0"] == 1
    assert [x.message for x in result.warnings] == [
        "1 stands for a disagreement here: 5 of 6 authors who voted on their own comment have -1"
    ]
    assert votes_of(few.table)["participant-5", "comment-0"] == 1  # four may change their minds


def test_totals_that_are_not_those_of_the_row_are_a_warning(write: Write) -> None:
    folder = write(VOTES.replace("0,1,3,3,2,0", "0,1,3,3,3,0"))

    (warning,) = read_polis([folder]).warnings

    assert str(warning) == (
        f"{folder}/participants-votes.csv:2:9: warning: n-agree says '3' and the row has 2; "
        "the votes in the row are taken"
    )


def test_a_comment_without_a_text_is_named_by_its_number(write: Write) -> None:
    result = read_polis([write(comments=COMMENTS.replace("=Charge the cars", " "))])

    assert result.map.claims[0].text == "Comment 0"
    assert [x.code for x in result.warnings] == ["empty-comment"]


def test_too_many_votes_for_a_map_still_make_a_table(write: Write) -> None:
    folder = write()

    with pytest.raises(LimitError, match="more than 5 votes"):
        read_polis([folder], max_ballots=5)
    assert len(read_polis_table(folder).votes) == 6


def test_an_address_that_is_none_is_no_link(write: Write) -> None:
    summary = SUMMARY.replace("https://example.org/city", "javascript:alert(1)")

    assert read_polis([write(summary=summary)]).map.sources[0].url == ""


CELLS = st.sampled_from(["0", "1", "-1", "2", "10", ",", ",", "\n", '"', "x", "", "participant"])


@given(st.lists(CELLS, max_size=40).map("".join), st.lists(CELLS, max_size=40).map("".join))
@settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_is_read_or_refused_in_our_own_words(
    write: Write, votes: str, comments: str
) -> None:
    folder = write(VOTES + votes, COMMENTS + comments, votes)

    with contextlib.suppress(InputError):
        result = read_polis([folder])
        assert len(result.passes) + len(result.map.stances) == len(result.table.votes)


@pytest.mark.parametrize(
    "name",
    [
        "15-per-hour-seattle",
        "brexit-consensus",
        "canadian-electoral-reform",
        "london.youth.policing",
        "scoop-hivemind.ubi",
    ],
)
def test_published_conversations_have_the_totals_that_were_counted(
    shared_folder: Path, tmp_path: Path, name: str
) -> None:
    folder = shared_folder / "corpora" / "polis-csv" / name
    counts = json.loads(
        (shared_folder / "corpora" / "expected" / "polis-csv_expected.json").read_text("utf-8")
    )
    expected = counts[f"polis-csv/{name}/participants-votes.csv"]

    result = read_polis([folder])

    polarities = [stance.polarity for stance in result.map.stances]
    assert {
        "agree": polarities.count(Polarity.AFFIRM),
        "disagree": polarities.count(Polarity.DENY),
        "pass": len(result.passes),
    } == expected["votes"]
    assert len(result.map.experts) == expected["participants"]
    assert len(result.map.claims) == counts[f"polis-csv/{name}/comments.csv"]["rows"]
    assert result.warnings == ()
    for file in ("votes.csv", "comments.csv"):
        shutil.copy(folder / file, tmp_path)
    assert votes_of(read_polis_table(tmp_path)) == votes_of(result.table)


def test_the_cases_that_others_met_are_read(shared_folder: Path) -> None:
    cases = shared_folder / "cases" / "votes"

    tables = {
        name: read_polis_table(cases / name)
        for name in ("p04-new-columns", "p06-dated-names", "p07-no-groups")
    }

    assert tables["p04-new-columns"].meta == {"comment-2"}
    assert tables["p06-dated-names"].groups == ("A", "A", "B", "B")
    assert tables["p07-no-groups"].groups == (None,) * 4
    assert [len(table.votes) for table in tables.values()] == [11, 11, 11]
