"""Plain tables of votes: what they become, and what is wrong with them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lengths import examples

from counterpoint.errors import InputError, LimitError, Place
from counterpoint.formats.tables import read_table_files
from counterpoint.model import ArgumentMap, Firmness, Polarity, Standing, VoteTable

Write = Callable[[str], Path]

PANEL = """\
expert,claim,stance,confidence,comment,date,source,group
Ana Ruiz,Charge for the centre,agree,0.9,It worked elsewhere,2026-03-01,https://example.org/p,left
Kofi Osei,Charge for the centre,disagree,,,2026-03-01,,right
Maja Lind,Charge for the centre,pass,0.4,"No view, yet",,,
Ana Ruiz,"Free buses, for all",agree,,,,,left
Kofi Osei,"Free buses, for all",agree,0.5,,,,right
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a text to ``panel.csv`` and gives its path."""

    def written(text: str) -> Path:
        path = tmp_path / "panel.csv"
        path.write_bytes(text.encode())
        return path

    return written


def without_hashes(argument_map: ArgumentMap) -> ArgumentMap:
    return replace(argument_map, sources=tuple(replace(x, sha256="") for x in argument_map.sources))


def votes_of(table: VoteTable) -> dict[tuple[str, str], tuple[int, float]]:
    confidences = table.confidences or [1.0] * len(table.votes)
    pairs = zip(table.rows, table.columns, table.votes, confidences, strict=True)
    return {(table.experts[i], table.claims[j]): (vote, sure) for i, j, vote, sure in pairs}


def problems_of(path: Path) -> list[str]:
    with pytest.raises(InputError) as error:
        read_table_files([path])
    return [str(problem).removeprefix(f"{path}:").strip() for problem in error.value.problems]


def test_voters_are_the_panel_and_what_they_vote_on_are_claims(write: Write) -> None:
    argument_map = read_table_files([write(PANEL)]).map

    assert [(x.id, x.name, x.standing) for x in argument_map.experts] == [
        ("ana-ruiz", "Ana Ruiz", Standing.PANEL),
        ("kofi-osei", "Kofi Osei", Standing.PANEL),
        ("maja-lind", "Maja Lind", Standing.PANEL),
    ]
    assert [(x.id, x.text) for x in argument_map.claims] == [
        ("charge-for-the-centre", "Charge for the centre"),
        ("free-buses-for-all", "Free buses, for all"),
    ]
    assert (argument_map.id, argument_map.base) == (
        "panel",
        "https://w3id.org/counterpoint/maps/panel/",
    )


def test_agreement_affirms_and_disagreement_denies(write: Write) -> None:
    stances = read_table_files([write(PANEL)]).map.stances

    assert {(x.expert, x.target): (x.polarity, x.confidence) for x in stances} == {
        ("ana-ruiz", "charge-for-the-centre"): (Polarity.AFFIRM, 0.9),
        ("ana-ruiz", "free-buses-for-all"): (Polarity.AFFIRM, None),
        ("kofi-osei", "charge-for-the-centre"): (Polarity.DENY, None),
        ("kofi-osei", "free-buses-for-all"): (Polarity.AFFIRM, 0.5),
        ("maja-lind", "charge-for-the-centre"): (Polarity.AFFIRM, 0.4),
    }


def test_a_stance_keeps_what_was_said_with_the_vote(write: Write) -> None:
    path = write("\n".join(PANEL.splitlines()[:2]))

    (stance,) = read_table_files([path]).map.stances

    assert (stance.note, stance.date) == ("It worked elsewhere", "2026-03-01")
    assert stance.source == "https-example-org-p"
    assert stance.place == Place(str(path), 2)


def test_a_pass_is_a_stance_of_neither_side_and_is_not_lost(write: Write) -> None:
    result = read_table_files([write(PANEL)])

    (stance,) = [x for x in result.map.stances if x.expert == "maja-lind"]
    assert (stance.firmness, stance.note) == (Firmness.UNDECIDED, "No view, yet")
    assert votes_of(result.table)["maja-lind", "charge-for-the-centre"] == (0, 0.4)


def test_the_table_has_every_vote_and_the_groups(write: Write) -> None:
    table = read_table_files([write(PANEL)]).table

    assert votes_of(table) == {
        ("ana-ruiz", "charge-for-the-centre"): (1, 0.9),
        ("ana-ruiz", "free-buses-for-all"): (1, 1.0),
        ("kofi-osei", "charge-for-the-centre"): (-1, 1.0),
        ("kofi-osei", "free-buses-for-all"): (1, 0.5),
        ("maja-lind", "charge-for-the-centre"): (0, 0.4),
    }
    assert table.groups == ("left", "right", None)


def test_a_source_is_an_address_or_a_title_or_else_the_table_itself(write: Write) -> None:
    sources = read_table_files([write(PANEL)]).map.sources

    assert [(x.id, x.title, x.url, x.file, len(x.sha256)) for x in sources] == [
        ("https-example-org-p", "https://example.org/p", "https://example.org/p", "", 0),
        ("table-panel", "panel.csv", "", "panel.csv", 64),
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("expert,claim,stance", ' EXPERT ,"Claim",Stance'),
        lambda text: text.replace("\n", "\n\n,,,,,,,\n"),
    ],
    ids=["byte-order-mark", "crlf", "cr", "header-in-capitals", "blank-rows"],
)
def test_how_a_spreadsheet_writes_it_changes_nothing(
    write: Write, change: Callable[[str], str]
) -> None:
    plain = read_table_files([write(PANEL)])

    changed = read_table_files([write(change(PANEL))])

    assert without_hashes(changed.map) == without_hashes(plain.map)
    assert changed.table == plain.table


@pytest.mark.parametrize("delimiter", [";", "\t"], ids=["semicolon", "tab"])
def test_the_delimiter_is_noted_by_the_header(write: Write, delimiter: str) -> None:
    text = "claim,expert,confidence,stance\nFree buses,Ana,0.8,yes\n".replace(",", delimiter)

    stances = read_table_files([write(text.replace("0.8", "0,8"))]).map.stances

    assert [(x.expert, x.target, x.confidence) for x in stances] == [("ana", "free-buses", 0.8)]


def test_a_cell_with_a_line_break_or_a_formula_is_kept_as_it_is(write: Write) -> None:
    text = 'expert,claim,stance,comment\nAna,=1+1,for,"=cmd()\nand ""so"""\n'

    argument_map = read_table_files([write(text)]).map

    assert [x.text for x in argument_map.claims] == ["=1+1"]
    assert [x.note for x in argument_map.stances] == ['=cmd()\nand "so"']


