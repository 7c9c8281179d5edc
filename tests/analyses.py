"""An analysis of the sample map written by hand, so that tests of RDF need no analysis."""

from __future__ import annotations

from counterpoint.model import (
    Alignment,
    Analysis,
    Coalition,
    Coverage,
    Difference,
    Factor,
    Finding,
    FindingKind,
    Issue,
    IssuePosition,
    Mark,
    Ranked,
    Step,
    StepKind,
    Tie,
)

_BUSES = Finding(
    id="same-claim-1",
    kind=FindingKind.SAME_CLAIM,
    experts=("osei", "ruiz"),
    sides=(),
    claims=("gratis", "buses"),
    score=0.7,
    factors=(Factor("base", 1.0), Factor("mode", 0.7)),
    witness=(
        Step(StepKind.CLAIM, "gratis", "Osei affirms gratis buses."),
        Step(StepKind.RELATION, "buses-gratis", "Both say the same."),
        Step(StepKind.CLAIM, "buses", "Ruiz affirms free buses."),
    ),
    summary="Osei and Ruiz both want free buses.",
    reasons="unknown",
    conditions=("charge",),
    note="Ruiz on a condition",
)
_TOLL = Finding(
    id="contradiction-1",
    kind=FindingKind.CONTRADICTION,
    experts=("osei", "ruiz"),
    sides=(("osei",), ("ruiz",)),
    claims=("charge",),
    score=-0.7,
    factors=(Factor("base", 1.0), Factor("mode", 0.7)),
    witness=(Step(StepKind.CLAIM, "charge", "Ruiz affirms and Osei denies the charge."),),
    summary="Ruiz would charge for the centre; Osei would not.",
    possible=True,
)
_BUSES_TIE = Tie("same-claim-1", 0.7, _BUSES.factors, possible=False, counts=True)
_TOLL_TIE = Tie("contradiction-1", -0.7, _TOLL.factors, possible=True, counts=False)
_DEFENCE = Finding(
    id="defence-1",
    kind=FindingKind.DEFENCE,
    experts=("lind", "osei"),
    sides=(),
    claims=("differ", "worked"),
    score=0.0,
    factors=(),
    witness=(Step(StepKind.ATTACK, "differ-worked", "Lind attacks the argument."),),
    summary="Lind helps Osei.",
)
_SUMMARY = Finding(
    id="summary-1",
    kind=FindingKind.SUMMARY_AGAINST_SPEAKER,
    experts=("ruiz",),
    sides=(),
    claims=("buses",),
    score=0.0,
    factors=(),
    witness=(Step(StepKind.CLAIM, "buses", "The desk drops a condition."),),
    summary="The desk leaves out that Ruiz wants the charge first.",
)

_CHARGE = Issue(
    id="issue-1",
    question="Should the centre cost a charge?",
    claims=("charge", "charge-lorries"),
    grounds=("worked",),
    floor=None,
    difference=Difference.FACT,
    reconciles=("buses",),
    positions=(
        IssuePosition("ruiz", Mark.SAYS, "Ruiz would.", 1.0, ("charge",), ("worked",)),
        IssuePosition("osei", Mark.AGAINST, "Osei would not.", 0.7, ("charge",)),
    ),
    silent=("lind",),
    findings=("contradiction-1",),
    rank=1.7,
)
_FREE_BUSES = Issue(
    id="issue-2",
    question="Should buses be free?",
    claims=("buses",),
    grounds=(),
    floor="buses",
    difference=Difference.CONDITION,
    reconciles=(),
    positions=(
        IssuePosition("osei", Mark.SAYS, "Osei wants it.", 1.0, ("buses",)),
        IssuePosition("ruiz", Mark.RESERVED, "Ruiz wants it on a condition.", 0.7, ("buses",)),
    ),
    silent=("lind",),
    findings=("same-claim-1",),
    rank=1.7,
)


def city_analysis() -> Analysis:
    """Findings of every class and a line of every ranking about the sample map."""
    return Analysis(
        agreements=(_BUSES,),
        tensions=(_TOLL,),
        defences=(_DEFENCE,),
        summaries=(_SUMMARY,),
        matrix=(
            Alignment("lind", "osei", None, None, 0.0, 0, ()),
            Alignment("osei", "ruiz", 0.7, 0.7, 0.5, 2, (_BUSES_TIE, _TOLL_TIE)),
        ),
        consensus=(Ranked("buses", 0.7, ("osei", "ruiz"), "2 of 3 affirm it."),),
        contested=(Ranked("charge", 0.7, ("osei", "ruiz"), "2 of 3 differ."),),
        cruxes=(Ranked("worked", 0.3, ("lind", "ruiz"), "It decides on the charge."),),
        one_sided=(
            Ranked("ring", 1.0, ("lind",), "Only Lind speaks to it."),
            Ranked("free", 1.0, ("osei",), "Only Osei speaks to it."),
        ),
        unsupported=(Ranked("ring", 0.3, ("lind",), "Lind gives no reason for it."),),
        coverage=(
            Coverage(
                "pricing",
                ("charge", "charge-lorries", "differ", "free", "worked"),
                ("lind", "osei", "ruiz"),
                (),
            ),
            Coverage("transit", ("buses", "gratis", "poor"), ("osei", "ruiz"), ("lind",)),
        ),
        settings=(Factor("hop", 0.6),),
        coalitions=(Coalition(("osei", "ruiz"), ("buses",), ("free",), 2, 1, steady=True),),
        issues=(_CHARGE, _FREE_BUSES),
    )
