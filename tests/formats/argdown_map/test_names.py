"""Ids: slugs where they tell apart, with a hash where they do not; the same in every run."""

from __future__ import annotations

from map_files import MapReader

from counterpoint.model import content_hash


def test_titles_with_one_slug_are_told_apart_by_a_hash(map_of: MapReader) -> None:
    argument_map = map_of("[Free buses]: One.\n\n[Free buses!]: Two.\n\n[Rails]: Three.")

    assert {claim.title: claim.id for claim in argument_map.claims} == {
        "Free buses": "free-buses-" + content_hash("Free buses", length=6),
        "Free buses!": "free-buses-" + content_hash("Free buses!", length=6),
        "Rails": "rails",
    }


def test_a_claim_and_an_argument_of_one_title_are_two_claims(map_of: MapReader) -> None:
    argument_map = map_of("[Toll]: Charge.\n  + <Toll>: It works.")

    assert sorted(claim.text for claim in argument_map.claims) == ["Charge.", "It works."]
    assert len({claim.id for claim in argument_map.claims}) == 2


def test_a_statement_without_a_title_is_named_by_its_text(map_of: MapReader) -> None:
    argument_map = map_of("People walk more.\n  + Shoes are cheap.")

    assert [(x.id, x.title) for x in argument_map.claims] == [
        ("people-walk-more", "People walk more."),
        ("shoes-are-cheap", "Shoes are cheap."),
    ]


def test_a_long_statement_has_a_short_title(map_of: MapReader) -> None:
    text = "word " * 40 + "end."

    [claim] = map_of(text).claims

    assert (claim.text, claim.title) == (text, "word " * 11 + "word\u2026")


def test_claims_arguments_and_attacks_share_no_id(map_of: MapReader) -> None:
    argument_map = map_of("[A]: One.\n  + <B>: Two.\n  - <B>")

    ids = [x.id for x in argument_map.claims]
    ids += [x.id for x in argument_map.arguments]
    ids += [x.id for x in argument_map.attacks]
    assert len(ids) == len(set(ids)) == 4


def test_names_keep_their_script(map_of: MapReader) -> None:
    argument_map = map_of("[Мир через силу]: Текст.\n  + [和平]: 文字。")

    assert [x.id for x in argument_map.arguments] == ["和平--мир-через-силу"]


def test_stances_are_named_by_expert_and_content(map_of: MapReader) -> None:
    one = map_of("# R {expert: ruiz}\n\n[A]: One.\n\n[B]: Two.")
    other = map_of("# R {expert: ruiz}\n\n[B]: Two.\n\n[A]: One.")

    assert [x.id for x in one.stances] == [x.id for x in other.stances]
    assert all(x.id.startswith("ruiz-") for x in one.stances)
