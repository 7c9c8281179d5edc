"""The records of an argument map: who takes which stance toward which claim, and why.

Every entity has an ``id``: a slug or hash that is unique among its kind, or an absolute IRI
where a map came from RDF with names of its own. References between records are ids. An
``ArgumentMap`` keeps each kind sorted by id, so that two maps that say the same are equal
whatever the order of their files. ``place`` says where in a file a record was written and
takes no part in equality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, TypeAlias

from counterpoint.errors import Place, UsageError, some_of
from counterpoint.model.choices import Choices
from counterpoint.model.crowd import Crowd
from counterpoint.model.display import Displayed, count_of, short_form, show_page
from counterpoint.model.kinds import (
    AttackKind,
    ClaimKind,
    Polarity,
    RelationKind,
    Standing,
    Verification,
)
from counterpoint.model.manner import (
    Directness,
    Fidelity,
    Firmness,
    Grade,
    Shift,
    is_quoted,
    mode_words,
)
from counterpoint.model.naming import has_digits, natural_order
from counterpoint.model.naming_records import AnyRecord, Record, id_called, record_of
from counterpoint.model.personal_names import short_names
from counterpoint.model.publication import Publication
from counterpoint.model.quick_records import quickly_made

# Beyond this nobody reads a panel voice by voice, nor a matrix of all its pairs: sixty voices
# make 1,770 of them.
LARGEST_PANEL = 60

_EXPERT_CHOICES: Choices = (("standing", Standing),)
_QUOTATION_CHOICES: Choices = (("verification", Verification),)
_CLAIM_CHOICES: Choices = (("kind", ClaimKind),)
_ATTACK_CHOICES: Choices = (("kind", AttackKind),)
_RELATION_CHOICES: Choices = (("kind", RelationKind),)
_STANCE_CHOICES: Choices = (
    *(("polarity", Polarity), ("directness", Directness), ("firmness", Firmness)),
    *(("shift", Shift), ("fidelity", Fidelity), ("grade", Grade)),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of years, or one year; an open end is ``None``.

    >>> str(Period(1998, 2000)), str(Period(2019, 2019)), str(Period(2014, None))
    ('1998-2000', '2019', '2014-')
    """

    start: int | None
    end: int | None

    def __str__(self) -> str:
        if self.start is not None and self.start == self.end:
            return str(self.start)
        return f"{'' if self.start is None else self.start}-{'' if self.end is None else self.end}"


@dataclass(frozen=True, slots=True)
class Role:
    """A post that an expert holds or held; ``periods`` is empty where the source gives none.

    >>> str(Role("envoy", "Foreign Ministry", (Period(2001, 2005),)))
    'envoy, Foreign Ministry (2001-2005)'
    """

    title: str
    organization: str = ""
    periods: tuple[Period, ...] = ()

    def __str__(self) -> str:
        post = ", ".join(part for part in (self.title, self.organization) if part)
        periods = ", ".join(map(str, self.periods))
        return f"{post} ({periods})" if periods else post


@quickly_made(_EXPERT_CHOICES)
@dataclass(frozen=True, slots=True)
class Expert:
    """A voice of the debate: somebody asked, somebody quoted, or the editor.

    ``family`` is the surname where the file states it; else it is read off the name
    (``short_names``). ``identifiers`` are IRIs by which others know the same person (ORCID,
    Wikidata), sorted.
    """

    id: str
    name: str
    roles: tuple[Role, ...] = ()
    standing: Standing = Standing.PANEL
    place: Place | None = field(default=None, compare=False)
    family: str = ""
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a source in which one voice speaks; of a transcript, one turn.

    ``start`` and ``end`` are offsets in code points, half open, ``None`` where the source text
    is absent; ``marker`` is the phrase at which the part begins, found once in the source or,
    where it is a label, at the beginning of each turn.
    """

    expert: str
    marker: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document. ``text`` is never kept; ``sha256`` says which text the offsets refer to.

    Where the text was not at hand but a record says what was found in it, ``checked_at`` is the
    day of that and ``checked_by`` who looked.
    """

    id: str
    title: str
    url: str = ""
    publisher: str = ""
    date: str = ""
    licence: str = ""
    language: str = ""
    file: str = ""
    sha256: str = ""
    sections: tuple[Section, ...] = ()
    checked_at: str = ""
    checked_by: str = ""
    place: Place | None = field(default=None, compare=False)


