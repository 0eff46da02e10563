"""What was asked before, what worked, and what no story shows yet."""

import re

import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import (
    AskingFactory,
    EventFactory,
    FeedbackFactory,
    FeedbackPointFactory,
    LoopFactory,
    PostMortemFactory,
    RoundFactory,
    SelfRatingFactory,
    StoryFactory,
    TellingFactory,
    TopicFactory,
)  # fmt: skip


@pytest.fixture
def coding(here, loop):
    """A round of the loop ahead."""
    return RoundFactory(attempt=here, loop=loop, kind="coding", rank=101)


def elsewhere(user, **facts):
    return RoundFactory(attempt__company__owner=user, attempt__company__name="Other", kind="coding", **facts)


def test_here_comes_first_with_the_kind_ahead_and_what_was_missed_before_what_was_answered(
    briefing, loop, coding, before
):
    bar, code = (RoundFactory(attempt=before, kind=kind, rank=1) for kind in ("bar_raiser", "coding"))
    for words, round, went in [("a", bar, "missed"), ("b", code, "answered"), ("c", code, "missed"), ("d", bar, "")]:
        AskingFactory(attempt=before, round=round, went=went, question__words=words, would_say=f"better {words}")
    asked = briefing(loop).asked
    assert [(each.words, each.how) for each in asked] == [
        ("c", "missed"), ("b", "answered"), ("a", "missed"), ("d", ""),
    ]  # fmt: skip
    assert (asked[0].better, asked[0].source.text) == ("better c", "attempt 2, coding interview, 2020")


def test_a_question_that_came_twice_is_told_once_by_the_last_time(briefing, loop, here, before):
    first = AskingFactory(attempt=before, went="missed")
    AskingFactory(attempt=here, question=first.question, went="answered")
    assert [each.how for each in briefing(loop).asked] == ["answered"]


def test_the_same_kind_of_round_elsewhere_comes_behind_without_what_stands_here(briefing, loop, coding, before, user):
    here_too = AskingFactory(attempt=before, question__words="both").question
    round = elsewhere(user)
    for question in (here_too, None):
        AskingFactory(attempt=round.attempt, round=round, **({"question": question} if question else {}))
    AskingFactory(attempt=round.attempt, round=RoundFactory(attempt=round.attempt, kind="panel"))
    found = briefing(loop).asked_elsewhere
    assert [each.source.text for each in found] == ["Other, coding interview, date not known"]
    assert found[0].key != here_too.pk


def test_of_many_askings_elsewhere_the_newest_come_first(briefing, loop, coding, user):
    round = elsewhere(user)
    for words in ("first", "second", "third", "fourth"):
        AskingFactory(attempt=round.attempt, round=round, question__words=words)
    assert [each.words for each in briefing(loop).asked_elsewhere] == ["fourth", "third", "second"]


def test_with_no_history_here_the_kind_of_round_is_known_from_elsewhere(signed_in, user, loop, coding):
    round = elsewhere(user, happened=FuzzyDate("2020-05-01"), result="not_passed")
    SelfRatingFactory(attempt=round.attempt, round=round, words="I froze.")
    text = signed_in.get(reverse("briefing", args=[loop.pk])).text
    assert "Nothing to look back on here yet" in text
    assert "What stands above comes from the same kind of round elsewhere." in text
    assert re.search(r"not passed</span> <q class=\"says\">I froze\.</q>", text)


def test_stories_are_told_with_how_they_landed_and_the_principles_without_one_are_gaps(briefing, loop, before, user):
    shown, _ = (TopicFactory(owner=user, company=before.company, kind="principle", name=n) for n in ("Own", "Dive"))
    story = StoryFactory(owner=user, title="The outage")
    story.topics.add(shown)
    TellingFactory(story=story, attempt=before, landed="well")
    told = briefing(loop)
    assert [line.words for line in told.stories] == ["The outage (well)"]
    assert told.gaps == ["Dive"]


def test_one_thing_that_worked_is_what_went_well_where_it_was_passed(briefing, loop, here, before):
    assert briefing(loop).worked is None
    RoundFactory(attempt=before, kind="coding", result="passed", rank=1)
    assert briefing(loop).worked.words == "Coding interview: passed"
    PostMortemFactory(attempt=before, went_well="I *slept*.")
    assert briefing(loop).worked.words == "I slept."
    FeedbackPointFactory(feedback=FeedbackFactory(attempt=before), words="my calm", is_good=True)
    assert briefing(loop).worked.words == "They liked: my calm"
    passed = RoundFactory(attempt=here, kind="phone_screen", result="passed", rank=1)
    PostMortemFactory(attempt=here, round=passed, went_well="A plan.")
    assert briefing(loop).worked.words == "A plan."


@pytest.fixture
def kept(signed_in):
    return lambda step: signed_in.get(f"{step.get_absolute_url()}briefing/file/")


def test_the_page_is_kept_as_one_file_that_needs_nothing_else(kept, loop, crowd, before):
    crowd(before)
    response = kept(loop)
    assert response["Content-Disposition"] == 'attachment; filename="before-the-final-loop-acme-attempt-3.html"'
    assert not re.search(r"<script|<link|<img|<form|<button|src=|url\(|@import", response.text)
    assert "Tried here before" in response.text
    assert "--paper:" in response.text


def test_what_is_confidential_stays_out_of_the_file_until_its_date(kept, signed_in, loop, before, coding):
    for words, until in (("never", None), ("later", "2150"), ("by now", "2020")):
        until = FuzzyDate(until) if until else None
        secret = {"question__is_confidential": True, "question__confidential_until": until}
        AskingFactory(attempt=before, question__words=words, **secret)
    text = kept(loop).text
    assert [word for word in ("never", "later", "by now") if f">{word}<" in text] == ["by now"]
    shown = signed_in.get(reverse("briefing", args=[loop.pk])).text
    assert [word for word in ("never", "later", "by now") if f">{word}<" in shown] == ["never", "later", "by now"]


def test_a_confidential_question_stays_out_of_the_file_also_where_a_debrief_tells_it(kept, signed_in, loop, before):
    AskingFactory(attempt=before, question__words="Their secret puzzle", question__is_confidential=True)
    for words in ("Their secret puzzle\nWhy us?", "When could you start?"):
        EventFactory(attempt=before, act="asked", actor="them", words=words)
    assert "Their secret puzzle" not in kept(loop).text
    assert "When could you start?" in kept(loop).text
    assert "Why us?" in signed_in.get(reverse("briefing", args=[loop.pk])).text


def test_a_strangers_file_is_not_there(kept):
    assert kept(LoopFactory()).status_code == kept(RoundFactory()).status_code == 404
