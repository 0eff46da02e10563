"""Going through the page before a step: what is pressed is recorded, and feeds the drill and the lessons."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate
from applications.models import Recall, Rehearsal, Review
from tests.factories import AskingFactory, CarryFactory, LessonFactory, LoopFactory, ReviewFactory, RoundFactory


@pytest.fixture
def page(loop):
    return reverse("briefing", args=[loop.pk])


@pytest.fixture
def press(signed_in, page):
    return lambda what, **sent: signed_in.post(page, {"what": what, **sent}, follow=True)


def test_start_review_is_recorded_once_a_day_and_a_look_is_not(signed_in, press, page, user, loop):
    signed_in.get(page)
    assert not user.reviews.exists()
    assert "Review started." in press("start").text
    press("start")
    review = user.reviews.get()
    assert (review.loop, review.reviewed, review.is_fresh) == (loop, FuzzyDate(str(timezone.localdate())), False)


def test_a_request_that_comes_again_records_once(press, user):
    once = str(uuid4())
    for _ in range(2):
        press("asked", result="knew", uuid=once)
    assert user.reviews.get().revision == 1


def test_a_new_day_begins_a_new_review_and_keeps_the_past_hidden(press, user, loop):
    ReviewFactory(attempt=loop.attempt, loop=loop, reviewed=FuzzyDate("2020-05-01"), is_fresh=True)
    press("start")
    assert [review.is_fresh for review in user.reviews.order_by("pk")] == [True, True]


def test_start_fresh_hides_the_past_but_for_the_plans_and_can_be_turned(press, user, crowd, before):
    crowd(before)
    text = press("fresh").text
    assert "Take along" in text
    assert not [word for word in ("Tried here before", "First, from memory", "Whom you met") if word in text]
    assert user.reviews.get().is_fresh
    assert "Tried here before" in press("past").text
    assert (user.reviews.get().is_fresh, user.versions.filter(table="review").count()) == (False, 1)


def test_what_was_recalled_is_a_go_in_the_drill_and_another_answer_corrects_it(press, user, before):
    asking = AskingFactory(attempt=before, round=RoundFactory(attempt=before))
    for result in ("knew", "no"):
        assert 'class="glyph' in press("asked", result=result, question=asking.question.pk).text
    assert [recall.result for recall in Recall.objects.current()] == ["no"]
    assert user.reviews.get().asked == "no"


@pytest.mark.parametrize(("result", "manners"), [("knew", ["memory"]), ("nearly", ["memory"]), ("no", [])])
def test_a_promise_one_had_in_mind_is_a_plan_rehearsed(press, loop, user, result, manners):
    carry = CarryFactory(lesson__owner=user, attempt=loop.attempt, loop=loop)
    press("promised", result=result, lesson=carry.lesson.pk)
    assert [(row.manner, row.carry) for row in Rehearsal.objects.all()] == [(manner, carry) for manner in manners]


def test_one_undo_takes_back_all_that_one_answer_recorded(signed_in, press, user, before):
    asking = AskingFactory(attempt=before, round=RoundFactory(attempt=before))
    press("asked", result="knew", question=asking.question.pk)
    signed_in.post(reverse("deed-undo", args=[user.deeds.last_done().pk]))
    assert (user.reviews.count(), user.recalls.count()) == (0, 0)


def test_what_cannot_be_is_refused_with_a_sentence_and_records_nothing(press, user):
    strange = AskingFactory().question
    for sent in ({"what": "asked"}, {"what": "dance"}, {"what": "asked", "result": "knew", "question": strange.pk}):
        response = press(**sent)
        assert (response.status_code, "errorlist" in response.text) == (422, True)
    assert not user.reviews.exists()


def test_a_strangers_page_takes_nothing(signed_in):
    other = LoopFactory()
    assert signed_in.post(reverse("briefing", args=[other.pk]), {"what": "start"}).status_code == 404
    assert not Review.objects.exists()


def test_the_page_of_the_loop_says_that_it_was_reviewed_and_leads_to_the_review(signed_in, press, loop, user):
    press("fresh")
    edit = reverse("review-edit", args=[user.reviews.get().pk])
    assert re.search(rf'Reviewed before: <a href="{edit}">[\w ]+</a>, with the past hidden', signed_in.get(
        loop.get_absolute_url()
    ).text)  # fmt: skip
    signed_in.post(edit, {"reviewed": "2020", "asked": "nearly", "step": f"loop-{loop.pk}", "revision": "1"})
    review = user.reviews.get()
    assert (str(review.reviewed), review.is_fresh, review.asked) == ("2020", False, "nearly")


def test_a_review_on_paper_is_kept_by_hand(signed_in, user, loop):
    page = reverse("review-new", args=[loop.pk])
    signed_in.post(page, {"reviewed": "yesterday", "step": f"loop-{loop.pk}"})
    assert user.reviews.get().loop == loop


def test_a_plan_is_rehearsed_from_the_page_and_left_there(signed_in, user, loop, page):
    lesson = LessonFactory(owner=user)
    lesson.attempts.add(loop.attempt)
    carry = CarryFactory(lesson=lesson, attempt=loop.attempt, loop=loop)
    text = signed_in.get(page).text
    rehearsal, removal = re.findall(r'action="(/[^"]+(?:rehearsals/new/|carries/\d+/)[^"]*)"', text)
    sent = {"carry": carry.pk, "manner": "aloud"}
    assert signed_in.post(rehearsal.replace("&amp;", "&"), sent).url == page
    assert (user.rehearsals.get().carry, "rehearsed" in signed_in.get(page).text) == (carry, True)
    assert signed_in.post(removal).url == page
    assert not user.carries.exists()
