from datetime import UTC, datetime, timedelta

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from tests import factories


def busy_attempt(user, rounds):
    """An attempt with one of everything a thread can hold, and as many rounds as asked for."""
    attempt = factories.AttemptFactory(company__owner=user)
    loop = factories.LoopFactory(attempt=attempt)
    for round in factories.RoundFactory.create_batch(rounds, attempt=attempt, loop=loop):
        round.topics.add(factories.TopicFactory(owner=user, name="networking"))
        factories.InvolvementFactory(attempt=attempt, round=round, capacity="interviewer")
        factories.PostMortemFactory(attempt=attempt, round=round, went_well="the start")
    for make in (factories.EventFactory, factories.DecisionFactory, factories.FeedbackFactory, factories.TermFactory):
        make.create_batch(rounds, attempt=attempt)
    factories.OfferVersionFactory(offer__attempt=attempt, pay="enough")
    lesson = factories.LessonFactory(owner=user, cue="lost", response="ask")
    lesson.rounds.add(attempt.rounds.first())
    return attempt


def test_the_thread_reads_as_many_queries_however_long(signed_in, user, django_assert_max_num_queries):
    for rounds in (2, 20):
        attempt = busy_attempt(user, rounds)
        with django_assert_max_num_queries(12):
            signed_in.get(attempt.get_absolute_url())


def test_the_thread_shows_who_what_and_what_it_taught(signed_in, user):
    text = signed_in.get(busy_attempt(user, 1).get_absolute_url()).text
    for words in ("networking", "interviewer", "the start", "You did well.", "enough", "<b>If</b> lost", "Offer"):
        assert words in text


def test_the_thread_keeps_the_order_of_ranks_without_any_date(signed_in, user):
    attempt = factories.AttemptFactory(company__owner=user)
    factories.EventFactory(attempt=attempt, words="third thing", rank=3)
    factories.RoundFactory(attempt=attempt, name="first thing", rank=1)
    factories.FeedbackFactory(attempt=attempt, words="second thing", rank=2)
    text = signed_in.get(attempt.get_absolute_url()).text
    assert text.index("first thing") < text.index("second thing") < text.index("third thing")


def test_a_self_rating_stands_at_its_round(signed_in, user):
    round = factories.RoundFactory(attempt__company__owner=user)
    round.self_ratings.create(owner=user, attempt=round.attempt, words="confident", percent_least=80, percent_most=80)
    assert "confident, 80 %" in signed_in.get(round.attempt.get_absolute_url()).text


def test_a_moved_term_names_the_date_it_had(signed_in, user):
    first = factories.TermFactory(attempt__company__owner=user, ends=FuzzyDate("2020-05-01", "1 May 2020"))
    factories.TermFactory(attempt=first.attempt, extends=first, ends=FuzzyDate("2020-05-09", "9 May 2020"))
    text = signed_in.get(first.attempt.get_absolute_url()).text
    assert "Moved from" in text
    assert "1 May 2020" in text


def test_what_a_person_wrote_is_text_and_never_markup(signed_in, user):
    event = factories.EventFactory(attempt__company__owner=user, words="<script>alert(1)</script>")
    assert "<script>alert" not in signed_in.get(event.attempt.get_absolute_url()).text


def test_what_was_stressed_is_shown_so_wherever_it_is_read(signed_in, user):
    round = factories.RoundFactory(attempt__company__owner=user)
    factories.EventFactory(attempt=round.attempt, round=round, act="asked", actor="them", words="Why **here**?")
    for page in (round.attempt, round):
        assert "<p>Why <strong>here</strong>?</p>" in signed_in.get(page.get_absolute_url()).text


def test_the_topics_of_a_round_stand_by_name_whatever_their_case_and_accents(signed_in, user):
    round = factories.RoundFactory(attempt__company__owner=user)
    for name in ("zoning", "Élan", "Design", "code"):
        round.topics.add(factories.TopicFactory(owner=user, name=name))
    for page in (round.attempt, round):
        assert "code, Design, Élan, zoning" in signed_in.get(page.get_absolute_url()).text