def test_two_votes_at_two_times_are_two_stances_and_the_later_one_counts(write: Write) -> None:
    rows = ["Ana,Buses,no,2026-03", "Ana,Buses,yes,2025", "Ana,Buses,pass,2026-04-01T10:00Z"]

    result = read_table_files([write("\n".join(["expert,claim,stance,date", *rows]))])

    assert {x.date: (x.polarity, x.firmness) for x in result.map.stances} == {
        "2025": (Polarity.AFFIRM, Firmness.FLAT),
        "2026-03": (Polarity.DENY, Firmness.FLAT),
        "2026-04-01T10:00Z": (Polarity.AFFIRM, Firmness.UNDECIDED),
    }
    assert votes_of(result.table) == {("ana", "buses"): (0, 1.0)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("agree,,", "disagree,,"),
        ("agree,,2026-03-01", "disagree,,2026-03-01"),
        ("agree,,2026", "pass,,2026-03-01"),
        ("agree,,", "disagree,,2026"),
        ("agree,0.5,2026", "agree,0.6,2026"),
        ("agree,,2026-03-01T10:00+02:00", "disagree,,2026-03-01T08:00Z"),
    ],
    ids=["undated", "same-day", "day-in-year", "dated-and-not", "confidence", "zones"],
)
def test_two_votes_at_one_time_that_differ_are_an_error_with_both_places(
    write: Write, first: str, second: str
) -> None:
    path = write(f"expert,claim,stance,confidence,date\nAna,Tolls,{second}\nAna,Tolls,{first}\n")

    (problem,) = problems_of(path)

    assert problem == (
        f"3:11: 'Ana' says otherwise of 'Tolls' at {path}:2:11, and neither is later; "
        "give each a date of its own, or keep one"
    )


