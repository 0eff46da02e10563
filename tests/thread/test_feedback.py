"""Their words, recorded by hand with the points they made."""

import pytest
from django.urls import reverse

from tests import factories


@pytest.fixture
def attempt(user):
    return factories.AttemptFactory(company__owner=user)


@pytest.fixture
def record(signed_in, attempt):
    return lambda **typed: signed_in.post(reverse("feedback-new", args=[attempt.pk]), typed)


def points_of(feedback):
    return [(point.words, point.is_good, str(point.topic or "")) for point in feedback.points.order_by("pk")]


def correct(client, feedback, **typed):
    address = reverse("feedback-correct", args=[feedback.pk])
    return client.post(address, {"revision": feedback.pk, "words": feedback.words, **typed})


def test_their_words_are_enough(record, attempt):
    assert record(words="You did well.").url == attempt.get_absolute_url()
    assert attempt.feedback.get().words == "You did well."


def test_all_that_can_be_known_is_kept(record, attempt):
    round, loop = factories.RoundFactory(attempt=attempt), factories.LoopFactory(attempt=attempt)
    typed = {"words": "Well done", "given": "May 2020", "by": "the recruiter", "is_quoted": "true"}
    record(**typed, person_name="Ana", round=round.pk, loop=loop.pk)
    feedback = attempt.feedback.get()
    assert (feedback.round, feedback.loop, feedback.person.name, feedback.by) == (round, loop, "Ana", "the recruiter")
    assert (feedback.is_quoted, str(feedback.given)) == (True, "May 2020")


def test_points_are_kept_in_their_order_and_topics_found_or_made(record, attempt):
    graphs = factories.TopicFactory(owner=attempt.owner, name="Graphs")
    record(
        words="Mixed", point_1="clear", point_1_verdict="good", point_1_topic="Talking",
        point_2="slow", point_2_verdict="bad", point_2_topic="graphs", point_3="a pause",
    )  # fmt: skip
    assert points_of(attempt.feedback.get()) == [
        ("clear", True, "Talking"), ("slow", False, "Graphs"), ("a pause", None, "")
    ]  # fmt: skip
    assert attempt.owner.topics.get(name="Graphs") == graphs


def test_a_point_that_says_nothing_is_refused_beside_its_field(record):
    response = record(words="Mixed feelings", point_2_verdict="good")
    assert response.status_code == 422
    assert "Say what the point was" in response.text
    assert "Mixed feelings" in response.text


def test_points_are_told_under_what_they_were(record, signed_in, attempt):
    record(
        words="Mixed", point_1="clear", point_1_verdict="good", point_1_topic="Talking",
        point_2="slow", point_2_verdict="bad", point_3="graphs",
    )  # fmt: skip
    text = signed_in.get(attempt.get_absolute_url()).text
    for label, words in (("Good", "Talking: clear"), ("Bad", "slow"), ("Points", "graphs")):
        assert f"<dt>{label}</dt><dd>{words}</dd>" in text


def test_no_words_are_refused_and_lose_nothing_typed(record):
    response = record(point_1="slow at first", by="the recruiter")
    assert response.status_code == 422
    assert "slow at first" in response.text


def test_a_correction_copies_the_points_and_may_change_them(record, signed_in, attempt):
    record(words="Mixed", point_1="clear", point_1_verdict="good", point_2="slow")
    feedback = attempt.feedback.get()
    page = signed_in.get(reverse("feedback-correct", args=[feedback.pk])).text
    assert 'value="clear"' in page
    assert 'name="point_5"' in page
    correct(signed_in, feedback, point_1="clear", point_1_verdict="good", point_4="late")
    assert points_of(feedback.correction) == [("clear", True, ""), ("late", None, "")]
    assert points_of(feedback) == [("clear", True, ""), ("slow", None, "")]


def test_a_correction_that_changes_nothing_copies_nothing(record, signed_in, attempt):
    record(words="Mixed", point_1="clear")
    correct(signed_in, attempt.feedback.get(), point_1="clear", is_quoted="unknown")
    assert attempt.feedback.get().points.count() == 1


def test_the_second_of_two_corrections_sees_the_points_that_stand(record, signed_in, attempt):
    record(words="Mixed", point_1="clear")
    feedback = attempt.feedback.get()
    correct(signed_in, feedback, point_1="very clear")
    response = correct(signed_in, feedback, point_1="unclear")
    assert response.status_code == 422
    assert '<p class="stands">very clear</p>' in response.text


def test_a_round_named_in_the_address_is_chosen(signed_in, attempt):
    round = factories.RoundFactory(attempt=attempt)
    page = signed_in.get(f"{reverse('feedback-new', args=[attempt.pk])}?round={round.pk}").text
    assert f'<option value="{round.pk}" selected>' in page


def test_a_round_of_another_attempt_is_refused(record, attempt, user):
    factories.RoundFactory(attempt=attempt)
    other = factories.RoundFactory(attempt__company__owner=user)
    assert record(words="Well done", round=other.pk).status_code == 422


def test_their_words_tell_when_they_were_in_touch(record, attempt):
    record(words="Well done", given="12 May 2020")
    attempt.refresh_from_db()
    assert f"{attempt.last_contact:%Y-%m-%d}" == "2020-05-12"


def test_strangers_feedback_is_not_there(signed_in):
    feedback = factories.FeedbackFactory()
    for name, record in (("feedback-new", feedback.attempt), ("feedback-correct", feedback)):
        assert signed_in.post(reverse(name, args=[record.pk]), {"words": "Mine"}).status_code == 404