@quickly_made(_QUOTATION_CHOICES)
@dataclass(frozen=True, slots=True)
class Quotation:
    """A key phrase in a source.

    ``start`` and ``end`` are code point offsets into the source text, half open, ``None``
    unless ``verification`` is exact or similar; ``exact`` is the phrase as the source has it;
    ``similarity`` is in (0, 1], 1 for an exact find and ``None`` if not looked up. The selector
    is https://www.w3.org/TR/annotation-model/#text-quote-selector.
    """

    source: str
    exact: str
    start: int | None = None
    end: int | None = None
    verification: Verification = Verification.UNVERIFIED
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading under which claims are gathered."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class IssueName:
    """A matter that the mapper names: the question on which the panel is to be compared."""

    id: str
    question: str
    place: Place | None = field(default=None, compare=False)


@quickly_made(_CLAIM_CHOICES)
@dataclass(frozen=True, slots=True)
class Claim:
    """One normalised proposition, in the mapper's own words.

    ``topics`` and ``issues`` are ids, sorted; ``actor`` is who is to act, of a recommendation.
    """

    id: str
    title: str
    text: str
    kind: ClaimKind | None = None
    topics: tuple[str, ...] = ()
    actor: str = ""
    issues: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False)


@quickly_made()
@dataclass(frozen=True, slots=True)
class Argument:
    """Premises that speak for a conclusion. More than one premise: they are linked.

    ``conclusion`` is a claim id, or the id of an argument whose inference this one backs, or
    ``None`` in a sketch that does not say. ``scheme`` is a name of Walton's where one is given.
    """

    id: str
    premises: tuple[str, ...]
    conclusion: str | None
    title: str = ""
    text: str = ""
    scheme: str = ""
    place: Place | None = field(default=None, compare=False)


@quickly_made(_ATTACK_CHOICES)
@dataclass(frozen=True, slots=True)
class Attack:
    """Premises that tell against a claim or an argument.

    ``target`` is a claim id for a rebuttal, an argument id for an undercut, either for an
    undermining (an argument where it is not said which premise is meant).
    """

    id: str
    premises: tuple[str, ...]
    target: str
    kind: AttackKind
    title: str = ""
    place: Place | None = field(default=None, compare=False)


@quickly_made(_RELATION_CHOICES)
@dataclass(frozen=True, slots=True)
class Relation:
    """How the claim ``source`` stands to the claim ``target``.

    ``degree`` is in (0, 1]; below 1 the relation holds in part. ``asserted_by`` is the expert
    in whose words the relation is said, ``None`` where it is the mapper's reading.
    ``is_deciding``: that expert names it as what would change the own mind.
    """

    id: str
    kind: RelationKind
    source: str
    target: str
    degree: float = 1.0
    note: str = ""
    asserted_by: str | None = None
    quotation: Quotation | None = None
    is_deciding: bool = False
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two claims, by id and sorted, that were looked at together and are unrelated."""

    id: str
    claims: tuple[str, ...]
    note: str = ""
    place: Place | None = field(default=None, compare=False)


@quickly_made(_STANCE_CHOICES)
@dataclass(frozen=True, slots=True)
class Stance:
    """What an expert takes toward a claim, an argument or an attack (``target``) at a passage.

    ``conditions`` are the ids of the claims that the stance depends on, all of them; with
    ``is_deciding`` the expert names them as what would change the own mind. ``goals`` are claims
    that the target is named as a means to, which is no reserve. ``wording`` is the mapper's
    paraphrase of this expert where it differs from the claim's text, ``fidelity`` how the wording
    stands to the passage, where that is said. ``voice`` is who is reported. ``answers`` is the
    expert whom the speaker names and sides with or parts from. ``shift`` and ``sums``, the
    experts who are summed up, belong to editors. ``confidence``, in (0, 1], is how sure the expert
    was asked to say they are, and ``confidence_said`` how they said it, if on a scale or in words:
    ``7 of 10``. ``grade`` is how strongly, where that was asked.
    """

    id: str
    expert: str
    target: str
    polarity: Polarity = Polarity.AFFIRM
    directness: Directness = Directness.EXPLICIT
    firmness: Firmness = Firmness.FLAT
    conditions: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    wording: str = ""
    quotation: Quotation | None = None
    source: str | None = None
    date: str = ""
    voice: str | None = None
    answers: str | None = None
    shift: Shift | None = None
    sums: tuple[str, ...] = ()
    fidelity: Fidelity | None = None
    note: str = ""
    confidence: float | None = None
    confidence_said: str = ""
    grade: Grade | None = None
    is_deciding: bool = False
    place: Place | None = field(default=None, compare=False)

    @property
    def mode_words(self) -> tuple[str, ...]:
        """How it is said, in the words of a map file; none where it is said outright."""
        return mode_words(self.directness, self.firmness)

    @property
    def mode_text(self) -> str:
        """`mode_words` in a line, and "explicit" where it is said outright."""
        return " ".join(self.mode_words) or Directness.EXPLICIT.value

    @property
    def affirms(self) -> bool:
        """Whether it is for its target, and not of neither side."""
        return self.polarity is Polarity.AFFIRM and not self.firmness.takes_no_side

    @property
    def is_own(self) -> bool:
        """Whether these are the speaker's own words, and not reported of others."""
        return self.directness is not Directness.REPORTED