def test_the_same_row_twice_is_read_once_with_a_warning(write: Write) -> None:
    path = write("expert,claim,stance\nAna,Tolls?,yes\nAna,Tolls?,agree\n")

    result = read_table_files([path])

    assert len(result.map.stances) == 1
    assert [str(x) for x in result.warnings] == [
        f"{path}:3:12: warning: this row says what {path}:2:12 says; it is read once"
    ]


def test_the_same_vote_in_two_sources_is_two_stances_and_one_vote(write: Write) -> None:
    text = "expert,claim,stance,source\nAna,Tolls,yes,Panel\nAna,Tolls,yes,Letter\n"

    result = read_table_files([write(text)])

    assert sorted(x.source or "" for x in result.map.stances) == ["letter", "panel"]
    assert len(result.table.votes) == 1


UNSURE = (
    'is not on the scale 0 to 1; who has none takes the stance "uncertain"; else name the scale: '
    "--scale confidence=1..10"
)
NO_NUMBER = "is on no scale; write a number, 80 %, or words such as very confident"
DATE = "is no date; write 2026, 2026-03 or 2026-03-01, with a time if need be"
ORDER = "may begin with the day or the month; say --dates day-first or --dates month-first"
GUESS = "or say --encoding windows-1252 if 'Anä' is right"
TOO_LONG = "this cell has more than 131,072 characters"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Ana,Tolls,agre,,", "2:11: 'agre' is no stance; did you mean \"agree\"?"),
        (",Tolls,yes,,", "2:1: the expert is missing; fill it in, or leave the row out"),
        ("Ana,,yes,,", "2:5: the claim is missing; fill it in, or leave the row out"),
        *(
            (f"Ana,Tolls,yes,{value},", f"2:15: the confidence '{value}' {UNSURE}")
            for value in ("0", "-1", "." + "0" * 19)
        ),
        *(
            (f"Ana,Tolls,yes,{value},", f"2:15: the confidence '{value}' {NO_NUMBER}")
            for value in ("nan", "inf", "1e-3", "plenty")
        ),
        ("Ana,Tolls,yes,,3/1/2026", f"1:32: '3/1/2026' {ORDER}"),
        *(
            (f"Ana,Tolls,yes,,{date}", f"2:16: '{date}' {DATE}")
            for date in ("2026-02-30", "30/2/2026", "0000", "2026-13", "2026-01-01T25:00")
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_noted_with_its_cell(
    write: Write, row: str, message: str
) -> None:
    assert problems_of(write(f"expert,claim,stance,confidence,date\n{row}\n")) == [message]


@pytest.mark.parametrize(
    ("row", "place", "message"),
    [
        ("Ana,Tolls", "2:5", "this row has 2 cells and the header has 3"),
        ("Ana,Tolls,yes,", "2:15", "this row has 4 cells and the header has 3"),
        ('Ana,"To"lls,yes', "2:5", "the CSV cannot be read: ',' expected after '\"'"),
        ('Ana,"Tolls,yes', "2:5", "this quoted cell is never closed"),
        (f'Ana,"{"x" * 140_000}",yes', "2:5", TOO_LONG),
        (f"Ana,{'x' * 140_000},yes", "2:5", TOO_LONG),
        ('Ana,"Tolls\nand","yes\nno",""",,', "4:5", "this quoted cell is never closed"),
        ("Ana,Tolls\0,yes", "2:10", "a NUL character stands here"),
    ],
    ids=["short", "long", "after-quote", "open", "huge", "huge-bare", "open-below", "nul"],
)
def test_a_row_that_breaks_the_rules_of_csv_is_noted(
    write: Write, row: str, place: str, message: str
) -> None:
    (problem,) = problems_of(write(f"expert,claim,stance\n{row}\n"))

    assert problem.partition(";")[0] == f"{place}: {message}"


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("expert,claim,stanse", "1:14: 'stanse' may be what people answer, and without it all"),
        ("mood,claims,stance", "1:1: there is no column 'expert'; the columns are mood"),
        ("expert,claim,stance,Claim", "1:21: the column 'Claim' stands here a second time"),
    ],
    ids=["misspelt", "missing", "twice"],
)
def test_what_is_wrong_with_the_header_is_noted(write: Write, header: str, message: str) -> None:
    problems = problems_of(write(f"{header}\n"))

    assert problems[0].startswith(message)


