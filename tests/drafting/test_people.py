from __future__ import annotations

import pytest

from counterpoint.drafting.people import roles_in, voices_of
from counterpoint.model import SourceSpeaker, Standing


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("", []),
        ("economist, Centre for Public Risk", ["economist | Centre for Public Risk | "]),
        ("scholar at the Corvel Institute", ["scholar | Corvel Institute | "]),
        ("mayor of Dunmarrow (2003-2021)", ["mayor of Dunmarrow |  | 2003-2021"]),
        ("envoy (2015–2016; 2019)", ["envoy |  | 2015-2016 2019"]),
        ("envoy (since 2019)", ["envoy |  | 2019-"]),
        ("pilot (2003-), chair, Harbour League", ["pilot |  | 2003-", "chair | Harbour League | "]),
        (
            "fellow, Shore House; judge (ret. 1999)",
            ["fellow | Shore House | ", "judge (ret. 1999) |  | "],
        ),
    ],
)
def test_posts_are_read_from_a_line(line: str, roles: list[str]) -> None:
    assert [
        f"{role.title} | {role.organization} | {' '.join(map(str, role.periods))}"
        for role in roles_in(line)
    ] == roles


def test_one_person_in_two_texts_is_one_voice_and_a_chair_is_nobodys() -> None:
    article = SourceSpeaker("strake", "Callum Strake", "harbour master")
    transcript = [SourceSpeaker("strake", "Strake"), SourceSpeaker("chair", "Chair")]

    voices, voice_of = voices_of([article, *transcript])

    assert {x.id: (x.name, x.standing) for x in voices.values()} == {
        "strake": ("Callum Strake", Standing.PANEL),
        "chair": ("Chair", Standing.EDITOR),
    }
    assert voice_of == {"strake": "strake"}
