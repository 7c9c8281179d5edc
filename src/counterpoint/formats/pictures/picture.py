"""What of a map is drawn: boxes, points and lines, before any language of drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from counterpoint.formats.field_losses import losses_by_field
from counterpoint.formats.losses import Conversion, Loss, carried_of
from counterpoint.formats.sides import losses_of_others, own_sides
from counterpoint.model import (
    LARGEST_PANEL,
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Polarity,
    RelationKind,
    short_names,
)

_DIRECTED = frozenset(
    {
        RelationKind.NARROWER,
        RelationKind.REQUIRES,
        RelationKind.UNLESS,
        RelationKind.PRIORITY,
        RelationKind.SUMMARISES,
    }
)
# Names beyond these are counted, so that a box stays a box.
_MOST_NAMES = 8
_FIELDS = {
    "map": ("title",),
    "claims": ("title",),
    "arguments": ("premises", "conclusion", "title"),
    "attacks": ("premises", "target", "kind", "title"),
    "relations": ("kind", "source", "target"),
    "experts": ("name",),
    "stances": ("expert", "target", "polarity", "directness", "firmness"),
}


class LineKind(Enum):
    """What a line says of its ends."""

    SUPPORT = "support"
    ATTACK = "attack"
    PREMISE = "premise"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A claim, or with ``is_step`` a reason or an objection that needs a place of its own.

    ``words`` are its lines: the title, and who is for and against it. ``text`` is empty where
    the title says all.
    """

    name: str
    words: tuple[str, ...]
    text: str = ""
    is_step: bool = False


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A line between two boxes, by name; ``word`` is what stands at it, empty if nothing."""

    start: str
    end: str
    kind: LineKind
    word: str = ""
    is_symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, in the order of the map."""

    title: str
    boxes: tuple[PictureBox, ...]
    lines: tuple[PictureLine, ...]


def picture_of(argument_map: ArgumentMap) -> Picture:
    """Boxes and lines of a map. Linear in the map.

    A reason or objection of one premise is a line; one of several, or one that something else is
    about, is a point on the way.
    """
    painter = _Painter(argument_map)
    return Picture(argument_map.title, tuple(painter.boxes()), tuple(painter.lines()))


def picture_conversion(name: str, argument_map: ArgumentMap) -> Conversion:
    """The report on a map that is drawn in the language ``name``."""
    sides = own_sides(argument_map)
    texts = [claim.id for claim in argument_map.claims if claim.text not in {"", claim.title}]
    losses = [
        *(
            loss
            for loss in losses_by_field(argument_map, _FIELDS)
            if loss.kind != "claims:text"  # told below, of those whose title does not say it
        ),
        Loss("claims:text", len(texts), "texts of claims beside their titles", tuple(texts)),
        *losses_of_others(argument_map),
    ]
    carried = (
        *carried_of(argument_map, "claims", "reasons", "objections", "relations"),
        ("stances", len(sides)),
    )
    return Conversion(name, carried, tuple(losses))


class _Painter:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._names = short_names(argument_map.experts)
        self._claims = {claim.id for claim in argument_map.claims}
        self._inferences: list[Argument | Attack] = [
            *argument_map.arguments,
            *argument_map.attacks,
        ]
        self._steps = self._needed_steps()
        self._sides = self._sides_by_target()

    def _needed_steps(self) -> frozenset[str]:
        """The arguments and attacks that are points: of several premises, or spoken to."""
        spoken_to = {attack.target for attack in self._map.attacks}
        spoken_to |= {x.conclusion for x in self._map.arguments if x.conclusion is not None}
        spoken_to |= {stance.target for stance in self._map.stances}
        return frozenset(
            each.id
            for each in self._inferences
            if len(each.premises) != 1 or each.id in spoken_to or not _end(each)
        )

    def _sides_by_target(self) -> dict[tuple[str, Polarity], list[str]]:
        """Who is for and who against what, each once, with the plainest way of saying it."""
        modes: dict[tuple[str, Polarity], dict[str, tuple[str, ...]]] = {}
        for stance in own_sides(self._map):
            name, words = self._names[stance.expert], stance.mode_words
            of_target = modes.setdefault((stance.target, stance.polarity), {})
            if len(words) < len(of_target.setdefault(name, words)):
                of_target[name] = words
        return {
            key: [f"{name} ({' '.join(words)})" if words else name for name, words in who.items()]
            for key, who in modes.items()
        }

    def boxes(self) -> Iterator[PictureBox]:
        for claim in self._map.claims:
            title = claim.title or claim.text or claim.id
            text = claim.text if claim.text != title else ""
            yield PictureBox(f"claim:{claim.id}", (title, *self._said_of(claim.id)), text)
        for each in self._inferences:
            if each.id in self._steps:
                words = (each.title, *self._said_of(each.id))
                yield PictureBox(f"step:{each.id}", tuple(filter(None, words)), is_step=True)

    def _said_of(self, target: str) -> Iterator[str]:
        for polarity, sign in ((Polarity.AFFIRM, "+"), (Polarity.DENY, "−")):
            names = self._sides.get((target, polarity), [])
            if not names:
                continue
            if len(self._map.panel) > LARGEST_PANEL or len(names) > _MOST_NAMES:
                yield f"{sign} {len(names)}"
            else:
                yield f"{sign} {', '.join(names)}"

    def lines(self) -> Iterator[PictureLine]:
        for each in self._inferences:
            yield from self._of_inference(each)
        for relation in self._map.relations:
            yield PictureLine(
                f"claim:{relation.source}",
                f"claim:{relation.target}",
                LineKind.RELATION,
                relation.kind.value,
                is_symmetric=relation.kind not in _DIRECTED,
            )

    def _of_inference(self, each: Argument | Attack) -> Iterator[PictureLine]:
        is_attack = isinstance(each, Attack)
        kind = LineKind.ATTACK if is_attack else LineKind.SUPPORT
        word = each.kind.value if isinstance(each, Attack) else ""
        end = self._end_name(each)
        if each.id not in self._steps and end is not None:
            yield PictureLine(f"claim:{each.premises[0]}", end, kind, word)
            return
        for premise in each.premises:
            yield PictureLine(f"claim:{premise}", f"step:{each.id}", LineKind.PREMISE)
        if end is not None:
            yield PictureLine(f"step:{each.id}", end, kind, word)

    def _end_name(self, each: Argument | Attack) -> str | None:
        """The box that an inference leads to; an undercut leads to a step, never to a claim."""
        end = _end(each)
        if end is None:
            return None
        is_undercut = isinstance(each, Attack) and each.kind is AttackKind.UNDERCUT
        if end in self._claims and not (is_undercut and end in self._steps):
            return f"claim:{end}"
        return f"step:{end}"


def _end(each: Argument | Attack) -> str | None:
    return each.target if isinstance(each, Attack) else each.conclusion


def wrapped(text: str, width: int) -> Iterable[str]:
    """The words of a text in lines of at most ``width`` letters where words allow it."""
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line
