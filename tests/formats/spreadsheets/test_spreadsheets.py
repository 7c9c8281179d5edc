"""Tables for spreadsheets: what their rows say, that nothing in them is run, and the way back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import counterpoint as cp
from counterpoint import pipeline
from counterpoint.formats.spreadsheets import render_findings, render_stances
from counterpoint.formats.tables import read_table_files
from counterpoint.model import (
    ArgumentMap,
    Claim,
    ClaimKind,
    Directness,
    Expert,
    Firmness,
    Grade,
    Polarity,
    Quotation,
    Role,
    Source,
    Stance,
    Standing,
    Topic,
)

CITY = ArgumentMap(
    "city",
    "https://example.org/city/",
    "Traffic",
    "What first?",
    experts=(
        Expert("osei", "Kofi Osei", (Role("Mayor", "City"), Role("Teacher"))),
        Expert("paper", "The Paper", standing=Standing.EDITOR),
        Expert("ruiz", "Ana Ruiz"),
    ),
    sources=(Source("panel", "The panel", "https://example.org/panel"),),
    topics=(Topic("air", "Clean air"), Topic("money", "Money")),
    claims=(
        Claim("charge", "Charge cars", "=Cars pay; at once", topics=("air", "money")),
        Claim("fair", "It is fair", ""),
        Claim("poor", "The poor pay", "The poor pay most"),
    ),
    stances=(
        Stance("s1", "ruiz", "charge", source="panel", grade=Grade.STRONG, confidence=0.8),
        Stance("s2", "osei", "charge", Polarity.DENY, note="-1 for me", date="2026-03"),
        Stance("s3", "osei", "fair", quotation=Quotation("panel", "fair enough"), source="panel"),
        Stance("s4", "osei", "poor", firmness=Firmness.UNDERSTOOD),
        Stance("s5", "osei", "poor", directness=Directness.REPORTED, voice="ruiz"),
        Stance("s6", "paper", "charge"),
        Stance("s7", "ruiz", "fair", directness=Directness.IMPLIED, source="panel"),
        Stance("s8", "ruiz", "poor", firmness=Firmness.UNDECIDED, date="2025"),
        Stance("s9", "ruiz", "poor", firmness=Firmness.ABSTAINING, date="2026"),
    ),
)


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_each_row_says_who_takes_which_side_and_how() -> None:
    lines = render_stances(CITY).text.removeprefix("\ufeff").splitlines()

    topics = "Clean air; Money"
    where = "The panel,https://example.org/panel"
    assert lines == [
        "expert,claim,stance,confidence,comment,date,source,url,quote,topic,affiliation,role,how",
        f"Ana Ruiz,'=Cars pay; at once,strongly agree,0.8,,,{where},,{topics},,,",
        f"Kofi Osei,'=Cars pay; at once,disagree,,'-1 for me,2026-03,,,,{topics},City,Mayor,",
        f"Kofi Osei,It is fair,agree,,,,{where},fair enough,,City,Mayor,",
        f"Ana Ruiz,It is fair,agree,,,,{where},,,,,implied",
        "Ana Ruiz,The poor pay most,uncertain,,,2025,,,,,,,",
        "Ana Ruiz,The poor pay most,no opinion,,,2026,,,,,,,",
    ]


def test_what_no_row_says_is_told() -> None:
    losses = {loss.kind: loss.count for loss in render_stances(CITY).conversion.losses}

    expected = {
        "stances:reports": 1,
        "stances:no-side": 1,
        "stances:editors": 1,
        "stances:directness": None,
        "stances:firmness": None,
        "stances:source": 3,
        "experts:quiet": 1,
        "experts:posts": 1,
        "experts:standing": 1,
        "formulas": 3,
        "claims:title": 2,
    }
    assert {kind: losses.get(kind) for kind in expected} == expected


def test_what_the_reader_of_tables_makes_again_is_no_loss(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text("Name,Claim,Vote\nAna,A toll,no opinion\nBo,A toll,uncertain\n", "utf-8")

    losses = render_stances(read_table_files([path]).map).conversion.losses

    assert {x.kind for x in losses} == {"ids", "sources:file", "sources:sha256"}


def test_a_kind_that_the_reader_takes_from_the_words_is_no_loss() -> None:
    advice = Claim("advice", "Cars should pay", "Cars should pay", ClaimKind.RECOMMENDATION)
    stated = Claim("stated", "Cars pay", "Cars pay", ClaimKind.RECOMMENDATION)
    plain = Claim("plain", "Buses should stop", "Buses should stop")
    stances = tuple(Stance(f"s-{x.id}", "ruiz", x.id) for x in (advice, stated, plain))
    city = replace(CITY, claims=(advice, stated, plain), stances=stances)

    conversion = render_stances(city).conversion

    kinds = next(loss for loss in conversion.losses if loss.kind == "claims:kind")
    assert set(kinds.examples) == {"stated", "plain"}


def test_the_tables_reader_reads_the_stances_back(tmp_path: Path) -> None:
    path = tmp_path / "city.csv"
    path.write_text(render_stances(CITY).text, encoding="utf-8")

    again = read_table_files([path]).map

    assert facts(again) == {
        (person, f"'{claim}" if str(claim).startswith("=") else claim, *rest)
        for person, claim, *rest in facts(CITY)
    }


def test_how_something_is_said_is_read_back(tmp_path: Path) -> None:
    manners = [
        (Directness.IMPLIED, Firmness.HEDGED),
        (Directness.EXPLICIT, Firmness.CONCEDED),
        (Directness.IMPLIED, Firmness.FLAT),
        (Directness.IMPLIED, Firmness.UNDECIDED),
    ]
    stances = [
        Stance(f"s{i}", "ruiz", "fair", directness=one, firmness=other, date=f"202{i}")
        for i, (one, other) in enumerate(manners)
    ]
    path = tmp_path / "city.csv"
    rendered = render_stances(replace(CITY, stances=tuple(stances)))
    path.write_text(rendered.text, encoding="utf-8")

    result = read_table_files([path])

    by_date = sorted(result.map.stances, key=lambda stance: stance.date)
    assert [(x.directness, x.firmness) for x in by_date] == manners
    assert not {"stances:directness", "stances:firmness"} & {
        loss.kind for loss in rendered.conversion.losses
    }
    assert result.conversion is not None
    assert "column" not in {loss.kind for loss in result.conversion.losses}


def test_all_own_stances_on_claims_of_a_shipped_map_come_back(
    tmp_path: Path, project_folder: Path
) -> None:
    argument_map = cp.read(project_folder / "seeds" / "negotiating-with-putin.argdown")
    path = tmp_path / "panel.csv"
    path.write_text(render_stances(argument_map).text, encoding="utf-8")

    assert facts(read_table_files([path]).map) == facts(argument_map)


def facts(argument_map: ArgumentMap) -> set[tuple[object, ...]]:
    """Of the sides that people take on claims, all that the losses do not name."""
    names = {expert.id: expert.name for expert in argument_map.experts}
    claims = {claim.id: claim.text or claim.title for claim in argument_map.claims}
    sources = {source.id: source.title for source in argument_map.sources}
    editors = {x.id for x in argument_map.experts if x.standing is Standing.EDITOR}
    return {
        (
            names[x.expert],
            claims[x.target],
            x.polarity,
            x.directness,
            x.firmness,
            x.confidence,
            x.grade,
            x.date,
            sources.get(x.source or "") if not x.source or "city" not in x.source else None,
            x.quotation.exact if x.quotation else "",
        )
        for x in argument_map.stances
        if x.target in claims
        and x.is_own
        and x.firmness is not Firmness.UNDERSTOOD  # which no answer of a table says
        and x.expert not in editors
    }


def test_a_row_for_each_finding_with_numbers_as_numbers() -> None:
    analysis = pipeline.analyse(CITY)

    header, *rows = rows_of(render_findings(CITY, analysis).text)

    findings = [dict(zip(header, row, strict=True)) for row in rows]
    assert [(x["sort"], x["kind"], x["experts"], x["claims"]) for x in findings] == [
        ("agreement", "same-claim", "Kofi Osei; Ana Ruiz", "It is fair"),
        ("tension", "contradiction", "Kofi Osei; Ana Ruiz", "Charge cars"),
    ]
    assert float(findings[1]["score"]) < 0
    assert (findings[1]["side"], findings[1]["other side"]) == ("Kofi Osei", "Ana Ruiz")
    assert "Charge cars" in findings[1]["why"]
