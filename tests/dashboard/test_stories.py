import pytest

from applications.dashboard import stories
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import KeptQuery
from tests.factories import AttemptFactory, CompanyFactory, RoundFactory


def lived(user, company, *outcomes, **details):
    company = CompanyFactory(owner=user, name=company)
    return [
        AttemptFactory(company=company, outcome=outcome, number=number, **details)
        for number, outcome in enumerate(outcomes, start=1)
    ]


def told(today):
    return [story.company for story in today().stories]


def test_a_story_shows_each_attempt_and_how_the_last_one_ended(today, user):
    lived(user, "Amazon", "rejected", "rejected", "rejected", "silent", "accepted")
    story = today().stories[0]
    assert story.tones == ("no", "no", "no", "silence", "yes")
    assert story.label == story.counts == "3 rejections, 1 silence, 1 offer accepted"
    assert story.latest == "attempt 5, offer accepted"


def test_a_story_leads_to_its_company(today, user):
    attempt = lived(user, "Amazon", "rejected")[0]
    assert today().stories[0].url == attempt.company.get_absolute_url()


@pytest.mark.parametrize(
    ("outcome", "said"), [("", "open"), ("offer", "an offer stands"), ("withdrawn", "withdrawn"), ("silent", "silence")]
)
def test_the_last_attempt_says_how_it_stands(today, user, outcome, said):
    lived(user, "Amazon", "rejected", outcome)
    assert today().stories[0].latest == f"attempt 2, {said}"


def test_the_last_attempt_says_what_is_planned(today, user):
    attempt = lived(user, "Amazon", "")[0]
    RoundFactory(attempt=attempt, kind="panel", state="planned", planned=FuzzyDate("2026-09-23"))
    assert today().stories[0].latest == "attempt 1, panel tomorrow"


def test_a_check_on_an_unknown_day_tells_less_than_an_accepted_offer(today, user):
    attempt = lived(user, "Amazon", "accepted")[0]
    RoundFactory(attempt=attempt, kind="background_check", state="planned")
    assert today().stories[0].latest == "attempt 1, offer accepted"


def test_a_single_attempt_is_not_counted_beside_itself(today, user):
    lived(user, "Amazon", "rejected")
    assert (today().stories[0].label, today().stories[0].counts) == ("1 rejection", "")


def test_an_attempt_without_a_number_gives_none(today, user):
    AttemptFactory(company=CompanyFactory(owner=user), number=None)
    assert today().stories[0].latest == "open"


def test_what_moved_last_stands_first_whatever_its_place(today, user):
    lived(user, "First tried", "", rank=1, last_step="2026-09-20T10:00Z")
    lived(user, "Later tried", "", rank=2, last_contact="2026-09-19T10:00Z")
    lived(user, "Tried last", "", rank=3, began=FuzzyDate("2026-09-18"))
    assert told(today) == ["First tried", "Later tried", "Tried last"]


def test_where_a_step_comes_next_stands_first(today, user):
    later, sooner = lived(user, "Later", "")[0], lived(user, "Sooner", "")[0]
    lived(user, "Moved today", "", last_step="2026-09-22T10:00Z")
    for attempt, planned in ((later, "2026-09-25"), (sooner, "2026-09-23")):
        RoundFactory(attempt=attempt, state="planned", planned=FuzzyDate(planned))
    assert told(today) == ["Sooner", "Later", "Moved today"]


def test_an_attempt_without_a_date_stands_by_its_place(today, user):
    lived(user, "Long ago", "rejected", began=FuzzyDate("2016"), rank=FuzzyDate("2016").rank_hint)
    lived(user, "Some day after", "rejected", rank=FuzzyDate("2016").rank_hint + 1)
    assert told(today) == ["Some day after", "Long ago"]


def test_without_any_date_the_last_place_counts(today, user):
    for rank, name in enumerate(["First", "Second", "Third"]):
        lived(user, name, "rejected", rank=rank)
    assert told(today) == ["Third", "Second", "First"]


def test_no_more_than_six_stories_of_twelve_shapes_are_shown(today, user):
    for name in "ABCDEFG":
        lived(user, name, *["rejected"] * 13, "silent")
    assert len(today().stories) == 6
    assert today().stories[0].tones == ("no",) * 11 + ("silence",)
    assert today().stories[0].label == "13 rejections, 1 silence"


def test_a_count_that_stopped_says_so(today, user, monkeypatch):
    monkeypatch.setattr(stories, "MOST_COUNTED", 3)
    monkeypatch.setattr(stories, "attempts_of", KeptQuery(stories.attempts_of.build))
    lived(user, "Crowded out", "rejected")
    lived(user, "Endless", "rejected", "rejected", "silent", "silent")
    assert [(story.company, story.label) for story in today().stories] == [
        ("Endless", "the latest: 1 rejection, 2 silences")
    ]


def test_a_strangers_story_is_not_told(today):
    AttemptFactory()
    assert told(today) == []


def test_an_attempt_that_names_no_company_has_no_story_but_is_a_past(today, user):
    AttemptFactory(owner=user, company=None, count_words="a dozen", outcome="no_response")
    assert told(today) == []
    assert today().has_past
