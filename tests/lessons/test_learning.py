"""What looking back leaves beside its words: causes, what happened again, a lesson, and what differed."""

import pytest
from django.urls import reverse

from applications.lessons.differences import Differences
from applications.lessons.likely import likely
from applications.records.order import STEP
from tests.factories import (
    AttemptFactory,
    CarryFactory,
    CauseFactory,
    CompanyFactory,
    DocumentFactory,
    LessonFactory,
    LoopFactory,
    PostMortemFactory,
    PreparationFactory,
    RoleFactory,
    RoundFactory,
    SightingFactory,
    TellingFactory,
    TopicFactory,
)  # fmt: skip


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user, company__name="Acme", number=2, rank=20 * STEP, outcome="rejected")


@pytest.fixture
def round(attempt):
    return RoundFactory(attempt=attempt, kind="coding", result="not_passed")


def address(name, record):
    return reverse(name, args=[record.pk])


def rows(attempt) -> dict[str, tuple[str, str]]:
    return {row.label: (row.before, row.now) for row in Differences.of(attempt).rows}


def test_a_cause_keeps_what_speaks_for_it_who_controls_it_its_topic_and_its_round(signed_in, attempt, round):
    typed = {"cause_1": "Began to code at once.", "cause_1_evidence": "seen", "cause_1_control": "mine"}
    signed_in.post(address("post-mortem-new", attempt), {**typed, "cause_1_topic": "Coding", "cause_1_round": round.pk})
    cause = attempt.post_mortems.get().causes.get()
    assert (cause.words, cause.evidence, cause.control) == ("Began to code at once.", "seen", "mine")
    assert (cause.topic.name, cause.round, cause.attempt) == ("Coding", round, attempt)


def test_a_cause_without_its_words_is_refused_and_loses_nothing_typed(signed_in, attempt):
    typed = {"cause_2_topic": "Coding", "went_wrong": "The third."}
    response = signed_in.post(address("post-mortem-new", attempt), typed)
    assert response.status_code == 422
    assert all(words in response.text for words in ("Say what the reason was.", "The third.", "Coding"))


def test_a_cause_of_a_debrief_is_about_its_round(signed_in, round):
    signed_in.post(address("debrief", round), {"cause_1": "I had not slept."})
    assert round.post_mortems.get().causes.get().round == round


def test_a_cause_can_be_changed_and_taken_back(signed_in, round, user):
    cause = CauseFactory(post_mortem__attempt=round.attempt, topic=TopicFactory(owner=user))
    signed_in.post(address("cause-edit", cause), {"words": "Too fast.", "round": round.pk, "revision": 1})
    cause.refresh_from_db()
    assert (cause.words, cause.round, cause.topic) == ("Too fast.", round, None)
    signed_in.post(reverse("removal-new", args=["causes", cause.pk]))
    assert not user.causes.exists()


def test_causes_are_told_by_topic_and_what_was_theirs_counts_in_none(signed_in, attempt, user):
    topic, post_mortem = TopicFactory(owner=user, name="Coding"), PostMortemFactory(attempt=attempt)
    CauseFactory.create_batch(2, post_mortem=post_mortem, topic=topic, control="mine")
    CauseFactory(post_mortem=post_mortem, words="A hiring freeze.", topic=topic, control="theirs")
    page = signed_in.get(reverse("cause-list"))
    assert [(each.name, each.count) for each in page.context["causes"].topics] == [("Coding", 2)]
    assert "1 that was theirs alone count in none of them." in page.text
    assert "A hiring freeze." in page.text
    assert "A hiring freeze." not in signed_in.get(reverse("cause-list"), {"topic": topic.pk}).text
    theirs = signed_in.get(reverse("cause-list"), {"topic": "theirs"})
    assert [cause.words for cause in theirs.context["causes"].page] == ["A hiring freeze."]


@pytest.mark.parametrize("asked", ["x", "99", "-1", "theirs'"])
def test_a_topic_nobody_knows_narrows_nothing(signed_in, attempt, asked):
    CauseFactory(post_mortem__attempt=attempt)
    assert len(signed_in.get(reverse("cause-list"), {"topic": asked}).context["causes"].page) == 1


def test_the_reasons_have_pages_and_cost_as_many_queries_at_ten_times_the_size(
    signed_in, attempt, user, django_assert_num_queries
):
    for count in (3, 27):
        for _ in range(count):
            CauseFactory(post_mortem__attempt=attempt, topic=TopicFactory(owner=user))
        with django_assert_num_queries(5):
            page = signed_in.get(reverse("cause-list"))
    assert "Page 1 of 2" in page.text


