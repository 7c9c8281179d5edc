"""A row of a table of stances, from which a test makes the rows that it needs."""

from __future__ import annotations

from counterpoint.model.stance_rows import StanceRow

ROW = StanceRow(
    map="https://example.org/city/",
    question="Was tun?",
    date="2026-02",
    expert="ruiz",
    person="https://orcid.org/0000-0002-1825-0097",
    claim="https://example.org/city/claim/charge",
    class_="https://example.org/city/claim/charge",
    topic="Verkehr; Geld",
    polarity="affirm",
    directness="explicit",
    firmness="flat",
    weight=0.7,
    confidence=1.0,
    source="https://example.org/city/source/panel",
    start=0,
    end=12,
    stance="ruiz-1",
    standing="panel",
    panel=3,
    name="Ana Ruiz",
    text="Charge cars.",
    kind="recommendation",
    argument=None,
    conditions=None,
)
