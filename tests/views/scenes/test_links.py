from __future__ import annotations

from dataclasses import replace

from counterpoint.model import Argument, ArgumentMap, Attack, AttackKind
from counterpoint.views.scenes.links import links_of


def by_record(debate: ArgumentMap) -> dict[str, tuple[str, str, str, str]]:
    return {link.record: (link.kind, link.tail, link.head, link.joint) for link in links_of(debate)}


def test_a_reason_leads_to_its_conclusion(city: ArgumentMap) -> None:
    assert by_record(city)["poor-buses"] == ("support", "poor", "buses", "")


def test_an_undercut_ends_where_the_premise_meets_the_conclusion(city: ArgumentMap) -> None:
    links = by_record(city)

    assert links["worked-charge"] == ("support", "worked", "charge", "argument worked-charge")
    assert links["differ-worked"] == ("undercut", "differ", "charge", "argument worked-charge")


def test_linked_premises_share_a_joint(city: ArgumentMap) -> None:
    both = Argument("both", ("poor", "shops"), "buses")

    links = [link for link in links_of(replace(city, arguments=(both,))) if link.record == "both"]

    assert [(link.tail, link.joint) for link in links] == [
        ("poor", "argument both"),
        ("shops", "argument both"),
    ]


def test_a_backing_ends_at_the_step_that_it_backs(city: ArgumentMap) -> None:
    backing = Argument("backing", ("shops",), "poor-buses")

    links = by_record(replace(city, arguments=(*city.arguments, backing)))

    assert links["backing"] == ("backing", "shops", "buses", "argument poor-buses")


def test_arguments_in_a_circle_draw_nothing(city: ArgumentMap) -> None:
    circle = (Argument("one", ("poor",), "two"), Argument("two", ("shops",), "one"))

    links = by_record(replace(city, arguments=circle, attacks=()))

    assert not {"one", "two"} & set(links)


def test_what_is_aimed_at_nothing_draws_nothing(city: ArgumentMap) -> None:
    sketch = Argument("sketch", ("poor",), None)
    lost = Attack("lost", ("poor",), "sketch", AttackKind.UNDERCUT)

    links = by_record(replace(city, arguments=(sketch,), attacks=(lost,)))

    assert not {"sketch", "lost"} & set(links)


def test_symmetric_relations_have_no_direction(city: ArgumentMap) -> None:
    free = {link.record: link.is_free for link in links_of(city) if link.id.startswith("r ")}

    assert free == {
        "buses-gratis": True,
        "charge-free": True,
        "lorries-charge": False,
        "ring-buses": False,
    }
