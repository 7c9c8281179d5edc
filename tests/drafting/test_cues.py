from __future__ import annotations

import pytest

from counterpoint.drafting import guess


@pytest.mark.parametrize(
    ("sentence", "language", "words"),
    [
        ("The Strand should move.", "en", "recommendation"),
        ("Mend the cracks first.", "en", "recommendation"),
        ("Work is scarce in the town.", "en", "assessment"),
        ("The sea will come over any wall.", "en", "forecast"),
        ("The wall throws the waves back.", "en", "assessment"),
        ("The sea may beat us in the end.", "en", "assessment hedged"),
        ("If the ministry pays, they will go.", "en", "forecast conditional"),
        ("I grant that a wall is quicker.", "en", "assessment conceded"),
        ("I see why they want their wall.", "en", "assessment understood"),
        ("Critics say the toll must go.", "en", "recommendation reported"),
        ("Треба йти на пагорб.", "uk", "recommendation"),
        ("Море, мабуть, прийде знову.", "uk", "assessment hedged"),
        ("Рано чи пізно море прийде, якщо стіни не буде.", "uk", "forecast conditional"),
        ("За словами мера, стіна тримає.", "uk", "assessment reported"),
        ("Die Stadt sollte umziehen.", "de", "recommendation"),
        ("Das Meer wird über die Mauer kommen.", "de", "forecast"),
        ("Zugegeben, eine Mauer hält.", "de", "assessment conceded"),
        ("La ville devrait partir.", "fr", "assessment"),
    ],
)
def test_a_guess_rests_on_words_that_often_say_so(sentence: str, language: str, words: str) -> None:
    proposal = guess(sentence, language)

    signs = {proposal.kind.value, proposal.firmness.value, proposal.directness.value}
    assert signs - {"flat", "explicit"} == set(words.split())


def test_each_cue_says_where_it_stands() -> None:
    sentence = "Perhaps the town should move."

    cues = guess(sentence).cues

    assert [(sentence[cue.start : cue.end], cue.sign.value) for cue in cues] == [
        ("Perhaps", "hedged"),
        ("should", "recommendation"),
    ]
