"""An attempt as it was known on a given day."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.records.models import Version
from tests import factories

THEN, LATER = datetime(2020, 5, 1, tzinfo=UTC), datetime(2020, 6, 1, tzinfo=UTC)


@pytest.fixture
def attempt(user):
    company = factories.CompanyFactory(owner=user, name="Acme")
    return factories.AttemptFactory(company=company, recorded_at=THEN, number=1)


@pytest.fixture
def known(signed_in, attempt):
    """The attempt's page as it was known on a day."""
    return lambda day: signed_in.get(reverse("attempt", args=[attempt.pk]), {"known": day})


def edited_later(record):
    """Save what was changed, at the later moment."""
    record.revise()
    Version.objects.filter(record=record.uuid).update(recorded_at=LATER)


def test_what_was_recorded_later_is_not_there(known, attempt):
    factories.EventFactory(attempt=attempt, words="a call", recorded_at=THEN)
    factories.EventFactory(attempt=attempt, words="a letter", recorded_at=LATER)
    text = known("15 May 2020").text
    assert "a call" in text
    assert "a letter" not in text
    assert "a letter" in known("June 2020").text


def test_a_later_correction_is_not_applied(known, attempt):
    first = factories.DecisionFactory(attempt=attempt, kind="silent", recorded_at=THEN)
    factories.DecisionFactory(attempt=attempt, kind="rejected", recorded_at=LATER, corrects=first)
    attempt.outcome = "rejected"
    attempt.save()
    text = known("May 2020").text
    assert "Never heard back" in text
    assert "Rejected" not in text


def test_a_step_stands_in_the_words_it_had(known, attempt):
    round = factories.RoundFactory(attempt=attempt, name="Quick chat", recorded_at=THEN, score=3)
    round.happened, round.name, round.score = FuzzyDate("2020-05-30", "30 May"), "Interview", 4
    edited_later(round)
    then, now = known("15 May 2020").text, known("2021").text
    assert all(words in then for words in ("Quick chat", "date not known"))
    assert "30 May" not in then
    assert "Interview" in now


def test_the_attempt_itself_stands_in_the_words_it_had(known, attempt):
    role = factories.RoleFactory(company=attempt.company, title="Gardener", recorded_at=THEN)
    attempt.current_role, attempt.notes = role, "hopeful"
    attempt.save()
    attempt.current_role, attempt.notes = None, "tired"
    edited_later(attempt)
    text = known("15 May 2020").text
    assert all(words in text for words in ("Gardener", "hopeful"))
    assert "tired" not in text


def test_topics_and_people_stand_as_they_were(known, attempt):
    round = factories.RoundFactory(attempt=attempt, recorded_at=THEN)
    round.topics.add(factories.TopicFactory(owner=attempt.owner, name="graphs", recorded_at=THEN))
    somebody = factories.InvolvementFactory(attempt=attempt, round=round, person=None, who="two men", recorded_at=THEN)
    edited_later(round)
    round.topics.clear()
    somebody.who = "two women"
    edited_later(somebody)
    text = known("15 May 2020").text
    assert "graphs" in text
    assert "two men" in text
    assert "graphs" not in known("2021").text


def test_how_far_it_got_is_counted_from_what_was_known(known, attempt):
    factories.RoundFactory(attempt=attempt, kind="recruiter_screen", recorded_at=THEN)
    factories.LoopFactory(attempt=attempt, recorded_at=LATER)
    attempt.stage_of_steps = 4
    attempt.save()
    assert "has reached the screen" in known("15 May 2020").text


def test_an_attempt_of_which_nothing_was_recorded_says_so(known):
    assert "Nothing of this attempt had been recorded by then." in known("2019").text


def test_nothing_can_be_changed_in_that_view(signed_in, attempt, in_region):
    factories.RoundFactory(attempt=attempt, recorded_at=THEN)
    page = f"{attempt.get_absolute_url()}?known=15 May 2020"
    text = signed_in.get(page, headers=in_region("attempt-page")).text
    assert "at the end of 15 May 2020" in text
    assert not any(word in text for word in ("/edit/", "/new/", "/correction/", "<form"))


def test_reading_it_changes_nothing(known, attempt):
    attempt.notes = "tired"
    edited_later(attempt)
    known("15 May 2020")
    attempt.refresh_from_db()
    assert (attempt.notes, attempt.revision) == ("tired", 2)


@pytest.mark.parametrize("day", ["one day", "after 2019"])
def test_a_day_that_cannot_be_placed_gets_a_sentence(known, day):
    response = known(day)
    assert response.status_code == 422
    assert "This names no day on the calendar." in response.text
    assert f'value="{day}"' in response.text


def test_it_reads_as_many_queries_however_long(known, attempt, django_assert_max_num_queries):
    for count in (2, 20):
        for round in factories.RoundFactory.create_batch(count, attempt=attempt, recorded_at=THEN):
            factories.InvolvementFactory(attempt=attempt, round=round, recorded_at=THEN)
            round.name = "changed"
            edited_later(round)
        with django_assert_max_num_queries(24):
            known("15 May 2020")