def _may_have_fidelity(stances: Sequence[Stance]) -> bool:
    """Whether any of them quotes, or says how it stands to what it quotes."""
    parts = (map(attrgetter(name), stances) for name in ("quotation", "fidelity"))
    return any(map(any, parts))


def _with_fidelity(stances: Sequence[Stance], claims: Iterable[Claim]) -> Iterator[Stance]:
    """The stances, quotations among them told as such and nothing else; linear."""
    texts: dict[str, str] = {}
    for stance in stances:
        quotation = stance.quotation
        is_found = quotation is not None and quotation.verification is Verification.EXACT
        if stance.fidelity not in {None, Fidelity.QUOTATION} or not (is_found or stance.fidelity):
            yield stance
            continue
        texts = texts or {claim.id: claim.text for claim in claims}
        wording = stance.wording or texts.get(stance.target, "")
        is_quotation = is_found and quotation is not None and is_quoted(wording, quotation.exact)
        fidelity = Fidelity.QUOTATION if is_quotation else None
        yield stance if stance.fidelity is fidelity else replace(stance, fidelity=fidelity)


_TITLED = (Claim, Argument, Attack)
_TELLING = 12  # letters: two words mostly, by which the claims of a small map differ
_id_of = attrgetter("id")


def in_order(records: Iterable[AnyRecord]) -> tuple[AnyRecord, ...]:
    """Records by id as they stand in a map: what has a title in natural order, C2 before C10."""
    in_plain_order = sorted(records, key=_id_of)  # a tenth of a second for each million
    if not isinstance(in_plain_order[0] if in_plain_order else None, _TITLED):
        return tuple(in_plain_order)
    ids = [record.id for record in in_plain_order]
    if has_digits(ids):
        # Ids whose beginnings differ, and in letters, stand in natural order as they are.
        beginnings = {name[:_TELLING] for name in ids}
        if len(beginnings) < len(ids) or has_digits(beginnings):
            in_plain_order.sort(key=lambda record: natural_order(record.id))
    return tuple(in_plain_order)


def order_of(records: Sequence[Record]) -> Callable[[str], Any]:
    """What the ids of such records are sorted by; records are of one kind."""
    return natural_order if records and isinstance(records[0], _TITLED) else str


# The fields of a map that are records.
_RECORDS = (
    *("experts", "sources", "topics", "issues", "claims", "arguments", "attacks", "relations"),
    *("judged", "stances"),
)
_records_of = attrgetter(*_RECORDS)
MapRecord: TypeAlias = (
    Claim | Expert | Argument | Attack | Source | Topic | IssueName | Relation | JudgedPair | Stance
)


