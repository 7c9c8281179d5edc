"""What is served: read when it is asked for, anew when it changed, and never waited for long."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace

import pytest
from assistants.sessions import Page, Session, debate_of, shelf_of, talk
from opened_maps import put_in_store

import counterpoint as cp
from counterpoint.assistants import debates
from counterpoint.assistants.debates import Shelf
from counterpoint.errors import InputError, Place, Problem
from counterpoint.network import ArgumentNetwork, build_network
from counterpoint.pipeline import Debate
from counterpoint.pipeline.debate import debate_in


def test_who_asks_while_a_map_is_being_read_is_told_and_asks_again(city: cp.ArgumentMap) -> None:
    is_let_on = threading.Event()

    def load(_: str) -> Debate:
        is_let_on.wait()
        return debate_of(city)

    async def talking(session: Session) -> list[Page]:
        pages = [await session.call("brief"), await session.call("issues")]
        is_let_on.set()
        while pages[-1].is_refusal:
            pages.append(await session.call("brief"))
        return pages

    pages = talk(Shelf(load, patience=0.01), talking)

    assert [page.own["refused"] for page in pages[:2]] == ["a limit was reached"] * 2
    assert pages[0].said["message"].startswith("the map is still being read; ask again")
    assert pages[-1].said["title"] == city.title


def test_what_the_map_alone_says_is_answered_while_the_rest_is_still_computed(
    city: cp.ArgumentMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_let_on = threading.Event()

    def build_slowly(argument_map: cp.ArgumentMap) -> ArgumentNetwork:
        is_let_on.wait()
        return build_network(argument_map)

    monkeypatch.setattr("counterpoint.pipeline.debate.build_network", build_slowly)
    claim = city.claims[0].id

    async def talking(session: Session) -> list[Page]:
        pages = [await session.call(x) for x in ("claims", "passages", "questions")]
        shelf._patience = 0.01
        pages.append(await session.call("brief"))
        shelf._patience = 60.0
        one = asyncio.create_task(session.call("claims", claim=claim))  # tells the issues, too
        is_let_on.set()
        return [*pages, await one, await session.call("claims")]

    def load(_: str) -> Debate:
        return debate_in(put_in_store(city))

    shelf = Shelf(load, patience=60.0)
    *early, brief, one, whole = talk(shelf, talking)

    assert [page.is_refusal for page in (*early, brief, one)] == [False, False, False, True, False]
    assert early[0].said == whole.said
    doing = "the map is still being read (finding where experts meet); ask again in a moment"
    assert brief.said["message"].startswith(doing)


def test_a_map_that_changed_is_read_anew_and_one_that_did_not_is_not(
    city: cp.ArgumentMap,
) -> None:
    titles: list[str] = []
    files = ["as it was"]

    def load(_: str) -> Debate:
        titles.append(f"Title {len(titles)}")
        return debate_of(replace(city, title=titles[-1]))

    async def talking(session: Session) -> list[Page]:
        pages = [await session.call("brief"), await session.call("claims")]
        files[0] = "changed"
        pages.append(await session.call("brief"))
        pages.append(await session.call("claims", cursor="3.00000000"))
        return pages

    pages = talk(Shelf(load, lambda: files[0]), talking)

    assert [pages[0].said["title"], pages[2].said["title"]] == titles == ["Title 0", "Title 1"]
    assert "the map may have changed" in pages[3].said["message"]


def test_a_map_with_mistakes_is_told_with_their_places_until_it_is_mended(
    city: cp.ArgumentMap,
) -> None:
    readings: list[str] = []
    files = ["with a mistake"]

    def load(_: str) -> Debate:
        readings.append(files[0])
        if files[0] == "with a mistake":
            raise InputError(Problem(Place("city.argdown", 3, 1), "is no claim", "define it"))
        return debate_of(city)

    async def talking(session: Session) -> list[Page]:
        pages = [await session.call("brief"), await session.call("claims")]
        files[0] = "mended"
        return [*pages, await session.call("brief")]

    before, again, after = talk(Shelf(load, lambda: files[0]), talking)

    assert readings == ["with a mistake", "mended"]
    assert (before.is_refusal, again.is_refusal, after.is_refusal) == (True, True, False)
    assert before.said["message"] == "city.argdown:3:1: is no claim; define it"


def test_a_query_that_never_ends_is_stopped_and_others_are_answered(
    city: cp.ArgumentMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debates, "DEADLINE", 0.2)
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"

    async def talking(session: Session) -> list[Page]:
        return [await session.call("sparql", query=endless), await session.call("brief")]

    stopped, brief = talk(shelf_of(city), talking)

    assert stopped.own["refused"] == "a limit was reached"
    assert brief.said["title"] == city.title


def test_of_several_maps_each_tool_asks_which(city: cp.ArgumentMap) -> None:
    maps = {name: replace(city, id=name, title=name.title()) for name in ("north", "south")}

    def load(name: str) -> Debate:
        if name not in maps:
            raise cp.UsageError(f"there are {len(maps)} maps; choose one")
        return debate_of(maps[name])

    async def talking(session: Session) -> list[Page]:
        return [
            await session.call("maps"),
            await session.call("brief", map="south"),
            await session.call("brief"),
        ]

    map_list, brief, unnamed = talk(
        Shelf(load), talking, lambda: [(x.id, x.title) for x in maps.values()]
    )

    assert map_list.items == [{"map": x.id, "title": x.title} for x in maps.values()]
    assert brief.said["title"] == "South"
    assert unnamed.said["message"] == "there are 2 maps: give `map`, one of north, south"