def test_everything_that_is_wrong_is_noted_at_once_in_order(write: Write) -> None:
    path = write("expert,claim,stance\nAna,Tolls\n,,\n,Tolls,perhaps\nAna,Tolls,agre\n")

    places = [message.partition(": ")[0] for message in problems_of(path)]

    assert places == ["2:5", "4:1", "4:8", "5:11"]


def test_the_same_mistake_is_noted_once_with_its_rows(write: Write) -> None:
    rows = [*["Ana,Tolls,perhaps"] * 60, *(f"Ana,Tolls,perhaps {number}" for number in range(60))]

    with pytest.raises(InputError) as error:
        read_table_files([write("\n".join(["expert,claim,stance", *rows]))])

    problems = error.value.problems
    assert problems[0].message == "'perhaps' is no stance (also in 59 more rows: 3, 4, 5, …)"
    assert sum(x.stands_for for x in problems) == 120
    assert (len(problems), problems[-1].message) == (
        21,
        "41 more cells of 'stance' are not understood",
    )


def test_a_column_that_is_not_read_is_a_warning(write: Write) -> None:
    path = write("expert,claim,stance,confidense\nAna,Tolls,yes,1\n")

    argument_map, warnings = (result := read_table_files([path])).map, result.warnings
    remedy = '--question "...", or write it over the header: Question: ...'

    assert (argument_map.title, argument_map.question) == ("Panel", "")
    assert [str(x) for x in warnings] == [
        f"{path}: warning: nothing says what was asked; say {remedy}",
        f"{path}:1:21: warning: the column 'confidense' is not read; did you mean \"confidence\"?",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty; the first line must name the columns"),
        (b" \n\n", "is empty; the first line must name the columns"),
        (b"PK\x03\x04rest", "is a workbook or an archive and no text; save it as CSV UTF-8"),
        (b"expert\nAn\xe4", f"2:3: the byte 0xE4 is no UTF-8; save it as CSV UTF-8, {GUESS}"),
        (b"\x89PNG\r\n\x1a\n", "1:1: the byte 0x89 is no UTF-8; save it as CSV UTF-8"),
    ],
    ids=["empty", "blank", "workbook", "latin-1", "binary"],
)
def test_what_is_no_table_is_noted(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "panel.csv"
    path.write_bytes(content)

    assert problems_of(path) == [message]


def test_a_folder_and_a_missing_file_are_noted_together(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_table_files([tmp_path, tmp_path / "none.csv"])

    assert [str(problem) for problem in error.value.problems] == [
        f"{tmp_path}: is a folder; name a file",
        f"{tmp_path / 'none.csv'}: there is no such file; look at the name",
    ]


def test_a_large_file_and_a_long_one_are_refused_unless_the_limit_is_raised(write: Write) -> None:
    path = write(PANEL)

    with pytest.raises(LimitError, match="more than 100 bytes"):
        read_table_files([path], max_bytes=100)
    with pytest.raises(LimitError, match="more than 4 answers"):
        read_table_files([path], max_entries=4)
    assert len(read_table_files([path], max_bytes=len(PANEL), max_entries=5).map.stances) == 5


def test_an_expert_in_two_groups_is_an_error(write: Write) -> None:
    path = write("expert,claim,stance,group\nAna,Tolls,yes,a\nAna,Buses,yes,b\nAna,Cars,no,\n")

    assert problems_of(path) == [
        f"3:11: 'Ana' is in the group 'b' here; {path}:2:11 says 'a'; keep one of them"
    ]


def test_names_that_look_alike_are_kept_apart_with_a_warning(write: Write) -> None:
    path = write("expert,claim,stance\nAna Ruiz,Tolls?,yes\nana  ruiz,Tolls?,no\n")

    result = read_table_files([path])

    assert [x.name for x in result.map.experts] == ["Ana Ruiz", "ana  ruiz"]
    assert [x.code for x in result.warnings] == ["similar-names"]


def test_long_claims_have_short_titles_that_differ(write: Write) -> None:
    long = "word " * 20
    path = write(f"expert,claim,stance\nAna,{long}A,yes\nAna,{long}B,no\nAna,so {long},no\n")

    titles = {x.title for x in read_table_files([path]).map.claims}

    assert titles == {"so" + " word" * 15 + "…", f"{long}A", f"{long}B"}


def test_a_misnamed_table_of_another_kind_is_refused(shared_folder: Path) -> None:
    problems = problems_of(shared_folder / "hostile" / "csv-formula.csv")

    assert [message.partition(";")[0] for message in problems] == [
        "1:1: there is no column 'expert'",
        "1:1: there is no column 'claim'",
        "1:1: there is no column 'stance'",
    ]


ROWS = [
    line.split("|")
    for line in (
        "Ana|Tolls|yes|2025",
        "Ana|Tolls|no|2026",
        "Ana|Buses|pass|",
        "Kofi|Tolls|no|",
        "ana|Tolls|yes|2025",
        "Kofi|Buses|yes|2026-01-01",
    )
]


def write_rows(path: Path, rows: Iterable[list[str]], order: Sequence[int] = range(4)) -> Path:
    path.parent.mkdir(exist_ok=True)
    lines = [["expert", "claim", "stance", "date"], *rows]
    path.write_text("".join(",".join(line[i] for i in order) + "\n" for line in lines), "utf-8")
    return path


def said(argument_map: ArgumentMap) -> set[tuple[str, str, Polarity, str]]:
    return {(x.expert, x.target, x.polarity, x.date) for x in argument_map.stances}


@given(st.permutations(ROWS), st.permutations(range(4)), st.integers(0, 6))
@settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_order_of_rows_columns_and_files_changes_nothing(
    tmp_path: Path, rows: list[list[str]], columns: list[int], cut: int
) -> None:
    plain = read_table_files([write_rows(tmp_path / "plain" / "t.csv", ROWS)])
    one = write_rows(tmp_path / "one" / "t.csv", rows[:cut], columns)
    two = write_rows(tmp_path / "two" / "t.csv", rows[cut:], columns)

    split = read_table_files([two, one])

    assert said(split.map) == said(plain.map)
    assert (split.map.experts, split.map.claims) == (plain.map.experts, plain.map.claims)
    assert split.table == plain.table


@given(st.permutations(ROWS))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_order_of_the_rows_of_one_file_changes_not_even_an_id(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    plain = read_table_files([write_rows(tmp_path / "t.csv", ROWS)])

    mixed = read_table_files([write_rows(tmp_path / "t.csv", rows)])

    assert without_hashes(mixed.map) == without_hashes(plain.map)


CELLS = st.sampled_from(
    [
        "Ana",
        "ana",
        "Tolls",
        "agree",
        "no",
        "pass",
        "0.5",
        "2026",
        '"',
        ",",
        "\n",
        "\r",
        ";",
        "\t",
        "",
        "=1",
        "é",
        "\ufeff",
        "\u2028",
        "x" * 200,
        "expert,claim,stance\n",
    ]
)


@given(st.lists(CELLS, max_size=40).map("".join) | st.text(max_size=60))
@settings(
    max_examples=examples(200),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_is_read_or_refused_in_our_own_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "fuzz.csv"
    path.write_bytes(f"expert,claim,stance\n{text}".encode("utf-8", "surrogatepass"))

    with contextlib.suppress(InputError):
        result = read_table_files([path])
        assert len(result.map.stances) >= len(result.table.votes)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["Osei, Kofi", "Ruiz, Ana", "Plato"], ["Kofi Osei", "Plato", "Ana Ruiz"]),
        (
            ["Osei, Kofi", "Ruiz, Ana", "Ministry of Health, Kenya"],
            ["Ministry of Health, Kenya", "Kofi Osei", "Ana Ruiz"],
        ),
        (["Greens, Wales", "Ana Ruiz"], ["Ana Ruiz", "Greens, Wales"]),
        (["Greens, Wales", "Plato"], ["Greens, Wales", "Plato"]),
        (
            ["Osei, Kofi", "Ruiz, Ana", "Ann Lee", "Bo Ray"],
            ["Ann Lee", "Bo Ray", "Osei, Kofi", "Ruiz, Ana"],
        ),
    ],
    ids=["most", "an office among them", "one of two", "only one", "half"],
)
def test_names_are_turned_round_where_most_have_the_surname_first(
    written: list[str], expected: list[str], write: Write
) -> None:
    rows = [f'"{name}",A toll,agree' for name in written]

    argument_map = read_table_files([write("\n".join(["expert,claim,stance", *rows]))]).map

    assert [expert.name for expert in argument_map.experts] == expected