def test_the_latest_reasons_come_first_on_the_first_page(signed_in, attempt):
    words = [f"Reason {number:02}." for number in range(22)]
    for each in words:
        CauseFactory(post_mortem__attempt=attempt, words=each)
    shown = [signed_in.get(reverse("cause-list"), {"page": page}).context["causes"].page for page in (1, 2)]
    assert [cause.words for page in shown for cause in page] == words[::-1]


def test_the_same_as_before_is_one_tick_and_no_twin(signed_in, round, user):
    known = LessonFactory(owner=user, advice="Ask first.")
    known.rounds.add(RoundFactory(attempt__company__owner=user, attempt__rank=1, kind="coding"))
    page = address("debrief", round)
    assert "Ask first." in signed_in.get(page).text
    shown = signed_in.get(page).context["form"]
    for _ in range(2):
        signed_in.post(page, {"again": known.pk, "uuid": shown["uuid"].value() if "uuid" in shown.fields else ""})
    sighting = known.sightings.get()
    assert (sighting.kind, sighting.round, sighting.attempt) == ("again", round, round.attempt)
    assert user.lessons.count() == 1
    assert "Ask first." not in signed_in.get(page).text


def test_a_round_that_was_passed_asks_for_no_recurrence(signed_in, round, user):
    LessonFactory(owner=user).rounds.add(RoundFactory(attempt__company__owner=user, kind="coding"))
    round.result = "passed"
    round.save()
    assert "The same as before?" not in signed_in.get(address("debrief", round)).text


def test_the_likeliest_come_from_this_kind_of_round_then_its_topic_then_the_company(round, user):
    topic = TopicFactory(owner=user)
    round.topics.add(topic)
    here, about, alike, other = (LessonFactory(owner=user) for _ in range(4))
    here.attempts.add(AttemptFactory(company=round.attempt.company, rank=1))
    about.topics.add(topic)
    alike.rounds.add(RoundFactory(attempt__company__owner=user, attempt__rank=2, kind="coding"))
    other.rounds.add(RoundFactory(attempt__company__owner=user, attempt__rank=3, kind="behavioural"))
    assert likely(round, [round]) == [alike, about, here]
    SightingFactory(lesson=alike, attempt=round.attempt, round=round)
    about.rounds.add(round)
    assert likely(round, [round]) == [here]


def test_what_was_learned_later_was_not_known_before(round, user):
    earlier, itself, later = (LessonFactory(owner=user) for _ in range(3))
    before = RoundFactory(attempt=round.attempt, kind="coding", rank=round.rank - 1)
    earlier.rounds.add(before)
    itself.loops.add(LoopFactory(attempt=round.attempt, rank=round.rank + 1))
    later.attempts.add(AttemptFactory(company=round.attempt.company, rank=round.attempt.rank + 1))
    assert likely(round, [round]) == [earlier]
    assert likely(round.attempt, [round]) == []


def test_the_sentence_for_a_friend_becomes_a_lesson_with_one_tick(signed_in, round, user):
    signed_in.post(address("debrief", round), {"takeaway": "Ask before\nyou code.", "as_lesson": "on"})
    lesson = user.lessons.get()
    assert (lesson.advice, list(lesson.rounds.all())) == ("Ask before you code.", [round])


def test_a_lesson_needs_its_sentence(signed_in, round, user):
    response = signed_in.post(address("debrief", round), {"as_lesson": "on", "went_wrong": "The third."})
    assert response.status_code == 422
    assert all(words in response.text for words in ("Write the sentence that the lesson shall say.", "The third."))


def test_what_stands_written_becomes_a_lesson_with_one_tap_and_once(signed_in, attempt, user):
    post_mortem = PostMortemFactory(attempt=attempt, takeaway="Sleep.")
    for _ in range(2):
        response = signed_in.post(address("post-mortem-lesson", post_mortem), follow=True)
    assert "Kept as a lesson." in response.text
    assert [lesson.advice for lesson in attempt.lessons.all()] == ["Sleep."]


def test_of_a_win_two_questions_are_asked(signed_in, attempt):
    attempt.outcome = "accepted"
    attempt.save()
    form = signed_in.get(address("post-mortem-new", attempt)).context["form"]
    labels = [field.label for field in form.open_fields]
    assert labels == ["What worked?", "What will you keep?", "Keep this sentence as a lesson"]


