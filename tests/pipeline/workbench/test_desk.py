from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from curator import Curator, empty_map
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_map import write_small_map

from counterpoint.errors import UsageError
from counterpoint.formats.argdown_map.editing.facts import facts_of
from counterpoint.model import EntrySort, standing_decisions
from counterpoint.pipeline.files.exchange import exchange
from counterpoint.pipeline.journal import journal_of, read_journal
from counterpoint.pipeline.workbench import ChangedOutsideError, Desk, DeskError, RefusedError
from counterpoint.pipeline.workbench.problems import FullError, MalformedError

Body = dict[str, Any]
_EXCHANGE = "counterpoint.pipeline.files.replacement.exchange"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk([write_small_map(tmp_path)])
    yield opened
    opened.close()


def sentence(desk: Desk, words: str) -> str:
    return next(
        name
        for name, (sheet, each) in desk.reading.sheets.sentences.items()
        if words in sheet.text.text[each.start : each.end]
    )


def play(desk: Desk, *bodies: Body) -> str:
    """Carry decisions out; what the last one is read back as."""
    sentence_of_last = ""
    for body in bodies:
        sentence_of_last = desk.decide(desk.reading.hash, body)[2]["en"]
    return sentence_of_last


def written(desk: Desk) -> str:
    return desk.paths[0].read_bytes().decode()


def stance(desk: Desk, expert: str, claim: str) -> str:
    return next(
        name
        for name, x in desk.reading.collections["stances"].items()
        if (x["expert"], x["claim"]) == (expert, claim)
    )


@pytest.mark.parametrize(("line_end", "mark"), [("\n", ""), ("\r\n", "\ufeff")])
def test_a_finished_map_is_played_from_an_empty_one_and_taken_back(
    tmp_path: Path, line_end: str, mark: str
) -> None:
    target_folder, folder = tmp_path / "target", tmp_path / "own"
    target_folder.mkdir()
    folder.mkdir()
    target = Desk([write_small_map(target_folder)])
    write_small_map(folder)
    path = empty_map(target.paths[0], folder)
    empty = mark.encode() + path.read_bytes().replace(b"\n", line_end.encode())
    path.write_bytes(empty)
    own = Desk([path])

    count = 0
    for body in Curator(target.reading).decisions():
        play(own, body)
        count += 1
    finished = path.read_bytes()
    is_same = facts_of(own.reading.map_text.map) == facts_of(target.reading.map_text.map)
    while own.step_count:
        own.undo(own.reading.hash)

    assert (count, is_same, path.read_bytes()) == (23, True, empty)
    assert finished.count(b"\r\n") == (finished.count(b"\n") if mark else 0)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_decisions_and_their_undoing_give_the_same_bytes(
    desk: Desk, data: st.DataObject
) -> None:
    before = desk.paths[0].read_bytes()
    claims = sorted(desk.reading.map_text.claims)
    sentences = [k for k, (_, x) in desk.reading.sheets.sentences.items() if x.speaker]
    a_claim, a_sentence = st.sampled_from(claims), st.sampled_from(sentences)
    a_say = st.fixed_dictionaries(
        {},
        optional={
            "firmness": st.sampled_from(["flat", "hedged", "conceded"]),
            "directness": st.sampled_from(["explicit", "implied"]),
            "denies": st.booleans(),
            "wording": st.text("ab #{}[]*_:'\"", max_size=8),
            "note": st.text("ab #{}:'\"\u00e4\u0436", max_size=8),
        },
    )
    decision = st.one_of(
        st.fixed_dictionaries(
            {"do": st.just("attach"), "claim": a_claim, "sentence": a_sentence, "say": a_say}
        ),
        st.fixed_dictionaries(
            {
                "do": st.just("claim"),
                "title": st.text("xyz ", min_size=1, max_size=6),
                "text": st.text("ab #{}[]*_:'\"/", min_size=1, max_size=12),
                "sentence": a_sentence,
                "say": a_say,
                "reason": st.one_of(
                    st.none(),
                    st.fixed_dictionaries(
                        {
                            "for": st.fixed_dictionaries({"claim": a_claim}),
                            "kind": st.sampled_from(["support", "objection"]),
                        }
                    ),
                ),
            }
        ),
        st.fixed_dictionaries(
            {
                "do": st.just("relate"),
                "kind": st.sampled_from(["contrary", "narrower", "requires"]),
                "source": a_claim,
                "target": a_claim,
                "note": st.text("ab #{}:'\"", max_size=8),
            }
        ),
        st.fixed_dictionaries({"do": st.just("remove"), "claim": a_claim}),
        st.fixed_dictionaries(
            {"do": st.just("change"), "claim": a_claim, "title": st.text("xyz [", max_size=5)}
        ),
        st.fixed_dictionaries(
            {"do": st.just("aside"), "sentence": a_sentence, "why": st.just("x")}
        ),
    )
    journal_of(desk.paths[0]).unlink(missing_ok=True)
    desk.close()
    codes: list[str] = []
    contents = [before]
    for bodies in data.draw(st.lists(st.lists(decision, max_size=3), min_size=1, max_size=2)):
        desk = Desk(desk.paths)  # another sitting
        for body in bodies:
            try:
                play(desk, body)
            except DeskError as refusal:
                codes.append(refusal.code)
            else:
                contents.append(desk.paths[0].read_bytes())
        desk.close()
    desk = Desk(desk.paths)
    undone = [desk.paths[0].read_bytes()]
    while desk.step_count:
        desk.undo(desk.reading.hash)
        undone.append(desk.paths[0].read_bytes())
    desk.close()

    assert "more-changed" not in codes
    assert undone == contents[::-1]