@quickly_made()
@dataclass(frozen=True, slots=True, repr=False)
class ArgumentMap(Displayed):
    """Everything that one question's map says. Each tuple is sorted by id (`in_order`).

    ``argument_map["id"]`` is the record of that id, a claim before other records.

    ``base`` is an absolute IRI ending in ``/`` or ``#`` under which the map's own names lie.
    ``id`` is a slug used for file names. That a stance's wording is a quotation is computed,
    whoever made the record: where nothing else is said of it, and its words are the passage's.
    ``crowd`` has the counts of a vote of many, who are then no experts here; ``publication`` says
    who answers for the map and under which licence, where anybody does.
    """

    id: str
    base: str
    title: str
    question: str
    language: str = "en"
    abstract: str = ""
    experts: tuple[Expert, ...] = ()
    sources: tuple[Source, ...] = ()
    topics: tuple[Topic, ...] = ()
    issues: tuple[IssueName, ...] = ()
    claims: tuple[Claim, ...] = ()
    arguments: tuple[Argument, ...] = ()
    attacks: tuple[Attack, ...] = ()
    relations: tuple[Relation, ...] = ()
    judged: tuple[JudgedPair, ...] = ()
    stances: tuple[Stance, ...] = ()
    crowd: Crowd | None = None
    publication: Publication | None = None

    def __post_init__(self) -> None:
        for name, records in zip(_RECORDS, _records_of(self), strict=True):
            if len(records) > 1:
                object.__setattr__(self, name, in_order(records))
        if self.stances and _may_have_fidelity(self.stances):
            object.__setattr__(self, "stances", tuple(_with_fidelity(self.stances, self.claims)))

    @property
    def panel(self) -> tuple[Expert, ...]:
        """The experts that were asked, sorted by id; cited voices and editors are left out."""
        return tuple(expert for expert in self.experts if expert.standing is Standing.PANEL)

    @property
    def is_crowd(self) -> bool:
        """Whether so many were asked that they are told by number and by group, not by name."""
        size = sum(voice.standing is Standing.PANEL for voice in self.experts)
        return self.crowd is not None or size > LARGEST_PANEL

    def claim(self, name: str) -> Claim:
        """The claim of that id or title; in O(log n) by its id.

        Raises:
            UsageError: there is none, with the nearest; or several have that title.
        """
        claim = record_of(self.claims, name, natural_order)
        if claim is not None:
            return claim
        titles = {x.id: (x.title, f"[{x.title}]") for x in self.claims}
        return self.claim(id_called(name, titles, "claim"))

    def expert(self, name: str) -> Expert:
        """The expert of that id or name, or of that surname where nobody else has it.

        Raises:
            UsageError: there is none, with the nearest; or several are called so.
        """
        expert = record_of(self.experts, name, str)
        if expert is not None:
            return expert
        short = short_names(self.experts)
        names = {x.id: (x.name, short[x.id]) for x in self.experts}
        return self.expert(id_called(name, names, "expert"))

    def panel_expert(self, name: str) -> Expert:
        """The same of the panel: of others nothing is counted, only what is reported of them.

        Raises:
            UsageError: as `expert`, or that person was not asked.
        """
        expert = self.expert(name)
        if expert.standing is Standing.PANEL:
            return expert
        raise UsageError(
            f"{expert.name} was not asked ({expert.standing.value}): no position is counted, and "
            f"only what others report of this person is in the map; on the panel are "
            f"{some_of([x.id for x in self.panel])}"
        )

    def __getitem__(self, name: str) -> MapRecord:
        record = self._record(name)
        if record is None:
            ids: dict[str, tuple[str, ...]] = {x.id: () for kind in self._kinds for x in kind}
            return self[id_called(str(name), ids, "record")]
        return record

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._record(name) is not None

    # A map is no row of records: without this Python would ask for record 0, 1, 2, ...
    __iter__ = None

    def _record(self, name: str) -> MapRecord | None:
        if not isinstance(name, str):
            return None
        records = (record_of(kind, name, order_of(kind)) for kind in self._kinds)
        return next((x for x in records if x is not None), None)

    @property
    def _kinds(self) -> tuple[tuple[MapRecord, ...], ...]:
        """All records, kind by kind, in the order in which an id is looked up."""
        return (
            *(self.claims, self.experts, self.arguments, self.attacks, self.sources),
            *(self.topics, self.issues, self.relations, self.judged, self.stances),
        )

    def _ipython_key_completions_(self) -> list[str]:
        """What a notebook offers within ``argument_map["``."""
        return [x.id for records in self._kinds[:-3] for x in records]

    def show(self, *, height: int = 720) -> object:
        """The interactive page in a frame ``height`` pixels high, for a notebook to show.

        Outside a notebook the page is written into a temporary file and opened in a browser where
        there is one; what came of it is said.
        """
        return show_page(self, height=height)

    def __repr__(self) -> str:
        who = count_of(len(self.panel), "expert")
        if self.crowd is not None:
            who = count_of(self.crowd.people, "voter")
        counts = (
            *(who, count_of(len(self.claims), "claim"), count_of(len(self.stances), "stance")),
            *(count_of(len(self.arguments), "argument"), count_of(len(self.attacks), "attack")),
        )
        return short_form(self, self.id, self.title or self.question, ", ".join(counts))