@pytest.mark.parametrize("name", ["cause-new", "post-mortem-lesson"])
def test_a_strangers_post_mortem_is_not_found(signed_in, name):
    assert signed_in.post(address(name, PostMortemFactory())).status_code == 404


def test_what_differs_is_told_where_both_are_known(attempt, user):
    before = AttemptFactory(company=attempt.company, number=1, rank=10 * STEP, origin="applied")
    attempt.origin, attempt.approach = "referral", "fresh_start"
    before.current_role = RoleFactory(company=before.company, title="Engineer", level="L4", place="Denver")
    attempt.current_role = RoleFactory(company=before.company, title="engineer", level="L5")
    for one, name in ((before, "CV of May"), (attempt, "CV of June")):
        DocumentFactory(attempt=one, name=name)
        TellingFactory(attempt=one, story__owner=user, story__title=f"The {name}")
        one.save()
    LoopFactory(attempt=before, kind="onsite")
    RoundFactory(attempt=attempt, kind="phone_screen", state="held")
    PreparationFactory(owner=user, title="A course", rank=15 * STEP)
    PreparationFactory(owner=user, title="Before it all", rank=5 * STEP)
    assert rows(attempt) == {
        "Level": ("L4", "L5"),
        "How it began": ("I applied", "a referral"),
        "Rounds": ("onsite loop", "phone interview"),
        "Documents": ("CV of May", "CV of June"),
        "Stories told": ("The CV of May", "The CV of June"),
        "Prepared in between": ("", "A course"),
    }


def test_a_first_attempt_differs_from_nothing(attempt):
    AttemptFactory(company=CompanyFactory(owner=attempt.owner), rank=1)
    assert Differences.of(attempt).previous is None
    assert rows(attempt) == {}


def test_the_page_of_differences_says_so(signed_in, attempt):
    assert "no attempt before this one" in signed_in.get(address("attempt-differences", attempt)).text
    AttemptFactory(company=attempt.company, number=1, rank=10 * STEP, origin="applied")
    attempt.origin = "referral"
    attempt.save()
    text = signed_in.get(address("attempt-differences", attempt)).text
    assert all(words in text for words in ("I applied", "a referral", "Attempt 1", "Attempt 2"))


@pytest.mark.parametrize("what", ["rejected", "offer"])
def test_an_outcome_that_was_logged_offers_to_look_back_wins_too(signed_in, user, what):
    attempt = AttemptFactory(company__owner=user)
    typed = {"subject": f"attempt-{attempt.pk}", "what": what}
    assert address("post-mortem-new", attempt) in signed_in.post(reverse("log"), typed, follow=True).text


def test_an_outcome_that_was_recorded_offers_to_look_back(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    response = signed_in.post(address("outcome-new", attempt), {"kind": "accepted"}, follow=True)
    assert f'href="{address("post-mortem-new", attempt)}">Debrief now' in response.text


def test_a_loop_whose_result_was_logged_offers_to_look_back_on_it(signed_in, attempt):
    attempt.outcome = ""
    attempt.save()
    loop = LoopFactory(attempt=attempt)
    typed = {"subject": f"loop-{loop.pk}", "what": "not_passed"}
    assert address("loop-post-mortem-new", loop) in signed_in.post(reverse("log"), typed, follow=True).text


def test_what_is_kept_as_a_lesson_is_not_offered_again(signed_in, attempt, round):
    of_attempt, of_round = (PostMortemFactory(attempt=attempt, round=of, takeaway="Sleep.") for of in (None, round))
    for page, post_mortem in ((attempt, of_attempt), (round, of_round)):
        keep = address("post-mortem-lesson", post_mortem)
        assert keep in signed_in.get(page.get_absolute_url()).text
    signed_in.post(address("post-mortem-lesson", of_round))
    for page in (attempt, round):
        assert "Keep it as a lesson" not in signed_in.get(page.get_absolute_url()).text


def test_a_tick_answers_for_the_lesson_that_was_taken_along(signed_in, user, round):
    lesson = LessonFactory(owner=user)
    lesson.rounds.add(RoundFactory(attempt__company__owner=user, attempt__rank=1, kind="coding"))
    carry = CarryFactory(lesson=lesson, attempt=round.attempt, round=round)
    signed_in.post(address("debrief", round), {"again": lesson.pk})
    assert lesson.sightings.get().carry == carry
    assert "Did the cue come?" not in signed_in.get(round.get_absolute_url()).text