def test_a_save_from_outside_is_read_and_never_put_over(desk: Desk) -> None:
    match = desk.reading.hash
    outside = written(desk).replace("// The mapper's own remarks.", "// Somebody else's remark.")
    desk.paths[0].write_text(outside, encoding="utf-8")
    body = {"do": "unrelated", "claims": ["keep-the-mill", "the-wheel-lasts"]}

    with pytest.raises(ChangedOutsideError):
        desk.decide(match, body)

    assert written(desk) == outside
    assert play(desk, body).endswith("were compared and are unrelated.")
    assert "// Somebody else's remark." in written(desk)


def test_a_save_from_outside_just_before_the_replacing_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = written(desk) + "\n// Saved at the last moment.\n"

    def save_and_exchange(first: Path, second: Path) -> bool:
        monkeypatch.setattr(_EXCHANGE, exchange)
        desk.paths[0].write_text(outside, encoding="utf-8")
        return exchange(first, second)

    monkeypatch.setattr(_EXCHANGE, save_and_exchange)

    with pytest.raises(ChangedOutsideError):
        play(desk, {"do": "remove", "relation": "contrary--keep-the-mill--sell-the-mill"})

    assert written(desk) == outside
    assert sorted(x.name for x in desk.paths[0].parent.iterdir()) == [
        ".mill.argdown.workbench",
        "mill.argdown",
        "talk.txt",
    ]


def test_a_file_that_is_broken_outside_is_told_until_it_is_mended(desk: Desk) -> None:
    text = written(desk)
    desk.paths[0].write_text(text.replace("kind: forecast", "kind: forcast", 1), encoding="utf-8")

    with pytest.raises(RefusedError) as refusal:
        play(desk, {"do": "change", "claim": "keep-the-mill", "kind": "value"})

    assert (refusal.value.code, refusal.value.problems[0].place.line) == ("unreadable", 30)
    desk.paths[0].write_text(text, encoding="utf-8")
    assert play(desk, {"do": "change", "claim": "keep-the-mill", "kind": "value"})


