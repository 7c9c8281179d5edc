"""Plain sentences about a map, built from names, claim titles in quotation marks and kinds.

Titles are never bent to fit a grammar: whatever a mapper calls a claim, the sentence around it
holds. What the mapper read into the text is said to be the mapper's reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from counterpoint.analysis.matches import Hold
from counterpoint.model import (
    AttackKind,
    ClaimKind,
    Expert,
    Mode,
    Polarity,
    Relation,
    RelationKind,
    Stance,
    Standing,
)
from counterpoint.network import ArgumentNetwork, Inference

__all__ = ["Wording", "join", "sentence"]

# What an expert does with a claim of each kind: singular, plural, participle; then against it.
_Verbs = tuple[str, str, str]
_VERBS: dict[ClaimKind | None, tuple[_Verbs, _Verbs]] = {
    ClaimKind.RECOMMENDATION: (
        ("recommends", "recommend", "recommended by"),
        ("advises against", "advise against", "advised against by"),
    ),
    ClaimKind.ASSESSMENT: (("affirms", "affirm", "affirmed by"), ("denies", "deny", "denied by")),
    ClaimKind.FORECAST: (
        ("expects", "expect", "expected by"),
        ("does not expect", "do not expect", "not expected by"),
    ),
    ClaimKind.WARNING: (("warns:", "warn:", "a warning by"), ("denies", "deny", "denied by")),
    ClaimKind.VALUE: (("upholds", "uphold", "upheld by"), ("rejects", "reject", "rejected by")),
    ClaimKind.DEFINITION: (
        ("defines:", "define:", "a definition by"),
        ("rejects", "reject", "rejected by"),
    ),
    None: (("affirms", "affirm", "affirmed by"), ("denies", "deny", "denied by")),
}
_CONCEDES: _Verbs = ("concedes", "concede", "conceded by")

_MODES = {
    Mode.EXPLICIT: "explicitly",
    Mode.HEDGED: "with a hedge",
    Mode.CONDITIONAL: "on a condition",
    Mode.CONCEDED: "as a concession",
    Mode.IMPLIED: "by implication",
    Mode.REPORTED: "as others' words",
}

_PARTICLES = frozenset(
    [
        "af",
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "zu",
    ]
)
_MOST_NAMED = 6


def join(parts: Iterable[str], word: str = "and") -> str:
    """The parts as a list in a sentence.

    >>> join(["a", "b", "c"])
    'a, b and c'
    """
    *before, last = parts
    return f"{', '.join(before)} {word} {last}" if before else last


def sentence(text: str) -> str:
    """``text`` with a capital letter in front and one full stop behind.

    >>> sentence("both want it")
    'Both want it.'
    """
    ended = text if text.endswith((".", "?", "!", ".”", "?”", "!”")) else f"{text}."
    return ended[:1].upper() + ended[1:]


class Wording:
    """Says the records of one network in English."""

    def __init__(self, network: ArgumentNetwork) -> None:
        self._network = network
        family = {expert.id: _family_name(expert) for expert in network.map.experts}
        shared = Counter(family.values())
        self._names = {
            expert.id: family[expert.id] if shared[family[expert.id]] == 1 else expert.name
            for expert in network.map.experts
        }

    def name(self, expert: str) -> str:
        """The family name of a panel member where it is unique, else the whole name."""
        return self._names[expert]

    def names(self, experts: Sequence[str]) -> str:
        """All names in a list; beyond six, how many more there are."""
        if len(experts) <= _MOST_NAMED:
            return join(self.name(expert) for expert in experts)
        more = len(experts) - _MOST_NAMED + 1
        named = ", ".join(self.name(expert) for expert in experts[: _MOST_NAMED - 1])
        return f"{named} and {more} others"

    def owners(self, experts: Sequence[str]) -> str:
        """All names in the genitive: Ruiz and Osei's."""
        return f"{self.names(experts)}'s"

    def title(self, claim: str) -> str:
        """A claim's title in quotation marks."""
        return f"“{self._network.claims[claim].title}”"

    def face(self, class_id: str) -> str:
        """The title that stands for a class, in quotation marks."""
        return self.title(self._network.face(class_id).id)

    def faces(self, classes: Iterable[str], word: str = "and") -> str:
        """The titles of several classes, in a list."""
        return join((self.face(class_id) for class_id in classes), word)

    def takes(self, holds: Sequence[Hold], claim: str | None = None) -> str:
        """What experts do with a class, and its title: Ruiz and Osei recommend “X”.

        ``claim`` is given where another object (``it``) stands for the title.
        """
        how = self.how(holds)
        mark = f" ({how})" if how else ""
        names = self.names([hold.expert for hold in holds])
        return f"{names} {self.verb(holds)} {claim or self.face(holds[0].claim)}{mark}"

    def verb(self, holds: Sequence[Hold]) -> str:
        """What these experts do with the class that they hold, in the number of the experts."""
        return self._verbs(holds)[0 if len(holds) == 1 else 1]

    def held_by(self, holds: Sequence[Hold]) -> str:
        """A participle with the names: recommended by Ruiz and Osei, Osei with a hedge."""
        how = self.how(holds)
        if len(holds) == 1 and how:
            return f"{self._verbs(holds)[2]} {self.name(holds[0].expert)} {how}"
        told = f"{self._verbs(holds)[2]} {self.names([hold.expert for hold in holds])}"
        return f"{told}, {how}" if how else told

    def how(self, holds: Sequence[Hold]) -> str:
        """Who holds it otherwise than outright, and how: “Osei with a hedge”; else nothing.

        Names are left out where there is one expert, and where all hold it the same way; most of
        them are “the others”.
        """
        if self._verbs(holds) is _CONCEDES:
            return ""
        manners: dict[str, list[str]] = {}
        for hold in holds:
            manner = self.manner(hold.stances[0])
            manners.setdefault(manner, []).append(hold.expert)
        outright = manners.pop("", [])
        if not manners:
            return ""
        if not outright and len(manners) == 1:
            together = "" if len(holds) == 1 else "both " if len(holds) == 2 else "all "
            return together + next(iter(manners))
        told = [f"{self.names(voices)} {manner}" for manner, voices in manners.items()]
        most = max(manners, key=lambda manner: len(manners[manner]))
        if not outright and len(manners[most]) > 1:
            told = [
                f"{self.names(held)} {manner}" for manner, held in manners.items() if manner != most
            ]
            told.append(f"the others {most}")
        return join(told)

    def manner(self, stance: Stance) -> str:
        """How a stance is expressed, or nothing where it is said outright."""
        if stance.mode is Mode.CONDITIONAL and stance.conditions:
            return f"on the condition {join(self.title(claim) for claim in stance.conditions)}"
        return "" if stance.mode is Mode.EXPLICIT else _MODES[stance.mode]

    def _verbs(self, holds: Sequence[Hold]) -> _Verbs:
        if all(hold.stances[0].mode is Mode.CONCEDED for hold in holds):
            return _CONCEDES
        kind = self._network.face(holds[0].claim).kind
        return _VERBS[kind][0 if holds[0].sign >= 0 else 1]

    def stance(self, stance: Stance) -> str:
        """A stance as a whole sentence, with its mode, its conditions and its date."""
        if stance.target not in self._network.claims:
            return self.advance(stance)
        against = stance.polarity is Polarity.DENY
        verbs = _VERBS[self._network.claims[stance.target].kind][1 if against else 0]
        conceding = stance.mode is Mode.CONCEDED and not against
        verb = (_CONCEDES if conceding else verbs)[0]
        marks = [] if conceding else [self.manner(stance) or _MODES[stance.mode]]
        marks += [stance.date] if stance.date else []
        mark = f" ({', '.join(marks)})" if marks else ""
        return sentence(f"{self.name(stance.expert)} {verb} {self.title(stance.target)}{mark}")

    def advance(self, stance: Stance) -> str:
        """A stance toward an argument or attack as a whole sentence."""
        network = self._network
        inference = network.arguments.get(stance.target) or network.attacks[stance.target]
        if stance.polarity is Polarity.DENY:
            return sentence(f"{self.name(stance.expert)} rejects this step: {self.step(inference)}")
        if stance.mode is Mode.IMPLIED:
            return sentence(
                f"{self.step(inference)} (implied in {self.owners([stance.expert])} words)"
            )
        manner = self.manner(stance)
        how = f" ({manner})" if manner else ""
        return sentence(f"{self.name(stance.expert)} {self._puts(inference)}{how}")

    def step(self, inference: Inference) -> str:
        """An argument or attack without a voice."""
        given = self.premises(inference)
        several = len(inference.record.premises) > 1
        if inference.id not in self._network.attacks:
            return f"{given} {'speak' if several else 'speaks'} for {self.target(inference)}"
        if inference.end is None and str(inference.against) in self._network.arguments:
            against = self._following(inference)
            return f"{given} {'speak' if several else 'speaks'} against {against}"
        return f"{given} {'tell' if several else 'tells'} against {self.target(inference)}"

    def premises(self, inference: Inference) -> str:
        """The titles of the premises, in a list."""
        titles = [self.title(claim) for claim in inference.record.premises]
        if titles:
            return join(titles)
        return "an objection" if inference.id in self._network.attacks else "a reason"

    def target(self, inference: Inference) -> str:
        """What an argument or attack is aimed at: a claim, or the step of another argument."""
        record = inference.record
        aim = getattr(record, "target", None) or getattr(record, "conclusion", None)
        if aim is None:
            return "a claim that is not named"
        undercut = getattr(record, "kind", None) is AttackKind.UNDERCUT
        if aim in self._network.claims and not undercut:
            return self.title(aim)
        return f"the step that {self.step(self._network.arguments[aim])}"

    def relation(self, relation: Relation) -> str:
        """A relation as a whole sentence: what it says, in part or wholly, and whose reading."""
        source, target = self.title(relation.source), self.title(relation.target)
        told = _RELATIONS[relation.kind].format(source=source, target=target)
        if relation.degree < 1:
            told += f", in part ({relation.degree:g})"
        if relation.note:
            told += f": {relation.note.strip().rstrip('.')}"
        return sentence(f"{told} ({self.reading(relation)})")

    def reading(self, relation: Relation) -> str:
        """Whose words a relation is in."""
        if relation.asserted_by is None:
            return "the mapper's reading"
        return f"said by {self.name(relation.asserted_by)}"

    def _puts(self, inference: Inference) -> str:
        if inference.id not in self._network.attacks:
            return f"gives {self.premises(inference)} as a reason for {self.target(inference)}"
        if inference.end is None and str(inference.against) in self._network.arguments:
            argument = self._network.arguments[str(inference.against)]
            follows = f"{self.target(argument)} does not follow from {self.premises(argument)}"
            return f"objects with {self.premises(inference)} that {follows}"
        return f"puts {self.premises(inference)} against {self.target(inference)}"

    def _following(self, attack: Inference) -> str:
        argument = self._network.arguments[str(attack.against)]
        return f"concluding {self.target(argument)} from {self.premises(argument)}"


_RELATIONS = {
    RelationKind.CONTRADICTS: "{source} and {target} contradict each other",
    RelationKind.CONTRARY: "{source} and {target} cannot both be true",
    RelationKind.INCOMPATIBLE: "{source} and {target} cannot both be carried out",
    RelationKind.PRIORITY: "{source} is to come before {target}",
    RelationKind.TRADE_OFF: "{source} and {target} are to be traded off against each other",
    RelationKind.TIMING: "{source} and {target} pull apart in time",
    RelationKind.EQUIVALENT: "{source} says the same as {target}",
    RelationKind.NARROWER: "{source} is a special case of {target}",
    RelationKind.REQUIRES: "{source} can be had only with {target}",
    RelationKind.UNLESS: "{source} holds unless {target} does",
    RelationKind.SUMMARISES: "{source} sums up {target}",
}


def _family_name(expert: Expert) -> str:
    """The last word of a person's name, with its particles; others keep the whole name.

    Only a panel member with a role is taken for a person: an institution's last word is no name.
    """
    words = expert.name.split()
    if expert.standing is not Standing.PANEL or not expert.roles or len(words) < 2:
        return expert.name
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:])
