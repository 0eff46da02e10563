"""Sentences in which people tell how a round went, and what is read from them."""

import pytest

from applications.briefing.feeling import Feeling, feeling_of

UNSURE = [
    "I walked out unsure.",
    "Some of it I could answer, but I left without confidence",
    "Not confident at all",
    "I did not trust my answers",
    "Couldn’t answer the second part",
    "A couple of questions I had to leave open",
    "Then came questions I had no sure answer to",
    "My weak one",
    "Not good enough, for another reason this time",
    "I read the question wrong and fell apart",
    "I did not get to the end of the derivation",
    "One or two of the answers were wrong",
    "Solved two easy ones, weak on the follow-ups",
    "Froze on the first question",
    "Ran out of time",
    "It was not very clear what they wanted",
    "I never finished a problem",
    "Nothing in me said yes",
    "I rambled",
    "Too slow, and a bug left",
    "Only brute force",
    "The hardest hour: I was stuck most of it",
    "Mixed",
    "so-so",
]
SURE = [
    "It went well",
    "Very good",
    "An easy one",
    "Just as I had hoped",
    "Happy with all of it",
    "It felt like a yes",
    "Sure of myself on the day",
    "I solved both",
    "A good talk",
    "Behavioural: fine",
    "They liked it",
    "Confident and calm",
    "Behavioural half: fine",
    "Hard questions, and I solved them all",
]
UNKNOWN = ["", "An hour with the manager", "Es lief so", "Graphs and trees", "手応えあり"]


@pytest.mark.parametrize(
    ("words", "feeling"),
    [
        *((words, Feeling.UNSURE) for words in UNSURE),
        *((words, Feeling.SURE) for words in SURE),
        *((words, Feeling.UNKNOWN) for words in UNKNOWN),
    ],
)
def test_words_tell_how_somebody_felt(words, feeling):
    assert feeling_of(words) is feeling


@pytest.mark.parametrize(
    ("least", "most", "feeling"),
    [
        (80, 80, Feeling.SURE),
        (20, None, Feeling.UNSURE),
        (40, 60, Feeling.SURE),
        (None, 49, Feeling.UNSURE),
        (0, 0, Feeling.UNSURE),
    ],
)
def test_a_percentage_tells_it_whatever_the_words(least, most, feeling):
    assert feeling_of("not at all what I had hoped", least, most) is feeling