def test_the_second_workbench_is_told_whose_the_first_is(desk: Desk) -> None:
    with pytest.raises(UsageError, match=rf"open in another workbench \(process {os.getpid()}\)"):
        Desk(desk.paths)


def test_plain_argdown_is_no_map_to_work_on(tmp_path: Path) -> None:
    (tmp_path / "plain.argdown").write_text("[A]: a.\n", encoding="utf-8")

    with pytest.raises(UsageError, match=r"plain\.argdown is plain Argdown"):
        Desk([tmp_path / "plain.argdown"])

    assert [x.name for x in tmp_path.iterdir()] == ["plain.argdown"]


def test_a_full_disk_is_told_and_nothing_is_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, match = written(desk), desk.reading.hash
    body = {"do": "change", "claim": "keep-the-mill", "title": "Hold the mill"}

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(FullError) as refusal:
            desk.decide(match, body)

    assert (refusal.value.code, written(desk), desk.reading.hash) == ("disk-full", before, match)
    assert "Hold the mill" in play(desk, body)


def test_a_journal_that_cannot_be_written_takes_the_decision_back(
    desk: Desk,
) -> None:
    before = written(desk)
    journal_of(desk.paths[0]).mkdir()

    with pytest.raises(FullError, match="nothing was changed"):
        play(desk, {"do": "change", "claim": "keep-the-mill", "kind": "value"})

    assert written(desk) == before


def test_an_undo_that_cannot_be_noted_leaves_the_decision_to_be_undone_later(desk: Desk) -> None:
    before = written(desk)
    play(desk, {"do": "change", "claim": "keep-the-mill", "kind": "value"})
    after, journal = written(desk), journal_of(desk.paths[0])
    aside = journal.rename(journal.with_suffix(".aside"))
    journal.mkdir()
    with pytest.raises(FullError, match="cannot be written"):
        desk.undo(desk.reading.hash)
    assert (written(desk), desk.step_count) == (after, 1)

    journal.rmdir()
    aside.rename(journal)
    desk.undo(desk.reading.hash)

    assert written(desk) == before
    desk.redo(desk.reading.hash)
    assert written(desk) == after


def test_a_split_is_seen_while_it_stands_and_no_longer(desk: Desk) -> None:
    name = sentence(desk, "People come")
    whole = desk.reading.sheets.payload
    split: Body = {"do": "split", "sentence": name}
    split["at"] = desk.reading.sheets.sentences[name][1].start + 7
    play(desk, split)
    assert len(desk.reading.sheets.sentences) == len(whole["sources"][0]["sentences"]) + 1

    desk.undo(desk.reading.hash)
    assert desk.reading.sheets.payload == whole
    play(desk, split, {"do": "join", "sentence": name})
    assert desk.reading.sheets.payload == whole


@pytest.mark.parametrize("seconds", [10**400, float("inf"), float("nan"), -1, "2"])
def test_seconds_that_nobody_can_have_spent_are_not_noted(desk: Desk, seconds: object) -> None:
    play(desk, {"do": "change", "claim": "keep-the-mill", "kind": "value", "seconds": seconds})

    (entry,) = read_journal(journal_of(desk.paths[0]))[0]
    assert (entry.do, entry.seconds) == ("change", None)


def test_what_contradicts_itself_is_refused_here_and_told_where_it_was_saved(desk: Desk) -> None:
    before = written(desk)
    body: Body = {"do": "relate", "kind": "equivalent", "source": "keep-the-mill"}
    with pytest.raises(RefusedError, match="answer different questions"):
        play(desk, body | {"target": "the-wheel-lasts"})
    assert written(desk) == before

    desk.paths[0].write_text(before.replace("contrary: ", "equivalent: "), encoding="utf-8")
    desk.look()
    assert not desk.unreadable  # two recommendations may be one
    outside = before.replace('contrary: "[Sell the mill]"', 'equivalent: "[The wheel lasts]"')
    desk.paths[0].write_text(outside, encoding="utf-8")
    desk.look()
    assert ["answer different questions" in x.message for x in desk.unreadable] == [True]