@pytest.mark.parametrize(("outcome", "waits"), [("", True), ("offer", True), ("accepted", False), ("silent", False)])
def test_the_outcome_is_the_first_thing_to_do_until_it_is_known(signed_in, user, outcome, waits):
    attempt = factories.AttemptFactory(company__owner=user, outcome=outcome)
    text = signed_in.get(attempt.get_absolute_url()).text
    address = f"{attempt.get_absolute_url()}outcome/"
    assert (f'<a class="button action" href="{address}">' in text) == waits
    assert ("Another outcome" in text) != waits


def test_an_empty_attempt_teaches(signed_in, user):
    attempt = factories.AttemptFactory(company__owner=user)
    assert "Add the first round" in signed_in.get(attempt.get_absolute_url()).text


def test_a_strangers_attempt_is_not_there(signed_in):
    assert signed_in.get(factories.AttemptFactory().get_absolute_url()).status_code == 404


def test_a_round_is_added_in_place(signed_in, user, in_region):
    attempt = factories.AttemptFactory(company__owner=user)
    add = f"{attempt.get_absolute_url()}rounds/new/"
    form = signed_in.get(add, headers=in_region("form"))
    assert form.text.strip().startswith("<form")
    done = signed_in.post(add, {"name": "Quick call"}, headers=in_region("attempt-page"), follow=True)
    assert done.text.strip().startswith('<div id="attempt-page"')
    assert "Quick call" in done.text


def test_each_entry_can_be_changed_where_it_stands(signed_in, user):
    attempt = busy_attempt(user, 1)
    text = signed_in.get(attempt.get_absolute_url()).text
    round, event, version = attempt.rounds.get(), attempt.events.get(), user.offer_versions.get()
    for address in (
        f"/rounds/{round.pk}/edit/?back=attempt",
        f"/events/{event.pk}/correction/",
        f"/attempts/{attempt.pk}/edit/",
    ):
        assert f'href="{address}"' in text
    assert f'href="/offers/{version.offer_id}/versions/new/"' in text
    assert f'id="form-event-{event.pk}"' in text
    assert f'data-place="offer_versions-{version.pk}"' in text


def test_a_fact_is_corrected_in_place(signed_in, user, in_region):
    event = factories.EventFactory(attempt__company__owner=user, words="They called")
    correct = f"/events/{event.pk}/correction/"
    form = signed_in.get(correct, headers=in_region(f"form-event-{event.pk}"))
    assert form.text.strip().startswith("<form")
    typed = {"words": "She called", "revision": event.pk}
    done = signed_in.post(correct, typed, headers=in_region("attempt-page"), follow=True)
    assert done.text.strip().startswith('<div id="attempt-page"')
    assert "She called" in done.text


def test_what_was_corrected_is_struck_through_with_both_times(signed_in, user):
    user.time_zone = "Asia/Singapore"
    user.save()
    at = datetime(2020, 5, 1, 20, tzinfo=UTC)
    first = factories.EventFactory(attempt__company__owner=user, words="They called", recorded_at=at)
    factories.EventFactory(
        attempt=first.attempt, words="She called", corrects=first, recorded_at=at + timedelta(days=1)
    )
    text = signed_in.get(first.attempt.get_absolute_url()).text
    assert "Recorded on 2 May 2020, 04:00, corrected on 3 May 2020, 04:00." in text
    assert "They called" in text[text.index("<del>") : text.rindex("</del>")]


@pytest.mark.parametrize(
    ("after", "heading"),
    [
        (None, "On hold"),
        ({"act": "followed_up", "actor": "me"}, "On hold"),
        ({"act": "contacted", "actor": "them"}, "Open"),
    ],
    ids=str,
)
def test_an_attempt_that_was_put_on_hold_says_so_until_something_moves_it_on(signed_in, user, after, heading):
    attempt = factories.AttemptFactory(company__owner=user)
    factories.EventFactory(attempt=attempt, act="on_hold", actor="them", rank=1000)
    if after:
        factories.EventFactory(attempt=attempt, rank=2000, **after)
    page = signed_in.get(attempt.get_absolute_url())
    assert page.context["thread"].heading == heading
