"""Three questions come before the answers; the same for the same facts."""

from tests.factories import (
    AskingFactory,
    EventFactory,
    FeedbackFactory,
    LessonFactory,
    PostMortemFactory,
    RoundFactory,
    SelfRatingFactory,
)  # fmt: skip


def asks(briefing, step):
    return [prompt.asks for prompt in briefing(step).prompts]


def test_it_asks_what_they_asked_what_tripped_one_and_what_one_promised(briefing, loop, before):
    coding = RoundFactory(attempt=before, kind="coding", rank=1)
    AskingFactory(attempt=before, round=coding, question__words="Design a cache", would_say="Ask first.")
    SelfRatingFactory(attempt=before, round=coding, words="I was unsure")
    lesson = LessonFactory(owner=before.owner, cue="they ask for a design", response="ask first")
    lesson.rounds.add(coding)
    told = briefing(loop)
    assert [prompt.asks for prompt in told.prompts] == [
        "What did they ask you in the coding interview of attempt 2?",
        "In attempt 2, which round left you unsure?",
        "If they ask for a design: what did you promise yourself?",
    ]
    assert [prompt.answers[0].words for prompt in told.prompts] == [
        "Design a cache", "Coding interview left you unsure", "ask first",
    ]  # fmt: skip
    assert told.prompts == briefing(loop).prompts


def test_a_round_of_the_kind_that_lies_ahead_is_asked_about_rather_than_a_later_one(briefing, loop, here, before):
    RoundFactory(attempt=here, loop=loop, kind="coding", rank=101)
    for rank, kind in enumerate(["coding", "bar_raiser"], start=1):
        AskingFactory(attempt=before, round=RoundFactory(attempt=before, kind=kind, rank=rank))
    assert asks(briefing, loop) == ["What did they ask you in the coding interview of attempt 2?"]


def test_without_questions_it_asks_what_they_said_then_what_they_wanted_to_know(briefing, loop, before):
    EventFactory(attempt=before, act="asked", actor="them", words="Why us?")
    assert asks(briefing, loop) == ["What did they want to know in attempt 2?"]
    FeedbackFactory(attempt=before, words="More depth.")
    assert asks(briefing, loop) == ["What did they say of attempt 2?"]


def test_with_nothing_here_it_asks_what_one_was_asked_elsewhere(briefing, loop, here):
    RoundFactory(attempt=here, loop=loop, kind="coding", rank=101)
    elsewhere = RoundFactory(attempt__company__owner=here.owner, kind="coding")
    AskingFactory(attempt=elsewhere.attempt, round=elsewhere)
    assert asks(briefing, loop) == ["What were you asked elsewhere in this kind of round?"]


def test_with_nothing_behind_one_nothing_is_asked(briefing, loop, before):
    PostMortemFactory(attempt=before, happened="Nothing that helps here.")
    assert asks(briefing, loop) == []