def test_the_journal_says_what_was_decided_and_taken_back(desk: Desk) -> None:
    name = sentence(desk, "People come")
    play(
        desk,
        {"do": "split", "sentence": name, "at": desk.reading.sheets.sentences[name][1].start + 7},
    )
    play(desk, {"do": "aside", "sentence": sentence(desk, "Ruiz says"), "why": "names her"})
    desk.undo(desk.reading.hash)
    desk.close()

    entries, problems = read_journal(journal_of(desk.paths[0]))

    assert [x.do for x in entries] == ["split", "aside", "undo"]
    assert [x.do for x in standing_decisions(entries)] == ["split"]
    assert problems == ()
    assert {x.sort for x in entries} == {EntrySort.DECIDED}
    reopened = Desk(desk.paths)
    assert len([x for x in reopened.reading.sheets.sentences if x.startswith(name)]) == 2


def test_sentences_set_aside_stand_in_the_order_of_the_text_and_a_claim_among_them(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    write_small_map(folder)
    own = Desk([empty_map(desk.paths[0], folder)])
    for words in ("They spend", "The wheel is the last", "A wheel of that age"):
        play(own, {"do": "aside", "sentence": sentence(own, words), "why": "no claim of hers"})
    visits: Body = {"do": "claim", "title": "People come", "text": "People visit the wheel."}
    play(own, visits | {"sentence": sentence(own, "People come")})

    lines = [x for x in written(own).splitlines() if x.startswith(("// no", "[People"))]

    begins = ['// no claim: "The wheel', '// no claim: "A wheel', "[People", '// no claim: "They']
    assert [x.startswith(y) for x, y in zip(lines, begins, strict=True)] == [True] * 4, lines


REFUSED = {
    "same-title": {"do": "claim", "title": "Keep the Mill!", "text": "x"},
    "bad-title": {"do": "claim", "title": "A [b]", "text": "x"},
    "self": {
        "do": "relate",
        "kind": "contrary",
        "source": "keep-the-mill",
        "target": "keep-the-mill",
    },
    "same-relation": {
        "do": "relate",
        "kind": "contrary",
        "source": "sell-the-mill",
        "target": "keep-the-mill",
    },
    "in-use": {"do": "remove", "claim": "keep-the-mill"},
    "no-text": {"do": "change", "claim": "keep-the-mill", "text": ""},
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_decision_that_cannot_be_is_refused_and_says_why(desk: Desk, code: str) -> None:
    before = written(desk)

    with pytest.raises(RefusedError) as refusal:
        play(desk, REFUSED[code])

    assert (refusal.value.code, bool(refusal.value.advice), written(desk)) == (code, True, before)


@pytest.mark.parametrize("date", ["soon", "2026-13", "2026-02-30", "20260101"])
def test_what_is_no_date_is_said_to_be_none(desk: Desk, date: str) -> None:
    name = stance(desk, "ruiz", "the-wheel-lasts")

    with pytest.raises(MalformedError, match="is no date"):
        play(desk, {"do": "say", "stance": name, "say": {"date": date}})

    assert "2026-02" in play(desk, {"do": "say", "stance": name, "say": {"date": "2026-02"}})


def test_an_empty_topic_is_none(desk: Desk) -> None:
    with pytest.raises(MalformedError, match="empty"):
        play(desk, {"do": "change", "claim": "keep-the-mill", "topics": [" "]})


def test_what_was_taken_back_is_decided_again_until_something_else_is(desk: Desk) -> None:
    name = sentence(desk, "People come")
    at = desk.reading.sheets.sentences[name][1].start + 7
    play(
        desk,
        {"do": "change", "claim": "keep-the-mill", "title": "Hold the mill"},
        {"do": "split", "sentence": name, "at": at},
    )
    whole, parts = written(desk), set(desk.reading.sheets.sentences)

    desk.undo(desk.reading.hash)
    desk.undo(desk.reading.hash)
    desk.redo(desk.reading.hash)
    again = desk.redo(desk.reading.hash)[2]["en"]

    assert again == "“People come to see it. …” is split in two."
    assert (written(desk), set(desk.reading.sheets.sentences)) == (whole, parts)
    desk.undo(desk.reading.hash)
    play(desk, {"do": "remove", "unrelated": "sell-the-mill--the-wheel-lasts"})
    with pytest.raises(RefusedError, match="nothing that was taken back"):
        desk.redo(desk.reading.hash)
    entries = standing_decisions(read_journal(journal_of(desk.paths[0]))[0])
    assert [x.do for x in entries] == ["change", "remove"]


def test_where_nobody_speaks_a_section_is_asked_for(tmp_path: Path) -> None:
    text = "The mill\n\nWe met at noon, and it rained all day long.\n"
    (tmp_path / "talk.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "rain.argdown"
    head = "title: T\nquestion: Q?\nbase: https://example.org/rain/\nexperts: {a: {name: Ann}}\n"
    source = "sources: {talk: {title: T, file: talk.txt}}\n"
    path.write_text(f"===\n{head}{source}===\n\n[Rain]: It rains.\n", encoding="utf-8")
    own = Desk([path])

    with pytest.raises(RefusedError) as refusal:
        play(own, {"do": "attach", "claim": "rain", "sentence": sentence(own, "rained all")})

    assert refusal.value.code == "no-speaker"


def test_each_change_is_the_smallest_one(desk: Desk) -> None:
    ruiz_keeps = stance(desk, "ruiz", "keep-the-mill")
    start = desk.reading.sheets.by_source["talk"].text.text.index("we should keep it")
    before = written(desk).splitlines()

    play(
        desk,
        {"do": "phrase", "stance": ruiz_keeps, "phrase": {"start": start, "end": start + 17}},
        {"do": "remove", "reason": "the-mill-loses-money--keep-the-mill"},
        {"do": "change", "claim": "keep-the-mill", "title": "Hold the mill", "topics": ["money"]},
        {"do": "remove", "unrelated": "sell-the-mill--the-wheel-lasts"},
        {"do": "unaside", "sentence": sentence(desk, "Good morning")},
        {"do": "topic", "id": "wheel", "label": "The wheel"},
        {"do": "acknowledge", "claim": "sell-the-mill", "code": "unreasoned"},
    )

    after = written(desk).splitlines()
    desk_line = next(x for x in before if "sums:" in x).replace("Keep the mill", "Hold the mill", 1)
    assert [x for x in after if x not in before] == [
        "topics: {mill: The mill, money: Money, wheel: The wheel}",
        "[Hold the mill]: The mill should be kept. #money {",
        '    quote: "we should keep it"',
        "[Hold the mill]",
        "    acknowledged: unreasoned",
        "[Hold the mill]: With the county's money it should stay. {",
        "(3) [Hold the mill]",
        desk_line,
    ]
    assert [x for x in before if x not in after and "Keep the mill" not in x] == [
        "topics: {mill: The mill, money: Money}",
        '    quote: "So we should keep it"',
        '// no claim: "Good morning to all": courtesy.',
        "  - [The mill loses money] {inference: implied}",
        '    no-conflict: ["[The wheel lasts]"]',
    ]


def test_a_new_voice_gets_its_section_and_heading_in_the_order_of_the_text(desk: Desk) -> None:
    text = desk.reading.sheets.by_source["talk"].text.text

    play(
        desk,
        {
            "do": "section",
            "source": "talk",
            "start": text.index("Should the mill"),
            "expert": {"name": "Eva Stone", "role": "host"},
        },
    )

    assert '      stone: "Should the mill be kept?"' in written(desk)
    headings = [x for x in written(desk).splitlines() if x.startswith("# ")]
    assert headings[0] == "# Eva Stone {expert: stone, source: talk}"


def test_a_line_that_is_denied_and_affirmed_again_is_a_reason_again(desk: Desk) -> None:
    before = desk.reading.map_text.map
    bakery = stance(desk, "osei", "a-bakery-needs-no-wheel")

    play(desk, {"do": "say", "stance": bakery, "say": {"denies": True}})
    denied = stance(desk, "osei", "a-bakery-needs-no-wheel")
    play(desk, {"do": "say", "stance": denied, "say": {"denies": False}})

    assert desk.reading.map_text.map == before


def test_several_words_make_a_topic_and_a_title_is_named_everywhere(desk: Desk) -> None:
    play(
        desk,
        {"do": "change", "claim": "the-county-pays", "topics": ["money", "public purse"]},
        {"do": "change", "claim": "the-county-pays", "title": "The county gives"},
    )

    text = written(desk)
    assert "[The county gives]: The county pays for the mill. #money #(public purse) {" in text
    assert 'if: "[The county gives]"' in text
    assert '"[The county gives]":' in text
    assert "[The county pays]" not in text


def test_what_is_said_before_the_claims_own_line_leaves_its_text(desk: Desk) -> None:
    play(
        desk,
        {
            "do": "attach",
            "claim": "the-wheel-is-the-last",
            "sentence": sentence(desk, "It has ground"),
            "say": {"wording": "No wheel is like it."},
        },
    )

    claim = desk.reading.collections["claims"]["the-wheel-is-the-last"]
    assert claim["text"] == "There is no other wheel like it."
    # By where the paragraph's own passage begins, and not the reasons below it.
    assert written(desk).index("No wheel is like it.") < written(desk).index("[Keep the mill]: The")


def test_the_line_that_gives_a_claim_its_text_is_not_reworded_for_one_voice(desk: Desk) -> None:
    before = written(desk)
    osei = stance(desk, "osei", "sell-the-mill")

    with pytest.raises(RefusedError) as refusal:
        play(desk, {"do": "say", "stance": osei, "say": {"wording": "Away with it."}})

    assert (refusal.value.code, written(desk)) == ("cannot-patch", before)


def test_a_map_in_two_files_is_changed_in_the_one_that_has_the_place(tmp_path: Path) -> None:
    path = write_small_map(tmp_path)
    text = path.read_text(encoding="utf-8")
    first, _, second = text.partition("# Lena Brandt")
    topics = "topics: {mill: The mill, money: Money}\n"
    path.write_text(first.replace(topics, ""), encoding="utf-8")
    other = tmp_path / "more.argdown"
    head = f"===\nbase: https://example.org/mill/\n{topics}===\n\n"
    other.write_text(f"{head}# Lena Brandt{second}", encoding="utf-8")
    own = Desk([path, other])
    texts = [x.read_bytes() for x in own.paths]

    play(
        own,
        {"do": "attach", "claim": "keep-the-mill", "sentence": sentence(own, "People come")},
        {"do": "change", "claim": "keep-the-mill", "title": "Hold the mill"},
        {"do": "topic", "id": "wheel", "label": "The wheel"},
    )
    after = [x.read_text(encoding="utf-8") for x in own.paths]
    for _ in range(3):
        own.undo(own.reading.hash)

    assert [x.count("Hold the mill") for x in after] == [3, 3]
    assert "People come to see it" in after[1]
    assert "money: Money, wheel: The wheel}" in after[1]
    assert [x.read_bytes() for x in own.paths] == texts


def test_the_head_grows_where_it_is_written_on_one_line_or_lists_questions(tmp_path: Path) -> None:
    text = "Ann Aa, x\n\nOne two three four.\n\nBob Bb, y\n\nEight nine.\n\nThe end, by the desk.\n"
    (tmp_path / "t.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "m.argdown"
    head = (
        "===\ntitle: T\nquestion: Q?\nbase: https://example.org/m/\nexperts: {a: {name: Ann Aa}}\n"
        'sources: {s: {title: S, file: t.txt, sections: {a: "Ann Aa, x"}}}\n'
        'issues: ["What now?"]\n===\n\n'
    )
    body = '# Ann Aa {expert: a, source: s}\n\n[One]: one. {issue: "What now?", quote: "One two"}\n'
    path.write_text(head + body, encoding="utf-8")
    own = Desk([path])
    editor = {"id": "desk", "name": "The desk", "standing": "editor"}

    play(
        own,
        {"do": "section", "source": "s", "start": text.index("The end"), "expert": editor},
        {"do": "section", "source": "s", "start": text.index("Bob"), "expert": {"name": "Bob Bb"}},
        {"do": "topic", "id": "tt", "label": "A topic: x"},
        {"do": "issue", "id": "else", "question": "What else?", "claims": ["one"]},
    )

    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[4:12] == [
        "experts: {a: {name: Ann Aa}, bb: {name: Bob Bb}}",
        "editors:",
        "  desk:",
        "    name: The desk",
        (
            'sources: {s: {title: S, file: t.txt, sections: {a: "Ann Aa, x", '
            'desk: "The end, by the desk.", bb: "Bob Bb, y"}}}'
        ),
        'issues: ["What now?", "What else?"]',
        "topics:",
        '  tt: "A topic: x"',
    ]
    assert [x.split(" {")[0] for x in lines if x.startswith("# ")] == [
        "# Ann Aa",
        "# Bob Bb",
        "# The desk",
    ]


def test_a_text_that_is_saved_or_gone_is_noticed_as_a_map_is(desk: Desk) -> None:
    source = desk.paths[0].with_name("talk.txt")
    content, whole = source.read_bytes(), desk.reading.sheets.payload["text"]
    source.write_bytes(content.replace(b"ninety years", b"eighty years"))
    assert desk.look()
    assert [x.code for x in desk.unreadable] == ["source-hash"]
    source.write_bytes(content)
    assert desk.look()
    assert (desk.unreadable, desk.look()) == ((), False)

    source.unlink()
    assert desk.look()
    assert not desk.reading.sheets.sentences
    play(desk, {"do": "change", "claim": "keep-the-mill", "kind": "value"})  # needs no text
    source.write_bytes(content)
    assert desk.look()
    assert desk.reading.sheets.payload["text"] == whole


def test_what_is_no_file_in_the_place_of_a_draft_or_map_keeps_nobody_waiting(desk: Desk) -> None:
    draft = desk.paths[0].with_name("mill.draft.argdown")
    os.mkfifo(draft)
    assert not desk.look()
    desk.paths[0].unlink()
    os.mkfifo(desk.paths[0])

    assert desk.look()
    assert ["no file" in x.message for x in desk.unreadable] == [True]


def test_a_decision_of_an_earlier_sitting_is_taken_back_if_nobody_changed_the_file(
    desk: Desk,
) -> None:
    before, name = written(desk), sentence(desk, "People come")
    split: Body = {"do": "split", "sentence": name}
    split["at"] = desk.reading.sheets.sentences[name][1].start + 7
    play(desk, {"do": "change", "claim": "keep-the-mill", "kind": "value"})
    between = written(desk)
    play(desk, split, {"do": "change", "claim": "keep-the-mill", "title": "Hold the mill"})
    after = written(desk)
    desk.close()

    later = Desk(desk.paths)
    readback = later.last_step()
    later.undo(later.reading.hash)
    assert (written(later), later.step_count) == (between, 2)
    assert len(later.splits.offsets) == 1
    later.undo(later.reading.hash)
    later.undo(later.reading.hash)
    assert (written(later), later.splits.offsets) == (before, {})
    assert readback is not None
    assert "Hold the mill" in readback["uk"]
    assert readback["uk"] != readback["en"]
    for _ in range(3):
        later.redo(later.reading.hash)
    assert (written(later), later.step_count) == (after, 3)
    later.close()

    desk.paths[0].write_text(after + "// An editor was here.\n", encoding="utf-8")
    assert Desk(desk.paths).step_count == 0


def test_an_editors_point_sums_up_those_who_hold_its_claim(desk: Desk) -> None:
    point = sentence(desk, "Two of three")
    body: Body = {"do": "attach", "claim": "keep-the-mill", "sentence": point}
    play(desk, {"do": "remove", "stance": stance(desk, "desk", "keep-the-mill")})
    sums = []

    for further in ({}, {"say": {"sums": ["brandt"]}}, {"say": {"denies": True}}):
        play(desk, {**body, **further})
        name = stance(desk, "desk", "keep-the-mill")
        sums.append(desk.reading.map_text.stances[name].sums)
        desk.undo(desk.reading.hash)

    assert sums == [
        ("ruiz",),
        ("brandt",),
        (),
    ]  # Osei says it on a condition, Brandt by her reasons


def test_a_condition_an_answer_and_an_undercut_are_decisions(desk: Desk) -> None:
    keeps = stance(desk, "ruiz", "keep-the-mill")
    play(desk, {"do": "say", "stance": keeps, "say": {"firmness": "conditional"}})
    assert [x.code for x in desk.reading.map_text.warnings].count("no-condition") == 1
    keeps = stance(desk, "ruiz", "keep-the-mill")
    says = {"conditions": ["the-county-pays"], "answers": "osei"}
    readback = play(desk, {"do": "say", "stance": keeps, "say": says})
    undercut: Body = {"do": "reason", "premise": "the-mill-loses-money", "kind": "undercut"}
    play(desk, {**undercut, "target": {"reason": "the-mill-feeds-the-valley--keep-the-mill"}})

    assert "no-condition" not in [x.code for x in desk.reading.map_text.warnings]
    record = desk.reading.map_text.stances[stance(desk, "ruiz", "keep-the-mill")]
    assert (record.conditions, record.answers) == (("the-county-pays",), "osei")
    assert "The county pays" in readback
    kinds = [x["kind"] for x in desk.reading.collections["reasons"].values()]
    assert kinds.count("undercut") == 2


def test_several_claims_stand_in_one_condition_or_goal(desk: Desk) -> None:
    claims = ["the-county-pays", "the-wheel-lasts"]
    says = {"conditions": claims, "goals": claims, "date": "2026-03"}

    play(desk, {"do": "say", "stance": stance(desk, "ruiz", "keep-the-mill"), "say": says})

    record = desk.reading.map_text.stances[stance(desk, "ruiz", "keep-the-mill")]
    assert record.conditions == record.goals == tuple(claims)
    assert record.date == "2026-03"


def test_one_claim_is_compared_with_several_at_once(desk: Desk) -> None:
    before = written(desk)
    body: Body = {
        "do": "unrelated",
        "claims": ["keep-the-mill", "the-wheel-lasts", "sell-the-mill"],
    }

    readback = play(desk, body)
    pairs = {x.claims for x in desk.reading.map_text.map.judged}
    again = play(desk, {**body, "claims": [*body["claims"], "the-county-pays"], "note": "looked"})

    names = "“Sell the mill” and “The wheel lasts”"
    assert readback == (
        f"“Keep the mill” was compared with each of {names} and is unrelated to them."
    )
    assert pairs == {
        ("keep-the-mill", "sell-the-mill"),
        ("keep-the-mill", "the-wheel-lasts"),
        ("sell-the-mill", "the-wheel-lasts"),
    }
    assert again == "“Keep the mill” and “The county pays” were compared and are unrelated: looked."
    with pytest.raises(RefusedError, match="already"):
        play(desk, body)
    desk.undo(desk.reading.hash)
    desk.undo(desk.reading.hash)
    assert written(desk) == before
